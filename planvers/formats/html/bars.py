"""Bars as a picture: solid as far as is certain, hatched from there to what it may be at most.

Places are shares of the width, so that a bar is as long as the window lets it be.
"""

from itertools import accumulate

from planvers.formats.html.drawing import Told, element, figure, fitted, key, stretched, text, tip
from planvers.formats.html.tables import grid
from planvers.formats.html.text import Scope, plain
from planvers.views.page import Bars
from planvers.views.page_words import bars_table, range_words

_SHADES = 6
_ROW, _BAR, _LABEL = 54.0, 24.0, 16.0
_SIZE, _DIGIT = 13.0, 9.0
# The narrowest window, which decides how much text there is room for.
_NARROW = 320.0
# How much of the width is left for an end that nobody knows, drawn open.
_OPEN = 0.12
Pair = tuple[int, int | None]


def bars(block: Bars, scope: Scope) -> str:
    """The bars, their legend, and the numbers as a table."""
    totals = [_total(row) for row in block.values]
    longest = max((low + (loose or 0) for low, loose in totals), default=0) or 1
    has_open_end = any(loose is None for _, loose in totals)
    scale = (1 - _OPEN if has_open_end else 1) / longest
    hatch = scope.own_id()
    drawn = _hatching(hatch) + "".join(_bar(block, place, scale, hatch) for place in range(len(block.names)))
    description = f"One bar each for {', '.join(map(plain, block.names))}. The numbers are in the table below."
    told = Told(scope.name or "Bars", description)
    picture = stretched(drawn, _ROW * len(block.names) + 4, told, "bars", scope)
    has_range = any(loose != 0 for _, loose in totals)
    return figure(picture, _legend(block, hatch if has_range else ""), grid(bars_table(block), scope))


def _total(row: tuple[Pair, ...]) -> Pair:
    """How many are certain in a row, and how many more there may be; None where nobody knows."""
    loose = [None if high is None else high - low for low, high in row]
    known = [item for item in loose if item is not None]
    return sum(low for low, _ in row), None if len(known) < len(loose) else max(known, default=0)


def _bar(block: Bars, place: int, scale: float, hatch: str) -> str:
    name, row = plain(block.names[place]), block.values[place]
    certain, loose = _total(row)
    top = _ROW * place + _LABEL + 6
    starts = accumulate((low for low, _ in row), initial=0)
    parts = [
        _part((start * scale, top, low * scale), str(low), block.groups[group], group % _SHADES)
        for group, (start, (low, _)) in enumerate(zip(starts, row, strict=False))
        if low
    ]
    if loose != 0:
        width = 1 - certain * scale if loose is None else loose * scale
        box = _box((certain * scale, top, width), kind="hatched", fill=f"url(#{hatch})")
        open_end = text("or more", "98%", top + _BAR / 2 + 5, "mark", "end") if loose is None else ""
        parts.append(element("g", tip(_range_words(block, row)) + box + open_end, kind="range"))
    label = text(fitted(name, _NARROW, _SIZE), 0, _ROW * place + _LABEL)
    return element("g", tip(f"{name}: {_told(block, row)}") + label + "".join(parts), kind="bar")


def _part(at: tuple[float, float, float], number: str, name: str, shade: int) -> str:
    x, top, width = at
    has_room = width * _NARROW > _DIGIT * len(number) + 2
    label = text(number, _share(x + width / 2), top + _BAR / 2 + 5, anchor="middle") if has_room else ""
    return element("g", tip(f"{name}: {number}") + _box(at) + label, kind=f"part b{shade}")


def _box(at: tuple[float, float, float], **attributes: str) -> str:
    x, top, width = at
    return element("rect", x=_share(x), y=top, width=_share(width), height=_BAR, **attributes)


def _share(part: float) -> str:
    return f"{100 * part:.2f}%"


def _range_words(block: Bars, row: tuple[Pair, ...]) -> str:
    loose = [f"{name} {range_words(*pair)}" for name, pair in zip(block.groups, row, strict=True) if pair[0] != pair[1]]
    return f"not certain: {', '.join(loose)}"


def _told(block: Bars, row: tuple[Pair, ...]) -> str:
    return ", ".join(f"{range_words(*pair)} {name}" for name, pair in zip(block.groups, row, strict=True))


def _legend(block: Bars, hatch: str) -> str:
    """A sample of each part, and of what is not certain where `hatch` names the pattern for it."""
    keys = [key(_sample(kind=f"b{place % _SHADES}"), name) for place, name in enumerate(block.groups)]
    if hatch:
        drawn = _sample(kind="hatched", fill=f"url(#{hatch})")
        keys.append(key(drawn, "not certain: may belong to any part that has a range"))
    return "".join(keys)


def _sample(**attributes: str) -> str:
    return element("rect", x=1.0, y=1.0, width=34.0, height=12.0, **attributes)


def _hatching(name: str) -> str:
    """The pattern for what is not certain."""
    line = element("path", d="M0 0V7", kind="hatch")
    units = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return element("defs", element("pattern", line, id=name, width=7.0, height=7.0, **units))
