"""What of a version is not agreed, what blocks it, and who stands on which side."""

import datetime
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from planvers.brackets.parsing import parse
from planvers.ledger.cells import Cell, Reach
from planvers.ledger.packages import Package, packages
from planvers.ledger.stances import stances
from planvers.model.dates import When
from planvers.model.plan import Plan, Point, Version
from planvers.model.vocabulary import Stance, Status


class Blocker(IntEnum):
    """What keeps a point open, most blocking first."""

    OPPOSED = 1
    BRACKETED = 2
    ALTERNATIVES = 3
    DEFERRED = 4
    DISCUSSED = 5
    NOT_CONFIRMED = 6
    NOT_ANSWERED = 7


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
    """What is open in a version, most blocked first; what is agreed, in order; what only reports speak of.

    `whole` is where each party stands on the version as a whole.
    """

    version: Version
    as_of: datetime.date | None
    whole: tuple[Cell, ...]
    open: tuple[OpenPoint, ...]
    agreed: tuple[OpenPoint, ...]
    not_public: tuple[Point, ...]
    packages: tuple[Package, ...]

    @property
    def agreed_but_opposed(self) -> tuple[OpenPoint, ...]:
        """Those of the agreed points that a party opposes."""
        return tuple(item for item in self.agreed if item.saying(Stance.OPPOSES))


def open_points(plan: Plan, version: Version, as_of: datetime.date | None = None) -> OpenPoints:
    """The open points of a version: by blocker, then those that more parties stand against, then in order.

    A sub-point is listed where it stands otherwise than its point, or was spoken of.
    """
    matrix = stances(plan, version, as_of)
    cells = {row.point.id: row.cells for row in matrix.rows if row.point is not None}
    nothing = tuple(Cell(party.id) for party in plan.parties)
    deals = packages(version)
    package_of = {unit.id: deal for deal in deals for unit in (*deal.agreed, *deal.holding_up)}
    listed = [unit for point in version.points for unit in (point, *_with_own_standing(point, cells))]
    found = [_described(unit, cells.get(unit.id, nothing), package_of.get(unit.id)) for unit in listed if unit.is_live]
    return OpenPoints(
        version=version,
        as_of=as_of,
        whole=matrix.rows[0].cells,
        open=tuple(sorted((item for item in found if item.blockers), key=_urgency)),
        agreed=tuple(item for item in found if not item.blockers),
        not_public=tuple(unit for unit in listed if not unit.is_live and not unit.is_dropped),
        packages=deals,
    )


def _urgency(item: OpenPoint) -> tuple[Blocker, int]:
    return item.blockers[0], -len(item.saying(Stance.OPPOSES, Stance.COUNTER_PROPOSES))


def _with_own_standing(point: Point, cells: dict[str, tuple[Cell, ...]]) -> list[Point]:
    spoken = {name for name, row in cells.items() if any(cell.reach is Reach.POINT for cell in row)}
    return [part for part in point.subpoints if part.status is not point.status or part.id in spoken]


def _described(point: Point, cells: tuple[Cell, ...], package: Package | None) -> OpenPoint:
    last = max((cell.last for cell in cells if cell.last and cell.reach is Reach.POINT), default=None)
    found = OpenPoint(point, (), cells, package, last)
    return found._replace(blockers=tuple(sorted(set(_blockers(found)))))


def _blockers(item: OpenPoint) -> Iterator[Blocker]:
    """What blocks a point. One that is agreed is not blocked, whatever a party that did not agree says of it."""
    if item.point.status is Status.AGREED:
        return
    if item.saying(Stance.OPPOSES):
        yield Blocker.OPPOSED
    places = parse(str(item.point.text)).places if item.point.text else ()
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
