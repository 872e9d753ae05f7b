"""The files of one plan in a revision, and in a working tree as git would store it: a link is no file in either."""

from pathlib import Path
from typing import NamedTuple

from planvers.git.blobs import Blobs, Listed
from planvers.model.places import Location, Source
from planvers.model.problems import Problem
from planvers.reading.characters import visible
from planvers.reading.files import MAX_BYTES, VERSIONS_NAME, OnDisk, decode, not_a_file, read, too_large


class InRevision:
    """The plan folder of a revision; `path` is from the top of the repository, `files` all files below it."""

    def __init__(self, path: str, files: dict[str, Listed], blobs: Blobs, told: str = "") -> None:
        self._path, self._blobs, self._told = path, blobs, told
        start = len(path) + 1 if path else 0
        self._files = {name[start:]: item for name, item in files.items() if name.startswith(f"{path}/") or not path}

    @property
    def name(self) -> str:
        """The name of the folder."""
        return visible(self._path.rpartition("/")[2])

    def shown(self, name: str) -> str:
        """A file by its path from the top of the repository, behind the revision where that is to be told."""
        return f"{self._told}{visible(f'{self._path}/{name}' if self._path else name)}"

    def exists(self, name: str) -> bool:
        """Whether there is anything of that name."""
        return name in self._files

    def versions(self) -> tuple[str, ...]:
        """The names of everything in the folder of versions but for hidden files, in order, folders in it included."""
        start = f"{VERSIONS_NAME}/"
        names = {name.removeprefix(start).partition("/")[0] for name in self._files if name.startswith(start)}
        return tuple(sorted(name for name in names if not name.startswith(".")))

    def read(self, name: str) -> Source | Problem:
        """The text of a file, or the one problem that kept it from being read as text."""
        where = Location(self.shown(name), 1, 1)
        item = self._files.get(name)
        if item is None:
            is_folder = any(other.startswith(f"{name}/") for other in self._files)
            return not_a_file(where) if is_folder else Problem("file-missing", where, "there is no such file")
        if not item.is_file:
            return not_a_file(where)
        if item.size is not None and item.size > MAX_BYTES:
            return too_large(where)
        content = self._blobs.read(item.id) if item.size is not None else None
        if content is None:
            hint = "this clone was made without all contents; run: git fetch --refetch --no-filter"
            return Problem("file-unreadable", where, "its content is not in this clone", hint)
        return decode(where.path, content)


class InWorkingTree(NamedTuple):
    """A plan folder below the top of a working tree. No link is followed: what it leads to may be no part of it."""

    top: Path
    folder: str

    @property
    def name(self) -> str:
        """The name of the folder."""
        return visible(self._path.name)

    def shown(self, name: str) -> str:
        """A file by its path from the top."""
        return visible(f"{self.folder}/{name}" if self.folder else name)

    def exists(self, name: str) -> bool:
        """Whether there is anything of that name."""
        return (self._path / name).is_symlink() or (self._path / name).exists()

    def versions(self) -> tuple[str, ...]:
        """The names of everything in the folder of versions but for hidden files, in order."""
        return () if self._leads_away(VERSIONS_NAME) else OnDisk(self._path).versions()

    def read(self, name: str) -> Source | Problem:
        """The text of a file, or the one problem that kept it from being read as text."""
        told = self.shown(name)
        return not_a_file(Location(told, 1, 1)) if self._leads_away(name) else read(self._path / name, told)

    @property
    def _path(self) -> Path:
        return self.top / self.folder

    def _leads_away(self, name: str) -> bool:
        """Whether a link stands anywhere on the way from the top."""
        path = self._path / name
        return any(step.is_symlink() for step in (path, *path.parents) if step != self.top and self.top in step.parents)
