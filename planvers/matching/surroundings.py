"""What speaks for a pair besides its words: the pairs around it, and whether numbers were kept.

Neither counts for much against words. They settle which of several passages that read alike is meant.
"""

from collections.abc import Collection

from planvers.matching.corpus import Corpus
from planvers.matching.similarity import Pairs

# So many places up and down count as near, each the less the farther away.
_REACH = 4
# What a good neighbourhood, and a kept number in a document that kept all of them, add to a similarity:
# enough to choose among passages that read alike, as twins and siblings of one model do.
_NEIGHBOURS_ADD, _NUMBER_ADDS = 0.02, 0.1


class Surroundings:
    """The sure pairs of a run, with how alike each is, and how far numbers were kept among them.

    `families` are pairs of points that are linked; their sub-points belong together.
    """

    def __init__(self, corpus: Corpus, sure: Pairs, families: Collection[tuple[str, str]]) -> None:
        self._old, self._new = corpus.old.passages, corpus.new.passages
        self._sure = sure
        self._by_old: dict[int, list[int]] = {}
        for old, new in sure:
            self._by_old.setdefault(old, []).append(new)
        self._families = frozenset(families)
        numbered = [pair for pair in sure if self._old[pair[0]].number and self._new[pair[1]].number]
        same = sum(self.has_same_number(pair) for pair in numbered)
        # The share of sure pairs whose number is the same on both sides.
        self.numbers_kept = same / len(numbered) if numbered else 0.0

    def has_same_number(self, pair: tuple[int, int]) -> bool:
        """Whether both passages have a number and it is the same."""
        number = self._old[pair[0]].number
        return number is not None and number == self._new[pair[1]].number

    def neighbours(self, pair: tuple[int, int]) -> float:
        """How well the nearest sure pair fits: 1.0 for an identical pair next to this one on both sides, else less."""
        old, new = pair
        if self._families and (self._old[old].whole, self._new[new].whole) in self._families:
            return 1.0
        best = 0.0
        for near in range(old - _REACH, old + _REACH + 1):
            for partner in self._by_old.get(near, ()):
                distance = max(abs(near - old), abs(partner - new))
                if 0 < distance <= _REACH:
                    best = max(best, self._sure[near, partner] / distance)
        return best

    def sure_neighbours(self, pair: tuple[int, int]) -> list[tuple[int, int]]:
        """The sure pairs within reach, nearest first."""
        old, new = pair
        near = [
            (max(abs(first - old), abs(second - new)), (first, second))
            for first in range(old - _REACH, old + _REACH + 1)
            for second in self._by_old.get(first, ())
        ]
        return [found for distance, found in sorted(near) if 0 < distance <= _REACH]

    def added_to(self, pair: tuple[int, int], similarity: float) -> float:
        """The similarity with what the surroundings add to it."""
        added = similarity + _NEIGHBOURS_ADD * self.neighbours(pair)
        return added + _NUMBER_ADDS * self.numbers_kept if self.has_same_number(pair) else added
