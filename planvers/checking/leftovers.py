"""Rules on what is too much: sources that nothing cites."""

from collections.abc import Iterator

from planvers.model.problems import Problem, Severity
from planvers.reading.folder import PlanRecords


def sources_are_cited(records: PlanRecords) -> Iterator[Problem]:
    """A source that nothing cites is a leftover, or a claim that lost its source."""
    if records.misnamed or any(record.value is None and record.exists for record in records.all()):
        return
    cited = {ref.id for record in records.all() for ref in record.references if ref.kind == "source"}
    for source, where in records.sources.value or ():
        if source.id not in cited:
            yield Problem(
                "source-uncited",
                where,
                f"nothing cites the source '{source.id}'",
                "cite or remove it",
                Severity.WARNING,
            )
