"""Real git repositories for tests, made in a few milliseconds each and without what is set up on a machine."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import SMALL
from helpers import edit

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

# In the environment of the whole process, as planvers passes it on to git, too.
SURROUNDINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "2025-11-20T12:00:00Z",
    "GIT_COMMITTER_DATE": "2025-11-20T12:00:00Z",
}


def leave_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have git, however it is run, look at nothing that is set up on this machine."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in SURROUNDINGS.items():
        monkeypatch.setenv(name, value)


def git(folder: Path, *arguments: str, given: bytes = b"", **environment: str) -> str:
    """What git answers, which has to succeed."""
    about = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | SURROUNDINGS | environment
    command = ["git", *arguments]
    ran = subprocess.run(command, cwd=folder, input=given, capture_output=True, check=False, env=about)
    assert ran.returncode == 0, ran.stderr.decode("utf-8", "replace")
    return ran.stdout.decode("utf-8", "surrogateescape").strip()


def repository(folder: Path) -> Path:
    """A new repository on a branch `main`, without a commit."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "-c", "init.defaultBranch=main", "init", "-q")
    return folder


def commit(folder: Path, message: str = "Say something") -> str:
    """The name of a commit of everything in the working tree."""
    git(folder, "add", "-A")
    git(folder, "-c", "commit.gpgSign=false", "commit", "-q", "-m", message)
    return git(folder, "rev-parse", "HEAD")


def blob(folder: Path, content: bytes) -> str:
    """The name of a content that was put into the repository."""
    return git(folder, "hash-object", "-w", "--stdin", given=content)


def commit_of(folder: Path, entries: dict[bytes, tuple[str, str]]) -> str:
    """A commit of paths with mode and object, which need not be possible on disk."""
    listed = b"".join(f"{mode} {name}\t".encode() + path + b"\0" for path, (mode, name) in entries.items())
    index = folder / ".git" / "index-of-test"
    git(folder, "update-index", "-z", "--index-info", given=listed, GIT_INDEX_FILE=str(index))
    tree = git(folder, "write-tree", "--missing-ok", GIT_INDEX_FILE=str(index))
    index.unlink()
    return git(folder, "commit-tree", "-m", "Made up", tree)


class Repo:
    """A repository at a path, in which commands are run and files edited."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def git(self, *arguments: str) -> str:
        """What git answers, which has to succeed."""
        return git(self.path, *arguments)

    def commit(self, message: str = "A change") -> str:
        """Commit all there is; gives the id of the commit."""
        return commit(self.path, message)

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
