"""What a command works on: the plans it was pointed at, and which version, point or topic a name means."""

import datetime
import os
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from planvers import __version__
from planvers.brackets.names import folded, party_names
from planvers.library import PLANS_VARIABLE, Place, find_plans, load_plan, load_version, plan_folder_of
from planvers.model.dates import When, when
from planvers.model.languages import in_languages, lacks, version_in_languages
from planvers.model.plan import Plan, Point, Version
from planvers.reading.files import VERSIONS_NAME
from planvers.reading.folder import Extent
from planvers.trouble import TroubleError, one_of
from planvers.views.languages import lacks_told

# Names of versions that only all of them together explain.
_RELATIVE = ("latest", "previous")


class Named(NamedTuple):
    """A version that was named, with the plan that it belongs to, or None for a file that stands alone."""

    version: Version
    plan: Plan | None


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
        self._plans: dict[Path, Plan] = {}
        self._versions: tuple[str, ...] = ()

    def plans(self) -> tuple[Plan, ...]:
        """Every plan, by id."""
        return tuple(self._plan_in(folder.resolve()) for folder in self.place.folders)

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
        folders = self.place.folders
        if len(folders) > 1:
            ids = ", ".join(path.name for path in folders)
            raise TroubleError("there is more than one plan", f"choose one with --plan: {ids}")
        return self._plan_in(folders[0].resolve())

    def version(self, name: str) -> Named:
        """The version that a name means: an id, `latest`, `previous` (the first parent of the latest) or a path."""
        if _is_path(name):
            return self._version_at(Path(name))
        versions = self.plan.versions
        if not versions:
            raise TroubleError(f"the plan {self.plan.id} has no versions yet")
        if name == "latest":
            return Named(versions[-1], self.plan)
        if name == "previous":
            return Named(_first_parent(self.plan, versions[-1]), self.plan)
        return Named(self.plan.version(one_of("version", name, (version.id for version in versions))), self.plan)

    def planned_version(self, name: str) -> tuple[Version, Plan]:
        """The version that a name means, with its plan; trouble for a file that stands alone."""
        version, plan = self.version(name)
        if plan is None:
            raise TroubleError(f"'{name}' lies in no plan folder, so no statements on it are recorded")
        return version, plan

    def two_versions(self, old: str | None, new: str | None) -> tuple[Named, Named]:
        """OLD and NEW. One name alone is NEW, and OLD its first parent; with no name NEW is the newest.

        Two ids name all that has to be read; what these versions are not based on is left aside.
        """
        if old is not None and new is not None:
            if not any(name in _RELATIVE or _is_path(name) for name in (old, new)):
                self._versions = (old, new)
            return self.version(old), self.version(new)
        version, plan = self.version(old or "latest")
        if plan is None:
            raise TroubleError(f"'{old}' lies in no plan folder, so it has no parent", "name two versions: OLD NEW")
        return Named(_first_parent(plan, version), plan), Named(version, plan)

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
        version = load_version(path)
        return Named(version_in_languages(version, self._languages) if self._languages else version, None)

    def _plan_in(self, folder: Path) -> Plan:
        if folder not in self._plans:
            plan = load_plan(folder, self._extent, self._versions)
            self._plans[folder] = in_languages(plan, self._languages) if self._languages else plan
        return self._plans[folder]


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


def _first_parent(plan: Plan, version: Version) -> Version:
    if not version.based_on:
        raise TroubleError(
            f"{version.id} has no known parent to compare with", "name two versions: planvers diff OLD NEW"
        )
    return plan.version(version.based_on[0])


def _is_path(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) or os.sep in name or "/" in name
