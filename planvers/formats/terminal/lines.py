"""Lines measured and wrapped in the columns of a terminal.

Nothing is cut: a line is broken at white space, and within a word only if it is longer than a row.
"""

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, chop_cells

from planvers.joblog import places
from planvers.views.page import Line, Span, Tone

_LINE_END = re.compile(r"[\r\n\t]+")
# Braces, because square brackets are the trade's own sign for wording that is not agreed.
_MARKS = {
    Tone.REMOVED: ("{-", "-}", Tone.OLD),
    Tone.ADDED: ("{+", "+}", Tone.NEW),
    Tone.MOVED: ("{~", "~}", Tone.MUTED),
}
_ADDRESS = re.compile(r"https?://.", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
# All that may not stand in the target of a link, nor end it: what is no visible sign of ASCII.
_NOT_IN_TARGET = re.compile("[^!-~]+")
# Neither an address is broken nor a place in a file: a terminal wraps it, and it can still be followed and copied.
_WHOLE = re.compile(r"://|:\d+:\d+:\Z")
_WORD = re.compile(r"\S+\s*|\s+")


def link_target(address: str) -> str:
    """A web address as the target of a link that nothing in it can end; nothing for any other text."""
    told = _CONTROL.sub("", address)
    if not _ADDRESS.match(told):
        return ""
    return _NOT_IN_TARGET.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace")), told
    )


def led(first: Line, rows: Iterable[Line], rest: Line | None = None) -> Iterator[Line]:
    """Rows with a lead before the first and as much white space (or `rest`) before the others."""
    lead = first
    for row in rows:
        yield (*lead, *row)
        lead = rest if rest is not None else blank(cells(first))


def blank(columns: int) -> Line:
    """So many columns of white space."""
    return (Span(" " * columns),) if columns > 0 else ()


def width_of(text: str) -> int:
    """The width of a text in columns."""
    return cell_len(text)


def cells(line: Line) -> int:
    """The width of a line in columns; the marks of a redline count."""
    return sum(cell_len(span.text) for span in marked(line))


def marked(line: Line) -> Line:
    """The line with the two sides of a redline in braces, and a space for a tab, whose width nobody knows.

    A line that is marked already stays as it is.
    """
    if any("\t" in span.text for span in line):
        line = tuple(span._replace(text=span.text.replace("\t", " ")) for span in line)
    if not any(span.tone in _MARKS for span in line):
        return line
    return tuple(_mark(span) for span in line)


def _mark(span: Span) -> Span:
    if span.tone not in _MARKS:
        return span
    opening, closing, tone = _MARKS[span.tone]
    return Span(f"{opening}{span.text}{closing}", tone, span.ref)


def wrapped(line: Line, width: int) -> Iterator[Line]:
    """The rows of a line: broken at line ends and white space, and within a word only if it is longer than a row."""
    return _rows(line, width, width)


def hanging(line: Line, width: int, indent: int) -> Iterator[Line]:
    """The rows of a line, all but the first indented by so much more than the first is itself."""
    text = "".join(span.text for span in line)
    # Half of the width is for words, however deep the line stands.
    lead = blank(min(len(text) - len(text.lstrip()) + indent, width // 2))
    return led((), _rows(line, width, width - cells(lead)), lead)


def _rows(line: Line, first: int, others: int) -> Iterator[Line]:
    """The rows of a line, the first of them and the others in so many columns."""
    spans = marked(line)
    text = "".join(span.text for span in spans)
    start = 0
    for end in (*_breaks(text, max(first, 1), max(others, 1)), len(text)):
        yield trimmed(_cut(spans, start, end))
        start = end


def _breaks(text: str, width: int, others: int) -> Iterator[int]:
    """Where the rows of a text begin, but for the first, which has a width of its own."""
    used = 0
    for found in _WORD.finditer(text):
        word, start = found[0].rstrip(), found.start()
        if used and used + cell_len(word) > width:
            yield start
            used, width = 0, others
        is_broken = cell_len(word) > width and not _WHOLE.search(word)
        pieces = chop_cells(word, width) if is_broken else [word]
        for piece in pieces[:-1]:
            start += len(piece)
            yield start
        used += cell_len(pieces[-1]) + len(found[0]) - len(word)
        for end in range(found.start() + len(word), found.end()):
            if text[end] == "\n" and end + 1 < len(text):
                yield end + 1
                used, width = 0, others


def _cut(line: Line, start: int, end: int) -> Line:
    """The part of a line from one character to another."""
    spans: list[Span] = []
    position = 0
    for span in line:
        text = span.text[max(start - position, 0) : max(end - position, 0)]
        if text:
            spans.append(span._replace(text=text))
        position += len(span.text)
    return tuple(spans)


def finished(line: Line) -> Line:
    """The line on one row, without white space at its end, and nothing that the log of a job would take for a command.

    Where a text is wrapped its line ends part rows; one that stands in a row by itself, such as a title, has none.
    """
    return _inert(trimmed(tuple(span._replace(text=_LINE_END.sub(" ", span.text)) for span in line)))


def _inert(line: Line) -> Line:
    """What runners of jobs read as a command is told from one by a backslash, also where several spans make it."""
    found = places("".join(span.text for span in line))
    if not found:
        return line
    spans: list[Span] = []
    start = 0
    for place in found:
        spans += [*_cut(line, start, place), Span("\\")]
        start = place
    return (*spans, *_cut(line, start, sum(len(span.text) for span in line)))


def trimmed(line: Line) -> Line:
    """The line without white space at its end."""
    spans = list(line)
    while spans and not spans[-1].text.rstrip():
        spans.pop()
    if spans:
        spans[-1] = spans[-1]._replace(text=spans[-1].text.rstrip())
    return tuple(spans)
