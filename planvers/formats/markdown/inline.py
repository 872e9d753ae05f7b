"""A line as Markdown: its tones as marks that read well aloud, its references as links and footnotes."""

from collections.abc import Collection, Iterator

from planvers.formats.markdown.text import address, escaped, html
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


def inline(line: Line, notes: Collection[str] = ()) -> str:
    """The line in one row. References to a note that the page has, by its anchor, become footnotes."""
    return "".join(_pieces(_merged(line), notes)).strip()


def summary(line: Line) -> str:
    """The line within HTML, as the row of something that opens on demand."""
    return "".join(
        f"<strong>{html(span.text)}</strong>" if _STYLES.get(span.tone) == _STRONG else html(span.text) for span in line
    ).strip()


def _merged(line: Line) -> list[Span]:
    """Neighbours of one mark and reference together: two marks in a row would be none."""
    spans: list[Span] = []
    for span in line:
        if spans and _STYLES.get(spans[-1].tone) == _STYLES.get(span.tone) and spans[-1].ref == span.ref:
            spans[-1] = spans[-1]._replace(text=spans[-1].text + span.text)
        else:
            spans.append(span)
    return spans


def _pieces(spans: list[Span], notes: Collection[str]) -> Iterator[str]:
    for place, span in enumerate(spans):
        before = spans[place - 1] if place else None
        after = spans[place + 1] if place + 1 < len(spans) else None
        # The two sides of a redline are two readings: run together they would be a word that nobody wrote.
        if before and before.tone in _SIDES and span.tone in _SIDES:
            yield " "
        yield _piece(span, before, after, notes)


def _piece(span: Span, before: Span | None, after: Span | None, notes: Collection[str]) -> str:
    if span.ref.startswith("#") and span.ref[1:] in notes:
        return f"[^{span.ref[1:]}]"
    body = span.text.strip()
    if not body:
        return " " if span.text else ""
    lead, _, trail = span.text.partition(body)
    told = escaped(body)
    if span.ref.startswith(_WEB):
        told = f"[{told}]({address(span.ref)})"
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
