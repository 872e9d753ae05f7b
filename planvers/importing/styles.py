"""The ways to write a number before a point, one row each, and the labels that a line may bear by them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from planvers.importing.numerals import ALPHABETS, DIGITS, Alphabet

# What may stand between a number with its sign and the text behind it.
_BEHIND = r"(?=\s|\Z|[\"“«„'‘(\[*])"
_BEHIND_DIGITS = r"(?=[^\d.,:])|(?=\Z)"
_UNITS = (
    r"points?|articles?|items?|clauses?|principles?|provisions?|paragraphs?|para\.|art\.|artículo|punto|artikel|punkt|"
    r"пункт|стаття|статья|п\.|ст\.|المادة|مادة|البند|بند|النقطة|نقطة"
)
_GROUPS = r"parts?|chapters?|sections?|titles?|annex|розділ|частина|глава|раздел|часть|الفصل|القسم|الجزء"
_BULLETS = "-–—•*·‣▪◦●○■□►➢+"


class Style(NamedTuple):
    """One way to write numbers: a frame around numerals of one alphabet. For bullets the frame is the sign."""

    frame: str
    alphabet: str


class Label(NamedTuple):
    """What a line may begin with: a numeral, as written and as a number, and the text behind it.

    `is_bare` says that the frame is so common in running text that the label alone says little.
    """

    style: Style
    numeral: str
    value: int
    rest: str
    is_bare: bool = False


class _Frame(NamedTuple):
    name: str
    pattern: str
    alphabets: tuple[Alphabet, ...] = ALPHABETS
    is_bare: bool = False


# `{n}` stands for a numeral.
_FRAMES = (
    _Frame("1.", rf"(?P<n>{{n}})\.(?:{_BEHIND_DIGITS})", (DIGITS,)),
    _Frame("a.", rf"(?P<n>{{n}})\.{_BEHIND}", ALPHABETS[1:]),
    _Frame("1)", r"(?P<n>{n})\)"),
    _Frame("(1)", r"\((?P<n>{n})\)"),
    _Frame("1:", rf"(?P<n>{{n}})\s?:{_BEHIND}"),
    _Frame("1-", r"(?P<n>{n})\s?[-–—](?=\s)", is_bare=True),
    _Frame("§ 1", r"§\s?(?P<n>{n})\b(?:\s*[.:)–—-])?", (DIGITS,)),
    _Frame("point 1", rf"(?P<w>(?i:{_UNITS}))\s*(?:no\.?\s?|№\s?)?(?P<n>{{n}})(?:\s*[.:)–—-](?!\d)|\s*\Z)"),
    _Frame("part 1", rf"(?P<w>(?i:{_GROUPS}))\s+(?P<n>{{n}})(?:\s*[.:)–—-](?!\d)|\s*\Z)"),
)
# Within a point that is numbered `{whole}`.
_WITHIN = (
    _Frame("1.1", r"{whole}\.(?P<n>{n})(?:[.):](?!\d)|(?![\w.):]))", (DIGITS,)),
    _Frame("1(1)", r"{whole}\s?\((?P<n>{n})\)"),
    _Frame("1a", rf"{{whole}}\.?\s?(?P<n>{{n}})[.):]{_BEHIND}", ALPHABETS[1:]),
)
_BULLET = re.compile(rf"(?P<sign>[{re.escape(_BULLETS)}])\s+(?P<rest>.*)")
# Most lines bear none, and are told by this alone.
_MAY_BE_LABELLED = re.compile(rf"[*_]*\s*(?:§|\(?\w{{1,8}}\s?[.):–—-]|(?i:{_UNITS}|{_GROUPS}))")
_EMPHASIS = r"(?:\*\*|__)?\s*"
GROUP_FRAME = "part 1"
# The rank of articles and sections.
GRAND = 3


def labels(text: str) -> Iterator[Label]:
    """Every label that a line may bear, whatever stands around it."""
    if _MAY_BE_LABELLED.match(text):
        for frame, alphabet, pattern in _patterns():
            yield from _label(frame, alphabet, pattern, text)


def labels_within(text: str, whole: str) -> Iterator[Label]:
    """Every label that a line may bear which repeats the number of the point that it stands in."""
    if whole in text:
        for frame in _WITHIN:
            for alphabet in frame.alphabets:
                yield from _label(frame, alphabet, _compiled(frame, alphabet, whole), text)


def rank(style: Style) -> int:
    """How grand a way to number is: articles and sections, then large Roman numerals, then digits, then letters."""
    if style.frame.startswith(("point", "part", "§")):
        return GRAND
    return {"Roman": 2, DIGITS.name: 1}.get(style.alphabet, 0)


def bullet(text: str) -> Label | None:
    """The bullet that a line begins with, or None."""
    found = _BULLET.fullmatch(text)
    return (
        Label(Style(found["sign"], "bullets"), "", 0, found["rest"], is_bare=found["sign"] in "-–—") if found else None
    )


@cache
def _patterns() -> tuple[tuple[_Frame, Alphabet, re.Pattern[str]], ...]:
    return tuple((frame, alphabet, _compiled(frame, alphabet)) for frame in _FRAMES for alphabet in frame.alphabets)


@cache
def _compiled(frame: _Frame, alphabet: Alphabet, whole: str = "") -> re.Pattern[str]:
    return re.compile(_EMPHASIS + frame.pattern.replace("{n}", alphabet.pattern).replace("{whole}", re.escape(whole)))


def _label(frame: _Frame, alphabet: Alphabet, pattern: re.Pattern[str], text: str) -> Iterator[Label]:
    found = pattern.match(text)
    value = alphabet.value(found["n"]) if found else None
    if found and value:
        word = found.groupdict().get("w") or ""
        emphasis = text[: len(text) - len(text.lstrip("*_"))]
        behind = text[found.end() :].strip()
        # Either the number alone is bold, or what stands behind it as well.
        is_closed = bool(emphasis) and behind.startswith(emphasis)
        rest = behind[len(emphasis) :].strip() if is_closed else f"{emphasis}{behind}"
        yield Label(Style(f"{frame.name}{word.lower()}", alphabet.name), found["n"], value, rest, frame.is_bare)
