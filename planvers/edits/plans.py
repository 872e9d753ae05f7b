"""All files of one plan in two revisions: what was entered, edited and withdrawn, and which files say nothing.

A file with faults says nothing of what it holds, so nothing is told of it but the faults: half of what
it says may be what stands in for a value that could not be read.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from planvers.edits.edit import Edit, Find, Placed, differing, edits
from planvers.edits.versions import VersionEdit, version_edit
from planvers.model.languages import marked
from planvers.model.places import Location
from planvers.model.plan import Accepted, Actor, Party, SourceRecord, Statement, Topic, Version
from planvers.model.problems import Severity
from planvers.reading.folder import PlanRecords
from planvers.reading.plan_file import PlanHeader
from planvers.reading.records import Record

T = TypeVar("T")

# Where the key of a field has another name.
_KEYS = {"alarm_levels": "alarms"}
_HEADER_FIELDS = frozenset({"id", "title", "summary", "language", "provisional_until_complete", "alarm_levels"})


class Silent(NamedTuple):
    """A file that cannot be compared, as it has faults in one revision or in both."""

    path: str
    in_old: bool
    in_new: bool


class PlanEdits(NamedTuple):
    """What was edited in the files of one plan, each list in the order of its file.

    `header` is the edit of what else `plan.yaml` says, None where nothing of it differs. `cited` counts how
    often the older revision cited each source. `silent` are the files that are there and say nothing.
    """

    versions: tuple[VersionEdit, ...]
    statements: tuple[Edit[Statement], ...]
    sources: tuple[Edit[SourceRecord], ...]
    accepted: tuple[Edit[Accepted], ...]
    parties: tuple[Edit[Party], ...]
    actors: tuple[Edit[Actor], ...]
    topics: tuple[Edit[Topic], ...]
    header: Edit[PlanHeader] | None
    cited: Counter[str]
    silent: tuple[Silent, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was edited that a plan records: comments, order of keys and the like are nothing."""
        return not any(item for name, item in self._asdict().items() if name not in ("cited", "silent"))

    @property
    def may_be_missed(self) -> bool:
        """Whether something was taken away, or is meant otherwise, that files which were not edited may refer to."""
        lists: tuple[tuple[Edit[Any], ...], ...] = (self.sources, self.parties, self.actors, self.topics)
        lists += tuple((item.edit, *item.points) for item in self.versions)
        is_gone = any(edit.is_withdrawn for edits in lists for edit in edits)
        return is_gone or bool(self.header or self.accepted or self.silent)

    def edited_versions(self) -> Iterator[tuple[Version, Version, VersionEdit]]:
        """The versions that both revisions have, in both."""
        for item in self.versions:
            if item.edit.old is not None and item.edit.new is not None:
                yield item.edit.old, item.edit.new, item


def plan_edits(old: PlanRecords | None, new: PlanRecords | None) -> PlanEdits:
    """What was edited in the files of a plan from one revision to the next; None is a plan that is not there."""
    before, now = _Side(old), _Side(new)
    home = Location(new.header.path if new else old.header.path if old else "", 1, 1)
    return PlanEdits(
        versions=tuple(_version_edits(before, now, home)),
        statements=_edits(before.statements, now.statements, _path(new and new.statements, home), now.find),
        sources=_edits(before.sources, now.sources, _path(new and new.sources, home), now.find),
        accepted=_edits(before.accepted, now.accepted, _path(new and new.accepted, home), now.find),
        parties=_edits(before.parties, now.parties, home, now.find),
        actors=_edits(before.actors, now.actors, home, now.find),
        topics=_edits(before.topics, now.topics, home, now.find),
        header=_header_edit(before.header, now),
        cited=before.cited(),
        silent=tuple(_silent(before.broken(), now.broken())),
    )


def is_broken(record: Record[Any]) -> bool:
    """Whether a file is there and has errors of its own."""
    return any(problem.severity is Severity.ERROR for problem in record.problems)


class _Side:
    """One revision of the files of a plan: lists of placed records; None for what a broken file may hold."""

    def __init__(self, records: PlanRecords | None) -> None:
        self._records = records
        self.header = _value(records.header) if records else None
        self.statements = self._list("statements", lambda item: Placed(item.id, item, item.where))
        self.sources = self._list("sources", lambda item: Placed(item[0].id, *item))
        self.accepted = self._list("accepted", lambda item: Placed(_acceptance(item), item, item.where))
        self.parties = self._named("parties")
        self.actors = self._named("actors")
        self.topics = self._named("topics")

    def version(self, stem: str) -> Version | None:
        """A version with every text in a language of its own: what is not marked is in the plan's."""
        record = self._records.versions.get(stem) if self._records else None
        version = _value(record) if record else None
        return marked(version, self.header.language) if version and self.header else version

    def stems(self) -> tuple[str, ...]:
        return tuple(self._records.versions) if self._records else ()

    def says_nothing_of(self, stem: str) -> bool:
        """Whether a version is there and what it holds is not known, or was not asked for."""
        if self._records is None:
            return False
        record = self._records.versions.get(stem)
        return stem in self._records.unread or (record is not None and _value(record) is None)

    def find(self, where: Location, field: str) -> Location:
        """Where a field of the record at a place stands."""
        records = self._records.all() if self._records else ()
        return next((record.where(where, field) for record in records if record.path == where.path), where)

    def broken(self) -> tuple[str, ...]:
        records = self._records.all() if self._records else ()
        return tuple(record.path for record in records if is_broken(record))

    def cited(self) -> Counter[str]:
        records = self._records.all() if self._records else ()
        return Counter(ref.id for record in records for ref in record.references if ref.kind == "source")

    def _list(self, name: str, placed: Callable[[Any], Placed[Any]]) -> list[Placed[Any]] | None:
        record = getattr(self._records, name) if self._records else None
        if record is None or (record.value is None and not record.problems):
            return []
        return None if is_broken(record) else [placed(item) for item in record.value]

    def _named(self, name: str) -> list[Placed[Any]] | None:
        if self._records and self.header is None:
            return None
        return [Placed(item.id, item, where) for item, where in getattr(self.header, name)] if self.header else []


def _value(record: Record[T]) -> T | None:
    """What a file holds, if there is nothing wrong with it."""
    return None if is_broken(record) else record.value


def _edits(
    old: Sequence[Placed[T]] | None, new: Sequence[Placed[T]] | None, empty: Location, find: Find
) -> tuple[Edit[T], ...]:
    return () if old is None or new is None else edits(old, new, empty, find)


def _version_edits(before: _Side, now: _Side, home: Location) -> Iterator[VersionEdit]:
    """The edits of versions in the order of file names, those that were withdrawn last."""
    for stem in dict.fromkeys((*now.stems(), *before.stems())):
        if not (before.says_nothing_of(stem) or now.says_nothing_of(stem)):
            found = version_edit(before.version(stem), now.version(stem), home, now.find)
            if found:
                yield found


def _header_edit(old: PlanHeader | None, now: _Side) -> Edit[PlanHeader] | None:
    new = now.header
    fields = tuple(name for name in differing(old, new) if name in _HEADER_FIELDS) if old and new else ()
    if not fields or new is None:
        return None
    places = tuple(now.find(new.where, _KEYS.get(name, name)) for name in fields)
    return Edit(new.id, old, new, fields, new.where, places)


def _silent(old: Sequence[str], new: Sequence[str]) -> Iterator[Silent]:
    for path in dict.fromkeys((*new, *old)):
        yield Silent(path, path in old, path in new)


def _path(record: Record[Any] | None, home: Location) -> Location:
    """The beginning of a file, where it is there."""
    return Location(record.path, 1, 1) if record and record.value is not None else home


def _acceptance(item: Accepted) -> str:
    return f"{item.rule} {item.point} {item.fingerprint}"
