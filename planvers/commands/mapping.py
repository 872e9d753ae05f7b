"""planvers map."""

from typing import TYPE_CHECKING, NamedTuple

from planvers.commands import Answer
from planvers.comparing.align import Reasons
from planvers.comparing.concordance import Concordance, concordance
from planvers.comparing.explanation import Explanation, explain
from planvers.comparing.naming import find_point
from planvers.desk import Desk, Named
from planvers.matching.similarity import Progress
from planvers.model.plan import Point
from planvers.sheets.concordance import concordance_table
from planvers.trouble import TroubleError
from planvers.typed import check_share
from planvers.views.concordance import concordance_page
from planvers.views.explanation import explanation_page

if TYPE_CHECKING:
    from planvers.documents.envelope import Document


class Wanted(NamedTuple):
    """What to show of a concordance, and what may link points."""

    reasons: Reasons
    pending: bool = False
    explain: str | None = None


def run(desk: Desk, old: str, new: str, wanted: Wanted, progress: Progress) -> Answer:
    """The concordance of two versions; the condition is that a person should settle something."""
    check_share(wanted.reasons.threshold)
    before, after = desk.two_versions(old, new)
    plan = after.plan if before.plan is after.plan else None
    found = concordance(before.version, after.version, plan, wanted.reasons, progress)
    for side in (before, after):
        desk.tell_lacks(side.version, side.version.points, side.plan, titles_only=True)
    if wanted.explain is not None:
        unit = _named_point(before, old, wanted.explain)
        told = explain(found, unit, plan)
        return Answer(
            lambda: explanation_page(unit, told, before.version, after.version),
            lambda: _explanation(found, unit, told),
        )
    return Answer(
        lambda: concordance_page(
            found, wanted.reasons, plan, (before.revision, after.revision), pending=wanted.pending
        ),
        # In a document `questions` say what is pending; an option that changed nothing would mislead.
        None if wanted.pending else lambda: _document(found, wanted.reasons),
        None if wanted.pending else lambda: concordance_table(found),
        condition=bool(found.questions),
    )


def _document(found: Concordance, reasons: Reasons) -> "Document":
    from planvers.documents.concordance import CONCORDANCE, Mapped

    return CONCORDANCE.document(Mapped(found, reasons))


def _explanation(found: Concordance, unit: Point, told: tuple[Explanation, ...]) -> "Document":
    from planvers.documents.explanation import EXPLANATION, Explained

    return EXPLANATION.document(Explained(found, unit, told))


def _named_point(named: Named, name: str, wanted: str) -> Point:
    """The point that OLD#POINT means; POINT alone will do."""
    version, mark, point = wanted.rpartition("#")
    if mark and version and version not in (name, named.version.id):
        raise TroubleError(f"'{wanted}' is not a point of {name}", f"write {named.version.id}#POINT")
    return find_point(named.version, point)
