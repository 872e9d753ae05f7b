"""What changed around a point and not in its words: where parties stand on it, and what it rests on."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from planvers.model.plan import About, Plan, Point, Statement, Version
from planvers.model.vocabulary import Stance


class StanceMove(NamedTuple):
    """A party that said one thing of a point of the old version, and another of what continues it in the new one.

    Both are its latest words; where it is not known which is the last they may disagree.
    """

    party: str
    before: tuple[Statement, ...]
    now: tuple[Statement, ...]


def latest_words(said: Sequence[Statement]) -> tuple[Statement, ...]:
    """Those of one party's statements on one thing that none of the others is known to follow.

    `said` is in the order of the record: of one speaker's words of one date the later ones count. Of
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


def follows(later: Statement, earlier: Statement) -> bool:
    """Whether of two statements in the order of the record the later one is known to follow the earlier one."""
    is_same_speaker = later.speaker == earlier.speaker and later.date == earlier.date
    return is_same_speaker or later.date.is_after(earlier.date)


def stances_of(said: Iterable[Statement]) -> tuple[Stance, ...]:
    """The different stances of some statements, in the order of the vocabulary."""
    found = {item.stance for item in said}
    return tuple(stance for stance in Stance if stance in found)


def said_by_then(said: Iterable[Statement], words: Collection[Statement]) -> tuple[Statement, ...]:
    """Those of the statements that are neither among some words nor surely later than the last of them."""
    last = max((item.date for item in words), key=lambda date: date.order)
    return tuple(item for item in said if item not in words and not item.date.is_after(last))


def stance_moves(plan: Plan, old: Version, olds: Iterable[Point], new: Version, point: Point) -> tuple[StanceMove, ...]:
    """The parties whose stance on the very point changed, in party order.

    What counts are the latest words on the new point, and the latest on each old one that are not
    younger. A first word is no change: silence before it was no stance. Nor is what was said of a
    version as a whole.
    """
    after = () if old.id == new.id else plan.statements_about(About(new.id, point.id))
    if not after:
        return ()
    logs = [plan.statements_about(About(old.id, unit.id)) for unit in olds]
    moves: list[StanceMove] = []
    for party in plan.parties:
        now = latest_words([item for item in after if item.party == party.id])
        own = [[item for item in log if item.party == party.id] for log in logs] if now else []
        before = tuple(dict.fromkeys(item for log in own for item in latest_words(said_by_then(log, now))))
        if before and stances_of(before) != stances_of(now):
            moves.append(StanceMove(party.id, before, now))
    return tuple(moves)


def rests_on_other_sources(old: Version, olds: Iterable[Point], new: Version, point: Point) -> bool:
    """Whether a point cites other sources than before, in two states of one version.

    Two versions are two documents, each with sources of its own: that is no change of a point.
    """
    return old.id == new.id and {source for unit in olds for source in unit.sources} != set(point.sources)
