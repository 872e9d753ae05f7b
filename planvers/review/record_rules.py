"""The rules on the record: what status, agreement and statements say of a point, held against each other."""

from collections.abc import Iterator
from typing import NamedTuple

from planvers.comparing.change import Change
from planvers.comparing.evidence import Fate, fate
from planvers.comparing.standing import follows, latest_words, stances_of
from planvers.model.plan import About, Plan, Point, Statement, Version
from planvers.model.vocabulary import AGREED_STATUSES, STATUS_RANK, ChangeKind, Stance
from planvers.review.rewording import Noted


class Record(NamedTuple):
    """One change with its two versions and the plan that holds what was said; `whole` is the point of a sub-point."""

    change: Change
    old: Version
    new: Version
    plan: Plan | None
    whole: Point | None = None

    def statements(self) -> list[Statement]:
        """What was said of the very point in either version, oldest first."""
        if self.plan is None:
            return []
        abouts = [About(self.old.id, unit.id) for unit in self.change.old]
        abouts += [About(self.new.id, unit.id) for unit in self.change.new]
        said = [item for about in dict.fromkeys(abouts) for item in self.plan.statements_about(about)]
        return sorted(dict.fromkeys(said), key=lambda item: item.date.order)

    def agreed(self) -> Point | None:
        """The point as it is now if it is agreed in some way."""
        return next((unit for unit in self.change.new if unit.status in AGREED_STATUSES), None)


def backslidings(record: Record) -> Iterator[Noted]:
    """The talks went back: to a status of lower rank, to fewer who agreed, or from agreed to gone."""
    agreed = [unit for unit in record.change.old if unit.status in AGREED_STATUSES]
    if agreed and is_gone(record.change):
        yield Noted(agreed[0].status.value, ChangeKind.DROPPED.value, "", "")
    for unit in record.change.new:
        now = STATUS_RANK.get(unit.status)
        before = [old for old in record.change.old if STATUS_RANK.get(old.status, 0) > (now or 0)]
        if now and before:
            best = max(before, key=lambda old: STATUS_RANK[old.status])
            yield Noted(best.status.value, unit.status.value, "", "")
        elif left := who_left(record.change):
            yield Noted(" ".join(left), "", "left", "")


def is_gone(change: Change) -> bool:
    """Whether a point is dropped, and not only said to be by reports; one without a counterpart may live on."""
    is_hearsay = fate(change) is Fate.REPORTED_DROPPED
    return ChangeKind.DROPPED in change.kinds and bool(change.old) and not is_hearsay


def who_left(change: Change) -> tuple[str, ...]:
    """The parties that agreed to a point before and are not among those who agree to it now, while others still do."""
    if not any(unit.status in AGREED_STATUSES for unit in change.new):
        return ()
    before = dict.fromkeys(party for unit in change.old for party in unit.agreed_by)
    now = {party for unit in change.new for party in unit.agreed_by}
    return tuple(party for party in before if party not in now)


def unsourced(record: Record) -> Iterator[Noted]:
    """A point is called agreed, and neither it nor, for a sub-point, its point cites a source."""
    unit = record.agreed()
    if unit and not unit.sources and not (record.whole and record.whole.sources):
        yield Noted("", unit.status.value, "", "")


def contradictions(record: Record) -> Iterator[Noted]:
    """A party in `agreed_by` opposes the point after the version became known, and says nothing else after that."""
    return (found for party, found in _opposed_since(record) if party in _agreed_by(record))


def oppositions(record: Record) -> Iterator[Noted]:
    """A party that is not in `agreed_by` opposes the point after the version became known."""
    return (found for party, found in _opposed_since(record) if party not in _agreed_by(record))


def flips(record: Record) -> Iterator[Noted]:
    """Two statements of one party in a row differ, and the later one cites only what the earlier one cites.

    What different speakers say at one time is no flip: that party has no one last word.
    """
    by_party: dict[str, list[Statement]] = {}
    for item in record.statements():
        by_party.setdefault(item.party, []).append(item)
    for party, said in by_party.items():
        for place, after in enumerate(said):
            before = next((item for item in reversed(said[:place]) if follows(after, item)), None)
            if before and before.stance is not after.stance and set(after.sources) <= set(before.sources):
                yield Noted(f"{party} {before.stance.value}", f"{party} {after.stance.value}", before.id, after.id)


def _agreed_by(record: Record) -> tuple[str, ...]:
    unit = record.agreed()
    return unit.agreed_by if unit else ()


def _opposed_since(record: Record) -> Iterator[tuple[str, Noted]]:
    """The parties whose last word on an agreed point, said after the version became known, is against it."""
    unit = record.agreed()
    if unit is None or record.plan is None:
        return
    said = record.plan.statements_about(About(record.new.id, unit.id))
    for party in record.plan.parties:
        words = latest_words([item for item in said if item.party == party.id])
        if stances_of(words) == (Stance.OPPOSES,) and words[-1].date.is_after(record.new.date):
            last = words[-1]
            yield party.id, Noted(unit.status.value, f"{party.id} opposes", last.id, last.date.isoformat())
