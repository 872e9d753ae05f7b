"""Text as Markdown shows it: nothing in it is taken for a mark, and nobody is notified of it.

GitHub's Markdown takes any punctuation of ASCII behind a backslash for itself. What it links after
Markdown has been read (names of users, numbers of issues, addresses, hashes of commits, short codes of
emoji) is not to be had by that: an empty comment parts the text there, which no reader sees and no
copy takes along. A zero-width space would do as well, and would stay in what is copied.
"""

import re

_MARKS = re.compile(r"[\\`*_\[\]~|$]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_PARTED = "<!-- -->"
# Where GitHub would link something: behind the sign, or within the word.
_LINKED = re.compile(
    r"(?P<user>@)(?=[A-Za-z0-9])"
    r"|(?P<issue>#|\bGH-)(?=[0-9])"
    r"|(?P<address>\b(?:https?|ftp|mailto|xmpp):|\bwww\.)(?=\S)"
    r"|(?P<emoji>:)(?=[A-Za-z0-9_+-]+:)"
    r"|(?P<hash>\b[0-9a-f])(?=[0-9a-f]{6,39}\b)"
)
# What begins a block where it stands first on a row.
_BLOCK = re.compile(r"(?P<sign>[#+=-]|[0-9]{1,9}(?=[.)]))")
# An em space, which Markdown does not fold.
_WIDE = "\u2003"
_SPACE = re.compile(r"\s+")


def escaped(text: str) -> str:
    """A text that stands within a row: white space is folded, so that no row ends in it, and wide gaps stay wide."""
    folded = _SPACE.sub(lambda found: _WIDE if found[0].startswith("  ") else " ", text)
    parts: list[str] = []
    end = 0
    for found in _LINKED.finditer(folded):
        parts += [unmarked(folded[end : found.end()]), _PARTED]
        end = found.end()
    return "".join([*parts, unmarked(folded[end:])])


def unmarked(text: str) -> str:
    """A text in which nothing is taken for a mark; within a link that is all, because nothing is linked there."""
    with_entities = "".join(_ENTITIES.get(sign, sign) for sign in text)
    return _MARKS.sub(lambda found: f"\\{found[0]}", with_entities)


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


def html(text: str) -> str:
    """A text within HTML, where Markdown is not read."""
    return "".join(_ENTITIES.get(sign, sign) for sign in _SPACE.sub(" ", text)).replace('"', "&quot;")
