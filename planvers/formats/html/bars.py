"""Bars as a picture: solid as far as is certain, hatched from there to what it may be at most."""

from itertools import accumulate

from planvers.formats.html.drawing import element, figure, fitted, framed, key, text, tip
from planvers.formats.html.tables import grid
from planvers.formats.html.text import Scope, plain
from planvers.views.page import Bars, Grid, Line, Span

_SHADES = 6
_WIDTH, _NAMES, _ROW, _BAR = 760.0, 220.0, 38.0, 24.0
_ROOM = _WIDTH - _NAMES - 24
_OPEN_END = 0.15
_SIZE = 13.0
_DIGIT = 9.0
Pair = tuple[int, int | None]


def bars(block: Bars, scope: Scope) -> str:
    """The bars, their legend, and the numbers as a table."""
    totals = [_total(row) for row in block.values]
    longest = max((low + (loose or 0) for low, loose in totals), default=0) or 1
    has_open_end = any(loose is None for _, loose in totals)
    scale = _ROOM / (longest * (1 + _OPEN_END if has_open_end else 1))
    hatch = scope.own_id()
    drawn = _hatching(hatch) + "".join(_bar(block, place, (scale, longest), hatch) for place in range(len(block.names)))
    has_range = any(loose != 0 for _, loose in totals)
    size = (_WIDTH, _ROW * len(block.names) + 8)
    description = f"One bar each for {', '.join(map(plain, block.names))}. The numbers are in the table below."
    picture = framed(drawn, size, (scope.name or "Bars", description), "bars", scope)
    return figure(picture, _legend(block, hatch if has_range else ""), grid(_table(block), scope))


def _total(row: tuple[Pair, ...]) -> Pair:
    """How many are certain in a row, and how many more there may be; None where nobody knows."""
    loose = [None if high is None else high - low for low, high in row]
    known = [item for item in loose if item is not None]
    return sum(low for low, _ in row), None if len(known) < len(loose) else max(known, default=0)


def _bar(block: Bars, place: int, scaling: tuple[float, int], hatch: str) -> str:
    scale, longest = scaling
    name, row = plain(block.names[place]), block.values[place]
    certain, loose = _total(row)
    top = _ROW * place + 6
    starts = accumulate((low for low, _ in row), initial=0)
    parts = [
        _part(_NAMES + start * scale, top, low, scale, (group % _SHADES, block.groups[group]))
        for group, (start, (low, _)) in enumerate(zip(starts, row, strict=False))
        if low
    ]
    if loose != 0:
        width = (longest * (1 + _OPEN_END) - certain) * scale if loose is None else loose * scale
        parts.append(_range((_NAMES + certain * scale, top, width), _range_words(block, row), hatch))
    label = text(fitted(name, _NAMES - 16, _SIZE), _NAMES - 12, top + _BAR / 2 + 5, "name", "end")
    return element("g", tip(f"{name}: {_told(block, row)}") + label + "".join(parts), kind="bar")


def _part(x: float, top: float, low: int, scale: float, group: tuple[int, str]) -> str:
    shade, name = group
    box = element("rect", x=x, y=top, width=low * scale, height=_BAR)
    number = str(low)
    has_room = low * scale > _DIGIT * len(number) + 4
    label = text(number, x + low * scale / 2, top + _BAR / 2 + 5, anchor="middle") if has_room else ""
    return element("g", tip(f"{name}: {low}") + box + label, kind=f"part b{shade}")


def _range(place: tuple[float, float, float], told: str, hatch: str) -> str:
    x, top, width = place
    box = element("rect", x=x, y=top, width=width, height=_BAR, kind="hatched", fill=f"url(#{hatch})")
    return element("g", tip(told) + box, kind="range")


def _range_words(block: Bars, row: tuple[Pair, ...]) -> str:
    loose = [f"{name} {words(*pair)}" for name, pair in zip(block.groups, row, strict=True) if pair[0] != pair[1]]
    return f"not certain: {', '.join(loose)}"


def _told(block: Bars, row: tuple[Pair, ...]) -> str:
    return ", ".join(f"{words(*pair)} {name}" for name, pair in zip(block.groups, row, strict=True))


def words(low: int, high: int | None) -> str:
    """A range as a reader sees it: 3, 3–5 or 3+."""
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}–{high}"


def _legend(block: Bars, hatch: str) -> str:
    keys = [
        key(element("rect", x=1.0, y=1.0, width=34.0, height=12.0, kind=f"b{place % _SHADES}"), name)
        for place, name in enumerate(block.groups)
    ]
    if hatch:
        drawn = element("rect", x=1.0, y=1.0, width=34.0, height=12.0, kind="hatched", fill=f"url(#{hatch})")
        keys.append(key(drawn, "not certain: may belong to any part that has a range"))
    return "".join(keys)


def _hatching(name: str) -> str:
    """The pattern for what is not certain."""
    line = element("path", d="M0 0V7", kind="hatch")
    tile = element(
        "pattern", line, id=name, width=7.0, height=7.0, patternUnits="userSpaceOnUse", patternTransform="rotate(45)"
    )
    return element("defs", tile)


def _table(block: Bars) -> Grid:
    head: tuple[Line, ...] = ((), *((Span(group),) for group in block.groups))
    rows = (
        (name, *((Span(words(*pair)),) for pair in row)) for name, row in zip(block.names, block.values, strict=True)
    )
    return Grid(head, tuple(rows))
