"""The rules across fields and files: every one yields problems, and none stops at the first.

Here are those that make a plan unusable, which every command looks for. What only warns is in
`warnings.py`, and only `planvers check` imports it.
"""

from collections.abc import Iterable, Iterator

from planvers.checking.plan_rules import PLAN_RULES
from planvers.checking.references import unresolved_references
from planvers.checking.version_rules import VERSION_RULES
from planvers.model.plan import Version
from planvers.model.problems import Problem
from planvers.reading.folder import PlanRecords
from planvers.reading.records import Record


def check_folder(records: PlanRecords) -> tuple[Problem, ...]:
    """Every problem that makes a plan folder unusable, by file in reading order, then by place."""
    found = [*records.misnamed, *unresolved_references(records)]
    for record in records.all():
        found.extend(record.problems)
    for stem, version in records.versions.items():
        found.extend(_version_problems(version, stem))
    for rule in PLAN_RULES:
        found.extend(rule(records))
    return in_reading_order(found, records)


def in_reading_order(problems: Iterable[Problem], records: PlanRecords) -> tuple[Problem, ...]:
    """Problems by file in the order in which a person reads the folder, then by place."""
    order = {record.path: position for position, record in enumerate(records.all())}
    return tuple(sorted(problems, key=lambda problem: (order.get(problem.where.path, len(order)), problem.where)))


def check_version(record: Record[Version]) -> tuple[Problem, ...]:
    """What makes a version file that stands alone unusable, by place; what it refers to is not looked up."""
    found = [*record.problems, *_version_problems(record, stem=None)]
    return tuple(sorted(found, key=lambda problem: problem.where))


def _version_problems(record: Record[Version], stem: str | None) -> Iterator[Problem]:
    if record.value is not None:
        for rule in VERSION_RULES:
            yield from rule(record.value, record, stem)
