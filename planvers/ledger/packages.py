"""Package deals: points that are settled together or not at all, and which of them hold their package up."""

from typing import NamedTuple

from planvers.model.plan import Point, Version
from planvers.model.vocabulary import Status


class Package(NamedTuple):
    """The points and sub-points of a version that bear one `package`, in document order.

    They are parted by how they stand: `agreed`; `holding_up`, which are in the text and not agreed;
    `dropped`, by their tombstones; and `not_public`, of which nobody knows how they stand.
    """

    id: str
    agreed: tuple[Point, ...]
    holding_up: tuple[Point, ...]
    dropped: tuple[Point, ...]
    not_public: tuple[Point, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All points that bear it, those that stand alike together."""
        return (*self.agreed, *self.holding_up, *self.dropped, *self.not_public)

    @property
    def size(self) -> int:
        """How many points bear it."""
        return len(self.points)

    @property
    def is_complete(self) -> bool:
        """Whether every point of it is agreed, so that the package holds."""
        return len(self.agreed) == self.size

    @property
    def agreed_by(self) -> tuple[str, ...]:
        """The parties that agreed to every point of it that is agreed, in the order of the first."""
        lists = [point.agreed_by for point in self.agreed]
        return tuple(party for party in lists[0] if all(party in others for others in lists)) if lists else ()


def packages(version: Version) -> tuple[Package, ...]:
    """The packages of a version, by where their first points stand."""
    members: dict[str, list[Point]] = {}
    for unit in version.units():
        if unit.package is not None:
            members.setdefault(unit.package, []).append(unit)
    return tuple(_sorted_out(name, units) for name, units in members.items())


def _sorted_out(name: str, units: list[Point]) -> Package:
    live = [unit for unit in units if unit.is_live]
    return Package(
        id=name,
        agreed=tuple(unit for unit in live if _is_agreed(unit)),
        holding_up=tuple(unit for unit in live if not _is_agreed(unit)),
        dropped=tuple(unit for unit in units if unit.is_dropped),
        not_public=tuple(unit for unit in units if not unit.is_live and not unit.is_dropped),
    )


def _is_agreed(unit: Point) -> bool:
    """Whether a point is agreed with all of its sub-points that stand."""
    return all(part.status is Status.AGREED for part in (unit, *unit.subpoints) if not part.is_dropped)
