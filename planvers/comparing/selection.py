"""Which changes of a diff a reader asked to see. The diff itself is never cut."""

from collections.abc import Callable, Collection

from planvers.comparing.change import Change, Diff
from planvers.model.vocabulary import ChangeKind


def select(
    diff: Diff,
    *,
    kinds: Collection[ChangeKind] | None = None,
    or_points: Collection[str] = (),
    points: Collection[str] = (),
    topics: Collection[str] = (),
    concerning: Callable[[Change], bool] = lambda _change: True,
) -> tuple[Change, ...]:
    """The changes that meet every condition given, in the order of the diff.

    An empty condition is met by all, but for `kinds`, which is None where none is asked for. A point
    is named by its id, or by its number in either version. What holds for a sub-point selects the
    change of its point. `or_points` are ids of points that count as one of `kinds`.
    """
    return tuple(
        change
        for change in diff.changes
        if (kinds is None or any(_is_one(item, kinds, or_points) for item in (change, *change.parts)))
        and (not points or not names(change).isdisjoint(points))
        and (not topics or any(unit.topic in topics for unit in (*change.old, *change.new)))
        and concerning(change)
    )


def _is_one(change: Change, kinds: Collection[ChangeKind], points: Collection[str]) -> bool:
    return change.point.id in points or any(kind in kinds for kind in change.kinds)


def names(change: Change) -> frozenset[str]:
    """Every id and number that a change can be asked for by."""
    units = [unit for whole in (*change.old, *change.new) for unit in (whole, *whole.subpoints)]
    return frozenset(name for unit in units for name in (unit.id, unit.number) if name)
