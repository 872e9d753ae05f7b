"""Which items of a reordered list kept their order and which moved."""

from bisect import bisect_right
from collections.abc import Sequence


def moved(positions: Sequence[int]) -> frozenset[int]:
    """The indexes of `positions` that are not part of its longest run of values that never falls.

    `positions` holds, for each item in the new order, its place in the old order. As few
    items as possible count as moved; the parts of a split item have one old place and keep it.
    """
    tails: list[int] = []
    tail_index: list[int] = []
    before: list[int] = []
    for index, position in enumerate(positions):
        place = bisect_right(tails, position)
        before.append(tail_index[place - 1] if place else -1)
        if place == len(tails):
            tails.append(position)
            tail_index.append(index)
        else:
            tails[place] = position
            tail_index[place] = index
    kept: set[int] = set()
    index = tail_index[-1] if tail_index else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return frozenset(range(len(positions))) - kept
