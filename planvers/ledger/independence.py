"""How many independent sources there are among some, which is not how many are cited."""

from collections.abc import Iterable

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
    first, *rest = sorted(set(sets), key=lambda found: (len(found), sorted(found))) or [frozenset[str]()]
    if not first:
        return 0
    with_first = 1 + _disjoint(found for found in rest if not found & first)
    # Of the sets that hold one name at most one can be taken, and none stands less in the way than the name alone.
    return with_first if len(first) == 1 else max(with_first, _disjoint(rest))
