"""A rewording as its rules see it: both wordings in words, and which of these words are touched by a change."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from planvers.lexicon import Phrases
from planvers.words.editorial import folded
from planvers.words.runs import Run, RunKind, compare
from planvers.words.sentences import sentences
from planvers.words.tokens import core, tokens


class Side(NamedTuple):
    """One wording. `words` are as written, `keys` as they are matched, a possessive 's apart.

    `hunks` gives, for each word, the number of the change that it is part of, or -1 where it was
    kept; `sentences` the ranges of words that are a sentence, and `sentence_of` the number of each
    word's own.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    hunks: tuple[int, ...]
    sentences: tuple[range, ...]
    sentence_of: tuple[int, ...]

    def said(self, start: int, stop: int) -> str:
        """The words from one place to another, as written."""
        return "".join(self.words[start:stop]).strip().strip(",;:.")


class Sides(NamedTuple):
    """The old and the new wording of one point, in one language."""

    old: Side
    new: Side


class Mention(NamedTuple):
    """A word or phrase that a rule looks for: what it means (`sort`), what is written, and where.

    `hunk` is the first change that touches it, or -1 where none does.
    """

    sort: str
    said: str
    start: int
    stop: int
    hunk: int


class Difference(NamedTuple):
    """What stood in the old wording and what stands in the new one in its place; one of them may be None."""

    old: Mention | None
    new: Mention | None


def sides(old: str, new: str) -> Sides:
    """Both wordings cut into words and compared."""
    runs = compare(old, new)
    return Sides(_side(old, runs, is_old=True), _side(new, runs, is_old=False))


def _side(text: str, runs: Sequence[Run], *, is_old: bool) -> Side:
    found = tokens(text)
    spans = tuple(sentences(found))
    own = tuple(number for number, span in enumerate(spans) for _ in span)
    keys = tuple(folded(core(word)).removesuffix("'s") for word in found)
    return Side(tuple(found), keys, _hunks(found, runs, is_old=is_old), spans, own)


def _hunks(found: Sequence[str], runs: Sequence[Run], *, is_old: bool) -> tuple[int, ...]:
    """For each word the number of the change that touches a letter of it, or -1."""
    changed: list[tuple[int, int, int]] = []
    position = 0
    for number, run in enumerate(runs):
        text = run.old if is_old else run.new
        if run.kind is RunKind.CHANGED and text:
            changed.append((position, position + len(text), number))
        position += len(text)
    hunks: list[int] = []
    start = 0
    for word in found:
        end = start + len(core(word))
        hunks.append(next((number for begin, stop, number in changed if begin < end and start < stop), -1))
        start += len(word)
    return tuple(hunks)


def mention(side: Side, sort: str, start: int, stop: int) -> Mention:
    """The words from one place to another as a mention."""
    hunk = next((number for number in side.hunks[start:stop] if number >= 0), -1)
    return Mention(sort, side.said(start, stop), start, stop, hunk)


def phrases_in(side: Side, phrases: Phrases) -> list[Mention]:
    """Where a wording has the phrases, the longest first and none within another; those without a sort are left out."""
    index = _index(frozenset(phrases.items()))
    found: list[Mention] = []
    place = 0
    while place < len(side.keys):
        for words, sort in index.get(side.keys[place], ()):
            if side.keys[place : place + len(words)] == words:
                if sort:
                    found.append(mention(side, sort, place, place + len(words)))
                place += len(words) - 1
                break
        place += 1
    return found


@cache
def _index(phrases: frozenset[tuple[str, str]]) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, sort in phrases:
        words = tuple(folded(word) for word in phrase.split())
        found.setdefault(words[0], []).append((words, sort))
    for same in found.values():
        same.sort(key=lambda item: (-len(item[0]), item))
    return found


def differences(old: Sequence[Mention], new: Sequence[Mention]) -> list[Difference]:
    """The mentions that a change touches and that say something else now, paired with what stands in their place.

    Within one change, mentions of one sort cancel out and the others are paired in order; so are,
    after that, those left over anywhere in the text, since a phrase may have moved. What a change
    touches on one side only, as «thirty (30) days» that became «30 days», cancels out too.
    """
    still_old, still_new = (Counter(item.sort for item in side if item.hunk < 0) for side in (old, new))
    olds, news = [item for item in old if item.hunk >= 0], [item for item in new if item.hunk >= 0]
    hunks = sorted({item.hunk for item in (*olds, *news)})
    paired: list[Difference] = []
    rest_old: list[Mention] = []
    rest_new: list[Mention] = []
    for hunk in hunks:
        here_old, here_new = _unlike([item for item in olds if item.hunk == hunk], [i for i in news if i.hunk == hunk])
        count = min(len(here_old), len(here_new))
        paired += [Difference(*pair) for pair in zip(here_old, here_new, strict=False)]
        rest_old += here_old[count:]
        rest_new += here_new[count:]
    rest_old, rest_new = _unlike(rest_old, rest_new)
    rest_old, rest_new = _without(rest_old, still_new - still_old), _without(rest_new, still_old - still_new)
    count = min(len(rest_old), len(rest_new))
    paired += [Difference(*pair) for pair in zip(rest_old, rest_new, strict=False)]
    paired += [Difference(item, None) for item in rest_old[count:]]
    paired += [Difference(None, item) for item in rest_new[count:]]
    return paired


def _without(found: list[Mention], counts: Counter[str]) -> list[Mention]:
    """The mentions without so many of each sort."""
    rest: list[Mention] = []
    for item in found:
        if counts[item.sort] > 0:
            counts[item.sort] -= 1
        else:
            rest.append(item)
    return rest


def _unlike(olds: list[Mention], news: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The mentions of either side without those that the other has too, as often as it has them."""
    rest_new = list(news)
    rest_old: list[Mention] = []
    for item in olds:
        same = next((other for other in rest_new if other.sort == item.sort), None)
        if same is None:
            rest_old.append(item)
        else:
            rest_new.remove(same)
    return rest_old, rest_new
