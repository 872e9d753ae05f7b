"""The versions of one plan compared two by two, each two at most once, and what is told there of one point."""

from typing import TYPE_CHECKING, NamedTuple

from planvers.comparing.change import Change
from planvers.comparing.diff import diff
from planvers.comparing.lineage import Node
from planvers.model.plan import Plan, Point

if TYPE_CHECKING:
    from planvers.matching.similarity import Progress


class _Told(NamedTuple):
    """The changes between two versions: those of points that are there now, and those of points that are not."""

    present: dict[str, Change]
    absent: dict[str, Change]


class Comparisons:
    """Remembers every comparison that was asked for, so that none is made twice.

    `progress` is told how many were made for each version, since most are compared with one other.
    """

    def __init__(self, plan: Plan, progress: "Progress" = lambda _share: None) -> None:
        self._plan, self._progress = plan, progress
        self._told: dict[tuple[str, str], _Told] = {}

    def change(self, old: str, node: Node) -> Change | None:
        """What happened to a point since an older version; None where its tombstone tells nothing new."""
        return self._between(old, node.version).present.get(node.unit)

    def absence(self, node: Node, new: str) -> Change | None:
        """What the absence of a point from a newer version amounts to; None where something there continues it."""
        return self._between(node.version, new).absent.get(node.unit)

    def heirs(self, node: Node, new: str) -> tuple[Point, ...]:
        """The points that stand in a newer version and continue this one, in their order."""
        changes = self._between(node.version, new).present.values()
        return tuple(
            change.point
            for change in changes
            if not change.point.is_dropped and any(link.old == node.unit for link in change.links)
        )

    def _between(self, old: str, new: str) -> _Told:
        if (old, new) not in self._told:
            found = diff(self._plan.version(old), self._plan.version(new), self._plan)
            changes = [item for change in found.changes for item in (change, *change.parts)]
            kept = [change for change in changes if not change.is_departure]
            self._told[old, new] = _Told(
                {change.point.id: change for change in kept if change.new},
                {change.point.id: change for change in kept if not change.new},
            )
            self._progress(min(1.0, len(self._told) / len(self._plan.versions)))
        return self._told[old, new]
