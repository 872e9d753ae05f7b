"""A page cut to a length: whole entries are left out from the end, and how many is said."""

from collections.abc import Callable

from planvers.views.page import Block, Entry, Fold, Lines, Page, Span, Tone, line

_CLOSING = " left out here to keep this short; planvers tells all of it on the command line"


def fitted(page: Page, render: Callable[[Page], str], limit: int) -> str:
    """The page as rendered, with as few entries left out from the end as make it at most `limit` characters.

    A limit of 0 is none. What stands before the first entry is always kept, however long.
    """
    text = render(page)
    if not limit or len(text) <= limit:
        return text
    # Every entry left out makes the text shorter, so the least number of them is found by halving.
    least, most = 1, _count(page.blocks)
    while least < most:
        middle = (least + most) // 2
        if len(render(_shorter(page, middle))) <= limit:
            most = middle
        else:
            least = middle + 1
    return render(_shorter(page, least))


def _count(blocks: tuple[Block, ...]) -> int:
    """How many entries there are, without those within entries."""
    inner = (_count(block.blocks) if isinstance(block, Fold) else int(isinstance(block, Entry)) for block in blocks)
    return sum(inner)


def _shorter(page: Page, count: int) -> Page:
    left = _count(page.blocks) - count
    kept, _ = _first(page.blocks, left)
    noun = "item" if count == 1 else "items"
    return Page((*kept, Lines((line(Span(f"{count} {noun}{_CLOSING}", Tone.ALERT)),))))


def _first(blocks: tuple[Block, ...], left: int) -> tuple[tuple[Block, ...], int]:
    """The blocks with only so many entries, the first ones, and how many more there may be."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Fold) and _count(block.blocks):
            inner, remaining = _first(block.blocks, left)
            kept += [block._replace(blocks=inner)] if left else []
            left = remaining
        elif not isinstance(block, Entry):
            kept.append(block)
        elif left:
            kept.append(block)
            left -= 1
    return tuple(kept), left
