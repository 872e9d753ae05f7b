"""The timeline as a page: a heading a date, below it the versions, events and statements of that date."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from planvers.ledger.timeline import Happening, TimelineEntry
from planvers.model.dates import Precision
from planvers.model.plan import Plan, Statement, Version
from planvers.views.page import Block, Entry, Heading, Line, Lines, Page, Span, Tone, joined, line
from planvers.views.phrases import (
    KIND_WORDS,
    STANCE_WORDS,
    counted,
    dated,
    listed,
    parties,
    party_name,
    points_known,
    sources,
    statement_anchor,
    statement_lines,
)
from planvers.views.signs import words_sign

_DOUBTS = {
    Precision.DAY: "",
    Precision.MONTH: "  the day is not known",
    Precision.YEAR: "  the month is not known",
}


class Asked(NamedTuple):
    """What a timeline was narrowed to, in words: which statements, and which days."""

    statements: str = ""
    days: str = ""


EVERYTHING = Asked()


def timeline_page(entries: Sequence[TimelineEntry], plan: Plan, asked: Asked = EVERYTHING) -> Page:
    """The entries, oldest first."""
    heading = Heading(1, line(Span(plan.title, Tone.STRONG), Span(f"  {plan.id}", Tone.MUTED)))
    blocks: list[Block] = [heading, Lines(tuple(_in_short(entries, plan, asked)))]
    for date, group in groupby(entries, key=lambda entry: entry.date):
        blocks.append(Heading(2, line(dated(date), Span(_DOUBTS[date.precision], Tone.MUTED))))
        blocks.extend(_entry(entry, plan) for entry in group)
    return Page(tuple(blocks))


def _in_short(entries: Sequence[TimelineEntry], plan: Plan, asked: Asked) -> Iterator[Line]:
    if not entries:
        yield line(f"Nothing is recorded{asked.days}.")
        return
    kinds = Counter(entry.kind for entry in entries)
    statements = f"{counted(kinds[Happening.STATEMENT], 'statement')}{asked.statements}"
    frame = [counted(kinds[kind], kind.value) for kind in (Happening.VERSION, Happening.EVENT) if kinds[kind]]
    told = (
        f"{statements}; for orientation {listed(frame)}" if asked.statements and frame else listed([*frame, statements])
    )
    yield line(told + (asked.days or f", {dated(entries[0].date)} to {dated(entries[-1].date)}"))
    said = Counter(entry.statement.party for entry in entries if entry.statement)
    by = ", ".join(f"{party_name(plan, party.id)} {said[party.id]}" for party in plan.parties if said[party.id])
    if by:
        yield line(Span(f"statements by party: {by}", Tone.MUTED))


def _entry(entry: TimelineEntry, plan: Plan) -> Entry:
    if entry.statement is not None:
        return statement_entry(entry.statement, plan)
    version = entry.version
    if version is None:
        raise ValueError("an entry is a statement, or of a version")
    if entry.event is None:
        return _version(version, plan)
    note = f" ({entry.event.date_note})" if entry.event.date_note else ""
    body = Lines((line(f"{entry.event.event}{note} ", *sources(entry.event.sources)),))
    return Entry("•", "", line(Span(version.id, Tone.STRONG)), line("event"), (body,))


def _version(version: Version, plan: Plan) -> Entry:
    by = f"by {parties(plan, version.authors)}" if version.authors else ""
    based_on = f"based on {', '.join(version.based_on)}" if version.based_on else ""
    about = joined(" · ", [line(part) for part in (KIND_WORDS[version.kind], by, based_on, points_known(version))])
    note = (line(Span(version.date_note, Tone.MUTED)),) if version.date_note else ()
    title = line(Span(version.title, Tone.STRONG), Span(f"  {version.id}", Tone.MUTED))
    return Entry("◆", "", title, line("version"), (Lines((about, *note)),))


def statement_entry(statement: Statement, plan: Plan) -> Entry:
    """A statement: who says what of it, of what it speaks, and below that the statement itself."""
    about = [str(item) for item in statement.about] or [f"topic {statement.topic}" if statement.topic else ""]
    title = line(Span(party_name(plan, statement.party), Tone.STRONG), f" {STANCE_WORDS[statement.stance]}")
    body = (Lines(statement_lines(statement)),)
    anchor = statement_anchor(statement.id)
    return Entry(words_sign((statement,)), "", title, line(", ".join(about)), body, anchor)
