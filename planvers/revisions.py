"""The plans of a git revision: which there are as seen from a folder, and what a name means in them."""

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import replace
from graphlib import CycleError
from pathlib import Path
from typing import NamedTuple, TypeVar

from planvers.choosing import in_revision, which_plan
from planvers.git.blobs import Blobs
from planvers.git.folders import RevisionFiles
from planvers.git.repository import Repository, repository_of
from planvers.git.revisions import Revision, revision
from planvers.git.trees import folder_of, paths_of, plan_folders, tree_of
from planvers.library import load_plan, load_version_in
from planvers.model.plan import Plan, Version
from planvers.model.unseen import visible
from planvers.reading.files import VERSIONS_NAME, PlanFiles
from planvers.reading.folder import Extent, in_order
from planvers.trouble import TroubleError, suggestion

T = TypeVar("T")

_YAML = (".yaml", ".yml")


class RevisionPlans(NamedTuple):
    """What a revision holds. `folders` are those of its plans; `here` is the current folder in the tree."""

    repository: Repository
    revision: Revision
    paths: frozenset[str]
    folders: tuple[str, ...]
    here: str

    def folder(self, plan_id: str | None, version: str = "", others: Sequence[str] = ()) -> str:
        """The folder of the one plan, or of the one that was asked for; trouble where that is none or many.

        Of many, the one that alone has a version of that id is meant, or else a version that was named besides.
        """
        name, ids = visible(self.revision.name), [self._id(folder) for folder in self.folders]
        found = [folder for folder in self.folders if plan_id in (None, self._id(folder))]
        if not self.folders:
            raise TroubleError(f"no plan in {name}", "name a version by its path: REV:path/from/the/top.yaml")
        if not found and plan_id:
            raise TroubleError(f"there is no plan '{plan_id}' in {name}", suggestion(plan_id, ids))
        for named in (version, *(in_revision(other)[1] or other for other in others)):
            having = [item for item in found if f"{item}/{VERSIONS_NAME}/{named}.yaml" in self.paths]
            found = having or found
        if len(found) > 1:
            raise which_plan([self._id(item) for item in found], f"there is more than one plan in {name}")
        return found[0]

    def path(self, name: str) -> str:
        """The path that REV:name means: from the top, or from the current folder with ./ or ../, as for git."""
        is_from_here = name.startswith(("./", "../"))
        path = posixpath.normpath(posixpath.join(self.here, name) if is_from_here else name)
        if path not in self.paths:
            from_here = posixpath.normpath(posixpath.join(self.here, name))
            near = suggestion(path, (item for item in self.paths if item.endswith(_YAML)), "paths begin at the top")
            hint = f"from here write ./{name}" if from_here in self.paths else near
            raise TroubleError(f"there is no file '{visible(path)}' in {visible(self.revision.name)}", visible(hint))
        return path

    def plan_folder_of(self, path: str) -> str | None:
        """The folder of the plan whose version a path is, or None."""
        folder = folder_of(self.paths, path)
        is_version = folder is not None and path.removeprefix(f"{folder}/").rpartition("/")[0] == VERSIONS_NAME
        return folder if is_version else None

    def plan(self, folder: str, extent: Extent) -> Plan:
        """The plan of a folder."""
        return self._read([folder], folder, lambda files: load_plan(files, extent))

    def lone_version(self, path: str) -> Version:
        """A version file that belongs to no plan."""
        folder, _, name = path.rpartition("/")
        return self._read([path], folder, lambda files: load_version_in(files, name))

    def _read(self, wanted: Sequence[str], folder: str, load: Callable[[PlanFiles], T]) -> T:
        tree = tree_of(self.repository, self.revision.commit, wanted)
        with Blobs(self.repository) as blobs:
            return load(RevisionFiles(self.repository, tree, blobs, folder, self.revision.name))

    def _id(self, folder: str) -> str:
        return folder.rpartition("/")[2] or self.repository.name


def plans_of(name: str, folder: Path | None, here: Path) -> RevisionPlans:
    """The plans of a revision as seen from a folder that was named, or else from the current one."""
    repository = repository_of(folder or here)
    found = revision(repository, name)
    paths = frozenset(paths_of(repository, found.commit))
    folders = plan_folders(paths, repository.place, exactly=folder is not None)
    root, here = repository.root, here.resolve()
    is_inside = root is not None and here.is_relative_to(root)
    return RevisionPlans(
        repository, found, paths, folders, here.relative_to(root).as_posix() if root and is_inside else ""
    )


def joined_plan(old: Version, new: Version, plan: Plan) -> Plan | None:
    """The plan of a new version with an old one as another revision has it, to follow the lineage between them.

    None where the old one does not fit in, as it is based on what the plan does not have.
    """
    if old.id == new.id:
        return plan
    versions = {version.id: version for version in plan.versions} | {old.id: old}
    if not versions.keys() >= set(old.based_on):
        return None
    try:
        return replace(plan, versions=in_order(tuple(versions.values())))
    except CycleError:
        return None
