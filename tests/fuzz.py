"""Throw odd cases at planvers: `python tests/fuzz.py --cases 10000 --seed 0 --jobs 2 [--only KIND] [--keep DIR]`.

A case is a number, and `--seed` the first of them: what case 4711 does, `--seed 4711 --cases 1` does again.
Prints each sort of failure once, with the numbers of its cases, and leaves with 1 if there was any.
`--keep` copies the files of each case that failed into a folder by its number. See docs/robustness.md.
"""

import argparse
import itertools
import sys
import time
from collections import Counter
from pathlib import Path

from fuzzing.cases import KINDS, kind_of
from fuzzing.workers import Failure, Played, played

_MIB = 1024 * 1024
_MOST_NUMBERS = 12


def main() -> int:
    """Play the cases and tell of them."""
    wanted = _arguments()
    all_numbers = itertools.count(wanted.seed)
    of_kind = (number for number in all_numbers if wanted.only is None or kind_of(number) == wanted.only)
    numbers = list(itertools.islice(of_kind, wanted.cases))
    keep = Path(wanted.keep).resolve() if wanted.keep else None
    total = Played({}, {}, 0, [])
    seen: Counter[str] = Counter()
    began = time.monotonic()
    for found in played(numbers, wanted.jobs, keep):
        total = _together(total, found)
        for failure in found.failures:
            _tell_new(failure, seen, is_alone=wanted.cases == 1)
        if wanted.progress:
            print(f"{sum(total.counts.values())} of {len(numbers)}", file=sys.stderr, flush=True)
    _tell(total, time.monotonic() - began)
    return 1 if total.failures else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Throw odd cases at planvers.")
    parser.add_argument("--cases", type=int, default=1000, help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="the number of the first (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes (default: %(default)s)")
    parser.add_argument("--only", choices=sorted(KINDS), help="only cases of this kind")
    parser.add_argument("--keep", metavar="DIR", help="copy the files of cases that failed into this folder")
    parser.add_argument("--progress", action="store_true", help="tell on standard error how far it is")
    return parser.parse_args()


def _together(one: Played, other: Played) -> Played:
    counts = Counter(one.counts) + Counter(other.counts)
    slowest = {
        kind: max(one.slowest.get(kind, (0.0, 0)), other.slowest.get(kind, (0.0, 0)))
        for kind in (*one.slowest, *other.slowest)
    }
    failures = [*one.failures, *other.failures]
    return Played(dict(counts), slowest, max(one.most_bytes, other.most_bytes), failures)


def _tell_new(failure: Failure, seen: Counter[str], *, is_alone: bool) -> None:
    """All of a fault that is new, and nothing of one that was told already."""
    seen[_sort(failure)] += 1
    if seen[_sort(failure)] == 1:
        print(f"case {failure.number} ({failure.kind}): {failure.what}\n  at {failure.where}", flush=True)
        if is_alone:
            print(failure.trace)


def _sort(failure: Failure) -> str:
    return f"{failure.what[:60]} at {failure.where}"


def _tell(total: Played, seconds: float) -> None:
    print(f"{sum(total.counts.values())} cases in {seconds:.0f} s, at most {total.most_bytes // _MIB} MiB a process")
    for kind in KINDS:
        if kind in total.counts:
            slowest, number = total.slowest.get(kind, (0.0, 0))
            print(f"  {kind}: {total.counts[kind]} cases, the longest {slowest:.2f} s (case {number})")
    sorts: dict[str, list[int]] = {}
    for failure in total.failures:
        sorts.setdefault(_sort(failure), []).append(failure.number)
    print(f"{len(total.failures)} failures of {len(sorts)} sorts")
    for sort, numbers in sorts.items():
        print(f"  {len(numbers)} times {sort}: {' '.join(map(str, numbers[:_MOST_NUMBERS]))}")


if __name__ == "__main__":
    sys.exit(main())
