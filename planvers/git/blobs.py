"""The contents of files in revisions, all read through one process that stays open."""

from types import TracebackType
from typing import NamedTuple, Self

from planvers.git.program import Git, Running, text

_FILE = "100"


class Listed(NamedTuple):
    """A file of a revision: how git stores it, and its size in bytes, or None where it is not in this clone."""

    mode: str
    id: str
    size: int | None

    @property
    def is_file(self) -> bool:
        """Whether it is a file, and no link and no other repository."""
        return self.mode.startswith(_FILE)


def listed(git: Git, commit: str, folder: str) -> dict[str, Listed]:
    """Every file of a revision below a folder (or anywhere, if it is empty), by its path from the top."""
    out = git.run("ls-tree", "-r", "-z", "--long", "--full-tree", commit, *(("--", f"{folder}/") if folder else ()))
    found: dict[str, Listed] = {}
    for entry in out.split(b"\0"):
        about, _, path = text(entry).partition("\t")
        if path:
            mode, _kind, name, size = about.split()
            found[path] = Listed(mode, name, int(size) if size.isdecimal() else None)
    return found


class Blobs:
    """Reads contents by id, one after the other. The process begins with the first and ends with the context."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: Running | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self._process.communicate()

    def read(self, name: str) -> bytes | None:
        """The content of a file by its id; None if it is not in this clone."""
        if self._process is None:
            self._process = self._git.started("cat-file", "--batch")
        asking, answering = self._process.stdin, self._process.stdout
        if asking is None or answering is None:
            raise ValueError("git was started without pipes")
        asking.write(f"{name}\n".encode())
        asking.flush()
        # `<id> blob <size>`, the content and a line end; or `<id> missing`.
        head = answering.readline().split()
        if not head or not head[-1].isdigit():
            return None
        content = answering.read(int(head[-1]))
        answering.read(1)
        return content
