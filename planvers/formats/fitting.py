"""A page cut to a length: its end is left out, and how many items that are is said."""

from collections.abc import Callable

from planvers.views.page import Block, Bullets, Entry, Fold, Grid, Heading, Lines, Page, Span, Tone, line

_CLOSING = " left out here to keep this short; planvers tells all of it on the command line"


def fitted(page: Page, render: Callable[[Page], str], limit: int) -> str:
    """The page as rendered, in at most `limit` characters: without its end, as little of it as need be.

    A limit of 0 is none. The page ends before an entry, an item of a list, a row of a table or another block, also
    within folds, and a last line says how many entries, items and rows are left out. Headings, folds and tables of
    which nothing is left go, too. The heading of level 1 and the lines after it are always kept: where even these
    and the last line are longer than the limit, they are what is given, or the whole page if that is shorter.
    """
    text = render(page)
    if not limit or len(text) <= limit:
        return text
    opening = _opening(page.blocks)
    rest = page.blocks[len(opening) :]
    pieces, items = _pieces(rest), _items(rest)

    def cut(kept: int) -> str:
        first = _first(rest, kept)
        return render(page._replace(blocks=(*opening, *first, _closing(items - _items(first)))))

    shortest = cut(0)
    if len(shortest) > limit:
        return min(shortest, text, key=len)
    # The fewest of the pieces fit, and the most do not: halving finds where it turns.
    found, fewest, most = shortest, 0, pieces
    while most - fewest > 1:
        middle = (fewest + most) // 2
        shorter = cut(middle)
        if len(shorter) <= limit:
            found, fewest = shorter, middle
        else:
            most = middle
    return found


def _opening(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The heading of level 1 that a page begins with, and the lines after it."""
    match blocks:
        case (Heading(level=1), Lines(), *_):
            return blocks[:2]
        case (Heading(level=1), *_):
            return blocks[:1]
        case _:
            return ()


def _closing(items: int) -> Lines:
    told = "the rest is" if not items else "1 item" if items == 1 else f"{items} items"
    return Lines((line(Span(f"{told}{_CLOSING}", Tone.ALERT)),))


def _pieces(blocks: tuple[Block, ...]) -> int:
    """Of how many pieces the blocks are, before each of which the page can end."""
    return sum(map(_own, blocks))


def _items(blocks: tuple[Block, ...]) -> int:
    """How many entries, items of lists and rows of tables there are, without those within entries."""
    return sum(map(_told, blocks))


def _own(block: Block) -> int:
    # A heading is no piece: it stands or goes with what is below it.
    if isinstance(block, Heading):
        return 0
    if isinstance(block, Fold):
        return _pieces(block.blocks) or 1
    return _told(block) if isinstance(block, Bullets | Grid) else 1


def _told(block: Block) -> int:
    match block:
        case Fold(blocks=inner):
            return _items(inner)
        case Bullets(items=items):
            return len(items)
        case Grid(rows=rows):
            return len(rows)
        case _:
            return int(isinstance(block, Entry))


def _first(blocks: tuple[Block, ...], pieces: int) -> tuple[Block, ...]:
    """The blocks up to so many pieces, without headings below which nothing is left."""
    kept: list[Block] = []
    for block in blocks:
        if not pieces:
            break
        shorter = _shorter(block, pieces)
        kept.append(shorter)
        pieces -= _own(shorter)
    while not pieces and kept and isinstance(kept[-1], Heading):
        kept.pop()
    return tuple(kept)


def _shorter(block: Block, pieces: int) -> Block:
    """A list, a table or a fold with its first pieces; any other block as it is."""
    if isinstance(block, Bullets):
        return block._replace(items=block.items[:pieces])
    if isinstance(block, Grid):
        return block._replace(rows=block.rows[:pieces], shades=block.shades[:pieces])
    if isinstance(block, Fold) and pieces < _own(block):
        return block._replace(blocks=_first(block.blocks, pieces))
    return block
