"""What of a version is not agreed, what blocks it, and who stands on which side."""

import datetime
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import NamedTuple

from planvers.brackets.parsed import Place
from planvers.brackets.parsing import parse
from planvers.ledger.cells import Cell, Reach, latest
from planvers.ledger.packages import Package, packages
from planvers.ledger.stances import stances
from planvers.model.dates import When
from planvers.model.plan import Plan, Point, Version
from planvers.model.vocabulary import Stance, Status


class Blocker(StrEnum):
    """What keeps a point open, most blocking first."""

    OPPOSED = "opposed"
    BRACKETED = "bracketed"
    ALTERNATIVES = "alternatives"
    DEFERRED = "deferred"
    DISCUSSED = "discussed"
    NOT_CONFIRMED = "not_confirmed"
    NOT_ANSWERED = "not_answered"


_ORDER = {blocker: place for place, blocker in enumerate(Blocker)}
_CONTESTING = (Stance.OPPOSES, Stance.COUNTER_PROPOSES, Stance.RESERVES, Stance.ACCEPTS_CONDITIONALLY)
_BY_STATUS = {
    Status.BRACKETED: Blocker.BRACKETED,
    Status.DEFERRED: Blocker.DEFERRED,
    Status.OPEN: Blocker.DISCUSSED,
    Status.AGREED_IN_PRINCIPLE: Blocker.NOT_CONFIRMED,
    Status.AGREED_AD_REFERENDUM: Blocker.NOT_CONFIRMED,
}


class OpenPoint(NamedTuple):
    """A point with what stands against its being settled.

    `blockers` are all that hold, most blocking first, none for a point that is agreed. `cells` has one of
    every party, in party order; what was said of the version as a whole, or of earlier wording, is no
    answer on the point. `last` is when something was last said on the very point, by anybody, or None.
    """

    point: Point
    blockers: tuple[Blocker, ...]
    cells: tuple[Cell, ...]
    package: Package | None
    last: When | None

    @property
    def answers(self) -> tuple[Cell, ...]:
        """The cells of the parties that spoke on the very point."""
        return tuple(cell for cell in self.cells if cell.reach is Reach.POINT)

    @property
    def silent(self) -> tuple[str, ...]:
        """The parties that did not."""
        return tuple(cell.party for cell in self.cells if cell.reach is not Reach.POINT)

    @property
    def mixed(self) -> tuple[str, ...]:
        """The parties whose speakers disagree on the very point."""
        return tuple(cell.party for cell in self.answers if cell.is_mixed)

    def saying(self, *stances: Stance) -> tuple[str, ...]:
        """The parties that say one of these of the very point, and nothing else beside it."""
        return tuple(cell.party for cell in self.answers if cell.stance in stances)


class OpenPoints(NamedTuple):
    """What is open in a version, most blocked first; what is agreed, in order; and what nobody knows.

    `whole` is where each party stands on the version as a whole. Of the points in `status_unknown` the
    wording is public, and not how they stand; `not_public` are known from reports only.
    """

    version: Version
    as_of: datetime.date | None
    whole: tuple[Cell, ...]
    open: tuple[OpenPoint, ...]
    agreed: tuple[OpenPoint, ...]
    status_unknown: tuple[Point, ...]
    not_public: tuple[Point, ...]
    packages: tuple[Package, ...]

    @property
    def agreed_but_contested(self) -> tuple[OpenPoint, ...]:
        """Those of the agreed points of which a party says something else than that it accepts them."""
        return tuple(item for item in self.agreed if item.mixed or item.saying(*_CONTESTING))


def open_points(plan: Plan, version: Version, as_of: datetime.date | None = None) -> OpenPoints:
    """The open points of a version: by blocker, then those that more parties stand against, then in order.

    A sub-point is listed where it stands otherwise than its point, or was spoken of.
    """
    matrix = stances(plan, version, as_of)
    cells = {row.id: row.cells for row in matrix.rows}
    spoken = {name for name, row in cells.items() if any(cell.reach is Reach.POINT for cell in row)}
    nothing = tuple(Cell(party.id) for party in plan.parties)
    deals = packages(version)
    package_of = {unit.id: deal for deal in deals for unit in deal.points}
    apart = {part.id for point in version.points for part in point.subpoints if _stands_apart(part, point, spoken)}
    listed = [
        unit for point in version.points for unit in (point, *point.subpoints) if unit is point or unit.id in apart
    ]
    known = [unit for unit in listed if unit.is_live and unit.status is not Status.UNKNOWN]
    found = [_described(unit, cells.get(unit.id, nothing), package_of.get(unit.id), apart) for unit in known]
    return OpenPoints(
        version=version,
        as_of=as_of,
        whole=matrix.rows[0].cells,
        open=tuple(sorted((item for item in found if item.blockers), key=_urgency)),
        agreed=tuple(item for item in found if not item.blockers),
        status_unknown=tuple(unit for unit in listed if unit.is_live and unit.status is Status.UNKNOWN),
        not_public=tuple(unit for unit in listed if not unit.is_live and not unit.is_dropped),
        packages=deals,
    )


def _urgency(item: OpenPoint) -> tuple[int, int]:
    return _ORDER[item.blockers[0]], -len(item.saying(Stance.OPPOSES, Stance.COUNTER_PROPOSES))


def _stands_apart(part: Point, point: Point, spoken: Collection[str | None]) -> bool:
    return part.status is not point.status or part.id in spoken


def _described(point: Point, cells: tuple[Cell, ...], package: Package | None, apart: Collection[str]) -> OpenPoint:
    last = latest(cell.last for cell in cells if cell.reach is Reach.POINT)
    found = OpenPoint(point, (), cells, package, last)
    return found._replace(blockers=tuple(sorted(set(_blockers(found, apart)), key=_ORDER.__getitem__)))


def _blockers(item: OpenPoint, apart: Collection[str]) -> Iterator[Blocker]:
    """What blocks a point. One that is agreed is not blocked, whatever a party that did not agree says of it."""
    if item.point.status is Status.AGREED:
        return
    if item.saying(Stance.OPPOSES):
        yield Blocker.OPPOSED
    places = _disputed(item.point, apart)
    if places:
        yield Blocker.BRACKETED
    if item.saying(Stance.COUNTER_PROPOSES) or any(len(place.alternatives) > 1 for place in places):
        yield Blocker.ALTERNATIVES
    if item.point.deferred_to:
        yield Blocker.DEFERRED
    if item.point.status in _BY_STATUS:
        yield _BY_STATUS[item.point.status]
    else:
        yield Blocker.DISCUSSED if item.answers else Blocker.NOT_ANSWERED


def _disputed(point: Point, apart: Collection[str]) -> list[Place]:
    """The places in brackets of a point and of those of its sub-points that are not told apart, in every language."""
    units = (point, *(part for part in point.subpoints if part.id not in apart))
    texts = (text for unit in units if unit.text for _, text in unit.text.wordings)
    return [place for text in texts for place in parse(text).places]
