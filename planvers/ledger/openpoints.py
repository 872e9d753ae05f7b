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
    NOT_PUBLIC = 7


_BLOCKERS = {
    Status.BRACKETED: Blocker.BRACKETED,
    Status.DEFERRED: Blocker.DEFERRED,
    Status.OPEN: Blocker.DISCUSSED,
    Status.AGREED_IN_PRINCIPLE: Blocker.NOT_CONFIRMED,
    Status.AGREED_AD_REFERENDUM: Blocker.NOT_CONFIRMED,
    Status.PROPOSED: Blocker.NOT_ANSWERED,
    Status.UNKNOWN: Blocker.NOT_PUBLIC,
}


class OpenPoint(NamedTuple):
    """A point that is neither agreed nor dropped.

    `opposed_by` names the parties whose latest statement on this very point opposes it or
    offers something else, in party order; `cells` the latest of every party that spoke on it;
    `last_word` is the date of the latest of these, or None if nobody did.
    """

    point: Point
    blocker: Blocker
    opposed_by: tuple[str, ...]
    cells: tuple[Cell, ...]
    last_word: datetime.date | None


class OpenPoints(NamedTuple):
    """What is open in a version, most blocked first, and what is agreed although a party opposes it."""

    version: Version
    as_of: datetime.date | None
    open: tuple[OpenPoint, ...]
    agreed: tuple[Point, ...]
    agreed_but_opposed: tuple[OpenPoint, ...]


def open_points(plan: Plan, version: Version, as_of: datetime.date | None = None) -> OpenPoints:
    """The open points of a version: opposed ones first, those with more opponents before others, then in order."""
    rows = [row for row in stances(plan, version, as_of).rows if row.point is not None]
    cells = {row.point.id: tuple(_own(row.cells)) for row in rows if row.point is not None}
    found = [_described(point, cells.get(point.id, ())) for point in version.points if not point.is_dropped]
    still_open = [item for item in found if item.point.status is not Status.AGREED]
    agreed = [item for item in found if item.point.status is Status.AGREED]
    return OpenPoints(
        version=version,
        as_of=as_of,
        open=tuple(sorted(still_open, key=lambda item: (item.blocker, -len(item.opposed_by)))),
        agreed=tuple(item.point for item in agreed),
        agreed_but_opposed=tuple(item for item in agreed if item.opposed_by),
    )


def _described(point: Point, cells: tuple[Cell, ...]) -> OpenPoint:
    opposed_by = tuple(cell.party for cell in cells if cell.stance in (Stance.OPPOSES, Stance.COUNTER_PROPOSES))
    blocker = Blocker.OPPOSED if opposed_by else _BLOCKERS.get(point.status, Blocker.NOT_ANSWERED)
    last_word = max((cell.statement.date for cell in cells if cell.statement), default=None)
    return OpenPoint(point, blocker, opposed_by, cells, last_word)


def _own(cells: tuple[Cell, ...]) -> list[Cell]:
    """The cells that rest on a statement about the very point."""
    return [cell for cell in cells if cell.reach is Reach.POINT]
