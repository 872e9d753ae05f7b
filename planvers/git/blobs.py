"""The contents of files in a repository, all read through one `git cat-file --batch`."""

from types import TracebackType
from typing import BinaryIO, Self, cast

from planvers.git.program import PARTIAL, Process, start_git
from planvers.git.repository import Repository
from planvers.trouble import TroubleError

_CHUNK = 64 * 1024


class Blobs:
    """Reads contents by name, as a context manager. The process begins with the first and ends with the context."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._process: Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self._process.kill()
            # Closes the pipes, and waits for the end.
            self._process.communicate()
            self._process = None

    def read(self, name: str, most: int) -> bytes | None:
        """A content by its name in hexadecimal digits; None, and nothing of it kept, if it has more than `most` bytes.

        Raises `TroubleError` where the repository lacks it.
        """
        questions, answers = self._pipes()
        try:
            questions.write(f"{name}\n".encode("ascii"))
            questions.flush()
            head = answers.readline().split()
        except BrokenPipeError:
            head = []
        size = int(head[2]) if len(head) == 3 and head[1] == b"blob" else None  # noqa: PLR2004 - name, kind and size
        if size is None:
            raise TroubleError(
                f"git could not read the content {name[:12]}",
                PARTIAL,
            )
        if size > most:
            self._skip(answers, size + 1)
            return None
        return answers.read(size + 1)[:-1]

    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        if self._process is None:
            self._process = start_git(self._repository.start, "cat-file", "--batch")
        return cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)

    @staticmethod
    def _skip(answers: BinaryIO, size: int) -> None:
        while size > 0 and (chunk := answers.read(min(size, _CHUNK))):
            size -= len(chunk)
