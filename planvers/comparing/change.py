"""What the comparison of two versions gives: one change per point, and all of them together."""

from typing import NamedTuple

from planvers.comparing.align import FOUND, Link
from planvers.comparing.shares import Share
from planvers.comparing.standing import StanceMove
from planvers.comparing.wording import Pair
from planvers.model.plan import Point, Version
from planvers.model.vocabulary import ChangeKind
from planvers.words.redline import compare
from planvers.words.runs import Run

_NOT_A_CHANGE = frozenset(
    {ChangeKind.UNCHANGED, ChangeKind.UNACCOUNTED, ChangeKind.NOT_MENTIONED, ChangeKind.TEXT_LEARNED}
)


class Near(NamedTuple):
    """A point of the other version that comes near to one without a counterpart, and how alike the two are."""

    point: Point
    similarity: float


class Change(NamedTuple):
    """What happened to one point.

    `kinds` are in the order of `ChangeKind`. `old` holds the points that it continues, in the
    old order, `new` the point itself; one of them is empty where there is no counterpart.
    `words` are the wordings compared, in one language; None where a wording is not public, the two
    share no language, or the point is gone. `parts` are the changes of its sub-points, in the new
    order, absent ones last.
    `stances` are the parties that now say something else of it, and `shares` what each part brought
    into a merge or took along in a split.
    `nearest` are the points on the other side that come nearest to one without a counterpart, if
    any comes near and points were compared.
    """

    kinds: tuple[ChangeKind, ...]
    old: tuple[Point, ...]
    new: tuple[Point, ...]
    links: tuple[Link, ...] = ()
    words: Pair | None = None
    parts: tuple["Change", ...] = ()
    stances: tuple[StanceMove, ...] = ()
    shares: tuple[Share, ...] = ()
    nearest: tuple[Near, ...] = ()

    @property
    def point(self) -> Point:
        """The point as it is now; where it is gone, as it was."""
        return (self.new or self.old)[0]

    @property
    def runs(self) -> tuple[Run, ...] | None:
        """What changed between the wordings; None where they cannot be compared."""
        return compare(self.words.old, self.words.new) if self.words else None

    @property
    def is_change(self) -> bool:
        """Whether the plan itself changed here or in a part, and not only our knowledge of it."""
        return not _NOT_A_CHANGE.issuperset(self.kinds) or any(part.is_change for part in self.parts)

    @property
    def is_departure(self) -> bool:
        """Whether this tells, where a sub-point stood, that it now stands in another point, which tells it too."""
        return bool(self.old and self.new) and not self.links

    @property
    def is_unverified(self) -> bool:
        """Whether what is said rests on wording that is not verified, here or in a part."""
        if not self.new:
            return False
        return not all(unit.verified for unit in (*self.old, *self.new)) or any(
            part.is_unverified for part in self.parts
        )

    @property
    def is_inferred(self) -> bool:
        """Whether a link rests on what the program found and not on what a person declared."""
        return any(link.method in FOUND for link in self.links)


class Diff(NamedTuple):
    """All changes between two versions, in the order of the new points.

    Points without a counterpart stand after the point that they followed in the old version.
    """

    old: Version
    new: Version
    changes: tuple[Change, ...]

    @property
    def has_changes(self) -> bool:
        """Whether the plan itself changed anywhere."""
        return any(change.is_change for change in self.changes)

    @property
    def inferred(self) -> int:
        """How many changes rest, here or in a part, on links that nobody declared."""
        return sum(change.is_inferred or any(part.is_inferred for part in change.parts) for change in self.changes)

    @property
    def not_verified(self) -> int:
        """How many changes rest, here or in a part, on wording that is not verified."""
        return sum(change.is_unverified for change in self.changes)

    @property
    def of_points(self) -> tuple[Change, ...]:
        """The changes that are counted as those of points."""
        return tuple(change for change in self.changes if not self._is_of_lost_part(change))

    @property
    def of_subpoints(self) -> tuple[Change, ...]:
        """The changes that are counted as those of sub-points, each once; what left a point is told where it is now."""
        parts = (part for change in self.changes for part in change.parts if not part.is_departure)
        return (*parts, *(change for change in self.changes if self._is_of_lost_part(change)))

    def _is_of_lost_part(self, change: Change) -> bool:
        """Whether a tombstone among the points stands for what was a sub-point: no point was lost."""
        if not change.old or any(not unit.is_dropped for unit in change.new):
            return False
        points = {point.id for point in self.old.points}
        return all(unit.id not in points for unit in change.old)
