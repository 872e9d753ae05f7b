"""A version file in two revisions: what was edited of the version, and of which points."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planvers.comparing.align import Alignment, Link, Method
from planvers.comparing.change import Change, Diff
from planvers.comparing.diff import diff_of
from planvers.edits.edit import Edit, Find, Placed, differing, edits
from planvers.model.places import Location
from planvers.model.plan import Point, Version
from planvers.words.order import moved

# What is told of a point like a field and stands in no field: its place in the document, and whose sub-point it is.
ORDER, WITHIN = "order", "within"
# What a sub-point takes over from its point where it gives none of its own.
_INHERITED = ("topic", "status", "agreed_by")


class VersionEdit(NamedTuple):
    """A version that was entered, edited or withdrawn.

    `points` are the edits of its points and sub-points, each a record of its own, in the order of the
    newer file; empty unless both revisions have the version. `diff` holds what the edits make of
    the wordings: the older revision of the file against the newer one, linked by id and nothing else.
    """

    edit: Edit[Version]
    points: tuple[Edit[Point], ...] = ()
    diff: Diff | None = None

    @property
    def id(self) -> str:
        """The id of the version."""
        return self.edit.key

    def by_point(self) -> dict[str, tuple[Edit[Point], ...]]:
        """The edits of points and sub-points by the id of the whole point, in order."""
        known = (version for version in (self.edit.new, self.edit.old) if version)
        wholes = {part.id: point.id for version in known for point in version.points for part in point.subpoints}
        found: dict[str, list[Edit[Point]]] = {}
        for edit in self.points:
            found.setdefault(wholes.get(edit.key, edit.key), []).append(edit)
        return {name: tuple(edits) for name, edits in found.items()}

    def changes(self) -> dict[str, Change]:
        """What became of every point and sub-point that both revisions have, by id."""
        found = (unit for change in self.diff.changes for unit in (change, *change.parts)) if self.diff else ()
        return {change.point.id: change for change in found if change.old and change.new}


def version_edit(old: Version | None, new: Version | None, where: Location, find: Find) -> VersionEdit | None:
    """What was edited of a version from one revision to the next; None if nothing was.

    `where` is the place to look at where the version was withdrawn; `find` places fields in the newer file.
    """
    if old is None or new is None:
        version = new or old
        if version is None:
            return None
        return VersionEdit(Edit(version.id, old, new, (), new.where if new else where))
    fields = differing(old, new)
    points = tuple(_point_edits(old, new, find))
    if not fields and not points:
        return None
    places = tuple(find(new.where, name) for name in fields)
    return VersionEdit(Edit(new.id, old, new, fields, new.where, places), points, diff_by_id(old, new))


def diff_by_id(old: Version, new: Version) -> Diff:
    """Two revisions of one version compared, linked by id and nothing else: an id is never used for something else."""
    kept = {unit.id for unit in new.units()}
    links = tuple(Link(unit.id, unit.id, Method.ID) for unit in old.units() if unit.id in kept)
    return diff_of(old, new, Alignment(links, {}, {}, {}, 1.0))


def _point_edits(old: Version, new: Version, find: Find) -> Iterator[Edit[Point]]:
    before, now = _Units(old), _Units(new)
    found = {edit.key: edit for edit in edits(before.placed(), now.placed(), new.where, find)}
    places = _other_places(before, now)
    order = dict.fromkeys((*now.ids, *found))
    for key in order:
        edit = found.get(key)
        if edit is not None and (edit.is_entered or edit.is_withdrawn):
            whole = (before if edit.is_withdrawn else now).whole.get(key)
            # A sub-point that came or went with its point is told with it.
            if whole is None or (whole.id in before.ids and whole.id in now.ids):
                yield edit
            continue
        own = [name for name in edit.fields if not _is_taken_over(name, key, (before, now))] if edit else []
        if own or places.get(key):
            known = edit.only(own) if edit else Edit(key, before.units[key], now.units[key], (), now.units[key].where)
            more = places.get(key, ())
            where = tuple(known.where for _ in more)
            yield known._replace(fields=(*known.fields, *more), places=(*known.places, *where))


def _other_places(before: "_Units", now: "_Units") -> dict[str, tuple[str, ...]]:
    """For points that both have and that stand elsewhere: among their like, or as a sub-point of another point."""
    found: dict[str, tuple[str, ...]] = {}
    for group in now.groups():
        alike = [name for name in group if name in before.place and before.owner(name) == now.owner(name)]
        out = moved([before.place[name] for name in alike])
        found |= {name: (ORDER,) for index, name in enumerate(alike) if index in out}
        found |= {name: (WITHIN,) for name in group if name in before.place and name not in alike}
    return found


def _is_taken_over(name: str, unit_id: str, sides: Iterable["_Units"]) -> bool:
    return all(side.takes_over(name, unit_id) for side in sides)


class _Units:
    """The points and sub-points of one revision of a version; `whole` is the point of each sub-point."""

    def __init__(self, version: Version) -> None:
        self._version = version
        self.units = {unit.id: unit for unit in version.units()}
        self.ids = tuple(self.units)
        self.place = {name: place for place, name in enumerate(self.ids)}
        self.whole = {part.id: point for point in version.points for part in point.subpoints}

    def placed(self) -> list[Placed[Point]]:
        return [Placed(unit.id, unit, unit.where) for unit in self.units.values()]

    def groups(self) -> Iterator[tuple[str, ...]]:
        """The ids of the points, then those of the sub-points of each."""
        yield tuple(point.id for point in self._version.points)
        yield from (tuple(part.id for part in point.subpoints) for point in self._version.points)

    def owner(self, unit_id: str) -> str:
        """The point whose sub-point this is, by id; empty for a point."""
        return self.whole[unit_id].id if unit_id in self.whole else ""

    def takes_over(self, name: str, unit_id: str) -> bool:
        """Whether a sub-point says in a field what its point says, so that only the point needs telling."""
        whole = self.whole.get(unit_id) if name in _INHERITED else None
        return whole is not None and bool(getattr(whole, name) == getattr(self.units[unit_id], name))
