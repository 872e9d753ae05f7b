"""Repositories for tests: real ones, each in a folder of its own, that know nothing of the machine's settings."""

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import SMALL
from helpers import edit

HAS_GIT = shutil.which("git") is not None
needs_git = pytest.mark.skipif(not HAS_GIT, reason="git is not installed")
SURROUNDINGS = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
}


class Repo:
    """A repository at a path, in which commands are run and files edited."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def git(self, *arguments: str) -> str:
        """What git prints; a test fails if it does."""
        done = subprocess.run(
            ["git", "-C", str(self.path), *arguments],  # noqa: S607 - the git of this machine
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode("utf-8", "surrogateescape")

    def commit(self, message: str = "A change") -> str:
        """Commit all there is; gives the id of the commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD").strip()

    def edit(self, name: str, *changes: tuple[str, str]) -> None:
        """Replace parts of a file, or of one that is made for it."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        edit(path, *changes)


def new_repo(path: Path) -> Repo:
    """A repository on the branch main with the small plan under plans/small, committed."""
    shutil.copytree(SMALL, path / "plans" / "small")
    repo = Repo(path)
    repo.git("init", "-q", "-b", "main", ".")
    repo.commit("The small plan")
    return repo
