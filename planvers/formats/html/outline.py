"""The outline of a page: one title, headings that leave no level out, every anchor, and the contents."""

from collections.abc import Iterable, Iterator

from planvers.formats.html.text import Scope, escaped, plain
from planvers.views.page import Block, Entry, Heading, Notes, Span, walk

# HTML has no more.
DEEPEST = 6
_UNTITLED = Heading(1, (Span("planvers"),))
# Fewer parts than these need no contents.
_FEW = 3


def outlined(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with one heading of level 1, the first, and none that is deeper than the last by two levels.

    A further heading of level 1 stands below the first, with all that follows it.
    """
    last = below = 0
    found: list[Block] = []
    if not blocks or not isinstance(blocks[0], Heading) or blocks[0].level > 1:
        found, last = [_UNTITLED], 1
    for block in blocks:
        if isinstance(block, Heading):
            below = 1 if block.level <= 1 and last else below
            last = max(1, min(block.level + below, last + 1, DEEPEST))
            found.append(block._replace(level=last))
        else:
            found.append(block)
    return tuple(found)


def title_of(blocks: Iterable[Block]) -> str:
    """The first heading as text."""
    return next((plain(block.line) for block in blocks if isinstance(block, Heading)), "")


def anchors_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The anchor of every block and note, wherever it stands."""
    for block in walk(blocks):
        if isinstance(block, Heading | Entry):
            yield block.anchor
        if isinstance(block, Notes):
            yield from (anchor for anchor, _ in block.notes)


def contents(blocks: Iterable[Block], scope: Scope) -> str:
    """Links to the headings of level 2 that have an anchor; nothing where there are few."""
    parts = [block for block in blocks if isinstance(block, Heading) and block.level == 2 and block.anchor]  # noqa: PLR2004
    if len(parts) <= _FEW:
        return ""
    links = "".join(f'<li><a href="#{scope.ids[part.anchor]}">{escaped(plain(part.line))}</a></li>' for part in parts)
    return f'<nav aria-label="Contents"><ol>{links}</ol></nav>'
