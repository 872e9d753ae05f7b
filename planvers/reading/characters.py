"""Characters that a reader cannot see but that change what a file says, and where they stand."""

import re
import unicodedata
from collections.abc import Iterator

from planvers.model.places import Source
from planvers.model.problems import Problem

# Controls but for tab and line ends; line and paragraph separators, which YAML counts as line
# breaks and editors do not; text-direction embeddings, overrides and isolates; a byte-order mark
# that is not at the start; code points that are no characters. Zero-width joiners and the
# directional marks U+200E and U+200F stay: real scripts need them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_LINE_END = re.compile(r"\r\n|\r|\n")


def hidden_name(text: str) -> str | None:
    """What the first hidden character of `text` is called, or None if there is none."""
    found = _HIDDEN.search(text)
    return _name(found[0]) if found else None


def hidden_problems(source: Source) -> Iterator[Problem]:
    """A problem for every hidden character of a file, in order."""
    for found in _HIDDEN.finditer(source.text):
        before = source.text[: found.start()]
        ends = list(_LINE_END.finditer(before))
        column = found.start() - (ends[-1].end() if ends else 0) + 1
        yield Problem(
            "hidden-character", source.at(len(ends) + 1, column), f"{_name(found[0])} in the text", "remove it"
        )


def _name(character: str) -> str:
    name = unicodedata.name(character, "control character" if character < "\u00a0" else "character")
    return f"{name} (U+{ord(character):04X})"
