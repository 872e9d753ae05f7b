"""The versions that lead to one, as columns of points, with the streams of points between them.

What a version does not say of a point is not left out: a point that nobody can say has gone stands
there as unknown, and its stream runs on from there to wherever it is known again.
"""

from collections.abc import Iterator
from typing import NamedTuple

from planvers.comparing.align import Link
from planvers.comparing.change import Change
from planvers.comparing.diff import diff
from planvers.comparing.lineage import Node, ancestors
from planvers.model.plan import Plan, Point, Version
from planvers.model.vocabulary import ChangeKind


class Stop(NamedTuple):
    """A point at one version: as it stands there, or as it was last known where the version does not list it.

    `change` tells what happened on the way there, and is None in a version that is based on none. Where
    the version does not list the point, `change.new` is empty.
    """

    node: Node
    point: Point
    change: Change | None


class Stream(NamedTuple):
    """What one stop continues from an earlier one, and the change that tells most of it.

    `link` is why the two are taken for the same; None where the version of the newer one does not list the point.
    """

    old: Node
    new: Node
    change: Change
    link: Link | None = None


class Course(NamedTuple):
    """The versions that lead to one and that one, oldest first, the stops at each, and the streams between them."""

    columns: tuple[tuple[Version, tuple[Stop, ...]], ...]
    streams: tuple[Stream, ...]


def course(plan: Plan, version: Version) -> Course:
    """How the points of a version came to it, version by version in the order of the plan."""
    led = {version.id, *(parent.id for parent in ancestors(plan, version))}
    teller = _Teller(plan)
    columns = tuple((item, tuple(teller.stops(item))) for item in plan.versions if item.id in led)
    return Course(columns, tuple(teller.streams))


class _Told(NamedTuple):
    """What two versions show: all changes, those of points that the newer one lists, by id, and those of the others.

    `whole` names, for each point and sub-point of the older one, the point that it is or is a part of.
    """

    older: Version
    changes: tuple[Change, ...]
    listed: dict[str, Change]
    absent: tuple[Change, ...]
    whole: dict[str, str]


class _Teller:
    """The streams found so far, and how far each point has got."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.streams: list[Stream] = []
        # The later stops of a point that versions do not list, and the versions that list what continues it.
        self._waiting: dict[Node, list[Node]] = {}
        self._continued: dict[Node, set[str]] = {}

    def stops(self, version: Version) -> Iterator[Stop]:
        """The stops at a version: its points and what of the last version is missing, then what was missing before."""
        if not version.based_on:
            yield from (Stop(Node(version.id, point.id), point, None) for point in version.points)
            return
        above = ancestors(self._plan, version)
        near = {item.id for item in above}
        told = [_told(older, version, self._plan) for older in _needed(version, above)]
        origins = set[Node]()
        for change in told[0].changes:
            if change.new:
                node = Node(version.id, change.point.id)
                origins |= self._flow_to(node, told, near)
                yield Stop(node, change.point, change)
            else:
                origin = Node(told[0].older.id, change.point.id)
                origins.add(origin)
                yield self._missing(origin, version, change)
        for item in told[1:]:
            for change in item.absent:
                origin = self._latest(Node(item.older.id, change.point.id), near)
                if self._is_waiting(origin) and origin.version in version.based_on and origin not in origins:
                    origins.add(origin)
                    yield self._missing(origin, version, change)
        for origin in origins:
            self._continued.setdefault(origin, set()).add(version.id)

    def _flow_to(self, node: Node, told: list[_Told], near: set[str]) -> set[Node]:
        """Adds the streams to a point that a version lists, from the latest stops that it continues; gives these."""
        known = [(item, item.listed[node.unit]) for item in told if node.unit in item.listed]
        worded = next((change for _, change in known if change.words), None)
        origins = dict[Node, Stream]()
        for place, (item, change) in enumerate(known):
            for unit, its in _continued(change):
                origin = self._latest(Node(item.older.id, item.whole[unit.id]), near)
                # What an older version had is told by the version in between, where that lists what became of it.
                if place == 0 or self._continued.get(origin, set()).isdisjoint(near):
                    link = next((link for link in its.links if link.old == unit.id), None)
                    shown = worded if worded and its is change else its
                    origins.setdefault(origin, Stream(origin, node, shown, link))
        self.streams += origins.values()
        return set(origins)

    def _missing(self, origin: Node, version: Version, change: Change) -> Stop:
        """The stop of a point that a version does not list, with the stream to it."""
        # An id of this version never has a slash in it.
        unit = origin.unit if "/" in origin.unit else f"{origin.version}/{origin.unit}"
        node = Node(version.id, unit)
        self.streams.append(Stream(origin, node, change))
        if not {ChangeKind.UNACCOUNTED, ChangeKind.NOT_MENTIONED}.isdisjoint(change.kinds):
            self._waiting.setdefault(origin, []).append(node)
        return Stop(node, change.point, change)

    def _latest(self, node: Node, near: set[str]) -> Node:
        """How far a point has got among some versions that do not list it."""
        while True:
            later = [stop for stop in self._waiting.get(node, ()) if stop.version in near]
            if not later:
                return node
            node = later[-1]

    def _is_waiting(self, node: Node) -> bool:
        """Whether this is the stop of a point that its version does not list."""
        return "/" in node.unit


def _needed(version: Version, above: tuple[Version, ...]) -> Iterator[Version]:
    """The parents, and unless they are known in full, the versions above up to the first one that is."""
    yield from above[: len(version.based_on)]
    known = all(item.is_whole for item in above[: len(version.based_on)])
    for older in above[len(version.based_on) :]:
        if known:
            return
        yield older
        known = older.is_whole


def _told(older: Version, newer: Version, plan: Plan) -> _Told:
    changes = diff(older, newer, plan).changes
    listed = {change.point.id: change for change in changes if change.new}
    absent = tuple(change for change in changes if not change.new)
    whole = {unit.id: point.id for point in older.points for unit in (point, *point.subpoints)}
    return _Told(older, changes, listed, absent, whole)


def _continued(change: Change) -> Iterator[tuple[Point, Change]]:
    """What a point or a sub-point of it continues, each with the change that says so."""
    yield from ((unit, change) for unit in change.old)
    for part in change.parts:
        if part.new and not part.is_departure:
            yield from ((unit, part) for unit in part.old)
