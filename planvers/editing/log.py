"""A statement more at the end of the log, with the next free id."""

import re
from collections.abc import Sequence

from planvers.editing.records import Fields, with_record
from planvers.model.places import Source
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
        raise TroubleError(
            f"the id '{ids[-1]}' of the last statement has no number to count on from", "choose one: --id ID"
        )
    same = [found for found in map(_NUMBERED.fullmatch, ids) if found and found["name"] == last["name"]]
    number = max(int(found["number"]) for found in same) + 1
    return f"{last['name']}{number:0{len(last['number'])}}"


def with_statement(source: Source, fields: Fields) -> Source:
    """The text of the log with a statement at its end; of a new one if it is empty."""
    source = source if source.text else source._replace(text="schema: 1\n")
    return source._replace(text=with_record(source, ("statements",), fields).applied(source.text))
