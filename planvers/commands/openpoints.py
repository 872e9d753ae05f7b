"""planvers open."""

import datetime
from collections.abc import Sequence

from planvers.commands import Answer
from planvers.desk import Desk, day_of, known_topics
from planvers.ledger.openpoints import open_points
from planvers.views.openpoints import open_page


def run(desk: Desk, version: str, topics: Sequence[str], as_of: str | None, today: datetime.date) -> Answer:
    """What is not agreed in a version. Days are counted to `as_of`, or else to `today`."""
    found, plan = desk.planned_version(version)
    wanted = known_topics(plan, topics)
    day = day_of(as_of)
    points = open_points(plan, found, day)
    shown = tuple(item for item in points.open if not wanted or item.point.topic in wanted)
    return Answer(open_page(points, plan, day or today, shown))
