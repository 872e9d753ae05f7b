"""The party × point matrix as a page: point by point, or folded by topic."""

from collections import Counter
from collections.abc import Iterable, Sequence

from planvers.ledger.cells import Cell, Reach
from planvers.ledger.stances import StanceMatrix, StanceRow
from planvers.ledger.topics import TopicRows
from planvers.model.plan import Party, Plan, Point, Version
from planvers.model.vocabulary import Stance
from planvers.views.page import Grid, Heading, Line, Lines, Page, Shade, Span, Tone, line
from planvers.views.phrases import as_of, counted, dated, statement_anchor, titled, version_name
from planvers.views.signs import folded_legend, folded_sign, legend, shade, sign


def matrix_page(matrix: StanceMatrix, plan: Plan) -> Page:
    """The matrix: one row for the version as a whole, then one a point; a column a party, in the plan's order."""
    return Page((heading(matrix), *matrix_blocks(matrix, plan), _trace(matrix.version)))


def matrix_blocks(matrix: StanceMatrix, plan: Plan) -> tuple[Grid, Lines]:
    """The matrix, and what its signs mean; each sign refers to the latest statement behind it."""
    rows = tuple((_row_name(row, plan), *map(_cell, row.cells)) for row in matrix.rows)
    shades = tuple(tuple(map(shade, row.cells)) for row in matrix.rows)
    told = legend(cell for row in matrix.rows for cell in row.cells)
    return Grid(_head(plan.parties), rows, shades=shades), _muted(told)


def topics_page(matrix: StanceMatrix, topics: Sequence[TopicRows], plan: Plan) -> Page:
    """The matrix folded: one row a topic, each cell the signs of its points with how many bear each."""
    whole = tuple(
        (_row_name(row, plan), *(line(sign(cell)) for cell in row.cells)) for row in matrix.rows if not row.point
    )
    rows = tuple(
        (
            _topic_name(item),
            *(line(_tally(row.cells[column] for row in item.rows)) for column in range(len(plan.parties))),
        )
        for item in topics
    )
    told = folded_legend(cell for row in matrix.rows for cell in row.cells)
    shades = [tuple(map(shade, row.cells)) for row in matrix.rows if not row.point]
    shades += [
        tuple(_shade([row.cells[column] for row in item.rows]) for column in range(len(plan.parties)))
        for item in topics
    ]
    grid = Grid(_head(plan.parties), (*whole, *rows), shades=tuple(shades))
    return Page((heading(matrix), grid, _muted(told), _trace(matrix.version)))


def heading(matrix: StanceMatrix, lead: str = "") -> Heading:
    """What the page is about, and as of when."""
    if matrix.as_of:
        when = as_of(matrix.as_of, matrix.version)
    elif matrix.last:
        when = f"latest statement {dated(matrix.last)}"
    else:
        when = "no statement on record"
    return Heading(1, line(Span(lead, Tone.STRONG), *version_name(matrix.version), Span(f" · {when}", Tone.MUTED)))


def _head(parties: tuple[Party, ...]) -> tuple[Line, ...]:
    return (line(), *(line(party.short) for party in parties))


def _cell(cell: Cell) -> Line:
    return line(Span(sign(cell), ref=f"#{statement_anchor(cell.words[-1].id)}" if cell.words else ""))


def _muted(texts: Iterable[str]) -> Lines:
    return Lines(tuple(line(Span(text, Tone.MUTED)) for text in texts))


def _trace(version: Version) -> Lines:
    return _muted((f"planvers stance {version.id} --party PARTY  tells who said so",))


def _row_name(row: StanceRow, plan: Plan) -> Line:
    if row.point is None:
        return line(Span("   whole version", Tone.STRONG))
    number = row.point.number or ""
    return line(f"{number:>2} ", titled(row.point, plan, Tone.PLAIN), presence(row.point))


def presence(point: Point) -> Span:
    """What must stand beside the name of a point wherever a stance does: that it is gone, or not public.

    Without it, who accepts that a point is gone is told to accept the point.
    """
    doubt = " (not in the text)" if point.is_dropped else "" if point.is_live else " (not public)"
    return Span(doubt, Tone.MUTED)


def _topic_name(item: TopicRows) -> Line:
    name = item.topic.name if item.topic else "no topic"
    return line(name, Span(f" ({counted(len(item.rows), 'point')})" if len(item.rows) > 1 else "", Tone.MUTED))


def _tally(cells: Iterable[Cell]) -> str:
    """The different signs of some cells, and how many of them bear each if not all bear the same."""
    counts = Counter(folded_sign(cell) for cell in sorted(cells, key=_place))
    if len(counts) == 1:
        return next(iter(counts))
    return " ".join(f"{count}{found}" for found, count in counts.items())


def _shade(cells: Iterable[Cell]) -> Shade:
    """What a party says of the points of a topic, roughly: that of all, mixed where it differs, else nothing.

    What is said of some points is not said of those that nothing is stated on.
    """
    shades = {shade(cell) for cell in cells}
    return shades.pop() if len(shades) == 1 else Shade.MIXED if len(shades - {Shade.NONE}) > 1 else Shade.NONE


def _place(cell: Cell) -> tuple[list[int], int]:
    """Where a cell stands among others: by what it says, silence last, then by how closely it bears."""
    stances, reaches = list(Stance), list(Reach)
    return [stances.index(stance) for stance in cell.stances] or [len(stances)], reaches.index(cell.reach)
