"""The records that several documents share: plans, versions, points, statements, sources."""

from collections.abc import Iterable
from typing import NamedTuple

from planvers.brackets.counting import count
from planvers.documents.shapes import (
    BOOLEAN,
    DATE,
    INTEGER,
    STRING,
    STRINGS,
    Key,
    Known,
    Shape,
    array,
    key,
    known,
    lifted,
    nullable,
    optional,
    record,
    words,
)
from planvers.model.plan import Event, Party, Plan, Point, Report, SourceRecord, Statement, Version
from planvers.model.vocabulary import Basis, DropReason, Said, SourceKind, Stance, Status, WordingGrade

VERSION_INPUT: Shape[Version] = record(
    "version_input",
    "A version that the command looked at.",
    key("id", STRING, lambda item: item.id),
    key("title", STRING, lambda item: item.title),
    key("date", DATE, lambda item: item.date, "when it became known, as exactly as that is known"),
    key("path", STRING, lambda item: item.where.path, "of one in a git revision as git writes it, REV:path"),
    key("points", INTEGER, lambda item: len(item.points), "how many points its file lists"),
)
PLAN_INPUT: Shape[Plan] = record(
    "plan_input",
    "The plan that the command looked at.",
    key("id", STRING, lambda item: item.id),
    key("title", STRING, lambda item: item.title),
    key("language", STRING, lambda item: item.language, "the language of text that is not marked otherwise"),
)
PARTY: Shape[Party] = record(
    "party",
    "A party, in the plan's own order.",
    key("id", STRING, lambda item: item.id),
    key("name", STRING, lambda item: item.name),
    key("short", STRING, lambda item: item.short),
)
REPORT: Shape[Report] = record(
    "report",
    "What somebody says became of a point, or of a version, whose wording is not public.",
    key("says", words(Said), lambda item: item.says),
    key("by", STRING, lambda item: item.by),
    key("basis", words(Basis), lambda item: item.basis),
    key("summary", STRING, lambda item: item.summary),
    key("sources", STRINGS, lambda item: item.sources),
)
EVENT: Shape[Event] = record(
    "event",
    "A dated fact about the making of a version.",
    key("date", DATE, lambda item: item.date),
    optional("date_note", STRING, lambda item: item.date_note),
    key("event", STRING, lambda item: item.event),
    key("sources", STRINGS, lambda item: item.sources),
)
STATEMENT: Shape[Statement] = record(
    "statement",
    "What one party said, on one day, about what, and how we know.",
    key("id", STRING, lambda item: item.id),
    key("date", DATE, lambda item: item.date),
    optional("date_note", STRING, lambda item: item.date_note),
    key("party", STRING, lambda item: item.party),
    key("speaker", STRING, lambda item: item.speaker),
    key("about", STRINGS, lambda item: map(str, item.about), "version, or version#point"),
    optional("topic", STRING, lambda item: item.topic),
    key("stance", words(Stance), lambda item: item.stance),
    optional("condition", STRING, lambda item: item.condition),
    optional("proposal", STRING, lambda item: item.proposal),
    key("red_line", BOOLEAN, lambda item: item.red_line),
    key("summary", STRING, lambda item: item.summary),
    key("basis", words(Basis), lambda item: item.basis),
    key("sources", STRINGS, lambda item: item.sources),
    optional("notes", STRING, lambda item: item.notes),
)
SOURCE: Shape[SourceRecord] = record(
    "source",
    "A publication that claims rest on.",
    key("id", STRING, lambda item: item.id),
    key("publisher", STRING, lambda item: item.publisher),
    key("title", STRING, lambda item: item.title),
    key("date", nullable(DATE), lambda item: item.date),
    optional("date_note", STRING, lambda item: item.date_note),
    key("url", nullable(STRING), lambda item: item.url),
    key("language", STRING, lambda item: item.language),
    key("kind", words(SourceKind), lambda item: item.kind),
    key("relays", STRINGS, lambda item: item.relays, "the publishers whose report it passes on"),
    optional("notes", STRING, lambda item: item.notes),
)
_WORDING: Shape[tuple[str, str]] = record(
    "wording",
    "One wording.",
    optional("language", STRING, lambda pair: pair[0] or None, "absent where it is that of the plan"),
    key("text", STRING, lambda pair: pair[1]),
)
WORDINGS: Shape[Iterable[tuple[str, str]]] = array(_WORDING)
_NO_TEXT = "null where it is not public; absent of a tombstone and of a mere heading"


class Unit(NamedTuple):
    """A point or sub-point, with its version."""

    version: Version
    point: Point


def _ref_keys() -> tuple[Key[Point], ...]:
    return (
        key("id", STRING, lambda item: item.id),
        key("number", nullable(STRING), lambda item: item.number, "as written; null where it is not public"),
        key("title", nullable(STRING), lambda item: item.title, "in the language asked for, else the plan's own"),
        optional("titles", WORDINGS, lambda item: item.titles.wordings if item.titles else None, "where marked ones"),
        key("path", STRING, lambda item: item.where.path),
        key("line", INTEGER, lambda item: item.where.line, "from 1"),
        key("column", INTEGER, lambda item: item.where.column, "from 1, in characters"),
    )


def _text(point: Point) -> Known[tuple[tuple[str, str], ...]] | None:
    """The wordings of a point; None where it has none of its own: a tombstone, or a heading over sub-points."""
    if point.text is None and (point.is_dropped or point.subpoints):
        return None
    return Known(point.text.wordings if point.text else None)


def _reason(point: Point) -> Known[DropReason] | None:
    return Known(point.reason) if point.is_dropped else None


def _into(point: Point) -> Known[str] | None:
    """Where a point went. It need not have gone anywhere, unless the reason says so."""
    return Known(point.into) if point.into or point.reason in (DropReason.ABSORBED, DropReason.MOVED) else None


def _tombstone_keys() -> tuple[Key[Point], ...]:
    return (
        optional("reason", known(words(DropReason)), _reason, "of a tombstone: why; null where nobody said"),
        optional("into", known(STRING), _into, "of a tombstone: where it went; null where unknown"),
    )


def _standing_keys() -> tuple[Key[Point], ...]:
    return (
        *_ref_keys(),
        optional("topic", STRING, lambda item: item.topic),
        key("status", words(Status), lambda item: item.status),
        key("agreed_by", STRINGS, lambda item: item.agreed_by),
    )


REF: Shape[Point] = record("point_ref", "A point or sub-point, and where it stands in its file.", *_ref_keys())
STANDING_REF: Shape[Point] = record(
    "standing_ref",
    "A point or sub-point, where it stands in its file, and how it stands in the talks.",
    *_standing_keys(),
)
SIDE: Shape[Point] = record(
    "side",
    "A point or sub-point on one side of a change, without its sub-points.",
    *_standing_keys(),
    *_tombstone_keys(),
    optional("text", known(WORDINGS), _text, _NO_TEXT),
    key("verified", BOOLEAN, lambda item: item.verified, "whether its wording is"),
    key("reports", array(REPORT), lambda item: item.reports),
)


def _point_keys() -> tuple[Key[Unit], ...]:
    standing: tuple[Key[Unit], ...] = lifted(_standing_keys(), lambda unit: unit.point)
    tombstone: tuple[Key[Unit], ...] = lifted(_tombstone_keys(), lambda unit: unit.point)
    return (
        *standing,
        optional("text", known(WORDINGS), lambda unit: _text(unit.point), _NO_TEXT),
        optional("wording", words(WordingGrade), _grade, "how close the text is to the document's own"),
        key("verified", BOOLEAN, lambda unit: unit.point.verified),
        optional("brackets", INTEGER, _brackets, "of the first wording, nested ones too, without sub-points"),
        optional("derived_from", STRINGS, lambda unit: unit.point.derived_from, "absent where the id says it"),
        *tombstone,
        optional("package", STRING, lambda unit: unit.point.package),
        optional("deferred_to", STRING, lambda unit: unit.point.deferred_to),
        key("reports", array(REPORT), lambda unit: unit.point.reports),
        key("sources", STRINGS, lambda unit: unit.point.sources),
        optional("notes", STRING, lambda unit: unit.point.notes),
        optional("correction", STRING, lambda unit: unit.point.correction, "why the record was changed"),
    )


def _grade(unit: Unit) -> WordingGrade | None:
    return (unit.point.wording or unit.version.wording) if unit.point.text else None


def _brackets(unit: Unit) -> int | None:
    return count(unit.point.text.first) if unit.point.text else None


_SUBPOINT: Shape[Unit] = record("subpoint", "A sub-point, in full.", *_point_keys())
POINT: Shape[Unit] = record(
    "point",
    "A point, in full; or a sub-point by itself, which has no sub-points.",
    *_point_keys(),
    key("subpoints", array(_SUBPOINT), lambda unit: [Unit(unit.version, part) for part in unit.point.subpoints]),
)


def cited_sources(plan: Plan, ids: Iterable[str]) -> tuple[SourceRecord, ...]:
    """The records of the sources, each once, in the order in which they are cited first."""
    return tuple(plan.source(name) for name in dict.fromkeys(ids))
