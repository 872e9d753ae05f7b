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
_SET = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff"
_HIDDEN = re.compile(f"[{_SET}]")
_HIDDEN_OR_LINE_END = re.compile(f"[{_SET}]|\r\n|\r|\n")
# Most files hold nothing but this, which is seen in a fifth of the time.
_PLAIN = re.compile("[\t\n\r -~]*")
_MOST = 20
_UNSEEN_IN_LINE = re.compile(f"[{_SET}\t\n\r]")


def hidden_name(text: str) -> str | None:
    """What the first hidden character of `text` is called, or None if there is none."""
    found = _HIDDEN.search(text)
    return _name(found[0]) if found else None


def visible(text: str) -> str:
    """A name on one line: line ends, hidden characters, and bytes that are no text are written as escapes."""
    return _UNSEEN_IN_LINE.sub(_escaped, text)


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


def _escaped(found: re.Match[str]) -> str:
    # Python holds bytes of a name that are no UTF-8 as lone surrogates.
    is_byte = "\udc80" <= found[0] <= "\udcff"
    return f"\\x{ord(found[0]) & 0xFF:02x}" if is_byte else found[0].encode("unicode_escape").decode("ascii")
