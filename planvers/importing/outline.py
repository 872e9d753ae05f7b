"""Lines into an outline: a preamble, points with sub-points, and the headings between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from planvers.importing.headings import may_be_heading, with_headings, without_headings, without_rest
from planvers.importing.lines import Line
from planvers.importing.sequence import Candidate, Chain, by_style, chain, completed, is_well_placed, missing, width
from planvers.importing.styles import GRAND, Label, Style, bullet, labels, labels_within, rank

_LEAST = 2


class Part(NamedTuple):
    """A point or sub-point: its label, its lines (the first without the label), sub-points, headings above it."""

    label: Label
    lines: tuple[Line, ...]
    parts: tuple["Part", ...] = ()
    headings: tuple[Line, ...] = ()


class Outline(NamedTuple):
    """A text as points. `before` are the lines in front of the first; `missing` the numbers that were looked for.

    `numbered` are the lines where one may begin, by their number and their place; `after` are a heading behind the
    last point and all that follows on it.
    """

    before: tuple[Line, ...]
    points: tuple[Part, ...]
    missing: tuple[int, ...] = ()
    numbered: tuple[Line, ...] = ()
    after: tuple[Line, ...] = ()


def outline(lines: Sequence[Line]) -> Outline:
    """The points of a text; none where no numbers run on."""
    main = _main_chain(lines)
    if main is None:
        return Outline(tuple(lines), ())
    starts = [candidate.place for candidate in main.candidates]
    lines = _with_groups(lines, main)
    before, headings = without_headings(lines[: starts[0]], is_first=True)
    ends = [*starts[1:], len(lines)]
    opened = [_opened(lines[item.place : end], item.label) for item, end in zip(main.candidates, ends, strict=True)]
    blocks, after = without_rest(with_headings(opened))
    points: list[Part] = []
    for candidate, block in zip(main.candidates, blocks, strict=True):
        kept, following = without_headings(block) if len(points) + 1 < len(blocks) else (block, ())
        points.append(_with_parts(candidate.label, kept)._replace(headings=headings))
        headings = following
    numbered = tuple(_numbered(lines, main))
    return Outline(tuple(before), tuple(points), missing(main), numbered, after)


def _numbered(lines: Sequence[Line], main: Chain) -> Iterator[Line]:
    widest = width(lines)
    first = main.candidates[0]
    # A table of contents in front of point 1 is none of the points.
    for place in range(first.place if first.label.value == 1 else 0, len(lines)):
        is_alike = any(label.style == main.style for label in labels(lines[place].text))
        if is_alike and is_well_placed(lines, place, widest):
            yield lines[place]


def _opened(lines: Sequence[Line], label: Label) -> tuple[Line, ...]:
    """The lines of a point without its label."""
    return (lines[0]._replace(text=label.rest), *lines[1:])


def _main_chain(lines: Sequence[Line]) -> Chain | None:
    """The numbers of the points: the longest sequence that does not begin anew under each number of another."""
    widest = width(lines)
    found = by_style(
        Candidate(place, label, is_well_placed(lines, place, widest))
        for place, line in enumerate(lines)
        for label in labels(line.text)
    )
    chains = {style: chain(candidates, lines) for style, candidates in found.items()}
    whole = {style: item for style, item in chains.items() if not _begins_anew(found[style], chains, found)}
    sound = [item for item in whole.values() if item.score > 1]
    sound = [item for item in sound if not any(_lies_within(item, other) for other in sound)]
    if not sound:
        return None
    best = max(sound, key=lambda item: (item.score, -item.candidates[0].place))
    behind = [item for item in found[best.style] if item.place > best.candidates[-1].place]
    again = chain(behind, lines) if behind else best
    # A table of contents comes before what it lists.
    is_table = len(again.candidates) == len(best.candidates) > _LEAST and again.candidates[0].label.value == 1
    others = [item for group in found.values() for item in group]
    return completed(again if is_table else best, others)


def _parted(ones: Sequence[int], places: Sequence[int]) -> bool:
    """Whether between each two neighbours of `ones` there is one of `places`, both in order."""
    return all(bisect_right(places, one) < bisect_left(places, two) for one, two in pairwise(ones))


def _with_groups(lines: Sequence[Line], main: Chain) -> list[Line]:
    """Lines, with those marked as headings that are numbered among themselves and each stand right above a point."""
    starts = {candidate.place for candidate in main.candidates}
    above = [
        Candidate(place, label, is_well_placed=True)
        for place, line in enumerate(lines)
        if place + 1 in starts and place not in starts
        for label in labels(line.text)
        if label.style != main.style and may_be_heading(line)
    ]
    chains = [chain(group, lines) for group in by_style(above).values()]
    groups = {
        item.place
        for found in chains
        if len(found.candidates) >= _LEAST and found.candidates[0].label.value == 1
        for item in found.candidates
    }
    return [line._replace(heading=2) if place in groups else line for place, line in enumerate(lines)]


def _lies_within(inner: Chain, outer: Chain) -> bool:
    """Whether all numbers of one sequence stand between two neighbours of another, or lesser ones behind its last."""
    places = [item.place for item in outer.candidates]
    if len(places) < _LEAST or outer.candidates[0].label.value > 1:
        return False
    first, last = inner.candidates[0].place, inner.candidates[-1].place
    is_between = any(one <= first and last < two for one, two in pairwise(places))
    return is_between or (first > places[-1] and rank(inner.style) < rank(outer.style))


def _begins_anew(
    candidates: Sequence[Candidate], chains: dict[Style, Chain], found: dict[Style, list[Candidate]]
) -> bool:
    """Whether numbers of one style begin at 1 again and again, each time behind a number of another that runs on."""
    ones = [item.place for item in candidates if item.label.value == 1 and item.is_well_placed]
    if len(ones) < _LEAST:
        return False
    for style, other in chains.items():
        places = [item.place for item in other.candidates]
        runs_on = sum(item.label.value == 1 for item in found[style]) == 1 and len(places) >= _LEAST
        if runs_on and places[0] < ones[0] and _parted(ones, places):
            return True
    return False


def _with_parts(label: Label, lines: tuple[Line, ...]) -> Part:
    """A point with the sub-points that its lines hold; of deeper lists the text keeps the numbers."""
    best = _parts_chain(lines, label.numeral)
    if best is None:
        return Part(label, lines)
    places = [candidate.place for candidate in best.candidates]
    parts = [
        Part(candidate.label, _opened(lines[candidate.place : end], candidate.label))
        for candidate, end in zip(best.candidates, [*places[1:], len(lines)], strict=True)
    ]
    # The sub-points may begin on the line of the point itself.
    return Part(label, lines[: places[0]], tuple(parts))


def _parts_chain(lines: tuple[Line, ...], whole: str) -> Chain | None:
    """The sub-points: of the sequences that begin at 1, and of the bullets, what begins first."""
    widest = width(lines)
    candidates = [
        Candidate(place, label, is_well_placed(lines, place, widest))
        for place, line in enumerate(lines)
        for label in (*labels(line.text), *labels_within(line.text, whole))
    ]
    chains = [chain(group, lines) for group in by_style(candidates).values()]
    sound = [item for item in chains if _is_list(item) and not _runs_on_inside(item, lines)]
    sound += _bullet_chains(lines)
    if not sound:
        return None
    first = min(item.candidates[0].place for item in sound)
    best = max((item for item in sound if item.candidates[0].place == first), key=lambda item: item.score)
    return completed(best, candidates)


def _is_list(found: Chain) -> bool:
    """Whether labels are sub-points: two or more from the first on, or one that is set apart from the text."""
    first = found.candidates[0]
    if len(found.candidates) < _LEAST and rank(first.label.style) == GRAND:
        # One «Article 1» or «Annex A» inside of a point belongs to another text.
        return False
    if first.label.value > 1 or (first.label.is_bare and not first.is_well_placed):
        return False
    if len(found.candidates) >= _LEAST:
        return True
    if first.label.style.frame == "1.1":
        # Alone below point 2, 2.1 is no sum if a sentence begins behind it.
        return first.label.rest[:1].isupper()
    return first.is_well_placed and not first.label.is_bare and first.place > 0


def _runs_on_inside(found: Chain, lines: Sequence[Line]) -> bool:
    """Whether numbers that are missing in a list, or the next one, stand inside of lines: it was one sentence."""
    first, last = found.candidates[0].place, found.candidates[-1].label.value
    wanted = {*missing(found), last + 1}
    words = [line.text.split() for line in lines[first:]]
    inside = (" ".join(said[place : place + 2]) for said in words for place in range(1, len(said)))
    return any(label.style == found.style and label.value in wanted for text in inside for label in labels(text))


def _bullet_chains(lines: Sequence[Line]) -> Iterator[Chain]:
    """Bullets of one sign; a dash is one only where a sentence has ended before it."""
    widest = width(lines)
    candidates = (
        Candidate(place, label, is_well_placed(lines, place, widest))
        for place, line in enumerate(lines)
        if (label := bullet(line.text)) is not None
    )
    for group in by_style(candidates).values():
        level: list[Candidate] = []
        for item in group:
            if _is_bullet(item, level, lines):
                level.append(item)
        is_led = bool(level) and level[0].place > 0 and lines[level[0].place - 1].text.endswith(":")
        if len(level) >= _LEAST or is_led:
            yield Chain(tuple(level), len(level))


def _is_bullet(item: Candidate, level: Sequence[Candidate], lines: Sequence[Line]) -> bool:
    """Whether a bullet is of the list that those before it make: not deeper, and no dash of running text."""
    line, above = lines[item.place], lines[item.place - 1] if item.place else None
    if level and line.indent > lines[level[0].place].indent:
        return False
    is_set_off = bool(level) and above is not None and (above.indent > line.indent or level[-1].place == item.place - 1)
    # In Markdown a list stands further in than the line that it belongs to.
    is_nested = not level and item.place == 1 and above is not None and line.indent > above.indent + 1
    return item.is_well_placed or is_set_off or is_nested or not item.label.is_bare
