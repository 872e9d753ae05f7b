"""Blocks of a page as rows of a terminal."""

from collections.abc import Callable, Iterator

from planvers.formats.terminal.guides import RAIL, guided
from planvers.formats.terminal.lines import blank, cells, hanging, led, marked, width_of, wrapped
from planvers.formats.terminal.tables import grid_rows, side_rows
from planvers.views.page import (
    Bars,
    Block,
    Bullets,
    Entry,
    Facts,
    Flow,
    Fold,
    Grid,
    Heading,
    Line,
    Lines,
    Notes,
    Sides,
    Span,
    Tone,
    Tree,
)
from planvers.views.page_words import bars_table, flow_words, node_words

_GAP = 2
_NARROW = 20
_LONG_LABEL = 8


def rows_of(block: Block, width: int) -> Iterator[Line]:
    """The rows of a block, each of at most `width` columns."""
    renderers: dict[type, Callable[..., Iterator[Line]]] = {
        Heading: _heading,
        Lines: _lines,
        Bullets: _bullets,
        Facts: _facts,
        Grid: grid_rows,
        Sides: side_rows,
        Entry: _entry,
        Tree: _tree,
        Fold: _fold,
        Notes: _notes,
        Bars: _bars,
        Flow: _flow,
    }
    return renderers[type(block)](block, width)


def _heading(heading: Heading, width: int) -> Iterator[Line]:
    return wrapped(heading.line, width)


def _lines(lines: Lines, width: int) -> Iterator[Line]:
    for item in lines.lines:
        yield from wrapped(item, width)


def _bullets(bullets: Bullets, width: int) -> Iterator[Line]:
    for item in bullets.items:
        yield from led((Span("• "),), wrapped(item, width - _GAP))


def _facts(facts: Facts, width: int) -> Iterator[Line]:
    indent = max((cells(name) for name, _ in facts.pairs), default=0) + _GAP
    for name, value in facts.pairs:
        if width - indent < _NARROW:
            yield from wrapped(name, width)
            yield from led(blank(_GAP), wrapped(value, width - _GAP))
        else:
            yield from led((*name, *blank(indent - cells(name))), wrapped(value, width - indent))


def _entry(entry: Entry, width: int) -> Iterator[Line]:
    lead = " ".join(part for part in (entry.sign, entry.label) if part)
    indent = _GAP if not lead else width_of(lead) + 1 if width_of(lead) < _LONG_LABEL else 2 * _GAP
    first: Line = (Span(lead, Tone.STRONG), *blank(max(1, indent - width_of(lead)))) if lead else ()
    title = marked(entry.title)
    if width_of(lead) > width // 3:
        yield from wrapped(first, width)
        first = blank(indent)
    taken = cells(first) + cells(title)
    if entry.aside and taken + _GAP + cells(entry.aside) <= width:
        # Short titles have their remarks in one column, so that the eye can run down it.
        gap = min(width - taken - cells(entry.aside), max(_GAP, width // 2 - taken))
        yield (*first, *title, *blank(gap), *marked(entry.aside))
    else:
        # A title without a lead, too, goes on further in than the next one begins.
        yield from led(first, hanging(title, width - cells(first), 0 if first else 2 * _GAP))
        if entry.aside:
            yield from led(blank(indent), wrapped(entry.aside, width - indent))
    for block in entry.body:
        yield from led(blank(indent), rows_of(block, width - indent))


def _fold(fold: Fold, width: int) -> Iterator[Line]:
    yield from wrapped(fold.summary, width)
    for block in fold.blocks:
        yield from led(blank(_GAP), rows_of(block, width - _GAP))


def _notes(notes: Notes, width: int) -> Iterator[Line]:
    return _facts(Facts(tuple(((Span(f"[{name}]", Tone.MUTED),), text) for name, text in notes.notes)), width)


def _bars(bars: Bars, width: int) -> Iterator[Line]:
    return grid_rows(bars_table(bars), width)


def _flow(flow: Flow, width: int) -> Iterator[Line]:
    """A flow in words: column by column its nodes, each with what flows on from it."""
    for name, column in flow_words(flow):
        yield from wrapped(name, width)
        for node, onward in column:
            text = " · ".join(filter(None, (node_words(node), node.state, *onward)))
            yield from led(blank(_GAP), wrapped((Span(text),), width - _GAP))


def _tree(tree: Tree, width: int) -> Iterator[Line]:
    """Branches with what there is to say of them, an empty row after a body and between trees that have any."""
    is_after_body = has_bodies = False
    # The guides of a long lineage take half of the width at most.
    most = max((width - max(width // 2, _NARROW)) // len(RAIL) - 1, 1)
    for branch, first, below, above in guided(tree, most):
        room = width - width_of(below)
        if is_after_body or (has_bodies and not above):
            yield (Span(above),)
        yield from led((Span(first),), wrapped(branch.line, room), (Span(below),))
        for block in branch.body:
            yield from led((Span(below),), rows_of(block, room), (Span(below),))
        is_after_body = bool(branch.body)
        has_bodies |= is_after_body
