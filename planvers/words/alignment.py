"""Two texts laid beside each other word by word, in one spelling and without case.

Sentences that only changed places are taken out first. An insertion is shifted to where a sentence
or clause begins.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from planvers.words.editorial import folded, is_same_word
from planvers.words.order import moved
from planvers.words.runs import Run, RunKind
from planvers.words.sentences import ENDS, sentences
from planvers.words.sequences import Block, blocks
from planvers.words.tokens import core, is_word, tokens

# A sentence of fewer words may stand anywhere without having come from elsewhere.
_LEAST_SENTENCE = 3
_CLAUSE_ENDS = frozenset(",;:،؛，；：、")


class Texts:
    """Two texts as words, and which of their sentences only changed places."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = tokens(old), tokens(new)
        self._old_keys, self._new_keys = ([folded(core(word)) for word in side] for side in (self.old, self.new))
        self._sentences = sentences(self.old), sentences(self.new)
        self._starts = tuple({span.start for span in side} for side in self._sentences)
        self._gone = [False] * len(self.old)
        self._come = [False] * len(self.new)
        for before, after in self._out_of_order():
            self._move(before, after)

    def runs(self) -> Iterator[Run]:
        """The runs before they are cleaned, the sentences that moved in their places."""
        old_places = [place for place, is_gone in enumerate(self._gone) if not is_gone]
        new_places = [place for place, has_come in enumerate(self._come) if not has_come]
        old_keys = [self._old_keys[place] for place in old_places]
        new_keys = [self._new_keys[place] for place in new_places]
        found = _shifted(blocks(old_keys, new_keys), old_keys, new_keys)
        at_old = at_new = 0
        for block in found:
            steps = ((old_places[i.start : i.stop], new_places[j.start : j.stop]) for i, j in _steps(block))
            for olds, news in (part for step in steps for part in _stretches(*step)):
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

    def take_moved(self, found: Sequence[Run]) -> bool:
        """Whether a sentence was taken out whole in one place and put in whole in another; it counts as moved then."""
        taken_out, put_in = _changed(found, self.old, is_old=True), _changed(found, self.new, is_old=False)
        pairs = [
            (before, after)
            for before, after in self._common()
            if all(taken_out[before.start : before.stop]) and all(put_in[after.start : after.stop])
        ]
        for before, after in pairs:
            self._move(before, after)
        return bool(pairs)

    def _move(self, before: range, after: range) -> None:
        self._gone[before.start : before.stop] = [True] * len(before)
        self._come[after.start : after.stop] = [True] * len(after)

    def _common(self) -> list[tuple[range, range]]:
        """The sentences that stand once in either text, in the new order."""
        if all(len(side) == 1 for side in self._sentences):
            return []
        before, after = _once(self._sentences[0], self.old), _once(self._sentences[1], self.new)
        return [(before[key], span) for key, span in after.items() if key in before]

    def _out_of_order(self) -> list[tuple[range, range]]:
        """Of the common sentences those that stand in another order; as few as possible."""
        common = self._common()
        out_of_order = moved([before.start for before, _ in common])
        return [pair for place, pair in enumerate(common) if place in out_of_order]


def _stretches(olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """A change as changes of words that stand next to each other: a sentence that moved may stand in its midst."""
    yield from zip_longest(_unbroken(olds), _unbroken(news), fillvalue=())


def _unbroken(places: Sequence[int]) -> Iterator[Sequence[int]]:
    start = 0
    for place in range(1, len(places) + 1):
        if place == len(places) or places[place] != places[place - 1] + 1:
            yield places[start:place]
            start = place


def _changed(runs: Sequence[Run], words: Sequence[str], *, is_old: bool) -> list[bool]:
    """For each word whether it is part of a change."""
    marks = "".join(("x" if run.kind is RunKind.CHANGED else ".") * len(run.old if is_old else run.new) for run in runs)
    result: list[bool] = []
    position = 0
    for word in words:
        result.append(marks[position : position + len(core(word))] == "x" * len(core(word)))
        position += len(word)
    return result


def _once(spans: list[range], tokens_of: list[str] | tuple[str, ...]) -> dict[tuple[str, ...], range]:
    """The sentences that stand only once, by their words and signs as written, but for how the first word begins."""
    found: dict[tuple[str, ...], list[range]] = {}
    for span in spans:
        words = [core(word) for word in tokens_of[span.start : span.stop]]
        if sum(map(is_word, words)) >= _LEAST_SENTENCE:
            found.setdefault((words[0].casefold(), *words[1:]), []).append(span)
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
    if place == 0 or side[place - 1] in ENDS:
        return 2
    return int(side[place - 1] in _CLAUSE_ENDS)
