"""A flow as a picture: a column of boxes for each version, and a band for each stream between two of them."""

from typing import NamedTuple

from planvers.formats.html.drawing import Told, broken, element, figure, fitted, framed, key, text, tip
from planvers.formats.html.tables import caption, scrolling
from planvers.formats.html.text import OWN_DIRECTION, Scope, escaped, inline, plain
from planvers.views.page import Band, Flow, FlowNode, Line
from planvers.views.page_words import Key, band_words, flow_nodes, flow_words, node_words

_BOX, _GAP, _ROW, _HEIGHT, _HEAD = 256.0, 140.0, 29.0, 21.0, 48.0
_SIZE, _HEAD_SIZE, _NUMBER = 12.0, 14.0, 30.0
_SPREAD = 12.0
# What bands and boxes bear besides their look, so that they can be told without colour.
_SIGNS = {"reworded": "≠", "merged": "⊃", "split": "⊂", "moved": "→"}
_STATES = {"dropped": "✕", "no counterpart": "∅", "not mentioned": "–", "unknown": "?"}
_LOOKS = ("kept", *_SIGNS, *_STATES)
# What a band bears besides that rests on what nobody declared.
_DOUBT = "?"


class _Ends(NamedTuple):
    """Where a band leaves its old box and reaches its new one."""

    x1: float
    y1: float
    x2: float
    y2: float


def flow(block: Flow, scope: Scope) -> str:
    """The flow, its legend, and the same in words, column by column."""
    width = len(block.columns) * (_BOX + _GAP) - _GAP + 2
    height = _HEAD + _ROW * max((len(nodes) for _, nodes in block.columns), default=0) + 4
    nodes = flow_nodes(block)
    bands = "".join(_band(band, ends, nodes) for band, ends in zip(block.bands, _all_ends(block), strict=True))
    heads = "".join(_head(name, _left(place)) for place, (name, _) in enumerate(block.columns))
    boxes = "".join(
        _box(node, _left(place), _top(row))
        for place, (_, column) in enumerate(block.columns)
        for row, node in enumerate(column)
    )
    names = " → ".join(plain(name) for name, _ in block.columns)
    told = Told(scope.name or "Flow", f"{names}: which points became which. The same is told in words below.")
    # Bands are drawn first, so that one that passes a version by runs behind its boxes.
    picture = framed(bands + heads + boxes, (max(width, 2), height), told, "flow", scope)
    return figure(picture, _legend(block), _in_words(block, scope))


def _head(name: Line, x: float) -> str:
    rows = broken(plain(name), _BOX, _HEAD_SIZE)
    return "".join(text(row, x, 15 + 18 * place, "head") for place, row in enumerate(rows))


def _left(place: int) -> float:
    return 1 + place * (_BOX + _GAP)


def _top(row: int) -> float:
    return _HEAD + row * _ROW


def _box(node: FlowNode, x: float, y: float) -> str:
    kind = f"node {_class(node.state)}" if node.state in _STATES else "node"
    told = f"{node.label} {node.title}" + (f" ({node.state})" if node.state else "")
    sign = f"{_STATES[node.state]} " if node.state in _STATES else ""
    base = y + _HEIGHT / 2 + 4.5
    label = fitted(node.label, _NUMBER + 8, _SIZE) if node.title else fitted(node.label, _BOX - 16, _SIZE)
    start = max(_NUMBER, 10 + len(label) * 7.5)
    parts = (
        tip(told),
        element("rect", x=x, y=y, width=_BOX, height=_HEIGHT, rx=3.0),
        text(label, x + 6, base, "number"),
        text(sign + fitted(node.title, _BOX - start - 6, _SIZE), x + start, base) if node.title else "",
    )
    return element("g", "".join(parts), kind=kind)


def _all_ends(block: Flow) -> list[_Ends]:
    """The ends of every band; those that share a box leave or reach it one below the other."""
    rows = {(place, node.id): row for place, (_, column) in enumerate(block.columns) for row, node in enumerate(column)}
    leaving: dict[Key, list[int]] = {}
    reaching: dict[Key, list[int]] = {}
    for number, band in enumerate(block.bands):
        leaving.setdefault(band.old, []).append(number)
        reaching.setdefault(band.new, []).append(number)
    for numbers in leaving.values():
        numbers.sort(key=lambda number: rows[block.bands[number].new])
    for numbers in reaching.values():
        numbers.sort(key=lambda number: rows[block.bands[number].old])
    return [
        _Ends(
            _left(band.old[0]) + _BOX,
            _height_at(rows[band.old], leaving[band.old], number),
            _left(band.new[0]),
            _height_at(rows[band.new], reaching[band.new], number),
        )
        for number, band in enumerate(block.bands)
    ]


def _height_at(row: int, sharing: list[int], number: int) -> float:
    """Where on the side of its box a band ends, among those that share it."""
    offset = _SPREAD * ((sharing.index(number) + 0.5) / len(sharing) - 0.5)
    return _top(row) + _HEIGHT / 2 + offset


def _band(band: Band, ends: _Ends, nodes: dict[Key, FlowNode]) -> str:
    x1, y1, x2, y2 = ends
    bend = min(_GAP, abs(x2 - x1)) / 2
    path = f"M{x1:.1f} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    old, new = nodes[band.old], nodes[band.new]
    look = band.kind if band.kind in _LOOKS else "other"
    signs = _SIGNS.get(look, "") + (_DOUBT if band.remark else "")
    sign = text(signs, x2 - 5, y2 + 4.5, "mark", "end") if signs else ""
    told = f"{node_words(old)} → {node_words(new)}: {band_words(band)}"
    drawn = element("path", d=path, kind="ribbon") + element("path", d=path, kind="thread")
    return element("g", tip(told) + drawn + sign, kind=f"band {_class(look)}")


def _class(look: str) -> str:
    """The class of a look, which may be more than one word."""
    return look.replace(" ", "-")


def _legend(block: Flow) -> str:
    """A sample of every look of bands and boxes that there is, in a fixed order; of other kinds, each by its word."""
    kinds = {band.kind for band in block.bands}
    ordered = [kind for kind in _LOOKS if kind in kinds] + sorted(kinds.difference(_LOOKS))
    keys = [_band_key(kind, _SIGNS.get(kind, ""), kind) for kind in ordered]
    if any(band.remark for band in block.bands):
        keys.append(_band_key("", _DOUBT, "found by planvers, declared by nobody"))
    states = {node.state for _, column in block.columns for node in column}
    for state, sign in _STATES.items():
        if state in states:
            box = element("rect", x=1.0, y=1.0, width=34.0, height=12.0, rx=2.0)
            drawn = element("g", box + text(sign, 18, 11.5, "", "middle"), kind=f"node {_class(state)}")
            keys.append(key(drawn, f"{state} here"))
    return "".join(keys)


def _band_key(kind: str, sign: str, told: str) -> str:
    look = kind if kind in _LOOKS else "other"
    lines = "".join(element("path", d="M1 7H35", kind=part) for part in ("ribbon", "thread"))
    mark = text(sign, 28, 11.5, "mark", "middle") if sign else ""
    return key(element("g", lines + mark, kind=_class(look)), told)


def _in_words(block: Flow, scope: Scope) -> str:
    """A table of all points, version by version, with what flows on from each."""
    rows: list[str] = []
    for name, column in flow_words(block):
        rows.append(f'<tr><th scope="rowgroup" colspan="4" {OWN_DIRECTION}>{inline(name, scope)}</th></tr>')
        for node, onward in column:
            told = (node.title, node.state, "; ".join(onward))
            cells = "".join(f"<td {OWN_DIRECTION}>{escaped(cell)}</td>" for cell in told)
            rows.append(f'<tr><th scope="row" {OWN_DIRECTION}>{escaped(node.label)}</th>{cells}</tr>')
    columns = ("point", "title", "state", "then")
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    table = f"<table>{caption(scope)}<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return scrolling(table, scope.name or "Flow")
