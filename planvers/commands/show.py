"""planvers show."""

from planvers.commands import Answer
from planvers.comparing.naming import find_point
from planvers.desk import Desk
from planvers.documents.show import ONE_POINT, VERSION, Shown, ShownPoint
from planvers.views.point import point_page, version_page


def run(desk: Desk, version: str, point: str | None) -> Answer:
    """One version, or one point of it."""
    named = desk.version(version)
    if point is None:
        return Answer(
            lambda: version_page(named.version, named.plan),
            lambda: VERSION.document(Shown(named.version, named.plan)),
        )
    unit = find_point(named.version, point)
    return Answer(
        lambda: point_page(named.version, unit, named.plan),
        lambda: ONE_POINT.document(ShownPoint(named.version, unit, named.plan)),
    )
