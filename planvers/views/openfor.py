"""What is open for one party: what it stands against or has not answered, and what waits for others."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

from planvers.ledger.openfor import OpenFor, Standing
from planvers.ledger.openpoints import OpenPoints
from planvers.model.plan import Party, Plan
from planvers.views.openpoint import blockers, open_entry
from planvers.views.openpoints import closing, head
from planvers.views.page import Block, Heading, Line, Lines, Page, Span, Tone, joined, line
from planvers.views.phrases import counted, labels, party_name

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
    places = {unit.id: place for place, unit in enumerate(found.version.units())}
    general = sorted((item for item in listed if item.is_general), key=lambda item: places[item.item.point.id])
    remark = line(_in_short(listed, name), Span(" (of the points asked for)" if is_narrowed else "", Tone.ALERT))
    entries = (open_entry(plan, item.item, today, _remark(item, name, plan)) for item in own)
    return Page((*head(found, plan, remark, f"Open for {name}: "), *entries, *_general(general, name), closing(found)))


def _in_short(listed: Sequence[OpenFor], name: str) -> str:
    if not listed:
        return f"Nothing is open for {name}."
    counts = Counter(item.standing for item in listed)
    told = ", ".join(f"{_WORDS[standing]} {counts[standing]}" for standing in Standing if counts[standing])
    return f"{counted(len(listed), 'point')} open for {name}: {told}."


def _remark(found: OpenFor, name: str, plan: Plan) -> Line:
    """What the party says of the point, and how the point stands."""
    return joined(" · ", [line(f"{name} {_WORDS[found.standing]}"), blockers(plan, found.item, but=found.cell.party)])


def _general(listed: Sequence[OpenFor], name: str) -> Iterator[Block]:
    """The points that the party said nothing on by name, by what it says of the version as a whole."""
    if not listed:
        return
    yield Heading(2, line(f"Points that {name} has not spoken on by name"))
    for standing in sorted({item.standing for item in listed}):
        group = [item for item in listed if item.standing is standing]
        whole = " with the version as a whole" if any(item.cell.words for item in group) else ""
        words = _WORDS[standing] + (whole if standing is not Standing.NOT_ANSWERED else "")
        yield Lines((line(Span(f"{words}: ", Tone.STRONG), labels([item.item.point for item in group])),))
