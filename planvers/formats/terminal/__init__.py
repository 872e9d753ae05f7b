"""Pages as text for a terminal or a pipe: the only package that imports rich.

Of rich it takes what is hard to get right, the width of characters and the codes of styles, and
not the console: that costs a fifth of a command's time and reads square brackets as markup, which
belong to the treaty. What does not fit is wrapped, and a table that cannot be wrapped is told row by
row. Only a web address may be wider than the page.
"""

from collections.abc import Callable, Iterable, Mapping

from planvers.formats import Look
from planvers.formats.terminal.blocks import rows_of
from planvers.formats.terminal.lines import finished, link_target
from planvers.views.page import Block, Entry, Heading, Line, Lines, Page, Span, Tone

# Blue for new and orange for old, which red-green blindness does not confuse.
_STYLES_256 = {
    Tone.STRONG: "bold",
    Tone.MUTED: "dim",
    Tone.ALERT: "bold",
    Tone.SIGN: "bold",
    Tone.OLD: "color(166)",
    Tone.NEW: "color(32)",
}
_STYLES_16 = _STYLES_256 | {Tone.OLD: "yellow", Tone.NEW: "blue"}
_MANY_COLOURS = 256


def render(page: Page, look: Look) -> str:
    """The page in at most `look.width` columns, but for web addresses; no row ends in white space."""
    rows: list[Line] = []
    previous: Block | None = None
    for block in page.blocks:
        if previous is not None and _is_parted(previous, block):
            rows.append(())
        rows.extend(rows_of(block, look.width))
        previous = block
    paint = _painter(look.colours) if look.colours else _text_of
    if look.has_links:
        paint = _linker(dict(page.addresses), paint)
    return "".join(f"{''.join(map(paint, finished(row)))}\n" for row in rows)


def verbatim(lines: Iterable[Line], look: Look) -> str:
    """Lines as they are, however wide: what other programs read, too, is not wrapped."""
    paint = _painter(look.colours) if look.colours else _text_of
    return "".join(f"{''.join(map(paint, item))}\n" for item in lines)


def _text_of(span: Span) -> str:
    return span.text


def _painter(colours: int) -> Callable[[Span], str]:
    """A function from a span to its text with the codes of its style."""
    from rich.color import ColorSystem
    from rich.style import Style

    is_many = colours >= _MANY_COLOURS
    system = ColorSystem.EIGHT_BIT if is_many else ColorSystem.STANDARD
    styles = {tone: Style.parse(style) for tone, style in (_STYLES_256 if is_many else _STYLES_16).items()}
    return lambda span: styles[span.tone].render(span.text, color_system=system) if span.tone in styles else span.text


def _linker(addresses: Mapping[str, str], paint: Callable[[Span], str]) -> Callable[[Span], str]:
    """A function from a span to what `paint` makes of it, as a link where it refers to a web address.

    Not by way of rich, which gives every link a random name.
    """

    def linked(span: Span) -> str:
        target = link_target(addresses.get(span.ref[1:], "") if span.ref.startswith("#") else span.ref)
        return f"\x1b]8;;{target}\x1b\\{paint(span)}\x1b]8;;\x1b\\" if target and span.text else paint(span)

    return linked


def _is_parted(previous: Block, block: Block) -> bool:
    """Whether an empty row stands between two blocks: entries of one row follow each other closely."""
    if isinstance(previous, Heading):
        return previous.level == 1 and not isinstance(block, Lines)
    if isinstance(previous, Entry) and isinstance(block, Entry):
        return bool(previous.body or block.body)
    return True
