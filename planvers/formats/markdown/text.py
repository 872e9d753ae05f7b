"""Text as Markdown shows it: nothing in it is taken for a mark, and nobody is notified of it.

GitHub's Markdown takes any punctuation of ASCII behind a backslash for itself. What it links after
Markdown has been read (names of users, numbers of issues, addresses, hashes of commits, short codes of
emoji) is not to be had by that, nor by entities, which are read before: an empty comment parts the text
there, which no reader sees and no copy takes along (github/cmark-gfm#181, github/markup#1168). A
zero-width space would do as well, and would stay in what is copied. Dollars, which GitHub takes for
mathematics, stand in elements of their own, as its manual says.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from planvers import joblog

_MARKS = re.compile(r"[\\`*_\[\]~|]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_PARTED = "<!-- -->"
_DOLLAR = "<span>$</span>"
_SHARP = "&#35;"
# Where GitHub would link something, in capitals too: behind the sign, or within the word.
_LINKED = re.compile(
    r"(?P<user>@)(?=[a-z0-9_-])"
    r"|(?P<issue>#|\bGH-)(?=[0-9])"
    r"|(?P<address>:(?=//)|(?:mailto|xmpp):|(?<![a-z0-9])www\.)(?=\S)"
    r"|(?P<emoji>:)(?=[a-z0-9_+-]+:)"
    r"|(?P<hash>\b[0-9a-f]{7,40}\b)",
    re.IGNORECASE,
)
_EMOJI = re.compile(r"(?P<emoji>:)(?=[a-z0-9_+-]+:)", re.IGNORECASE)
_NO_HASH = 6
# What begins a block where it stands first on a row, and what the runner of a job would take for a command there.
_BLOCK = re.compile(r"(?P<sign>[#+=-]|:(?=[:-])|[0-9]{1,9}(?=[.)]))")
# An em space, which Markdown does not fold.
_WIDE = "\u2003"
# White space that Markdown folds; that which keeps words together is none of it.
_SPACE = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
# No reader takes these; half of a surrogate pair cannot even be written.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_PLAIN_NAME = re.compile(r"[^A-Za-z0-9-]")


def escaped(text: str) -> str:
    """A text that stands within a row: white space is folded, so that no row ends in it, and wide gaps stay wide."""
    return _PARTED.join(map(unmarked, _parts(_SPACE.sub(_folded, text), _LINKED)))


def linked(text: str) -> str:
    """A text within a link, white space folded: there GitHub links nothing, and still makes pictures of emoji."""
    return _PARTED.join(map(unmarked, _parts(" ".join(text.split()), _EMOJI)))


def _folded(found: re.Match[str]) -> str:
    return _WIDE if found[0].startswith("  ") else " "


def _parts(text: str, pattern: re.Pattern[str]) -> list[str]:
    """The text in the parts between which GitHub must not make anything of it."""
    ends = [0, *(end for found in pattern.finditer(text) for end in _ends(found)), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


def _ends(found: re.Match[str]) -> Iterable[int]:
    """Where what would be linked is parted: a hash into parts that are each too short for one."""
    return range(found.start() + _NO_HASH, found.end(), _NO_HASH) if found.lastgroup == "hash" else (found.end(),)


def unmarked(text: str) -> str:
    """A text in which nothing is taken for a mark."""
    marked = _MARKS.sub(lambda found: f"\\{found[0]}", printable(text).translate(_ENTITIES))
    return marked.replace("$", _DOLLAR)


def printable(text: str) -> str:
    """The text with a sign in place of every control character."""
    return _UNPRINTABLE.sub("\ufffd", text)


def at_start(row: str) -> str:
    """A row as it stands first in its block: what would make a heading, a list or a rule of it is escaped."""
    found = _BLOCK.match(row)
    if found is None:
        return row
    sign = found["sign"]
    return f"{sign}\\{row[len(sign) :]}" if sign.isdigit() else f"\\{row}"


def address(target: str) -> str:
    """A web address as the target of a link: what could end it, or the cell of a table, is written as a code."""
    return re.sub(r"[\s<>()\[\]\\|`\"']", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), target)


def note_name(anchor: str) -> str:
    """The anchor of a note as the name of a footnote: what could end it, or be a mark, is written as a code."""
    return _PLAIN_NAME.sub(lambda found: f".{ord(found[0]):x}.", anchor)


def html(text: str) -> str:
    """A text within HTML, where Markdown is not read; GitHub's links are made there as well."""
    parts = _parts(_SPACE.sub(" ", printable(text)), _LINKED)
    return _PARTED.join(joblog.parted(part.translate(_ENTITIES), _SHARP).replace("$", _DOLLAR) for part in parts)


def attribute(text: str) -> str:
    """A text as the value of an attribute of HTML, between quotation marks."""
    return joblog.parted(_SPACE.sub(" ", printable(text)).translate(_ENTITIES), _SHARP).replace('"', "&quot;")
