"""One point turned into what it continues in earlier versions, and what continues it in later ones, as declared."""

from typing import NamedTuple

from planvers.comparing.lineage import ancestors, descent
from planvers.model.plan import Plan, Point, Version


class Relatives(NamedTuple):
    """The points of one version that another point continues, or that continue it, in document order."""

    version: Version
    points: tuple[Point, ...]


def predecessors(plan: Plan, version: Version, point: Point) -> tuple[Relatives, ...]:
    """What a point continues, the nearest versions first; versions without any are left out."""
    found: list[Relatives] = []
    for parent in ancestors(plan, version):
        olds = {item.id for item in descent(plan, version, parent)[point.id]}
        found.append(Relatives(parent, tuple(unit for unit in parent.units() if unit.id in olds)))
    return tuple(item for item in found if item.points)


def successors(plan: Plan, version: Version, point: Point) -> tuple[Relatives, ...]:
    """What continues a point, tombstones too, in the plan's order of versions; versions without any are left out."""
    found: list[Relatives] = []
    for later in plan.versions:
        if version in ancestors(plan, later):
            origins = descent(plan, later, version)
            heirs = (unit for unit in later.units() if point.id in {item.id for item in origins[unit.id]})
            found.append(Relatives(later, tuple(heirs)))
    return tuple(item for item in found if item.points)
