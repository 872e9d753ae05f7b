"""A repository: what the names of revisions mean in it, and which files differ between two of them."""

from pathlib import Path
from typing import NamedTuple

from planvers.git.changes import Changed, changed_paths
from planvers.git.program import Git
from planvers.reading.characters import visible
from planvers.trouble import TroubleError, suggestion

# The branches that pull requests are made to, the first that there is.
_USUAL = ("refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master")
_ORIGIN = "refs/remotes/origin/"
_SHORT = 9


class Revision(NamedTuple):
    """A commit, and how a reader is told of it."""

    commit: str
    told: str

    @property
    def short(self) -> str:
        """The first digits of the commit."""
        return self.commit[:_SHORT]


class Repository(NamedTuple):
    """A repository as seen from one folder: `top` is that of its working tree, None where it has none."""

    git: Git
    top: Path | None

    def revision(self, name: str) -> Revision:
        """The commit that a name means; trouble, with what to fetch or what else there is, if it means none."""
        commit = self._commit(name)
        if commit is None:
            raise TroubleError(f"there is no revision '{visible(name)}'", self._otherwise(name))
        return Revision(commit, f"{visible(name)} ({commit[:_SHORT]})" if name != commit else commit[:_SHORT])

    def default_base(self) -> str:
        """The name of the branch that pull requests are made to; trouble if none is known."""
        head = self.git.answer("symbolic-ref", "--quiet", f"{_ORIGIN}HEAD")
        known = (name for name in (head, *_USUAL) if name and self._commit(name) is not None)
        found = next(known, None)
        if found is None:
            raise TroubleError(
                "which branch this one is to be merged into is not known", "name it: planvers review BASE"
            )
        return found.removeprefix("refs/remotes/").removeprefix("refs/heads/")

    def merge_base(self, base: Revision, head: Revision) -> Revision:
        """Where two revisions parted; trouble if that is not in this clone, or nowhere."""
        found = self.git.answer("merge-base", base.commit, head.commit)
        if found:
            at_base = found == base.commit
            return base if at_base else Revision(found, f"{found[:_SHORT]}, where {base.told} parted from {head.told}")
        if self._is_shallow():
            raise TroubleError(
                f"where {base.told} and {head.told} parted is not in this shallow clone", self._to_fetch("")
            )
        raise TroubleError(f"{base.told} and {head.told} have nothing in common", "--direct compares them as they are")

    def within(self, folder: Path) -> str:
        """A folder of the working tree by its path from the top, empty for the top itself and where there is none."""
        if self.top is None:
            return ""
        path = folder.resolve().relative_to(self.top.resolve()).as_posix()
        return "" if path == "." else path

    def changed(self, base: Revision, head: Revision | None, within: str = "") -> tuple[Changed, ...]:
        """The files that differ between two revisions, or one and the working tree (None), below a folder."""
        if head is None and self.top is None:
            raise TroubleError("this repository has no working tree", "name two revisions: planvers review BASE HEAD")
        git = self.git._replace(folder=self.top) if self.top else self.git
        return changed_paths(git, base.commit, head.commit if head else None, within)

    def _commit(self, name: str) -> str | None:
        # A name that begins with a dash is an option to some commands, and a NUL ends arguments.
        if "\0" in name or not name:
            return None
        return self.git.answer("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")

    def _is_shallow(self) -> bool:
        return self.git.answer("rev-parse", "--is-shallow-repository") == "true"

    def _otherwise(self, name: str) -> str:
        if self._is_shallow():
            return self._to_fetch(name)
        listed = self.git.run("for-each-ref", "--format=%(refname:short)", "--count=1000").decode("utf-8", "replace")
        return suggestion(name, [visible(one) for one in listed.splitlines()])

    def _to_fetch(self, name: str) -> str:
        """The command that brings what a shallow clone lacks."""
        branch = name.removeprefix("refs/heads/").removeprefix("refs/remotes/").removeprefix("origin/")
        is_branch = bool(branch) and self.git.answer("check-ref-format", "--branch", branch) is not None
        wanted = f" +refs/heads/{branch}:{_ORIGIN}{branch}" if is_branch and not _is_commit(branch) else ""
        return f"this clone is shallow; run: git fetch --unshallow origin{wanted}"


def repository(folder: Path) -> Repository:
    """The repository that a folder lies in; trouble if it lies in none."""
    git = Git(folder)
    is_bare = git.answer("rev-parse", "--is-inside-work-tree") != "true"
    top = None if is_bare else Path(git.answer("rev-parse", "--show-toplevel") or ".")
    return Repository(git, top)


def _is_commit(name: str) -> bool:
    return all(letter in "0123456789abcdef" for letter in name)
