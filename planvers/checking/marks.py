"""Rules on signs in texts: brackets without a partner."""

from collections.abc import Iterator

from planvers.brackets.balance import bracket_pairs
from planvers.model.places import Location
from planvers.model.plan import Version
from planvers.model.problems import Problem, Severity
from planvers.reading.records import Record
from planvers.reading.signs import RawText


def brackets_are_balanced(record: Record[Version]) -> Iterator[Problem]:
    """Every square bracket of a wording has its partner: a stray one is counted as no bracket at all."""
    if record.value is None or record.source is None:
        return
    raw = RawText(record.source)
    for unit in record.value.units():
        for scalar in record.scalars(unit.where, "text"):
            for offset in bracket_pairs(scalar.text).unbalanced:
                yield _stray_bracket(scalar.text[offset], raw.place(scalar, offset))


def _stray_bracket(sign: str, where: Location) -> Problem:
    message = "this [ is never closed" if sign == "[" else "this ] closes nothing"
    hint = f"add the {']' if sign == '[' else '['}, or remove it"
    return Problem("bracket-unbalanced", where, message, hint, Severity.WARNING)
