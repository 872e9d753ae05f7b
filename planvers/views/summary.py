"""A version as a document to publish: what it is, what changed, who stands where, what is open, and how we know.

It knows no clock, no paths and no width: of the same record the same document.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from planvers.comparing.concordance import Concordance
from planvers.ledger.cells import Reach
from planvers.ledger.convergence import convergence
from planvers.ledger.openpoints import OpenPoints
from planvers.ledger.stances import StanceMatrix
from planvers.model.plan import Plan, Point, Version
from planvers.review.judging import Review
from planvers.views.changes import Form, changes_page
from planvers.views.concordance import backward
from planvers.views.convergence import convergence_line
from planvers.views.notes import with_notes
from planvers.views.openpoints import open_blocks, open_summary
from planvers.views.page import Block, Entry, Fold, Heading, Lines, Page, Span, Tone, below, line
from planvers.views.phrases import counted, party_name, sources, version_name
from planvers.views.point import events, point_entry, version_facts
from planvers.views.stance_traces import cell_entry
from planvers.views.stances import matrix_blocks
from planvers.views.versions import versions_tree


class Since(NamedTuple):
    """What a summary compares its version with, and what that shows."""

    concordance: Concordance
    review: Review


class Summary(NamedTuple):
    """All that a summary tells of one version; `since` is None where there is nothing to compare with."""

    version: Version
    matrix: StanceMatrix
    open: OpenPoints
    since: Since | None = None


def summary_page(found: Summary, plan: Plan) -> Page:
    """The document, with the sources that it cites as notes."""
    heading = Heading(1, line(Span(found.version.title, Tone.STRONG)), found.version.id)
    counts = Lines((line(Span("In numbers: ", Tone.STRONG), *convergence_line(convergence(found.version))),))
    sections = (
        *_versions(found.version, plan),
        *_changes(found.since, plan),
        *_stances(found.matrix, plan),
        *_section("What is open", "open", (open_summary(found.open, plan), *open_blocks(found.open, plan))),
        *_points(found.version, plan),
        *_concordance(found.since),
        *_history(found.version),
    )
    return with_notes(Page((heading, version_facts(found.version, plan), counts, *sections)), plan)


def _section(name: str, anchor: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks under a heading, their own headings a level lower; nothing where there are none."""
    found = below(Page(tuple(blocks)))
    if found:
        yield Heading(2, line(name), anchor)
        yield from found


def _versions(version: Version, plan: Plan) -> Iterator[Block]:
    """What is based on what; nothing where there is no other version."""
    if len(plan.versions) > 1:
        yield from _section("Where it stands among the versions", "versions", (versions_tree(plan, version),))


def _changes(since: Since | None, plan: Plan) -> Iterator[Block]:
    if since is None:
        return
    diff = since.concordance.diff
    page = changes_page(diff, diff.changes, since.review, plan, Form())
    against = Lines((line("Against ", *version_name(diff.old), "."),))
    yield from _section("What changed", "changes", (against, *page.blocks))


def _stances(matrix: StanceMatrix, plan: Plan) -> Iterator[Block]:
    behind = tuple(_behind(matrix, plan))
    fold = (Fold(line(f"The statements behind the table, {counted(len(behind), 'cell')}"), behind),) if behind else ()
    yield from _section("Who stands where", "stances", (*matrix_blocks(matrix, plan), *fold))


def _behind(matrix: StanceMatrix, plan: Plan) -> Iterator[Entry]:
    """The cells that rest on words about their own point, party by party."""
    for column, party in enumerate(plan.parties):
        for row in matrix.rows:
            cell = row.cells[column]
            if cell.reach not in (Reach.VERSION, Reach.NOT_STATED):
                entry = cell_entry(row.point, cell, plan)
                yield entry._replace(title=line(Span(f"{party_name(plan, party.id)}: ", Tone.STRONG), *entry.title))


def _points(version: Version, plan: Plan) -> Iterator[Block]:
    entries: Sequence[Entry] = [_point(point, plan) for point in version.points]
    yield from _section("The points", "points", entries)


def _point(point: Point, plan: Plan) -> Entry:
    entry = point_entry(point, plan)
    cited = (Lines((sources(point.sources),)),) if point.sources else ()
    return entry._replace(body=(*entry.body, *cited), anchor=f"point-{point.id}")


def _concordance(since: Since | None) -> Iterator[Block]:
    if since is None:
        return
    old = since.concordance.diff.old
    told = Lines((line("Every point, and what it continues of ", *version_name(old), "."),))
    yield from _section("Which number was which", "concordance", (told, backward(since.concordance)))


def _history(version: Version) -> Iterator[Block]:
    told = events(version)
    if told:
        yield from _section("How it came about", "events", told[1:])
