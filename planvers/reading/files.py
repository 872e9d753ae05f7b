"""Plan files: the folder that holds those of one plan, and their bytes as text."""

import codecs
from pathlib import Path
from typing import NamedTuple, Protocol

from planvers.model.places import Location, Source
from planvers.model.problems import Problem

MAX_BYTES = 1024 * 1024
PLAN_NAME = "plan.yaml"
SOURCES_NAME = "sources.yaml"
STATEMENTS_NAME = "statements.yaml"
ACCEPTED_NAME = "accepted.yaml"
VERSIONS_NAME = "versions"
FILE_NAMES = (PLAN_NAME, SOURCES_NAME, STATEMENTS_NAME, ACCEPTED_NAME)


class Folder(Protocol):
    """The files of one plan, wherever they are. Names are relative to the folder, with slashes."""

    @property
    def name(self) -> str:
        """The name of the folder."""

    def shown(self, name: str) -> str:
        """How a file is shown to people."""

    def exists(self, name: str) -> bool:
        """Whether there is anything of that name."""

    def versions(self) -> tuple[str, ...]:
        """The names of everything in the folder of versions but for hidden files, in order, without that folder."""

    def read(self, name: str) -> Source | Problem:
        """The text of a file, or the one problem that kept it from being read as text."""


class OnDisk(NamedTuple):
    """A plan folder on disk."""

    path: Path

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.path.resolve().name

    def shown(self, name: str) -> str:
        """A file from the current folder where it lies below it, else in full."""
        return shown(self.path / name)

    def exists(self, name: str) -> bool:
        """Whether there is anything of that name."""
        return (self.path / name).exists()

    def versions(self) -> tuple[str, ...]:
        """The names of everything in the folder of versions but for hidden files, in order."""
        folder = self.path / VERSIONS_NAME
        if not folder.is_dir():
            return ()
        return tuple(sorted(path.name for path in folder.iterdir() if not path.name.startswith(".")))

    def read(self, name: str) -> Source | Problem:
        """The text of a file, or the one problem that kept it from being read as text."""
        return read(self.path / name)


def shown(path: Path) -> str:
    """How a path is shown to people: from the current folder where it lies below it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.absolute().as_posix()


def read(path: Path, told: str = "") -> Source | Problem:
    """The text of a file, told as it is `shown` or as said here; or the one problem that kept it from being read."""
    name = told or shown(path)
    try:
        if path.exists() and not path.is_file():
            return not_a_file(Location(name, 1, 1))
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Problem("file-missing", Location(name, 1, 1), "there is no such file")
    except OSError as fault:
        return Problem("file-unreadable", Location(name, 1, 1), f"the file cannot be read: {fault.strerror}")
    return decode(name, content)


def decode(name: str, content: bytes) -> Source | Problem:
    """The text of bytes that should be UTF-8, with or without a byte-order mark, and at most 1 MiB."""
    if len(content) > MAX_BYTES:
        return too_large(Location(name, 1, 1))
    text = content.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(name, text.decode("utf-8"))
    except UnicodeDecodeError as fault:
        # Counted in the bytes before the fault, which are valid UTF-8 by definition.
        before = text[: fault.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        where = Location(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Problem("file-not-utf8", where, f"byte 0x{text[fault.start]:02x} is not UTF-8", "save the file as UTF-8")


def too_large(where: Location) -> Problem:
    """The problem with a file that is larger than any plan file may be."""
    return Problem("file-too-large", where, "the file is larger than 1 MiB", "split it")


def not_a_file(where: Location) -> Problem:
    """The problem with what has the name of a file, and is none."""
    return Problem("file-unreadable", where, "this is not a file")


def plan_folders(root: Path) -> tuple[Path, ...]:
    """The folders of a plans folder that hold a plan.yaml, by name."""
    if not root.is_dir():
        return ()
    return tuple(sorted(path for path in root.iterdir() if (path / PLAN_NAME).is_file()))
