"""Rules on the order of dates: nothing is spoken of, or built upon, before it exists."""

from collections.abc import Iterator

from planvers.checking.plan_rules import ways_to_themselves
from planvers.model.dates import When
from planvers.model.plan import Version
from planvers.model.problems import Problem, Severity
from planvers.reading.folder import PlanRecords
from planvers.reading.kinds import NO_DATE


def statements_follow_their_versions(records: PlanRecords) -> Iterator[Problem]:
    """Nobody takes a stance on a version before it exists; one problem for a statement and a version."""
    begun = _beginnings(records)
    for statement in records.statements.value or ():
        if statement.date == NO_DATE:
            continue
        for name in dict.fromkeys(about.version for about in statement.about):
            if name in begun and begun[name].is_after(statement.date):
                yield Problem(
                    "statement-before-version",
                    records.statements.where(statement.where, "date"),
                    f"the statement is of {statement.date.isoformat()}, but the first that is on record of version"
                    f" '{name}' is of {begun[name].isoformat()}",
                    "correct the date or about; if a working draft was on record by then, give the version an event",
                    Severity.WARNING,
                )


def versions_follow_their_parents(records: PlanRecords) -> Iterator[Problem]:
    """A version is not older than what it is based on. What is based on itself has no order to keep."""
    begun = _beginnings(records)
    circular = ways_to_themselves(records.parents)
    for stem, record in records.versions.items():
        version = record.value
        if version is None or version.date == NO_DATE or stem in circular:
            continue
        for name in version.based_on:
            if name in begun and begun[name].is_after(version.date):
                yield Problem(
                    "version-before-parent",
                    record.where(version.where, "date"),
                    f"the version is of {version.date.isoformat()}, but the first that is on record of '{name}', which"
                    f" it is based on, is of {begun[name].isoformat()}",
                    "correct the date or based_on; if the parent was on record by then, give it an event",
                    Severity.WARNING,
                )


def _existing_from(version: Version) -> When:
    """Since when a version exists: its date, or that of the first event of its making.

    A date that could not be read stands before all others, so that nothing is said to come before it.
    """
    return min((version.date, *(event.date for event in version.events)), key=lambda date: date.first)


def _beginnings(records: PlanRecords) -> dict[str, When]:
    """Since when each version exists, by the name of its file."""
    return {stem: _existing_from(record.value) for stem, record in records.versions.items() if record.value}
