"""Pages as text for a terminal or a pipe: the only module that imports rich.

Of rich it takes what is hard to get right, the width of characters and the codes of styles, and
not the console: that costs a fifth of a command's time and reads square brackets as markup, which
belong to the treaty. Nothing is cut: what does not fit is wrapped, and a table that cannot be
wrapped is told row by row. Only a web address may be wider than the page.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len, chop_cells

from planvers.formats import Look
from planvers.views.page import Block, Branch, Bullets, Entry, Facts, Grid, Heading, Line, Lines, Page, Span, Tone, Tree

# Blue for new and orange for old, which red-green blindness does not confuse.
_STYLES_256 = {
    Tone.STRONG: "bold",
    Tone.MUTED: "dim",
    Tone.ALERT: "bold",
    Tone.OLD: "color(166)",
    Tone.NEW: "color(32)",
}
_STYLES_16 = _STYLES_256 | {Tone.OLD: "yellow", Tone.NEW: "blue"}
_MANY_COLOURS = 256
# Braces, because square brackets are the trade's own sign for wording that is not agreed.
_MARKS = {Tone.REMOVED: ("{-", "-}", Tone.OLD), Tone.ADDED: ("{+", "+}", Tone.NEW)}
_WORD = re.compile(r"\S+\s*|\s+")
_GAP = 2
_NARROW = 20
_LONG_LABEL = 8


def render(page: Page, look: Look) -> str:
    """The page in at most `look.width` columns, but for web addresses; no row ends in white space."""
    rows: list[Line] = []
    previous: Block | None = None
    for block in page.blocks:
        if previous is not None and _is_parted(previous, block):
            rows.append(())
        rows.extend(_rows(block, look.width))
        previous = block
    paint = _painter(look.colours) if look.colours else _text_of
    return "".join(f"{''.join(map(paint, _trimmed(row)))}\n" for row in rows)


def _text_of(span: Span) -> str:
    return span.text


def _painter(colours: int) -> Callable[[Span], str]:
    """A function from a span to its text with the codes of its style."""
    from rich.color import ColorSystem
    from rich.style import Style

    is_many = colours >= _MANY_COLOURS
    system = ColorSystem.EIGHT_BIT if is_many else ColorSystem.STANDARD
    styles = {tone: Style.parse(style) for tone, style in (_STYLES_256 if is_many else _STYLES_16).items()}
    return lambda span: styles[span.tone].render(span.text, color_system=system) if span.tone in styles else span.text


def _is_parted(previous: Block, block: Block) -> bool:
    """Whether an empty row stands between two blocks: entries of one row follow each other closely."""
    if isinstance(previous, Heading):
        return previous.level == 1 and not isinstance(block, Lines)
    if isinstance(previous, Entry) and isinstance(block, Entry):
        return bool(previous.body or block.body)
    return True


def _rows(block: Block, width: int) -> Iterator[Line]:
    """The rows of a block, each of at most `width` columns."""
    match block:
        case Heading():
            yield from _wrapped(block.line, width)
        case Lines():
            for line in block.lines:
                yield from _wrapped(line, width)
        case Bullets():
            for line in block.items:
                yield from _led((Span("• "),), _wrapped(line, width - _GAP))
        case Facts():
            yield from _facts(block, width)
        case Grid():
            yield from _grid(block, width)
        case Entry():
            yield from _entry(block, width)
        case Tree():
            for root in block.roots:
                yield from _branch(root, width)


def _facts(facts: Facts, width: int) -> Iterator[Line]:
    indent = max((_cells(name) for name, _ in facts.pairs), default=0) + _GAP
    for name, value in facts.pairs:
        if width - indent < _NARROW:
            yield from _wrapped(name, width)
            yield from _led(_blank(_GAP), _wrapped(value, width - _GAP))
        else:
            yield from _led((*name, *_blank(indent - _cells(name))), _wrapped(value, width - indent))


def _entry(entry: Entry, width: int) -> Iterator[Line]:
    lead = " ".join(part for part in (entry.sign, entry.label) if part)
    indent = _GAP if not lead else cell_len(lead) + 1 if cell_len(lead) < _LONG_LABEL else 2 * _GAP
    first: Line = (Span(lead, Tone.STRONG), *_blank(max(1, indent - cell_len(lead)))) if lead else ()
    title = _marked(entry.title)
    if cell_len(lead) > width // 3:
        yield from _wrapped(first, width)
        first = _blank(indent)
    taken = _cells(first) + _cells(title)
    if entry.aside and taken + _GAP + _cells(entry.aside) <= width:
        # Short titles have their remarks in one column, so that the eye can run down it.
        gap = min(width - taken - _cells(entry.aside), max(_GAP, width // 2 - taken))
        yield (*first, *title, *_blank(gap), *_marked(entry.aside))
    else:
        yield from _led(first, _wrapped(title, width - _cells(first)))
        if entry.aside:
            yield from _led(_blank(indent), _wrapped(entry.aside, width - indent))
    for block in entry.body:
        yield from _led(_blank(indent), _rows(block, width - indent))


def _branch(branch: Branch, width: int) -> Iterator[Line]:
    guide = (Span("│  "),) if branch.children else _blank(_GAP)
    yield from _led((), _wrapped(branch.line, width - _GAP), guide)
    for position, child in enumerate(branch.children, start=1):
        first, rest = ("└─ ", "   ") if position == len(branch.children) else ("├─ ", "│  ")
        yield from _led((Span(first),), _branch(child, width - len(first)), (Span(rest),))


def _grid(grid: Grid, width: int) -> Iterator[Line]:
    """Columns of signs beside wrapped columns of text; row by row in words where the text would get too narrow."""
    table = (grid.head, *grid.rows)
    widths = [max(_cells(row[column]) for row in table) + _GAP for column in range(len(grid.head))]
    room = (width - sum(widths[grid.text_columns :])) // grid.text_columns
    if room < _NARROW:
        for row in grid.rows:
            yield from _told(grid.head, row, width)
        return
    widths[: grid.text_columns] = [min(room, column) for column in widths[: grid.text_columns]]
    for number, row in enumerate(table):
        cells = row if number else [tuple(Span(span.text, Tone.STRONG) for span in cell) for cell in row]
        yield from _table_row(cells, widths)


def _table_row(cells: Sequence[Line], widths: list[int]) -> Iterator[Line]:
    columns = [list(_wrapped(cell, width - _GAP)) for cell, width in zip(cells, widths, strict=True)]
    for row in zip_longest(*columns, fillvalue=()):
        yield tuple(
            span for cell, width in zip(row, widths, strict=True) for span in (*cell, *_blank(width - _cells(cell)))
        )


def _told(head: Sequence[Line], row: Sequence[Line], width: int) -> Iterator[Line]:
    """One row told in words, where the table is too wide; what is empty is left out."""
    cells = [
        span
        for name, cell in zip(head[1:], row[1:], strict=True)
        if cell
        for span in (*name, Span(" "), *cell, Span("   "))
    ]
    yield from _wrapped(row[0], width)
    yield from _led(_blank(_GAP), _wrapped(tuple(cells), width - _GAP))


def _led(first: Line, rows: Iterable[Line], rest: Line | None = None) -> Iterator[Line]:
    """Rows with a lead before the first and as much white space (or `rest`) before the others."""
    lead = first
    for row in rows:
        yield (*lead, *row)
        lead = rest if rest is not None else _blank(_cells(first))


def _blank(columns: int) -> Line:
    return (Span(" " * columns),) if columns > 0 else ()


def _cells(line: Line) -> int:
    """The width of a line in columns; the marks of a redline count."""
    return sum(cell_len(span.text) for span in _marked(line))


def _marked(line: Line) -> Line:
    """The line with the two sides of a redline in braces. A line that is marked already stays as it is."""
    if not any(span.tone in _MARKS for span in line):
        return line
    return tuple(_mark(span) for span in line)


def _mark(span: Span) -> Span:
    if span.tone not in _MARKS:
        return span
    opening, closing, tone = _MARKS[span.tone]
    return Span(f"{opening}{span.text}{closing}", tone)


def _wrapped(line: Line, width: int) -> Iterator[Line]:
    """The rows of a line: broken at line ends and white space, and within a word only if it is longer than a row."""
    spans = _marked(line)
    text = "".join(span.text for span in spans)
    start = 0
    for end in (*_breaks(text, max(width, 1)), len(text)):
        yield _trimmed(_cut(spans, start, end))
        start = end


def _breaks(text: str, width: int) -> Iterator[int]:
    """Where the rows of a text begin, but for the first."""
    used = 0
    for found in _WORD.finditer(text):
        word, start = found[0].rstrip(), found.start()
        if used and used + cell_len(word) > width:
            yield start
            used = 0
        # An address is not broken: a terminal wraps it, and it can still be followed and copied.
        pieces = chop_cells(word, width) if cell_len(word) > width and "://" not in word else [word]
        for piece in pieces[:-1]:
            start += len(piece)
            yield start
        used += cell_len(pieces[-1]) + len(found[0]) - len(word)
        for end in range(found.start() + len(word), found.end()):
            if text[end] == "\n" and end + 1 < len(text):
                yield end + 1
                used = 0


def _cut(line: Line, start: int, end: int) -> Line:
    """The part of a line from one character to another."""
    spans: list[Span] = []
    position = 0
    for span in line:
        text = span.text[max(start - position, 0) : max(end - position, 0)]
        if text:
            spans.append(Span(text, span.tone))
        position += len(span.text)
    return tuple(spans)


def _trimmed(line: Line) -> Line:
    """The line without white space at its end."""
    spans = list(line)
    while spans and not spans[-1].text.rstrip():
        spans.pop()
    if spans:
        spans[-1] = Span(spans[-1].text.rstrip(), spans[-1].tone)
    return tuple(spans)


class ProgressLine:
    """A bar on standard error; `close` takes it away."""

    def __init__(self, name: str) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._progress = Progress(console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task(name, total=1.0)
        self._progress.start()

    def update(self, share: float) -> None:
        """Show how much is done, from 0.0 to 1.0."""
        self._progress.update(self._task, completed=share)

    def close(self) -> None:
        """Take the bar away."""
        self._progress.stop()
