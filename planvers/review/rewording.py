"""What a rule on words is given, two wordings of one point, and what it notes of them."""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from planvers.lexicon import Lexicon, Phrases
from planvers.review.actors import actors_in
from planvers.review.quantities import Quantities, quantities
from planvers.review.sides import Difference, Mention, Side, Sides
from planvers.words.editorial import folded
from planvers.words.tokens import is_word

_NOBODY = (frozenset[str](), frozenset[str]())

Elsewhere = Callable[[], tuple[frozenset[str], frozenset[str]]]


class Noted(NamedTuple):
    """What a rule found: the old words and the new ones, either empty where nothing stands there, and their sorts."""

    old: str
    new: str
    old_sort: str
    new_sort: str


class Rewording:
    """Two wordings of one point, with the words of their language and the names of the actors.

    `elsewhere` gives the actors that the sub-points of the old and of the new point name, when asked.
    """

    def __init__(self, sides: Sides, lexicon: Lexicon, names: Phrases, elsewhere: Elsewhere = lambda: _NOBODY) -> None:
        self.old, self.new = sides
        self.lexicon, self.names = lexicon, names
        self._elsewhere = elsewhere

    @cached_property
    def elsewhere(self) -> tuple[frozenset[str], frozenset[str]]:
        """The actors named in the sub-points of the old and of the new point."""
        return self._elsewhere()

    @cached_property
    def figures(self) -> tuple[Quantities, Quantities]:
        """Numbers, references and times of both sides."""
        return quantities(self.old, self.lexicon), quantities(self.new, self.lexicon)

    @cached_property
    def actors(self) -> tuple[list[Mention], list[Mention]]:
        """The actors that both sides mention."""
        return actors_in(self.old, self.names), actors_in(self.new, self.names)


def noted(difference: Difference, noun: str = "") -> Noted:
    """What is noted of a difference, with a noun behind it."""
    old, new = difference
    said = [f"{item.said}{noun}" if item else "" for item in difference]
    return Noted(said[0], said[1], old.sort if old else "", new.sort if new else "")


def in_context(found: Rewording, difference: Difference, words: int) -> Noted:
    """What was found, with so many of the words behind it."""
    old, new = difference
    light = found.lexicon.small.light
    return Noted(
        _with_next(found.old, old, words, light) if old else "",
        _with_next(found.new, new, words, light) if new else "",
        _phrase(old),
        _phrase(new),
    )


def _phrase(item: Mention | None) -> str:
    """What a phrase is known by: its sort, its words in one spelling, and what it is said of."""
    return f"{item.sort} {' '.join(map(folded, item.said.split()))} {item.follows}" if item else ""


def _with_next(side: Side, item: Mention, words: int, light: frozenset[str]) -> str:
    """A phrase with so many of the words behind it, up to the end of its clause."""
    stop = item.stop
    end = side.sentences[side.sentence_of[item.start]].stop
    while stop < min(item.stop + words, end) and is_word(side.keys[stop]) and side.keys[stop] not in light:
        stop += 1
    is_cut = words > 1 and stop == item.stop + words and stop < end and is_word(side.keys[stop])
    return side.said(item.start, stop) + ("…" if is_cut else "")
