"""Values as YAML: plain where every reader takes it for the same text, in quotes or as a folded block otherwise."""

import re
from collections.abc import Iterator, Sequence

Value = str | bool | tuple[str, ...]

WIDTH = 112
# What a YAML parser takes for a line end, refuses, or skips at the edge of a line.
UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_UNFIT_OR_SIGN = re.compile(f'{UNFIT.pattern}|[\n"\\\\]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# A single space, where a line can be broken without a trace.
_GAP = re.compile(r"(?<=[^ ]) (?=[^ ])")
# Letters first; nothing that ends a plain text, begins a comment, or stands for a list.
_PLAIN = re.compile(r"[^\W\d_](?:[^\n\r\t:#]|:(?=\S)|(?<=\S)#)*")
_FLOW_SIGNS = re.compile(r"[,\[\]{}?]|:(?=[\"'])")
# Other readers of YAML take these for something else than text.
NOT_TEXT = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def inline(value: Value, *, in_flow: bool, quote: str = '"') -> str:
    """A value on one row: true or false, a list in brackets, or a text, plain where that is safe."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(inline(item, in_flow=True, quote=quote) for item in value)}]"
    return value if is_plain(value, in_flow=in_flow) else quoted(value, quote)


def is_plain(text: str, *, in_flow: bool) -> bool:
    """Whether a text can stand without quotes, in every reader of YAML."""
    is_safe = _PLAIN.fullmatch(text) is not None and text == text.strip() and not text.endswith(":")
    return is_safe and text.lower() not in NOT_TEXT and not (in_flow and _FLOW_SIGNS.search(text))


def quoted(text: str, quote: str = '"') -> str:
    """A text in quotes; in double ones, with escapes, where single ones cannot hold it."""
    if quote == "'" and "\n" not in text and not UNFIT.search(text):
        return "'" + text.replace("'", "''") + "'"
    return f'"{_UNFIT_OR_SIGN.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}")


def can_fold(text: str) -> bool:
    """Whether a folded block gives back just this text: one paragraph, no white space at its ends."""
    return bool(text) and text == text.strip() and not re.search(r"[\n\r\t]", text)


def folded(text: str, indent: int) -> list[str]:
    """The rows of a folded block that holds a text, its header first; `indent` is that of the rows below it."""
    return [">-", *wrapped(text, indent, WIDTH)]


def wrapped(text: str, indent: int, width: int) -> Iterator[str]:
    """The rows of a text without line ends, broken at single spaces; a word may be longer than the width."""
    row = ""
    for word in _GAP.split(text):
        if row and indent + len(row) + 1 + len(word) > width:
            yield f"{' ' * indent}{row}"
            row = word
        else:
            row = f"{row} {word}" if row else word
    yield f"{' ' * indent}{row}"


def listed(values: Sequence[str], indent: int, quote: str = '"') -> list[str]:
    """The rows of a list with a dash for each value."""
    return [" " * indent + f"- {inline(value, in_flow=False, quote=quote)}" for value in values]
