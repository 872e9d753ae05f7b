"""Which points continue which, along the graph of versions, as the files declare it.

A point continues the ids in its `derived_from`, or else the same id, in every parent of its
version. A version that does not list an id (because its text was never published, say) hands
it on unchanged, so that two versions compare across one whose text nobody has.
"""

from collections.abc import Iterator
from enum import Enum
from graphlib import TopologicalSorter
from typing import NamedTuple

from planvers.model.plan import Plan, Point, Version


class Ancestor(NamedTuple):
    """A point that another continues. `declared` says that a `derived_from` lies on the way."""

    id: str
    declared: bool


class Node(NamedTuple):
    """A point or sub-point as one version lists it, both by id."""

    version: str
    unit: str


class Relation(Enum):
    """How the newer of two versions is related to the older one, as they were named.

    It is based on it, it is the earlier one, both follow from the same, or nothing links them; unknown
    where they belong to no plan.
    """

    FOLLOWS = "follows"
    BACKWARDS = "backwards"
    FORKS = "forks"
    UNRELATED = "unrelated"
    UNKNOWN = "unknown"


# For each id of one version, the ids of the ancestor that it goes back to: whether by declaration.
_Origins = dict[str, dict[str, bool]]
# For each id as one version hands it on, the nearest versions that list it.
_Holders = dict[str, tuple[str, ...]]


def ancestors(plan: Plan, version: Version) -> tuple[Version, ...]:
    """The versions that a version is based on, nearest first, each once; ties in the order of `based_on`."""
    found: dict[str, Version] = {}
    queue = list(version.based_on)
    for parent_id in queue:
        if parent_id not in found:
            found[parent_id] = plan.version(parent_id)
            queue.extend(found[parent_id].based_on)
    return tuple(found.values())


def common_ancestor(plan: Plan, one: Version, other: Version) -> Version | None:
    """The nearest version that two are both based on, as seen from the first; None where there is none."""
    above = {version.id for version in ancestors(plan, other)}
    return next((version for version in ancestors(plan, one) if version.id in above), None)


def are_related(plan: Plan, one: Version, other: Version) -> bool:
    """Whether the files say how two different versions of a plan descend from each other, or from a third."""
    families = [{version.id, *(parent.id for parent in ancestors(plan, version))} for version in (one, other)]
    return one.id != other.id and not families[0].isdisjoint(families[1])


def is_ancestor(plan: Plan | None, old: Version, new: Version) -> bool:
    """Whether a version is based on another, as far as the plan, or else the version itself, knows."""
    if old.id in new.based_on or plan is None:
        return old.id in new.based_on
    return any(old.id == parent.id for parent in ancestors(plan, new))


def relation(plan: Plan | None, old: Version, new: Version) -> Relation:
    """How two versions are related; without a plan only their dates tell, and only which is the earlier one."""
    if old.id == new.id or is_ancestor(plan, old, new):
        return Relation.FOLLOWS
    if old.date.is_after(new.date) or is_ancestor(plan, new, old):
        return Relation.BACKWARDS
    if plan is None:
        return Relation.UNKNOWN
    return Relation.FORKS if are_related(plan, old, new) else Relation.UNRELATED


def last_known_in_full(plan: Plan, version: Version) -> Version | None:
    """The nearest ancestor whose text is known in full, or None."""
    return next((parent for parent in ancestors(plan, version) if parent.is_text_known), None)


def base(plan: Plan, version: Version) -> Version | None:
    """What to compare a version with: its first parent, or, where that is not known in full, the last one that is.

    The first parent all the same where none is known in full; None for a version without one.
    """
    if not version.based_on:
        return None
    parent = plan.version(version.based_on[0])
    return parent if parent.is_text_known else last_known_in_full(plan, parent) or parent


def descent(plan: Plan, version: Version, within: Version) -> dict[str, tuple[Ancestor, ...]]:
    """What each point and sub-point of a version continues in an ancestor (`within`), in the ancestor's own order.

    Points that continue nothing there map to an empty tuple. An id that is reached both with
    and without a declaration counts as declared. Takes time in proportion to the versions in
    between and their points, however many ways lead up.
    """
    origins: dict[str, _Origins] = {within.id: {unit.id: {unit.id: False} for unit in within.units()}}
    above = {parent.id for parent in ancestors(plan, within)}
    for between in _in_between(plan, version, within):
        origins[between.id] = _handed_on(between, origins, above)
    order = {unit.id: position for position, unit in enumerate(within.units())}
    reached = origins.get(version.id, {})
    return {
        unit.id: tuple(
            Ancestor(old, declared)
            for old, declared in sorted(reached.get(unit.id, {}).items(), key=lambda item: order[item[0]])
        )
        for unit in version.units()
    }


def immediate(plan: Plan) -> dict[Node, tuple[Node, ...]]:
    """What every point and sub-point of a plan continues in the nearest earlier versions that list it, as declared.

    With several parents there may be one such version for each. Points that continue nothing map to an
    empty tuple. Takes time in proportion to the versions and their points.
    """
    holders: dict[str, _Holders] = {}
    found: dict[Node, tuple[Node, ...]] = {}
    for version in plan.versions:
        parents = [holders[name] for name in version.based_on]
        for unit in version.units():
            names = (unit.id,) if unit.derived_from is None else unit.derived_from
            nodes = (node for name in names for node in _holding(name, parents, holders))
            found[Node(version.id, unit.id)] = tuple(dict.fromkeys(nodes))
        handed = _merged(parents)
        handed |= {unit.id: (version.id,) for unit in version.units()}
        holders[version.id] = handed
    return found


def _holding(name: str, parents: list[_Holders], holders: dict[str, _Holders]) -> Iterator[Node]:
    """The nodes that a name in `derived_from` means; `version/id` looks in that version only."""
    version_id, _, point_id = name.rpartition("/")
    for known in [holders.get(version_id, {})] if version_id else parents:
        yield from (Node(holder, point_id) for holder in known.get(point_id, ()))


def _merged(parents: list[_Holders]) -> _Holders:
    """Who holds each id above a version with these parents."""
    result: _Holders = dict(parents[0]) if parents else {}
    for parent in parents[1:]:
        for unit_id, versions in parent.items():
            result[unit_id] = tuple(dict.fromkeys((*result.get(unit_id, ()), *versions)))
    return result


def _in_between(plan: Plan, version: Version, within: Version) -> Iterator[Version]:
    """The ancestors of a version up to `within`, and the version itself, parents first."""
    above = {within.id, *(parent.id for parent in ancestors(plan, within))}
    below = {item.id: item for item in (version, *ancestors(plan, version)) if item.id not in above}
    for version_id in TopologicalSorter({name: item.based_on for name, item in below.items()}).static_order():
        if version_id in below:
            yield below[version_id]


def _handed_on(version: Version, origins: dict[str, _Origins], above: set[str]) -> _Origins:
    """The origins of every id as a version hands it on: what it declares, and whatever its parents handed to it."""
    parents = [origins[name] for name in version.based_on if name in origins]
    result: _Origins = {}
    for parent in parents:
        for unit_id, found in parent.items():
            result[unit_id] = _joined(result.get(unit_id, {}), found)
    declared = {
        unit.id: _declared(unit, parents, origins, above) for unit in version.units() if unit.derived_from is not None
    }
    return result | declared


def _declared(unit: Point, parents: list[_Origins], origins: dict[str, _Origins], above: set[str]) -> dict[str, bool]:
    """What the `derived_from` of a point goes back to.

    `version/id` looks in that version only; if it lies above the ancestor, what the ancestor
    made of the id is what counts, and the parents know that.
    """
    result: dict[str, bool] = {}
    for name in unit.derived_from or ():
        version_id, _, point_id = name.rpartition("/")
        is_within_reach = bool(version_id) and version_id not in above
        for known in [origins.get(version_id, {})] if is_within_reach else parents:
            result |= dict.fromkeys(known.get(point_id, {}), True)
    return result


def _joined(one: dict[str, bool], other: dict[str, bool]) -> dict[str, bool]:
    return {name: one.get(name, False) or other.get(name, False) for name in (*one, *other)}
