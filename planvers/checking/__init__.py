"""The rules across fields and files: every one yields problems, and none stops at the first."""

from collections.abc import Iterator

from planvers.checking.plan_rules import PLAN_RULES
from planvers.checking.references import unresolved_references
from planvers.checking.version_rules import VERSION_RULES
from planvers.model.plan import Version
from planvers.model.problems import Problem
from planvers.reading.folder import PlanRecords
from planvers.reading.records import Record


def check_folder(records: PlanRecords) -> tuple[Problem, ...]:
    """Every problem of a plan folder, by file in reading order, then by place."""
    found = [*records.misnamed, *unresolved_references(records)]
    for record in records.all():
        found.extend(record.problems)
    for stem, version in records.versions.items():
        found.extend(_version_problems(version, stem))
    for rule in PLAN_RULES:
        found.extend(rule(records))
    order = {record.path: position for position, record in enumerate(records.all())}
    return tuple(sorted(found, key=lambda problem: (order.get(problem.where.path, len(order)), problem.where)))


def check_version(record: Record[Version]) -> tuple[Problem, ...]:
    """Every problem of a version file that stands alone, by place; what it refers to is not looked up."""
    found = [*record.problems, *_version_problems(record, stem=None)]
    return tuple(sorted(found, key=lambda problem: problem.where))


def _version_problems(record: Record[Version], stem: str | None) -> Iterator[Problem]:
    if record.value is not None:
        for rule in VERSION_RULES:
            yield from rule(record.value, record, stem)
