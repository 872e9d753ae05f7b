"""Which texts of a plan are in our own words, each with what it is: they are held to rules that a document is not."""

from collections.abc import Iterator
from typing import NamedTuple

from planvers.model.plan import Point, Statement, Version
from planvers.model.vocabulary import WordingGrade
from planvers.reading.fields import value_at
from planvers.reading.records import Record
from planvers.reading.yamltree import Mapping, Scalar, Sequence

_OURS = frozenset({WordingGrade.RESTATEMENT, WordingGrade.REPORTED})


class Prose(NamedTuple):
    """One text: the record that it belongs to, its field, and how it stands in the file."""

    owner: str
    field: str
    scalar: Scalar


class Wanted(NamedTuple):
    """The fields that a rule looks at, by the record that they belong to."""

    statement: frozenset[str]
    event: frozenset[str]
    report: frozenset[str]
    version: frozenset[str]
    point: frozenset[str]


def prose_of_statements(record: Record[tuple[Statement, ...]], wanted: Wanted) -> Iterator[Prose]:
    """The wanted texts of the log of statements, in the order of the file."""
    for statement in record.value or ():
        yield from _texts("statement", (record.mappings or {}).get(statement.where), wanted.statement)


def prose_of_version(record: Record[Version], wanted: Wanted) -> Iterator[Prose]:
    """The wanted texts of a version, its events, reports, points and sub-points."""
    if record.value is None or record.mappings is None:
        return
    root = record.mappings.get(record.value.where)
    yield from _texts("version", root, wanted.version)
    for event in _members(root, "events") if record.value.events else ():
        yield from _texts("event", event, wanted.event)
    yield from _reports(root, record.value, wanted)
    for unit in record.value.units():
        mapping = record.mappings.get(unit.where)
        if wanted.point:
            yield from _texts("point", mapping, wanted.point)
        yield from _reports(mapping, unit, wanted)


def _reports(mapping: Mapping | None, owner: Version | Point, wanted: Wanted) -> Iterator[Prose]:
    for report in _members(mapping, "reports") if owner.reports else ():
        yield from _texts("report", report, wanted.report)


def restated_wordings(record: Record[Version]) -> Iterator[Prose]:
    """The texts of points that are no document's own words: restated, or told by reports."""
    version = record.value
    for unit in version.units() if version else ():
        if version and (unit.wording or version.wording) in _OURS:
            for scalar in record.scalars(unit.where, "text"):
                yield Prose("point", "text", scalar)


def _texts(owner: str, mapping: Mapping | None, fields: frozenset[str]) -> Iterator[Prose]:
    for key, value in mapping.entries if mapping else ():
        if key.text not in fields:
            continue
        # A title may be in several languages.
        for scalar in [entry.value for entry in value.entries] if isinstance(value, Mapping) else [value]:
            if isinstance(scalar, Scalar):
                yield Prose(owner, key.text, scalar)


def _members(mapping: Mapping | None, key: str) -> Iterator[Mapping]:
    node = value_at(mapping, key) if mapping else None
    if isinstance(node, Sequence):
        yield from (item for item in node.items if isinstance(item, Mapping))
