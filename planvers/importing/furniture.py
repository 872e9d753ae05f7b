"""What belongs to the pages of a text and not to the text.

That is page numbers, what stands at the edge of each page, and the rows of a table of contents.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from planvers.importing.lines import Line

_ALONE = re.compile(r"[-–—\[(]?\s*(?P<page>\d{1,4})\s*[-–—\])]?")
_SPELLED = re.compile(
    r"(?:page|p\.|pg\.|seite|página|pagina|стор\.?|сторінка|стр\.?|страница|صفحة|الصفحة)\s*(?P<page>\d{1,4})"
    r"(?:\s*(?:of|/|de|von|з|із|из|من)\s*\d{1,4})?|(?P<of>\d{1,4})\s*(?:of|/)\s*\d{1,4}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
# A row of a table of contents.
_LEADER = re.compile(r".*(?:\.{4,}|…{2,}|(?:\.\s){3,}\.?)\s*\d{1,4}")
# A footnote, and the sign of one behind a word.
_NOTE = re.compile(r"(?P<sign>[¹²³⁰⁴-⁹]+|\[\d{1,3}\](?!\())\s*\S.*")
_SIGN = re.compile(r"(?<=\S)(?:[¹²³⁰⁴-⁹]+|\[\d{1,3}\])")
_LONGEST = 100
_ENDS = re.compile(r"[.:;!?…؟。]['\"”’»)\]]*(?:[¹²³⁰⁴-⁹]+|\[\d{1,3}\])?\Z")


class Parted(NamedTuple):
    """The lines of the text, the lines of its pages, and lines that may be either."""

    text: tuple[Line, ...]
    furniture: tuple[Line, ...] = ()
    doubtful: tuple[Line, ...] = ()


def without_furniture(lines: Sequence[Line]) -> Parted:
    """Part the text from page numbers, which count up, and from lines that stand beside them again and again."""
    numbered = {place: page for place, line in enumerate(lines) if (page := _page(line)) is not None}
    sure = _running(lines, numbered)
    contents = {place for place, line in enumerate(lines) if _LEADER.fullmatch(line.text)}
    running = _repeated(lines, sure)
    away = sure | running | contents
    lone = {
        place
        for place in numbered.keys() - away
        if lines[place].is_after_gap or place + 1 == len(lines) or lines[place + 1].is_after_gap
    }
    notes = _footnotes(lines)
    lone |= notes
    kept: list[Line] = []
    for place, line in enumerate(lines):
        if place in away | lone:
            continue
        is_below_note = place - 1 in notes
        is_joined = bool(kept) and place - 1 in away | lone and not _ENDS.search(kept[-1].text)
        kept.append(line._replace(is_after_gap=(line.is_after_gap or is_below_note) and not is_joined))
    return Parted(tuple(kept), *(tuple(lines[place] for place in sorted(found)) for found in (away, lone)))


def _footnotes(lines: Sequence[Line]) -> set[int]:
    """Where footnotes stand: below a gap, or each other, with signs that stand behind words above them."""
    found: set[int] = set()
    signs: set[str] = set()
    for place, line in enumerate(lines):
        note = _NOTE.fullmatch(line.text)
        if note and ((note["sign"] in signs and line.is_after_gap) or place - 1 in found):
            found.add(place)
        elif line.indent and place - 1 in found and not line.is_after_gap:
            # What a footnote wraps to stands further in than the text does.
            found.add(place)
        else:
            signs.update(_SIGN.findall(line.text))
    return found


def _page(line: Line) -> int | None:
    found = _ALONE.fullmatch(line.text) or _SPELLED.fullmatch(line.text)
    if found is None:
        return None
    groups = found.groupdict()
    return int(groups["page"] or groups["of"])


def _running(lines: Sequence[Line], numbered: dict[int, int]) -> set[int]:
    """Where page numbers stand: spelled out, at a page break, or each one more than the last."""
    pages = list(numbered)
    sure = {place for place in pages if _SPELLED.fullmatch(lines[place].text) or _is_at_edge(lines, place)}
    for first, second in pairwise(pages):
        # Numbers on neighbouring lines are a table.
        if numbered[second] == numbered[first] + 1 and second - first > 1:
            sure |= {first, second}
    return sure


def _is_at_edge(lines: Sequence[Line], place: int) -> bool:
    is_last = place + 1 < len(lines) and lines[place + 1].is_on_new_page
    return is_last or lines[place].is_on_new_page


def _repeated(lines: Sequence[Line], pages: set[int]) -> set[int]:
    """Lines at the edge of a page that stand there more than once, but for their figures."""
    edges = {place for place, line in enumerate(lines) if line.is_on_new_page or _is_at_edge(lines, place)}
    edges |= {near for page in pages for near in (page - 1, page + 1) if 0 <= near < len(lines)}
    edges -= pages
    short = {place: _DIGITS.sub("0", lines[place].text) for place in edges if len(lines[place].text) <= _LONGEST}
    counts = Counter(short.values())
    repeated = {text for text, count in counts.items() if count > 1}
    found = {place for place, text in short.items() if text in repeated}
    # The first page may have no number beside it, and still has the line.
    texts = {lines[place].text for place in found}
    return found | {place for place, line in enumerate(lines[:3]) if line.text in texts}
