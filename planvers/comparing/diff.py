"""Two versions turned into one change per point: what happened to it, stated and never judged.

Wording that is not public is never compared as if it were empty: such a point is unaccounted
for, or its text was learned, and neither counts as a change of the plan.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planvers.comparing.align import ALL_REASONS, Alignment, Reasons, align, by_new, by_old
from planvers.comparing.change import Change, Diff, Near
from planvers.comparing.lineage import is_ancestor
from planvers.comparing.shares import Share, merged_shares, split_shares
from planvers.comparing.standing import rests_on_other_sources, stance_moves
from planvers.comparing.wording import Pair, is_worded, pair
from planvers.matching.certainty import LEAST_ALIKE
from planvers.model.plan import Plan, Point, Version
from planvers.model.vocabulary import ChangeKind, Status
from planvers.words.order import moved

if TYPE_CHECKING:
    from planvers.matching.inference import Candidate
    from planvers.matching.similarity import Progress

# Kinds that say all there is to say: what happened to the sub-points does not make the point reworded.
_TELLS_ALL = frozenset(
    {
        ChangeKind.ADDED,
        ChangeKind.DROPPED,
        ChangeKind.NO_COUNTERPART,
        ChangeKind.RESTORED,
        ChangeKind.TEXT_LEARNED,
        ChangeKind.UNACCOUNTED,
        ChangeKind.NOT_MENTIONED,
    }
)
_OF_PLACE = frozenset({ChangeKind.MOVED, ChangeKind.RENUMBERED})
# What does not touch a single word.
_OF_RECORD = frozenset({ChangeKind.STATUS_CHANGED, ChangeKind.STANCE_CHANGED, ChangeKind.SOURCE_CHANGED})


def diff(
    old: Version,
    new: Version,
    plan: Plan | None = None,
    reasons: Reasons = ALL_REASONS,
    progress: "Progress" = lambda _share: None,
) -> Diff:
    """Compare two versions point by point. `plan` supplies the lineage between them, `reasons` say what may link."""
    return diff_of(old, new, align(old, new, plan, reasons, progress), plan)


def diff_of(old: Version, new: Version, alignment: Alignment, plan: Plan | None = None) -> Diff:
    """Compare two versions whose points are linked already."""
    return Diff(old, new, _Comparison(old, new, alignment, plan).changes())


class _Comparison:
    """The two versions and the links between them, indexed once."""

    def __init__(self, old: Version, new: Version, alignment: Alignment, plan: Plan | None) -> None:
        self._old, self._new, self._plan = old, new, plan
        self._language = plan.language if plan else ""
        self._alignment = alignment
        self._old_unit = {unit.id: unit for unit in old.units()}
        self._links_of_new = by_new(alignment.links)
        self._heirs = {name: [link.new for link in links] for name, links in by_old(alignment.links).items()}
        self._old_whole = {part.id: point.id for point in old.points for part in point.subpoints}
        self._new_whole = {part.id: point.id for point in new.points for part in point.subpoints}
        self._new_unit = {unit.id: unit for unit in new.units()}
        self._leaves_rest = new.is_supplement and new.is_text_known and is_ancestor(plan, old, new)

    def changes(self) -> tuple[Change, ...]:
        continued = self._compared(self._old.points, self._new.points)
        return tuple(_with_absent(continued, self._old.points, self._absent(self._old.points)))

    def _compared(self, old: tuple[Point, ...], new: tuple[Point, ...]) -> list[Change]:
        """A change for each point of one level that is still there or has a tombstone."""
        place = {point.id: position for position, point in enumerate(old)}
        known = [point for point in new if any(link.old in place for link in self._links_of_new.get(point.id, ()))]
        order = [min(place[link.old] for link in self._links_of_new[point.id] if link.old in place) for point in known]
        out_of_order = moved(order)
        moved_ids = {point.id for index, point in enumerate(known) if index in out_of_order}
        changes = (self._change(point, has_moved=point.id in moved_ids) for point in new)
        return [change for change in changes if change is not None]

    def _change(self, point: Point, *, has_moved: bool) -> Change | None:
        links = tuple(self._links_of_new.get(point.id, ()))
        olds = tuple(self._old_unit[link.old] for link in links)
        if point.is_dropped and self._is_no_loss(olds):
            return None
        parts = self._parts(olds, point)
        words = pair(tuple(unit for unit in olds if not unit.is_dropped), point, self._language)
        kinds = set(self._kinds(olds, point, words))
        if has_moved or self._changed_whole(olds, point):
            kinds = (kinds - {ChangeKind.RENUMBERED}) | ({ChangeKind.MOVED} if _TELLS_ALL.isdisjoint(kinds) else set())
        moves = stance_moves(self._plan, self._old, olds, self._new, point) if self._plan else ()
        kinds |= {ChangeKind.STANCE_CHANGED} if moves else set()
        if olds and rests_on_other_sources(self._old, olds, self._new, point):
            kinds.add(ChangeKind.SOURCE_CHANGED)
        kinds |= self._of_parts(kinds, parts)
        if len(kinds) > 1:
            kinds.discard(ChangeKind.UNCHANGED)
        nearest = self._near(point.id, self._alignment.nearest_new, self._old_unit) if not olds else ()
        return Change(
            _sorted(kinds), olds, (point,), links, words, parts, moves, self._shares(kinds, olds, point), nearest
        )

    def _of_parts(self, kinds: set[ChangeKind], parts: tuple[Change, ...]) -> set[ChangeKind]:
        """What the sub-points make of their point: other words there are other words of the point."""
        if not _TELLS_ALL.isdisjoint(kinds):
            return set()
        told = {kind for part in parts for kind in part.kinds}
        of_record = told & _OF_RECORD
        if any(self._rewords_whole(part) for part in parts):
            return of_record | {ChangeKind.REWORDED}
        return of_record | (told & _OF_PLACE if kinds == {ChangeKind.UNCHANGED} else set())

    def _shares(self, kinds: set[ChangeKind], olds: tuple[Point, ...], point: Point) -> tuple[Share, ...]:
        """What the parts of a merge brought, or the parts of a split took along."""
        if ChangeKind.MERGED in kinds:
            return merged_shares([unit for unit in olds if not unit.is_dropped], point, self._language)
        if ChangeKind.SPLIT in kinds:
            whole = max(olds, key=lambda unit: len(self._separate_heirs(unit)))
            heirs = self._separate_heirs(whole)
            return split_shares(whole, [unit for unit in self._new.units() if unit.id in heirs], self._language)
        return ()

    def _kinds(self, olds: tuple[Point, ...], point: Point, words: Pair | None) -> Iterator[ChangeKind]:
        live = tuple(unit for unit in olds if not unit.is_dropped)
        if point.is_dropped:
            # Nobody knows whether anything was lost that was not known to be there.
            yield ChangeKind.DROPPED if any(_is_known(unit) for unit in olds) else ChangeKind.UNACCOUNTED
        elif not olds:
            yield self._kind_of_newcomer(point)
        elif not live:
            yield ChangeKind.RESTORED
        else:
            yield from self._kinds_of_continued(live, point, words)

    def _is_no_loss(self, olds: tuple[Point, ...]) -> bool:
        """Whether a tombstone tells nothing new: gone before, never there, or living on in another point."""
        if not olds:
            return self._old.is_text_known
        return all(unit.is_dropped or self._live_heirs(unit) for unit in olds)

    def _live_heirs(self, unit: Point) -> list[str]:
        return [name for name in self._heirs.get(unit.id, ()) if not self._new_unit[name].is_dropped]

    def _separate_heirs(self, unit: Point) -> set[str]:
        """The points that continue one, without those that do so only through a sub-point of theirs."""
        heirs = set(self._live_heirs(unit))
        return heirs - {self._new_whole[name] for name in heirs if name in self._new_whole}

    def _kind_of_newcomer(self, point: Point) -> ChangeKind:
        """A point without predecessor is new if it is declared so, or if the old text is known and lacks it."""
        if point.text is None and point.status is Status.UNKNOWN:
            return ChangeKind.UNACCOUNTED
        if point.derived_from == ():
            return ChangeKind.ADDED
        if not self._old.is_text_known:
            return ChangeKind.TEXT_LEARNED
        # What a supplement does not mention may stand in what it adds to.
        is_new = self._old.is_whole and self._is_unlike_all(point, of_old=False)
        return ChangeKind.ADDED if is_new else ChangeKind.NO_COUNTERPART

    def _is_unlike_all(self, point: Point, *, of_old: bool) -> bool:
        """Whether a point was compared with all of the other side, and nothing there comes near."""
        nearest = self._alignment.nearest_old if of_old else self._alignment.nearest_new
        others = self._new if of_old else self._old
        return nearest.get(point.id) == () and all(is_worded(other) or other.is_dropped for other in others.points)

    def _kinds_of_continued(self, olds: tuple[Point, ...], point: Point, words: Pair | None) -> Iterator[ChangeKind]:
        if len({self._old_whole.get(unit.id, unit.id) for unit in olds}) > 1:
            yield ChangeKind.MERGED
        if any(len(self._separate_heirs(unit)) > 1 for unit in olds):
            yield ChangeKind.SPLIT
        if len(olds) == 1 and olds[0].number and point.number and olds[0].number != point.number:
            yield ChangeKind.RENUMBERED
        if any(self._has_other_status(unit, point) for unit in olds):
            yield ChangeKind.STATUS_CHANGED
        if words is not None:
            yield words.kind
        elif point.text is not None and any(unit.text is None for unit in olds):
            yield ChangeKind.TEXT_LEARNED
        elif point.status is Status.UNKNOWN or any(unit.text is not None for unit in olds):
            yield ChangeKind.UNACCOUNTED
        else:
            # A point may have no chapeau; otherwise two wordings that nobody has say nothing of each other.
            yield ChangeKind.UNCHANGED if point.subpoints else ChangeKind.UNACCOUNTED

    def _has_other_status(self, old: Point, new: Point) -> bool:
        """Whether the status changed, or who agreed; a sub-point that stands as its point does is not told apart."""
        if Status.UNKNOWN in (old.status, new.status) or _standing(old) == _standing(new):
            return False
        wholes = (
            self._old_unit.get(self._old_whole.get(old.id, "")),
            self._new_unit.get(self._new_whole.get(new.id, "")),
        )
        return any(
            whole is None or _standing(whole) != _standing(part) for whole, part in zip(wholes, (old, new), strict=True)
        )

    def _changed_whole(self, olds: tuple[Point, ...], point: Point) -> bool:
        """Whether what was a sub-point stands in another point now, or the other way round."""
        if len(olds) != 1 or point.is_dropped:
            return False
        before, now = self._old_whole.get(olds[0].id), self._new_whole.get(point.id)
        if before is None or now is None:
            return before is not now
        return now not in self._heirs.get(before, ())

    def _rewords_whole(self, part: Change) -> bool:
        """Whether what happened to a sub-point changes what its point says: more than order and numbers."""
        if part.old and part.new and self._changed_whole(part.old, part.new[0]):
            return True
        return part.is_change and not (_OF_PLACE | _OF_RECORD).issuperset(part.kinds)

    def _parts(self, olds: tuple[Point, ...], point: Point) -> tuple[Change, ...]:
        own = [unit for unit in olds if self._main_heir(unit) == point.id]
        old_parts = tuple(part for unit in own for part in unit.subpoints)
        return (
            *self._compared(old_parts, point.subpoints),
            *self._departed(old_parts, point),
            *self._absent(old_parts),
        )

    def _departed(self, old_parts: tuple[Point, ...], point: Point) -> Iterator[Change]:
        """Sub-points that now stand in another point, told here too: this point lost them."""
        for part in old_parts:
            heirs = [self._new_unit[name] for name in self._heirs.get(part.id, ())]
            here = {point.id, *(unit.id for unit in point.subpoints)}
            if heirs and not part.is_dropped and all(unit.id not in here and not unit.is_dropped for unit in heirs):
                yield Change((ChangeKind.MOVED,), (part,), (heirs[0],))

    def _main_heir(self, unit: Point) -> str:
        """Of several points that continue one, the one that kept its id, else the first: its parts are told there."""
        heirs = self._heirs[unit.id]
        return unit.id if unit.id in heirs else heirs[0]

    def _absent(self, points: tuple[Point, ...]) -> list[Change]:
        """Points that nothing in the new version continues; tombstones are not missed."""
        return [self._absence(point) for point in points if point.id not in self._heirs and not point.is_dropped]

    def _absence(self, point: Point) -> Change:
        """An absence that nobody declared is only called a drop where nothing on the other side comes near.

        A supplement drops nothing by silence (decision 018).
        """
        kind = ChangeKind.UNACCOUNTED
        if self._leaves_rest:
            return Change((ChangeKind.NOT_MENTIONED,), (point,), (), parts=tuple(self._absent(point.subpoints)))
        if self._new.is_text_known and _is_known(point):
            is_gone = self._is_unlike_all(point, of_old=True)
            kind = ChangeKind.DROPPED if is_gone else ChangeKind.NO_COUNTERPART
        nearest = self._near(point.id, self._alignment.nearest_old, self._new_unit)
        return Change((kind,), (point,), (), parts=tuple(self._absent(point.subpoints)), nearest=nearest)

    def _near(
        self, point_id: str, nearest: "dict[str, tuple[Candidate, ...]]", others: dict[str, Point]
    ) -> tuple[Near, ...]:
        """What comes near enough to be worth naming."""
        found = nearest.get(point_id, ())
        return tuple(Near(others[item.id], item.similarity) for item in found if item.similarity >= LEAST_ALIKE)


def _with_absent(changes: list[Change], old: tuple[Point, ...], absent: list[Change]) -> Iterator[Change]:
    """Put absent points after the change of the point that they followed in the old version."""
    after: dict[str | None, list[Change]] = {}
    gone = {change.point.id: change for change in absent}
    anchors = {unit.id for change in changes for unit in change.old}
    last: str | None = None
    for point in old:
        if point.id in gone:
            after.setdefault(last, []).append(gone[point.id])
        elif point.id in anchors:
            last = point.id
    yield from after.get(None, ())
    for change in changes:
        yield change
        for unit in change.old:
            yield from after.pop(unit.id, ())


def _is_known(unit: Point) -> bool:
    """Whether a point was known to stand in its version."""
    return unit.status is not Status.UNKNOWN or unit.text is not None


def _standing(unit: Point) -> tuple[Status, frozenset[str]]:
    return unit.status, frozenset(unit.agreed_by)


def _sorted(kinds: set[ChangeKind]) -> tuple[ChangeKind, ...]:
    return tuple(kind for kind in ChangeKind if kind in kinds)
