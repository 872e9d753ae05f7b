"""planvers history."""

from typing import TYPE_CHECKING

from planvers.commands import Answer
from planvers.comparing.naming import find_point, known_id
from planvers.desk import Desk
from planvers.ledger.history import history
from planvers.ledger.life import History
from planvers.model.plan import Plan
from planvers.views.history import history_page
from planvers.views.notes import linked

if TYPE_CHECKING:
    from planvers.documents.envelope import Document
    from planvers.matching.similarity import Progress


def run(desk: Desk, name: str, progress: "Progress") -> Answer:
    """The life of the point that a name means: an id, or a version with an id or number, such as us-28#6."""
    version_name, _, point = name.rpartition("#")
    named_in = None
    if version_name:
        version, plan = desk.planned_version(version_name)
        named_in = version.id
        found = history(plan, find_point(version, point).id, version.id, progress)
    else:
        plan = desk.plan_with_point(point)
        found = history(plan, known_id(plan, point), progress=progress)
    for node in found.nodes:
        desk.tell_lacks(node.version, (item.unit for item in node.appearances), plan)
    return Answer(lambda: linked(history_page(found, plan), plan), lambda: _document(found, plan, named_in))


def _document(found: History, plan: Plan, version: str | None) -> "Document":
    from planvers.documents.history import HISTORY, Lived

    return HISTORY.document(Lived(found, plan, version))
