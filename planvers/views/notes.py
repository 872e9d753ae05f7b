"""The sources that a page cites, as notes at its end."""

from collections.abc import Iterable, Iterator

from planvers.model.plan import Plan
from planvers.views.page import (
    Block,
    Bullets,
    Entry,
    Facts,
    Fold,
    Grid,
    Heading,
    Line,
    Lines,
    Notes,
    Page,
    Sides,
    Tree,
    line,
)
from planvers.views.phrases import source_anchor
from planvers.views.point import source_line


def with_notes(page: Page, plan: Plan) -> Page:
    """The page with a note for every source that it refers to, in the order in which it does."""
    refs = dict.fromkeys(span.ref for text in _lines(page.blocks) for span in text if span.ref)
    records = {f"#{source_anchor(item.id)}": item for item in plan.sources}
    cited = [records[ref] for ref in refs if ref in records]
    if not cited:
        return page
    notes = Notes(tuple((source_anchor(item.id), source_line(item)) for item in cited))
    return Page((*page.blocks, Heading(2, line("Sources"), "sources"), notes))


def _lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every line of some blocks, in reading order."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block.line
        elif isinstance(block, Lines):
            yield from block.lines
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Facts):
            yield from (text for pair in block.pairs for text in pair)
        elif isinstance(block, Grid):
            yield from (text for row in (block.head, *block.rows) for text in row)
        elif isinstance(block, Sides):
            yield from (text for row in block.rows for text in row)
        elif isinstance(block, Entry):
            yield from (block.title, block.aside)
            yield from _lines(block.body)
        elif isinstance(block, Fold):
            yield block.summary
            yield from _lines(block.blocks)
        elif isinstance(block, Tree):
            yield from (text for branch in block.roots for text in (branch.line, *_lines(branch.body)))
