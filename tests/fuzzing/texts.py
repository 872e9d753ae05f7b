"""Texts to import, and what the innermost functions must make of any text, whatever stands in it."""

import random
import re
from html import unescape
from itertools import pairwise

from markdown_it import MarkdownIt

from fuzzing.hostile import MARKS, SIGNS, edited, phrase, text
from planvers import formats
from planvers.brackets.counting import count
from planvers.brackets.parsing import parse, without_signs
from planvers.comparing.brackets import bracket_facts
from planvers.formats import Look
from planvers.matching.corpus import Passage
from planvers.matching.inference import infer
from planvers.model.places import Source
from planvers.reading import yamltree
from planvers.reading.characters import hidden_problems
from planvers.review.sides import sides
from planvers.views.page import Block, Bullets, Entry, Heading, Lines, Page, Span, Tone
from planvers.words.redline import compare, is_editorial
from planvers.words.sentences import sentences
from planvers.words.tokens import tokens

_LABELS = (
    "{n}.",
    "{n})",
    "({n})",
    "Point {n}:",
    "Article {n} —",
    "§ {n}",
    "{n}:",
    "## {n}.",
    "**{n}.**",
    "- {n}.",
    "٪{n}",
)
_BULLETS = ("- ", "* ", "• ", "a) ", "(b) ", "iv. ", "А. ", "  - ", "\t• ", "1.1. ", "> ")
_ENDS = ("\n", "\n", "\n", "\n\n", "\r\n", "\r", "\f", "\n\n\n", "-\n", "\xad\n", "\u2028", "")
_YAML = (
    *(
        "a",
        "b",
        "- ",
        ": ",
        ": ",
        ":\n",
        "\n",
        "\n  ",
        "\n- ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "#",
        " # c",
        "'",
        '"',
        "|",
    ),
    *(
        "|-\n ",
        ">\n ",
        ">+1\n  ",
        "&a ",
        "*a",
        "!!str ",
        "! ",
        "%",
        "---\n",
        "...\n",
        "\\",
        '"\\x41"',
        "\t",
        "é",
        "~",
        "<<",
    ),
)
_LETTER = re.compile(r"[^\W_]")
_TAG = re.compile(r"<style>.*?</style>|<title>.*?</title>|<[^>]*>", re.DOTALL)


def numbered(chance: random.Random) -> bytes:
    """A text with numbered points, as somebody pastes it, at times damaged."""
    rows = [phrase(chance) for _ in range(chance.randrange(3))]
    label = chance.choice(_LABELS)
    for number in range(1, chance.choice((1, 3, 8, 30))):
        label = chance.choice(_LABELS) if chance.random() < 0.05 else label
        said = chance.choice(
            (str(number), str(number), chance.choice(("I", "iv", "٣", "", "99999999999", "1.2.3", "а")))
        )
        rows.append(f"{label.format(n=said)} {text(chance)}")
        rows += [f"{chance.choice(_BULLETS)}{phrase(chance)}" for _ in range(chance.choice((0, 0, 1, 3)))]
        if chance.random() < 0.1:
            rows.append(chance.choice(("Page 3 of 9", "3", "CONFIDENTIAL", "* * *", "## Heading", *SIGNS, *MARKS)))
    end = chance.choice(_ENDS)
    written = "".join(row + (end if chance.random() < 0.9 else chance.choice(_ENDS)) for row in rows)
    content = written.encode("utf-8", "surrogatepass")
    return content + chance.choice((b"\xff", b"\x00")) if chance.random() < 0.02 else content


def check_wordings(chance: random.Random) -> None:
    """Two wordings: nothing is lost between them, and brackets are what they are on both sides."""
    old = text(chance)
    new = edited(chance, old)
    for one, other in ((old, new), (new, old)):
        found = compare(one, other)
        assert "".join(run.old for run in found) == one, "the old sides of the redline are not the old text"
        assert "".join(run.new for run in found) == other, "the new sides of the redline are not the new text"
        assert all(run.old or run.new for run in found), "an empty run"
        sides(one, other)
        bracket_facts(one, other)
        is_editorial(one, other)
    names = frozenset(("a", "norland"))
    for side in (old, new):
        words = tokens(side)
        assert "".join(words) == side, "the words of a text are not the text"
        spans = sentences(words)
        assert all(one.stop <= other.start for one, other in pairwise(spans)), "sentences overlap"
        parsed = parse(side, names)
        assert all(side[item.start] == "[" and side[item.end - 1] == "]" for item in parsed.brackets), "no bracket"
        without_signs(side, names)
        assert count(side) >= 0


def check_matching(chance: random.Random) -> None:
    """Two lists of texts: links are between what is there, and the same the other way round."""
    olds = [text(chance) for _ in range(chance.choice((0, 1, 4, 10)))]
    news = [edited(chance, chance.choice(olds)) if olds else text(chance) for _ in range(chance.choice((0, 1, 4, 10)))]
    old = [Passage(f"o{place}", None, item[:20], item) for place, item in enumerate(olds)]
    new = [Passage(f"n{place}", None, item[:20], item) for place, item in enumerate(news)]
    threshold = chance.choice((0.0, 0.5, 1.0))
    here = {(item.old, item.new) for item in infer(old, new, threshold=threshold).matches}
    there = {(item.new, item.old) for item in infer(new, old, threshold=threshold).matches}
    assert here == there, "the links are others the other way round"
    assert all(0 <= int(one[1:]) < len(old) and 0 <= int(other[1:]) < len(new) for one, other in here), (
        "a link to nothing"
    )


def check_page(chance: random.Random) -> None:
    """A page with odd texts: every format shows each letter of them, in order, and takes none for a mark."""
    page = Page(tuple(_blocks(chance)))
    look = Look(chance.choice((20, 40, 80)), chance.choice((0, 16, 256)), has_links=chance.random() < 0.5)
    for name in ("text", "markdown", "html"):
        written = formats.get(name).render(page, look)
        assert written.endswith("\n"), f"{name} does not end its last line"
    for name, written in (("Markdown", _as_html(page, look)), ("HTML", formats.get("html").render(page, look))):
        shown, place = _letters(unescape(_TAG.sub("", written))), 0
        for told in map(_letters, _texts(page)):
            place = shown.find(told, place)
            assert place >= 0, f"{name} does not show {told}"
            place += len(told)


def _as_html(page: Page, look: Look) -> str:
    """What a reader of Markdown makes of a page."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    shown: str = reader.render(formats.get("markdown").render(page, look))
    return shown


def _span(chance: random.Random) -> Span:
    return Span(
        phrase(chance), chance.choice(tuple(Tone)), chance.choice(("", "", "", "https://x.example/a?b=c|d", "#no"))
    )


def _line(chance: random.Random) -> tuple[Span, ...]:
    return tuple(_span(chance) for _ in range(chance.choice((1, 1, 2, 4))))


def _blocks(chance: random.Random) -> list[Block]:
    """A heading, and some of the blocks in which a line stands by itself."""
    one, two, three, four, five, six = (_line(chance) for _ in range(6))
    others: tuple[Block, ...] = (
        Lines((one, two)),
        Bullets((three, four)),
        Entry("", "", five, body=(Lines((six,)),)),
        Heading(2, _line(chance)),
    )
    return [Heading(1, _line(chance)), *chance.sample(others, chance.randrange(1, len(others)))]


def _texts(page: Page) -> list[str]:
    """The texts of a page in reading order."""
    found: list[str] = []
    for block in page.blocks:
        lines: tuple[tuple[Span, ...], ...]
        match block:
            case Heading():
                lines = (block.line,)
            case Lines():
                lines = block.lines
            case Bullets():
                lines = block.items
            case Entry():
                lines = (block.title, *(line for part in block.body if isinstance(part, Lines) for line in part.lines))
            case _:
                lines = ()
        found += [span.text for line in lines for span in line]
    return found


def _letters(shown: str) -> str:
    return "".join(_LETTER.findall(shown))


def check_yaml(chance: random.Random) -> None:
    """A few signs of YAML in any order: one answer with and without libyaml, and every fault in the text."""
    check_tree("".join(chance.choices(_YAML, k=chance.choice((2, 4, 8, 16, 40)))))


def check_tree(content: str) -> None:
    """One answer with and without libyaml: a tree, or faults with a place, or both."""
    source = Source("x.yaml", content)
    if next(hidden_problems(source), None):
        return
    found = yamltree.parse(source, fast=False)
    if yamltree.HAS_LIBYAML:
        assert yamltree.parse(source, fast=True) == found, "other trees with and without libyaml"
    for problem in found.problems:
        assert is_place(content, problem.where.line, problem.where.column), f"no such place: {problem}"
    assert found.root is None or is_place(content, found.root.line, found.root.column), "a tree from nowhere"


def is_place(content: str, line: int, column: int) -> bool:
    """Whether a text has that line and column, or ends there."""
    lines = re.split("\r\n|\r|\n", content)
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1
