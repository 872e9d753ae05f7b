"""Two lists of passages, weighed: how much each term says, and how much of a passage it makes up.

Weights are whole numbers, so that sums do not depend on the order of adding, and comparing the
two lists the other way round gives exactly the same figures.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from planvers.matching.terms import terms

# Weights are counted in 1/4096 nat.
_UNIT = 4096
# A title sums up its passage, so its words count twice.
_TITLE_COUNTS = 2

Bag = Counter[str]


class Passage(NamedTuple):
    """A point or sub-point as matching sees it.

    `number` is what readers see and may be None. `text` holds all of its wording, that of its
    parts too. `whole` names the point that a sub-point belongs to, and is None for a point.
    """

    id: str
    number: str | None = None
    title: str = ""
    text: str = ""
    whole: str | None = None


class Side(NamedTuple):
    """One list of passages: the terms of each in order, how often each occurs, and the weight of all together."""

    passages: tuple[Passage, ...]
    terms: tuple[list[str], ...]
    bags: tuple[Bag, ...]
    sizes: tuple[int, ...]
    postings: dict[str, list[int]]


class Corpus:
    """Both lists, with the weight of every term: the rarer among all passages of both, the more it says."""

    def __init__(self, old: Sequence[Passage], new: Sequence[Passage]) -> None:
        old_terms, new_terms = ([_terms(passage) for passage in side] for side in (old, new))
        spread: Counter[str] = Counter()
        for found in (*old_terms, *new_terms):
            spread.update(set(found))
        self.count = len(old) + len(new)
        self.weight = {term: _weight(self.count, holders) for term, holders in spread.items()}
        self.old, self.new = self._side(old, old_terms), self._side(new, new_terms)

    def size(self, bag: Bag) -> int:
        """The weight of all terms of a bag."""
        weight = self.weight
        return sum(weight[term] * count for term, count in bag.items())

    def shared(self, old: int, new: int) -> int:
        """The weight of what two passages have in common, each occurrence counted once."""
        fewer, more = self.old.bags[old], self.new.bags[new]
        if len(fewer) > len(more):
            fewer, more = more, fewer
        weight = self.weight
        return sum(weight[term] * min(more[term], count) for term, count in fewer.items() if term in more)

    def _side(self, passages: Sequence[Passage], found: list[list[str]]) -> Side:
        bags = tuple(Counter(item) for item in found)
        postings: dict[str, list[int]] = {}
        for position, bag in enumerate(bags):
            for term in bag:
                postings.setdefault(term, []).append(position)
        return Side(tuple(passages), tuple(found), bags, tuple(self.size(bag) for bag in bags), postings)


def _terms(passage: Passage) -> list[str]:
    return terms(passage.title) * _TITLE_COUNTS + terms(passage.text)


def _weight(count: int, holders: int) -> int:
    """Inverse document frequency: the logarithm of one in how many passages a term stands, never below zero."""
    return max(0, round(_UNIT * math.log((count + 1) / (holders + 0.5))))
