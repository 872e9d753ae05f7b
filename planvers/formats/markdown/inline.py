"""A line as Markdown: its tones as marks that read well aloud, its references as links and footnotes."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planvers.formats.markdown.text import address, escaped, html, unmarked
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
    """What a page can be asked for by reference: its notes, and its other anchors."""

    notes: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()


NOTHING = Known()


def inline(line: Line, known: Known = NOTHING) -> str:
    """The line in one row. References to notes become footnotes, those to what the page does not have plain text."""
    found = (span if _leads_somewhere(span.ref, known) else span._replace(ref="") for span in line)
    return "".join(_pieces(_merged(found), known)).strip()


def summary(line: Line) -> str:
    """The line within HTML, as the row of something that opens on demand."""
    return "".join(
        f"<strong>{html(span.text)}</strong>" if _STYLES.get(span.tone) == _STRONG else html(span.text) for span in line
    ).strip()


def _leads_somewhere(ref: str, known: Known) -> bool:
    return ref.startswith(_WEB) or (ref[:1] == "#" and (ref[1:] in known.notes or ref[1:] in known.anchors))


def _merged(line: Iterable[Span]) -> list[Span]:
    """Neighbours of one mark and reference together: two marks in a row would be none."""
    spans: list[Span] = []
    for span in line:
        if spans and _STYLES.get(spans[-1].tone) == _STYLES.get(span.tone) and spans[-1].ref == span.ref:
            spans[-1] = spans[-1]._replace(text=spans[-1].text + span.text)
        else:
            spans.append(span)
    return spans


def _pieces(spans: list[Span], known: Known) -> Iterator[str]:
    for place, span in enumerate(spans):
        before = spans[place - 1] if place else None
        after = spans[place + 1] if place + 1 < len(spans) else None
        # The two sides of a redline are two readings: run together they would be a word that nobody wrote.
        if before and before.tone in _SIDES and span.tone in _SIDES:
            yield " "
        yield _piece(span, before, after, known)


def _piece(span: Span, before: Span | None, after: Span | None, known: Known) -> str:
    if span.ref[1:] in known.notes:
        return f"[^{span.ref[1:]}]"
    body = span.text.strip()
    if not body:
        return " " if span.text else ""
    lead, _, trail = span.text.partition(body)
    told = f"[{unmarked(body)}]({address(span.ref)})" if span.ref else escaped(body)
    if span.tone in _STYLES:
        told = _marked(told, body, _STYLES[span.tone], _sign(lead, before, -1), _sign(trail, after, 0))
    return f"{' ' if lead else ''}{told}{' ' if trail else ''}"


def _sign(space: str, neighbour: Span | None, place: int) -> str:
    """The sign that a marked text touches: nothing at the end of a row."""
    if space or neighbour is None:
        return " "
    return neighbour.text[place : place + 1 or None] or " "


def _marked(told: str, body: str, style: tuple[str, str], before: str, after: str) -> str:
    """Marks where Markdown takes them for such; where letters touch them on one side and signs on the other, tags."""
    mark, tag = style
    opens = body[0].isalnum() or not before.isalnum()
    closes = body[-1].isalnum() or not after.isalnum()
    return f"{mark}{told}{mark}" if opens and closes else f"<{tag}>{told}</{tag}>"
