"""Which lines are headings: those above points, and those below the last point, where something else begins."""

import re
from collections.abc import Sequence

from planvers.importing.lines import Line
from planvers.importing.styles import GROUP_FRAME, bullet, labels

_LONGEST = 90
_NONE = re.compile(r"[.:;,!?…؟،؛]['\"”’»)\]]*\Z")
# The sign of a footnote may stand behind the end.
_ENDED = re.compile(r"[.!?…؟。]['\"”’»)\]]*(?:[¹²³⁰⁴-⁹]+|\[\d{1,3}\])?\Z")
_LEAST = 2


def may_be_heading(line: Line) -> bool:
    """Whether a line does not end as a sentence or a part of one does."""
    return not _NONE.search(line.text)


def with_headings(blocks: Sequence[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """The lines of points, with each line marked as a heading that stands below a sentence and is none.

    «Economy» between «2. Troops leave.» and «3. Funds flow.» is one though no empty line stands around it,
    where points end with a full stop.
    """
    ended = sum(bool(_ENDED.search(block[-1].text)) for block in blocks)
    if ended < max(_LEAST, len(blocks) / 2):
        return list(blocks)
    return [_marked(block) for block in blocks[:-1]] + list(blocks[-1:])


def _marked(block: tuple[Line, ...]) -> tuple[Line, ...]:
    if len(block) < _LEAST or not _ENDED.search(block[-2].text) or not _is_short(block[-1]):
        return block
    return (*block[:-1], block[-1]._replace(heading=block[-1].heading or 2))


def without_headings(lines: Sequence[Line], *, is_first: bool = False) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Lines without the headings at their end, and these. The first of a point is never one."""
    end = len(lines)
    while end > (0 if is_first else 1) and _is_heading(lines, end - 1):
        end -= 1
    return tuple(lines[:end]), tuple(lines[end:])


def without_rest(blocks: Sequence[tuple[Line, ...]]) -> tuple[list[tuple[Line, ...]], tuple[Line, ...]]:
    """The lines of points, and a heading inside of the last one with all that follows: signatures, an annex.

    Where other points have headings inside of them, the last one may, too.
    """
    *others, last = blocks
    if not others or any(_inner(without_headings(block)[0]) for block in others):
        return list(blocks), ()
    place = _inner(last)
    return ([*others, last[:place]], last[place:]) if place else (list(blocks), ())


def _inner(block: Sequence[Line]) -> int:
    """Where the first heading stands inside of a point, or 0."""
    return next((place for place in range(1, len(block)) if _is_heading(block, place)), 0)


def _is_heading(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    if line.heading:
        return True
    if not _is_of_words(line):
        return False
    if any(label.style.frame.startswith(GROUP_FRAME) for label in labels(line.text)):
        return True
    is_alone = line.is_after_gap and (place + 1 == len(lines) or not _continues(lines[place + 1]))
    is_loud = line.text.isupper() and (place == 0 or _ENDED.search(lines[place - 1].text) is not None)
    return (is_alone or is_loud) and _is_short(line)


def _is_of_words(line: Line) -> bool:
    is_text = not may_be_heading(line) or bullet(line.text) or not any(map(str.isalpha, line.text))
    return len(line.text) <= _LONGEST and not is_text


def _is_short(line: Line) -> bool:
    """Whether a line says a few words that begin as a title does, and bears no letter or number of a list."""
    is_lettered = any(not label.is_bare for label in labels(line.text))
    return _is_of_words(line) and not is_lettered and not line.text[:1].islower()


def _continues(line: Line) -> bool:
    return not (line.is_after_gap or line.heading)
