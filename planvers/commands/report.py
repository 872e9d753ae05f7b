"""planvers report."""

import datetime
from typing import TYPE_CHECKING

from planvers.commands import Answer
from planvers.comparing.course import course
from planvers.comparing.diff import diff
from planvers.comparing.lineage import ancestors, base
from planvers.desk import Desk
from planvers.ledger.openpoints import open_points
from planvers.ledger.stances import stances
from planvers.ledger.timeline import TimelineFilter, timeline
from planvers.model.plan import Plan, Version
from planvers.review.judging import review
from planvers.trouble import TroubleError
from planvers.typed import day_of
from planvers.views.page import Page
from planvers.views.report import Comparison, Material, report_page

if TYPE_CHECKING:
    from planvers.documents.envelope import Document

_OTHERS = "planvers summary tells the same; -f json has what the pictures draw"


def run(desk: Desk, version: str, as_of: str | None, today: datetime.date, *, is_page: bool) -> Answer:
    """Everything on one version, as the record stood on a day; without one, as it stands `today`.

    As data there is what no other command tells: how points flowed from version to version.
    """
    found, plan = desk.planned_version(version)
    until = day_of(as_of)
    day = until or today
    if not is_page:
        return Answer(_no_page, lambda: _document(plan, found))
    material = Material(
        plan=plan,
        version=found,
        course=course(plan, found),
        others=tuple(course(plan, leaf) for leaf in _other_leaves(plan, found)),
        matrix=stances(plan, found, until),
        open=open_points(plan, found, until),
        comparison=_compared(plan, found, day),
        timeline=timeline(plan, TimelineFilter(until=until)),
        day=day,
    )
    compared = material.comparison.diff.old if material.comparison else None
    for item in (found, compared) if compared is not None else (found,):
        desk.tell_lacks(item, item.points, plan)
    return Answer(lambda: report_page(material))


def _no_page() -> Page:
    raise TroubleError("a report is a page with pictures, so there is only HTML of it", _OTHERS)


def _document(plan: Plan, version: Version) -> "Document":
    from planvers.documents.flow import FLOW, Flowed

    courses = (course(plan, item) for item in (version, *_other_leaves(plan, version)))
    return FLOW.document(Flowed(plan, version, tuple(courses)))


def _other_leaves(plan: Plan, version: Version) -> list[Version]:
    """The versions that no other is based on and that did not lead to this one."""
    parents = {parent for item in plan.versions for parent in item.based_on}
    led = {version.id, *(item.id for item in ancestors(plan, version))}
    return [item for item in plan.versions if item.id not in parents and item.id not in led]


def _compared(plan: Plan, version: Version, day: datetime.date) -> Comparison | None:
    """The version against its first parent, or, where that is not known in full, the last one before it that is."""
    old = base(plan, version)
    if old is None:
        return None
    found = diff(old, version, plan)
    return Comparison(found, review(found, plan, today=day))
