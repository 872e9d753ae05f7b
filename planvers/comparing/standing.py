"""What changed around a point and not in its words: where parties stand on it, and what it rests on."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planvers.model.plan import About, Plan, Point, Statement, Version
from planvers.model.vocabulary import Stance


class StanceMove(NamedTuple):
    """A party that said one thing of a point of the old version, and another of what continues it in the new one.

    Both are its latest words; several speakers of one day may disagree.
    """

    party: str
    before: tuple[Statement, ...]
    now: tuple[Statement, ...]


def latest_words(said: Sequence[Statement]) -> tuple[Statement, ...]:
    """Those of one party's statements on one thing that none of the others is known to follow.

    `said` is in the order of the record: of one speaker's words of one day the later ones count. Of
    different speakers of one day, or of days of which it is not known which came first, all count.
    """
    if not said:
        return ()
    reached = max(item.date.first for item in said)
    last_place = {(item.speaker, item.date): place for place, item in enumerate(said)}
    return tuple(
        item
        for place, item in enumerate(said)
        if item.date.last >= reached and last_place[item.speaker, item.date] == place
    )


def stances_of(said: Iterable[Statement]) -> tuple[Stance, ...]:
    """The different stances of some statements, in the order of the vocabulary."""
    found = {item.stance for item in said}
    return tuple(stance for stance in Stance if stance in found)


def stance_moves(plan: Plan, old: Version, olds: Iterable[Point], new: Version, point: Point) -> tuple[StanceMove, ...]:
    """The parties whose stance on the very point changed, in party order.

    What counts are the latest words on the new point, and the latest on the old one that are not
    younger. A first word is no change: silence before it was no stance. Nor is what was said of a
    version as a whole.
    """
    if old.id == new.id:
        return ()
    after = plan.statements_about(About(new.id, point.id))
    known = (item for unit in olds for item in plan.statements_about(About(old.id, unit.id)))
    before = sorted(dict.fromkeys(known), key=lambda item: item.date) if after else []
    moves: list[StanceMove] = []
    for party in plan.parties:
        now = latest_words([item for item in after if item.party == party.id])
        day = max((item.date for item in now), default=None)
        by_then = [item for item in before if day and item.party == party.id and not item.date.is_after(day)]
        latest = latest_words(by_then)
        if latest and stances_of(latest) != stances_of(now):
            moves.append(StanceMove(party.id, latest, now))
    return tuple(moves)


def rests_on_other_sources(old: Version, olds: Iterable[Point], new: Version, point: Point) -> bool:
    """Whether a point cites other sources than before, in two states of one version.

    Two versions are two documents, each with sources of its own: that is no change of a point.
    """
    return old.id == new.id and {source for unit in olds for source in unit.sources} != set(point.sources)
