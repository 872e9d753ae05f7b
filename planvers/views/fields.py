"""Fields of records and what became of their values, in words."""

from collections.abc import Iterable

from planvers.edits.edit import as_written
from planvers.edits.versions import ORDER, WITHIN
from planvers.views.page import Line, Span, Tone, line

_WORDS = {ORDER: "place in the document", WITHIN: "the point that it is a part of"}


def field_move(name: str, old: object, new: object) -> Line:
    """A field with its value before and now."""
    return line(f"{field_name(name)}: ", *move(as_written(old), as_written(new)))


def move(old: str, new: str) -> Line:
    """What was and what is."""
    return line(Span(old, Tone.REMOVED), Span(" → ", Tone.MUTED), Span(new, Tone.ADDED))


def field_name(name: str) -> str:
    """The name of a field as words."""
    return _WORDS.get(name, name.replace("_", " "))


def field_names(names: Iterable[str]) -> list[str]:
    """The names of fields as words."""
    return [field_name(name) for name in names]
