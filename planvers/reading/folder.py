"""The files of one plan read together, and the plan that they make when nothing is wrong with them."""

import re
from collections.abc import Collection, Iterable, Mapping
from enum import Enum
from graphlib import TopologicalSorter
from typing import NamedTuple, TypeVar

from planvers.model.languages import with_own_titles
from planvers.model.places import Location, Source
from planvers.model.plan import Accepted, Plan, SourceRecord, Statement, Version
from planvers.model.problems import Problem
from planvers.model.unseen import visible
from planvers.reading import files
from planvers.reading.accepted_file import ACCEPTED_FILE
from planvers.reading.fields import Kind
from planvers.reading.files import PlanFiles
from planvers.reading.plan_file import PLAN_FILE, PlanHeader
from planvers.reading.records import Loading, Record
from planvers.reading.sources_file import SOURCES_FILE
from planvers.reading.statements_file import STATEMENTS_FILE
from planvers.reading.version_file import VERSION_FILE

T = TypeVar("T")

_SUFFIX = ".yaml"
_VERSION_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.yaml")


class PlanRecords(NamedTuple):
    """Every file of one plan folder as it was read. `versions` are by file name, which gives `stem`.

    `misnamed` is what stands in versions/ and is no version. `unread` are the stems of versions that are
    there and were not asked for.
    """

    name: str
    header: Record[PlanHeader]
    sources: Record[tuple[tuple[SourceRecord, Location], ...]]
    statements: Record[tuple[Statement, ...]]
    accepted: Record[tuple[Accepted, ...]]
    versions: dict[str, Record[Version]]
    misnamed: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()

    def all(
        self,
    ) -> tuple[
        Record[PlanHeader]
        | Record[tuple[tuple[SourceRecord, Location], ...]]
        | Record[tuple[Statement, ...]]
        | Record[tuple[Accepted, ...]]
        | Record[Version],
        ...,
    ]:
        """Every record, in the order in which a person reads the folder."""
        return (self.header, self.sources, self.statements, self.accepted, *self.versions.values())

    @property
    def parents(self) -> dict[str, tuple[str, ...]]:
        """What each version is based on, by stem; nothing for one that could not be read."""
        return {stem: record.value.based_on if record.value else () for stem, record in self.versions.items()}


class Checked(NamedTuple):
    """A plan folder as checked: the plan, or None where there is an error or no plan, and every problem.

    `readable` is the plan as well where all that is wrong are names of parties, topics or sources that there
    are not: it can be looked at, and answers nothing. `texts` are the files that were read, by path.
    """

    plan: Plan | None
    problems: tuple[Problem, ...]
    readable: Plan | None = None
    texts: Mapping[str, Source] = {}


class Extent(Enum):
    """How much of a plan a command needs: its texts (`plan.yaml` and versions), also what was said of them, or all."""

    TEXTS = "texts"
    LEDGER = "ledger"
    RECORD = "record"


class _Given(NamedTuple):
    """Where files are read, and what reads them."""

    folder: PlanFiles
    loading: Loading


_OPENED = {
    Extent.TEXTS: frozenset[str](),
    Extent.LEDGER: frozenset({files.STATEMENTS_NAME, files.ACCEPTED_NAME}),
    Extent.RECORD: frozenset({files.SOURCES_NAME, files.STATEMENTS_NAME, files.ACCEPTED_NAME}),
}


def read_folder(
    folder: PlanFiles,
    extent: Extent = Extent.RECORD,
    versions: Collection[str] | None = None,
    loading: Loading | None = None,
) -> PlanRecords:
    """Read the files of a plan. `sources.yaml`, `statements.yaml` and `accepted.yaml` may be absent.

    What is not part of `extent` is not opened: sources and statements only ever grow, and comparing
    two texts should not take longer for them. Where `versions` are named, only those of them that are
    there, and what they are based on, are read. `loading` knows what was read before.
    """
    given = _Given(folder, loading or Loading())
    listed = folder.versions()
    names, unlisted = ((), (listed,)) if isinstance(listed, Problem) else (listed, ())
    stems = _stems(names)
    read = _read_versions(given, stems, stems if versions is None else sorted(versions))
    odd = (name for name in names if not _VERSION_NAME.fullmatch(name))
    return PlanRecords(
        name=folder.name,
        header=_read(given, files.PLAN_NAME, PLAN_FILE),
        sources=_read_optional(given, files.SOURCES_NAME, SOURCES_FILE, extent),
        statements=_read_optional(given, files.STATEMENTS_NAME, STATEMENTS_FILE, extent),
        accepted=_read_optional(given, files.ACCEPTED_NAME, ACCEPTED_FILE, extent),
        versions={stem: read[stem] for stem in stems if stem in read},
        misnamed=(*unlisted, *(_misnamed(folder, name) for name in odd)),
        unread=frozenset(stems) - frozenset(read),
    )


def stems_in(folder: PlanFiles) -> tuple[str, ...]:
    """The ids of the versions of a plan, as the names of their files say; none where they cannot be looked into."""
    names = folder.versions()
    return () if isinstance(names, Problem) else _stems(names)


def _stems(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.removesuffix(_SUFFIX) for name in names if _VERSION_NAME.fullmatch(name))


def with_versions(
    folder: PlanFiles, records: PlanRecords, versions: Collection[str], loading: Loading | None = None
) -> PlanRecords:
    """The files of a plan with more of its versions, and what these are based on, read."""
    more = _read_versions(_Given(folder, loading or Loading()), tuple(records.unread), sorted(versions))
    read = records.versions | more
    order = [stem for stem in stems_in(folder) if stem in read]
    return records._replace(versions={stem: read[stem] for stem in order}, unread=records.unread - set(more))


def _read_versions(given: _Given, there: Collection[str], wanted: Iterable[str]) -> dict[str, Record[Version]]:
    """The versions that are wanted, and all that they are based on, of those that are there."""
    read: dict[str, Record[Version]] = {}
    queue, known = list(wanted), frozenset(there)
    for stem in queue:
        if stem in known and stem not in read:
            record = read[stem] = _read(given, _in_versions(f"{stem}{_SUFFIX}"), VERSION_FILE)
            queue.extend(record.value.based_on if record.value else ())
    return read


def read_version(folder: PlanFiles, name: str) -> Record[Version]:
    """Read one version file by its name in a folder, which need not be that of a plan."""
    return _read(_Given(folder, Loading()), name, VERSION_FILE)


def assemble(records: PlanRecords) -> Plan | None:
    """The plan that the records make, or None where plan.yaml could not be read."""
    header = records.header.value
    if header is None:
        return None
    known = (record.value for record in records.versions.values() if record.value is not None)
    versions = tuple(with_own_titles(version, header.language) for version in known)
    return Plan(
        id=header.id,
        title=header.title,
        language=header.language,
        parties=tuple(party for party, _ in header.parties),
        topics=tuple(topic for topic, _ in header.topics),
        versions=in_order(versions),
        statements=tuple(sorted(records.statements.value or (), key=lambda statement: statement.date.order)),
        sources=tuple(source for source, _ in records.sources.value or ()),
        summary=header.summary,
        provisional_until_complete=header.provisional_until_complete,
        actors=tuple(actor for actor, _ in header.actors),
        alarm_levels=header.alarm_levels,
        accepted=records.accepted.value or (),
    )


def in_order(versions: tuple[Version, ...]) -> tuple[Version, ...]:
    """Versions by date; of one day a parent before its children, then by id."""
    based_on = {item.id: item.based_on for item in versions}
    generation: dict[str, int] = {}
    for version_id in TopologicalSorter(based_on).static_order():
        parents = based_on.get(version_id, ())
        generation[version_id] = 1 + max((generation[parent] for parent in parents), default=0)
    return tuple(sorted(versions, key=lambda item: (item.date.order, generation[item.id], item.id)))


def _read(given: _Given, name: str, kind: Kind[T]) -> Record[T]:
    found = given.folder.read(name)
    if isinstance(found, Source):
        return given.loading.load(found, kind)
    return Record(given.folder.shown(name), None, (found,))


def _read_optional(given: _Given, name: str, kind: Kind[T], extent: Extent) -> Record[T]:
    is_wanted = name in _OPENED[extent]
    if is_wanted and given.folder.has(name):
        return _read(given, name, kind)
    return Record(given.folder.shown(name), None, (), exists=not is_wanted)


def _in_versions(name: str) -> str:
    return f"{files.VERSIONS_NAME}/{name}"


def _misnamed(folder: PlanFiles, name: str) -> Problem:
    return Problem(
        "file-name",
        Location(folder.shown(_in_versions(name)), 1, 1),
        f"'{visible(name)}' is not the name of a version file",
        "name it <id>.yaml, the id in lower-case letters, digits and hyphens",
    )
