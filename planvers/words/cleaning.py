"""Runs made readable: a person reads phrases, not confetti."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from planvers.words.runs import Run, RunKind
from planvers.words.sentences import ENDS
from planvers.words.tokens import core, is_word, tokens

_MOVES = frozenset({RunKind.MOVED_AWAY, RunKind.MOVED_HERE})
_SHORT_WORD = 3
_FEW_WORDS = 3


def cleaned(runs: Iterable[Run]) -> list[Run]:
    """Runs as phrases: neighbours of one kind joined, islands drowned, the white space around a change kept."""
    joined = _joined(runs)
    while True:
        fewer = _joined(_without_islands(joined))
        if len(fewer) == len(joined):
            break
        joined = fewer
    return _joined(part for run in fewer for part in _without_tail(run))


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
    if any(word[0].isdecimal() for word in words) or (not words and not ENDS.isdisjoint(found)):
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
