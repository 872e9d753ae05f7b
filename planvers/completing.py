"""The names that a shell offers while one is typed, from as few files as they stand in.

Only ids are offered, which are slugs. Shells evaluate what they are handed, and other text of a file may be anything.
What cannot be read offers nothing; a file with a fault need not keep others from it.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from planvers.desk import Desk
from planvers.model.plan import Point
from planvers.model.vocabulary import RELATIVE_NAMES
from planvers.reading.files import VERSIONS_NAME, DiskFiles
from planvers.reading.folder import Extent, read_folder, read_version, stems_in
from planvers.reading.plan_file import PlanHeader

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Names:
    """The names in one plan: that of `plan_id` in `folder`, as a command would choose it; in several plans none."""

    def __init__(self, folder: Path | None, plan_id: str | None) -> None:
        self._desk = Desk(folder, plan_id, lambda _told: None, Extent.TEXTS)

    def plans(self) -> list[str]:
        """The ids of all plans."""
        return _safe(folder.name for folder in self._desk.place.folders)

    def versions(self) -> list[str]:
        """The ids of the versions, behind the names that some have by their place; no file is opened for them."""
        stems = stems_in(self._files) if self._files else ()
        return [*RELATIVE_NAMES, *_safe(stems)] if stems else []

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
        return _safe(party.id for party, _ in self._header.parties) if self._header else []

    def sources(self) -> list[str]:
        """The ids of the sources."""
        found = read_folder(self._files, Extent.RECORD, ()).sources.value if self._files else ()
        return _safe(source.id for source, _ in found or ())

    def topics(self) -> list[str]:
        """The ids of the topics."""
        return _safe(topic.id for topic, _ in self._header.topics) if self._header else []

    @property
    def _files(self) -> DiskFiles | None:
        folders = self._desk.place.folders
        return DiskFiles(folders[0]) if len(folders) == 1 else None

    @property
    def _header(self) -> PlanHeader | None:
        return read_folder(self._files, Extent.TEXTS, ()).header.value if self._files else None

    def _units(self, version: str) -> Iterable[Point]:
        if self._files is None or version not in stems_in(self._files):
            return self._desk.version(version).version.units()
        found = read_version(self._files, f"{VERSIONS_NAME}/{version}.yaml").value
        return found.units() if found else ()

    def _all_units(self) -> Iterator[Point]:
        for version in stems_in(self._files) if self._files else ():
            yield from self._units(version)


def _safe(names: Iterable[str]) -> list[str]:
    """Names in their order, each once, but for those of folders that are no ids."""
    return [name for name in dict.fromkeys(names) if _NAME.fullmatch(name)]
