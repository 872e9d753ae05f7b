"""How matching grows with the size of a document, and how it compares with comparing every pair.

    python tests/benchmarks/matching.py            # growth from 1,000 to 8,000 points, memory, cost at 28 × 20
    python tests/benchmarks/matching.py OLD NEW    # two version files against all-pairs mutual-best SequenceMatcher

Prints ratios of times taken in one run. Fails if time from 1,000 to 8,000 points grows with an exponent
above 1.3, if 8,000 points take more than 1 GiB, if 28 × 20 points take more than 15 ms, or if two
files take more than a quarter of the time that comparing every pair takes.
"""

import math
import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from planvers.comparing.passages import point_passages
from planvers.library import load_version
from planvers.matching.corpus import Passage
from planvers.matching.inference import Given, infer
from planvers.matching.terms import terms

_SIZES = (1000, 2000, 4000, 8000)
_MOST_EXPONENT, _MOST_KIB, _MOST_SMALL_SECONDS, _MOST_RATIO = 1.3, 1 << 20, 0.015, 0.25
_SECTION = 20


def synthetic(count: int, seed: int) -> tuple[list[Passage], list[Passage]]:
    """Two versions of about `count` points.

    Word frequencies follow Zipf's law, the vocabulary grows with the text. Sections are shuffled,
    a tenth of the points is reworded, three in a hundred each are merged, split, dropped and added.
    """
    chance = random.Random(seed)
    vocabulary = [f"{chance.choice('bcdfglmnprst')}{number:x}{'aeiou'[number % 5]}n" for number in range(count * 12)]
    frequencies = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    words = iter(chance.choices(vocabulary, frequencies, k=count * 70))

    def text(length: int) -> list[str]:
        return [next(words) for _ in range(length)]

    old = [text(chance.randint(15, 60)) for _ in range(count)]
    sections = [list(range(start, min(start + _SECTION, count))) for start in range(0, count, _SECTION)]
    chance.shuffle(sections)
    new: list[list[str]] = []
    for place in (place for section in sections for place in section):
        fate = chance.random()
        if fate < 0.1:
            new.append([next(words) if chance.random() < 0.3 else word for word in old[place]])
        elif fate < 0.13 and new:
            new[-1] = new[-1] + old[place]
        elif fate < 0.16:
            middle = len(old[place]) // 2
            new += [old[place][:middle], old[place][middle:]]
        elif fate < 0.19:
            new.append(text(30))
        elif fate > 0.22:
            new.append(old[place])
    return _passages("old", old), _passages("new", new)


def _passages(side: str, texts: list[list[str]]) -> list[Passage]:
    return [Passage(f"{side}-{place}", str(place), "", " ".join(text)) for place, text in enumerate(texts)]


def all_pairs(old: Sequence[Passage], new: Sequence[Passage]) -> int:
    """Mutual bests by the ratio of words, every pair looked at, the quick upper bounds first; how many there are."""
    old_terms, new_terms = ([terms(passage.text) for passage in side] for side in (old, new))
    best_old, best_new = [(0.0, -1)] * len(old), [(0.0, -1)] * len(new)
    matcher = SequenceMatcher(None, autojunk=False)
    for right, after in enumerate(new_terms):
        matcher.set_seq2(after)
        for left, before in enumerate(old_terms):
            matcher.set_seq1(before)
            least = min(best_old[left][0], best_new[right][0])
            if matcher.real_quick_ratio() <= least or matcher.quick_ratio() <= least:
                continue
            ratio = matcher.ratio()
            best_old[left] = max(best_old[left], (ratio, right))
            best_new[right] = max(best_new[right], (ratio, left))
    return sum(best_new[right][1] == left for left, (_, right) in enumerate(best_old) if right >= 0)


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def identical(old: Sequence[Passage], new: Sequence[Passage]) -> Given:
    """What stands word for word on both sides, once, as `align` finds it before it infers."""
    places = [{passage.text: passage.id for passage in side} for side in (old, new)]
    return Given([(name, places[1][text]) for text, name in places[0].items() if text in places[1]])


def growth() -> bool:
    """Print times and memory from 1,000 to 8,000 points, and the time that a small plan takes."""
    seconds = []
    for size in _SIZES:
        old, new = synthetic(size, seed=size)
        given = identical(old, new)
        seconds.append(timed(lambda old=old, new=new, given=given: infer(old, new, given)))  # type: ignore[misc]
        every = timed(lambda old=old, new=new: infer(old, new))  # type: ignore[misc]
        free = len(old) - len(given.links)
        print(f"{size:5} points, {free:4} of them not identical: {seconds[-1]:6.2f} s; all free: {every:6.2f} s")
    exponent = math.log(seconds[-1] / seconds[0]) / math.log(_SIZES[-1] / _SIZES[0])
    kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    small_old, small_new = synthetic(28, seed=28)
    small = min(timed(lambda: infer(small_old, small_new[:20])) for _ in range(20))
    print(f"exponent {exponent:.2f}, at most {kib / 1024:.0f} MiB, 28 × 20 points {small * 1000:.1f} ms")
    return exponent <= _MOST_EXPONENT and kib <= _MOST_KIB and small <= _MOST_SMALL_SECONDS


def against_all_pairs(old_path: Path, new_path: Path) -> bool:
    """Print how long two version files take in relation to comparing every pair."""
    old, new = (point_passages(load_version(path), "") for path in (old_path, new_path))
    ours, theirs = timed(lambda: infer(old, new)), timed(lambda: all_pairs(old, new))
    print(f"{len(old)} × {len(new)} points: {ours:.2f} s, every pair {theirs:.2f} s, ratio {ours / theirs:.3f}")
    return ours <= _MOST_RATIO * theirs


if __name__ == "__main__":
    paths = [Path(name) for name in sys.argv[1:3]]
    sys.exit(not (against_all_pairs(*paths) if paths else growth()))
