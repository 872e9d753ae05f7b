"""Package deals in words: whether one holds, and what holds it up."""

from collections.abc import Iterator

from planvers.ledger.packages import Package
from planvers.model.plan import Plan, Point
from planvers.views.phrases import counted, labels, parties


def package_words(package: Package, plan: Plan) -> str:
    """Whether a package holds, and which points hold it up."""
    if package.is_complete:
        by = f" by {parties(plan, package.agreed_by)}" if package.agreed_by else ""
        return f"complete: {counted(package.size, 'point')} ({labels(package.agreed)}) agreed{by}"
    return f"{len(package.agreed)} of {counted(package.size, 'point')} agreed: {'; '.join(_why_not(package))}"


def package_remark(package: Package, point: Point) -> str:
    """The same in brief, as it is told of one of its points."""
    if package.is_complete:
        return f"package {package.id} holds"
    return f"package {package.id} does not hold: {'; '.join(_why_not(package, point))}"


def _why_not(package: Package, point: Point | None = None) -> Iterator[str]:
    """What keeps a package from being complete; the point that is being told of is “this point”."""
    others = tuple(unit for unit in package.holding_up if unit is not point)
    up = ["this point"] if len(others) < len(package.holding_up) else []
    up += [labels(others)] if others else []
    if up:
        yield f"held up by {' and '.join(up)}"
    if package.dropped:
        yield f"{labels(package.dropped)} dropped"
    if package.not_public:
        yield f"{labels(package.not_public)} not public"
