"""Which changes of a diff a reader asked to see. The diff itself is never cut."""

from collections.abc import Collection

from planvers.comparing.change import Change, Diff
from planvers.model.vocabulary import ChangeKind


def select(
    diff: Diff,
    *,
    kinds: Collection[ChangeKind] = (),
    points: Collection[str] = (),
    topics: Collection[str] = (),
) -> tuple[Change, ...]:
    """The changes that meet every condition given, in the order of the diff; an empty condition is met by all.

    A point is named by its id, or by its number in either version. What holds for a sub-point
    selects the change of its point.
    """
    return tuple(
        change
        for change in diff.changes
        if (not kinds or any(kind in kinds for item in (change, *change.parts) for kind in item.kinds))
        and (not points or not names(change).isdisjoint(points))
        and (not topics or any(unit.topic in topics for unit in (*change.old, *change.new)))
    )


def names(change: Change) -> frozenset[str]:
    """Every id and number that a change can be asked for by."""
    units = [unit for whole in (*change.old, *change.new) for unit in (whole, *whole.subpoints)]
    return frozenset(name for unit in units for name in (unit.id, unit.number) if name)
