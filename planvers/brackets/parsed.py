"""The brackets of a text as they were found: frozen, flat, and placed by offsets into the text.

Flat, with a depth, so that no nesting can exhaust anything; without texts of their own, which would
take the square of the length where brackets nest deeply. `Parsed.words` gives the text of a part.
"""

from collections.abc import Iterator
from typing import NamedTuple


class Stretch(NamedTuple):
    """Part of a text, from `start` up to, but not including, `end`."""

    start: int
    end: int


class Alternative(NamedTuple):
    """One wording of a bracket, without the white space around it, and the names it is attributed to, as written."""

    start: int
    end: int
    by: tuple[str, ...] = ()


class Bracket(NamedTuple):
    """A bracket with its signs: `text[start]` is `[` and `text[end - 1]` is `]`.

    `depth` is 1 for a bracket that stands in no other. There is at least one alternative; what
    stands between them is signs, names and white space.
    """

    start: int
    end: int
    depth: int
    alternatives: tuple[Alternative, ...]

    @property
    def is_attributed(self) -> bool:
        """Whether every alternative says whose it is."""
        return all(alternative.by for alternative in self.alternatives)


class Place(NamedTuple):
    """What is disputed at one place: a bracket, or attributed ones with only white space between them.

    Such neighbours are alternatives to each other, like those inside of one bracket.
    """

    brackets: tuple[Bracket, ...]

    @property
    def start(self) -> int:
        """Where the first bracket begins."""
        return self.brackets[0].start

    @property
    def end(self) -> int:
        """Where the last bracket ends."""
        return self.brackets[-1].end

    @property
    def depth(self) -> int:
        """1 for a place that stands in no bracket."""
        return self.brackets[0].depth

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """The alternatives of all its brackets, in reading order."""
        return tuple(alternative for bracket in self.brackets for alternative in bracket.alternatives)


class Parsed(NamedTuple):
    """The brackets of a text.

    `brackets` are all of them, nested ones too, by where they begin; `editorial` the brackets
    of an editor, with any inside them; `unbalanced` the offset of each `[` that is never closed and
    each `]` that was never opened. Every bracket sign of the text belongs to exactly one of these.
    """

    text: str
    brackets: tuple[Bracket, ...] = ()
    editorial: tuple[Stretch, ...] = ()
    unbalanced: tuple[int, ...] = ()

    def words(self, part: Stretch | Alternative | Bracket | Place) -> str:
        """The text of a part, as typed."""
        return self.text[part.start : part.end]

    @property
    def signs(self) -> tuple[Stretch, ...]:
        """All that is not wording, in reading order: the signs of brackets, names, and the white space beside them."""
        return tuple(sorted(stretch for bracket in self.brackets for stretch in _signs(bracket)))

    @property
    def places(self) -> tuple[Place, ...]:
        """What is disputed where, at every depth, by where it begins."""
        found: list[list[Bracket]] = []
        last_at_depth: dict[int, list[Bracket]] = {}
        for bracket in self.brackets:
            last = last_at_depth.get(bracket.depth)
            if last and last[-1].is_attributed and bracket.is_attributed and self._follows(last[-1], bracket):
                last.append(bracket)
            else:
                found.append([bracket])
                last_at_depth[bracket.depth] = found[-1]
        return tuple(Place(tuple(brackets)) for brackets in found)

    def _follows(self, bracket: Bracket, other: Bracket) -> bool:
        """Whether nothing but white space stands between two brackets."""
        return after_space(self.text, bracket.end, other.start) == other.start


def after_space(text: str, start: int, end: int) -> int:
    """Where the white space that begins at `start` ends, at `end` at the latest."""
    while start < end and text[start].isspace():
        start += 1
    return start


def _signs(bracket: Bracket) -> Iterator[Stretch]:
    start = bracket.start
    for alternative in bracket.alternatives:
        yield Stretch(start, alternative.start)
        start = alternative.end
    yield Stretch(start, bracket.end)
