"""What each part brought into a merge, and what each part of a split took along, in words."""

from collections.abc import Iterable
from typing import NamedTuple

from planvers.comparing.wording import by_language
from planvers.model.plan import Point
from planvers.words.redline import compare
from planvers.words.runs import Run, RunKind
from planvers.words.tokens import is_word, tokens


class Share(NamedTuple):
    """One part of a merge or split: the runs between it and the whole, and how many of the old words stayed.

    For a merge `point` is an old point, and `runs` lead from its wording to its stretch of the new
    one; for a split it is a new point, and `runs` lead from the whole old wording to its own.
    `kept` counts the words of the old side that stayed, `words` all of them.
    """

    point: Point
    runs: tuple[Run, ...]
    kept: int
    words: int


def merged_shares(olds: Iterable[Point], new: Point, language: str) -> tuple[Share, ...]:
    """What each old point brought: the runs of all of them together, cut where one wording ends.

    What is new stands with the part that it follows. Empty where a wording is not public.
    """
    known = [(unit, by_language(unit.text, language).get(language)) for unit in olds]
    after = by_language(new.text, language).get(language)
    if after is None or any(text is None for _, text in known):
        return ()
    texts = [text or "" for _, text in known]
    runs = list(compare(" ".join(texts), after))
    shares: list[Share] = []
    for position, (unit, _) in enumerate(known):
        is_last = position == len(known) - 1
        own, runs = (runs, []) if is_last else _cut(runs, len(texts[position]) + 1)
        shares.append(_share(unit, tuple(own)))
    return tuple(shares)


def split_shares(old: Point, news: Iterable[Point], language: str) -> tuple[Share, ...]:
    """What each new point took along of an old one. Empty where a wording is not public."""
    before = by_language(old.text, language).get(language)
    known = [(unit, by_language(unit.text, language).get(language)) for unit in news]
    if before is None or any(text is None for _, text in known):
        return ()
    return tuple(_share(unit, compare(before, text or "")) for unit, text in known)


def _cut(runs: list[Run], length: int) -> tuple[list[Run], list[Run]]:
    """The runs up to so many characters of the old side, and the rest; a kept run may be cut in two."""
    first: list[Run] = []
    for position, run in enumerate(runs):
        if len(run.old) >= length > 0:
            before, after = run.old[:length], run.old[length:]
            if run.kind is RunKind.KEPT:
                head, tail = Run(run.kind, before, before), Run(run.kind, after, after)
            else:
                head, tail = Run(run.kind, before, run.new), Run(run.kind, after, "")
            return [*first, head], [item for item in (tail, *runs[position + 1 :]) if item.old or item.new]
        length -= len(run.old)
        first.append(run)
    return first, []


def _share(point: Point, runs: tuple[Run, ...]) -> Share:
    kept = sum(_words(run.old) for run in runs if run.kind is not RunKind.CHANGED)
    return Share(point, runs, kept, sum(_words(run.old) for run in runs))


def _words(text: str) -> int:
    return sum(is_word(token) for token in tokens(text))
