"""planvers show."""

from typing import TYPE_CHECKING

from planvers.commands import Answer
from planvers.comparing.naming import find_point
from planvers.desk import Desk, Named
from planvers.model.plan import Point
from planvers.views.notes import linked
from planvers.views.point import point_page, version_page

if TYPE_CHECKING:
    from planvers.documents.envelope import Document


def run(desk: Desk, version: str, point: str | None) -> Answer:
    """One version, or one point of it, which may be named as elsewhere: us-28#6."""
    if point is None and "#" in version and not version.endswith((".yaml", ".yml")):
        version, _, point = version.rpartition("#")
    named = desk.version(version)
    if point is None:
        desk.tell_lacks(named.version, named.version.points, named.plan)
        return Answer(
            lambda: linked(version_page(named.version, named.plan), named.plan),
            lambda: _document(named),
        )
    unit = find_point(named.version, point)
    desk.tell_lacks(named.version, (unit,), named.plan)
    return Answer(
        lambda: linked(point_page(named.version, unit, named.plan), named.plan),
        lambda: _point_document(named, unit),
    )


def _document(named: Named) -> "Document":
    from planvers.documents.show import VERSION, Shown

    return VERSION.document(Shown(named.version, named.plan))


def _point_document(named: Named, unit: Point) -> "Document":
    from planvers.documents.show import ONE_POINT, ShownPoint

    return ONE_POINT.document(ShownPoint(named.version, unit, named.plan))
