"""The names that a shell offers while one is typed, from as few files as they stand in.

Only ids are offered, which are slugs. Shells evaluate what they are handed, and other text of a file may be anything.
What cannot be read offers nothing; a file with a fault need not keep others from it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from planvers.choosing import plan_told
from planvers.desk import Desk
from planvers.model.plan import Point
from planvers.model.vocabulary import RELATIVE_NAMES
from planvers.reading.files import VERSIONS_NAME, DiskFiles
from planvers.reading.folder import Extent, read_folder, read_version, stems_in
from planvers.reading.plan_file import PlanHeader

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Names:
    """The names in the plan of `plan_id` in `folder`, as a command would choose it; in several plans, those of all.

    `typed` are versions that were named before: where they tell the plan, only its names are offered.
    """

    def __init__(self, folder: Path | None, plan_id: str | None, typed: Iterable[str] = ()) -> None:
        self._desk = Desk(folder, plan_id, lambda _told: None, Extent.TEXTS)
        self._typed = (*typed,)

    def plans(self) -> list[str]:
        """The ids of all plans."""
        return _safe(folder.name for folder in self._desk.place.folders)

    def versions(self) -> list[str]:
        """The ids of the versions, behind the names that some have by their place; no file is opened for them.

        In several plans no version has a name by its place.
        """
        stems = [stem for files in self._files for stem in stems_in(files)]
        return [*(RELATIVE_NAMES if len(self._files) == 1 and stems else ()), *_safe(stems)]

    def points(self, version: str) -> list[str]:
        """The ids of the points and sub-points of a version, however it is named."""
        return _safe(point.id for point in self._units(version))

    def all_points(self) -> list[str]:
        """The ids of the points and sub-points of every version."""
        return _safe(point.id for point in self._all_units())

    def packages(self) -> list[str]:
        """The package deals that points belong to."""
        return _safe(point.package for point in self._all_units() if point.package)

    def parties(self) -> list[str]:
        """The ids of the parties."""
        return _safe(party.id for header in self._headers for party, _ in header.parties)

    def sources(self) -> list[str]:
        """The ids of the sources."""
        found = (read_folder(files, Extent.RECORD, ()).sources.value or () for files in self._files)
        return _safe(source.id for sources in found for source, _ in sources)

    def topics(self) -> list[str]:
        """The ids of the topics."""
        return _safe(topic.id for header in self._headers for topic, _ in header.topics)

    @cached_property
    def _files(self) -> tuple[DiskFiles, ...]:
        folders = self._desk.place.folders
        told = plan_told(folders, self._typed) if len(folders) > 1 else None
        return tuple(map(DiskFiles, (told,) if told else folders))

    @property
    def _headers(self) -> Iterator[PlanHeader]:
        for files in self._files:
            header = read_folder(files, Extent.TEXTS, ()).header.value
            yield from (header,) if header else ()

    def _units(self, version: str) -> Iterable[Point]:
        holders = [files for files in self._files if version in stems_in(files)]
        if not holders:
            return self._desk.version(version).version.units()
        return _units_in(holders[0], version) if len(holders) == 1 else ()

    def _all_units(self) -> Iterator[Point]:
        for files in self._files:
            for version in stems_in(files):
                yield from _units_in(files, version)


def _units_in(files: DiskFiles, version: str) -> Iterable[Point]:
    found = read_version(files, f"{VERSIONS_NAME}/{version}.yaml").value
    return found.units() if found else ()


def _safe(names: Iterable[str]) -> list[str]:
    """Names in their order, each once, but for those of folders that are no ids."""
    return [name for name in dict.fromkeys(names) if _NAME.fullmatch(name)]
