"""The git program: run with arguments as they are, in surroundings in which it can start nothing else."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from planvers.reading.characters import visible
from planvers.trouble import TroubleError

# git speaks English, asks nothing, writes nothing, fetches nothing, and takes paths as they are.
_SURROUNDINGS = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_PAGER": "cat",
}
# What a repository may have set up to be run on the way.
_NO_PROGRAMS = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
_MISUSE = 128


Running = subprocess.Popen[bytes]


class Git(NamedTuple):
    """git as run from one folder, which need not be the top of its repository."""

    folder: Path

    def run(self, *arguments: str) -> bytes:
        """What git prints; trouble if it does not succeed."""
        code, out, told = self._ended(arguments)
        if code:
            raise trouble(told)
        return out

    def answer(self, *arguments: str) -> str | None:
        """The first line that git prints, or None if it says no; trouble if it cannot say."""
        code, out, told = self._ended(arguments)
        if code >= _MISUSE:
            raise trouble(told)
        return None if code else text(out).partition("\n")[0]

    def started(self, *arguments: str) -> Running:
        """Git running, to be asked through its standard input."""
        return subprocess.Popen(
            self._command(arguments),
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def _ended(self, arguments: tuple[str, ...]) -> tuple[int, bytes, str]:
        try:
            done = subprocess.run(
                self._command(arguments), env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False
            )
        except FileNotFoundError as fault:
            raise TroubleError(
                "git is not installed", "revisions are read with it; install git 2.30 or newer"
            ) from fault
        return done.returncode, done.stdout, text(done.stderr)

    def _command(self, arguments: tuple[str, ...]) -> list[str]:
        return ["git", "-C", str(self.folder), *_NO_PROGRAMS, *arguments]


def text(out: bytes) -> str:
    """What git prints, as text; bytes that are not UTF-8 become surrogates."""
    return out.decode("utf-8", "surrogateescape")


def trouble(told: str) -> TroubleError:
    """What git complains of, as trouble: its first line, and what to do where that is known."""
    if "dubious ownership" in told:
        return TroubleError(
            "git does not trust this repository, which belongs to another user",
            "git config --global --add safe.directory FOLDER trusts it",
        )
    if "not a git repository" in told:
        return TroubleError("this is no git repository", "revisions are compared in one; -C names its folder")
    first = next((line for line in told.splitlines() if line.strip()), "it did not say why")
    return TroubleError(f"git failed: {visible(first.removeprefix('fatal: '))}")


def _environment() -> dict[str, str]:
    return {**os.environ, **_SURROUNDINGS}
