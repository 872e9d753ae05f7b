"""Tables, and two texts beside each other; in words, row by row, where there is no room for columns."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from planvers.formats.terminal.lines import blank, cells, hanging, led, wrapped
from planvers.views.page import Grid, Line, Sides, Span, Tone

_GAP = 2
_NARROW = 20
_RULE = " │ "
_NARROW_SIDE = 30
_BETWEEN = "   "


def grid_rows(grid: Grid, width: int) -> Iterator[Line]:
    """Columns of signs beside wrapped columns of text; row by row in words where the text would get too narrow."""
    table = (grid.head, *grid.rows)
    widths = [max(cells(row[column]) for row in table) + _GAP for column in range(len(grid.head))]
    room = (width - sum(widths[grid.text_columns :])) // grid.text_columns
    if room < min(_NARROW, max(widths[: grid.text_columns])):
        yield from _told(grid, width)
        return
    widths[: grid.text_columns] = _shared(widths[: grid.text_columns], width - sum(widths[grid.text_columns :]))
    for number, row in enumerate(table):
        shown = row if number else [tuple(Span(span.text, Tone.STRONG) for span in cell) for cell in row]
        yield from _table_row(shown, widths)


def _shared(wanted: Sequence[int], room: int) -> list[int]:
    """How wide columns are that want so much each: what one does not need is for the others, in equal parts."""
    given = [0] * len(wanted)
    by_need = sorted(range(len(wanted)), key=lambda column: wanted[column])
    for place, column in enumerate(by_need):
        given[column] = min(wanted[column], (room - sum(given)) // (len(wanted) - place))
    return given


def side_rows(sides: Sides, width: int) -> Iterator[Line]:
    """Two columns of one width with a rule between them, or each row's two texts one below the other."""
    column = (width - len(_RULE)) // 2
    for old, new in sides.rows:
        if column < _NARROW_SIDE:
            yield from _told_sides(old, new, width)
            continue
        for before, after in zip_longest(wrapped(old, column), wrapped(new, column), fillvalue=()):
            yield (*before, *blank(column - cells(before)), Span(_RULE, Tone.MUTED), *after)


def _told_sides(old: Line, new: Line, width: int) -> Iterator[Line]:
    """Two texts one below the other, each led by a word that says which it is."""
    for name, text in ((Span("was  ", Tone.OLD), old), (Span("now  ", Tone.NEW), new)):
        if text:
            yield from led((name,), wrapped(text, width - cells((name,))))


def _table_row(row: Sequence[Line], widths: list[int]) -> Iterator[Line]:
    """A row, in which what a cell goes on with is indented: it is no cell of a row of its own."""
    columns = [list(hanging(cell, width - _GAP, _GAP)) for cell, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=()):
        yield tuple(
            span for cell, width in zip(parts, widths, strict=True) for span in (*cell, *blank(width - cells(cell)))
        )


def _told(grid: Grid, width: int) -> Iterator[Line]:
    """Rows told in words, an empty row between two: texts below each other, signs on one row where they fit.

    What is empty is left out; what is there first stands for the row.
    """
    for number, row in enumerate(grid.rows):
        if number:
            yield ()
        named = [_named(name, cell) for name, cell in zip(grid.head, row, strict=True)]
        first, *others = [*filter(None, named[: grid.text_columns])] or [()]
        if first:
            yield from hanging(first, width, 2 * _GAP)
        for text in others:
            yield from led(blank(_GAP), hanging(text, width - _GAP, _GAP))
        yield from led(blank(_GAP), _flowing([*filter(None, named[grid.text_columns :])], width - _GAP))


def _named(name: Line, cell: Line) -> Line:
    return (*name, Span(": "), *cell) if name and cell else cell


def _flowing(parts: Sequence[Line], width: int) -> Iterator[Line]:
    """Short texts beside each other, as many on a row as it has room for whole."""
    row: Line = ()
    for part in parts:
        if row and cells(row) + len(_BETWEEN) + cells(part) > width:
            yield from hanging(row, width, _GAP)
            row = ()
        row = (*row, Span(_BETWEEN), *part) if row else part
    if row:
        yield from hanging(row, width, _GAP)
