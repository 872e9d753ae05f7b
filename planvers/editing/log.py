"""A statement more at the end of the log, with the next free id."""

import re
from collections.abc import Sequence

from planvers.editing.records import Fields, with_field, with_record
from planvers.model.places import Source
from planvers.reading.statements_file import STATEMENT
from planvers.trouble import TroubleError

_NUMBERED = re.compile(r"(?P<name>.*?)(?P<number>[0-9]+)")
_FIRST = "st-001"


def next_id(ids: Sequence[str]) -> str:
    """The next free id in the pattern of the last of these, which are in the order of the file: st-158, st-159.

    Trouble where that one does not end with a number.
    """
    if not ids:
        return _FIRST
    last = _NUMBERED.fullmatch(ids[-1])
    if last is None:
        raise TroubleError(f"the id '{ids[-1]}' of the last statement has no number to count on from")
    same = [found for found in map(_NUMBERED.fullmatch, ids) if found and found["name"] == last["name"]]
    number = max(int(found["number"]) for found in same) + 1
    return f"{last['name']}{number:0{len(last['number'])}}"


def with_statement(source: Source, fields: Fields) -> Source:
    """The text of the log with a statement at its end; of a new one if it is empty. The first field is the id."""
    if source.text:
        return source._replace(text=with_record(source, ("statements",), fields).applied(source.text))
    (_, name), *others = fields
    source = source._replace(text=f"schema: 1\nstatements:\n- id: {name}\n")
    for field, value in others:
        edit = with_field(source, ("statements", 0), field, value, tuple(STATEMENT.fields))
        source = source._replace(text=edit.applied(source.text))
    return source
