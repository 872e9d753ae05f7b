"""What changed around a point and not in its words: where parties stand on it, and what it rests on."""

from collections.abc import Iterable
from typing import NamedTuple

from planvers.model.plan import About, Plan, Point, Statement, Version


class StanceMove(NamedTuple):
    """A party that said one thing of a point of the old version, and another of what continues it in the new one."""

    party: str
    before: Statement
    now: Statement


def stance_moves(plan: Plan, old: Version, olds: Iterable[Point], new: Version, point: Point) -> tuple[StanceMove, ...]:
    """The parties whose stance on the very point changed, in party order.

    What counts is the latest statement on the new point, and the latest on the old one that is not
    younger. A first word is no change: silence before it was no stance. Nor is what was said of a
    version as a whole.
    """
    if old.id == new.id:
        return ()
    before = {About(old.id, unit.id) for unit in olds}
    after = About(new.id, point.id)
    moves: list[StanceMove] = []
    for party in plan.parties:
        said = [item for item in plan.statements if item.party == party.id]
        now = next((item for item in reversed(said) if after in item.about), None)
        if now is None:
            continue
        earlier = [item for item in said if not before.isdisjoint(item.about) and item.date <= now.date]
        if earlier and earlier[-1].stance is not now.stance:
            moves.append(StanceMove(party.id, earlier[-1], now))
    return tuple(moves)


def rests_on_other_sources(old: Version, olds: Iterable[Point], new: Version, point: Point) -> bool:
    """Whether a point cites other sources than before, in two states of one version.

    Two versions are two documents, each with sources of its own: that is no change of a point.
    """
    return old.id == new.id and {source for unit in olds for source in unit.sources} != set(point.sources)
