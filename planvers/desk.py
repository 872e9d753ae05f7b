"""What a command works on: the plans it was pointed at, and which version, point or topic a name means."""

import datetime
import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planvers import __version__
from planvers.brackets.names import folded, party_names
from planvers.comparing.naming import find_version
from planvers.library import PLANS_VARIABLE, Place, find_plans, load_plan, load_version, plan_folder_of
from planvers.model.dates import When, when
from planvers.model.languages import in_languages, lacks, version_in_languages
from planvers.model.plan import Plan, Point, Version
from planvers.model.vocabulary import RELATIVE_NAMES
from planvers.reading.characters import visible
from planvers.reading.files import VERSIONS_NAME
from planvers.reading.folder import Extent
from planvers.trouble import TroubleError, one_of
from planvers.views.languages import lacks_told

if TYPE_CHECKING:
    from planvers.revisions import RevisionPlans

_REVISION = re.compile(r"((?:\{[^}]*\}|[^:{])*):(.*)", re.DOTALL)


class Named(NamedTuple):
    """A version that was named, with the plan that it belongs to, or None for a file that stands alone.

    `revision` is the git revision that it was named in, empty for one on disk.
    """

    version: Version
    plan: Plan | None
    revision: str = ""


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

    def plans(self) -> tuple[Plan, ...]:
        """Every plan, by id."""
        return tuple(self._plan_in(folder.resolve()) for folder in self.place.folders)

    @cached_property
    def own_folder(self) -> Path | None:
        """The folder of the one plan of the user's own, or None where there is none; trouble if there are several."""
        place = find_plans(self._folder, os.environ.get(PLANS_VARIABLE), self._plan_id)
        return None if place.is_bundled else _only(place.folders)

    @cached_property
    def place(self) -> Place:
        """The plan folders."""
        place = find_plans(self._folder, os.environ.get(PLANS_VARIABLE), self._plan_id)
        if place.is_bundled:
            self._tell(f"no plans/ folder here or above; using the plans bundled with planvers {__version__}")
        return place

    @cached_property
    def plan(self) -> Plan:
        """The one plan; trouble if there are several to choose from."""
        return self._plan_in(_only(self.place.folders).resolve())

    def version(self, name: str) -> Named:
        """The version that a name means: an id, `latest`, `previous` (the first parent of the latest) or a path.

        With a git revision before it, `REV:id` or `REV:path`, what it means there.
        """
        revision, there = _in_revision(name)
        if revision:
            return self._version_in(revision, there)
        return self._version_at(Path(name)) if _is_path(name) else Named(version_of(self.plan, name), self.plan)

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
        if old is not None and new is not None:
            if not any(name in RELATIVE_NAMES or _is_path(name) or _in_revision(name)[0] for name in (old, new)):
                self._versions = (old, new)
            return _joined(self.version(old), self.version(new))
        named = self.version(old or "latest")
        if named.plan is None:
            raise TroubleError(f"'{old}' lies in no plan folder, so it has no parent", "name two versions: OLD NEW")
        return named._replace(version=_first_parent(named.plan, named.version)), named

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
        if not _is_path(name):
            plan = self._plan_at(found, found.folder(self._plan_id))
            return Named(version_of(plan, name), plan, revision)
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

    def _in_languages(self, version: Version) -> Version:
        return version_in_languages(version, self._languages) if self._languages else version

    def _plan_in(self, folder: Path) -> Plan:
        if folder not in self._plans:
            plan = load_plan(folder, self._extent, self._versions)
            self._plans[folder] = in_languages(plan, self._languages) if self._languages else plan
        return self._plans[folder]


def _only(folders: Sequence[Path]) -> Path:
    """The one folder; trouble if there are several to choose from."""
    if len(folders) > 1:
        ids = ", ".join(path.name for path in folders)
        raise TroubleError("there is more than one plan", f"choose one with --plan: {ids}")
    return folders[0]


def known_topics(plan: Plan | None, asked: Sequence[str]) -> list[str]:
    """The topics asked for; trouble if the plan does not have one of them."""
    known = [topic.id for topic in plan.topics] if plan else []
    return [one_of("topic", name, known) for name in asked]


def known_parties(plan: Plan | None, asked: Sequence[str]) -> list[str]:
    """The ids of the parties asked for, by id, name, short or alias; trouble if the plan does not have one of them."""
    known = [party.id for party in plan.parties] if plan else []
    found = [(name, _party_id(plan, name)) for name in asked]
    for name, party in found:
        if party not in known:
            # No party is guessed to be meant for another.
            raise TroubleError(f"there is no party '{name}'", f"known: {', '.join(known)}")
    return [party for _, party in found]


def _party_id(plan: Plan | None, name: str) -> str:
    """The id of the one party that bears a name, as texts may name it; else what was typed."""
    bearers = [party.id for party in (plan.parties if plan else ()) if folded(name) in party_names((party,))]
    return bearers[0] if len(bearers) == 1 else name


def words_in(what: str, text: str | None, known: Iterable[str], otherwise: str = "") -> list[str]:
    """Words from a list parted by commas; trouble if one of them is not known."""
    words = list(known)
    return [one_of(what, name.strip(), words, otherwise) for name in (text or "").split(",") if name.strip()]


def day_of(text: str | None) -> datetime.date | None:
    """The last day of the date asked for, or None where none is; trouble for anything but a date."""
    return when_of(text).last if text is not None else None


def when_of(text: str) -> When:
    """The day, month or year that a user typed; trouble for anything else."""
    date = when(text)
    if date is None:
        raise TroubleError(f"'{text}' is not a date", "write 2026-02-15, or 2026-02 or 2026")
    return date


def check_share(value: float | None) -> None:
    """Trouble if a user typed something that is not a share from 0 to 1; «nan» is not."""
    if value is not None and not 0 <= value <= 1:
        raise TroubleError(f"{value} is not a score", "write a number from 0 to 1")


def version_of(plan: Plan, name: str) -> Version:
    """The version of a plan that an id, `latest` or `previous` means; trouble where there is none."""
    versions = plan.versions
    if not versions:
        raise TroubleError(f"the plan {plan.id} has no versions yet")
    if name == "latest":
        return versions[-1]
    if name == "previous":
        return _first_parent(plan, versions[-1])
    return find_version(plan, name)


def _joined(old: Named, new: Named) -> tuple[Named, Named]:
    """Two versions with one plan, that of the new one, where they are of one plan in different revisions."""
    if old.revision == new.revision or not (old.plan and new.plan) or old.plan.id != new.plan.id:
        return old, new
    from planvers.revisions import joined_plan

    plan = joined_plan(old.version, new.version, new.plan)
    return (old._replace(plan=plan), new._replace(plan=plan)) if plan else (old, new)


def _first_parent(plan: Plan, version: Version) -> Version:
    if not version.based_on:
        hint = "name two versions: planvers diff OLD NEW"
        if len(plan.versions) == 1:
            hint = f"it is the only version; one that follows from it says based_on: [{version.id}]"
        raise TroubleError(f"{version.id} has no known parent to compare with", hint)
    return plan.version(version.based_on[0])


def _is_path(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) or os.sep in name or "/" in name


def _in_revision(name: str) -> tuple[str, str]:
    """The revision and the name there that `REV:name` means; two empty texts where it names no revision."""
    # What stands in braces belongs to a revision: main@{2025-11-23 12:00}.
    found = _REVISION.match(name)
    is_drive = found is not None and len(found[1]) == 1 and found[2].startswith(("/", "\\"))
    if found is None or is_drive or (_is_path(name) and Path(name).exists()):
        return "", ""
    revision, there = found.groups()
    if not revision or not there:
        raise TroubleError(f"'{visible(name)}' names no version", "write REV:id or REV:path, for example HEAD:latest")
    return revision, there
