"""A plan and everything recorded about it, as the files state it.

Every class is frozen and holds tuples, so that a loaded plan can be shared freely.
What follows from the record (predecessors, stances as of a date, open points) is
derived elsewhere: `planvers.comparing` and `planvers.ledger`.
"""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from planvers.model.dates import When
from planvers.model.places import Location
from planvers.model.text import Text
from planvers.model.vocabulary import (
    AlarmLevel,
    Basis,
    Disclosure,
    DropReason,
    Said,
    SourceKind,
    Stance,
    Status,
    VersionKind,
    WordingGrade,
)


class Party(NamedTuple):
    """Somebody whose stance is recorded. `short` is a column heading of a few letters.

    `aliases` are the other names, and the adjectives, by which texts name the party.
    """

    id: str
    name: str
    short: str
    aliases: tuple[str, ...] = ()


class Actor(NamedTuple):
    """A body or state that texts name and whose stance is not recorded; no party has the same id."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


class Topic(NamedTuple):
    """A group of points."""

    id: str
    name: str


class SourceRecord(NamedTuple):
    """One publication that claims rest on. A title in square brackets is our description of it.

    `relays` are the publishers whose report it passes on, and is empty where it reports itself.
    """

    id: str
    publisher: str
    title: str
    language: str
    kind: SourceKind
    date: When | None = None
    date_note: str | None = None
    url: str | None = None
    relays: tuple[str, ...] = ()
    notes: str | None = None


class Report(NamedTuple):
    """What somebody says became of a point (or of a version) whose wording is not public."""

    says: Said
    by: str
    basis: Basis
    summary: str
    sources: tuple[str, ...]


class Event(NamedTuple):
    """A dated fact about the making of a version that is nobody's stance on it."""

    date: When
    event: str
    sources: tuple[str, ...]
    date_note: str | None = None


class Point(NamedTuple):
    """One numbered undertaking of a plan, or one of its sub-points, as one version words it.

    `id` survives renumbering and is never reused; `number` is only what readers see,
    and is None where it is not public. `text` is None where the wording is not public,
    which is not the same as absent. `titles` holds the title in every language where the file
    marks any; `title` is the one of the plan's own language, else the first. `derived_from`
    is None where the id alone says what the point continues; an empty tuple declares it new.
    `correction` says why the record was changed after it was published.
    """

    id: str
    where: Location
    title: str | None = None
    titles: Text | None = None
    number: str | None = None
    topic: str | None = None
    text: Text | None = None
    wording: WordingGrade | None = None
    verified: bool = True
    status: Status = Status.PROPOSED
    agreed_by: tuple[str, ...] = ()
    derived_from: tuple[str, ...] | None = None
    reason: DropReason | None = None
    into: str | None = None
    package: str | None = None
    deferred_to: str | None = None
    reports: tuple[Report, ...] = ()
    sources: tuple[str, ...] = ()
    notes: str | None = None
    correction: str | None = None
    subpoints: tuple["Point", ...] = ()

    @property
    def is_dropped(self) -> bool:
        """Whether this is a tombstone: the record that the point is no longer in the plan."""
        return self.status is Status.DROPPED

    @property
    def is_live(self) -> bool:
        """Whether the point is known to stand in its version."""
        return self.status is not Status.DROPPED and (self.status is not Status.UNKNOWN or self.text is not None)


class Version(NamedTuple):
    """One dated text of a plan, known in full, in part, or by its number of points only.

    `points` are in the document's own order. `reports` are those that no single point
    can be named for; a report on one point stands with the point.
    """

    id: str
    title: str
    where: Location
    kind: VersionKind
    disclosure: Disclosure
    wording: WordingGrade
    date: When
    date_note: str | None = None
    authors: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    point_count: int | None = None
    count_note: str | None = None
    sources: tuple[str, ...] = ()
    summary: str | None = None
    notes: str | None = None
    events: tuple[Event, ...] = ()
    reports: tuple[Report, ...] = ()
    points: tuple[Point, ...] = ()

    @property
    def live_points(self) -> tuple[Point, ...]:
        """The points known to stand in this version: no tombstones, nothing merely rumoured."""
        return tuple(point for point in self.points if point.is_live)

    @property
    def is_text_known(self) -> bool:
        """Whether the document itself is known in full, so that what is absent is known to be absent.

        A description of every point (`wording: reported`) is not the document.
        """
        return self.disclosure is Disclosure.FULL and self.wording is not WordingGrade.REPORTED

    @property
    def is_supplement(self) -> bool:
        """Whether it only adds to what it is based on, so that what it does not mention stays as it was."""
        return self.kind is VersionKind.SUPPLEMENT

    @property
    def is_whole(self) -> bool:
        """Whether it is known in full and stands for all that is in force, so that nothing before it need be asked."""
        return self.is_text_known and not self.is_supplement

    def units(self) -> tuple[Point, ...]:
        """Points and sub-points in reading order, each point before its sub-points."""
        return tuple(unit for point in self.points for unit in (point, *point.subpoints))


class About(NamedTuple):
    """What a statement speaks of: a whole version (`point` is None) or one point of it."""

    version: str
    point: str | None = None

    def __str__(self) -> str:
        return self.version if self.point is None else f"{self.version}#{self.point}"


class Statement(NamedTuple):
    """One entry of the ledger: what one party said, on one day, about what, and how we know."""

    id: str
    date: When
    party: str
    speaker: str
    stance: Stance
    summary: str
    basis: Basis
    sources: tuple[str, ...]
    where: Location
    date_note: str | None = None
    about: tuple[About, ...] = ()
    topic: str | None = None
    condition: str | None = None
    proposal: str | None = None
    red_line: bool = False
    notes: str | None = None


class Accepted(NamedTuple):
    """A finding that somebody looked at and accepts: the alarm of one rule on one point.

    `fingerprint` stands for what the finding rests on, so that the acceptance ends when that
    changes; `until` is the last day on which it counts, or None where no day is set.
    """

    rule: str
    point: str
    fingerprint: str
    reason: str
    by: str
    where: Location
    until: datetime.date | None = None


@dataclass(frozen=True)
class Plan:
    """A negotiated plan: its parties, its known versions and what was said about them.

    `parties`, `actors` and `topics` are in the order of `plan.yaml`, which is the order of
    display; `versions` by date, a parent before its children, then by id; `statements` by
    date, then in the order of the file; `accepted` in the order of the file. `alarm_levels`
    pairs the code of a rule with the level that the plan sets for it, in the order of the
    file; whether there is such a rule is not known here.
    """

    id: str
    title: str
    language: str
    parties: tuple[Party, ...]
    topics: tuple[Topic, ...]
    versions: tuple[Version, ...]
    statements: tuple[Statement, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    summary: str | None = None
    provisional_until_complete: bool = False
    actors: tuple[Actor, ...] = ()
    alarm_levels: tuple[tuple[str, AlarmLevel], ...] = ()
    accepted: tuple[Accepted, ...] = ()

    @cached_property
    def _versions(self) -> dict[str, Version]:
        return {version.id: version for version in self.versions}

    @cached_property
    def _parties(self) -> dict[str, Party]:
        return {party.id: party for party in self.parties}

    @cached_property
    def _sources(self) -> dict[str, SourceRecord]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _statements_about(self) -> dict[About, tuple[Statement, ...]]:
        found: dict[About, list[Statement]] = {}
        for statement in self.statements:
            for about in statement.about:
                found.setdefault(about, []).append(statement)
        return {about: tuple(said) for about, said in found.items()}

    def statements_about(self, about: About) -> tuple[Statement, ...]:
        """The statements on exactly this version or point, oldest first."""
        return self._statements_about.get(about, ())

    def version(self, version_id: str) -> Version:
        """The version with this id; KeyError if the plan has none."""
        return self._versions[version_id]

    def party(self, party_id: str) -> Party:
        """The party with this id; KeyError if the plan has none."""
        return self._parties[party_id]

    def source(self, source_id: str) -> SourceRecord:
        """The source with this id; KeyError if the register has none."""
        return self._sources[source_id]
