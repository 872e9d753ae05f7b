"""One version, or one point of it, as JSON: everything that is recorded."""

from collections.abc import Iterable
from typing import NamedTuple

from planvers.comparing.relatives import Relatives, predecessors, successors
from planvers.documents.cells import CELL, statements_of
from planvers.documents.envelope import Output
from planvers.documents.records import (
    EVENT,
    PLAN_INPUT,
    POINT,
    REF,
    REPORT,
    SOURCE,
    STATEMENT,
    VERSION_INPUT,
    Unit,
    cited_sources,
)
from planvers.documents.shapes import (
    DATE,
    INTEGER,
    STRING,
    STRINGS,
    Shape,
    array,
    group,
    key,
    nullable,
    optional,
    record,
    words,
)
from planvers.ledger.cells import Cell
from planvers.ledger.stances import stances
from planvers.model.plan import About, Plan, Point, SourceRecord, Statement, Version
from planvers.model.vocabulary import Disclosure, VersionKind, WordingGrade


class Shown(NamedTuple):
    """A version with its plan, or without one for a file that stands alone."""

    version: Version
    plan: Plan | None


class ShownPoint(NamedTuple):
    """A point or sub-point, with its version and plan."""

    version: Version
    point: Point
    plan: Plan | None

    @property
    def unit(self) -> Unit:
        """The point with its version."""
        return Unit(self.version, self.point)

    @property
    def lineage(self) -> "ShownPoint | None":
        """The same where its lineage is known: of a version of a plan."""
        return self if self.plan is not None and self.version in self.plan.versions else None


def _sources(plan: Plan | None, citing: Iterable[Iterable[str]]) -> tuple[SourceRecord, ...] | None:
    return cited_sources(plan, (name for names in citing for name in names)) if plan else None


def cited_in(version: Version) -> Iterable[Iterable[str]]:
    """The ids of sources that a version cites, in reading order."""
    yield version.sources
    yield from (event.sources for event in version.events)
    yield from (report.sources for report in version.reports)
    for unit in version.units():
        yield from _cited_by(unit)


def _cited_by(point: Point) -> Iterable[Iterable[str]]:
    yield point.sources
    yield from (report.sources for report in point.reports)


def _cells(it: ShownPoint) -> tuple[Cell, ...] | None:
    if it.plan is None:
        return None
    rows = stances(it.plan, it.version).rows
    return next((row.cells for row in rows if row.id == it.point.id), ())


def _said(it: ShownPoint) -> tuple[Statement, ...] | None:
    if it.plan is None:
        return None
    about = it.plan.statements_about(About(it.version.id, it.point.id))
    named = {item.id for item in (*about, *statements_of(it.plan, _cells(it) or ()))}
    return tuple(item for item in it.plan.statements if item.id in named)


def _sources_of_point(it: ShownPoint) -> tuple[SourceRecord, ...] | None:
    units = (it.point, *it.point.subpoints)
    return _sources(
        it.plan, [*(names for unit in units for names in _cited_by(unit)), *(item.sources for item in _said(it) or ())]
    )


def _whole(it: ShownPoint) -> Point | None:
    return next((point for point in it.version.points if it.point in point.subpoints), None)


VERSION_IN_FULL: Shape[Version] = record(
    "version_in_full",
    "A version, in full.",
    key("id", STRING, lambda item: item.id),
    key("title", STRING, lambda item: item.title),
    key("date", DATE, lambda item: item.date),
    optional("date_note", STRING, lambda item: item.date_note),
    key("kind", words(VersionKind), lambda item: item.kind),
    key("authors", STRINGS, lambda item: item.authors),
    key("based_on", STRINGS, lambda item: item.based_on),
    key("disclosure", words(Disclosure), lambda item: item.disclosure),
    key("points_reported", nullable(INTEGER), lambda item: item.point_count, "null where nobody said"),
    optional("count_note", STRING, lambda item: item.count_note),
    key("wording", words(WordingGrade), lambda item: item.wording),
    key("sources", STRINGS, lambda item: item.sources),
    optional("summary", STRING, lambda item: item.summary),
    optional("notes", STRING, lambda item: item.notes),
    key("events", array(EVENT), lambda item: item.events),
    key("reports", array(REPORT), lambda item: item.reports, "those that no single point can be named for"),
    key("points", array(POINT), lambda item: [Unit(item, point) for point in item.points]),
)
_CITED = "the records of the sources that are cited; absent for a file that lies in no plan"

VERSION: Output[Shown] = Output(
    "show",
    "one_version",
    "One version in full.",
    inputs=(
        optional("plan", PLAN_INPUT, lambda it: it.plan),
        key("version", VERSION_INPUT, lambda it: it.version),
    ),
    options=(),
    body=(
        key("version", VERSION_IN_FULL, lambda it: it.version),
        optional("sources", array(SOURCE), lambda it: _sources(it.plan, cited_in(it.version)), _CITED),
    ),
)

_RELATIVES: Shape[Relatives] = record(
    "relatives",
    "The points of one version that the point continues, or that continue it.",
    key("version", STRING, lambda item: item.version.id),
    key("points", array(REF), lambda item: item.points),
)
_LINEAGE: Shape[ShownPoint] = group(
    key(
        "continues",
        array(_RELATIVES),
        lambda it: predecessors(it.plan, it.version, it.point) if it.plan else (),
        "nearest versions first",
    ),
    key(
        "continued_by",
        array(_RELATIVES),
        lambda it: successors(it.plan, it.version, it.point) if it.plan else (),
        "tombstones too",
    ),
)

ONE_POINT: Output[ShownPoint] = Output(
    "show",
    "one_point",
    "One point of a version, with everything that is recorded about it.",
    inputs=(
        optional("plan", PLAN_INPUT, lambda it: it.plan),
        key("version", VERSION_INPUT, lambda it: it.version),
    ),
    options=(key("point", STRING, lambda it: it.point.id, "its id, whatever it was named by"),),
    body=(
        key("point", POINT, lambda it: it.unit),
        optional("whole", REF, _whole, "the point that it is a sub-point of"),
        optional("lineage", _LINEAGE, lambda it: it.lineage, "as the files declare it; absent without a plan"),
        optional("stances", array(CELL), _cells, "of every party; absent without a plan"),
        optional("statements", array(STATEMENT), _said, "those on the point and those that its stances rest on"),
        optional("sources", array(SOURCE), _sources_of_point, _CITED),
    ),
)
