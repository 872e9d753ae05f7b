"""The files of a plan in a revision, and in the working tree as git would commit it."""

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from planvers.git.blobs import Blobs
from planvers.git.repository import Repository
from planvers.git.trees import Entry, EntryKind, Tree, below
from planvers.model.places import Location, Source
from planvers.model.problems import Problem
from planvers.model.unseen import visible
from planvers.reading import files
from planvers.reading.files import MAX_BYTES, VERSIONS_NAME, decode

_KIND_WORDS = {EntryKind.LINK: "a link, which is not followed", EntryKind.SUBMODULE: "a submodule"}


class RevisionFiles(NamedTuple):
    """The files of a plan in a revision. `folder` is where it lies in the tree, empty for the top.

    Paths are shown as git writes them, `main:plans/small/plan.yaml`; without a `label` they begin at
    the top of the repository, as annotations of a pull request want them.
    """

    repository: Repository
    tree: Tree
    blobs: Blobs
    folder: str
    label: str = ""

    @property
    def name(self) -> str:
        """The name of the plan's folder, empty at the top of the repository."""
        return _name(self.folder)

    def has(self, name: str) -> bool:
        """Whether there is anything of that name."""
        return below(self.folder, name) in self.tree

    def versions(self) -> tuple[str, ...] | Problem:
        """The names of everything in the versions folder but for hidden files; or why it cannot be looked into."""
        return _versions(self.tree, self.folder, self.shown(VERSIONS_NAME))

    def read(self, name: str) -> Source | Problem:
        """The text of a file, or the one problem that kept it from being read as text."""
        shown = self.shown(name)
        found = _file(self.tree, below(self.folder, name), shown)
        if isinstance(found, Problem):
            return found
        content = self.blobs.read(found.object, MAX_BYTES)
        return files.too_large(shown) if content is None else decode(shown, content)

    def shown(self, name: str) -> str:
        """How the path of a file is shown to people."""
        path = visible(below(self.folder, name))
        return f"{visible(self.label)}:{path}" if self.label else path


class WorkingFiles(NamedTuple):
    """The files of a plan in the working tree, as git would commit them: no ignored ones, and no link is followed.

    What a link leads to may lie outside of the repository, or where git keeps its own. `paths` are those of
    `working_paths`. Paths are shown from the top.
    """

    repository: Repository
    folder: str
    paths: frozenset[str]

    @property
    def name(self) -> str:
        """The name of the plan's folder, empty at the top of the repository."""
        return _name(self.folder)

    def has(self, name: str) -> bool:
        """Whether there is anything of that name."""
        path = below(self.folder, name)
        return path in self.paths and os.path.lexists(self.repository.on_disk(path))

    def versions(self) -> tuple[str, ...] | Problem:
        """The names of everything in the versions folder but for hidden files; or why it cannot be looked into."""
        if self._is_linked(VERSIONS_NAME):
            return _not_a_file(self.shown(VERSIONS_NAME), EntryKind.LINK)
        folder = below(self.folder, VERSIONS_NAME)
        # What was deleted is still listed. One look at the folder tells it of all.
        there = _entries(self.repository.on_disk(folder))
        return tuple(name for name in _names(self.paths, folder) if name in there)

    def read(self, name: str) -> Source | Problem:
        """The text of a file, or the one problem that kept it from being read as text."""
        shown, path = self.shown(name), below(self.folder, name)
        if self._is_linked(name):
            return _not_a_file(shown, EntryKind.LINK)
        is_listed = path in self.paths or any(item.startswith(f"{path}/") for item in self.paths)
        return files.read(self.repository.on_disk(path), shown) if is_listed else _missing(shown)

    def shown(self, name: str) -> str:
        """How the path of a file is shown to people."""
        return visible(below(self.folder, name))

    def _is_linked(self, name: str) -> bool:
        """Whether a link stands anywhere on the way from the top."""
        steps = PurePosixPath(below(self.folder, name))
        return any(self.repository.on_disk(str(step)).is_symlink() for step in (steps, *steps.parents) if step.name)


def _name(folder: str) -> str:
    """The name of a plan's folder; empty at the top, which is called differently in every clone."""
    return folder.rpartition("/")[2]


def _versions(tree: Tree, folder: str, shown: str) -> tuple[str, ...] | Problem:
    path = below(folder, VERSIONS_NAME)
    # A plan whose versions are a link should not look like one that has none.
    if path in tree and tree[path].kind is not EntryKind.FILE:
        return _not_a_file(shown, tree[path].kind)
    return _names(tree, path)


def _entries(folder: Path) -> frozenset[str]:
    """The names of everything in a folder; none where it is not there or cannot be looked into."""
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - thousands of names, and no paths are wanted
    except OSError:
        return frozenset()


def _names(paths: Iterable[str], folder: str) -> tuple[str, ...]:
    """What lies directly in a folder, but for hidden files, in order."""
    start = f"{folder}/"
    names = {item[len(start) :].partition("/")[0] for item in paths if item.startswith(start)}
    return tuple(sorted(name for name in names if not name.startswith(".")))


def _file(tree: Tree, path: str, shown: str) -> Entry | Problem:
    """The entry of a file, or why nothing can be read there."""
    entry = tree.get(path)
    if entry is None:
        is_folder = any(item.startswith(f"{path}/") for item in tree)
        where = Location(shown, 1, 1)
        if is_folder:
            return Problem("file-unreadable", where, "this is not a file")
        return _missing(shown)
    return entry if entry.kind is EntryKind.FILE else _not_a_file(shown, entry.kind)


def _missing(shown: str) -> Problem:
    return Problem("file-missing", Location(shown, 1, 1), "there is no such file")


def _not_a_file(shown: str, kind: EntryKind) -> Problem:
    where = Location(shown, 1, 1)
    return Problem("file-unreadable", where, "this is not a file", f"it is {_KIND_WORDS[kind]}")
