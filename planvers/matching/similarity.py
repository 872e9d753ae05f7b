"""How alike passages are, worked out only for pairs that can be anybody's best or second best.

An inverted index proposes candidates, rarest terms first, so that the work for a passage does not
grow with the length of the document. What candidates share bounds their similarity from above;
matching blocks, which cost more, are only asked for where the bound leaves the order open.
"""

import math
from collections.abc import Callable, Collection, Iterable
from heapq import nlargest

from planvers.matching.certainty import LEAST_ALIKE
from planvers.matching.corpus import Corpus, Side
from planvers.words.sequences import common_stretches

# The part of the similarity that asks for the same words in the same order; the rest asks for the same words.
# On the development sets order adds next to nothing, but two texts of the same words in another order are not one.
_ORDER_COUNTS = 0.25
# How many entries of the index are read for one passage: enough for all words of a document of a few hundred
# points, and the rare words of any.
_READ = 2000
_MOST_ALIKE, _MOST_SHARED = 6, 2
# So many best candidates are always worked out, for people to choose from.
_SHOWN = 3
# Order is not looked at where that would take seconds: beyond about 3,000 words on either side.
_LONGEST = 10_000_000

Pairs = dict[tuple[int, int], float]
# Told how much of the work is done, from 0.0 to 1.0.
Progress = Callable[[float], None]


def similarities(
    corpus: Corpus,
    free_old: Collection[int],
    free_new: Collection[int],
    known: Collection[tuple[int, int]],
    progress: Progress,
) -> Pairs:
    """The similarity of pairs of positions: of every pair in `known`, and of free passages with their nearest.

    It runs from 0.0 (nothing in common) to 1.0 (the same terms in the same order); it is the same
    whichever list comes first. Two passages that are not among the result have nothing in common,
    or each has at least two others that are nearer.
    """
    proposed: set[tuple[int, int]] = set(_of_same_number(corpus, free_old, free_new))
    queries = [(True, old) for old in sorted(free_old)] + [(False, new) for new in sorted(free_new)]
    for done, (is_old, place) in enumerate(queries):
        side, other = (corpus.old, corpus.new) if is_old else (corpus.new, corpus.old)
        nearest = _proposals(corpus, side, place, other)
        proposed.update((place, found) if is_old else (found, place) for found in nearest)
        progress(0.5 * done / len(queries))
    bounds = {pair: _relative(corpus, pair, corpus.shared(*pair)) for pair in proposed}
    found = {pair: similarity(corpus, *pair) for pair in known}
    _work_out(corpus, bounds, found, progress)
    return found


def similarity(corpus: Corpus, old: int, new: int) -> float:
    """How alike two passages are, from 0.0 to 1.0."""
    if corpus.old.terms[old] == corpus.new.terms[new]:
        return 1.0 if corpus.old.sizes[old] else 0.0
    if len(corpus.old.terms[old]) * len(corpus.new.terms[new]) > _LONGEST:
        return _relative(corpus, (old, new), corpus.shared(old, new))
    blocks = sum(
        corpus.weight[term]
        for start, length in common_stretches(corpus.old.terms[old], corpus.new.terms[new])
        for term in corpus.old.terms[old][start : start + length]
    )
    mixed = (1 - _ORDER_COUNTS) * corpus.shared(old, new) + _ORDER_COUNTS * blocks
    return _relative(corpus, (old, new), mixed)


def _relative(corpus: Corpus, pair: tuple[int, int], shared: float) -> float:
    """A shared weight in relation to the weights of both passages (their geometric mean)."""
    sizes = corpus.old.sizes[pair[0]] * corpus.new.sizes[pair[1]]
    return shared / math.sqrt(sizes) if sizes else 0.0


def _proposals(corpus: Corpus, side: Side, position: int, other: Side) -> Iterable[int]:
    """The positions of the passages that seem nearest: relative to their size, and by what they share alone.

    The second sort is for parts of a long whole, which is not like any of them.
    """
    shared: dict[int, int] = {}
    read = 0
    weight = corpus.weight
    # Rarest first; ties by the term itself, so that the order of the two lists makes no difference.
    for term in sorted(side.bags[position], key=lambda term: (-weight[term], term)):
        holders = other.postings.get(term, ())
        if shared and read + len(holders) > _READ:
            break
        for holder in holders:
            shared[holder] = shared.get(holder, 0) + weight[term]
        read += len(holders)
    sizes = other.sizes
    alike = nlargest(_MOST_ALIKE, shared, key=lambda holder: shared[holder] ** 2 / (sizes[holder] or 1))
    return (*alike, *nlargest(_MOST_SHARED, shared, key=shared.__getitem__))


def _of_same_number(corpus: Corpus, free_old: Collection[int], free_new: Collection[int]) -> Iterable[tuple[int, int]]:
    new_place = {passage.number: place for place, passage in enumerate(corpus.new.passages) if passage.number}
    for old, passage in enumerate(corpus.old.passages):
        new = new_place.get(passage.number or "")
        if new is not None and (old in free_old or new in free_new):
            yield old, new


def _work_out(corpus: Corpus, bounds: Pairs, found: Pairs, progress: Progress) -> None:
    """Add the similarity of those pairs whose bound does not rule out a place among the first two for either side.

    Of pairs that have too little in common to be linked, the order of what they share is not looked at.
    """
    lines: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for pair in bounds:
        for side, place in enumerate(pair):
            lines.setdefault((side, place), []).append(pair)
    for done, line in enumerate(lines.values()):
        line.sort(key=lambda pair: (-bounds[pair], pair))
        best = sorted(found[pair] for pair in line if pair in found)[-2:]
        for rank, pair in enumerate(line):
            if rank >= _SHOWN and len(best) > 1 and bounds[pair] < best[0]:
                break
            if pair not in found:
                is_near = bounds[pair] >= LEAST_ALIKE
                found[pair] = similarity(corpus, *pair) if is_near else (1 - _ORDER_COUNTS) * bounds[pair]
                best = sorted((*best, found[pair]))[-2:]
        progress(0.5 + 0.5 * done / len(lines))
