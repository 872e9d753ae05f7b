"""Two texts compared word by word, in runs that a person reads as phrases.

Sentences that only changed places are found first; the rest is aligned by words, in one spelling
and without case. Then the changes are cleaned: an insertion is shifted to where a sentence or clause
begins, and a word or two left standing between two changes are taken into them.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from planvers.words.editorial import folded, is_same_word
from planvers.words.order import moved
from planvers.words.sentences import sentences
from planvers.words.sequences import Block, blocks
from planvers.words.tokens import core, is_word, tokens


class RunKind(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    EDITORIAL = "editorial"
    CHANGED = "changed"
    MOVED_AWAY = "moved_away"
    MOVED_HERE = "moved_here"


class Run(NamedTuple):
    """A stretch of two texts in reading order.

    `KEPT` has the same text on both sides; `EDITORIAL` the same words on both, written otherwise;
    `CHANGED` what was and what is, one of which may be empty. A sentence that stands elsewhere now
    is `MOVED_AWAY` where it was (`new` is empty) and `MOVED_HERE` where it is (`old` is empty).
    """

    kind: RunKind
    old: str
    new: str

    @property
    def is_replacement(self) -> bool:
        """Whether something stands on both sides, and it is not the same."""
        return self.kind is RunKind.CHANGED and bool(self.old) and bool(self.new)


_MOVES = frozenset({RunKind.MOVED_AWAY, RunKind.MOVED_HERE})
# A sentence of fewer words may stand anywhere without having come from elsewhere.
_LEAST_SENTENCE = 3
_SHORT_WORD = 3
_FEW_WORDS = 3
_CLAUSE_ENDS = frozenset(",;:")


@lru_cache(maxsize=1024)
def compare(old: str, new: str) -> tuple[Run, ...]:
    """The runs that turn `old` into `new`, in reading order.

    Joining the old sides gives back `old` exactly, and joining the new sides `new`. No run is
    empty on both sides, and no two neighbours are of one kind but for sentences that moved. No
    single word stands kept between two replacements, unless it is a number.
    """
    if old == new:
        return (Run(RunKind.KEPT, old, new),) if old else ()
    return tuple(_cleaned(_Texts(old, new).runs()))


def kept_share(runs: Iterable[Run]) -> float:
    """How much of the longer text was kept, from 0.0 to 1.0, by characters; 1.0 for two empty texts."""
    kept = old = new = 0
    for run in runs:
        kept += len(run.old) if run.kind is not RunKind.CHANGED else 0
        old += len(run.old)
        new += len(run.new)
    return min(kept / max(old, new), 1.0) if old or new else 1.0


def is_editorial(old: str, new: str) -> bool:
    """Whether two different texts have the same words in the same order, written otherwise."""
    return old != new and all(run.kind in (RunKind.KEPT, RunKind.EDITORIAL) for run in compare(old, new))


class _Texts:
    """Two texts as words, and which of their sentences only changed places."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = tokens(old), tokens(new)
        self._old_keys, self._new_keys = ([folded(core(word)) for word in side] for side in (self.old, self.new))
        old_sentences, new_sentences = sentences(self.old), sentences(self.new)
        self._starts = (
            {span.start for span in old_sentences},
            {span.start for span in new_sentences},
        )
        self._gone = [False] * len(self.old)
        self._come = [False] * len(self.new)
        for before, after in self._moved(old_sentences, new_sentences):
            self._gone[before.start : before.stop] = [True] * len(before)
            self._come[after.start : after.stop] = [True] * len(after)

    def runs(self) -> Iterator[Run]:
        """The runs before they are cleaned, the sentences that moved in their places."""
        old_places = [place for place, is_gone in enumerate(self._gone) if not is_gone]
        new_places = [place for place, has_come in enumerate(self._come) if not has_come]
        old_keys = [self._old_keys[place] for place in old_places]
        new_keys = [self._new_keys[place] for place in new_places]
        found = _shifted(blocks(old_keys, new_keys), old_keys, new_keys)
        at_old = at_new = 0
        for block in found:
            for before, after in _steps(block):
                olds, news = old_places[before.start : before.stop], new_places[after.start : after.stop]
                yield from self._passed(at_old, olds[0] if olds else at_old, at_new, news[0] if news else at_new)
                yield from self._step(olds, news, same=block.same)
                at_old, at_new = (olds[-1] + 1 if olds else at_old), (news[-1] + 1 if news else at_new)
        yield from self._passed(at_old, len(self.old), at_new, len(self.new))

    def _passed(self, old_from: int, old_to: int, new_from: int, new_to: int) -> Iterator[Run]:
        """The sentences that moved and stand between two words that did not."""
        if old_from < old_to:
            yield Run(RunKind.MOVED_AWAY, "".join(self.old[old_from:old_to]), "")
        if new_from < new_to:
            yield Run(RunKind.MOVED_HERE, "", "".join(self.new[new_from:new_to]))

    def _step(self, olds: Sequence[int], news: Sequence[int], *, same: bool) -> Iterator[Run]:
        """One word that both texts have, or a change."""
        if not same:
            yield Run(
                RunKind.CHANGED, "".join(self.old[place] for place in olds), "".join(self.new[place] for place in news)
            )
            return
        before, after = self.old[olds[0]], self.new[news[0]]
        word, other = core(before), core(after)
        if word == other:
            yield Run(RunKind.KEPT, word, other)
        else:
            begins = olds[0] in self._starts[0] or news[0] in self._starts[1]
            is_same = is_same_word(word, other, begins_sentence=begins)
            yield Run(RunKind.EDITORIAL if is_same else RunKind.CHANGED, word, other)
        space, other_space = before[len(word) :], after[len(other) :]
        yield Run(RunKind.KEPT if space == other_space else RunKind.EDITORIAL, space, other_space)

    def _moved(self, olds: list[range], news: list[range]) -> list[tuple[range, range]]:
        """Sentences that stand once in either text, and in another order; as few as possible count as moved."""
        if len(olds) == 1 and len(news) == 1:
            return []
        before = _once(olds, self._old_keys)
        after = _once(news, self._new_keys)
        common = [key for key in after if key in before]
        order = {key: place for place, key in enumerate(before)}
        out_of_order = moved([order[key] for key in common])
        return [(before[key], after[key]) for place, key in enumerate(common) if place in out_of_order]


def _once(spans: list[range], keys: list[str]) -> dict[tuple[str, ...], range]:
    """The sentences that stand only once, by their words."""
    found: dict[tuple[str, ...], list[range]] = {}
    for span in spans:
        words = tuple(key for key in keys[span.start : span.stop] if is_word(key))
        if len(words) >= _LEAST_SENTENCE:
            found.setdefault(words, []).append(span)
    return {words: places[0] for words, places in found.items() if len(places) == 1}


def _steps(block: Block) -> Iterator[tuple[range, range]]:
    """A block in steps: word by word where both texts have the same, else all at once."""
    if not block.same:
        yield range(block.i1, block.i2), range(block.j1, block.j2)
        return
    for offset in range(block.i2 - block.i1):
        yield range(block.i1 + offset, block.i1 + offset + 1), range(block.j1 + offset, block.j1 + offset + 1)


def _shifted(found: list[Block], old: list[str], new: list[str]) -> list[Block]:
    """The same blocks, with what was only put in or only taken out shifted to where a phrase begins and ends.

    «A, B and C» from «A and C» is «A, {B, }…» or «A{, B}…»: both are right, and one is easier to read.
    """
    result = list(found)
    for place in range(1, len(result) - 1):
        before, block, after = result[place - 1 : place + 2]
        if not (before.same and after.same and not block.same) or (block.i1 < block.i2 and block.j1 < block.j2):
            continue
        side, start, end = (old, block.i1, block.i2) if block.i1 < block.i2 else (new, block.j1, block.j2)
        shift = _best_shift(side, start, end, before.i2 - before.i1, after.i2 - after.i1)
        if shift:
            result[place - 1] = before._replace(i2=before.i2 + shift, j2=before.j2 + shift)
            result[place] = Block(False, *(edge + shift for edge in block[1:]))  # noqa: FBT003 - the first field
            result[place + 1] = after._replace(i1=after.i1 + shift, j1=after.j1 + shift)
    return result


def _best_shift(side: list[str], start: int, end: int, room_before: int, room_after: int) -> int:
    """How far to shift a change so that it begins and ends where phrases do; the smallest of the best."""
    shifts = [0]
    while len(shifts) <= room_before and side[start - len(shifts)] == side[end - len(shifts)]:
        shifts.append(-len(shifts))
    ahead = 0
    while ahead < room_after and side[start + ahead] == side[end + ahead]:
        ahead += 1
        shifts.append(ahead)
    return max(shifts, key=lambda shift: (_edge(side, start + shift) + _edge(side, end + shift), -abs(shift)))


def _edge(side: list[str], place: int) -> int:
    """How well a phrase begins here: at the start of the text or a sentence, or else behind a comma."""
    if place == 0 or side[place - 1] in (".", "!", "?"):
        return 2
    return int(side[place - 1] in _CLAUSE_ENDS)


def _cleaned(runs: Iterable[Run]) -> list[Run]:
    """Runs as phrases: neighbours of one kind joined, islands drowned, the white space around a change kept."""
    joined = _joined(runs)
    while True:
        cleaned = _joined(_without_islands(joined))
        if len(cleaned) == len(joined):
            break
        joined = cleaned
    return _joined(part for run in cleaned for part in _without_tail(run))


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Neighbours of one kind joined, empty ones left out; editorial white space beside a change belongs to it."""
    filled = _spaces_given_away([run for run in runs if run.old or run.new])
    return [
        Run(kind, "".join(run.old for run in same), "".join(run.new for run in same))
        for kind, group in groupby(filled, key=lambda run: run.kind)
        for same in [list(group)]
    ]


def _spaces_given_away(runs: list[Run]) -> list[Run]:
    """A space that a change brought or took is part of it, and no change of its own."""
    result = list(runs)
    for place, run in enumerate(result):
        is_space = run.kind is RunKind.EDITORIAL and not (run.old.strip() or run.new.strip())
        if is_space and any(other.kind is RunKind.CHANGED for other in result[max(place - 1, 0) : place + 2]):
            result[place] = run._replace(kind=RunKind.CHANGED)
    return result


def _without_islands(runs: list[Run]) -> Iterator[Run]:
    """The same runs, with what is left standing between two changes and says nothing counted as changed."""
    changes = [place for place, run in enumerate(runs) if run.kind is RunKind.CHANGED]
    islands = set[int]()
    for first, second in pairwise(changes):
        between = runs[first + 1 : second]
        if not any(run.kind in _MOVES for run in between) and _is_island(between, runs[first], runs[second]):
            islands |= set(range(first + 1, second))
    for place, run in enumerate(runs):
        yield run._replace(kind=RunKind.CHANGED) if place in islands else run


def _is_island(between: Sequence[Run], before: Run, after: Run) -> bool:
    text = "".join(run.new for run in between)
    found = [core(token) for token in tokens(text)]
    words = [word for word in found if is_word(word)]
    # A number that stayed is what a reader looks for, and a sentence that ends is a break.
    if any(word[0].isdecimal() for word in words) or (not words and any(word in ".!?…。！？؟।" for word in found)):
        return False
    are_replacements = before.is_replacement and after.is_replacement
    size = sum(1 if word.isascii() or len(word) > 1 else 0.5 for word in words)
    if size <= 1:
        return are_replacements or len("".join(words)) <= _SHORT_WORD
    least = min(max(len(before.old), len(before.new)), max(len(after.old), len(after.new)))
    is_function = all(len(word) <= _SHORT_WORD for word in words)
    return are_replacements and size <= _FEW_WORDS and (is_function or 2 * len(text) < least)


def _without_tail(run: Run) -> Iterator[Run]:
    """A change, and the white space that both its sides begin or end in as kept."""
    if run.kind is not RunKind.CHANGED:
        yield run
        return
    old, new = run.old.rstrip(), run.new.rstrip()
    tail = run.old[len(old) :]
    if not tail or tail != run.new[len(new) :]:
        yield run
        return
    yield Run(RunKind.CHANGED, old, new)
    yield Run(RunKind.KEPT, tail, tail)
