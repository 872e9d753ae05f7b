"""Blocks of a page as rows of Markdown."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from planvers.formats.markdown.inline import Known, inline, summary
from planvers.formats.markdown.mermaid import flowchart
from planvers.formats.markdown.text import at_start, attribute, escaped, note_name
from planvers.views.page import (
    Bars,
    Block,
    Branch,
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

_LONG = 600
_DEEPEST = 6
_REDLINE = frozenset({Tone.REMOVED, Tone.ADDED})
Rows = list[str]


def rows_of(block: Block, known: Known) -> Rows:
    """The rows of a block; empty rows part what Markdown would run together."""
    writers: dict[type, Callable[..., Rows]] = {
        Heading: _heading,
        Lines: _lines,
        Bullets: _bullets,
        Facts: _facts,
        Grid: _grid,
        Sides: _sides,
        Entry: _entry,
        Tree: _tree,
        Fold: _fold,
        Notes: _notes,
        Bars: _bars,
        Flow: _flow,
    }
    return writers[type(block)](block, known)


def parted(blocks: Iterable[Block], known: Known) -> Rows:
    """The rows of several blocks, an empty row between two."""
    rows: Rows = []
    previous: Block | None = None
    for block in blocks:
        found = rows_of(block, known)
        rows += ["", *found] if rows and found and not _is_one_list(previous, block) else found
        previous = block
    return rows


def _is_one_list(previous: Block | None, block: Block) -> bool:
    """Whether two blocks are items of one list of single rows."""
    return isinstance(previous, Entry) and isinstance(block, Entry) and not previous.body and not block.body


def _anchor(name: str) -> str:
    return f'<a id="{attribute(name)}"></a>' if name else ""


def _heading(heading: Heading, known: Known) -> Rows:
    # A heading is strong as it is.
    plain = tuple(span._replace(tone=Tone.PLAIN) if span.tone is Tone.STRONG else span for span in heading.line)
    return [f"{'#' * min(heading.level, _DEEPEST)} {_anchor(heading.anchor)}{inline(plain, known)}"]


def _lines(lines: Lines, known: Known) -> Rows:
    told = [text for text in (inline(item, known) for item in lines.lines) if text]
    rows = [f"{at_start(text)}<br>" for text in told[:-1]] + [at_start(text) for text in told[-1:]]
    length = sum(len(span.text) for item in lines.lines for span in item)
    is_redline = any(span.tone in _REDLINE for item in lines.lines for span in item)
    if is_redline and length > _LONG:
        return _details((Span("The redline"),), rows)
    return rows


def _bullets(bullets: Bullets, known: Known) -> Rows:
    return [f"- {at_start(inline(item, known))}" for item in bullets.items]


def _facts(facts: Facts, known: Known) -> Rows:
    """A list of names and values; a value without a name goes on with the one above."""
    rows: Rows = []
    for name, value in facts.pairs:
        told, text = inline(tuple(span._replace(tone=Tone.STRONG) for span in name), known), inline(value, known)
        if told:
            rows.append(f"- {told}: {text}".rstrip())
        elif rows:
            rows[-1] += f"<br>{text}"
        else:
            rows.append(f"- {at_start(text)}")
    return rows


def _grid(grid: Grid, known: Known) -> Rows:
    head = [inline(cell, known) for cell in grid.head]
    rule = ["---" if column < grid.text_columns else ":---:" for column in range(len(head))]
    return [_row(head), _row(rule), *(_row([inline(cell, known) for cell in row]) for row in grid.rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _sides(sides: Sides, known: Known) -> Rows:
    rows = tuple((old, new) for old, new in sides.rows)
    return _grid(Grid(((Span("was"),), (Span("now"),)), rows, 2), known)


def _entry(entry: Entry, known: Known) -> Rows:
    """An item of a list: what it is in one row, and its blocks below."""
    label = " ".join(part for part in (entry.sign, entry.label) if part)
    name = (Span(f"{label} ", Tone.STRONG),) if label else ()
    aside = inline(entry.aside, known)
    head = f"{inline((*name, *entry.title), known)}{f' · {aside}' if aside else ''}"
    return _item(f"{_anchor(entry.anchor)}{at_start(head)}", parted(entry.body, known))


def _item(head: str, body: Rows) -> Rows:
    below = [f"  {row}" if row else "" for row in body]
    return [f"- {head}", *(["", *below] if below else [])]


def _tree(tree: Tree, known: Known) -> Rows:
    """A chart of boxes, or a list where there is more to say of the branches."""
    if not any(_has_body(root) for root in tree.roots):
        return flowchart(tree)
    return [row for root in tree.roots for row in _branch(root, known)][:-1]


def _has_body(root: Branch) -> bool:
    waiting = [root]
    for branch in waiting:
        if branch.body:
            return True
        waiting.extend(branch.children)
    return False


def _branch(root: Branch, known: Known) -> Iterator[str]:
    """A branch and all that grows from it as items below each other, each saying what it grows from.

    Not as lists in lists: a lineage of thirty would be indented out of the window.
    """
    waiting: list[tuple[Branch, str]] = [(root, "")]
    while waiting:
        branch, parent = waiting.pop()
        from_parent = f" (after {parent})" if parent else ""
        yield from [*_item(f"{at_start(inline(branch.line, known))}{from_parent}", parted(branch.body, known)), ""]
        name = inline(branch.line[:1], known)
        waiting.extend((child, name) for child in reversed(branch.children))


def _fold(fold: Fold, known: Known) -> Rows:
    return _details(fold.summary, parted(fold.blocks, known))


def _details(line: Line, body: Rows) -> Rows:
    return [f"<details><summary>{summary(line)}</summary>", "", *body, "", "</details>"]


def _notes(notes: Notes, known: Known) -> Rows:
    return [f"[^{note_name(name)}]: {at_start(inline(text, known))}" for name, text in notes.notes]


def _bars(bars: Bars, known: Known) -> Rows:
    return _grid(bars_table(bars), known)


def _flow(flow: Flow, known: Known) -> Rows:
    """A flow in words: column by column its nodes, each with what flows on from it."""
    rows: Rows = []
    for name, column in flow_words(flow):
        rows += [*([""] if rows else []), at_start(inline(name, known)), ""]
        for node, onward in column:
            text = " · ".join(filter(None, (node_words(node), node.state, *onward)))
            rows.append(f"- {at_start(escaped(text))}")
    return rows
