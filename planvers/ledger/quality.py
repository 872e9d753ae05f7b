"""How well the data of a plan is sourced, in figures that anybody can count again from the files.

`docs/data-quality.md` says what each figure means. None of them is about a party.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from planvers.ledger.independence import independent, is_weak
from planvers.model.plan import Plan, Point, SourceRecord, Statement, Version
from planvers.model.vocabulary import Basis, SourceKind


class Shortfall(StrEnum):
    """What the sources of a point or statement fall short of."""

    NO_SOURCE = "no_source"
    ONE_SOURCE = "one_source"
    ONLY_WEAK = "only_weak"
    NOT_VERIFIED = "not_verified"


class Backing(NamedTuple):
    """How many independent sources something has, and how many without the weak ones. `cited` are all that it names."""

    cited: int
    independent: int
    strong: int

    @property
    def is_only_weak(self) -> bool:
        """Whether it has sources, all of them weak."""
        return self.cited > 0 and self.strong == 0


class Tally(NamedTuple):
    """Things by number of independent sources.

    Counted once more: `strong` have two or more even without the weak ones, `only_weak` have no other.
    """

    none: int
    one: int
    more: int
    strong: int
    only_weak: int

    @property
    def total(self) -> int:
        """How many were counted."""
        return self.none + self.one + self.more


class PointQuality(NamedTuple):
    """A point or sub-point with its backing, and what that falls short of."""

    point: Point
    backing: Backing
    shortfalls: tuple[Shortfall, ...]


class VersionQuality(NamedTuple):
    """The points and sub-points of a version, tombstones among them, by how well they are sourced."""

    version: Version
    points: tuple[PointQuality, ...]

    @property
    def tally(self) -> Tally:
        """Points and sub-points by number of sources."""
        return tallied(item.backing for item in self.points)

    def short_of(self, shortfall: Shortfall) -> tuple[Point, ...]:
        """The points and sub-points with this shortfall, in reading order."""
        return tuple(item.point for item in self.points if shortfall in item.shortfalls)


class StatementsQuality(NamedTuple):
    """Statements by what they are about, by basis and by sources.

    A statement that is about a point counts as such, whatever else it is about. `approximate` have a date
    with a note, or of which the day is not known.
    """

    on_point: int
    on_version: int
    on_topic: int
    by_basis: tuple[tuple[Basis, int], ...]
    tally: Tally
    only_weak: tuple[Statement, ...]
    approximate: int


class SourcesQuality(NamedTuple):
    """The register of sources by kind, and what its records lack; `mixed` are publishers filed under several kinds."""

    total: int
    publishers: int
    by_kind: tuple[tuple[SourceKind, int], ...]
    relaying: int
    without_url: tuple[SourceRecord, ...]
    without_date: tuple[SourceRecord, ...]
    approximate: int
    mixed: tuple[str, ...]


class Quality(NamedTuple):
    """How well the data of a plan is sourced."""

    versions: tuple[VersionQuality, ...]
    statements: StatementsQuality
    sources: SourcesQuality

    @property
    def tally(self) -> Tally:
        """The points and sub-points of all versions by number of sources."""
        return tallied(item.backing for version in self.versions for item in version.points)

    @property
    def not_verified(self) -> int:
        """How many points and sub-points have a wording that is not verified."""
        return sum(len(version.short_of(Shortfall.NOT_VERIFIED)) for version in self.versions)


def quality(plan: Plan) -> Quality:
    """Every figure on a plan."""
    versions = tuple(quality_of_version(plan, version) for version in plan.versions)
    return Quality(versions, _statements(plan), _sources(plan.sources))


def quality_of_version(plan: Plan, version: Version) -> VersionQuality:
    """The figures on one version of a plan."""
    return VersionQuality(version, tuple(_point(plan, unit) for unit in version.units()))


def tallied(backings: Iterable[Backing]) -> Tally:
    """Things by number of independent sources, from the backing of each."""
    items = list(backings)
    return Tally(
        none=sum(item.independent == 0 for item in items),
        one=sum(item.independent == 1 for item in items),
        more=sum(item.independent > 1 for item in items),
        strong=sum(item.strong > 1 for item in items),
        only_weak=sum(item.is_only_weak for item in items),
    )


def _point(plan: Plan, point: Point) -> PointQuality:
    """A point rests on its own sources and on those of the reports on it; not on those of its version."""
    cited = (*point.sources, *(source for report in point.reports for source in report.sources))
    backing = _backing(plan, cited)
    found = {
        Shortfall.NO_SOURCE: backing.independent == 0,
        Shortfall.ONE_SOURCE: backing.independent == 1,
        Shortfall.ONLY_WEAK: backing.is_only_weak,
        Shortfall.NOT_VERIFIED: not point.verified,
    }
    return PointQuality(point, backing, tuple(shortfall for shortfall, holds in found.items() if holds))


def _backing(plan: Plan, ids: Iterable[str]) -> Backing:
    cited = [plan.source(source) for source in dict.fromkeys(ids)]
    return Backing(len(cited), independent(cited), independent(source for source in cited if not is_weak(source)))


def _statements(plan: Plan) -> StatementsQuality:
    said = plan.statements
    backings = [(statement, _backing(plan, statement.sources)) for statement in said]
    on_point = sum(any(about.point for about in statement.about) for statement in said)
    on_topic = sum(not statement.about for statement in said)
    return StatementsQuality(
        on_point=on_point,
        on_version=len(said) - on_point - on_topic,
        on_topic=on_topic,
        by_basis=tuple((basis, sum(item.basis is basis for item in said)) for basis in Basis),
        tally=tallied(backing for _, backing in backings),
        only_weak=tuple(statement for statement, backing in backings if backing.is_only_weak),
        approximate=sum(bool(item.date_note) or not item.date.is_day for item in said),
    )


def _sources(sources: tuple[SourceRecord, ...]) -> SourcesQuality:
    kinds: dict[str, set[SourceKind]] = {}
    for source in sources:
        kinds.setdefault(source.publisher, set()).add(source.kind)
    return SourcesQuality(
        total=len(sources),
        publishers=len(kinds),
        by_kind=tuple((kind, sum(source.kind is kind for source in sources)) for kind in SourceKind),
        relaying=sum(bool(source.relays) for source in sources),
        without_url=tuple(source for source in sources if source.url is None),
        without_date=tuple(source for source in sources if source.date is None),
        approximate=sum(
            source.date is not None and (bool(source.date_note) or not source.date.is_day) for source in sources
        ),
        mixed=tuple(sorted(publisher for publisher, found in kinds.items() if len(found) > 1)),
    )
