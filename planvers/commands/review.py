"""planvers review."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from planvers.commands import Answer
from planvers.edits.plans import PlanEdits, plan_edits
from planvers.git.blobs import Blobs
from planvers.git.changes import changed_paths, working_paths
from planvers.git.folders import RevisionFiles, WorkingFiles
from planvers.git.repository import Repository, repository_of
from planvers.git.revisions import Revision, merge_base, named_base, revision
from planvers.git.trees import paths_of, tree_of
from planvers.library import check_records
from planvers.model.unseen import visible
from planvers.model.vocabulary import AlarmLevel
from planvers.reading.files import FILE_NAMES, PLAN_NAME, VERSIONS_NAME, PlanFiles
from planvers.reading.folder import Checked, PlanRecords, read_folder, with_versions
from planvers.reading.records import Loading
from planvers.review.edit_judging import edit_review
from planvers.review.reviewed import PlanReview, Reviewed, Side
from planvers.trouble import TroubleError, one_of
from planvers.views.review import notices_text, review_page, verdict

if TYPE_CHECKING:
    from planvers.documents.envelope import Document

_WORKING_TREE = Side("the working tree")
_SHORT = 9


class Asked(NamedTuple):
    """What to compare, by name: without `base` the usual branch, without `head` the working tree.

    `direct` compares the two as they are, and not from where they parted. `is_narrowed` leaves aside what does
    not lie below the folder. `plan` is the id of the one plan to
    look at. `fail_on` is the level from which on a notice counts for the exit code; with `findings` only notices
    are told.
    """

    base: str | None = None
    head: str | None = None
    direct: bool = False
    is_narrowed: bool = False
    plan: str | None = None
    fail_on: AlarmLevel | None = None
    findings: bool = False


def run(folder: Path, asked: Asked, today: datetime.date) -> Answer:
    """What was edited in the plan files of the repository that a folder lies in, below that folder, and what of it."""
    place = repository_of(folder)
    within = place.place if asked.is_narrowed else ""
    parted = _parted(place, asked)
    changed = changed_paths(place, parted.base, parted.head, within)
    with Blobs(place) as blobs:
        sides = _Sides(place, parted.base, parted.head, blobs)
        plans = tuple(_reviews(sides, changed, asked.plan, today))
        if not plans and (asked.plan or within):
            _see_that_there_is_one(sides, within, asked.plan)
    head = Side(_told(parted.head), parted.head.commit) if parted.head else _WORKING_TREE
    found = Reviewed(Side(parted.told, parted.base.commit), head, plans)

    def document() -> "Document":
        from planvers.documents.review import REVIEW, ReviewTold

        return REVIEW.document(ReviewTold(found, verdict(found), asked.fail_on))

    return Answer(
        lambda: notices_text(found.notices) if asked.findings else review_page(found),
        document,
        notices=lambda: found.notices,
        is_loud=found.is_loud(asked.fail_on),
    )


class _Parted(NamedTuple):
    """What is compared: the older revision, how it is told, and the newer one, or None for the working tree."""

    base: Revision
    told: str
    head: Revision | None


def _parted(place: Repository, asked: Asked) -> _Parted:
    """The two revisions; the older one is where they parted, unless that is not wanted."""
    head = revision(place, asked.head) if asked.head else None
    base = named_base(place, asked.base)
    if asked.direct:
        return _Parted(base, _told(base), head)
    newer = head or revision(place, "HEAD")
    common = merge_base(place, base, newer)
    if common == base.commit:
        return _Parted(base, _told(base), head)
    since = f"{common[:_SHORT]}, where {_told(base)} parted from {_told(newer)}"
    return _Parted(Revision(common, common), since, head)


def _told(item: Revision) -> str:
    """A revision by its name and the first digits of its commit."""
    digits = item.commit[:_SHORT]
    return digits if item.name == item.commit else f"{visible(item.name)} ({digits})"


class _Sides(NamedTuple):
    """The two revisions of a repository, and what reads them."""

    place: Repository
    base: Revision
    head: Revision | None
    blobs: Blobs

    def folders(self, path: str) -> tuple[PlanFiles | None, PlanFiles | None]:
        """A plan folder in both revisions, by its path from the top; None where nothing of a plan is there.

        It is one where it has a plan.yaml in either: what a plan without one holds is still there.
        """
        sides = self._in(self.base, path), self._in(self.head, path) if self.head else self._on_disk(path)
        if not any(side.has(PLAN_NAME) for side in sides):
            return None, None
        old, new = (side if side.versions() or any(map(side.has, FILE_NAMES)) else None for side in sides)
        return old, new

    def plan_ids(self, within: str) -> list[str]:
        """What the plans of the newer revision that lie below a folder, or around it, are called, by path."""
        paths = paths_of(self.place, self.head.commit) if self.head else working_paths(self.place, "")
        folders = [path.rpartition("/")[0] for path in paths if path.rpartition("/")[2] == PLAN_NAME]
        near = [item for item in folders if f"{item}/".startswith(f"{within}/") or f"{within}/".startswith(f"{item}/")]
        return sorted(item.rpartition("/")[2] for item in (near if within else folders))

    def _on_disk(self, path: str) -> PlanFiles:
        return WorkingFiles(self.place, path, working_paths(self.place, path))

    def _in(self, revision: Revision, path: str) -> PlanFiles:
        return RevisionFiles(self.place, tree_of(self.place, revision.commit, (path,)), self.blobs, path)


def _reviews(sides: _Sides, changed: Iterable[str], plan: str | None, today: datetime.date) -> Iterator[PlanReview]:
    """The review of every plan of which a file differs, by path."""
    for path, versions in sorted(_by_folder(changed).items()):
        old, new = sides.folders(path)
        if old is None and new is None:
            continue
        edits, before, now = _read(old, new, versions)
        name = _name(path, before, now)
        if plan is None or name == plan:
            was = check_records(before) if before else Checked(None, ())
            # What accepted.yaml silences can only be told where it was edited, as all versions are read then.
            is_now = check_records(now, today if edits.accepted else None) if now else Checked(None, ())
            yield PlanReview(name, path, is_now.readable, edit_review(edits, was, is_now, today))


def _see_that_there_is_one(sides: _Sides, within: str, plan: str | None) -> None:
    """Trouble where what was asked for is no plan, so that nothing can have been edited in it."""
    ids = sides.plan_ids(within)
    if plan is not None:
        one_of("plan", plan, ids)
    elif not ids:
        raise TroubleError(f"no plan in '{visible(within)}'", f"a plan is a folder with a {PLAN_NAME}")


def _name(path: str, *sides: PlanRecords | None) -> str:
    """What a plan is called: its folder, and at the top, where the folder may be called anything, its id."""
    ids = (side.header.value.id for side in reversed(sides) if side and side.header.value)
    return visible(path.rpartition("/")[2]) or next(ids, "")


def _by_folder(changed: Iterable[str]) -> dict[str, set[str]]:
    """The folders that may be plans, by what differs in them; with each, which of its versions do."""
    found: dict[str, set[str]] = {}
    for name in changed:
        path = PurePosixPath(name)
        if path.parent.name == VERSIONS_NAME:
            found.setdefault(_from_top(path.parent.parent), set()).add(path.stem)
        elif path.name in FILE_NAMES:
            found.setdefault(_from_top(path.parent), set())
    return found


def _from_top(path: PurePosixPath) -> str:
    return "" if path == PurePosixPath() else str(path)


def _read(
    old: PlanFiles | None, new: PlanFiles | None, versions: Collection[str]
) -> tuple[PlanEdits, PlanRecords | None, PlanRecords | None]:
    """What was edited, and as many of the files of both revisions as have a bearing on it.

    Besides the versions that differ, and what they are based on, these are the versions that edited statements
    speak of; and all of them where something was taken away that any of them may refer to.
    """
    loading = Loading()
    before, now = (read_folder(side, versions=versions, loading=loading) if side else None for side in (old, new))
    edits = plan_edits(before, now)
    more = {about.version for item in edits.statements for it in (item.old, item.new) if it for about in it.about}
    if edits.may_be_missed:
        more = {stem for side in (before, now) if side for stem in side.unread}
    if more:
        before, now = (
            with_versions(folder, side, more, loading) if folder and side else None
            for folder, side in ((old, before), (new, now))
        )
        edits = plan_edits(before, now)
    return edits, before, now
