"""Where parties moved: between two versions, or on one version since a day."""

import datetime
from typing import NamedTuple

from planvers.comparing.align import FOUND, align, by_new
from planvers.ledger.cells import Cell, Reach, merged
from planvers.ledger.lookup import Ledger
from planvers.ledger.stances import StanceRow, stances
from planvers.model.plan import Plan, Point, Version

# What was said of the point itself, or of its very wording.
_OWN = frozenset({Reach.POINT, Reach.CARRIED})


class Move(NamedTuple):
    """A party that stands otherwise than before on a point, or on the version as a whole (`point` is None).

    `now` always rests on words; `before` may be silence. Both are of one party.
    """

    point: Point | None
    before: Cell
    now: Cell

    @property
    def is_first(self) -> bool:
        """Whether the party had said nothing before: a first word is no change of mind."""
        return not self.before.words


def moves_between(plan: Plan, old: Version, new: Version, as_of: datetime.date | None = None) -> tuple[Move, ...]:
    """The moves from one version to another, point by point in order, each party in party order.

    A party's stance on the new version is held against where it stood on the old one when it said so, as
    `stances` tells it for that day; of a merge, on each part. A point on which it spoke only with the new
    version as a whole has moved only if it had spoken on the point itself, or on its wording, before. What
    was carried over from the old wording has not moved.
    """
    links, ledger = by_new(align(old, new, plan).links), Ledger(plan, old, as_of)
    units = {unit.id: unit for unit in old.units()}

    def before(row: StanceRow, now: Cell) -> Cell:
        if row.point is None:
            return ledger.cell(now.party, None, now.words)
        parts = [
            ledger.cell(now.party, units[link.old], now.words)._replace(is_inferred=link.method in FOUND)
            for link in links.get(row.point.id, ())
        ]
        return merged(parts) if parts else Cell(now.party)

    rows = stances(plan, new, as_of).rows
    said = ((row, now) for row in rows for now in row.cells if now.reach in (Reach.POINT, Reach.VERSION))
    found = (Move(row.point, before(row, now), now) for row, now in said)
    return tuple(item for item in found if _has_moved(item))


def moves_since(
    plan: Plan, version: Version, day: datetime.date, as_of: datetime.date | None = None
) -> tuple[Move, ...]:
    """The moves on one version between the end of a day and a later one (or everything on record), in order.

    ValueError if `as_of` is before the day.
    """
    if as_of is not None and as_of < day:
        raise ValueError("a move leads from an earlier day to a later one")
    earlier = {row.id: row.cells for row in stances(plan, version, day).rows}
    found: list[Move] = []
    for row in stances(plan, version, as_of).rows:
        before = earlier.get(row.id) or tuple(Cell(now.party) for now in row.cells)
        found.extend(Move(row.point, then, now) for then, now in zip(before, row.cells, strict=True))
    return tuple(item for item in found if item.now.words and _has_moved(item))


def _has_moved(move: Move) -> bool:
    if move.before.stances == move.now.stances:
        return False
    # What follows from the version as a whole is told once, of the version as a whole.
    return move.now.reach is not Reach.VERSION or move.before.reach in _OWN
