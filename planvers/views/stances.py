"""The party × point matrix as a page, and the statements behind it.

Signs carry the meaning, colour nothing; silence is a sign of its own and never neutral.
"""

from planvers.ledger.stances import Cell, Reach, StanceMatrix, StanceRow
from planvers.model.plan import Party, Plan, Point, Statement
from planvers.model.vocabulary import ON_RECORD_BASES, Stance
from planvers.views.page import Block, Entry, Grid, Heading, Line, Lines, Page, Span, Tone, joined, line
from planvers.views.phrases import STANCE_WORDS, day, labels, statement_lines, title, version_name

SIGNS = {
    Stance.ACCEPTS: "✓",
    Stance.ACCEPTS_CONDITIONALLY: "✓c",
    Stance.RESERVES: "r",
    Stance.COUNTER_PROPOSES: "⇄",
    Stance.OPPOSES: "✗",
    Stance.NO_POSITION: "○",
}
SILENCE = "·"
_RED_LINE, _REPORTED, _WHOLE, _CARRIED, _STALE, _INFERRED = "!", "'", "w", "^", "~", "?"
_LEGEND = f"""\
{SIGNS[Stance.ACCEPTS]} accepts   {SIGNS[Stance.ACCEPTS_CONDITIONALLY]} accepts on conditions   \
{SIGNS[Stance.RESERVES]} reserves its position
{SIGNS[Stance.COUNTER_PROPOSES]} counter-proposes   {SIGNS[Stance.OPPOSES]} opposes   \
{SIGNS[Stance.NO_POSITION]} takes no position, and says so
{SILENCE} nothing stated: silence is neither yes nor no
after a sign:   {_RED_LINE} red line   {_REPORTED} reported, not on record
{_WHOLE} said of the whole version only
{_CARRIED} said of the same wording in an earlier version
{_STALE} said of earlier wording, not known to be the same"""
_INFERRED_LEGEND = f"{_INFERRED} of a point that nobody declared to be the same: planvers map says what links them"


def matrix_page(matrix: StanceMatrix, plan: Plan) -> Page:
    """The matrix: one row for the version as a whole, then one a point; a column a party, in the plan's order."""
    head = (line(), *(line(party.short) for party in plan.parties))
    rows = tuple((_row_name(row), *(line(sign(cell)) for cell in row.cells)) for row in matrix.rows)
    trace = f"planvers stance {matrix.version.id} --party {plan.parties[0].id}  shows who said so"
    has_inferred = any(cell.is_inferred for row in matrix.rows for cell in row.cells)
    told = [*_LEGEND.splitlines(), *((_INFERRED_LEGEND,) if has_inferred else ())]
    legend = Lines((*(line(Span(text, Tone.MUTED)) for text in told), line(Span(trace, Tone.MUTED))))
    return Page((_heading(matrix), Grid(head, rows), legend))


def party_page(matrix: StanceMatrix, plan: Plan, party: Party) -> Page:
    """Every cell of one party with the statement it rests on."""
    column = [item.id for item in plan.parties].index(party.id)
    blocks: list[Block] = [_heading(matrix, party.name)]
    silent: list[Point] = []
    for row in matrix.rows:
        cell = row.cells[column]
        if cell.statement is None:
            silent.extend([row.point] if row.point else [])
        elif cell.reach is not Reach.VERSION:
            blocks.append(_cell_entry(row, cell))
    general = [row.point for row in matrix.rows if row.point and row.cells[column].reach is Reach.VERSION]
    closing = [f"spoken of only with the version as a whole: {labels(general)}"] if general else []
    closing += [f"nothing stated on: {labels(silent)}"] if silent else []
    if closing:
        blocks.append(Lines(tuple(line(Span(text, Tone.MUTED)) for text in closing)))
    return Page(tuple(blocks))


def sign(cell: Cell) -> str:
    """The sign of a cell with its qualifiers, for instance ✗! or ✓c' or r~."""
    if cell.statement is None:
        return SILENCE
    qualifiers = {Reach.VERSION: _WHOLE, Reach.CARRIED: _CARRIED, Reach.STALE: _STALE}.get(cell.reach, "")
    qualifiers += _INFERRED if cell.is_inferred else ""
    return statement_sign(cell.statement) + qualifiers


def statement_sign(statement: Statement) -> str:
    """The sign of what a statement says, with a mark for a red line and one for what is only reported."""
    red_line = _RED_LINE if statement.red_line else ""
    return SIGNS[statement.stance] + red_line + ("" if statement.basis in ON_RECORD_BASES else _REPORTED)


def _heading(matrix: StanceMatrix, party: str = "") -> Heading:
    if matrix.as_of:
        when = f"as of {day(matrix.as_of)}"
    elif matrix.last:
        when = f"latest statement {day(matrix.last)}"
    else:
        when = "no statement on record"
    whose = line(Span(f"{party} on ", Tone.STRONG)) if party else ()
    return Heading(1, line(*whose, *version_name(matrix.version), Span(f" · {when}", Tone.MUTED)))


def _row_name(row: StanceRow) -> Line:
    if row.point is None:
        return line(Span("   whole version", Tone.STRONG))
    dropped = Span(" (not in the text)", Tone.MUTED) if row.point.is_dropped else Span("")
    number = row.point.number or ""
    return line(f"{number:>2} {title(row.point)}", dropped)


def _cell_entry(row: StanceRow, cell: Cell) -> Entry:
    statement = cell.statement
    if statement is None:
        raise ValueError("only a cell with a statement can be told")
    name = "Version as a whole" if row.point is None else title(row.point)
    words = [line(STANCE_WORDS[statement.stance])]
    if cell.reach in (Reach.CARRIED, Reach.STALE):
        words.append(line(f"said of {', '.join(str(about) for about in statement.about)}"))
        words.append(line("linked by its words, not declared" if cell.is_inferred else ""))
    body = (Lines(statement_lines(statement)),)
    row_label = (row.point.number or "") if row.point else ""
    return Entry(sign(cell), row_label, line(Span(name, Tone.STRONG)), joined(" · ", words), body)
