"""What two passages have in common, in words that people can check."""

from collections import Counter
from collections.abc import Sequence
from heapq import nlargest
from typing import NamedTuple

from planvers.matching.corpus import Bag, Corpus
from planvers.matching.terms import sentences, terms, words

_PROMISING = 30


class SharedWord(NamedTuple):
    """A word, or several that begin alike, that both passages have, and its share of all they have in common."""

    old: str
    new: str
    share: float


class Common(NamedTuple):
    """What two passages have in common: words, those that count most first; the sentence of each that fits best.

    `sentences` is None where no sentence of one has anything in common with one of the other.
    """

    words: tuple[SharedWord, ...]
    sentences: tuple[str, str] | None


def common(corpus: Corpus, old: int, new: int, most: int = 8) -> Common:
    """The `most` weightiest shared words of two passages, by position, and the two sentences that fit best."""
    shared = corpus.old.bags[old] & corpus.new.bags[new]
    total = corpus.size(shared)
    ranked = sorted(shared, key=lambda term: (-corpus.weight[term] * shared[term], term))[:most]
    before, after = corpus.old.passages[old], corpus.new.passages[new]
    old_words, new_words = (_surfaces(f"{passage.title} {passage.text}") for passage in (before, after))
    found = (
        SharedWord(old_words.get(term, term), new_words.get(term, term), corpus.weight[term] * shared[term] / total)
        for term in ranked
        if corpus.weight[term]
    )
    return Common(tuple(found), _best_sentences(corpus, shared, sentences(before.text), sentences(after.text)))


def _surfaces(text: str) -> dict[str, str]:
    """For every term the first word as written; a term of a script without spaces stands for itself."""
    found: dict[str, str] = {}
    for word in words(text):
        own = terms(word)
        if len(own) == 1:
            found.setdefault(own[0], word)
    return found


def _best_sentences(corpus: Corpus, shared: Bag, old: Sequence[str], new: Sequence[str]) -> tuple[str, str] | None:
    """The pair of sentences with the most in common for their weight; ties by old, then new order."""
    old, new = (_promising(corpus, shared, side) for side in (old, new))
    old_bags, new_bags = ([Counter(terms(sentence)) for sentence in side] for side in (old, new))
    best: tuple[float, tuple[str, str]] | None = None
    for before, before_bag in zip(old, old_bags, strict=True):
        for after, after_bag in zip(new, new_bags, strict=True):
            weight = corpus.size(before_bag & after_bag)
            sizes = corpus.size(before_bag) * corpus.size(after_bag)
            # The weight itself counts too: a sentence of one common word would fit any other such sentence.
            fit = weight * weight / sizes**0.5 if sizes else 0.0
            if fit > (best[0] if best else 0.0):
                best = fit, (before, after)
    return best[1] if best else None


def _promising(corpus: Corpus, shared: Bag, candidates: Sequence[str]) -> list[str]:
    """The sentences that hold most of what the two passages share, so that long texts need not be compared in full."""
    return nlargest(_PROMISING, candidates, key=lambda sentence: corpus.size(shared & Counter(terms(sentence))))
