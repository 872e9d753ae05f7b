"""Names that must exist elsewhere: parties, topics, sources, versions, points and predecessors.

A file that could not be read says nothing about what it holds, so names that point into it
are not reported: one broken file must not raise a hundred complaints in others.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from planvers.model.places import Location
from planvers.model.plan import Version
from planvers.model.problems import Problem
from planvers.model.vocabulary import DropReason
from planvers.reading.fields import Reference
from planvers.reading.folder import PlanRecords
from planvers.reading.records import Record
from planvers.trouble import suggestion

# None stands for «not known, because the file could not be read».
Names = frozenset[str] | None


def unresolved_references(records: PlanRecords) -> Iterator[Problem]:
    """A problem for every name that nothing bears, in the order of the files."""
    known = _Known(records)
    if not records.sources.exists and any(
        ref.kind == "source" for record in records.all() for ref in record.references
    ):
        where = Location(records.sources.path, 1, 1)
        yield Problem(
            "file-missing", where, "sources are cited, but there is no such file", "list them in sources.yaml"
        )
    for record in (records.header, records.sources, records.statements, records.accepted):
        for ref in record.references:
            yield from known.problem(ref, within=None)
    for stem, version in records.versions.items():
        for ref in version.references:
            yield from known.problem(ref, within=stem)
        yield from known.lost_successors(version, stem)


def points_of_any_version(records: PlanRecords) -> Names:
    """The ids of all points and sub-points; None where a version could not be read, or was not asked for."""
    return _Known(records).points()


class _Known:
    """The names that each file of a plan defines."""

    def __init__(self, records: PlanRecords) -> None:
        header, register = records.header.value, records.sources.value
        # A misnamed file is a version all the same; what it holds is not known.
        self._points: dict[str, Names] = {PurePath(item.where.path).stem: None for item in records.misnamed}
        self._points |= dict.fromkeys(records.unread)
        self._points |= {stem: _point_ids(record.value) for stem, record in records.versions.items()}
        self._plain: dict[str, Names] = {
            "party": frozenset(party.id for party, _ in header.parties) if header else None,
            "topic": frozenset(topic.id for topic, _ in header.topics) if header else None,
            "source": frozenset(source.id for source, _ in register) if register is not None else None,
            "version": frozenset(self._points),
        }
        self._parents = records.parents
        # Those of the version that was asked for last: its points come one after another, and there may be many.
        self._ancestors_of: tuple[str, tuple[str, ...]] = ("", ())

    def points(self) -> Names:
        """The ids of the points that any version has."""
        return self._held_by(self._points)

    def problem(self, ref: Reference, within: str | None) -> Iterator[Problem]:
        """The problem with one reference, if there is one; `within` is the version that holds it."""
        if ref.kind == "point":
            yield from self._point_problem(ref)
        elif ref.kind == "predecessor" and within is not None:
            yield from self._predecessor_problem(ref, within)
        else:
            names = self._plain.get(ref.kind)
            if names is not None and ref.id not in names:
                yield Problem(
                    f"unknown-{ref.kind}",
                    ref.where,
                    f"there is no {ref.kind} '{ref.id}'",
                    suggestion(ref.id, sorted(names)),
                )

    def _point_problem(self, ref: Reference) -> Iterator[Problem]:
        version, _, point = ref.id.partition("#")
        known = self._plain["version"] or frozenset()
        if version not in known:
            yield Problem(
                "unknown-version",
                ref.where,
                f"there is no version '{version}'",
                suggestion(version, sorted(known)),
            )
            return
        points = self._points.get(version)
        if points is not None and point not in points:
            yield Problem(
                "unknown-point",
                ref.where,
                f"version '{version}' has no point '{point}'",
                suggestion(point, sorted(points)),
            )

    def _predecessor_problem(self, ref: Reference, within: str) -> Iterator[Problem]:
        version, mark, point = ref.id.rpartition("/")
        ancestors = self._ancestors(within)
        searched = (version,) if mark else ancestors
        if mark and version not in ancestors:
            message = f"'{version}' is not among the versions that {within} is based on"
            yield Problem("derived-from-nowhere", ref.where, message, suggestion(version, sorted(ancestors)))
            return
        if self._is_lacked(searched, point):
            names = self._held_by(searched) or frozenset()
            message = f"no version that {within} is based on has a point '{point}'"
            yield Problem("derived-from-nowhere", ref.where, message, suggestion(point, sorted(names)))

    def lost_successors(self, record: Record[Version], stem: str) -> Iterator[Problem]:
        """Dropped points of a version that went into a point that there is not.

        A point that moved to another document names that, in words of its own.
        """
        for unit in record.value.units() if record.value else ():
            if unit.into is None or unit.reason is DropReason.MOVED:
                continue
            version, mark, point = unit.into.rpartition("/")
            version = version if mark else stem
            where = record.where(unit.where, "into")
            if version not in self._points:
                hint = suggestion(version, sorted(self._points))
                yield Problem("into-nowhere", where, f"there is no version '{version}'", hint)
                continue
            points = self._points[version]
            if points is not None and (point not in points or (version, point) == (stem, unit.id)):
                message = f"version '{version}' has no other point '{point}'"
                hint = suggestion(point, sorted(points - {point}), "write reason: moved if it went to another document")
                yield Problem("into-nowhere", where, message, hint)

    def _held_by(self, versions: Iterable[str]) -> Names:
        """The ids of the points that one of the versions has; not known if a version could not be read."""
        held = [self._points.get(name) for name in versions]
        known = [points for points in held if points is not None]
        return frozenset[str]().union(*known) if len(known) == len(held) else None

    def _is_lacked(self, versions: Iterable[str], point: str) -> bool:
        """Whether none of some versions has a point; not if one of them could not be read."""
        held = (self._points.get(name) for name in versions)
        return not any(points is None or point in points for points in held)

    def _ancestors(self, stem: str) -> tuple[str, ...]:
        """The versions that one is based on, directly or through others, nearest first: most names are found there."""
        if self._ancestors_of[0] != stem:
            queue = list(self._parents.get(stem, ()))
            found: dict[str, None] = {}
            for name in queue:
                if name not in found and name != stem:
                    found[name] = None
                    queue.extend(self._parents.get(name, ()))
            self._ancestors_of = stem, tuple(found)
        return self._ancestors_of[1]


def _point_ids(version: Version | None) -> Names:
    """The ids of a version's points; not known if one of them could not be read."""
    ids = frozenset(unit.id for unit in version.units()) if version else frozenset({""})
    return None if "" in ids else ids
