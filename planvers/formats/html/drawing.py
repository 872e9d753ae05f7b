"""Pictures as SVG within the page: elements, text that fits, and the frame with its name and description.

Nothing here has a colour: the style sheet gives it, so that a picture is right in light, in dark and in print.
"""

import unicodedata
from typing import NamedTuple

from planvers.formats.html.tables import scrolling
from planvers.formats.html.text import OWN_DIRECTION, Scope, escaped

# How wide a character is for its size, on average, in the letters of most systems; the wide ones take two.
_CHARACTER = 0.6


def element(tag: str, content: str = "", **attributes: str | float) -> str:
    """An element; a number is written with at most one place, and `kind` is the class."""
    parts = [tag, *(f'{_name(name)}="{_value(value)}"' for name, value in attributes.items() if value != "")]
    return f"<{' '.join(parts)}>{content}</{tag}>" if content else f"<{' '.join(parts)}/>"


def _name(name: str) -> str:
    return "class" if name == "kind" else name.replace("_", "-")


def _value(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def text(content: str, x: float | str, y: float, kind: str = "", anchor: str = "") -> str:
    """A text at a place; `anchor` says which end of it stands there."""
    return element("text", escaped(content), x=x, y=y, kind=kind, text_anchor=anchor)


def tip(content: str) -> str:
    """What a pointer shows that rests on the element that this stands in."""
    return f"<title>{escaped(content)}</title>"


def fitted(content: str, width: float, size: float) -> str:
    """As much of a text as fits, with a sign where something was left out."""
    room = width / (size * _CHARACTER)
    if _cells(content) <= room:
        return content
    used, kept = 1.0, ""
    for character in content:
        used += _cells(character)
        if used > room:
            break
        kept += character
    return f"{kept.rstrip()}…"


def broken(content: str, width: float, size: float) -> list[str]:
    """A text in one or two rows, each of which fits."""
    first, rest = "", content.split(" ")
    while rest and _cells(f"{first} {rest[0]}") * size * _CHARACTER <= width:
        first = f"{first} {rest.pop(0)}".strip()
    return [fitted(part, width, size) for part in (first, " ".join(rest)) if part]


def _cells(content: str) -> int:
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in content)
    return len(content) + wide - sum(unicodedata.combining(character) > 0 for character in content)


class Told(NamedTuple):
    """The name of a picture, and what it shows for whoever does not see it."""

    name: str
    description: str


def framed(drawn: str, size: tuple[float, float], told: Told, kind: str, scope: Scope) -> str:
    """A drawing of a size, in a box that scrolls where the window is smaller."""
    width, height = map(_value, size)
    picture = _svg(drawn, f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"', told, (kind, scope))
    return scrolling(picture, told.name)


def stretched(drawn: str, height: float, told: Told, kind: str, scope: Scope) -> str:
    """A drawing whose places are shares of the width that there is."""
    return _svg(drawn, f'width="100%" height="{_value(height)}"', told, (kind, scope))


def _svg(drawn: str, size: str, told: Told, of: tuple[str, Scope]) -> str:
    kind, scope = of
    ids = scope.own_id(), scope.own_id()
    head = f'<title id="{ids[0]}">{escaped(told.name)}</title><desc id="{ids[1]}">{escaped(told.description)}</desc>'
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" {size} role="img" '
        f'aria-labelledby="{ids[0]}" aria-describedby="{ids[1]}">'
    )
    return f"{opening}{head}{drawn}</svg>"


def figure(content: str, legend: str, words: str) -> str:
    """A picture with its legend, and below it the same in words."""
    caption = f"<figcaption>{legend}</figcaption>" if legend else ""
    return f"<figure>{content}{caption}<details><summary>The same in words</summary>{words}</details></figure>"


def key(drawn: str, told: str) -> str:
    """One item of a legend: a small sample and what it stands for."""
    sample = f'<svg class="sample" viewBox="0 0 36 14" width="36" height="14" aria-hidden="true">{drawn}</svg>'
    return f'<span class="key" {OWN_DIRECTION}>{sample} {escaped(told)}</span> '
