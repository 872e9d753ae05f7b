"""Links between two lists of passages, found from words, order and numbers.

First come pairs of which each is the other's nearest; then, for what they leave over, parts: a
passage whose nearest has another counterpart, but also words of this one that the other does not
account for. What is known beforehand (declared, same id, identical) stays in the contest, so that
no passage is given a counterpart for want of the right one; it can gain parts, and nothing else.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from planvers.matching.certainty import LEAST_ALIKE, POSSIBLE_FROM, Counterpart, Evidence, Part, is_part, score
from planvers.matching.contest import Contest
from planvers.matching.corpus import Bag, Corpus, Passage
from planvers.matching.similarity import Progress, similarities
from planvers.matching.surroundings import Surroundings

# Odds of e to 1, without a look at its neighbours, make a pair sure enough to speak for them.
_SURE = 1 / (1 + math.exp(-1))
# What has less in common than this has nothing in common but a common word or two.
_CANDIDATE_FROM = 0.03
_CANDIDATES = 3

Place = tuple[int, int]


class Candidate(NamedTuple):
    """A passage on the other side that may be meant, and how alike it is, from 0.0 to 1.0."""

    id: str
    similarity: float


class Rival(NamedTuple):
    """The pair that comes nearest to taking the place of another: one passage is the same, the other is not."""

    old: str
    new: str
    similarity: float


class Match(NamedTuple):
    """A link that was found, with what speaks for and against it.

    `score` says how sure it is (`certainty.score`), `similarity` how alike the two are. The
    runner-up is the other partner of either (of a part: the other whole) that comes nearest, the
    surroundings taken into account; None if there is none. `margin` is the lead over it, which
    counts the surroundings too: similarities alone may be closer, or the other way round.
    """

    old: str
    new: str
    score: float
    similarity: float
    runner_up: Rival | None
    margin: float
    evidence: Evidence


class Given(NamedTuple):
    """What is known beforehand: pairs of ids that are linked, and the ids on either side that can gain no link.

    `families` are pairs of points that are linked, where the passages are their sub-points.
    """

    links: Collection[tuple[str, str]] = ()
    closed_old: Collection[str] = ()
    closed_new: Collection[str] = ()
    families: Collection[tuple[str, str]] = ()


class Inference(NamedTuple):
    """Matches by old, then new position; for every passage the nearest ones on the other side, nearest first.

    `similarity` says how alike the two passages are that were linked beforehand.
    """

    matches: tuple[Match, ...]
    nearest_old: dict[str, tuple[Candidate, ...]]
    nearest_new: dict[str, tuple[Candidate, ...]]
    similarity: dict[tuple[str, str], float]


NOTHING_GIVEN = Given()


def infer(
    old: Sequence[Passage],
    new: Sequence[Passage],
    given: Given = NOTHING_GIVEN,
    threshold: float = POSSIBLE_FROM,
    progress: Progress = lambda _share: None,
) -> Inference:
    """Match the passages of two lists, in document order, that `given` does not link.

    Links with a score of `threshold` or more are given back. The other way round gives the same
    links reversed. `progress` is told the share of the work that is done.
    """
    return Matching(old, new, given, progress).result(threshold)


class Matching:
    """One run: what is known, what is free, how alike everything is and what stands around it."""

    def __init__(self, old: Sequence[Passage], new: Sequence[Passage], given: Given, progress: Progress) -> None:
        self.corpus = Corpus(old, new)
        old_place = {passage.id: place for place, passage in enumerate(old)}
        new_place = {passage.id: place for place, passage in enumerate(new)}
        self._known = [(old_place[first], new_place[second]) for first, second in given.links]
        self._closed_old = {old_place[name] for name in given.closed_old}
        self._closed_new = {new_place[name] for name in given.closed_new}
        self._free_old = set(range(len(old))) - self._closed_old - {first for first, _ in self._known}
        self._free_new = set(range(len(new))) - self._closed_new - {second for _, second in self._known}
        self._crowd = math.log(max(1, self.corpus.count))
        self.plain = Contest(similarities(self.corpus, self._free_old, self._free_new, self._known, progress))
        sure = [pair for pair in self._mutual(self.plain) if score(self._counterpart(self.plain, pair, 0.0)) > _SURE]
        self.surroundings = Surroundings(
            self.corpus, {pair: self.plain.pairs[pair] for pair in (*self._known, *sure)}, given.families
        )
        self.contest = Contest(
            {pair: self.surroundings.added_to(pair, alike) for pair, alike in self.plain.pairs.items()}
        )

    def result(self, threshold: float) -> Inference:
        """The links with a score of `threshold` or more, and the nearest of every passage."""
        counterparts = dict(self._counterparts())
        # Who is out of the pool does not depend on the threshold, so that a lower one only ever adds links.
        settled = [pair for pair, found in counterparts.items() if score(found) >= POSSIBLE_FROM]
        everything: dict[Place, Evidence] = {pair: part for pair, part in self._parts(settled) if is_part(part)}
        everything |= counterparts
        linked = {pair: evidence for pair, evidence in everything.items() if score(evidence) >= threshold}
        return Inference(
            tuple(self._match(pair, linked[pair]) for pair in sorted(linked)),
            {item.id: self._nearest(place, of_old=True) for place, item in enumerate(self.corpus.old.passages)},
            {item.id: self._nearest(place, of_old=False) for place, item in enumerate(self.corpus.new.passages)},
            {self._ids(pair): self.plain.pairs[pair] for pair in self._known},
        )

    def _mutual(self, contest: Contest) -> list[Place]:
        return contest.mutual(self._free_old, self._free_new)

    def _counterparts(self) -> Iterator[tuple[Place, Evidence]]:
        for pair in self._mutual(self.contest):
            if self.plain.pairs[pair] >= LEAST_ALIKE:
                yield pair, self._counterpart(self.contest, pair, self.surroundings.neighbours(pair))

    def _counterpart(self, contest: Contest, pair: Place, neighbours: float) -> Counterpart:
        lesser, greater = sorted(contest.leads(pair))
        if not lesser:
            # Another is exactly as near, so nothing speaks for this one but the order of the two lists.
            return Counterpart(0.0, 0.0, 0.0, self._crowd)
        return Counterpart(greater, lesser, neighbours, self._crowd)

    def _parts(self, linked: Collection[Place]) -> Iterator[tuple[Place, Part]]:
        """What speaks for passages that have no counterpart having gone into, or come from, part of a longer one."""
        partners_old, partners_new = _partners({*self._known, *linked})
        for old in sorted(self._free_old - {old for old, _ in linked}):
            for new in self.contest.of_old(old)[:1]:
                rivals = {*partners_new.get(new, ()), *self.contest.of_new(new)[:1]}
                if new not in self._closed_new and old not in rivals:
                    yield (old, new), self._part((old, new), rivals, of_old=True)
        for new in sorted(self._free_new - {new for _, new in linked}):
            for old in self.contest.of_new(new)[:1]:
                rivals = {*partners_old.get(old, ()), *self.contest.of_old(old)[:1]}
                if old not in self._closed_old and new not in rivals:
                    yield (old, new), self._part((old, new), rivals, of_old=False)

    def _part(self, pair: Place, rivals: Collection[int], *, of_old: bool) -> Part:
        """The evidence for one of a pair (the old one, or else the new one) being part of the other.

        `rivals` are the positions beside the part that account for words of the whole.
        """
        corpus = self.corpus
        bags = corpus.old.bags if of_old else corpus.new.bags
        shared = corpus.old.bags[pair[0]] & corpus.new.bags[pair[1]]
        weight = corpus.size(shared)
        smaller = min(corpus.old.sizes[pair[0]], corpus.new.sizes[pair[1]])
        own = (corpus.old if of_old else corpus.new).sizes[pair[0 if of_old else 1]]
        news = corpus.size(_without(shared, [bags[place] for place in rivals]))
        return Part(
            lead=self.contest.leads(pair)[0 if of_old else 1],
            news=news / own if own else 0.0,
            cover=weight / smaller if smaller else 0.0,
            neighbours=self.surroundings.neighbours(pair),
            crowd=self._crowd,
            of_old=of_old,
        )

    def _match(self, pair: Place, evidence: Evidence) -> Match:
        of_old, of_new = self.contest.runners_up(pair)
        leads = self.contest.leads(pair)
        rivals = [
            (leads[0], None if of_old is None else (pair[0], of_old)),
            (leads[1], None if of_new is None else (of_new, pair[1])),
        ]
        if isinstance(evidence, Part):
            rivals = rivals[:1] if evidence.of_old else rivals[1:]
        margin, rival = min(rivals, key=lambda item: item[0])
        return Match(
            *self._ids(pair),
            score(evidence),
            self.plain.pairs[pair],
            Rival(*self._ids(rival), self.plain.pairs[rival]) if rival else None,
            margin,
            evidence,
        )

    def _ids(self, pair: Place) -> tuple[str, str]:
        return self.corpus.old.passages[pair[0]].id, self.corpus.new.passages[pair[1]].id

    def _nearest(self, place: int, *, of_old: bool) -> tuple[Candidate, ...]:
        """The nearest passages that have something in common with this one worth looking at, nearest first."""
        others = self.plain.of_old(place) if of_old else self.plain.of_new(place)
        pairs = [(place, other) if of_old else (other, place) for other in others[:_CANDIDATES]]
        return tuple(
            Candidate(self._ids(pair)[1 if of_old else 0], self.plain.pairs[pair])
            for pair in pairs
            if self.plain.pairs[pair] >= _CANDIDATE_FROM
        )


def _partners(pairs: Iterable[Place]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The new positions linked to each old one, and the old positions linked to each new one."""
    of_old: dict[int, list[int]] = {}
    of_new: dict[int, list[int]] = {}
    for old, new in pairs:
        of_old.setdefault(old, []).append(new)
        of_new.setdefault(new, []).append(old)
    return of_old, of_new


def _without(bag: Bag, others: Iterable[Bag]) -> Bag:
    """What is left of a bag when the terms of others are taken out, as often as they occur there."""
    for other in others:
        bag = bag - other
    return bag
