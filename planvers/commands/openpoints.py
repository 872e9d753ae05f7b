"""planvers open."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from planvers.commands import Answer
from planvers.desk import Desk, day_of, known_parties, known_topics
from planvers.documents.openpoints import OPEN, OPEN_FOR, Asked, Open, OpenTo
from planvers.ledger.openfor import open_for
from planvers.ledger.openpoints import open_points
from planvers.model.plan import Point, Version
from planvers.sheets.standing import open_for_table, open_table
from planvers.trouble import TroubleError, one_of
from planvers.views.openfor import open_for_page
from planvers.views.openpoints import open_page


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
    parties = known_parties(plan, [wanted.party] if wanted.party else [])
    as_of = day_of(wanted.as_of)
    points = open_points(plan, found, as_of)

    def is_wanted(point: Point) -> bool:
        return (not topics or point.topic in topics) and (not package or point.package == package)

    day = as_of or today
    if not parties:
        asked = Asked(None, topics, package, as_of)
        shown = tuple(item for item in points.open if is_wanted(item.point))
        return Answer(
            lambda: open_page(points, plan, day, is_wanted),
            lambda: OPEN.document(Open(points, plan, asked, shown)),
            lambda: open_table(found.id, shown, day),
        )
    all_open = open_for(points, parties[0])
    listed = tuple(item for item in all_open if is_wanted(item.item.point))
    party, is_narrowed = plan.party(parties[0]), bool(topics or package)
    return Answer(
        lambda: open_for_page(points, listed, plan, party, day, is_narrowed=is_narrowed),
        lambda: OPEN_FOR.document(OpenTo(points, plan, Asked(parties[0], topics, package, as_of), all_open, listed)),
        lambda: open_for_table(found.id, listed, day),
    )


def _known_package(version: Version, name: str | None) -> str | None:
    known = dict.fromkeys(unit.package for unit in version.units() if unit.package)
    if name is not None and not known:
        raise TroubleError(f"no point of {version.id} belongs to a package")
    return None if name is None else one_of("package", name, known)
