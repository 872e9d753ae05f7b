"""Two versions of a plan turned into links between their points, each link with the reason for it.

Declared lineage comes first, then the same id, then identical wording. Points that are linked
by one reason are out of the pool for the next. Matching by similarity has its place after
these three and is not built yet: what they leave over is left over.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from planvers.comparing.lineage import ancestors, descent
from planvers.comparing.wording import whole_text
from planvers.model.plan import Plan, Point, Version


class Method(StrEnum):
    """Why two points are taken for the same undertaking, strongest reason first."""

    DECLARED = "declared"
    ID = "id"
    IDENTICAL = "identical"


class Link(NamedTuple):
    """A point (or sub-point) of the old version and the point of the new one that continues it."""

    old: str
    new: str
    method: Method


def align(old: Version, new: Version, plan: Plan | None = None) -> tuple[Link, ...]:
    """The links between two versions, in the order of the old points, then of the new ones.

    With a plan, lineage is followed along its graph of versions in either direction, and for
    two forks through their nearest common ancestor. Without one only ids and wording count.
    Aligning the other way round gives the same links reversed.
    """
    links = {(link.old, link.new): link for link in _lineage(old, new, plan)}
    linked_old, linked_new = {link.old for link in links.values()}, {link.new for link in links.values()}
    rest_old = [unit for unit in _not_new(old, new, plan) if unit.id not in linked_old]
    rest_new = [unit for unit in _not_new(new, old, plan) if unit.id not in linked_new]
    for link in _identical(rest_old, rest_new):
        links[link.old, link.new] = link
    order_old = {unit.id: position for position, unit in enumerate(old.units())}
    order_new = {unit.id: position for position, unit in enumerate(new.units())}
    return tuple(sorted(links.values(), key=lambda link: (order_old[link.old], order_new[link.new])))


def _lineage(old: Version, new: Version, plan: Plan | None) -> Iterator[Link]:
    if old.id == new.id or plan is None:
        return _same_ids(old, new)
    if old in ancestors(plan, new):
        return _descent(plan, new, old)
    if new in ancestors(plan, old):
        return (Link(link.new, link.old, link.method) for link in _descent(plan, old, new))
    return _through_common_ancestor(plan, old, new)


def _descent(plan: Plan, version: Version, ancestor: Version) -> Iterator[Link]:
    for unit_id, olds in descent(plan, version, ancestor).items():
        for found in olds:
            yield Link(found.id, unit_id, Method.DECLARED if found.declared else Method.ID)


def _same_ids(old: Version, new: Version) -> Iterator[Link]:
    new_ids = {unit.id for unit in new.units()}
    return (Link(unit.id, unit.id, Method.ID) for unit in old.units() if unit.id in new_ids)


def _through_common_ancestor(plan: Plan, old: Version, new: Version) -> Iterator[Link]:
    """Forks share ids; what was renamed or split on one side is found through the common ancestor."""
    shared = list(_same_ids(old, new))
    yield from shared
    common = next((version for version in ancestors(plan, old) if version in ancestors(plan, new)), None)
    if common is None:
        return
    paired = {link.old for link in shared}
    new_origins = {unit_id: {found.id for found in olds} for unit_id, olds in descent(plan, new, common).items()}
    for old_id, olds in descent(plan, old, common).items():
        origins = {found.id for found in olds}
        for new_id, others in new_origins.items():
            if origins & others and not (old_id in paired and new_id in paired):
                yield Link(old_id, new_id, Method.DECLARED)


def _not_new(version: Version, other: Version, plan: Plan | None) -> Iterator[Point]:
    """The points of a version but for those that it declares new with respect to the other one."""
    is_later = plan is not None and version != other and other in ancestors(plan, version)
    return (unit for unit in version.units() if not (is_later and unit.derived_from == ()))


def _identical(old: list[Point], new: list[Point]) -> Iterator[Link]:
    """Points with the same wording, sub-points included, where it stands once on either side."""
    old_by_text, new_by_text = _by_text(old), _by_text(new)
    for text, units in old_by_text.items():
        others = new_by_text.get(text, [])
        if len(units) == 1 and len(others) == 1:
            yield Link(units[0].id, others[0].id, Method.IDENTICAL)


def _by_text(units: list[Point]) -> dict[tuple[str, ...], list[Point]]:
    found: dict[tuple[str, ...], list[Point]] = {}
    for unit in units:
        text = whole_text(unit)
        if text is not None:
            found.setdefault(text, []).append(unit)
    return found
