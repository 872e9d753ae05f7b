"""Who is nearest to whom: for every passage its candidates in order, and how far the first leads."""

from collections.abc import Collection

from planvers.matching.similarity import Pairs


class Contest:
    """Similarities of pairs of positions, looked at from either side."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self._of_old: dict[int, list[int]] = {}
        self._of_new: dict[int, list[int]] = {}
        for old, new in sorted(pairs):
            self._of_old.setdefault(old, []).append(new)
            self._of_new.setdefault(new, []).append(old)
        for old, news in self._of_old.items():
            news.sort(key=lambda new: -pairs[old, new])
        for new, olds in self._of_new.items():
            olds.sort(key=lambda old: -pairs[old, new])

    def of_old(self, old: int) -> list[int]:
        """The new positions that an old one was compared with, nearest first; ties by position."""
        return self._of_old.get(old, [])

    def of_new(self, new: int) -> list[int]:
        """The old positions that a new one was compared with, nearest first; ties by position."""
        return self._of_new.get(new, [])

    def leads(self, pair: tuple[int, int]) -> tuple[float, float]:
        """How much nearer the two are than the runner-up of the old one, and of the new one; below zero for others."""
        old, new = pair
        runner_old, runner_new = self.runners_up(pair)
        value = self.pairs[pair]
        return (
            value - (0.0 if runner_old is None else self.pairs[old, runner_old]),
            value - (0.0 if runner_new is None else self.pairs[runner_new, new]),
        )

    def runners_up(self, pair: tuple[int, int]) -> tuple[int | None, int | None]:
        """The nearest other new position to the old one, and the nearest other old position to the new one."""
        old, new = pair
        return (
            next((other for other in self._of_old[old] if other != new), None),
            next((other for other in self._of_new[new] if other != old), None),
        )

    def mutual(self, old: Collection[int], new: Collection[int]) -> list[tuple[int, int]]:
        """The pairs of positions, both among those given, of which each is nearest to the other.

        Where several are equally near, those standing in the same order on both sides go together.
        """
        best = [
            (first, second)
            for first in sorted(old)
            for second in self._of_old.get(first, ())
            if second in new and min(self.leads((first, second))) >= 0 < self.pairs[first, second]
        ]
        # This order is the same whichever side comes first, and so are the links.
        best.sort(key=lambda pair: (-self.pairs[pair], sum(pair), min(pair)))
        taken_old, taken_new = set[int](), set[int]()
        found = []
        for first, second in best:
            if first not in taken_old and second not in taken_new:
                taken_old.add(first)
                taken_new.add(second)
                found.append((first, second))
        return found
