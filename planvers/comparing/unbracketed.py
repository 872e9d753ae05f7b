"""Two wordings as their words alone, without the signs of brackets, and which word of one is which of the other.

The signs are left out first because they would be aligned like words: from «[not] x» to «not [x]»
no word changed, but a comparison of the texts would keep the brackets and move the words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice, takewhile
from typing import NamedTuple

from planvers.brackets.parsed import Alternative, Parsed, Place, Stretch
from planvers.words.editorial import folded
from planvers.words.sequences import blocks
from planvers.words.tokens import is_word, tokens

# Fewer words in a row may stand anywhere without having come from elsewhere.
_LEAST_PASSAGE = 3
# What is in brackets nested deeper is told with those around it: each is held against each, and a text of nothing but
# opening signs has as many as letters.
DEEPEST = 20


class Word(NamedTuple):
    """A word or sign of a wording: as it is matched, and where it stands."""

    key: str
    start: int
    end: int


class Site(NamedTuple):
    """A place in brackets as a range of words; `wordings` are the ranges of its alternatives."""

    place: Place
    words: range
    wordings: tuple[range, ...]

    def encloses(self, other: "Site") -> bool:
        """Whether another site of the same text stands inside this one."""
        return self.place.depth < other.place.depth and self.place.start < other.place.start < self.place.end

    def different(self, keys: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
        """The different wordings, each with the numbers of the alternatives that have it."""
        found: dict[tuple[str, ...], list[int]] = {}
        for number, words in enumerate(self.wordings):
            found.setdefault(tuple(keys[words.start : words.stop]), []).append(number)
        return found


class Side:
    """One of the two wordings.

    `layers` gives for each word the passage that it belongs to of those that stand in another
    order, or 0; `image` the word of the other side that is the same, or -1.
    """

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.words = list(_words(parsed))
        self.keys = [word.key for word in self.words]
        self.starts = [word.start for word in self.words]
        # Words have no white space: all of them in one text, in which stretches of them are found fast.
        self._joined = "".join(f"\n{key}" for key in self.keys) + "\n"
        self._offsets = [0, *accumulate(len(key) + 1 for key in self.keys)]
        self.layers = [0] * len(self.words)
        self.image = [-1] * len(self.words)
        self.sites = [
            Site(place, self.span(place), tuple(self.span(item) for item in place.alternatives))
            for place in parsed.places
            if place.depth <= DEEPEST
        ]
        # Those of one depth stand one behind the other.
        self._by_depth: dict[int, list[Site]] = {}
        for site in self.sites:
            self._by_depth.setdefault(site.place.depth, []).append(site)

    def around(self, words: range) -> Iterator[Site]:
        """The sites that some of the words stand in, from the outside in."""
        for sites in self._by_depth.values():
            first = bisect_right(sites, words.start, key=lambda site: site.words.stop)
            yield from takewhile(lambda site: site.words.start < words.stop, islice(sites, first, None))

    def span(self, part: Stretch | Alternative | Place) -> range:
        """The words that begin in a part of the text."""
        return range(bisect_left(self.starts, part.start), bisect_left(self.starts, part.end))

    def said(self, words: range) -> tuple[str, ...]:
        """Some of the words, as they are matched."""
        return tuple(self.keys[words.start : words.stop])

    def images(self, words: range) -> list[int]:
        """The words of the other side that are the same as some of these, in the order of that side."""
        return sorted(image for image in self.image[words.start : words.stop] if image >= 0)

    def occurrences(self, wording: tuple[str, ...], place: range) -> Iterator[range]:
        """Where exactly some words stand within a place."""
        sought = "".join(f"\n{key}" for key in wording) + "\n"
        found, end = self._offsets[place.start], self._offsets[place.stop] + 1
        while (found := self._joined.find(sought, found, end)) >= 0:
            start = bisect_left(self._offsets, found)
            yield range(start, start + len(wording))
            found += 1

    def text(self, words: range) -> str:
        """Some of the words as typed, with the signs of the brackets that stand among them; nothing of signs alone."""
        if not any(map(is_word, self.said(words))):
            return ""
        start, end = self.words[words.start].start, self.words[words.stop - 1].end
        inside = [
            site.place
            for site in self.sites
            if site.words and words.start <= site.words.start and site.words.stop <= words.stop
        ]
        start = min([start, *(place.start for place in inside)])
        return self.parsed.text[start : max([end, *(place.end for place in inside)])]

    def neighbour(self, place: int, step: int, layer: int) -> int | None:
        """The nearest word of a layer from a place on, backwards or forwards; None where the layer ends."""
        while 0 <= place < len(self.words):
            if self.layers[place] == layer:
                return place
            place += step
        return None

    @cached_property
    def _kept(self) -> dict[int, list[int]]:
        """The words of each layer that the other side has too."""
        found: dict[int, list[int]] = {}
        for place, (layer, image) in enumerate(zip(self.layers, self.image, strict=True)):
            if image >= 0:
                found.setdefault(layer, []).append(place)
        return found

    def kept_around(self, words: range, layer: int) -> tuple[int | None, int | None]:
        """What the nearest words of a layer before and after some words are on the other side; None if none is.

        Only once the two sides are aligned.
        """
        kept = self._kept.get(layer, [])
        before, after = bisect_left(kept, words.start), bisect_left(kept, words.stop)
        return (
            self.image[kept[before - 1]] if before else None,
            self.image[kept[after]] if after < len(kept) else None,
        )

    def layer(self, words: range) -> int:
        """The layer of the first of some words, or of the word before them where there are none."""
        place = words.start if words else words.start - 1
        return self.layers[place] if 0 <= place < len(self.layers) else 0


def align(old: Side, new: Side) -> None:
    """Say on both sides which words are the same, in passages that stand in another order too."""
    _align(old, new, range(len(old.words)), range(len(new.words)))
    free = [span for span in _unmatched(new) if len(span) >= _LEAST_PASSAGE]
    layer = 0
    for before in _unmatched(old):
        after = next((span for span in free if _is_passage(old.said(before), new.said(span))), None)
        if after is not None:
            layer += 1
            old.layers[before.start : before.stop] = [layer] * len(before)
            new.layers[after.start : after.stop] = [layer] * len(after)
            free.remove(after)
            _align(old, new, before, after)


def _align(old: Side, new: Side, before: range, after: range) -> None:
    for block in blocks(old.said(before), new.said(after)):
        if block.same:
            for ours, theirs in zip(before[block.i1 : block.i2], after[block.j1 : block.j2], strict=True):
                old.image[ours], new.image[theirs] = theirs, ours


def _unmatched(side: Side) -> list[range]:
    """The stretches of words that the other side does not have in this order."""
    spans: list[range] = []
    for place, image in enumerate(side.image):
        if image >= 0:
            continue
        is_next = bool(spans) and spans[-1].stop == place
        start = spans.pop().start if is_next else place
        spans.append(range(start, place + 1))
    return spans


def _is_passage(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether two stretches share so many words in a row that one is the other in another place."""
    same = (old[block.i1 : block.i2] for block in blocks(old, new) if block.same)
    return any(sum(map(is_word, words)) >= _LEAST_PASSAGE for words in same)


def window(here: Side, there: Side, words: range) -> range:
    """What stands on the other side where some words stood: all between what their neighbours have become."""
    layer = here.layer(words)
    start, end = 0, len(there.words)
    if layer:
        places = [place for place, item in enumerate(there.layers) if item == layer]
        start, end = places[0], places[-1] + 1
    before, after = here.kept_around(words, layer)
    start = start if before is None else before + 1
    return range(start, max(start, end if after is None else after))


def _words(parsed: Parsed) -> Iterator[Word]:
    """The words of a text; one never reaches from inside of a bracket to outside."""
    start = 0
    for sign in (*parsed.signs, Stretch(len(parsed.text), len(parsed.text))):
        place = start
        for token in tokens(parsed.text[start : sign.start]):
            # An amount with its currency is one token, but half of it may stand in brackets elsewhere.
            for found in re.finditer(r"\S+", token):
                yield Word(folded(found[0]), place + found.start(), place + found.end())
            place += len(token)
        start = sign.end
