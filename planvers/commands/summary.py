"""planvers summary."""

from typing import TYPE_CHECKING

from planvers.commands import Answer
from planvers.comparing.concordance import concordance
from planvers.comparing.lineage import last_known_in_full
from planvers.desk import Desk
from planvers.ledger.openpoints import open_points
from planvers.ledger.stances import stances
from planvers.model.plan import Plan, Version
from planvers.review.judging import review
from planvers.trouble import TroubleError
from planvers.views.summary import Since, Summary, summary_page

if TYPE_CHECKING:
    from planvers.matching.similarity import Progress


def run(desk: Desk, version: str, since: str | None, progress: "Progress") -> Answer:
    """The document on one version, against `since` or else what it is based on."""
    found, plan = desk.planned_version(version)
    old = _since(desk, found, plan, since)
    compared = None
    if old is not None:
        links = concordance(old, found, plan, progress=progress)
        compared = Since(links, review(links.diff, plan))
    for item in (found, old) if old is not None else (found,):
        desk.tell_lacks(item, item.points, plan)
    told = Summary(found, stances(plan, found), open_points(plan, found), compared)
    return Answer(lambda: summary_page(told, plan))


def _base(plan: Plan, version: Version) -> Version | None:
    """The first parent, or, where that is not known in full, the last version before it that is; None without one."""
    if not version.based_on:
        return None
    parent = plan.version(version.based_on[0])
    return parent if parent.is_text_known else last_known_in_full(plan, parent) or parent


def _since(desk: Desk, version: Version, plan: Plan, name: str | None) -> Version | None:
    if name is None:
        return _base(plan, version)
    old, old_plan = desk.planned_version(name)
    if old_plan is not plan:
        raise TroubleError(f"'{name}' belongs to another plan")
    return old
