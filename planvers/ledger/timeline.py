"""What happened when: versions, what is on record of their making, and statements, in one list by date."""

import datetime
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import NamedTuple

from planvers.model.dates import When
from planvers.model.plan import About, Event, Plan, Statement, Version


class Happening(StrEnum):
    """What sort of entry it is, in the order in which entries of one date stand."""

    VERSION = "version"
    EVENT = "event"
    STATEMENT = "statement"


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


# The topic of every point.
Topics = dict[About, str | None]


def timeline(plan: Plan, wanted: TimelineFilter | None = None) -> tuple[TimelineEntry, ...]:
    """The entries of a plan, oldest first; a month stands after its days, a year after its months.

    Of one date versions come first, then events, then statements, each in the plan's own order. ValueError
    if a party or topic is asked for that the plan does not have.
    """
    choice = wanted or TimelineFilter()
    _check(plan, choice)
    topics = {About(version.id, unit.id): unit.topic for version in plan.versions for unit in version.units()}
    found = [entry for entry in _entries(plan) if _is_wanted(entry, choice, topics)]
    kinds = list(Happening)
    return tuple(sorted(found, key=lambda entry: (entry.date.order, kinds.index(entry.kind))))


def _entries(plan: Plan) -> Iterator[TimelineEntry]:
    for version in plan.versions:
        yield TimelineEntry(version.date, Happening.VERSION, version)
        for event in version.events:
            yield TimelineEntry(event.date, Happening.EVENT, version, event)
    for statement in plan.statements:
        yield TimelineEntry(statement.date, Happening.STATEMENT, statement=statement)


def _check(plan: Plan, wanted: TimelineFilter) -> None:
    """ValueError for a party or topic that the plan does not have: an empty list would look like silence."""
    known = {"party": {party.id for party in plan.parties}, "topic": {topic.id for topic in plan.topics}}
    for what, asked in (("party", wanted.parties), ("topic", wanted.topics)):
        for name in asked:
            if name not in known[what]:
                raise ValueError(f"there is no {what} '{name}'")


def _is_wanted(entry: TimelineEntry, wanted: TimelineFilter, topics: Topics) -> bool:
    if (wanted.since and entry.date.last < wanted.since) or (wanted.until and entry.date.first > wanted.until):
        return False
    if entry.statement is None:
        named = [about.version for about in wanted.abouts]
        return not named or (entry.version is not None and entry.version.id in named)
    return _is_said(entry.statement, wanted, topics)


def _is_said(statement: Statement, wanted: TimelineFilter, topics: Topics) -> bool:
    if wanted.parties and statement.party not in wanted.parties:
        return False
    if wanted.abouts and not any(_covers(asked, about) for asked in wanted.abouts for about in statement.about):
        return False
    return not wanted.topics or any(
        topic in wanted.topics for topic in (statement.topic, *map(topics.get, statement.about))
    )


def _covers(asked: About, about: About) -> bool:
    return asked == about or (asked.point is None and asked.version == about.version)
