"""Running git: arguments as a list and never through a shell, and every failure told as trouble.

Git is told to leave alone what it would start for a person: pagers, prompts, hooks, monitors,
and fetching what a partial clone lacks. The commands that are run for revisions read and list, and
none of them looks at the attributes, filters or external programs that a repository may name.
"""

import os
import re
import subprocess
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from planvers.model.unseen import visible
from planvers.trouble import TroubleError

_SETTINGS = (
    *("-c", "core.quotePath=false"),
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
)
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    # The second is not known to git before 2.44, and the first says the same: no transport is allowed.
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
}
# They would change what a path means that is given to git.
_LEFT_OUT = ("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
# What brings a partial clone the contents that it lacks, as nothing is fetched here.
PARTIAL = "git fetch --refetch --no-filter origin brings what a partial clone lacks"
_FAULT = re.compile(r"^(?:fatal|error): (.*)", re.MULTILINE)
_OWNED = re.compile(r"(?:dubious ownership in|unsafe) repository (?:at )?\(?'(.+?)'")

Process = subprocess.Popen[bytes]


class NoRepositoryError(TroubleError):
    """The folder lies in no repository."""


class Ran(NamedTuple):
    """What git wrote, and the code that it left with."""

    code: int
    output: bytes

    @property
    def text(self) -> str:
        """The output as text; bytes that are no UTF-8 survive as surrogates."""
        return text_of(self.output)

    @property
    def items(self) -> list[str]:
        """The output of `-z`, an item each."""
        return [item for item in self.text.split("\0") if item]


def bytes_of(text: str) -> bytes:
    """A text as git is given it: the bytes of a name that are no UTF-8 are given back."""
    return text.encode("utf-8", "surrogateescape")


def text_of(output: bytes) -> str:
    """Bytes of git as text; names are bytes, and those that are no UTF-8 survive as surrogates."""
    return output.decode("utf-8", "surrogateescape")


def run_git(folder: Path, *arguments: str, codes: Collection[int] = (0,), given: bytes = b"") -> Ran:
    """What git answers in a folder, to what it is given on standard input.

    Raises `TroubleError` where it leaves with a code that is none of `codes`.
    """
    with running_git(folder, *arguments, codes=codes, given=given) as answer:
        return answer()


@contextmanager
def running_git(
    folder: Path, *arguments: str, codes: Collection[int] = (0,), given: bytes = b""
) -> Iterator[Callable[[], Ran]]:
    """Git at work in a folder while something else is done; calling what this gives waits for its answer."""
    with start_git(folder, *arguments, stderr=subprocess.PIPE) as process:

        def answer() -> Ran:
            output, told = process.communicate(given)
            if process.returncode not in codes:
                raise trouble_of(told, folder)
            return Ran(process.returncode, output)

        yield answer


def start_git(folder: Path, *arguments: str, stderr: int = subprocess.DEVNULL) -> Process:
    """Git as a process in a folder, with pipes to write to and to read from."""
    environment = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT} | _ENVIRONMENT
    try:
        return subprocess.Popen(
            ["git", *_SETTINGS, *arguments],  # noqa: S607 - which git is the user's choice
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
        )
    except (FileNotFoundError, NotADirectoryError) as fault:
        if not folder.is_dir():
            told = "this is no folder:" if folder.exists() else "there is no folder"
            raise TroubleError(f"{told} '{visible(str(folder))}'") from fault
        raise TroubleError(
            "git is not installed, or not on the PATH", "without it, only versions on disk can be named"
        ) from fault
    except OSError as fault:
        raise TroubleError(f"git cannot be run: {fault.strerror}") from fault


def trouble_of(told: bytes, folder: Path) -> TroubleError:
    """What git wrote on standard error, as trouble with what to do about it."""
    text = text_of(told)
    owned = _OWNED.search(text)
    if owned:
        command = f"git config --global --add safe.directory {quote(visible(owned[1]))}"
        return TroubleError(
            f"git does not read the repository '{visible(owned[1])}', which belongs to another user",
            f"if you trust it: {command}",
        )
    if "not a git repository" in text:
        return NoRepositoryError(f"'{visible(str(folder))}' lies in no git repository")
    if "promisor remote" in text:
        return TroubleError("this clone is partial, and lacks contents that are needed", PARTIAL)
    found = _FAULT.search(text)
    first = found[1] if found else next(iter(text.splitlines()), "it did not say why")
    return TroubleError(f"git could not do it in '{visible(str(folder))}': {visible(first)}")
