"""Where a party stands otherwise than it did before the files were edited."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planvers.ledger.cells import Cell, Reach
from planvers.ledger.stances import stances
from planvers.model.plan import Plan, Point, Version


class Shift(NamedTuple):
    """A party whose recorded stance on a point, or on the version as a whole (`point` is None), is another now.

    `before` is its cell in the older revision, `now` in the newer one; either may be silence.
    """

    version: Version
    point: Point | None
    before: Cell
    now: Cell


def shifts(old: Plan, new: Plan, versions: Iterable[str]) -> tuple[Shift, ...]:
    """The shifts on some versions that both revisions have, by version as named, point by point, in party order."""
    return tuple(found for version_id in versions for found in _shifts(old, new, version_id))


def _shifts(old: Plan, new: Plan, version_id: str) -> Iterator[Shift]:
    version = new.version(version_id)
    before, now = stances(old, old.version(version_id)), stances(new, version)
    cells = [{(row.id, cell.party): cell for row in side.rows for cell in row.cells} for side in (before, now)]
    # What nobody speaks of any more may have no row now.
    points = {row.id: row.point for row in (*now.rows, *before.rows)}
    for unit, point in points.items():
        for party in new.parties:
            was, is_now = (known.get((unit, party.id), Cell(party.id)) for known in cells)
            if was.stances != is_now.stances and _is_own(point, was, is_now):
                yield Shift(version, point, was, is_now)


def _is_own(point: Point | None, was: Cell, now: Cell) -> bool:
    """Whether it was said of the very thing: what follows from that elsewhere is not told again."""
    return point is None or Reach.POINT in (was.reach, now.reach)
