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
    after = plan.statements_about(About(new.id, point.id))
    # Of one day the one later in the file counts; of several old points the later one.
    known = (item for unit in olds for item in plan.statements_about(About(old.id, unit.id)))
    before = sorted(known, key=lambda item: item.date)[::-1] if after else []
    moves: list[StanceMove] = []
    for party in plan.parties:
        now = next((item for item in reversed(after) if item.party == party.id), None)
        earlier = (item for item in before if now and item.party == party.id and item.date <= now.date)
        latest = next(earlier, None)
        if now and latest and latest.stance is not now.stance:
            moves.append(StanceMove(party.id, latest, now))
    return tuple(moves)


def rests_on_other_sources(old: Version, olds: Iterable[Point], new: Version, point: Point) -> bool:
    """Whether a point cites other sources than before, in two states of one version.

    Two versions are two documents, each with sources of its own: that is no change of a point.
    """
    return old.id == new.id and {source for unit in olds for source in unit.sources} != set(point.sources)
