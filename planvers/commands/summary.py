"""planvers summary."""

from typing import TYPE_CHECKING

from planvers.commands import Answer
from planvers.comparing.concordance import concordance
from planvers.comparing.lineage import base
from planvers.desk import Desk
from planvers.documents.asked import DiffAsked, OpenAsked, StanceAsked
from planvers.ledger.openpoints import open_points
from planvers.ledger.stances import stances
from planvers.model.plan import Plan, Version
from planvers.review.judging import review
from planvers.trouble import TroubleError
from planvers.views.summary import Since, Summary, summary_page

if TYPE_CHECKING:
    from planvers.documents.envelope import Document
    from planvers.matching.similarity import Progress


def run(desk: Desk, version: str, since: str | None, progress: "Progress") -> Answer:
    """The document on one version, against `since` or else what it is based on."""
    desk.heed(version, since)
    found, plan = desk.planned_version(version)
    old = _since(desk, found, plan, since)
    compared = None
    if old is not None:
        links = concordance(old, found, plan, progress=progress)
        compared = Since(links, review(links.diff, plan))
    for item in (found, old) if old is not None else (found,):
        desk.tell_lacks(item, item.points, plan)
    told = Summary(found, stances(plan, found), open_points(plan, found), compared)
    return Answer(lambda: summary_page(told, plan), lambda: _document(told, plan, since))


def _document(told: Summary, plan: Plan, since: str | None) -> "Document":
    from planvers.documents.diff import Compared
    from planvers.documents.openpoints import Open
    from planvers.documents.stance import Stood
    from planvers.documents.summary import SUMMARY, Summed

    compared = None
    if told.since is not None:
        diff = told.since.concordance.diff
        compared = Compared(diff, told.since.review, plan, diff.changes, DiffAsked())
    stood = Stood(plan, told.matrix, told.matrix, StanceAsked())
    found = Open(told.open, plan, OpenAsked(), told.open.open)
    return SUMMARY.document(Summed(plan, told.version, stood, found, compared, since))


def _since(desk: Desk, version: Version, plan: Plan, name: str | None) -> Version | None:
    if name is None:
        return base(plan, version)
    old, old_plan = desk.planned_version(name)
    if old_plan is not plan:
        raise TroubleError(f"'{name}' belongs to another plan")
    return old
