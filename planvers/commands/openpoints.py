"""planvers open."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from planvers.commands import Answer
from planvers.desk import Desk
from planvers.documents.asked import OpenAsked
from planvers.ledger.openfor import OpenFor, open_for
from planvers.ledger.openpoints import OpenPoint, OpenPoints, open_points
from planvers.model.plan import Plan, Point, Version
from planvers.sheets.standing import open_for_table, open_table
from planvers.trouble import TroubleError, one_of
from planvers.typed import day_of, known_parties, known_topics
from planvers.views.notes import linked
from planvers.views.openfor import open_for_page
from planvers.views.openpoints import open_page

if TYPE_CHECKING:
    from planvers.documents.envelope import Document


class Wanted(NamedTuple):
    """What was asked for, as typed."""

    party: str | None = None
    topics: Sequence[str] = ()
    package: str | None = None
    as_of: str | None = None


def run(desk: Desk, version: str, wanted: Wanted, today: datetime.date) -> Answer:
    """What is not agreed in a version, or not settled for a party. Days are counted to `as_of`, or else to `today`."""
    found, plan = desk.planned_version(version)
    topics, package = known_topics(plan, wanted.topics), _known_package(found, wanted.package)
    parties = known_parties(plan, [wanted.party] if wanted.party is not None else [])
    as_of = day_of(wanted.as_of)
    points = open_points(plan, found, as_of)

    def is_wanted(point: Point) -> bool:
        return (not topics or point.topic in topics) and (not package or point.package == package)

    day = as_of or today
    asked = OpenAsked(parties[0] if parties else None, topics, package, as_of)
    if not parties:
        shown = tuple(item for item in points.open if is_wanted(item.point))
        desk.tell_lacks(found, (item.point for item in shown), plan)
        return Answer(
            lambda: linked(open_page(points, plan, day, is_wanted), plan),
            lambda: _document(points, plan, asked, shown),
            lambda: open_table(found.id, shown, day),
        )
    listed = tuple(item for item in open_for(points, parties[0]) if is_wanted(item.item.point))
    desk.tell_lacks(found, (item.item.point for item in listed), plan)
    party, is_narrowed = plan.party(parties[0]), bool(topics or package)
    return Answer(
        lambda: linked(open_for_page(points, listed, plan, party, day, is_narrowed=is_narrowed), plan),
        lambda: _party_document(points, plan, asked, listed),
        lambda: open_for_table(found.id, listed, day),
    )


def _document(points: OpenPoints, plan: Plan, asked: OpenAsked, shown: tuple[OpenPoint, ...]) -> "Document":
    from planvers.documents.openpoints import OPEN, Open

    return OPEN.document(Open(points, plan, asked, shown))


def _party_document(points: OpenPoints, plan: Plan, asked: OpenAsked, shown: tuple[OpenFor, ...]) -> "Document":
    from planvers.documents.openpoints import OPEN_FOR, OpenTo

    return OPEN_FOR.document(OpenTo(points, plan, asked, open_for(points, asked.party or ""), shown))


def _known_package(version: Version, name: str | None) -> str | None:
    known = dict.fromkeys(unit.package for unit in version.units() if unit.package)
    if name is not None and not known:
        raise TroubleError(f"no point of {version.id} belongs to a package")
    return None if name is None else one_of("package", name, known)
