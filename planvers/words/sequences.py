"""Two sequences, or two spellings, compared: the only module that imports difflib.

`autojunk` is always off: its popularity heuristic wakes at 200 items and then ignores
exactly the words that legal texts repeat.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import NamedTuple


class Block(NamedTuple):
    """What became of `old[i1:i2]`: it is `new[j1:j2]` now, the same items if `same`."""

    same: bool
    i1: int
    i2: int
    j1: int
    j2: int


def blocks(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """The blocks that turn `old` into `new`, in order; they cover both."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
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
    for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
        if block.size:
            yield (block.b if swapped else block.a), block.size
