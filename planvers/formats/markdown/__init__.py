"""Pages as GitHub-flavoured Markdown: of the same page the same document, whatever the window is like."""

from planvers.formats import Look
from planvers.formats.markdown.blocks import parted
from planvers.formats.markdown.inline import Known
from planvers.views.page import Entry, Heading, Notes, Page, walk


def render(page: Page, _look: Look) -> str:
    """The page as one document. Sources that the page has notes on are cited as footnotes."""
    blocks = list(walk(page.blocks))
    notes = frozenset(name for block in blocks if isinstance(block, Notes) for name, _ in block.notes)
    anchors = frozenset(block.anchor for block in blocks if isinstance(block, Heading | Entry))
    rows = parted(page.blocks, Known(notes, anchors, dict(page.addresses)))
    return "\n".join(row.rstrip() for row in rows) + "\n"
