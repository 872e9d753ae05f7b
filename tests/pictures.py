"""Pictures for the README, made of what the program itself writes: SVG that needs nothing else.

GitHub shows them as images, so that nothing in them may be fetched. They bring their own ground and are the
same on a light page and on a dark one.
"""

import re
from collections.abc import Iterator
from html import escape

from rich.cells import cell_len

from planvers.formats.html.palette import COLOURS
from planvers.formats.html.style import STYLE

_MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"
_SANS = "system-ui,'Segoe UI',Arial,sans-serif"
_CELL, _ROW, _EDGE = 8.4, 20, 16
_CODES = re.compile(r"\x1b\[([\d;]*)m")
_CLASSES = {"": "", "0": "", "1": "b", "2": "m", "38;5;166": "o", "38;5;32": "n"}
# The rules of the style sheet for what is in the picture of a flow.
_DRAWN = re.compile(r"[^{}]*(?:svg text|\.head|\.number|\.node|ribbon|thread|\.mark)\b[^{}]*\{[^{}]*\}")
_KEY = 190


def terminal(command: str, told: str, name: str) -> str:
    """A window of a terminal: a command and the coloured text that it answered with."""
    rows = [f"\x1b[2m$\x1b[0m {command}", "", *told.splitlines()]
    width = max(cell_len(_CODES.sub("", row)) for row in rows) * _CELL + 2 * _EDGE
    height = len(rows) * _ROW + 2 * _EDGE
    dark = {key: values[1] for key, values in COLOURS.items()}
    style = (
        f"text{{font:14px {_MONO};fill:{dark['ink']};white-space:pre}}"
        f".b{{font-weight:700}}.m{{fill:{dark['muted']}}}.o{{fill:{dark['old']}}}.n{{fill:{dark['new']}}}"
    )
    drawn = "\n".join(text for place, row in enumerate(rows) for text in _texts(row, _EDGE + (place + 0.75) * _ROW))
    return _svg(
        (width, height), name, style, f'<rect width="100%" height="100%" rx="8" fill="{dark["paper"]}"/>', drawn
    )


def _texts(row: str, y: float) -> Iterator[str]:
    """The parts of a row of one look, each with its place and length, so that columns hold in any letters."""
    kind, column = "", 0
    for place, part in enumerate(_CODES.split(row)):
        if place % 2:
            kind = _CLASSES[part]
            continue
        for found in re.finditer(r"\S+(?: \S+)*", part):
            x = _EDGE + (column + cell_len(part[: found.start()])) * _CELL
            look = f' class="{kind}"' if kind else ""
            length = f'textLength="{cell_len(found[0]) * _CELL:.1f}" lengthAdjust="spacingAndGlyphs"'
            yield f'<text{look} x="{x:.1f}" y="{y:.1f}" {length}>{escape(found[0], quote=False)}</text>'
        column += cell_len(part)


def flow(page: str, name: str) -> str:
    """The first flow of an HTML page with its legend, on paper."""
    found = re.search(
        r'<svg [^>]*class="flow" viewBox="0 0 (\S+) (\S+)"[^>]*>(.*?)</svg>(.*?)</figcaption>', page, re.DOTALL
    )
    assert found
    width, height = float(found[1]), float(found[2])
    drawn = re.sub(r"<(title|desc) id=.*?</\1>", "", found[3])
    keys = re.findall(r"<svg class=\"sample\"[^>]*>(.*?)</svg> (.*?)</span>", found[4])
    in_row = int(width // _KEY)
    legend = "".join(
        f'<g transform="translate({1 + place % in_row * _KEY} {height + 14 + place // in_row * 22})">{sample}'
        f'<text x="42" y="11">{told}</text></g>'
        for place, (sample, told) in enumerate(keys)
    )
    rows = -(-len(keys) // in_row)
    size = (width + 2 * _EDGE, height + 14 + rows * 22 + 2 * _EDGE)
    light = {key: values[0] for key, values in COLOURS.items()}
    rules = "".join(rule.strip() for rule in _DRAWN.findall(STYLE.partition("@page")[0]))
    style = f"text{{font:12px {_SANS}}}" + re.sub(r"var\(--([\w-]+)\)", lambda one: light[one[1]], rules)
    ground = f'<rect width="100%" height="100%" rx="8" fill="{light["paper"]}"/>'
    return _svg(size, name, style, ground, f'<g transform="translate({_EDGE} {_EDGE})">{drawn}{legend}</g>')


def _svg(size: tuple[float, float], name: str, style: str, ground: str, drawn: str) -> str:
    width, height = (f"{side:.0f}" for side in size)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img"><title>{escape(name)}</title>\n<style>{style}</style>\n{ground}\n{drawn}\n</svg>\n'
    )
