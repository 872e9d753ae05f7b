"""The versions of plans as tables."""

from collections.abc import Iterable, Iterator

from planvers.ledger.convergence import Convergence, convergence
from planvers.model.plan import Plan
from planvers.sheets.table import Table, Value, joined

_GROUPS = ("points", "agreed", "in_principle", "bracketed", "open", "proposed")


def versions_table(plans: Iterable[Plan]) -> Table:
    """A row a version: what it is, and how much of it is known."""
    head = ("plan", "version", "title", "date", "kind", "authors", "based_on", "disclosure", "wording")
    rows = (
        (
            plan.id,
            version.id,
            version.title,
            version.date.isoformat(),
            version.kind.value,
            joined(version.authors),
            joined(version.based_on),
            version.disclosure.value,
            version.wording.value,
            version.point_count,
            len(version.live_points),
        )
        for plan in plans
        for version in plan.versions
    )
    return Table((*head, "points_reported", "points_known"), rows)


def convergence_table(plans: Iterable[Plan]) -> Table:
    """A row a version: at least and at most how many points stand where. No upper bound is an empty cell."""
    bounds = [f"{group}_{end}" for group in _GROUPS for end in ("min", "max")]
    rows = (
        (plan.id, version.id, version.date.isoformat(), *_counts(convergence(version)))
        for plan in plans
        for version in plan.versions
    )
    return Table(("plan", "version", "date", *bounds, "status_unknown", "not_public", "dropped"), rows)


def _counts(found: Convergence) -> Iterator[Value]:
    groups = (found.points, found.agreed, found.in_principle, found.bracketed, found.open, found.proposed)
    for group in groups:
        yield group.low
        yield group.high
    yield from (found.unknown, found.not_public, found.dropped)
