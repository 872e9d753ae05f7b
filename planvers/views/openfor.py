"""What is open for one party: what it stands against or has not answered, and what waits for others."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

from planvers.ledger.cells import Reach
from planvers.ledger.openfor import OpenFor, Standing
from planvers.ledger.openpoints import OpenPoints
from planvers.model.plan import Party, Plan
from planvers.views.openpoint import blockers, open_entry
from planvers.views.openpoints import closing, head
from planvers.views.page import Block, Heading, Line, Lines, Page, Span, Tone, joined, line
from planvers.views.phrases import counted, labels, party_name, standing

_WORDS = {
    Standing.OPPOSES: "opposes",
    Standing.COUNTER_PROPOSES: "counter-proposes",
    Standing.MIXED: "speaks with several voices on",
    Standing.RESERVES: "reserves its position",
    Standing.ON_CONDITIONS: "accepts on conditions",
    Standing.NO_POSITION: "takes no position",
    Standing.NOT_ANSWERED: "has not spoken on",
    Standing.WAITS: "accepts and waits for others",
}


def open_for_page(
    found: OpenPoints, listed: Sequence[OpenFor], plan: Plan, party: Party, today: datetime.date, *, is_narrowed: bool
) -> Page:
    """The points that are open for a party: those it spoke on by name in full, then the others by what it said."""
    name = party_name(plan, party.id)
    own = [item for item in listed if not item.is_general]
    general = [item for item in listed if item.is_general]
    remark = line(_in_short(listed, name), Span(" (of the points asked for)" if is_narrowed else "", Tone.ALERT))
    entries = (open_entry(plan, item.item, today, _remark(item, name, plan)) for item in own)
    return Page(
        (
            *head(found, plan, remark, f"Open for {name}: "),
            *entries,
            *_general(general, found, plan, name),
            closing(found),
        )
    )


def _in_short(listed: Sequence[OpenFor], name: str) -> str:
    if not listed:
        return f"Nothing is open for {name}."
    counts = Counter(item.standing for item in listed)
    told = ", ".join(_so_many(listed, standing) for standing in Standing if counts[standing])
    return f"{counted(len(listed), 'point')} open for {name}: {told}."


def _so_many(listed: Sequence[OpenFor], standing: Standing) -> str:
    """On how many points a party stands so, and of how many of these it did not say so by name."""
    items = [item for item in listed if item.standing is standing]
    general = sum(item.is_general for item in items) if standing is not Standing.NOT_ANSWERED else 0
    return f"{_WORDS[standing]} {len(items)}" + (f" ({general} of them not by name)" if general else "")


def _remark(found: OpenFor, name: str, plan: Plan) -> Line:
    """What the party says of the point, and how the point stands."""
    return joined(" · ", [line(f"{name} {_WORDS[found.standing]}"), blockers(plan, found.item, but=found.cell.party)])


def _general(listed: Sequence[OpenFor], found: OpenPoints, plan: Plan, name: str) -> Iterator[Block]:
    """The points that the party said nothing on by name, by why they are open for it."""
    if not listed:
        return
    yield Heading(2, line(f"Points that {name} has not spoken on by name"))
    places = {unit.id: place for place, unit in enumerate(found.version.units())}
    by_reason: dict[str, list[OpenFor]] = {}
    for item in sorted(listed, key=lambda item: places[item.item.point.id]):
        by_reason.setdefault(_reason(item, plan), []).append(item)
    for reason, group in by_reason.items():
        yield Lines((line(Span(f"{reason}: ", Tone.STRONG), labels([item.item.point for item in group])),))


def _reason(found: OpenFor, plan: Plan) -> str:
    """Why a point is open for a party that did not speak on it by name, and on what that rests."""
    if found.has_agreed:
        return f"{standing(found.item.point, plan)}, to be confirmed"
    if found.standing is Standing.NOT_ANSWERED:
        return "nothing stated" + (", though on an earlier wording" if found.cell.reach is Reach.STALE else "")
    carried = "the same wording in an earlier version"
    of = carried if found.cell.reach is Reach.CARRIED else "the version as a whole"
    return f"{_WORDS[found.standing]}, as said of {of}"
