"""How far the talks have come, version by version: counts where they are known, ranges where they are not."""

from collections.abc import Callable, Iterator

from planvers.ledger.convergence import Convergence, Range, convergence
from planvers.model.plan import Plan
from planvers.views.page import Bars, Block, Bullets, Grid, Heading, Line, Lines, Page, Span, Tone, joined, line
from planvers.views.phrases import counted, dated

_COLUMNS: tuple[tuple[str, Callable[[Convergence], Range]], ...] = (
    ("points", lambda found: found.points),
    ("agreed", lambda found: found.agreed),
    ("nearly", lambda found: found.in_principle),
    ("bracketed", lambda found: found.bracketed),
    ("open", lambda found: found.open),
    ("proposed", lambda found: found.proposed),
)
_IN_FULL = {"nearly": "agreed in principle or ad referendum"}
_NEARLY = f"nearly: {_IN_FULL['nearly']}"
# The columns that stand there even if no version is known to have such a point.
_ALWAYS = ("points", "agreed", "bracketed", "open")


def convergence_page(plans: tuple[Plan, ...]) -> Page:
    """For every plan a table: a row a version, in date order, and how many points stand where."""
    return Page(tuple(block for plan in plans for block in _plan_blocks(plan)))


def convergence_bars(plan: Plan) -> tuple[Block, ...]:
    """The same as bars, a bar a version in date order, with what there is to remark on them."""
    found = [convergence(version) for version in plan.versions]
    shown = [(name, count) for name, count in _COLUMNS[1:] if name in _ALWAYS or any(count(item).low for item in found)]
    names = tuple(line(f"{item.version.title}, {dated(item.version.date)}") for item in found)
    values = tuple(tuple((count(item).low, count(item).high) for _, count in shown) for item in found)
    bars = Bars(tuple(_IN_FULL.get(name, name) for name, _ in shown), names, values)
    notes = tuple(line(Span(note, Tone.MUTED)) for item in found for note in _notes(item))
    return (bars, *((Bullets(notes),) if notes else ()))


def convergence_line(found: Convergence) -> Line:
    """The counts of one version in a line; some always, the others where such a point is known."""
    groups = [
        (found.agreed, "agreed", True),
        (found.in_principle, "agreed in principle", False),
        (found.bracketed, "bracketed", True),
        (found.open, "open", True),
        (found.proposed, "proposed", False),
    ]
    # Where nobody knows how many points stand where, a group of which none is known is no news.
    parts = [f"{_words(count)} {name}" for count, name, is_always in groups if is_always or count.low]
    parts.append(f"{found.not_public} not public")
    return joined(" · ", [line(part) for part in parts])


def _plan_blocks(plan: Plan) -> tuple[Block, ...]:
    heading = Heading(1, line(Span(plan.title, Tone.STRONG), Span(f"  {plan.id}", Tone.MUTED)))
    if not plan.versions:
        return (heading, Lines((line("No version is recorded yet."),)))
    found = [convergence(version) for version in plan.versions]
    shown = [(name, count) for name, count in _COLUMNS if name in _ALWAYS or any(count(item).low for item in found)]
    head = (line(), line("date"), *(line(name) for name, _ in shown))
    rows = tuple(
        (line(item.version.id), line(dated(item.version.date)), *(line(_words(count(item))) for _, count in shown))
        for item in found
    )
    notes = [_NEARLY] if any(name == "nearly" for name, _ in shown) else []
    notes += [note for item in found for note in _notes(item)]
    return (heading, Grid(head, rows), Lines(tuple(line(Span(note, Tone.MUTED)) for note in notes)))


def _words(count: Range) -> str:
    if count.high is None:
        return f"{count.low}+"
    return str(count.low) if count.low == count.high else f"{count.low}–{count.high}"


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
    parts += [f"{found.not_public} known from reports only, not counted" if found.not_public else ""]
    told = "; ".join(filter(None, parts))
    if told:
        yield f"{name}: {told}"
