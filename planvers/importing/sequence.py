"""Labels that run on: of all lines that may bear a number, those that make a sequence.

A line «1990 …» of running text is no point 1990, and «4. The …» in the midst of a sentence is none either
if there is a better place for point 4.
"""

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from planvers.importing.lines import Line
from planvers.importing.styles import Label, Style, rank

# So many numbers may be missing between two that follow each other.
_MOST_MISSING = 2
_PRICE_OF_ONE_MISSING = 0.6
_PRICE_OF_LATE_START = 0.9
_WORTH_OF_PLACE = 0.3
_WORTH_OF_HEADING = 0.5
# In the midst of a sentence: taken only for what follows on it.
_WORTH_OF_NO_PLACE = -0.1
_DATE = re.compile(r"[^\W\d]+\.? [12]\d{3}\b")
# A line so much shorter than the longest one ends where it does on purpose.
_EARLY = 0.85
_ENDS = re.compile(r"[.:;,!?…؟،؛。]['\"”’»)\]*_]*\Z|(?:\A|\s)(?:and|or|і|та|або|и|или|و|أو)\Z")
# Numbers are set to the right: those of two figures begin further left.
_SLACK = 3
# What begins further to the right is rather a list inside.
_PRICE_OF_DEPTH = 0.4


class Candidate(NamedTuple):
    """A label at a line, by its place among the lines. `is_well_placed` tells that a point may begin there."""

    place: int
    label: Label
    is_well_placed: bool


class Chain(NamedTuple):
    """Candidates of one style whose numbers run on, and how good that is."""

    candidates: tuple[Candidate, ...]
    score: float

    @property
    def style(self) -> Style:
        """The style that all of them have."""
        return self.candidates[0].label.style


def width(lines: Iterable[Line]) -> int:
    """How long the longest of some lines is."""
    return max((len(line.raw) for line in lines), default=0)


def is_well_placed(lines: Sequence[Line], place: int, widest: int) -> bool:
    """Whether something new may begin at a line: behind a gap, a heading, an ended sentence, or a line cut short."""
    line = lines[place]
    if place == 0 or line.is_after_gap or line.heading:
        return True
    before = lines[place - 1]
    return bool(before.heading or _ENDS.search(before.text)) or _breaks_early(before, line, widest)


def _breaks_early(line: Line, following: Line, widest: int) -> bool:
    return len(line.raw) + 1 + len(following.text.split(maxsplit=1)[0]) <= widest * _EARLY


def _worth(candidate: Candidate, line: Line) -> float:
    """How much a candidate speaks for its chain."""
    if line.heading:
        return 1 + _WORTH_OF_PLACE + _WORTH_OF_HEADING
    is_date = _DATE.match(candidate.label.rest) and not line.is_after_gap
    if candidate.is_well_placed and not is_date:
        return 1 + _WORTH_OF_PLACE
    return _WORTH_OF_NO_PLACE if is_date or candidate.label.rest[:1].islower() else 1


def by_style(candidates: Iterable[Candidate]) -> dict[Style, list[Candidate]]:
    """Candidates by their style, in the order given."""
    found: dict[Style, list[Candidate]] = {}
    for candidate in candidates:
        found.setdefault(candidate.label.style, []).append(candidate)
    return found


def chain(candidates: Sequence[Candidate], lines: Sequence[Line]) -> Chain:
    """The best sequence of candidates of one style: the longest with the fewest missing, from number 1 if it can be."""
    best: list[tuple[float, int | None]] = []
    # Where the best sequences end that reach a number at an indent, so that a long text takes no longer for each line.
    ends: dict[int, dict[int, int]] = {}
    for place, candidate in enumerate(candidates):
        label, indent = candidate.label, lines[candidate.place].indent
        own = _worth(candidate, lines[candidate.place])
        ways: list[tuple[float, int | None]] = [(own - _PRICE_OF_LATE_START * (label.value > 1), None)]
        for missed in range(_MOST_MISSING + 1):
            for at_indent, earlier in ends.get(label.value - missed - 1, {}).items():
                before = candidates[earlier]
                if indent <= at_indent + _SLACK and before.place < candidate.place:
                    # A list may be in small letters from its first item on.
                    worth = max(own, 1) if before.label.rest[:1].islower() else own
                    worth -= _PRICE_OF_DEPTH * (indent > at_indent + 1)
                    ways.append((best[earlier][0] + worth - _PRICE_OF_ONE_MISSING * missed, earlier))
        # Of equals the first: what comes later is inside of what came before.
        best.append(max(ways, key=lambda way: (way[0], -1 if way[1] is None else -way[1])))
        known = ends.setdefault(label.value, {})
        if indent not in known or best[place][0] > best[known[indent]][0]:
            known[indent] = place
    # Of equals the one that ends first.
    at: int | None = max(range(len(best)), key=lambda place: (best[place][0], -place))
    score = best[at or 0][0]
    found: list[Candidate] = []
    while at is not None:
        found.append(candidates[at])
        at = best[at][1]
    return Chain(tuple(reversed(found)), score)


def completed(found: Chain, others: Iterable[Candidate]) -> Chain:
    """A sequence with the numbers that it lacks where these are written otherwise: 2) between 1. and 3.

    Taken are only those of a style that has no other numbers there: else they are a list of their own.
    """
    rest = [item for item in others if item.is_well_placed and item.label.style != found.style]
    kind = found.style.alphabet, rank(found.style)
    rest = [item for item in rest if (item.label.style.alphabet, rank(item.label.style)) == kind]
    ends: list[tuple[float, int]] = [(-1, 0), *((item.place, item.label.value) for item in found.candidates)]
    # Behind the last one, one more.
    ends.append((math.inf, ends[-1][1] + 2))
    more: list[Candidate] = []
    for (first, low), (last, high) in pairwise(ends):
        between = [item for item in rest if first < item.place < last] if high > low + 1 else []
        for group in by_style(between).values():
            values = [item.label.value for item in group]
            if values == sorted(set(values)) and low < values[0] and values[-1] < high:
                more += group
                break
    return found._replace(candidates=tuple(sorted((*found.candidates, *more))))


def missing(found: Chain) -> tuple[int, ...]:
    """The numbers that are missing in a chain, from 1 on."""
    values = [0, *(candidate.label.value for candidate in found.candidates)]
    return tuple(value for one, two in pairwise(values) for value in range(one + 1, two))
