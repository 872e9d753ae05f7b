"""What is open, as a page that can be read aloud: what blocks each point and who wants what."""

import datetime

from planvers.comparing.evidence import Fate, evidence, fate_of_unpublished
from planvers.ledger.openpoints import Blocker, OpenPoint, OpenPoints
from planvers.ledger.stances import Cell
from planvers.model.plan import Plan, Point
from planvers.model.vocabulary import Status
from planvers.views.fates import FATE_WORDS
from planvers.views.page import Block, Bullets, Entry, Facts, Heading, Line, Lines, Page, Span, Tone, joined, line
from planvers.views.phrases import (
    STANCE_WORDS,
    STATUS_WORDS,
    counted,
    day,
    label,
    parties,
    party_name,
    statement_lines,
    title,
    version_name,
)

_BLOCKER_WORDS = {
    Blocker.BRACKETED: "bracketed: wording not agreed",
    Blocker.DEFERRED: "deferred",
    Blocker.DISCUSSED: "discussed, not agreed",
    Blocker.NOT_CONFIRMED: "agreed but not confirmed",
    Blocker.NOT_ANSWERED: "no answer on this point yet",
}


def open_page(found: OpenPoints, plan: Plan, today: datetime.date, shown: tuple[OpenPoint, ...]) -> Page:
    """The open points, most blocked first. `today` is what days are counted to; the counts are never filtered."""
    heading = Heading(1, line(*version_name(found.version), Span(f" · {_when(found)}", Tone.MUTED)))
    summary = Lines((line(_summary(found, plan)), *_partly_shown(found, shown)))
    entries = tuple(_entry(plan, item, today) for item in shown)
    return Page(
        (heading, summary, *entries, *_agreed_but_opposed(found, plan), *_not_public(found), Lines((_closing(found),)))
    )


def _when(found: OpenPoints) -> str:
    return f"as of {day(found.as_of)}" if found.as_of else "on everything said so far"


def _summary(found: OpenPoints, plan: Plan) -> str:
    if not found.open and not found.agreed and not found.not_public:
        return "Nothing public says what is agreed or open."
    if not found.agreed:
        return f"{counted(len(found.open), 'point')} open, none agreed."
    groups: dict[tuple[str, ...], int] = {}
    for point in found.agreed:
        groups[point.agreed_by] = groups.get(point.agreed_by, 0) + 1
    by = "; ".join(f"{count} agreed by {parties(plan, ids)}" for ids, count in groups.items())
    absent = [party.id for party in plan.parties if not any(party.id in ids for ids in groups)]
    without = f" Not among those who agreed: {parties(plan, absent)}." if absent else ""
    return f"{counted(len(found.open), 'point')} open; {by}.{without}"


def _partly_shown(found: OpenPoints, shown: tuple[OpenPoint, ...]) -> tuple[Line, ...]:
    if len(shown) == len(found.open):
        return ()
    return (line(Span(f"showing {len(shown)} of {len(found.open)}", Tone.ALERT)),)


def _entry(plan: Plan, item: OpenPoint, today: datetime.date) -> Entry:
    body: list[Block] = []
    if item.point.text:
        body.append(Lines((line(str(item.point.text)),)))
    if item.cells:
        body.append(Facts(tuple(pair for cell in item.cells for pair in _party_lines(plan, cell))))
    body.append(Lines((_decides(item, today),)))
    return Entry("", label(item.point), line(Span(title(item.point), Tone.STRONG)), _blocker(plan, item), tuple(body))


def _blocker(plan: Plan, item: OpenPoint) -> Line:
    if not item.opposed_by and not item.countered_by:
        return line(_BLOCKER_WORDS.get(item.blocker, STATUS_WORDS[item.point.status]))
    opposed = line(Span(f"opposed by {parties(plan, item.opposed_by)}", Tone.ALERT)) if item.opposed_by else ()
    countered = line(f"another proposal by {parties(plan, item.countered_by)}") if item.countered_by else ()
    return joined(" · ", [opposed, countered])


def _party_lines(plan: Plan, cell: Cell) -> tuple[tuple[Line, Line], ...]:
    statement = cell.statement
    if statement is None:
        return ()
    name = party_name(plan, cell.party)
    what, who = statement_lines(statement)
    stance = line(Span(f"{STANCE_WORDS[statement.stance]}: ", Tone.STRONG))
    return ((line(name), line(*stance, *what)), (line(), who))


def _decides(item: OpenPoint, today: datetime.date) -> Line:
    parts = [line(f"left to {item.point.deferred_to}" if item.point.deferred_to else "")]
    if item.last_word is None:
        parts.append(line("no statement on this point is recorded"))
    elif item.last_word > today:
        parts.append(line(f"last word {day(item.last_word)}"))
    else:
        days = (today - item.last_word).days
        parts.append(line(f"last word {day(item.last_word)} ({counted(days, 'day')} ago)"))
    return tuple(Span(span.text, Tone.MUTED) for span in joined(" · ", parts))


def _agreed_but_opposed(found: OpenPoints, plan: Plan) -> tuple[Block, ...]:
    """Points that count as agreed between some while another party is on record against them."""
    if not found.agreed_but_opposed:
        return ()
    lines = tuple(
        line(f"{label(item.point)} {title(item.point)}: opposed by {parties(plan, item.opposed_by)}")
        for item in found.agreed_but_opposed
    )
    return (Heading(2, line("Counted as agreed, but a party opposes")), Lines(lines))


def _not_public(found: OpenPoints) -> tuple[Block, ...]:
    """Points of which nobody knows whether they stand in the text; they are not counted as open."""
    if not found.not_public:
        return ()
    lines = tuple(line(f"{title(point)}: {_said(point)}") for point in found.not_public)
    return (Heading(2, line("Not public, known from reports only")), Bullets(lines))


def _said(point: Point) -> str:
    known = fate_of_unpublished(point)
    if known is None:
        return "no report says what became of it"
    says = f": {', '.join(evidence(point).says)}" if known is Fate.REPORTS_CONFLICT else ""
    return f"{FATE_WORDS[known]}{says}"


def _closing(found: OpenPoints) -> Line:
    counts: dict[str, int] = {}
    for item in found.open:
        word = STATUS_WORDS[item.point.status]
        counts[word] = counts.get(word, 0) + 1
    counts |= {STATUS_WORDS[Status.UNKNOWN]: len(found.not_public)} if found.not_public else {}
    text = " · ".join([f"{len(found.agreed)} agreed", *(f"{count} {word}" for word, count in counts.items())])
    return line(Span(f"{found.version.id}: {text}", Tone.MUTED))
