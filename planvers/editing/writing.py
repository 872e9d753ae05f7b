"""Values as YAML: plain where every reader takes it for the same text, in quotes or as a folded block otherwise."""

import re
from collections.abc import Sequence

Value = str | bool | tuple[str, ...]

WIDTH = 112
_QUOTED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# Letters first; nothing that ends a plain text, begins a comment, or stands for a list.
_PLAIN = re.compile(r"[^\W\d_](?:[^\n\r\t:#]|:(?=\S)|(?<=\S)#)*")
_FLOW_SIGNS = re.compile(r"[,\[\]{}?]|:(?=[\"'])")
# Other readers of YAML take these for something else than text.
_NOT_TEXT = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


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
    return is_safe and text.lower() not in _NOT_TEXT and not (in_flow and _FLOW_SIGNS.search(text))


def quoted(text: str, quote: str = '"') -> str:
    """A text in quotes; in double ones where single ones cannot hold it."""
    if quote == "'" and not re.search(r"[\n\r\t]", text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_QUOTED.get(sign, sign) for sign in text) + '"'


def can_fold(text: str) -> bool:
    """Whether a folded block gives back just this text: one paragraph, no white space at its ends."""
    return bool(text) and text == text.strip() and not re.search(r"[\n\r\t]", text)


def folded(text: str, indent: int) -> list[str]:
    """The rows of a folded block that holds a text, its header first; `indent` is that of the rows below it."""
    rows, row = [">-"], ""
    for word in re.split(r"(?<! ) (?! )", text):
        longer = f"{row} {word}" if row else word
        if row and indent + len(longer) > WIDTH:
            rows.append(" " * indent + row)
            row = word
        else:
            row = longer
    return [*rows, " " * indent + row]


def listed(values: Sequence[str], indent: int, quote: str = '"') -> list[str]:
    """The rows of a list with a dash for each value."""
    return [" " * indent + f"- {inline(value, in_flow=False, quote=quote)}" for value in values]
