"""The files of a plan, wherever they are, and those on disk: finding them and reading their bytes as text."""

import codecs
import re
from pathlib import Path
from typing import NamedTuple, Protocol

from planvers.model.places import Location, Source
from planvers.model.problems import Problem
from planvers.model.unseen import visible

# Some ten thousand statements: a log only grows, and cannot be parted.
MAX_BYTES = 4 * 1024 * 1024
# The same log has 200,000. What is read takes up to 700 bytes a value, and a file of commas has two million.
MAX_VALUES = 500_000
_PARTING = (b",", b"\n", b"\r")
PLAN_NAME = "plan.yaml"
SOURCES_NAME = "sources.yaml"
STATEMENTS_NAME = "statements.yaml"
ACCEPTED_NAME = "accepted.yaml"
VERSIONS_NAME = "versions"
FILE_NAMES = (PLAN_NAME, SOURCES_NAME, STATEMENTS_NAME, ACCEPTED_NAME)

_TOP_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)
# By which key a file is known: the first of these that it has. Versions cite sources, too, so sources stand last.
_TELLING = {
    "statements": STATEMENTS_NAME,
    "accept": ACCEPTED_NAME,
    "disclosure": VERSIONS_NAME,
    "points": VERSIONS_NAME,
    "parties": PLAN_NAME,
    "sources": SOURCES_NAME,
}


class PlanFiles(Protocol):
    """The files of one plan, wherever they are: in a folder on disk, or in a revision.

    A file is named from the plan's folder: `plan.yaml`, `versions/draft.yaml`.
    """

    @property
    def name(self) -> str:
        """The name of the plan's folder."""

    def has(self, name: str) -> bool:
        """Whether there is anything of that name."""

    def versions(self) -> tuple[str, ...] | Problem:
        """The names of everything in the versions folder but for hidden files; or why it cannot be looked into."""

    def read(self, name: str) -> Source | Problem:
        """The text of a file, or the one problem that kept it from being read as text."""

    def shown(self, name: str) -> str:
        """How the path of a file is shown to people."""


class DiskFiles(NamedTuple):
    """The files of a plan in a folder on disk. Links are followed."""

    folder: Path

    @property
    def name(self) -> str:
        """The name of the folder, not of a link to it."""
        return self.folder.resolve().name

    def has(self, name: str) -> bool:
        """Whether there is anything of that name."""
        return (self.folder / name).exists()

    def versions(self) -> tuple[str, ...]:
        """Everything in the versions folder but for hidden files, by name."""
        versions = self.folder / VERSIONS_NAME
        if not versions.is_dir():
            return ()
        return tuple(sorted(path.name for path in versions.iterdir() if not path.name.startswith(".")))

    def read(self, name: str) -> Source | Problem:
        """The text of a file, or the one problem that kept it from being read as text."""
        return read(self.folder / name)

    def shown(self, name: str) -> str:
        """The path from the current folder where it lies below it."""
        return shown(self.folder / name)


class WithText(NamedTuple):
    """The files of a plan, with another text in the place of one of them, or of one that there is not."""

    files: PlanFiles
    changed: str
    source: Source

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.files.name

    def has(self, name: str) -> bool:
        """Whether there is anything of that name."""
        return name == self.changed or self.files.has(name)

    def versions(self) -> tuple[str, ...] | Problem:
        """Everything in the versions folder; the text is that of a version that is there, or of no version."""
        return self.files.versions()

    def read(self, name: str) -> Source | Problem:
        """The text of a file, or the one problem that kept it from being read as text."""
        return self.source if name == self.changed else self.files.read(name)

    def shown(self, name: str) -> str:
        """How the path of a file is shown to people."""
        return self.files.shown(name)


def shown(path: Path) -> str:
    """How a path is shown to people, on one line: from the current folder where it lies below it."""
    try:
        return visible(path.absolute().relative_to(Path.cwd()).as_posix())
    except ValueError:
        return visible(path.absolute().as_posix())


def read(path: Path, name: str = "") -> Source | Problem:
    """The text of a file, or the one problem that kept it from being read as text; `name` is what people are shown."""
    name = name or shown(path)
    try:
        if path.exists() and not path.is_file():
            return Problem("file-unreadable", Location(name, 1, 1), "this is not a file")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Problem("file-missing", Location(name, 1, 1), "there is no such file")
    except OSError as fault:
        return Problem("file-unreadable", Location(name, 1, 1), f"the file cannot be read: {fault.strerror}")
    return decode(name, content)


def rows(path: Path) -> tuple[str, ...]:
    """The lines of whatever a file holds; what cannot be seen, and what is not UTF-8, stands as an escape."""
    text = path.read_bytes().decode("utf-8", "backslashreplace")
    return tuple(visible(row) for row in text.removesuffix("\n").split("\n")) if text else ()


def decode(name: str, content: bytes) -> Source | Problem:
    """The text of bytes that should be UTF-8, with or without a byte-order mark, and not too large."""
    if len(content) > MAX_BYTES:
        return too_large(name)
    if len(content) > MAX_VALUES and sum(map(content.count, _PARTING)) > MAX_VALUES:
        return _too_large(name, f"has more than {MAX_VALUES:,} lines and commas")
    text = content.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(name, text.decode("utf-8"))
    except UnicodeDecodeError as fault:
        # Counted in the bytes before the fault, which are valid UTF-8 by definition.
        before = text[: fault.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        where = Location(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Problem("file-not-utf8", where, f"byte 0x{text[fault.start]:02x} is not UTF-8", "save the file as UTF-8")


def sort_of(text: str) -> str | None:
    """Which file of a plan a text is by its keys: the name of it, or of the folder of versions; None if it is none."""
    keys = set(_TOP_KEY.findall(text))
    return next((name for key, name in _TELLING.items() if key in keys), None)


def too_large(name: str) -> Problem:
    """The problem of a file that has more than `MAX_BYTES`."""
    return _too_large(name, f"is larger than {MAX_BYTES // 1024 // 1024} MiB")


def _too_large(name: str, message: str) -> Problem:
    return Problem("file-too-large", Location(name, 1, 1), f"the file {message}", "shorten it, or part it")


def plan_folders(root: Path) -> tuple[Path, ...]:
    """The folders of a plans folder that hold a plan.yaml, by name."""
    if not root.is_dir():
        return ()
    return tuple(sorted(path for path in root.iterdir() if (path / PLAN_NAME).is_file()))
