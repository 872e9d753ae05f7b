"""One record in two revisions: entered, edited or withdrawn, which of its fields differ, and where to look."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from planvers.model.dates import When
from planvers.model.places import Location

T = TypeVar("T")
# Where a field of the record at a place stands in its file.
Find = Callable[[Location, str], Location]

# Where a record stands in its file says nothing of it, and what it holds is told for itself.
_NOT_ITS_OWN = frozenset({"where", "points", "subpoints"})


def _owner(where: Location, _field: str) -> Location:
    return where


class Placed(NamedTuple, Generic[T]):
    """A record by the key under which it is found again in the other revision, with its place."""

    key: str
    record: T
    where: Location


class Edit(NamedTuple, Generic[T]):
    """A record that is not in both revisions as it is.

    `old` is None where it was entered, `new` where it was withdrawn; `fields` names the fields that
    differ, in the order of the record, and is empty unless both are there. `where` is the record in
    the newer revision, or what now stands where it stood, and `places` where each of the fields stands.
    """

    key: str
    old: T | None
    new: T | None
    fields: tuple[str, ...]
    where: Location
    places: tuple[Location, ...] = ()

    def at(self, field: str) -> Location:
        """Where a field that differs stands in the newer revision; the record itself where it has none now."""
        return dict(zip(self.fields, self.places, strict=False)).get(field, self.where)

    def only(self, fields: Collection[str]) -> "Edit[T]":
        """The edit with some of its fields."""
        kept = [(name, self.at(name)) for name in self.fields if name in fields]
        return self._replace(fields=tuple(name for name, _ in kept), places=tuple(place for _, place in kept))

    @property
    def record(self) -> T:
        """The record as it is now; where it was withdrawn, as it was."""
        found = self.new if self.new is not None else self.old
        if found is None:
            raise ValueError("an edit has a record in one revision at least")
        return found

    @property
    def is_entered(self) -> bool:
        """Whether the older revision does not have the record."""
        return self.old is None

    @property
    def is_withdrawn(self) -> bool:
        """Whether the newer revision does not have the record."""
        return self.new is None


def differing(old: Any, new: Any) -> tuple[str, ...]:  # noqa: ANN401 - named tuples have no type in common
    """The names of the fields in which two named tuples of one class differ, in order, places apart."""
    return tuple(name for name in old._fields if name not in _NOT_ITS_OWN and getattr(old, name) != getattr(new, name))


def edits(
    old: Sequence[Placed[T]], new: Sequence[Placed[T]], empty: Location, find: Find = _owner
) -> tuple[Edit[T], ...]:
    """The edits from one revision of a list of records to another, found again by key; `find` places fields.

    In the order of the newer list; what was withdrawn stands behind what it followed. The place of a
    withdrawn record is that of the next one that is still there, else of the last one before it, else `empty`.
    """
    before, after = _by_key(old), _by_key(new)
    gone: dict[str, list[Edit[T]]] = {}
    last = ""
    for position, item in enumerate(old):
        if item.key in after:
            last = item.key
        else:
            where = _place_left(old, position, after, empty)
            gone.setdefault(last, []).append(Edit(item.key, item.record, None, (), where))
    found = [*gone.get("", ())]
    for item in after.values():
        found += _told(before.get(item.key), item, find)
        found += gone.get(item.key, ())
    return tuple(found)


def _by_key(items: Iterable[Placed[T]]) -> dict[str, Placed[T]]:
    """Records by key; of two with one key, which `check` reports, the first."""
    found: dict[str, Placed[T]] = {}
    for item in items:
        found.setdefault(item.key, item)
    return found


def _told(before: Placed[T] | None, now: Placed[T], find: Find) -> Iterator[Edit[T]]:
    if before is None:
        yield Edit(now.key, None, now.record, (), now.where)
    elif fields := differing(before.record, now.record):
        places = tuple(find(now.where, name) for name in fields)
        yield Edit(now.key, before.record, now.record, fields, now.where, places)


def _place_left(old: Sequence[Placed[T]], position: int, after: dict[str, Placed[T]], empty: Location) -> Location:
    behind = (item.key for item in old[position + 1 :])
    before = (item.key for item in reversed(old[:position]))
    return next((after[key].where for key in (*behind, *before) if key in after), empty)


def as_written(value: object) -> str:
    """A value as it stands in the files; `none` where the field is absent or an empty list."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, When | date):
        return value.isoformat()
    return "none" if value is None else str(value)
