"""What of a version is not agreed, what blocks it, and who wants what."""

import datetime
from enum import IntEnum
from typing import NamedTuple

from planvers.ledger.stances import Cell, Reach, stances
from planvers.model.plan import Plan, Point, Version
from planvers.model.vocabulary import Stance, Status


class Blocker(IntEnum):
    """What keeps a point open, most blocking first."""

    OPPOSED = 1
    BRACKETED = 2
    DEFERRED = 3
    DISCUSSED = 4
    NOT_CONFIRMED = 5
    NOT_ANSWERED = 6


_BLOCKERS = {
    Status.BRACKETED: Blocker.BRACKETED,
    Status.DEFERRED: Blocker.DEFERRED,
    Status.OPEN: Blocker.DISCUSSED,
    Status.AGREED_IN_PRINCIPLE: Blocker.NOT_CONFIRMED,
    Status.AGREED_AD_REFERENDUM: Blocker.NOT_CONFIRMED,
    Status.PROPOSED: Blocker.NOT_ANSWERED,
}


class OpenPoint(NamedTuple):
    """A point that is neither agreed nor dropped.

    `opposed_by` names the parties whose latest statement on this very point opposes it, and
    `countered_by` those that offer something else, both in party order; `cells` the latest of
    every party that spoke on it; `last_word` is the date of the latest of these, or None.
    """

    point: Point
    blocker: Blocker
    opposed_by: tuple[str, ...]
    countered_by: tuple[str, ...]
    cells: tuple[Cell, ...]
    last_word: datetime.date | None


class OpenPoints(NamedTuple):
    """What is open in a version, most blocked first; what is agreed; what only reports speak of.

    `agreed_but_opposed` are those of the agreed points that a party is on record against.
    """

    version: Version
    as_of: datetime.date | None
    open: tuple[OpenPoint, ...]
    agreed: tuple[Point, ...]
    agreed_but_opposed: tuple[OpenPoint, ...]
    not_public: tuple[Point, ...]


def open_points(plan: Plan, version: Version, as_of: datetime.date | None = None) -> OpenPoints:
    """The open points of a version: by blocker, then those that more parties stand against, then in order.

    A sub-point is listed where it stands otherwise than its point, or was spoken of.
    """
    rows = [row for row in stances(plan, version, as_of).rows if row.point is not None]
    cells = {row.point.id: tuple(_own(row.cells)) for row in rows if row.point is not None}
    listed = [unit for point in version.points for unit in (point, *_with_own_standing(point, cells))]
    found = [_described(unit, cells.get(unit.id, ())) for unit in listed if unit.is_live]
    agreed = [item for item in found if item.point.status is Status.AGREED]
    still_open = [item for item in found if item.point.status is not Status.AGREED]
    return OpenPoints(
        version=version,
        as_of=as_of,
        open=tuple(sorted(still_open, key=lambda item: (item.blocker, -len((*item.opposed_by, *item.countered_by))))),
        agreed=tuple(item.point for item in agreed),
        agreed_but_opposed=tuple(item for item in agreed if item.opposed_by),
        not_public=tuple(unit for unit in listed if not unit.is_live and not unit.is_dropped),
    )


def _with_own_standing(point: Point, cells: dict[str, tuple[Cell, ...]]) -> list[Point]:
    return [part for part in point.subpoints if part.status is not point.status or cells.get(part.id)]


def _described(point: Point, cells: tuple[Cell, ...]) -> OpenPoint:
    opposed_by = tuple(cell.party for cell in cells if cell.stance is Stance.OPPOSES)
    countered_by = tuple(cell.party for cell in cells if cell.stance is Stance.COUNTER_PROPOSES)
    is_opposed = opposed_by or countered_by
    blocker = Blocker.OPPOSED if is_opposed else _BLOCKERS.get(point.status, Blocker.NOT_ANSWERED)
    last_word = max((cell.statement.date for cell in cells if cell.statement), default=None)
    return OpenPoint(point, blocker, opposed_by, countered_by, cells, last_word)


def _own(cells: tuple[Cell, ...]) -> list[Cell]:
    """The cells that rest on a statement about the very point."""
    return [cell for cell in cells if cell.reach is Reach.POINT]
