"""One point turned into its family: every point that it continues or that continues it, in every version of a plan.

Points that only share an ancestor or a merge with it are no members. What nobody declared is
followed where the words of two versions link it, and every such link says so itself.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from planvers.comparing.align import FOUND
from planvers.comparing.comparisons import Comparisons
from planvers.comparing.lineage import Node, immediate
from planvers.comparing.wording import is_worded
from planvers.model.plan import Plan


class Family(NamedTuple):
    """The members of a family, in the order of the versions and of their points.

    `own` are those that are the point itself. `origins` names what each member continues in the nearest
    earlier versions that list it, declared ones first; the partners of a merge are no members themselves.
    `worded` are, for each member and each of its origins, the nearest at or above it whose wording is public.
    """

    own: frozenset[Node]
    members: tuple[Node, ...]
    origins: dict[Node, tuple[Node, ...]]
    worded: dict[Node, tuple[Node, ...]]


def family(plan: Plan, point_id: str, version_id: str | None, comparisons: Comparisons) -> Family:
    """The family of the point with this id; with a version, of the one that bears it there.

    Where two lines of a plan use one id for different points, the version tells which is meant.
    """
    kin = _Kin(plan, comparisons)
    nodes = {node for node in kin.units if node.unit == point_id}
    own = nodes if version_id is None else kin.same(Node(version_id, point_id), nodes)
    members = kin.below(own) | kin.above(own)
    origins = {node: kin.origins(node) for node in members}
    around = {*members, *(origin for found in origins.values() for origin in found)}
    return Family(
        frozenset(own),
        tuple(node for node in kin.units if node in members),
        origins,
        {node: kin.worded[node] for node in around},
    )


class _Kin:
    """What continues what in a plan: declared links, worked out at once, and found ones, worked out when asked for."""

    def __init__(self, plan: Plan, comparisons: Comparisons) -> None:
        self._plan, self._comparisons = plan, comparisons
        self.units = {Node(version.id, unit.id): unit for version in plan.versions for unit in version.units()}
        self._declared = immediate(plan)
        # What is linked by words from above, found on the way down; `origins` finds the rest.
        self._seen_below: dict[Node, tuple[Node, ...]] = {}
        self._origins: dict[Node, tuple[Node, ...]] = {}
        self._worded_versions = {node.version for node, unit in self.units.items() if is_worded(unit)}
        self.worded: dict[Node, tuple[Node, ...]] = {}
        for node, unit in self.units.items():
            above = (near for origin in self._declared[node] for near in self.worded[origin])
            self.worded[node] = (node,) if is_worded(unit) else tuple(dict.fromkeys(above))

    def same(self, node: Node, nodes: Iterable[Node]) -> set[Node]:
        """Those nodes of one id that are the same point: what the files link by it, up and down."""
        near: dict[Node, list[Node]] = {other: [] for other in nodes}
        pairs = [(other, origin) for other in near for origin in self._declared[other] if origin in near]
        for other, origin in pairs:
            near[other].append(origin)
            near[origin].append(other)
        return _reached([node], near.__getitem__)

    def above(self, nodes: Iterable[Node]) -> set[Node]:
        """The nodes and all that they continue."""
        return _reached(nodes, self.origins)

    def below(self, nodes: Iterable[Node]) -> set[Node]:
        """The nodes and all that continues them."""
        members = set(nodes)
        # For each version the members whose wording is the latest known there: what words link is sought among these.
        current: dict[str, dict[Node, None]] = {}
        for version in self._plan.versions:
            above = dict.fromkeys(node for parent in version.based_on for node in current[parent])
            mine = [Node(version.id, unit.id) for unit in version.units()]
            if above and version.id in self._worded_versions:
                for node in mine:
                    self._seen_below[node] = tuple(self._links_found(node, dict.fromkeys(old.version for old in above)))
            origins = {node: (*self._declared[node], *self._seen_below.get(node, ())) for node in mine}
            mine = [node for node in mine if node in members or not members.isdisjoint(origins[node])]
            members.update(mine)
            worded = [node for node in mine if is_worded(self.units[node])]
            replaced = {near for node in worded for origin in origins[node] for near in self.worded[origin]}
            current[version.id] = {node: None for node in (*above, *worded) if node not in replaced}
        return members

    def origins(self, node: Node) -> tuple[Node, ...]:
        """What a node continues: what the files declare, and what the words of earlier versions show."""
        if node not in self._origins:
            found = (*self._declared[node], *self._seen_below.get(node, ()), *self._found_above(node))
            self._origins[node] = tuple(dict.fromkeys(found))
        return self._origins[node]

    def _found_above(self, node: Node) -> Iterator[Node]:
        """What words link to a node: in the version it is compared with, or else in the nearest that has anything."""
        unit = self.units[node]
        if unit.derived_from is not None or not is_worded(unit):
            return
        declared = self._declared[node]
        if declared:
            near = dict.fromkeys(worded.version for origin in declared for worded in self.worded[origin])
            yield from self._links_found(node, near)
            return
        queue = list(self._plan.version(node.version).based_on)
        seen = set[str]()
        for name in queue:
            if name not in seen:
                seen.add(name)
                found = tuple(self._links_found(node, [name])) if name in self._worded_versions else ()
                yield from found
                queue.extend(() if found else self._plan.version(name).based_on)

    def _links_found(self, node: Node, versions: Iterable[str]) -> Iterator[Node]:
        for name in versions:
            change = self._comparisons.change(name, node)
            if change:
                yield from (Node(name, link.old) for link in change.links if link.method in FOUND)


def _reached(start: Iterable[Node], step: Callable[[Node], Iterable[Node]]) -> set[Node]:
    """Everything that steps from the nodes given lead to, and these themselves."""
    found = set(start)
    queue = list(found)
    for node in queue:
        fresh = [other for other in step(node) if other not in found]
        found.update(fresh)
        queue.extend(dict.fromkeys(fresh))
    return found
