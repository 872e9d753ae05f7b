"""planvers list."""

from typing import TYPE_CHECKING

from planvers.commands import Answer
from planvers.desk import Desk
from planvers.model.plan import Plan
from planvers.sheets.versions import convergence_table, versions_table
from planvers.trouble import TroubleError
from planvers.views.convergence import convergence_page
from planvers.views.versions import versions_page

if TYPE_CHECKING:
    from planvers.documents.envelope import Document


def run(desk: Desk, *, tree: bool, status: bool) -> Answer:
    """Every plan with its versions, as a list or a graph, or with how many points of each stand where."""
    if tree and status:
        raise TroubleError("--tree and --status do not go together", "ask for one of them")
    plans = desk.plans()
    if status:
        return Answer(
            lambda: convergence_page(plans), lambda: _document(plans, status=True), lambda: convergence_table(plans)
        )
    return Answer(
        lambda: versions_page(plans, tree=tree),
        lambda: _document(plans, tree=tree),
        None if tree else lambda: versions_table(plans),
    )


def _document(plans: tuple[Plan, ...], *, tree: bool = False, status: bool = False) -> "Document":
    from planvers.documents.listing import STATUS, VERSIONS, Listed

    return (STATUS if status else VERSIONS).document(Listed(plans, tree))
