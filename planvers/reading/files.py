"""Plan files on disk: finding them and reading their bytes as text."""

import codecs
from pathlib import Path

from planvers.model.places import Location, Source
from planvers.model.problems import Problem

MAX_BYTES = 1024 * 1024
PLAN_NAME = "plan.yaml"
SOURCES_NAME = "sources.yaml"
STATEMENTS_NAME = "statements.yaml"
ACCEPTED_NAME = "accepted.yaml"
VERSIONS_NAME = "versions"


def shown(path: Path) -> str:
    """How a path is shown to people: from the current folder where it lies below it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.absolute().as_posix()


def read(path: Path) -> Source | Problem:
    """The text of a file, or the one problem that kept it from being read as text."""
    name = shown(path)
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


def decode(name: str, content: bytes) -> Source | Problem:
    """The text of bytes that should be UTF-8, with or without a byte-order mark, and at most 1 MiB."""
    if len(content) > MAX_BYTES:
        return Problem("file-too-large", Location(name, 1, 1), "the file is larger than 1 MiB", "split it")
    text = content.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(name, text.decode("utf-8"))
    except UnicodeDecodeError as fault:
        # Counted in the bytes before the fault, which are valid UTF-8 by definition.
        before = text[: fault.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        where = Location(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Problem("file-not-utf8", where, f"byte 0x{text[fault.start]:02x} is not UTF-8", "save the file as UTF-8")


def plan_folders(root: Path) -> tuple[Path, ...]:
    """The folders of a plans folder that hold a plan.yaml, by name."""
    if not root.is_dir():
        return ()
    return tuple(sorted(path for path in root.iterdir() if (path / PLAN_NAME).is_file()))


def version_files(folder: Path) -> tuple[Path, ...]:
    """Everything in the versions folder of a plan but for hidden files, by name."""
    versions = folder / VERSIONS_NAME
    if not versions.is_dir():
        return ()
    return tuple(sorted(path for path in versions.iterdir() if not path.name.startswith(".")))
