"""The rules that warn: what a person should look at again, and what keeps no command from its job.

Only `planvers check` looks for it, so these rules may take longer than those that every command
waits for. To add one: a function here or in a module beside, its code in `CODES`, a broken example
in the tests, and why it is there in `reasons.py`.
"""

from collections.abc import Callable, Iterator

from planvers.checking.language_rules import translations_keep_up
from planvers.checking.leftovers import nothing_is_left_to_do, sources_are_cited, statements_are_made_once
from planvers.checking.loaded_words import statements_judge_nobody, versions_judge_nobody
from planvers.checking.marks import brackets_are_balanced, statements_do_not_quote, versions_do_not_quote
from planvers.checking.order import statements_follow_their_versions, versions_follow_their_parents
from planvers.model.plan import Version
from planvers.model.problems import Problem
from planvers.reading.folder import PlanRecords
from planvers.reading.records import Record

_VERSION_RULES: tuple[Callable[[Record[Version]], Iterator[Problem]], ...] = (
    brackets_are_balanced,
    versions_do_not_quote,
    nothing_is_left_to_do,
)
_PLAN_RULES: tuple[Callable[[PlanRecords], Iterator[Problem]], ...] = (
    sources_are_cited,
    statements_follow_their_versions,
    versions_follow_their_parents,
    statements_are_made_once,
    statements_judge_nobody,
    versions_judge_nobody,
    translations_keep_up,
)


def folder_warnings(records: PlanRecords) -> Iterator[Problem]:
    """Every warning of a plan folder, in no order."""
    for version in records.versions.values():
        yield from version_warnings(version)
    yield from statements_do_not_quote(records.statements)
    for rule in _PLAN_RULES:
        yield from rule(records)


def version_warnings(record: Record[Version]) -> Iterator[Problem]:
    """Every warning of a version file that stands alone; what its plan would say of it is not known."""
    for rule in _VERSION_RULES:
        yield from rule(record)
