"""Characters that a reader cannot see but that change what a file says, and where they stand."""

import re
import unicodedata
from collections.abc import Iterator

from planvers.model.places import Source
from planvers.model.problems import Problem
from planvers.model.unseen import UNSEEN

_HIDDEN = re.compile(f"[{UNSEEN}]")
_HIDDEN_OR_LINE_END = re.compile(f"[{UNSEEN}]|\r\n|\r|\n")
# Most files hold nothing but this, which is seen in a fifth of the time.
_PLAIN = re.compile("[\t\n\r -~]*")
_MOST = 20


def hidden_name(text: str) -> str | None:
    """What the first hidden character of `text` is called, or None if there is none."""
    found = _HIDDEN.search(text)
    return _name(found[0]) if found else None


def hidden_problems(source: Source) -> Iterator[Problem]:
    """A problem for each of the first twenty hidden characters of a file, and one that counts the others."""
    if _PLAIN.fullmatch(source.text) or not _HIDDEN.search(source.text):
        return
    line, start, count = 1, 0, 0
    for found in _HIDDEN_OR_LINE_END.finditer(source.text):
        if found[0] in ("\n", "\r", "\r\n"):
            line, start = line + 1, found.end()
            continue
        count += 1
        if count <= _MOST:
            where = source.at(line, found.start() - start + 1)
            yield Problem("hidden-character", where, f"{_name(found[0])} in the text", "remove it")
    if count > _MOST:
        where = source.at(line, 1)
        yield Problem("hidden-character", where, f"and {count - _MOST} more such characters", "is this a text file?")


def _name(character: str) -> str:
    name = unicodedata.name(character, "control character" if character < "\u00a0" else "character")
    return f"{name} (U+{ord(character):04X})"
