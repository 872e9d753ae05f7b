"""Pictures as SVG within the page: elements, text that fits, and the frame with its name and description.

Nothing here has a colour: the style sheet gives it, so that a picture is right in light, in dark and in print.
"""

import unicodedata

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


def text(content: str, x: float, y: float, kind: str = "", anchor: str = "") -> str:
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


def framed(drawn: str, size: tuple[float, float], told: tuple[str, str], kind: str, scope: Scope) -> str:
    """A drawing of a size with its name and description, in a box that scrolls where the window is smaller."""
    name, description = told
    ids = scope.own_id(), scope.own_id()
    head = f'<title id="{ids[0]}">{escaped(name)}</title><desc id="{ids[1]}">{escaped(description)}</desc>'
    width, height = map(_value, size)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="{ids[0]}" aria-describedby="{ids[1]}">'
    )
    return scrolling(f"{opening}{head}{drawn}</svg>", name)


def figure(content: str, legend: str, words: str) -> str:
    """A picture with its legend, and below it the same in words."""
    caption = f"<figcaption>{legend}</figcaption>" if legend else ""
    return f"<figure>{content}{caption}<details><summary>The same in words</summary>{words}</details></figure>"


def key(drawn: str, told: str) -> str:
    """One item of a legend: a small sample and what it stands for."""
    sample = f'<svg class="sample" viewBox="0 0 36 14" width="36" height="14" aria-hidden="true">{drawn}</svg>'
    return f'<span class="key" {OWN_DIRECTION}>{sample} {escaped(told)}</span> '
