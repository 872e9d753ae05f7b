"""Which points continue which, along the graph of versions, as the files declare it.

A point continues the ids in its `derived_from`, or else the same id, in every parent of its
version. A version that does not list an id (because its text was never published, say) hands
it on unchanged, so that two versions compare across one whose text nobody has.
"""

from collections.abc import Iterator
from typing import NamedTuple

from planvers.model.plan import Plan, Point, Version


class Ancestor(NamedTuple):
    """A point that another continues. `declared` says that a `derived_from` lies on the way."""

    id: str
    declared: bool


def ancestors(plan: Plan, version: Version) -> tuple[Version, ...]:
    """The versions that a version is based on, nearest first, each once; ties in the order of `based_on`."""
    found: dict[str, Version] = {}
    queue = list(version.based_on)
    while queue:
        parent = plan.version(queue.pop(0))
        if parent.id not in found:
            found[parent.id] = parent
            queue.extend(parent.based_on)
    return tuple(found.values())


def last_known_in_full(plan: Plan, version: Version) -> Version | None:
    """The nearest ancestor whose text is known in full, or None."""
    return next((parent for parent in ancestors(plan, version) if parent.is_text_known), None)


def predecessors(plan: Plan, version: Version, point: Point, within: Version) -> tuple[Ancestor, ...]:
    """What a point of `version` continues in an ancestor, in that version's own order; each id once.

    Points and sub-points are treated alike. An id that is reached both with and without a
    declaration counts as declared.
    """
    reached: dict[str, bool] = {}
    for found in _walk(plan, version, Ancestor(point.id, declared=False), within):
        reached[found.id] = reached.get(found.id, False) or found.declared
    return tuple(Ancestor(unit.id, reached[unit.id]) for unit in within.units() if unit.id in reached)


def _walk(plan: Plan, version: Version, at: Ancestor, target: Version) -> Iterator[Ancestor]:
    """Every way up from one id of a version to ids of the target."""
    if version.id == target.id:
        yield at
        return
    unit = next((unit for unit in version.units() if unit.id == at.id), None)
    declared = unit.derived_from if unit is not None else None
    for parent_id in version.based_on:
        parent = plan.version(parent_id)
        if parent.id != target.id and target not in ancestors(plan, parent):
            continue
        for name in (at.id,) if declared is None else declared:
            named_version, _, point_id = name.rpartition("/")
            if not named_version or _leads_to(plan, parent, named_version):
                step = Ancestor(point_id, at.declared or declared is not None)
                yield from _walk(plan, parent, step, target)


def _leads_to(plan: Plan, version: Version, name: str) -> bool:
    return version.id == name or any(parent.id == name for parent in ancestors(plan, version))
