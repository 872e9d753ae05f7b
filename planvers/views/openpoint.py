"""One open point: what blocks it, who stands on which side, their latest words, and how long it has been quiet."""

import datetime
from collections.abc import Iterator

from planvers.brackets.names import party_names
from planvers.ledger.cells import Cell, Reach
from planvers.ledger.openpoints import Blocker, OpenPoint
from planvers.model.languages import shown_tag
from planvers.model.plan import Plan, Point
from planvers.model.vocabulary import Stance
from planvers.views.brackets import marked
from planvers.views.packages import package_remark
from planvers.views.page import Block, Entry, Facts, Line, Lines, Span, Tone, joined, line, spoken
from planvers.views.phrases import (
    STANCE_WORDS,
    counted,
    dated,
    label,
    parties,
    party_name,
    standing,
    statement_lines,
    titled,
)
from planvers.views.wording import wording

_SIDES = (
    ("for", (Stance.ACCEPTS,)),
    ("for, on conditions", (Stance.ACCEPTS_CONDITIONALLY,)),
    ("against", (Stance.OPPOSES,)),
    ("other proposal", (Stance.COUNTER_PROPOSES,)),
    ("reserving", (Stance.RESERVES,)),
    ("no position", (Stance.NO_POSITION,)),
)


def open_entry(plan: Plan, item: OpenPoint, today: datetime.date | None, remark: Line = ()) -> Entry:
    """A point with all that a meeting asks of it; `remark` stands in place of what blocks it."""
    body: list[Block] = [*_wording(plan, item.point)]
    if item.answers:
        body.append(Lines((_sides(plan, item),)))
        body.append(Facts(tuple(pair for cell in item.answers for pair in _party_lines(plan, cell))))
    body.append(Lines((_closing(item, today),)))
    name = line(titled(item.point, plan))
    return Entry("", label(item.point), name, remark or blockers(plan, item), tuple(body))


def _wording(plan: Plan, point: Point) -> Iterator[Block]:
    """The wording of a point and of its sub-points, as far as it is public."""
    names = party_names(plan.parties)
    if point.text is not None:
        yield from wording(point, names, plan.language)
    if any(part.text is not None for part in point.subpoints):
        yield Facts(
            tuple(
                (line(label(part)), spoken(marked(str(part.text), names), shown_tag(part.text, plan.language)))
                for part in point.subpoints
                if part.text is not None
            )
        )


def blockers(plan: Plan, item: OpenPoint, but: str = "") -> Line:
    """What blocks a point, or how it is agreed; a party that is told of already is left out."""
    if not item.blockers:
        return line(standing(item.point, plan))
    return joined(" · ", [_blocker(plan, item, blocker, but) for blocker in item.blockers])


def _blocker(plan: Plan, item: OpenPoint, blocker: Blocker, but: str) -> Line:
    opposed, countered = (
        parties(plan, (party for party in item.saying(stance) if party != but))
        for stance in (Stance.OPPOSES, Stance.COUNTER_PROPOSES)
    )
    if blocker is Blocker.OPPOSED:
        return line(Span(f"opposed by {opposed}" if opposed else "", Tone.ALERT))
    if blocker is Blocker.ALTERNATIVES:
        return line(f"alternatives on the table{f', another proposal by {countered}' if countered else ''}")
    words = {
        Blocker.BRACKETED: "bracketed",
        Blocker.DEFERRED: f"left to {item.point.deferred_to}" if item.point.deferred_to else "deferred",
        # That it is open goes without saying where something else is said.
        Blocker.DISCUSSED: "discussed, not agreed" if len(item.blockers) == 1 else "",
        Blocker.NOT_CONFIRMED: standing(item.point, plan),
        Blocker.NOT_ANSWERED: "no answer on this point yet",
    }
    return line(words[blocker])


def _sides(plan: Plan, item: OpenPoint) -> Line:
    """Which parties stand where on the very point, and which have not spoken on it."""
    named = [(name, item.saying(*stances)) for name, stances in _SIDES]
    groups = [*named, ("mixed", item.mixed), ("silent on this point", item.silent)]
    told = [line(Span(f"{name}: ", Tone.STRONG), parties(plan, who)) for name, who in groups if who]
    return joined(" · ", told)


def _party_lines(plan: Plan, cell: Cell) -> Iterator[tuple[Line, Line]]:
    name = line(party_name(plan, cell.party))
    for statement in cell.words:
        what, who = statement_lines(statement)
        yield name, line(Span(f"{STANCE_WORDS[statement.stance]}: ", Tone.STRONG), *what)
        yield line(), who
        name = line()


def _closing(item: OpenPoint, today: datetime.date | None) -> Line:
    parts = [_last_word(item, today)]
    if item.package is not None:
        parts.append(package_remark(item.package, item.point))
    return joined(" · ", [line(Span(part, Tone.MUTED)) for part in parts])


def _last_word(item: OpenPoint, today: datetime.date | None) -> str:
    if item.last is None:
        carried = [cell for cell in item.cells if cell.reach in (Reach.CARRIED, Reach.STALE)]
        earlier = f"; on an earlier version of it {counted(len(carried), 'party', 'parties')} spoke" if carried else ""
        return f"no statement on this point of this version is recorded{earlier}"
    if today is None:
        return f"last word {dated(item.last)}"
    days = (today - item.last.last).days
    ago = f" ({'' if item.last.is_day else 'at least '}{counted(days, 'day')} ago)" if days >= 0 else ""
    return f"last word {dated(item.last)}{ago}"
