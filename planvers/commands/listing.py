"""planvers list."""

from planvers.commands import Answer
from planvers.desk import Desk
from planvers.documents.listing import STATUS, VERSIONS, Listed
from planvers.sheets.versions import convergence_table, versions_table
from planvers.trouble import TroubleError
from planvers.views.convergence import convergence_page
from planvers.views.versions import versions_page


def run(desk: Desk, *, tree: bool, status: bool) -> Answer:
    """Every plan with its versions, as a list or a graph, or with how many points of each stand where."""
    if tree and status:
        raise TroubleError("--tree and --status do not go together", "ask for one of them")
    plans = desk.plans()
    if status:
        return Answer(
            lambda: convergence_page(plans), lambda: STATUS.document(Listed(plans)), lambda: convergence_table(plans)
        )
    return Answer(
        lambda: versions_page(plans, tree=tree),
        lambda: VERSIONS.document(Listed(plans, tree)),
        None if tree else lambda: versions_table(plans),
    )
