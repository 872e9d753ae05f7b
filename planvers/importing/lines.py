"""A text as the lines that say something, each with its number, without what cannot be seen."""

import html
import re
import unicodedata
from typing import NamedTuple

_FORM_FEED = "\x0c"
_TAB = 4
# Quotations and headings of Markdown.
_QUOTED = re.compile(r"(?:>\s*)+")
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+")
_UNDERLINE = re.compile(r"={3,}|-{3,}|_{3,}|\*{3,}|~{3,}|(?:[-*_]\s+){2,}[-*_]")
_ESCAPED = re.compile(r"\\([.()\[\]#*_+-])")
_SOFT_HYPHEN = "\u00ad"
# Only with its semicolon: «R&D» is no entity.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# What joins letters in real scripts may be seen in what it does.
_KEPT = frozenset("\u200c\u200d")


class Line(NamedTuple):
    """One line that says something. `number` counts from 1 in the text, `raw` is the line as it stands there.

    `text` is what it says, without white space around it; `is_after_gap` tells that an empty line, or a
    rule, stands before it, `is_on_new_page` that a page break does; `heading` is how many marks Markdown
    gives it as a heading, or 0. `is_cut` says that a soft hyphen at its end parts a word.
    """

    number: int
    raw: str
    text: str
    indent: int = 0
    is_after_gap: bool = False
    is_on_new_page: bool = False
    heading: int = 0
    is_cut: bool = False


class Lines(NamedTuple):
    """The lines of a text, and how many characters that cannot be seen were taken out."""

    lines: tuple[Line, ...]
    unseen: int = 0


def lines_of(text: str) -> Lines:
    """The lines that say something. Rules and underlines say nothing, but make a heading of the line above."""
    found: list[Line] = []
    unseen, is_gap, is_page = 0, True, False
    for number, raw in enumerate(_line_ends(text).split("\n"), start=1):
        is_page |= _FORM_FEED in raw
        meant = _ENTITY.sub(lambda found: html.unescape(found[0]), raw)
        seen = _seen(meant.replace(_FORM_FEED, " ")).expandtabs(_TAB)
        unseen += sum(not _is_seen(sign) and sign not in f"{_FORM_FEED}{_SOFT_HYPHEN}" for sign in raw)
        said = seen.strip()
        if not said or _UNDERLINE.fullmatch(said) or _QUOTED.fullmatch(said):
            if said.startswith("=") and found and not is_gap:
                found[-1] = found[-1]._replace(heading=1)
            is_gap = True
            continue
        words, marks = _without_marks(said)
        indent = len(seen) - len(seen.lstrip())
        is_cut = raw.rstrip().endswith(_SOFT_HYPHEN)
        words = _ESCAPED.sub(r"\1", words)
        found.append(Line(number, said, words, indent, is_gap, is_page, marks, is_cut))
        is_gap = is_page = False
    return Lines(tuple(found), unseen)


def _without_marks(text: str) -> tuple[str, int]:
    """A line without the marks of Markdown for quotations and headings, and how many of the latter it had."""
    quoted = _QUOTED.match(text)
    rest = text[quoted.end() :] if quoted else text
    heading = _HEADING.match(rest)
    if heading is None:
        return rest or text, 0
    return rest[heading.end() :].rstrip("#").rstrip() or rest, len(heading["marks"])


def _line_ends(text: str) -> str:
    for other in ("\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b"):
        text = text.replace(other, "\n")
    return text


def _seen(text: str) -> str:
    """A text without what cannot be seen, and with plain spaces for all others."""
    kept = (" " if unicodedata.category(sign) == "Zs" else sign for sign in text if _is_seen(sign))
    return "".join(kept)


def _is_seen(sign: str) -> bool:
    # Directional marks and zero-width spaces come along with what is pasted; nobody means them.
    return sign == "\t" or sign in _KEPT or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Cn")
