"""What stands where nobody expects it: values of fields, bits of texts, and bytes."""

import random
from collections.abc import Sequence

NUMBERS = ("0", "-1", "1e309", "9" * 40, "9" * 5000, "0x1F", "010", "1_000", ".inf", ".nan", "٣", "½", "1" * 19)
DATES = (
    *("2025-02-30", "0000-01-01", "9999-12-31", "10000-01-01", "2025-13", "2025-00", "0001", "9999", "-2025-01-01"),
    *("2025-1-1", "٢٠٢٥-٠١-٠١", "2025-01-01T00:00:00Z", "2025-W01", "2025-06", "2025", "yesterday"),
)
NOTHING = ("", "null", "~", " ", "\n", "[]", "{}", "no", "true")
NAMES = (
    *("latest", "previous", "a/b", "../../etc/passwd", "-", "--help", "a#b", "#", "a#b#c", "HEAD:a", ":", "a:b:c", "/"),
    *("Über", "ß", "İ", "ﬁ", "e\u0301", "1", "a" * 300, "new", "all", "none", "con", "a\\b", "C:", "draft/bridge"),
)
SIGNS = (
    *("\x00", "\x07", "\x1b[31m", "\x1b]8;;http://x\x07", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028"),
    *("\x85", "\u0301" * 9, "\U0001f9d1\u200d\U0001f692", "𝐀", "\U0010ffff", "\ufffe", "\xad", "\xa0", "\t", "\r\n"),
    *("漢字かな交じり文", "العربية ٥٪", "עברית", "ไทย", "їжак", "Ⅻ", "§ 1", "№ 5", "…", "—", "’", "„“", "«»"),
)
MARKS = (
    *("[", "]", "[[", "]]", "[ / ]", "[A: x / B: y]", "[…]", "[sic]", "[1]", "[]", "[[[[a] / [b]]]]", "(", "{", "}"),
    *(
        "**",
        "__",
        "~~",
        "`",
        "```",
        "|",
        "<b>",
        "<!--",
        "-->",
        "</p>",
        "&amp;",
        "&#0;",
        "\\",
        "\\[",
        "![x](y)",
        "#",
        ">",
    ),
    *("$", "%", "::error::x", "=1+1", "@all", "- ", "1. ", "a) ", "§", "http://[", "//", "://", "[/red]", "[bold]"),
)
WORDS = (
    *("shall may not unless until within 30 days 2026 all any except the of and or percent party withdraw".split()),
    *("10,000 1.5 million 31 December 2025 no later than 72 hours Article 5 Norland Southland Ferry. N. S".split()),
)
# Bytes that begin, end or change something in a file of YAML.
TOKENS = (
    *(
        b"- ",
        b": ",
        b"? ",
        b"[",
        b"]",
        b"{",
        b"}",
        b",",
        b"#",
        b" #",
        b"&a ",
        b"*a",
        b"!!str ",
        b"!",
        b"|",
        b">",
        b"|+9",
    ),
    *(b"'", b'"', b"%YAML 1.1\n", b"%TAG ! x\n", b"---\n", b"...\n", b"\n", b"\r", b"\r\n", b"\t", b"<<: *a", b"\\"),
    *(b'"\\ud800"', b'"\\U00110000"', b'"\\x00"', b"\x00", b"\xff", b"\xed\xa0\x80", b"\xc3", b"\xef\xbb\xbf", b"\x85"),
    *(b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xf0\x9f\x95\x8a", b"\xff\xfe", b"@", b"`", b"=", b"~", b"null", b"9" * 400),
    *(b"[" * 40, b"- " * 40, b"{a: " * 40, b"a: \n  " * 5, b"schema: 1\n", b"points:\n", b"id: ", b"text: "),
)


def phrase(chance: random.Random, most: int = 12) -> str:
    """Some words, with now and then what no word is."""
    parts = [chance.choice(WORDS) for _ in range(chance.randrange(1, most))]
    for _ in range(chance.choice((0, 0, 1, 1, 2, 5))):
        parts.insert(chance.randrange(len(parts) + 1), chance.choice(chance.choice((SIGNS, MARKS, NUMBERS, DATES))))
    return chance.choice(("", " ", " ", " ")).join(parts)


def text(chance: random.Random) -> str:
    """A wording: mostly a sentence or a few, at times the same over and over, or one sign nested deep."""
    way = chance.randrange(120)
    if way == 0:
        return chance.choice((*MARKS, *WORDS)) * chance.choice((50, 1000, 3000))
    if way == 1:
        return f"{chance.choice(WORDS)} " * chance.choice((50, 500, 1500))
    if way == 2:
        depth = chance.choice((6, 60, 1000))
        return "[A: x " * depth + chance.choice(("", "/ y", " / ")) + "]" * chance.choice((depth, depth - 1, depth + 1))
    if way < 6:
        return chance.choice(("", " ", *SIGNS))
    ends = (". ", ". ", "; ", ", ", "\n", "\n\n", " / ", "? ")
    return "".join(phrase(chance) + chance.choice(ends) for _ in range(chance.choice((1, 1, 2, 4, 12)))).strip(" ")


def edited(chance: random.Random, old: str) -> str:
    """A text with some of it taken out, put in, doubled or moved, or another text."""
    if chance.random() < 0.1:
        return text(chance)
    words = old.split(" ")
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at, to = sorted((chance.randrange(len(words) + 1), chance.randrange(len(words) + 1)))
        way = chance.randrange(5)
        if way == 0:
            del words[at : min(to, at + 5)]
        elif way == 1:
            words[at:at] = phrase(chance, 5).split(" ")
        elif way == 2:
            words = words[to:] + words[at:to] + words[:at]
        elif way == 3:
            words[at:at] = words[at : at + 30]
        else:
            words[at : at + 1] = [chance.choice((*WORDS, *MARKS, *SIGNS))]
    return " ".join(words)


def value(chance: random.Random, pool: Sequence[str]) -> str:
    """What a field may be made to hold: often a name that stands elsewhere in the plan, else anything."""
    way = chance.randrange(12)
    if way < 5 and pool:
        return chance.choice(pool)
    if way == 5:
        return f"{chance.choice(pool or NAMES)}{chance.choice('/#:')}{chance.choice(pool or NAMES)}"
    if way == 6:
        return text(chance)
    return chance.choice(chance.choice((NUMBERS, DATES, NOTHING, NAMES, SIGNS, MARKS)))
