"""Blocks of a page as HTML."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from planvers.formats.html.bars import bars
from planvers.formats.html.flow import flow
from planvers.formats.html.outline import DEEPEST
from planvers.formats.html.tables import facts, grid, sides
from planvers.formats.html.text import OWN_DIRECTION, Scope, escaped, id_attribute, inline, paragraph, plain
from planvers.formats.html.trees import tree
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
    Tree,
)


def written(blocks: Iterable[Block], scope: Scope) -> str:
    """The blocks one after the other, each knowing the heading above it."""
    return "\n".join(_written(blocks, scope))


def _written(blocks: Iterable[Block], scope: Scope) -> Iterator[str]:
    # What stands within something is never above it.
    least = scope.level + 1
    for is_row, group in groupby(blocks, key=_is_row):
        if is_row:
            yield f'<ul class="rows">{"".join(_row(block, scope) for block in group if isinstance(block, Entry))}</ul>'
            continue
        for block in group:
            if isinstance(block, Heading):
                level = min(max(block.level, least), scope.level + 1, DEEPEST)
                scope = scope._replace(level=level, name=plain(block.line))
            yield _block(block, scope)


def _is_row(block: Block) -> bool:
    """Whether a block is an entry that says all in one row."""
    return isinstance(block, Entry) and not block.body


def _block(block: Block, scope: Scope) -> str:
    writers: dict[type, Callable[..., str]] = {
        Heading: _heading,
        Lines: _lines,
        Bullets: _bullets,
        Facts: facts,
        Grid: grid,
        Sides: sides,
        Entry: _entry,
        Tree: lambda block, scope: tree(block, scope, written),
        Fold: _fold,
        Notes: _notes,
        Bars: bars,
        Flow: flow,
    }
    return writers[type(block)](block, scope)


def _heading(block: Heading, scope: Scope) -> str:
    tag = f"h{scope.level}"
    return f"<{tag}{id_attribute(block.anchor, scope)} {OWN_DIRECTION}>{inline(block.line, scope)}</{tag}>"


def _lines(block: Lines, scope: Scope) -> str:
    return f'<div class="lines">{"".join(paragraph(item, scope) for item in block.lines)}</div>'


def _bullets(block: Bullets, scope: Scope) -> str:
    items = "".join(f"<li {OWN_DIRECTION}>{inline(item, scope)}</li>" for item in block.items)
    return f"<ul>{items}</ul>"


def _lead(entry: Entry) -> str:
    parts = (f'<span class="lead">{escaped(part)}</span> ' for part in (entry.sign, entry.label) if part)
    return "".join(parts)


def _aside(entry: Entry, scope: Scope) -> str:
    return f' <span class="aside">{inline(entry.aside, scope)}</span>' if entry.aside else ""


def _row(entry: Entry, scope: Scope) -> str:
    title = f"{_lead(entry)}{inline(entry.title, scope)}{_aside(entry, scope)}"
    return f"<li{id_attribute(entry.anchor, scope)} {OWN_DIRECTION}>{title}</li>"


def _entry(entry: Entry, scope: Scope) -> str:
    """An entry with what it holds, below a heading of its own."""
    level = min(scope.level + 1, DEEPEST)
    inner = scope._replace(level=level, name=" ".join(filter(None, (entry.label, plain(entry.title)))))
    opening = f'<section class="entry"{id_attribute(entry.anchor, scope)}>'
    heading = f"<h{level} {OWN_DIRECTION}>{_lead(entry)}{inline(entry.title, scope)}</h{level}>"
    aside = f'<p class="aside" {OWN_DIRECTION}>{inline(entry.aside, scope)}</p>' if entry.aside else ""
    return f"{opening}<header>{heading}{aside}</header>{written(entry.body, inner)}</section>"


def _fold(block: Fold, scope: Scope) -> str:
    summary = f"<summary {OWN_DIRECTION}>{inline(block.summary, scope)}</summary>"
    return f"<details>{summary}{written(block.blocks, scope)}</details>"


def _notes(block: Notes, scope: Scope) -> str:
    """Notes, each led by the words that cite it."""
    return f'<ul class="notes">{"".join(_note(anchor, text, scope) for anchor, text in block.notes)}</ul>'


def _note(anchor: str, text: Line, scope: Scope) -> str:
    cited = scope.cited.get(anchor, "")
    name = f"<strong>{cited}</strong>  " if cited else ""
    return f"<li{id_attribute(anchor, scope)} {OWN_DIRECTION}>{name}{inline(text, scope)}</li>"
