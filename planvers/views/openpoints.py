"""What is open, as a page that can be read aloud: what blocks each point and who stands on which side."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from planvers.comparing.evidence import Fate, evidence, fate_of_unpublished
from planvers.ledger.convergence import convergence
from planvers.ledger.openpoints import Blocker, OpenPoint, OpenPoints
from planvers.ledger.packages import Package
from planvers.model.plan import Plan, Point
from planvers.model.vocabulary import Stance, Status
from planvers.views.convergence import convergence_line
from planvers.views.fates import FATE_WORDS
from planvers.views.openpoint import open_entry
from planvers.views.packages import package_words
from planvers.views.page import Block, Bullets, Heading, Line, Lines, Page, Span, Tone, joined, line
from planvers.views.phrases import (
    STATUS_WORDS,
    as_of,
    called,
    counted,
    counted_units,
    label,
    parties,
    party_name,
    text_known,
    titled,
    version_name,
    words_said,
)

# As many points as a screen may hold in full.
_FEW = 3
_CONTESTS = {
    Stance.OPPOSES: "opposed by",
    Stance.COUNTER_PROPOSES: "another proposal by",
    Stance.RESERVES: "position reserved by",
    Stance.ACCEPTS_CONDITIONALLY: "accepted on conditions by",
}


def open_page(
    found: OpenPoints, plan: Plan, today: datetime.date, is_wanted: Callable[[Point], bool] = lambda _point: True
) -> Page:
    """The open points, most blocked first, and what else stands in the way, as far as points are wanted.

    `today` is what days are counted to; the counts are never narrowed.
    """
    shown = sum(is_wanted(item.point) for item in found.open)
    few = f"showing {shown} of {len(found.open)}" if shown < len(found.open) else ""
    lead = head(found, plan, line(Span(few, Tone.ALERT)))
    return Page((*lead, *open_blocks(found, plan, today, is_wanted), closing(found)))


def open_blocks(
    found: OpenPoints,
    plan: Plan,
    today: datetime.date | None = None,
    is_wanted: Callable[[Point], bool] = lambda _point: True,
) -> Iterator[Block]:
    """The open points that are wanted, and what else stands in the way; without `today` no days are counted."""
    shown = [item for item in found.open if is_wanted(item.point)]
    entries = [open_entry(plan, item, today) for item in shown if not _is_unanswered(item)]
    if len(entries) > _FEW:
        # An agenda, where the points would not fit on one screen.
        yield from (entry._replace(body=()) for entry in entries)
        yield Heading(2, line("In full"))
    yield from entries
    yield from _unanswered([item for item in shown if _is_unanswered(item)], plan)
    yield from _agreed_but_contested([item for item in found.agreed_but_contested if is_wanted(item.point)], plan)
    yield from _packages([item for item in found.packages if any(map(is_wanted, item.points))], plan)
    yield from _status_unknown(list(filter(is_wanted, found.status_unknown)), plan)
    yield from _not_public(list(filter(is_wanted, found.not_public)), plan)


def _is_unanswered(item: OpenPoint) -> bool:
    return item.blockers == (Blocker.NOT_ANSWERED,)


def head(found: OpenPoints, plan: Plan, remark: Line = (), lead: str = "") -> tuple[Block, ...]:
    """What the page is about: the version, how far it is agreed and by whom, and where parties stand on all of it."""
    when = as_of(found.as_of, found.version) if found.as_of else "on everything said so far"
    title_line = line(Span(lead, Tone.STRONG), *version_name(found.version), Span(f" · {when}", Tone.MUTED))
    summary = open_summary(found, plan, remark)
    return (Heading(1, title_line), summary._replace(lines=(line(text_known(found.version)), *summary.lines)))


def open_summary(found: OpenPoints, plan: Plan, remark: Line = ()) -> Lines:
    """How far a version is agreed and by whom, and where parties stand on all of it."""
    by = f"Text by {parties(plan, found.version.authors)}. " if found.version.authors else ""
    rows = [line(by + _summary(found, plan)), _on_whole(found, plan), remark]
    return Lines(tuple(row for row in rows if row))


def closing(found: OpenPoints) -> Lines:
    """How far the version has come, in one line of counts."""
    counts = convergence_line(convergence(found.version))
    lead = Span(f"{found.version.id} by status: ")
    return Lines((line(*(Span(span.text, Tone.MUTED) for span in (lead, *counts))),))


def _summary(found: OpenPoints, plan: Plan) -> str:
    if not found.open and not found.agreed and not found.not_public and not found.status_unknown:
        return "Nothing public says what is agreed or open."
    still_open = f"{_counted(found, found.open)} open{_by_status(found)}"
    if not found.agreed:
        unknown = convergence(found.version).unknown
        if unknown == 0:
            return f"{still_open}, none agreed."
        how_many = "the others" if unknown is None else counted(unknown, "point")
        return f"{still_open}, none known to be agreed; the status of {how_many} is not public."
    groups: dict[tuple[str, ...], list[OpenPoint]] = {}
    for item in found.agreed:
        groups.setdefault(item.point.agreed_by, []).append(item)
    by = "; ".join(f"{_counted(found, items)} agreed by {parties(plan, ids)}" for ids, items in groups.items())
    absent = [party.id for party in plan.parties if not any(party.id in ids for ids in groups)]
    without = f" Not among those who agreed: {parties(plan, absent)}." if absent else ""
    until = " Nothing is agreed until everything is agreed." if plan.provisional_until_complete else ""
    return f"{still_open}; {by}.{without}{until}"


def _by_status(found: OpenPoints) -> str:
    """The statuses of the points that are open where some have another than `open`: whatever is not agreed is open.

    Sub-points are left out, as in the counts that close the page, so that the two can be held together.
    """
    points = {point.id for point in found.version.points}
    counts = Counter(item.point.status for item in found.open if item.point.id in points)
    if not set(counts) - {Status.OPEN}:
        return ""
    return (
        f" (points by status: {', '.join(f'{counts[item]} {STATUS_WORDS[item]}' for item in Status if counts[item])})"
    )


def _counted(found: OpenPoints, items: Sequence[OpenPoint]) -> str:
    """How many points, and how many sub-points that are told apart from theirs."""
    return counted_units(found.version, [item.point for item in items])


def _on_whole(found: OpenPoints, plan: Plan) -> Line:
    """Where each party stands on the version as a whole, since that is said of no point."""
    said = [line(f"{party_name(plan, cell.party)} {words_said(cell.words)}") for cell in found.whole if cell.words]
    return line("On the version as a whole: ", *joined(" · ", said)) if said else ()


def _unanswered(items: Sequence[OpenPoint], plan: Plan) -> tuple[Block, ...]:
    """Points that are on the table and that nobody has spoken on by name: there is no more to tell of them."""
    if not items:
        return ()
    names = Bullets(tuple(called(item.point, plan) for item in items))
    return (Heading(2, line("No answer yet: nobody has spoken on these by name")), names)


def _agreed_but_contested(opposed: Sequence[OpenPoint], plan: Plan) -> tuple[Block, ...]:
    """Points that count as agreed between some, of which a party says something else than that it accepts them."""
    if not opposed:
        return ()
    lines = tuple(
        line(f"{label(item.point)} ", titled(item.point, plan, Tone.PLAIN), f": {_contest(item, plan)}")
        for item in opposed
    )
    return (Heading(2, line("Counted as agreed, but contested")), Lines(lines))


def _contest(item: OpenPoint, plan: Plan) -> str:
    groups = [(words, item.saying(stance)) for stance, words in _CONTESTS.items()]
    groups.append(("several voices of", item.mixed))
    return "; ".join(f"{words} {parties(plan, who)}" for words, who in groups if who)


def _packages(deals: Sequence[Package], plan: Plan) -> tuple[Block, ...]:
    if not deals:
        return ()
    lines = tuple(line(Span(item.id, Tone.STRONG), f"  {package_words(item, plan)}") for item in deals)
    return (Heading(2, line("Packages")), Lines(lines))


def _status_unknown(points: Sequence[Point], plan: Plan) -> tuple[Block, ...]:
    """Points whose wording is public, and not whether they are agreed; they are counted neither way."""
    if not points:
        return ()
    names = Bullets(tuple(called(point, plan) for point in points))
    return (Heading(2, line("Status not public: nobody knows how these stand")), names)


def _not_public(points: Sequence[Point], plan: Plan) -> tuple[Block, ...]:
    """Points of which nobody knows whether they stand in the text; they are not counted as open."""
    if not points:
        return ()
    lines = tuple(line(*called(point, plan), f": {_said(point)}") for point in points)
    return (Heading(2, line("Not public, known from reports only")), Bullets(lines))


def _said(point: Point) -> str:
    known = fate_of_unpublished(point)
    if known is None:
        return "no report says what became of it"
    says = f": {', '.join(evidence(point).says)}" if known is Fate.REPORTS_CONFLICT else ""
    return f"{FATE_WORDS[known]}{says}"
