"""What a revision holds. Links and submodules are listed as what they are, and never followed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from planvers.git.repository import Repository
from planvers.reading.files import PLAN_NAME

_PLANS = "plans"


class EntryKind(StrEnum):
    """What stands under a path. Whether a file can be executed is nothing to a plan."""

    FILE = "file"
    LINK = "link"
    SUBMODULE = "submodule"


class Entry(NamedTuple):
    """One path of a tree, from the top of the repository. `object` is the name of its content."""

    path: str
    kind: EntryKind
    object: str


# What a tree holds, by path.
Tree = Mapping[str, Entry]


_KINDS = {"120000": EntryKind.LINK, "160000": EntryKind.SUBMODULE}


def tree_of(repository: Repository, commit: str, folders: Iterable[str]) -> dict[str, Entry]:
    """What a commit holds below some folders, by path; an empty folder is the top."""
    named = list(folders)
    if not named:
        return {}
    paths = [] if "" in named else named
    # Without sizes: for them git would look into every object.
    options = ("-r", "-z", "--full-tree")
    listed = repository.run("--literal-pathspecs", "ls-tree", *options, commit, "--", *paths).items
    return {entry.path: entry for entry in map(_entry, listed)}


def paths_of(repository: Repository, commit: str) -> tuple[str, ...]:
    """The path of everything that a commit holds."""
    return tuple(repository.run("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit).items)


def below(folder: str, name: str) -> str:
    """The path of what lies in a folder of a tree; the folder may be the top, which is empty."""
    return f"{folder}/{name}" if folder and name else folder or name


def plan_folders(paths: Iterable[str], place: str, *, exactly: bool) -> tuple[str, ...]:
    """The folders of a tree that hold a plan.yaml, in order, as seen from a place in it.

    With `exactly`, the place was named: it is a plan, holds some, or holds a `plans/` that does.
    Otherwise they are those of the nearest `plans/` upwards, or else all that there are.
    """
    found = [_parent(path) for path in paths if path.rpartition("/")[2] == PLAN_NAME]
    nested = sorted(folder for folder in found if folder)
    if exactly:
        holders = [place, below(place, _PLANS)]
        if place in found:
            return (place,)
    else:
        holders = [below(start, _PLANS) for start in _upwards(place)]
    for holder in holders:
        chosen = tuple(folder for folder in nested if _parent(folder) == holder)
        if chosen:
            return chosen
    return () if exactly else tuple(sorted(found))


def folder_of(paths: Collection[str], path: str) -> str | None:
    """The plan folder of a tree that a file lies in, or None."""
    return next((folder for folder in _upwards(_parent(path)) if below(folder, PLAN_NAME) in paths), None)


def _upwards(folder: str) -> Iterator[str]:
    """A folder, those above it, and the top."""
    while folder:
        yield folder
        folder = _parent(folder)
    yield ""


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _entry(item: str) -> Entry:
    """`100644 blob <object>`, a tab and the path."""
    about, _, path = item.partition("\t")
    mode, _, name = about.split()
    return Entry(path, _KINDS.get(mode, EntryKind.FILE), name)
