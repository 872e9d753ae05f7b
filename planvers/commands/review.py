"""planvers review."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from planvers.commands import Answer
from planvers.edits.plans import PlanEdits, plan_edits
from planvers.git.blobs import Blobs, listed
from planvers.git.changes import Changed
from planvers.git.folder import InRevision, InWorkingTree
from planvers.git.repository import Repository, Revision, repository
from planvers.library import check_records
from planvers.model.vocabulary import AlarmLevel
from planvers.reading.files import FILE_NAMES, PLAN_NAME, VERSIONS_NAME, Folder
from planvers.reading.folder import Checked, PlanRecords, read_folder, with_versions
from planvers.review.edit_judging import edit_review
from planvers.review.reviewed import PlanReview, Reviewed, Side
from planvers.views.review import notices_text, review_page, verdict

if TYPE_CHECKING:
    from planvers.documents.envelope import Document

_WORKING_TREE = Side("the working tree")


class Asked(NamedTuple):
    """What to compare, by name: without `base` the usual branch, without `head` the working tree.

    `direct` compares the two as they are, and not from where they parted. `plan` is the id of the one plan to
    look at. `fail_on` is the level from which on a notice counts for the exit code; with `findings` only notices
    are told.
    """

    base: str | None = None
    head: str | None = None
    direct: bool = False
    plan: str | None = None
    fail_on: AlarmLevel | None = None
    findings: bool = False


def run(folder: Path, asked: Asked, today: datetime.date) -> Answer:
    """What was edited in the plan files of the repository that a folder lies in, below that folder, and what of it."""
    place = repository(folder)
    base, head = _revisions(place, asked)
    changed = place.changed(base, head, place.within(folder))
    with Blobs(place.git) as blobs:
        sides = _Sides(place, base, head, blobs)
        plans = tuple(_reviews(sides, changed, asked.plan, today))
    found = Reviewed(Side(base.told, base.commit), Side(head.told, head.commit) if head else _WORKING_TREE, plans)

    def document() -> "Document":
        from planvers.documents.review import REVIEW, ReviewAsked

        return REVIEW.document(ReviewAsked(found, verdict(found), asked.fail_on))

    return Answer(
        lambda: notices_text(found.notices) if asked.findings else review_page(found),
        document,
        notices=lambda: found.notices,
        is_loud=found.is_loud(asked.fail_on),
    )


def _revisions(place: Repository, asked: Asked) -> tuple[Revision, Revision | None]:
    """The older revision, from where the two parted unless that is not wanted, and the newer one."""
    base = place.revision(asked.base or place.default_base())
    head = place.revision(asked.head) if asked.head else None
    if not asked.direct:
        base = place.merge_base(base, head or place.revision("HEAD"))
    return base, head


class _Sides(NamedTuple):
    """The two revisions of a repository, and what reads them."""

    place: Repository
    base: Revision
    head: Revision | None
    blobs: Blobs

    def folders(self, path: str) -> tuple[Folder | None, Folder | None]:
        """A plan folder in both revisions, by its path from the top; None where it is not a plan there."""
        top = self.place.top
        now = InWorkingTree(top, path) if self.head is None and top else self._in(self.head or self.base, path)
        old, new = (side if side.exists(PLAN_NAME) else None for side in (self._in(self.base, path), now))
        return old, new

    def _in(self, revision: Revision, path: str) -> Folder:
        return InRevision(path, listed(self.place.git, revision.commit, path), self.blobs)


def _reviews(sides: _Sides, changed: Iterable[Changed], plan: str | None, today: datetime.date) -> Iterator[PlanReview]:
    """The review of every plan of which a file differs, by path."""
    for path, versions in sorted(_by_folder(changed).items()):
        old, new = sides.folders(path)
        folder = new or old
        if folder is None or (plan is not None and folder.name != plan):
            continue
        edits, before, now = _read(old, new, versions)
        was, is_now = (check_records(side) if side else Checked(None, ()) for side in (before, now))
        yield PlanReview(folder.name, is_now.plan, edit_review(edits, was, is_now, today))


def _by_folder(changed: Iterable[Changed]) -> dict[str, set[str]]:
    """The folders that may be plans, by what differs in them; with each, which of its versions do."""
    found: dict[str, set[str]] = {}
    for item in changed:
        path = PurePosixPath(item.path)
        if path.parent.name == VERSIONS_NAME:
            found.setdefault(_told(path.parent.parent), set()).add(path.stem)
        elif path.name in FILE_NAMES:
            found.setdefault(_told(path.parent), set())
    return found


def _told(path: PurePosixPath) -> str:
    return "" if path == PurePosixPath() else str(path)


def _read(
    old: Folder | None, new: Folder | None, versions: Collection[str]
) -> tuple[PlanEdits, PlanRecords | None, PlanRecords | None]:
    """What was edited, and as many of the files of both revisions as have a bearing on it.

    Besides the versions that differ, and what they are based on, these are the versions that edited statements
    speak of; and all of them where something was taken away that any of them may refer to.
    """
    before, now = (read_folder(side, versions=versions) if side else None for side in (old, new))
    edits = plan_edits(before, now)
    more = {about.version for item in edits.statements for it in (item.old, item.new) if it for about in it.about}
    if edits.may_be_missed:
        more = {stem for side in (before, now) if side for stem in side.unread}
    if more:
        before, now = (
            with_versions(folder, side, more) if folder and side else None
            for folder, side in ((old, before), (new, now))
        )
        edits = plan_edits(before, now)
    return edits, before, now
