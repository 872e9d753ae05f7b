"""versions/<id>.yaml: one known version with its points, sub-points, reports and events."""

from planvers.model.plan import Event, Point, Report, Version
from planvers.model.text import Text
from planvers.model.vocabulary import (
    AGREED_STATUSES,
    RELATIVE_NAMES,
    Basis,
    Disclosure,
    DropReason,
    Said,
    Status,
    VersionKind,
    WordingGrade,
)
from planvers.reading.fields import Condition, Field, Shape, Values, record
from planvers.reading.kinds import (
    BOOLEAN,
    COUNT,
    DATE,
    NO_DATE,
    SCHEMA,
    SLUG,
    TEXT,
    WORDINGS,
    choice,
    list_of,
    reference,
)

_SOURCES: Field[tuple[str, ...]] = Field("sources", list_of(reference("source")), ())
_CITED: Field[tuple[str, ...]] = Field("sources", list_of(reference("source")), (), required=True)
_SUMMARY = Field("summary", TEXT, "", required=True)
_NOTES: Field[str | None] = Field("notes", TEXT, None)
_ID = Field("id", SLUG, "", required=True)
_DATE_NOTE: Field[str | None] = Field("date_note", TEXT, None)

# --- a report -------------------------------------------------------------------------

_SAYS = Field("says", choice(Said), Said.CHANGED, required=True)
_BY = Field("by", TEXT, "", required=True)
_BASIS = Field("basis", choice(Basis), Basis.REPORTED_ANONYMOUS, required=True)


def _report(values: Values) -> Report:
    return Report(values[_SAYS], values[_BY], values[_BASIS], values[_SUMMARY], values[_CITED])


REPORT = Shape("report", (_SAYS, _BY, _BASIS, _SUMMARY, _CITED))
_REPORTS: Field[tuple[Report, ...]] = Field("reports", list_of(record(REPORT, _report)), ())

# --- a point --------------------------------------------------------------------------

_NUMBER: Field[str | None] = Field("number", TEXT, None)
_TITLE: Field[Text | None] = Field("title", WORDINGS, None)
_TOPIC: Field[str | None] = Field("topic", reference("topic"), None)
_TEXT: Field[Text | None] = Field("text", WORDINGS, None)
_WORDING: Field[WordingGrade | None] = Field("wording", choice(WordingGrade), None)
_VERIFIED = Field("verified", BOOLEAN, default=True)
_STATUS = Field("status", choice(Status), Status.PROPOSED)
_AGREED_BY: Field[tuple[str, ...]] = Field("agreed_by", list_of(reference("party")), ())
_DERIVED_FROM: Field[tuple[str, ...] | None] = Field("derived_from", list_of(reference("predecessor")), None)
_REASON: Field[DropReason | None] = Field("reason", choice(DropReason), None)
_INTO: Field[str | None] = Field("into", TEXT, None)
_CORRECTION: Field[str | None] = Field("correction", TEXT, None)
_PACKAGE: Field[str | None] = Field("package", SLUG, None)
_DEFERRED_TO: Field[str | None] = Field("deferred_to", TEXT, None)
_OWN_FIELDS = (
    _ID,
    _NUMBER,
    _TITLE,
    _TOPIC,
    _TEXT,
    _WORDING,
    _VERIFIED,
    _STATUS,
    _AGREED_BY,
    _DERIVED_FROM,
    _REASON,
    _INTO,
    _PACKAGE,
    _DEFERRED_TO,
    _REPORTS,
    _SOURCES,
    _NOTES,
    _CORRECTION,
)
# They have the names and defaults of what a point holds.
_AS_THEY_ARE = frozenset(field.name for field in _OWN_FIELDS) - {_ID.name, _TITLE.name}


def _subpoint(values: Values) -> tuple[Point, bool]:
    """A sub-point, and whether it has a status of its own."""
    return _point(values), values.has(_STATUS)


def _whole_point(values: Values) -> Point:
    """A point. Its sub-points share its status and topic where they give none."""
    whole = _point(values)
    if not values.has(_SUBPOINTS):
        return whole
    parts = tuple(
        part._replace(
            topic=part.topic or whole.topic,
            status=part.status if has_status else whole.status,
            agreed_by=part.agreed_by if has_status else whole.agreed_by,
        )
        for part, has_status in values[_SUBPOINTS]
    )
    return whole._replace(subpoints=parts)


def _point(values: Values) -> Point:
    title = values[_TITLE]
    return Point(
        id=values[_ID],
        where=values.where,
        title=None if title is None else str(title),
        # Where no language is marked, the title says it all.
        titles=title if title and title.wordings[0][0] else None,
        **values.given(_AS_THEY_ARE),
    )


_CONDITIONS = (
    Condition(
        _STATUS,
        frozenset(Status) - {Status.DROPPED},
        "only a dropped point carries it",
        forbids=(_REASON, _INTO),
    ),
    Condition(_STATUS, AGREED_STATUSES, "an agreed point is not deferred", forbids=(_DEFERRED_TO,)),
    Condition(_STATUS, frozenset(Status) - AGREED_STATUSES, "the status is {}", forbids=(_AGREED_BY,)),
    Condition(_STATUS, AGREED_STATUSES, "it says who agreed", needs=(_AGREED_BY,), is_checked_later=True),
    Condition(_STATUS, frozenset({Status.DROPPED}), "it carries no text", forbids=(_TEXT,), is_checked_later=True),
)
SUBPOINT = Shape("sub-point", _OWN_FIELDS, *_CONDITIONS)
_SUBPOINTS: Field[tuple[tuple[Point, bool], ...]] = Field("subpoints", list_of(record(SUBPOINT, _subpoint)), ())
POINT = Shape("point", (*_OWN_FIELDS, _SUBPOINTS), *_CONDITIONS)

# --- an event -------------------------------------------------------------------------

_DATE = Field("date", DATE, NO_DATE, required=True)
_EVENT = Field("event", TEXT, "", required=True)


def _event(values: Values) -> Event:
    return Event(values[_DATE], values[_EVENT], values[_CITED], values[_DATE_NOTE])


EVENT = Shape("event", (_DATE, _DATE_NOTE, _EVENT, _CITED))

# --- the version ----------------------------------------------------------------------

# That it is none of these is told by a rule of its own.
_NO_RELATIVE = {**SLUG.schema, "not": {"enum": [*RELATIVE_NAMES]}}
_VERSION_ID = Field("id", SLUG._replace(schema=_NO_RELATIVE), "", required=True)
_VERSION_TITLE = Field("title", TEXT, "", required=True)
_KIND = Field("kind", choice(VersionKind), VersionKind.DRAFT, required=True)
_AUTHORS: Field[tuple[str, ...]] = Field("authors", list_of(reference("party")), ())
_BASED_ON: Field[tuple[str, ...]] = Field("based_on", list_of(reference("version")), ())
_DISCLOSURE = Field("disclosure", choice(Disclosure), Disclosure.PARTIAL, required=True)
_POINT_COUNT: Field[int | None] = Field("point_count", COUNT, None)
_COUNT_NOTE: Field[str | None] = Field("count_note", TEXT, None)
_VERSION_WORDING = Field("wording", choice(WordingGrade), WordingGrade.REPORTED, required=True)
_VERSION_SUMMARY: Field[str | None] = Field("summary", TEXT, None)
_EVENTS: Field[tuple[Event, ...]] = Field("events", list_of(record(EVENT, _event)), ())
_POINTS: Field[tuple[Point, ...]] = Field("points", list_of(record(POINT, _whole_point)), ())


def _version(values: Values) -> Version:
    return Version(
        id=values[_VERSION_ID],
        title=values[_VERSION_TITLE],
        where=values.where,
        kind=values[_KIND],
        disclosure=values[_DISCLOSURE],
        wording=values[_VERSION_WORDING],
        date=values[_DATE],
        date_note=values[_DATE_NOTE],
        authors=values[_AUTHORS],
        based_on=values[_BASED_ON],
        point_count=values[_POINT_COUNT],
        count_note=values[_COUNT_NOTE],
        sources=values[_SOURCES],
        summary=values[_VERSION_SUMMARY],
        notes=values[_NOTES],
        events=values[_EVENTS],
        reports=values[_REPORTS],
        points=values[_POINTS],
    )


VERSION = Shape(
    "version",
    (
        SCHEMA,
        _VERSION_ID,
        _VERSION_TITLE,
        _DATE,
        _DATE_NOTE,
        _KIND,
        _AUTHORS,
        _BASED_ON,
        _DISCLOSURE,
        _POINT_COUNT,
        _COUNT_NOTE,
        _VERSION_WORDING,
        _SOURCES,
        _VERSION_SUMMARY,
        _NOTES,
        _EVENTS,
        _REPORTS,
        _POINTS,
    ),
    Condition(
        _DISCLOSURE,
        frozenset({Disclosure.COUNT_ONLY}),
        "only the count is known",
        forbids=(_POINTS,),
        is_checked_later=True,
    ),
)
VERSION_FILE = record(VERSION, _version)
