"""What is known of one version as JSON: made of the records of the other documents, for whoever wants one of all."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planvers.comparing.change import Change
from planvers.documents.cells import statements_of
from planvers.documents.diff import CHANGES, Compared
from planvers.documents.envelope import Output
from planvers.documents.listing import CONVERGENCE
from planvers.documents.openpoints import OPEN, Open
from planvers.documents.quality import SOURCED_VERSION
from planvers.documents.records import PARTY, PLAN_INPUT, SOURCE, STATEMENT, VERSION_INPUT, cited_sources
from planvers.documents.shapes import STRING, array, group, key, optional, picked
from planvers.documents.show import VERSION_IN_FULL, cited_in
from planvers.documents.stance import MATRIX, Stood
from planvers.ledger.cells import Cell
from planvers.ledger.convergence import convergence
from planvers.ledger.quality import quality_of_version
from planvers.model.plan import Plan, SourceRecord, Statement, Version


class Summed(NamedTuple):
    """All that a summary tells of one version.

    `compared` is None where there is nothing to compare with; `since` is what was asked for to compare with.
    """

    plan: Plan
    version: Version
    stood: Stood
    open: Open
    compared: Compared | None
    since: str | None


def _cells(it: Summed) -> list[Cell]:
    return [cell for row in it.stood.whole.rows for cell in row.cells]


def _changes(it: Summed) -> Iterator[Change]:
    for change in it.compared.shown if it.compared else ():
        yield from (change, *change.parts)


def _statements(it: Summed) -> tuple[Statement, ...]:
    """Those that cells name or that a change of stance rests on, in the order of the record."""
    moves = [move for change in _changes(it) for move in change.stances]
    named = {item.id for item in statements_of(it.plan, _cells(it))}
    named |= {item.id for move in moves for item in (*move.before, *move.now)}
    return tuple(item for item in it.plan.statements if item.id in named)


def _cited(it: Summed) -> Iterable[str]:
    """The version first, then what changes tell of reports, then what was said."""
    for names in cited_in(it.version):
        yield from names
    for change in _changes(it):
        for report in (report for unit in (*change.old, *change.new) for report in unit.reports):
            yield from report.sources
    for statement in _statements(it):
        yield from statement.sources


def _sources(it: Summed) -> tuple[SourceRecord, ...]:
    return cited_sources(it.plan, _cited(it))


SUMMARY: Output[Summed] = Output(
    "summary",
    "summary",
    "One version: how well it is known, what changed, who stands where, what is open, and the sources of all that.",
    inputs=(
        key("plan", PLAN_INPUT, lambda it: it.plan),
        key("version", VERSION_INPUT, lambda it: it.version),
        optional(
            "old",
            VERSION_INPUT,
            lambda it: it.compared.diff.old if it.compared else None,
            "what it is compared with; absent where there is nothing",
        ),
    ),
    options=(optional("since", STRING, lambda it: it.since, "what it should be compared with, as it was named"),),
    body=(
        key("version", VERSION_IN_FULL, lambda it: it.version),
        key("standing", CONVERGENCE, lambda it: convergence(it.version), "how many of its points stand where"),
        key("sourcing", SOURCED_VERSION, lambda it: quality_of_version(it.plan, it.version)),
        optional(
            "compared",
            group(*picked(CHANGES.body, "summary", "without_list", "changes")),
            lambda it: it.compared,
            "as of diff; absent where there is nothing to compare with",
        ),
        key("stances", group(*picked(MATRIX.body, "summary", "rows")), lambda it: it.stood, "as of stance"),
        key(
            "open",
            group(
                *picked(
                    OPEN.body,
                    "summary",
                    "open",
                    "agreed",
                    "agreed_but_contested",
                    "status_unknown",
                    "not_public",
                    "packages",
                )
            ),
            lambda it: it.open,
            "as of open",
        ),
        key("parties", array(PARTY), lambda it: it.plan.parties),
        key("statements", array(STATEMENT), _statements, "those that the cells and the changes of stances name"),
        key("sources", array(SOURCE), _sources, "all that are cited"),
    ),
)
