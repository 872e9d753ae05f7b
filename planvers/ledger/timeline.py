"""What happened when: versions, what is on record of their making, and statements, in one list by date."""

import datetime
from collections.abc import Collection, Iterator
from enum import IntEnum
from typing import NamedTuple

from planvers.model.dates import When
from planvers.model.plan import About, Event, Plan, Statement, Version


class Happening(IntEnum):
    """What sort of entry it is, in the order in which entries of one date stand."""

    VERSION = 1
    EVENT = 2
    STATEMENT = 3


class TimelineEntry(NamedTuple):
    """One dated entry. `version` is set for a version and for an event of it; the other two each for their kind."""

    date: When
    kind: Happening
    version: Version | None = None
    event: Event | None = None
    statement: Statement | None = None


class TimelineFilter(NamedTuple):
    """Which entries to list; what is empty or None narrows nothing.

    `parties` and `topics` keep the statements of any of them, `abouts` those about any of these things,
    where a version stands for each of its points too. Versions and their events stand for orientation and
    are kept unless `abouts` names other versions. `since` and `until` are the first and the last day; a
    month or a year is kept if any of its days may be meant.
    """

    parties: Collection[str] = ()
    topics: Collection[str] = ()
    abouts: Collection[About] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None


def timeline(plan: Plan, wanted: TimelineFilter | None = None) -> tuple[TimelineEntry, ...]:
    """The entries of a plan, oldest first; a month stands after its days, a year after its months.

    Of one date versions come first, then events, then statements, each in the plan's own order.
    """
    choice = wanted or TimelineFilter()
    found = [entry for entry in _entries(plan) if _is_wanted(entry, choice, plan)]
    return tuple(sorted(found, key=lambda entry: (entry.date, entry.kind)))


def _entries(plan: Plan) -> Iterator[TimelineEntry]:
    for version in plan.versions:
        yield TimelineEntry(version.date, Happening.VERSION, version)
        for event in version.events:
            yield TimelineEntry(event.date, Happening.EVENT, version, event)
    for statement in plan.statements:
        yield TimelineEntry(statement.date, Happening.STATEMENT, statement=statement)


def _is_wanted(entry: TimelineEntry, wanted: TimelineFilter, plan: Plan) -> bool:
    if (wanted.since and entry.date.last < wanted.since) or (wanted.until and entry.date.first > wanted.until):
        return False
    if entry.statement is None:
        named = {about.version for about in wanted.abouts}
        return not named or (entry.version is not None and entry.version.id in named)
    return _is_said(entry.statement, wanted, plan)


def _is_said(statement: Statement, wanted: TimelineFilter, plan: Plan) -> bool:
    if wanted.parties and statement.party not in wanted.parties:
        return False
    if wanted.abouts and not any(_covers(asked, about) for asked in wanted.abouts for about in statement.about):
        return False
    return not wanted.topics or not _topics(statement, plan).isdisjoint(wanted.topics)


def _covers(asked: About, about: About) -> bool:
    return asked == about or (asked.point is None and asked.version == about.version)


def _topics(statement: Statement, plan: Plan) -> set[str]:
    """The topics of a statement: its own, and those of the points that it is about."""
    points = {about for about in statement.about if about.point is not None}
    units = (
        unit.topic
        for about in points
        for unit in plan.version(about.version).units()
        if unit.id == about.point and unit.topic
    )
    return {*units, *((statement.topic,) if statement.topic else ())}
