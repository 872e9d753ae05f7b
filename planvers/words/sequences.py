"""Two sequences, or two spellings, compared: the only module that imports difflib.

`autojunk` is always off: its popularity heuristic wakes at 200 items and then ignores
exactly the words that legal texts repeat.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import Match, SequenceMatcher, get_close_matches
from itertools import accumulate
from typing import NamedTuple

# Pairs of equal items that are looked at. Two texts of 6,000 words have fewer; one word a thousand times over has a
# million each time, and is looked at again for each stretch that is found.
_MOST_PAIRS = 4_000_000


class _Bounded(SequenceMatcher[str]):
    """A matcher that does not take the cube of the length where one item comes again and again.

    Once it has looked at too many pairs, only what stretches begin and end in alike is found in what is left.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new, autojunk=False)
        self._old, self._new = old, new
        count = Counter(new)
        self._pairs = [0, *accumulate(count[item] for item in old)]
        self._looked = 0

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """The longest stretch that is in both ranges, as long as that does not take too long."""
        old_end, new_end = len(self._old) if ahi is None else ahi, len(self._new) if bhi is None else bhi
        self._looked += self._pairs[old_end] - self._pairs[alo]
        if self._looked <= _MOST_PAIRS:
            return super().find_longest_match(alo, old_end, blo, new_end)
        old, new = self._old[alo:old_end], self._new[blo:new_end]
        same = _alike(old, new)
        if same:
            return Match(alo, blo, same)
        same = _alike(old[::-1], new[::-1])
        return Match(old_end - same, new_end - same, same)


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """In how many items two sequences begin alike."""
    pairs = zip(old, new, strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


class Block(NamedTuple):
    """What became of `old[i1:i2]`: it is `new[j1:j2]` now, the same items if `same`."""

    same: bool
    i1: int
    i2: int
    j1: int
    j2: int


def blocks(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """The blocks that turn `old` into `new`, in order; they cover both."""
    matcher = _Bounded(old, new)
    return [Block(tag == "equal", i1, i2, j1, j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes()]


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The most similar of `names`, or None if none is similar enough to suggest; ties by name."""
    found = get_close_matches(name, sorted(set(names)), n=1, cutoff=0.6)
    return found[0] if found else None


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of two sequences is the same in one order, from 0.0 to 1.0, whichever is given first."""
    whole = len(one) + len(other)
    return 2 * sum(length for _, length in common_stretches(one, other)) / whole if whole else 1.0


def common_stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where two sequences agree, as start and length in `old`.

    The two sequences agree in the same items when they are given the other way round: difflib
    alone would not promise that, so the shorter one always goes first.
    """
    swapped = (len(new), new) < (len(old), old)
    first, second = (new, old) if swapped else (old, new)
    for block in _Bounded(first, second).get_matching_blocks():
        if block.size:
            yield (block.b if swapped else block.a), block.size
