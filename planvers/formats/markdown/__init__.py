"""Pages as GitHub-flavoured Markdown: of the same page the same document, whatever the window is like."""

from planvers.formats import Look
from planvers.formats.markdown.blocks import parted
from planvers.views.page import Notes, Page


def render(page: Page, _look: Look) -> str:
    """The page as one document. Sources that the page has notes on are cited as footnotes."""
    notes = {name for block in page.blocks if isinstance(block, Notes) for name, _ in block.notes}
    rows = parted(page.blocks, notes)
    return "\n".join(row.rstrip() for row in rows) + "\n"
