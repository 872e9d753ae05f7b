"""A line as Markdown: its tones as marks that read well aloud, its references as links and footnotes."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from planvers.formats.markdown.text import address, escaped, html, linked, note_name
from planvers.views.page import Line, Span, Tone

_STRONG, _GONE, _MOVED = ("**", "strong"), ("~~", "del"), ("*", "em")
_STYLES = {
    Tone.STRONG: _STRONG,
    Tone.ALERT: _STRONG,
    Tone.ADDED: _STRONG,
    Tone.REMOVED: _GONE,
    Tone.MOVED: _MOVED,
}
_SIDES = frozenset({Tone.REMOVED, Tone.ADDED})
_WEB = ("https://", "http://")


class Known(NamedTuple):
    """What a page can be asked for by reference: its notes, its other anchors, and the addresses of what it lacks."""

    notes: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()
    addresses: Mapping[str, str] = MappingProxyType({})


NOTHING = Known()


def inline(line: Line, known: Known = NOTHING) -> str:
    """The line in one row. References to notes become footnotes, those to what the page does not have plain text."""
    found = (span._replace(ref=_target(span.ref, known)) for span in line)
    return "".join(_pieces(_merged(found), known)).strip()


def summary(line: Line) -> str:
    """The line within HTML, as the row of something that opens on demand; it leads nowhere else."""
    told: list[str] = []
    before: Span | None = None
    for span in _merged(item._replace(ref="") for item in line):
        tag = _STYLES[span.tone][1] if span.tone in _STYLES and span.text.strip() else ""
        text = f"<{tag}>{html(span.text)}</{tag}>" if tag else html(span.text)
        told.append(f" {text}" if _are_two_readings(before, span) else text)
        before = span
    return "".join(told).strip()


def _target(ref: str, known: Known) -> str:
    """Where a reference leads: to the web or to what the page has; nothing where it leads nowhere."""
    if ref[:1] == "#" and ref[1:] not in known.notes and ref[1:] not in known.anchors:
        ref = known.addresses.get(ref[1:], "")
    return ref if ref.startswith(("#", *_WEB)) else ""


def _merged(line: Iterable[Span]) -> list[Span]:
    """Neighbours of one mark and reference together: two marks in a row would be none."""
    spans: list[Span] = []
    for span in (item for item in line if item.text):
        if spans and _STYLES.get(spans[-1].tone) == _STYLES.get(span.tone) and spans[-1].ref == span.ref:
            spans[-1] = spans[-1]._replace(text=spans[-1].text + span.text)
        else:
            spans.append(span)
    return spans


def _are_two_readings(one: Span | None, other: Span | None) -> bool:
    """Whether these are the two sides of a redline: run together they would be a word that nobody wrote."""
    return one is not None and other is not None and {one.tone, other.tone} <= _SIDES


def _pieces(spans: list[Span], known: Known) -> Iterator[str]:
    for place, span in enumerate(spans):
        before = spans[place - 1] if place else None
        after = spans[place + 1] if place + 1 < len(spans) else None
        if _are_two_readings(before, span):
            yield " "
            before = None
        yield _piece(span, before, None if _are_two_readings(span, after) else after, known)


def _piece(span: Span, before: Span | None, after: Span | None, known: Known) -> str:
    if span.ref[:1] == "#" and span.ref[1:] in known.notes:
        return _cited(span)
    body = span.text.strip()
    if not body:
        return _space(span.text)
    lead, _, trail = span.text.partition(body)
    told = f"[{linked(body)}]({address(span.ref)})" if span.ref else escaped(body)
    if span.tone in _STYLES:
        # Two marks in a row would be read as one longer mark.
        is_free = lead or before is None or before.tone not in _STYLES or before.text[-1].isspace()
        mark, tag = _STYLES[span.tone]
        is_mark = is_free and _is_taken(told, _sign(lead, before, -1), _sign(trail, after, 0))
        told = f"{mark}{told}{mark}" if is_mark else f"<{tag}>{told}</{tag}>"
    return f"{_space(lead)}{told}{_space(trail)}"


def _cited(span: Span) -> str:
    """A reference to a note; its words are told too, unless they only name the note."""
    mark = f"[^{note_name(span.ref[1:])}]"
    return mark if span.ref.endswith(f"-{span.text}") else f"{escaped(span.text)}{mark}"


def _space(space: str) -> str:
    """White space at the edge of a span, which is never wide, as it keeps words together or not."""
    kept = space.strip(" \t\n\r")
    return kept or (" " if space else "")


def _sign(space: str, neighbour: Span | None, place: int) -> str:
    """The sign that a marked text touches: nothing at the end of a row."""
    if space or neighbour is None:
        return " "
    return neighbour.text[place : place + 1 or None]


def _is_taken(told: str, before: str, after: str) -> bool:
    """Whether Markdown takes marks around a text for such: signs within them must have signs around them."""
    opens = not _may_be_sign(told[0]) or _is_gap(before)
    closes = not _may_be_sign(told[-1]) or _is_gap(after)
    return opens and closes


def _may_be_sign(character: str) -> bool:
    """Whether a character is punctuation in some version of CommonMark: symbols are in the later ones only."""
    return unicodedata.category(character)[0] in "PS"


def _is_gap(character: str) -> bool:
    """Whether a character is white space or punctuation in every version of CommonMark."""
    return character.isspace() or unicodedata.category(character)[0] == "P" or character in "$+<=>^`|~"
