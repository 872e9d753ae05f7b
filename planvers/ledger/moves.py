"""Where parties moved: between two versions, or on one version since a day."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from planvers.comparing.align import FOUND, Link, align, by_new
from planvers.ledger.cells import Cell, Reach, cell
from planvers.ledger.stances import stances
from planvers.model.plan import About, Plan, Point, Statement, Version


class Move(NamedTuple):
    """A party that stands otherwise than before on a point, or on the version as a whole (`point` is None).

    `now` always rests on words; `before` may be silence. Both are of one party.
    """

    point: Point | None
    before: Cell
    now: Cell


def moves_between(plan: Plan, old: Version, new: Version, as_of: datetime.date | None = None) -> tuple[Move, ...]:
    """The moves from one version to another, point by point in order, each party in party order.

    A party's stance on the new version is held against where it stood on the old one when it said so:
    by its words on the very point, or else on the old version as a whole. A point on which it spoke only
    with the new version as a whole has moved only if it had spoken on the point itself before. What was
    carried over from the old wording has not moved.
    """
    links = by_new(align(old, new, plan).links)
    said = tuple(item for item in plan.statements if as_of is None or item.date.is_over_by(as_of))
    found: list[Move] = []
    for row in stances(plan, new, as_of).rows:
        for now in row.cells:
            if now.reach not in (Reach.POINT, Reach.VERSION):
                continue
            by_then = [
                item for item in said if item.party == now.party and not (now.last and item.date.is_after(now.last))
            ]
            continued = links.get(row.point.id, ()) if row.point else None
            found.append(Move(row.point, _before(old, now.party, continued, by_then), now))
    return tuple(item for item in found if _has_moved(item))


def moves_since(
    plan: Plan, version: Version, day: datetime.date, as_of: datetime.date | None = None
) -> tuple[Move, ...]:
    """The moves on one version between the end of a day and another (or everything on record), in order."""
    earlier = {row.point.id if row.point else None: row.cells for row in stances(plan, version, day).rows}
    found: list[Move] = []
    for row in stances(plan, version, as_of).rows:
        before = earlier.get(row.point.id if row.point else None) or tuple(Cell(now.party) for now in row.cells)
        found.extend(Move(row.point, then, now) for then, now in zip(before, row.cells, strict=True))
    return tuple(item for item in found if item.now.words and _has_moved(item))


def _before(old: Version, party: str, links: Iterable[Link] | None, said: Iterable[Statement]) -> Cell:
    """Where a party stood on what the links lead to in the old version, or on all of it without `links`."""
    log = tuple(said)
    on_whole = cell(party, Reach.POINT, _about(About(old.id), log))
    if links is None:
        return on_whole
    linked = tuple(links)
    abouts = [About(old.id, link.old) for link in linked]
    on_point = cell(party, Reach.POINT, (item for item in log if not set(abouts).isdisjoint(item.about)))
    if on_point.words:
        return on_point._replace(of=tuple(abouts), is_inferred=any(link.method in FOUND for link in linked))
    return on_whole._replace(reach=Reach.VERSION) if linked and on_whole.words else Cell(party)


def _about(about: About, said: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(item for item in said if about in item.about)


def _has_moved(move: Move) -> bool:
    before, now = move.before, move.now
    if before.stances == now.stances or before.words == now.words:
        return False
    # What follows from the version as a whole is told once, of the version as a whole.
    return now.reach is not Reach.VERSION or before.reach is Reach.POINT
