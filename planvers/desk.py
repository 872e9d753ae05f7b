"""What a command works on: the plans it was pointed at, and which version, point or topic a name means."""

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planvers import __version__
from planvers.choosing import in_revision, is_path, plan_told, which_plan, with_version
from planvers.comparing.naming import first_parent, has_point, is_a_plan, no_point, no_version, version_named
from planvers.library import PLANS_VARIABLE, Place, find_plans, load_plan, load_version, plan_folder_of
from planvers.model.languages import in_languages, lacks, version_in_languages
from planvers.model.plan import Plan, Point, Version
from planvers.model.vocabulary import RELATIVE_NAMES
from planvers.reading.files import VERSIONS_NAME
from planvers.reading.folder import Extent
from planvers.trouble import TroubleError, UnreadableError
from planvers.views.languages import lacks_told

if TYPE_CHECKING:
    from planvers.revisions import RevisionPlans


class Named(NamedTuple):
    """A version that was named, with the plan that it belongs to, or None for a file that stands alone.

    `revision` is the git revision that it was named in, empty for one on disk.
    """

    version: Version
    plan: Plan | None
    revision: str = ""


def are_of_two_plans(old: Named, new: Named) -> bool:
    """Whether two versions are known to be of different plans; nobody knows that of a file that stands alone."""
    return old.plan is not None and new.plan is not None and old.plan.id != new.plan.id


class Desk:
    """Finds and loads what a command asks for by name, each plan at most once.

    `tell` is given what a user should know besides the answer, a line each: where the plans come from
    if they are not the user's own, and what is lacking in the languages that the user reads.
    `extent` says how much of a plan the command needs; `languages` are tags, the best first.
    """

    def __init__(
        self,
        folder: Path | None,
        plan_id: str | None,
        tell: Callable[[str], None],
        extent: Extent = Extent.RECORD,
        languages: Sequence[str] = (),
    ) -> None:
        self._folder, self._plan_id, self._tell, self._extent = folder, plan_id, tell, extent
        self._languages = languages
        self._plans: dict[Path | tuple[str, str], Plan] = {}
        self._revisions: dict[str, RevisionPlans] = {}
        self._versions: tuple[str, ...] = ()
        self._heeded: tuple[str, ...] = ()

    def plans(self) -> tuple[Plan, ...]:
        """Every plan, by id."""
        return tuple(self._plan_in(folder.resolve()) for folder in self.place.folders)

    @cached_property
    def own_folder(self) -> Path | None:
        """The folder of the one plan of the user's own, or None where there is none; trouble if there are several."""
        place = find_plans(self._folder, os.environ.get(PLANS_VARIABLE), self._plan_id)
        return None if place.is_bundled else self._one()

    @cached_property
    def place(self) -> Place:
        """The plan folders."""
        place = find_plans(self._folder, os.environ.get(PLANS_VARIABLE), self._plan_id)
        if place.is_bundled:
            self._tell(f"no plans/ folder here or above; using the plans bundled with planvers {__version__}")
        return place

    @cached_property
    def plan(self) -> Plan:
        """The one plan, or the one that was told; trouble if there are several to choose from."""
        return self._plan_in(self._one().resolve())

    def heed(self, *names: str | None) -> None:
        """Heed all names of versions that were typed: `latest`, or no name, is of the plan that the others tell."""
        self._heeded = tuple(filter(None, names))

    def plan_with_point(self, name: str) -> Plan:
        """The plan that has a point with this id in some version; trouble if none has, or several."""
        if len(self.place.folders) == 1:
            return self.plan
        plans, fault = self._readable()
        found = [plan for plan in plans if has_point(plan, name)]
        if len(found) > 1:
            raise which_plan([plan.id for plan in found], f"more than one plan has a point '{name}'")
        if not found:
            raise fault or no_point(plans, name)
        return found[0]

    def version(self, name: str) -> Named:
        """The version that a name means: an id, `latest`, `previous` (the first parent of the latest) or a path.

        With a git revision before it, `REV:id` or `REV:path`, what it means there.
        """
        revision, there = in_revision(name)
        if revision:
            return self._version_in(revision, there)
        if is_path(name):
            return self._version_at(Path(name))
        plan = self._plan_with(name)
        return Named(version_named(plan, name), plan)

    def version_alone(self, name: str) -> Named:
        """The same, where no version is needed but this one and what it is based on: a fault in others is no trouble.

        The plan then holds these versions only, if the name is an id.
        """
        self._read_only(name)
        return self.version(name)

    def planned_version(self, name: str) -> tuple[Version, Plan]:
        """The version that a name means, with its plan; trouble for a file that stands alone."""
        version, plan, _ = self.version(name)
        if plan is None:
            raise TroubleError(f"'{name}' lies in no plan folder, so no statements on it are recorded")
        return version, plan

    def two_versions(self, old: str | None, new: str | None) -> tuple[Named, Named]:
        """OLD and NEW. One name alone is NEW, and OLD its first parent; with no name NEW is the newest.

        Two ids name all that has to be read; what these versions are not based on is left aside.
        """
        self.heed(old, new)
        if old is not None and new is not None:
            self._read_only(old, new)
            both = self.version(old), self.version(new)
            self._tell_apart(*both)
            return _joined(*both)
        named = self.version(old or "latest")
        if named.plan is None:
            raise TroubleError(f"'{old}' lies in no plan folder, so it has no parent", "name two versions: OLD NEW")
        return named._replace(version=first_parent(named.plan, named.version)), named

    def _read_only(self, *names: str) -> None:
        """Leave aside all versions but these, and what they are based on, where each name is an id."""
        if not any(name in RELATIVE_NAMES or is_path(name) or in_revision(name)[0] for name in names):
            self._versions = names

    def _tell_apart(self, old: Named, new: Named) -> None:
        """Tell where two versions are of different plans."""
        if old.plan and new.plan and old.plan.id != new.plan.id:
            plans = f"{old.version.id} is of the plan {old.plan.id} and {new.version.id} of {new.plan.id}"
            self._tell(f"{plans}: only ids and words link them")

    def plan_folder(self, plan: Plan | None, revision: str = "") -> Path:
        """The folder of a plan that may be written to; trouble for one in a revision, and one that is not the user's.

        None is the plan of a file that lies in no plan folder.
        """
        folder = next((key for key, known in self._plans.items() if known is plan), None)
        if plan is None or revision or not isinstance(folder, Path):
            raise TroubleError("only into the files of a plan on disk can be written", "name versions without REV:")
        # A plan may have been named by the path of a file; then nobody looked where plans are.
        place = vars(self).get("place")
        if isinstance(place, Place) and place.is_bundled:
            raise TroubleError("the plans that come with planvers are not written to", "copy the folder, or use -C DIR")
        return folder

    def tell_lacks(
        self, version: Version, points: Iterable[Point], plan: Plan | None, *, titles_only: bool = False
    ) -> None:
        """Tell for how many of the points that are shown of a version another language had to stand in.

        `titles_only` says that of texts nothing is shown.
        """
        if self._languages:
            asked = self._languages[0]
            # A point that was split or merged is shown more than once, and a sub-point perhaps with its point, too.
            each = {point.id: point for point in points}
            parts = {part.id for point in each.values() for part in point.subpoints}
            wholes = [point for point in each.values() if point.id not in parts]
            found = lacks(wholes, asked, plan.language if plan else "")
            for told in lacks_told(found, asked, version.id, titles_only=titles_only):
                self._tell(told)

    def _version_at(self, path: Path) -> Named:
        if not path.is_file():
            raise TroubleError(f"there is no file '{path}'")
        folder = plan_folder_of(path)
        if folder is not None and path.resolve().parent == folder / VERSIONS_NAME:
            plan = self._plan_in(folder)
            version = next((item for item in plan.versions if item.id == path.resolve().stem), None)
            if version is not None:
                return Named(version, plan)
        return Named(self._in_languages(load_version(path)), None)

    def _version_in(self, revision: str, name: str) -> Named:
        # Few runs name a revision, and none other needs git.
        from planvers.revisions import plans_of

        if revision not in self._revisions:
            named = os.environ.get(PLANS_VARIABLE)
            folder = self._folder or (Path(named) if named else None)
            self._revisions[revision] = plans_of(revision, folder, Path.cwd())
        found = self._revisions[revision]
        if not is_path(name):
            plan = self._plan_at(found, found.folder(self._plan_id, name, self._heeded))
            return Named(version_named(plan, name), plan, revision)
        path = found.path(name.replace(os.sep, "/"))
        plan_folder = found.plan_folder_of(path)
        if plan_folder is not None:
            plan = self._plan_at(found, plan_folder)
            version = next((item for item in plan.versions if item.id == Path(path).stem), None)
            if version is not None:
                return Named(version, plan, revision)
        return Named(self._in_languages(found.lone_version(path)), None, revision)

    def _plan_at(self, found: "RevisionPlans", folder: str) -> Plan:
        key = (found.revision.name, folder)
        if key not in self._plans:
            plan = found.plan(folder, self._extent)
            self._plans[key] = in_languages(plan, self._languages) if self._languages else plan
        return self._plans[key]

    def _plan_with(self, name: str) -> Plan:
        """The plan that a name of a version belongs to; trouble if that is none, or several."""
        if len(self.place.folders) == 1 or name in RELATIVE_NAMES:
            return self.plan
        found = with_version(self.place.folders, name)
        if not found and name in {folder.name for folder in self.place.folders}:
            raise is_a_plan(name, "version")
        if self._told is not None and (self._told in found or not found):
            return self.plan
        if len(found) > 1:
            raise which_plan([folder.name for folder in found], f"more than one plan has a version '{name}'")
        if not found:
            plans, fault = self._readable()
            raise fault or no_version(plans, name)
        return self._plan_in(found[0].resolve())

    def _readable(self) -> tuple[list[Plan], UnreadableError | None]:
        """The plans that can be read, and what is wrong with the last one that cannot."""
        plans, fault = list[Plan](), None
        for folder in self.place.folders:
            try:
                plans.append(self._plan_in(folder.resolve()))
            except UnreadableError as found:
                fault = found
        return plans, fault

    def _one(self) -> Path:
        """The one plan folder, or the one that names tell; trouble if there are several to choose from."""
        folders = self.place.folders
        if len(folders) > 1 and self._told is None:
            raise which_plan([folder.name for folder in folders])
        return self._told or folders[0]

    @cached_property
    def _told(self) -> Path | None:
        """Of several plan folders the one that the names tell that were heeded, if they do."""
        return plan_told(self.place.folders, self._heeded) if len(self.place.folders) > 1 else None

    def _in_languages(self, version: Version) -> Version:
        return version_in_languages(version, self._languages) if self._languages else version

    def _plan_in(self, folder: Path) -> Plan:
        if folder not in self._plans:
            plan = load_plan(folder, self._extent, self._versions)
            self._plans[folder] = in_languages(plan, self._languages) if self._languages else plan
        return self._plans[folder]


def _joined(old: Named, new: Named) -> tuple[Named, Named]:
    """Two versions with one plan, that of the new one, where they are of one plan in different revisions."""
    if old.revision == new.revision or not (old.plan and new.plan) or old.plan.id != new.plan.id:
        return old, new
    from planvers.revisions import joined_plan

    plan = joined_plan(old.version, new.version, new.plan)
    return (old._replace(plan=plan), new._replace(plan=plan)) if plan else (old, new)
