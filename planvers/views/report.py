"""All there is to say of one version, to be handed on: what is known, who stands where, what is open, what changed."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from planvers.comparing.change import Diff
from planvers.comparing.course import Course
from planvers.ledger.openpoints import OpenPoints
from planvers.ledger.stances import StanceMatrix
from planvers.ledger.timeline import TimelineEntry
from planvers.model.plan import Plan, Version
from planvers.review.judging import Review
from planvers.views.changes import Form, changes_page
from planvers.views.convergence import convergence_bars
from planvers.views.flow import flow
from planvers.views.notes import with_notes
from planvers.views.openpoints import open_page
from planvers.views.page import (
    Block,
    Bullets,
    Facts,
    Fold,
    Grid,
    Heading,
    Line,
    Lines,
    Page,
    Span,
    Tone,
    below,
    line,
)
from planvers.views.phrases import (
    KIND_WORDS,
    WORDING_WORDS,
    dated,
    day,
    listed,
    parties,
    party_name,
    points_known,
    version_name,
)
from planvers.views.stances import matrix_blocks
from planvers.views.timeline import timeline_page


class Comparison(NamedTuple):
    """The version against an earlier one, with the findings on that."""

    diff: Diff
    review: Review


class Material(NamedTuple):
    """What a report is made of. `others` are the courses of the versions that nothing is based on, but for this one's.

    `comparison` is None for a version that is based on none; `day` is what days are counted to.
    """

    plan: Plan
    version: Version
    course: Course
    others: tuple[Course, ...]
    matrix: StanceMatrix
    open: OpenPoints
    comparison: Comparison | None
    timeline: tuple[TimelineEntry, ...]
    day: datetime.date


def report_page(found: Material) -> Page:
    """The report, a chapter a question; every claim refers to its source, and every sign to who said so."""
    blocks = (
        *_opening(found),
        *_known(found.plan),
        *_flow(found),
        *_stances(found),
        _chapter("How far the talks have come", "convergence"),
        *convergence_bars(found.plan),
        _chapter("What is open, and what blocks it", "open"),
        *below(open_page(found.open, found.plan, found.day)),
        *_changes(found),
        _chapter("What happened when", "timeline"),
        *below(timeline_page(found.timeline, found.plan)),
    )
    return with_notes(Page(blocks), found.plan)


def _chapter(name: str, anchor: str) -> Heading:
    return Heading(2, line(name), anchor)


def _opening(found: Material) -> Iterator[Block]:
    plan, version = found.plan, found.version
    yield Heading(1, line(plan.title))
    summary = [line(plan.summary)] if plan.summary else []
    if plan.provisional_until_complete:
        summary.append(line(Span("Nothing is agreed until everything is agreed.", Tone.STRONG)))
    if summary:
        yield Lines(tuple(summary))
    about = [
        ("this report is on", version_name(version)),
        ("as of", line(day(found.day))),
        ("parties", line(listed(party_name(plan, party.id) for party in plan.parties))),
        ("in short", line(version.summary or "")),
    ]
    yield Facts(tuple((line(Span(name, Tone.MUTED)), value) for name, value in about if value))


def _known(plan: Plan) -> Iterator[Block]:
    """How well each version is known: nobody should take what was not published for what is not there."""
    yield _chapter("Which versions there are, and how well each is known", "versions")
    head = ("version", "date", "text by", "based on", "what is known", "wording")
    rows = tuple(tuple(map(line, _version_row(plan, version))) for version in plan.versions)
    yield Grid(tuple(map(line, head)), rows, len(head))
    notes = [line(Span(f"{item.title}: ", Tone.STRONG), item.count_note) for item in plan.versions if item.count_note]
    if notes:
        yield Bullets(tuple(notes))


def _version_row(plan: Plan, version: Version) -> tuple[str, ...]:
    based_on = ", ".join(plan.version(parent).title for parent in version.based_on)
    return (
        f"{version.title} ({version.id})",
        f"{dated(version.date)}, {KIND_WORDS[version.kind]}",
        parties(plan, version.authors) if version.authors else "not public",
        based_on or "no known parent",
        points_known(version),
        WORDING_WORDS[version.wording],
    )


def _flow(found: Material) -> Iterator[Block]:
    yield _chapter("Which points became which", "flow")
    if len(found.course.columns) > 1:
        yield flow(found.course)
    else:
        yield Lines((line(f"{found.version.title} is not known to be based on an earlier version."),))
    for other in found.others:
        last = other.columns[-1][0]
        if len(other.columns) > 1:
            yield Fold(line(f"The same for {last.title}"), (flow(other),))
        else:
            yield Lines((line(Span(f"{last.title} is not known to be related to any other version.", Tone.MUTED)),))


def _stances(found: Material) -> Iterator[Block]:
    yield _chapter("Who stands where", "stances")
    yield Lines((line("Each sign leads to who said so, when, and how that is known."),))
    yield from matrix_blocks(found.matrix, found.plan)


def _changes(found: Material) -> Iterator[Block]:
    if found.comparison is None:
        return
    diff, review = found.comparison
    yield _chapter(f"What changed since {diff.old.title}", "changes")
    if diff.old.id not in found.version.based_on:
        yield Lines((_why_not_parent(found, diff.old),))
    page = changes_page(diff, diff.changes, review, found.plan, Form(by_number=True, side_by_side=True))
    yield from below(page)


def _why_not_parent(found: Material, old: Version) -> Line:
    names = listed(found.plan.version(parent).title for parent in found.version.based_on)
    return line(f"{names} is not known in full; {old.title} is the last version before it that is.")
