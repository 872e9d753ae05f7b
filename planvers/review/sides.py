"""A rewording as its rules see it: both wordings in words, and which of these words are touched by a change."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from planvers.lexicon import Phrases
from planvers.words.editorial import folded
from planvers.words.redline import compare
from planvers.words.runs import Run, RunKind
from planvers.words.sentences import sentences
from planvers.words.tokens import core, tokens

# A word of so few letters is mostly an article or a preposition; so many letters tell words apart.
_LIGHT, _BEGINNING = 3, 4


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

    `hunk` is the first change that touches it, or -1 where none does; `follows` is how the next word
    of weight begins.
    """

    sort: str
    said: str
    start: int
    stop: int
    hunk: int
    follows: str = ""


class Difference(NamedTuple):
    """What stood in the old wording and what stands in the new one in its place; one of them may be None."""

    old: Mention | None
    new: Mention | None


# A review judges most rewordings in both of its revisions.
@lru_cache(maxsize=1024)
def sides(old: str, new: str) -> Sides:
    """Both wordings cut into words and compared."""
    runs = compare(old, new)
    return Sides(_side(old, runs, is_old=True), _side(new, runs, is_old=False))


def side(text: str) -> Side:
    """One wording by itself, no word of it touched by a change."""
    return _side(text, (), is_old=True)


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
    start = first = 0
    for word in found:
        end = start + len(core(word))
        while first < len(changed) and changed[first][1] <= start:
            first += 1
        is_touched = first < len(changed) and changed[first][0] < end
        hunks.append(changed[first][2] if is_touched else -1)
        start += len(word)
    return tuple(hunks)


def mention(side: Side, sort: str, start: int, stop: int) -> Mention:
    """The words from one place to another as a mention."""
    hunk = next((number for number in side.hunks[start:stop] if number >= 0), -1)
    follows = next((key[:_BEGINNING] for key in side.keys[stop:] if len(key) > _LIGHT and key[0].isalnum()), "")
    return Mention(sort, side.said(start, stop), start, stop, hunk, follows)


def phrases_in(side: Side, phrases: Phrases) -> list[Mention]:
    """Where a wording has the phrases, the longest first and none within another; those without a sort are left out."""
    index = phrases.by_first_word
    if index.keys().isdisjoint(side.keys):
        return []
    found: list[Mention] = []
    free = 0
    for place, key in enumerate(side.keys):
        if place < free or key not in index:
            continue
        for words, sort in index[key]:
            if side.keys[place : place + len(words)] == words:
                free = place + len(words)
                if sort:
                    found.append(mention(side, sort, place, free))
                break
    return found


def differences(old: Sequence[Mention], new: Sequence[Mention], *, across: bool = True) -> list[Difference]:
    """The mentions that a change touches and that say something else now, paired with what stands in their place.

    Within one change, mentions of one sort cancel out and the others are paired in order. Those left
    over cancel out anywhere in the text, since a phrase may have moved: figures by their sort alone,
    and are then paired (`across`); other phrases only if the same word follows. What a change touches
    on one side only, as «thirty (30) days» that became «30 days», cancels out too.
    """
    olds, news = [item for item in old if item.hunk >= 0], [item for item in new if item.hunk >= 0]
    if not olds and not news:
        return []
    paired: list[Difference] = []
    rest_old: list[Mention] = []
    rest_new: list[Mention] = []
    for hunk in sorted({item.hunk for item in (*olds, *news)}):
        here = [item for item in olds if item.hunk == hunk], [item for item in news if item.hunk == hunk]
        here_old, here_new = _unlike(*here, by_context=False)
        count = min(len(here_old), len(here_new))
        paired += [Difference(*pair) for pair in zip(here_old, here_new, strict=False)]
        rest_old += here_old[count:]
        rest_new += here_new[count:]
    rest_old, rest_new = _unlike(rest_old, rest_new, by_context=not across)
    still_old, still_new = (Counter(_key(item, across) for item in side if item.hunk < 0) for side in (old, new))
    rest_old = _without(rest_old, still_new - still_old, across)
    rest_new = _without(rest_new, still_old - still_new, across)
    count = min(len(rest_old), len(rest_new)) if across else 0
    paired += [Difference(*pair) for pair in zip(rest_old[:count], rest_new[:count], strict=True)]
    paired += [Difference(item, None) for item in rest_old[count:]]
    paired += [Difference(None, item) for item in rest_new[count:]]
    return paired


def _key(item: Mention, across: bool) -> tuple[str, str]:  # noqa: FBT001 - as in `differences`
    """What two mentions must share to cancel out: what they mean, and what of, unless that is part of it."""
    return item.sort, "" if across else item.follows


def _without(found: list[Mention], counts: Counter[tuple[str, str]], across: bool) -> list[Mention]:  # noqa: FBT001
    """The mentions without so many of each key."""
    rest: list[Mention] = []
    for item in found:
        if counts[_key(item, across)] > 0:
            counts[_key(item, across)] -= 1
        else:
            rest.append(item)
    return rest


def _unlike(olds: list[Mention], news: list[Mention], *, by_context: bool) -> tuple[list[Mention], list[Mention]]:
    """The mentions of either side without those that the other has too, as often as it has them."""
    rest_new = list(news)
    rest_old: list[Mention] = []
    for item in olds:
        same = next((other for other in rest_new if _key(other, not by_context) == _key(item, not by_context)), None)
        if same is None:
            rest_old.append(item)
        else:
            rest_new.remove(same)
    return rest_old, rest_new
