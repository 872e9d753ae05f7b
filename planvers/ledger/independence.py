"""How many independent sources there are among some, which is not how many are cited."""

from collections.abc import Collection, Iterable
from itertools import combinations

from planvers.model.plan import SourceRecord
from planvers.model.vocabulary import SourceKind

WEAK_KINDS = frozenset({SourceKind.AGGREGATOR, SourceKind.SOCIAL})


def is_weak(source: SourceRecord) -> bool:
    """Whether a source is of a kind that nobody should rely on alone: an aggregator, or a page of a user."""
    return source.kind in WEAK_KINDS


def origins(source: SourceRecord) -> frozenset[str]:
    """The publishers that a source stands for: those that it relays, or else its own."""
    return frozenset(source.relays or (source.publisher,))


def independent(sources: Iterable[SourceRecord]) -> int:
    """The largest number of these sources no two of which share an origin."""
    return _disjoint([origins(source) for source in sources])


def _disjoint(sets: Iterable[frozenset[str]]) -> int:
    """The largest number of pairwise disjoint sets among some."""
    left, taken = set(sets), 0
    clashes = _clashes(left)
    # Of sets that all clash with each other one at most can be taken; one that clashes with no others costs nothing.
    while free := next((one for one in left if _all_clash(clashes[one])), None):
        left -= {free, *clashes[free]}
        taken += 1
        clashes = _clashes(left)
    if not left:
        return taken
    # Where nothing is free, the one that stands most in the way is taken or not: that leaves the least to try.
    worst = max(left, key=lambda one: len(clashes[one]))
    rest = left - {worst}
    return taken + max(_disjoint(rest), 1 + _disjoint(rest - clashes[worst]))


def _clashes(sets: Collection[frozenset[str]]) -> dict[frozenset[str], set[frozenset[str]]]:
    """With each set the others that share something with it."""
    return {one: {other for other in sets if other is not one and one & other} for one in sets}


def _all_clash(sets: Iterable[frozenset[str]]) -> bool:
    """Whether every two of some sets share something."""
    return all(one & other for one, other in combinations(sets, 2))
