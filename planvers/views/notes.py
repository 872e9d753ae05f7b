"""The sources that a page cites: where they are found, and as notes at its end."""

from collections.abc import Iterator

from planvers.model.plan import Plan, SourceRecord
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
    Page,
    Sides,
    line,
    walk,
)
from planvers.views.phrases import source_anchor
from planvers.views.point import source_line


def with_notes(page: Page, plan: Plan) -> Page:
    """The page with a note for every source that it refers to, in the order in which it does."""
    cited = _cited(page, plan)
    if not cited:
        return page
    notes = Notes(tuple((source_anchor(item.id), source_line(item)) for item in cited))
    return linked(Page((*page.blocks, Heading(2, line("Sources"), "sources"), notes)), plan)


def linked(page: Page, plan: Plan | None) -> Page:
    """The page with the web addresses of the sources that it refers to."""
    cited = _cited(page, plan) if plan else []
    return page._replace(addresses=tuple((source_anchor(item.id), item.url) for item in cited if item.url))


def _cited(page: Page, plan: Plan) -> list[SourceRecord]:
    refs = dict.fromkeys(span.ref for item in walk(page.blocks) for text in _lines(item) for span in text if span.ref)
    records = {f"#{source_anchor(item.id)}": item for item in plan.sources}
    return [records[ref] for ref in refs if ref in records]


def _lines(item: Block | Branch) -> Iterator[Line]:
    """The lines of a block or a branch itself, without those of what stands in it."""
    if isinstance(item, Heading | Branch):
        yield item.line
    elif isinstance(item, Lines):
        yield from item.lines
    elif isinstance(item, Bullets):
        yield from item.items
    elif isinstance(item, Facts):
        yield from (text for pair in item.pairs for text in pair)
    elif isinstance(item, Grid):
        yield from (text for row in (item.head, *item.rows) for text in row)
    elif isinstance(item, Sides):
        yield from (text for row in item.rows for text in row)
    elif isinstance(item, Entry):
        yield from (item.title, item.aside)
    elif isinstance(item, Fold):
        yield item.summary
    elif isinstance(item, Bars):
        yield from item.names
    elif isinstance(item, Flow):
        yield from (name for name, _ in item.columns)
