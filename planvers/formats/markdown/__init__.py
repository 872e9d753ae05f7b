"""Pages as GitHub-flavoured Markdown: of the same page the same document, whatever the window is like."""

from collections.abc import Iterable, Iterator

from planvers.formats import Look
from planvers.formats.markdown.blocks import parted
from planvers.formats.markdown.inline import Known
from planvers.views.page import Block, Entry, Fold, Heading, Notes, Page


def render(page: Page, _look: Look) -> str:
    """The page as one document. Sources that the page has notes on are cited as footnotes."""
    notes = frozenset(name for block in page.blocks if isinstance(block, Notes) for name, _ in block.notes)
    rows = parted(page.blocks, Known(notes, frozenset(_anchors(page.blocks))))
    return "\n".join(row.rstrip() for row in rows) + "\n"


def _anchors(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block.anchor
        elif isinstance(block, Entry):
            yield block.anchor
            yield from _anchors(block.body)
        elif isinstance(block, Fold):
            yield from _anchors(block.blocks)
