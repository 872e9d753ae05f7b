"""The names of revisions into commits, and the base that a review begins from."""

import re
from typing import NamedTuple

from planvers.git.program import bytes_of
from planvers.git.repository import Repository
from planvers.model.unseen import visible
from planvers.reading.characters import hidden_name
from planvers.trouble import TroubleError, suggestion

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_HEAD, _HEADS, _REMOTES = "HEAD", "refs/heads/", "refs/remotes/"
_ORIGIN = "origin/"
_REMOTE_HEAD = f"{_REMOTES}origin/HEAD"
_DEEPENING = "git fetch --unshallow origin"
# One that can stand in a command as it is.
_BRANCH = re.compile(r"[\w.][\w./-]*")
# Where there is no word on which branch the others come from, these are looked for in turn.
_USUAL = (f"{_REMOTES}origin/main", f"{_REMOTES}origin/master", f"{_HEADS}main", f"{_HEADS}master")


class Revision(NamedTuple):
    """A commit, and the name that it was asked for by."""

    name: str
    commit: str


def revision(repository: Repository, name: str) -> Revision:
    """The commit that a name means. Raises `TroubleError`, with the nearest name, where it means none."""
    commit = _commit(repository, name)
    if commit is None:
        _expect_commits(repository, name)
        raise TroubleError(f"there is no revision '{visible(name)}'", _hint(repository, name))
    return Revision(name, commit)


def named_base(repository: Repository, name: str | None) -> Revision:
    """The revision that changes are held against: the one named, else the branch that others come from."""
    return _usual_base(repository) if name is None else revision(repository, name)


def _usual_base(repository: Repository) -> Revision:
    """The branch that others come from: what origin says, else the first of the usual names."""
    formats = "--format=%(refname)%00%(objectname)%00%(symref)"
    lines = repository.run("for-each-ref", formats, _REMOTE_HEAD, *_USUAL).text.splitlines()
    there = {name: (commit, target) for name, commit, target in (line.split("\0") for line in lines)}
    found = next((name for name in (_REMOTE_HEAD, *_USUAL) if name in there), None)
    if found is None:
        _expect_commits(repository)
        hint = f"name the base; if it is main: {_fetching(repository, 'main')}" if _has_origin(repository) else ""
        raise TroubleError("it is not known which branch this one comes from", hint or "name the base")
    commit, target = there[found]
    return Revision((target or found).removeprefix(_REMOTES).removeprefix(_HEADS), commit)


def merge_base(repository: Repository, one: Revision, other: Revision) -> str:
    """The last commit that two revisions share. Raises `TroubleError` where none is known here."""
    if one.commit == other.commit:
        return one.commit
    found = repository.run("merge-base", one.commit, other.commit, codes=(0, 1))
    if found.code:
        told = f"{visible(one.name)} and {visible(other.name)} have no commit in common"
        if not repository.is_shallow:
            raise TroubleError(told, "name the base")
        raise TroubleError(f"{told} in this shallow clone", _DEEPENING)
    return found.text.strip()


def _commit(repository: Repository, name: str) -> str | None:
    # What git would take for an operator, or for a line of its own, is no name.
    if not name or name.startswith("^") or hidden_name(name) or "\n" in name or "\r" in name:
        return None
    # On standard input no name is an option; what says so among arguments is not known to git before 2.30.
    asked = bytes_of(f"{name}^{{commit}}\n")
    found = repository.run("cat-file", "--batch-check", codes=(0, 128), given=asked).text.split()
    return found[0] if found[1:2] == ["commit"] and _COMMIT.fullmatch(found[0]) else None


def _expect_commits(repository: Repository, name: str = "") -> None:
    """Trouble where a name means nothing because nobody has committed yet, to the repository or to this branch."""
    if _commit(repository, _HEAD) is not None:
        return
    is_empty = not repository.run("for-each-ref", "--count=1").output
    if is_empty or name in (_HEAD, "@"):
        raise TroubleError("there is no commit yet" if is_empty else "there is no commit yet on this branch")


def _hint(repository: Repository, name: str) -> str:
    """What to do about a name that means nothing: take the nearest, or fetch what was left behind."""
    listed = repository.run("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
    near = suggestion(name, map(visible, [_HEAD, *listed.text.splitlines()]))
    is_near = near.startswith("did you mean")
    branch = name.removeprefix(_ORIGIN)
    if branch != name and _BRANCH.fullmatch(branch) and _has_origin(repository):
        return f"{near + ' ' if is_near else ''}to fetch it: {_fetching(repository, branch)}"
    if is_near:
        return near
    return f"this clone is shallow, perhaps it lacks it: {_DEEPENING}" if repository.is_shallow else near


def _has_origin(repository: Repository) -> bool:
    return "origin" in repository.run("remote").text.splitlines()


def _fetching(repository: Repository, branch: str) -> str:
    """The command that brings a branch, and in a shallow clone all that led to it."""
    deep = " --unshallow" if repository.is_shallow else ""
    return f"git fetch{deep} origin +{_HEADS}{branch}:{_REMOTES}{_ORIGIN}{branch}"
