"""A page: neutral blocks of toned text that every format can render.

Tones name a meaning, not a colour. A block never says how wide it is.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    """What a span of text means. `ADDED` and `REMOVED` are the two sides of a redline; `MOVED` stood elsewhere.

    `SIGN` is a sign of the trade within a wording, such as a bracket around what is not agreed.
    """

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    ALERT = "alert"
    OLD = "old"
    NEW = "new"
    REMOVED = "removed"
    ADDED = "added"
    MOVED = "moved"
    SIGN = "sign"


class Shade(StrEnum):
    """What a cell of signs says, roughly, so that a pattern can be seen from afar. The sign alone says it exactly."""

    NONE = ""
    YES = "yes"
    PARTLY = "partly"
    OTHERWISE = "otherwise"
    NO = "no"
    MIXED = "mixed"


class Span(NamedTuple):
    """A stretch of text of one tone.

    `ref` is where a reader finds more: a web address, or `#` with the anchor of a block or of a note.
    `lang` is the tag of the language of a text that is quoted; our own words have none, and are English.
    """

    text: str
    tone: Tone = Tone.PLAIN
    ref: str = ""
    lang: str = ""


Line = tuple[Span, ...]


class Heading(NamedTuple):
    """A heading; level 1 stands once, at the top of a page. By its anchor, where it has one, it can be referred to."""

    level: int
    line: Line
    anchor: str = ""


class Lines(NamedTuple):
    """Lines that belong together, each beginning anew."""

    lines: tuple[Line, ...]


class Bullets(NamedTuple):
    """An unordered list."""

    items: tuple[Line, ...]


class Facts(NamedTuple):
    """Labelled values, one below the other."""

    pairs: tuple[tuple[Line, Line], ...]


class Grid(NamedTuple):
    """A table. Cells of the columns after the first `text_columns` are short signs.

    `shades` has a row for each of `rows`, and in it a shade for each of its cells of signs; it is empty
    where nothing is shaded.
    """

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    text_columns: int = 1
    shades: tuple[tuple[Shade, ...], ...] = ()


class Sides(NamedTuple):
    """Two texts beside each other, old and new, row by row; one below the other where there is no room."""

    rows: tuple[tuple[Line, Line], ...]


class Entry(NamedTuple):
    """One item of a list: a sign, a label such as a number, a title, a remark on the title, and what it holds."""

    sign: str
    label: str
    title: Line
    aside: Line = ()
    body: tuple["Block", ...] = ()
    anchor: str = ""


class Branch(NamedTuple):
    """A node of a tree: its line, what grows from it, and what there is to say of it before that."""

    line: Line
    children: tuple["Branch", ...] = ()
    body: tuple["Block", ...] = ()


class Tree(NamedTuple):
    """One or more trees, drawn with branches."""

    roots: tuple[Branch, ...]


class Fold(NamedTuple):
    """Blocks below a line that sums them up; where a format can, they open on demand."""

    summary: Line
    blocks: tuple["Block", ...]


class Notes(NamedTuple):
    """What citations stand for: the anchor of each note, with what it says, in the order of the page."""

    notes: tuple[tuple[str, Line], ...]


class Bars(NamedTuple):
    """Bars that are parted into groups, each part from so many at least to so many at most.

    `values` has a row for each of `names`, and in it a pair for each of `groups`; None is no upper bound.
    What is not certain may be the same few things in every part, so that the widest range says how many they are.
    """

    groups: tuple[str, ...]
    names: tuple[Line, ...]
    values: tuple[tuple[tuple[int, int | None], ...], ...]


class FlowNode(NamedTuple):
    """A point in a column of a flow.

    `state` is a word for how it stands there: `dropped` for what is gone, `no counterpart` for what nothing
    is known to continue, `not mentioned` for what a supplement leaves alone, and `unknown` for what nobody has
    published are drawn each in its own way, any other word is only told.
    """

    id: str
    label: str
    title: str
    state: str = ""


class Band(NamedTuple):
    """A stream from a node of one column to a node of a later one, by column and id, and what happened on the way.

    `kept`, `reworded`, `merged`, `split`, `moved`, `dropped`, `no counterpart`, `not mentioned` and `unknown`
    are drawn each in its own way, any other word in a plain one. `remark` says what that rests on where nobody
    declared it; a band that has one bears a question mark.
    """

    old: tuple[int, str]
    new: tuple[int, str]
    kind: str
    remark: str = ""


class Flow(NamedTuple):
    """Points flowing through versions: a column a version, in reading order, and the bands between them."""

    columns: tuple[tuple[Line, tuple[FlowNode, ...]], ...]
    bands: tuple[Band, ...]


Block = Heading | Lines | Bullets | Facts | Grid | Sides | Entry | Tree | Fold | Notes | Bars | Flow


class Page(NamedTuple):
    """Blocks in reading order, and the web addresses of anchors that references name and no block has."""

    blocks: tuple[Block, ...]
    addresses: tuple[tuple[str, str], ...] = ()


def below(page: Page, levels: int = 1) -> tuple[Block, ...]:
    """The blocks of a page without its title, to stand in another one, its headings by so many levels deeper."""
    return tuple(
        block._replace(level=block.level + levels) if isinstance(block, Heading) else block
        for block in page.blocks
        if not (isinstance(block, Heading) and block.level == 1)
    )


def walk(blocks: Iterable[Block]) -> Iterator[Block | Branch]:
    """The blocks, the branches of trees, and all that stands in them, in reading order.

    With a stack and without recursion, since a lineage may have more versions than Python allows nested calls.
    """
    stack: list[Block | Branch] = [*reversed([*blocks])]
    while stack:
        item = stack.pop()
        yield item
        stack += reversed(_held_by(item))


def _held_by(item: Block | Branch) -> tuple[Block | Branch, ...]:
    """What stands directly within a block or a branch."""
    if isinstance(item, Entry):
        return item.body
    if isinstance(item, Fold):
        return item.blocks
    if isinstance(item, Branch):
        return (*item.body, *item.children)
    return item.roots if isinstance(item, Tree) else ()


def line(*parts: str | Span) -> Line:
    """A line from texts and spans; empty ones are left out."""
    spans = (part if isinstance(part, Span) else Span(part) for part in parts)
    return tuple(span for span in spans if span.text)


def spoken(text: Line, lang: str) -> Line:
    """A line as one of a language, named by its tag."""
    return tuple(span._replace(lang=lang) for span in text)


def joined(separator: str, lines: list[Line]) -> Line:
    """Lines joined into one, with a separator between those that hold anything."""
    filled = [item for item in lines if item]
    result: list[Span] = []
    for position, item in enumerate(filled):
        if position:
            result.append(Span(separator, Tone.MUTED))
        result.extend(item)
    return tuple(result)
