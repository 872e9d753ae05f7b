"""How far the talks have come, version by version: counts where they are known, ranges where they are not."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from planvers.ledger.convergence import Convergence, Range, convergence
from planvers.model.plan import Plan
from planvers.views.page import Bars, Block, Bullets, Grid, Heading, Line, Lines, Page, Span, Tone, joined, line
from planvers.views.page_words import range_words
from planvers.views.phrases import counted, dated


class _Group(NamedTuple):
    """Points that are counted together: at the head of a column, and in a line.

    Where nobody knows how many points stand where, a group of which none is known is no news, unless it
    is one that people always ask for.
    """

    head: str
    name: str
    size: Callable[[Convergence], Range]
    is_always: bool = False


_NEARLY = "agreed in principle or ad referendum"
_GROUPS = (
    _Group("agreed", "agreed", lambda found: found.agreed, is_always=True),
    _Group("nearly", _NEARLY, lambda found: found.in_principle),
    _Group("bracketed", "bracketed", lambda found: found.bracketed, is_always=True),
    _Group("open", "open", lambda found: found.open, is_always=True),
    _Group("proposed", "proposed", lambda found: found.proposed),
)


def convergence_page(plans: tuple[Plan, ...]) -> Page:
    """For every plan a table: a row a version, in date order, and how many points stand where."""
    return Page(tuple(block for plan in plans for block in _plan_blocks(plan)))


def convergence_bars(plan: Plan) -> tuple[Block, ...]:
    """The same as bars, a bar a version in date order, with what there is to remark on them."""
    found = [convergence(version) for version in plan.versions]
    shown = _shown(found)
    names = tuple(line(f"{item.version.title}, {dated(item.version.date)}") for item in found)
    values = tuple(tuple((group.size(item).low, group.size(item).high) for group in shown) for item in found)
    notes = tuple(line(Span(note, Tone.MUTED)) for item in found for note in _notes(item))
    return (Bars(tuple(group.name for group in shown), names, values), *((Bullets(notes),) if notes else ()))


def convergence_line(found: Convergence) -> Line:
    """The counts of one version in a line; some always, the others where such a point is known."""
    shown = [group for group in _GROUPS if group.is_always or group.size(found).low]
    parts = [f"{range_words(*group.size(found))} {group.name}" for group in shown]
    # A point whose status nobody knows may be any of these; one that only reports speak of may be none.
    if found.unknown is None:
        parts.append("status of the others not public")
    elif found.unknown or not found.not_public:
        parts.append(f"{found.unknown} of status not public" if found.unknown else "0 not public")
    parts += [_only_reported(found)] if found.not_public else []
    return joined(" · ", [line(part) for part in parts])


def _plan_blocks(plan: Plan) -> tuple[Block, ...]:
    heading = Heading(1, line(Span(plan.title, Tone.STRONG), Span(f"  {plan.id}", Tone.MUTED)))
    if not plan.versions:
        return (heading, Lines((line("No version is recorded yet."),)))
    found = [convergence(version) for version in plan.versions]
    shown = _shown(found)
    head = (line(), line("date"), line("points"), *(line(group.head) for group in shown))
    rows = tuple((*_version(item), *(line(range_words(*group.size(item))) for group in shown)) for item in found)
    notes = [f"{group.head}: {group.name}" for group in shown if group.head != group.name]
    notes += [note for item in found for note in _notes(item)]
    return (heading, Grid(head, rows), Lines(tuple(line(Span(note, Tone.MUTED)) for note in notes)))


def _shown(found: Sequence[Convergence]) -> list[_Group]:
    """The groups that are told of some versions."""
    return [group for group in _GROUPS if group.is_always or any(group.size(item).low for item in found)]


def _version(found: Convergence) -> tuple[Line, ...]:
    return (line(found.version.id), line(dated(found.version.date)), line(range_words(*found.points)))


def _only_reported(found: Convergence) -> str:
    """What the other counts leave out: nobody knows whether it stands in the text, so that they add up without it."""
    return f"{found.not_public} known from reports only, not counted"


def _notes(found: Convergence) -> Iterator[str]:
    """Why the counts of a version are ranges, and what they leave out."""
    name, parts = found.version.id, []
    if found.unknown is None:
        parts.append("how many points it has is not known: + stands for “or more”")
    elif found.unknown:
        parts.append(f"the status of {counted(found.unknown, 'point')} is not public, hence ranges")
    if found.version.count_note:
        parts.append(found.version.count_note.rstrip("."))
    parts += [f"{counted(found.dropped, 'point')} dropped" if found.dropped else ""]
    parts += [_only_reported(found) if found.not_public else ""]
    told = "; ".join(filter(None, parts))
    if told:
        yield f"{name}: {told}"
