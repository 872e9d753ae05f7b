"""The statements behind the ledger: one party's column, who moved, and what was said of wording that has changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from planvers.comparing.wording import Pair, pair, whole
from planvers.ledger.cells import Cell, Reach
from planvers.ledger.moves import Move
from planvers.ledger.stances import StanceMatrix, only_stale
from planvers.model.dates import When
from planvers.model.plan import About, Party, Plan, Point
from planvers.model.vocabulary import Stance
from planvers.views.page import Block, Entry, Heading, Line, Lines, Page, Span, Tone, joined, line
from planvers.views.phrases import (
    STANCE_WORDS,
    called,
    counted,
    dated,
    labels,
    listed,
    one_or_mixed,
    party_name,
    statement_lines,
    titled,
    words_said,
)
from planvers.views.signs import sign
from planvers.views.stances import heading, presence
from planvers.views.wording import reworded_for_reader


def party_page(matrix: StanceMatrix, plan: Plan, party: Party) -> Page:
    """Every cell of one party with the statements it rests on."""
    column = [item.id for item in plan.parties].index(party.id)
    cells = [(row, row.cells[column]) for row in matrix.rows]
    told = [(row, cell) for row, cell in cells if cell.reach not in (Reach.VERSION, Reach.NOT_STATED)]
    points = [(row.point, cell) for row, cell in cells if row.point]
    blocks: list[Block] = [
        heading(matrix, f"{party_name(plan, party.id)} on "),
        Lines(tuple(_in_short(points))),
        *(cell_entry(row.point, cell, plan) for row, cell in told),
    ]
    general = [point for point, cell in points if cell.reach is Reach.VERSION]
    silent = [point for point, cell in points if cell.reach is Reach.NOT_STATED]
    closing = [f"spoken of only with the version as a whole: {labels(general)}"] if general else []
    closing += [f"nothing stated on: {labels(silent)}"] if silent else []
    return Page((*blocks, *_muted(closing)))


def moves_page(moves: Sequence[Move], matrix: StanceMatrix, plan: Plan, since: str, asked: str = "") -> Page:
    """Who stands otherwise than before, point by point: from what to what, and the statements that say so.

    `since` names the version or the day that the stances of `matrix` are held against, and `asked` what the
    moves were narrowed to.
    """
    head = heading(matrix, f"Who moved{asked}: ")
    changed = [move for move in moves if not move.is_first]
    first = len(moves) - len(changed)
    told = [f"{_differ(len(changed))} {since}" + (f": {_by_party(changed, plan)}" if changed else "")]
    told += [f"{counted(first, 'first word')}, where nothing was stated before" if first else ""]
    return Page((head, Lines((line("; ".join(filter(None, told)) + "."),)), *_move_blocks(moves, plan)))


def _differ(count: int) -> str:
    if not count:
        return "No stance differs from that"
    return "1 stance differs from that" if count == 1 else f"{count} stances differ from those"


def _by_party(moves: Iterable[Move], plan: Plan) -> str:
    counts = Counter(move.now.party for move in moves)
    return listed(f"{party_name(plan, party.id)} {counts[party.id]}" for party in plan.parties if counts[party.id])


def stale_page(matrix: StanceMatrix, plan: Plan) -> Page:
    """The stances that rest on earlier wording only, each with what its party spoke of and what stands there now."""
    found = [(row.point, cell) for row in only_stale(matrix).rows for cell in row.cells if row.point]
    head = heading(matrix, "Said of earlier wording only: ")
    if not found:
        words = "Every stance here is on this wording, or on wording that is known to be the same."
        return Page((head, Lines((line(words),))))
    summary = f"{counted(len(found), 'stance')} on wording that has changed since, or is not known to be the same."
    return Page((head, Lines((line(summary),)), *(_stale_entry(point, cell, plan) for point, cell in found)))


def _in_short(points: Sequence[tuple[Point, Cell]]) -> Iterator[Line]:
    """How many points the party spoke of by name, and what it says of them."""
    own = [cell for _, cell in points if cell.reach is Reach.POINT]
    said = Counter("mixed" if cell.is_mixed else STANCE_WORDS[cell.words[0].stance] for cell in own)
    words = [*(STANCE_WORDS[stance] for stance in Stance), "mixed"]
    counts = ", ".join(f"{word} {said[word]}" for word in words if said[word])
    yield line(f"{len(own)} of {counted(len(points), 'point')} spoken of by name{': ' if counts else ''}{counts}")


def cell_entry(point: Point | None, cell: Cell, plan: Plan) -> Entry:
    """A cell with the statements it rests on: since when, on which wording, and what was said before."""
    name = line(titled(point, plan), presence(point)) if point else line(Span("Version as a whole", Tone.STRONG))
    words = [_stance(cell), line(_on_what(point, cell, plan) if point else ""), line(_before(cell))]
    body = Lines(tuple(row for item in reversed(cell.words) for row in statement_lines(item)))
    return Entry(sign(cell), _number(point), name, joined(" · ", words), (body,))


def _stance(cell: Cell) -> Line:
    """What a cell says in words, and since when."""
    since = _run_since(cell)
    return line(_says(cell), f" since {dated(since)}" if since else "")


def _says(cell: Cell) -> str:
    return one_or_mixed([STANCE_WORDS[stance] for stance in cell.stances])


def _run_since(cell: Cell) -> When | None:
    """Since when a party has said the same more than once; None where it said it once, or different things."""
    return cell.since if cell.since != cell.last and not cell.is_mixed else None


def _on_what(point: Point, cell: Cell, plan: Plan) -> str:
    """Which wording the words are about."""
    if cell.reach is Reach.POINT:
        return _on_itself(point, cell, plan) if point.text else ""
    if cell.reach is Reach.VERSION:
        return "said of the version as a whole"
    known = "the same wording"
    if cell.reach is Reach.STALE:
        known = "not known to be the same wording" if _since(point, cell, plan).words is None else "reworded since"
    inferred = ", linked by its words and not declared" if cell.is_inferred else ""
    return f"said of {_names(cell.of)}, {known}{inferred}" if cell.of else ""


def _on_itself(point: Point, cell: Cell, plan: Plan) -> str:
    """Whether words on the very point were said when its wording was known: nobody accepts what nobody has seen."""
    abouts = {about for item in cell.words for about in item.about if about.point == point.id}
    known = [plan.version(about.version).date for about in abouts]
    if cell.last and all(date.is_after(cell.last) for date in known):
        return "on this point, before its wording became known"
    return "on this wording"


def _before(cell: Cell) -> str:
    """What the party said before it changed its mind, where it did."""
    return f"before: {words_said(cell.before)}" if cell.before else ""


def _move_blocks(moves: Iterable[Move], plan: Plan) -> Iterator[Block]:
    by_point: dict[str | None, list[Move]] = {}
    for move in moves:
        by_point.setdefault(move.point.id if move.point else None, []).append(move)
    for group in by_point.values():
        point = group[0].point
        yield Heading(2, line(*called(point, plan), presence(point)) if point else line("Version as a whole"))
        yield from (_move_entry(move, plan) for move in group)


def _move_entry(move: Move, plan: Plan) -> Entry:
    before, now = move.before, move.now
    words = joined(" → ", [_when(before), _when(now)])
    body = Lines(tuple(row for item in now.words for row in statement_lines(item)))
    name = line(Span(party_name(plan, now.party), Tone.STRONG), f"  {sign(before)} → {sign(now)}")
    return Entry("", "", name, words, (body,))


def _when(cell: Cell) -> Line:
    """What a cell says with its day, and of what where that is not the point itself."""
    if not cell.words:
        return line("nothing stated")
    of_all = ", as to the whole version" if cell.reach is Reach.VERSION else ""
    return line(f"{_says(cell)}{of_all}", Span(f" ({_days(cell)})", Tone.MUTED))


def _days(cell: Cell) -> str:
    """Since when a party says what it says, and when it last said so."""
    last, since = dated(cell.last) if cell.last else "", _run_since(cell)
    return f"since {dated(since)}, last said {last}" if since else last


def _stale_entry(point: Point, cell: Cell, plan: Plan) -> Entry:
    words = joined(" · ", [_stance(cell), line(_on_what(point, cell, plan))])
    name = line(*called(point, plan, Tone.STRONG), presence(point), f"  {party_name(plan, cell.party)}")
    said = Lines(tuple(row for item in reversed(cell.words) for row in statement_lines(item)))
    return Entry(sign(cell), "", name, words, (said, *_wording_since(point, cell, plan)))


def _wording_since(point: Point, cell: Cell, plan: Plan) -> tuple[Block, ...]:
    """The wording spoken of held against the one that stands now, where both are public."""
    words, before, now = _since(point, cell, plan)
    if words is not None:
        return reworded_for_reader(words, before, now, plan.language)
    unknown = "of what stands here now" if point.text is None else "of what it spoke of"
    return (Lines((line(Span(f"the wording {unknown} is not public", Tone.MUTED)),)),)


class _Since(NamedTuple):
    """The wording that a carried stance was said of held against the one that stands now; None where there is none."""

    words: Pair | None
    before: tuple[Point, ...]
    now: Point


def _since(point: Point, cell: Cell, plan: Plan) -> _Since:
    """What a carried stance was said of, and what stands there now, each with all of its wording."""
    units = (unit for about in cell.of for unit in plan.version(about.version).units() if unit.id == about.point)
    before, now = tuple(whole(unit, plan.language) for unit in units), whole(point, plan.language)
    return _Since(pair(before, now, plan.language), before, now)


def _names(abouts: Iterable[About]) -> str:
    return listed(str(about) for about in abouts)


def _number(point: Point | None) -> str:
    return (point.number or "") if point else ""


def _muted(texts: Sequence[str]) -> tuple[Block, ...]:
    return (Lines(tuple(line(Span(text, Tone.MUTED)) for text in texts)),) if texts else ()
