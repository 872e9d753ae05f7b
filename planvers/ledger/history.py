"""A plan turned into the life of one point: how every version has it, what was said there, where nothing is known.

A version that does not have the point is never silently left out, and an absence is only called
what its version allows: what nobody published is not called gone.
"""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from planvers.comparing.comparisons import Comparisons
from planvers.comparing.family import Family, family
from planvers.comparing.lineage import Node, ancestors
from planvers.ledger.life import Absence, Appearance, Comparison, Gap, History, HistoryNode, Predecessor, Split
from planvers.model.plan import About, Plan, Point, Version
from planvers.model.vocabulary import ChangeKind

if TYPE_CHECKING:
    from planvers.matching.similarity import Progress


def history(
    plan: Plan, point_id: str, version_id: str | None = None, progress: "Progress" = lambda _share: None
) -> History:
    """The life of the point with this id, which a version has; with `version_id`, of the one that bears it there.

    Where two lines of a plan use one id for different points, the version tells which is meant.
    """
    comparisons = Comparisons(plan, progress)
    found = family(plan, point_id, version_id, comparisons)
    nodes = tuple(_Teller(plan, found, comparisons).nodes())
    own = [appearance.unit for node in nodes for appearance in node.appearances if appearance.is_own]
    return History(point_id, own[-1], nodes)


class _Teller:
    """A family and the record of its plan, indexed once."""

    def __init__(self, plan: Plan, found: Family, comparisons: Comparisons) -> None:
        self._plan, self._family, self._comparisons = plan, found, comparisons
        self._units = {Node(version.id, unit.id): unit for version in plan.versions for unit in version.units()}
        self._wholes = {
            Node(version.id, part.id): point
            for version in plan.versions
            for point in version.points
            for part in point.subpoints
        }
        self._members: dict[str, list[Node]] = {}
        for node in found.members:
            self._members.setdefault(node.version, []).append(node)
        # The versions that are known in full and have none of it.
        self._lacking = set[str]()
        self._log = sorted(plan.statements, key=attrgetter("date.order"))
        # For what each statement is about, its places in the log.
        self._said: dict[About, list[int]] = {}
        for place, statement in enumerate(self._log):
            for about in statement.about:
                self._said.setdefault(about, []).append(place)

    def nodes(self) -> Iterator[HistoryNode]:
        """A node for every version."""
        related = _related(self._plan.versions, self._members)
        # The members of each version, or else of the versions above it that are nearest.
        latest: dict[str, tuple[Node, ...]] = {}
        for version in self._plan.versions:
            above = tuple(dict.fromkeys(node for parent in version.based_on for node in latest[parent]))
            members = self._members.get(version.id, [])
            latest[version.id] = tuple(members) or above
            absence = None
            if not members:
                absence = self._absence(version, above) if version.id in related else Absence(Gap.NOT_RELATED)
            said = self._places(members)
            statements = tuple(self._log[place] for place in sorted(said))
            on_whole = len(set(self._said.get(About(version.id), ())) - said)
            appearances = tuple(self._appearance(node) for node in members if not self._is_folded(node))
            yield HistoryNode(version, appearances, absence, statements, on_whole)

    def _is_folded(self, node: Node) -> bool:
        """Whether a member is told with its point, which is one too."""
        whole = self._wholes.get(node)
        if whole is None or node in self._family.own:
            return False
        return Node(node.version, whole.id) in self._members[node.version]

    def _appearance(self, node: Node) -> Appearance:
        origins = self._family.origins[node]
        compared = tuple(self._compared(node, origins))
        return Appearance(
            self._units[node],
            node in self._family.own,
            self._wholes.get(node),
            tuple(Predecessor(self._plan.version(old.version), self._units[old]) for old in self._nearest(origins)),
            compared,
            tuple(self._splits(node, compared)),
        )

    def _nearest(self, origins: tuple[Node, ...]) -> list[Node]:
        """The origins but for those that another of the same id continues, which one of several parents handed on."""
        ids = [origin.unit for origin in origins]
        shared = [origin.version for origin in origins if ids.count(origin.unit) > 1]
        older = {
            above.id for name in dict.fromkeys(shared) for above in ancestors(self._plan, self._plan.version(name))
        }
        return [origin for origin in origins if origin.version not in older or ids.count(origin.unit) == 1]

    def _compared(self, node: Node, origins: tuple[Node, ...]) -> list[Comparison]:
        """The changes since the versions that have the wording of most that a point continues, nearest first."""
        worded = dict.fromkeys(near.version for origin in origins for near in self._family.worded[origin])
        names = worded or dict.fromkeys(origin.version for origin in origins)
        found = self._changes(node, names or self._plan.version(node.version).based_on[:1])
        most = max((len(item.change.old) for item in found), default=0)
        fullest = [item for item in found if len(item.change.old) == most]
        # Most points are compared with one version only, and the way up may be long.
        others = fullest[1:] and fullest
        older = {version.id for item in others for version in ancestors(self._plan, item.against)}
        return [item for item in fullest if item.against.id not in older]

    def _changes(self, node: Node, names: Iterable[str]) -> list[Comparison]:
        found = ((name, self._comparisons.change(name, node)) for name in names)
        return [Comparison(self._plan.version(name), change) for name, change in found if change]

    def _splits(self, node: Node, compared: Iterable[Comparison]) -> Iterator[Split]:
        """The members that a point shares with others of its version, each with all that continue it."""
        split = [item for item in compared if ChangeKind.SPLIT in item.change.kinds]
        for old in dict.fromkeys(Node(item.against.id, unit.id) for item in split for unit in item.change.old):
            heirs = {heir.id for heir in self._comparisons.heirs(old, node.version)}
            # A point that shares in it only through a sub-point of its own does not count.
            heirs -= {whole.id for name in heirs if (whole := self._wholes.get(Node(node.version, name)))}
            if len(heirs) > 1 and old in self._members.get(old.version, ()):
                into = [unit for unit in self._plan.version(node.version).units() if unit.id in heirs]
                yield Split(self._units[old], tuple(into))

    def _absence(self, version: Version, above: tuple[Node, ...]) -> Absence:
        """What became of the points that versions above have, in a version that has none of the family."""
        standing = [node for node in above if not self._units[node].is_dropped]
        if above and not standing:
            recorded_in = dict.fromkeys(node.version for node in above)
            return Absence(Gap.GONE_BEFORE, recorded_in=tuple(map(self._plan.version, recorded_in)))
        known = tuple(dict.fromkeys(near for node in standing for near in self._family.worded[node] or (node,)))
        relatives = self._heirs(known, version)
        if relatives:
            return Absence(Gap.RELATIVES_ONLY, relatives=relatives)
        changes = ((node.version, self._comparisons.absence(node, version.id)) for node in known)
        compared = tuple(Comparison(self._plan.version(name), change) for name, change in changes if change)
        wholes = [Node(node.version, self._wholes[node].id) for node in known if node in self._wholes]
        gap = Gap.NOTHING_PUBLIC
        if version.is_text_known and version.is_supplement:
            gap = Gap.NOT_MENTIONED
        elif version.is_text_known:
            is_lost = bool(compared) and all(ChangeKind.DROPPED in item.change.kinds for item in compared)
            # What no parent had any more is not dropped once again.
            is_new = not self._lacking.issuperset(version.based_on)
            self._lacking.add(version.id)
            gap = Gap.DROPPED if is_lost and is_new else Gap.NO_COUNTERPART
        return Absence(gap, compared, of_wholes=self._heirs(wholes, version))

    def _heirs(self, nodes: Iterable[Node], version: Version) -> tuple[Point, ...]:
        """The points that continue any of these in a later version, each once."""
        found = {heir.id: heir for node in nodes for heir in self._comparisons.heirs(node, version.id)}
        return tuple(found.values())

    def _places(self, members: Iterable[Node]) -> set[int]:
        """Where in the log the statements about these points or their sub-points stand."""
        units = ((node.version, unit) for node in members for unit in (self._units[node], *self._units[node].subpoints))
        return {place for version, unit in units for place in self._said.get(About(version, unit.id), ())}


def _related(versions: tuple[Version, ...], members: Iterable[str]) -> set[str]:
    """The versions that any ways up and down the graph lead to from those that have a member."""
    near: dict[str, list[str]] = {version.id: list(version.based_on) for version in versions}
    for version in versions:
        for parent in version.based_on:
            near[parent].append(version.id)
    queue = list(members)
    found = set(queue)
    for name in queue:
        fresh = [other for other in dict.fromkeys(near[name]) if other not in found]
        found.update(fresh)
        queue.extend(fresh)
    return found
