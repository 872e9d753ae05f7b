"""Pages as GitHub-flavoured Markdown: of the same page the same document, whatever the window is like."""

from collections.abc import Iterable, Iterator

from planvers.formats import Look
from planvers.formats.markdown.blocks import parted
from planvers.formats.markdown.inline import Known
from planvers.views.page import Block, Entry, Fold, Heading, Notes, Page, Tree


def render(page: Page, _look: Look) -> str:
    """The page as one document. Sources that the page has notes on are cited as footnotes."""
    blocks = list(_all(page.blocks))
    notes = frozenset(name for block in blocks if isinstance(block, Notes) for name, _ in block.notes)
    anchors = frozenset(block.anchor for block in blocks if isinstance(block, Heading | Entry))
    rows = parted(page.blocks, Known(notes, anchors))
    return "\n".join(row.rstrip() for row in rows) + "\n"


def _all(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and all that they hold. Without recursion into trees, which may be of any depth."""
    for block in blocks:
        yield block
        if isinstance(block, Entry):
            yield from _all(block.body)
        elif isinstance(block, Fold):
            yield from _all(block.blocks)
        elif isinstance(block, Tree):
            waiting = list(block.roots)
            for branch in waiting:
                waiting.extend(branch.children)
                yield from _all(branch.body)
