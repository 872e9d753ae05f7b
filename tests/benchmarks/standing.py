"""How the time of `stance`, `open`, `timeline` and `summary` grows with the log of statements.

    python tests/benchmarks/standing.py [POINTS [ROUNDS]]

A plan of two versions with 1,000 points each and logs of 1,000 to 16,000 statements, spread over points, parties
and a year. Each command is run whole, in this process, from reading the files to its last line. Printed
are the least times and the exponent with which each grows in the last doubling, where what the points alone
cost weighs least. n log n has 1.1 there: what grows faster is a fault. A figure to look at, not a test.
"""

import contextlib
import gc
import io
import math
import sys
import tempfile
from functools import partial
from pathlib import Path

from reading import milliseconds
from synthetic import write_plan

from planvers.cli.app import app

STATEMENTS = (1_000, 2_000, 4_000, 8_000, 16_000)
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("stance",),
    ("stance", "--party", "north"),
    ("stance", "--changed-since", "v0"),
    ("open",),
    ("timeline",),
    ("history", "p7"),
    ("summary",),
)


def run(*arguments: str) -> None:
    """One command in this process, on the plan of this folder; what it prints is thrown away."""
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            app(arguments, prog_name="planvers")
        except SystemExit as end:
            # 1 says that there was something to show.
            assert end.code in {0, 1, None}, arguments  # noqa: PT017 - no test


def main(points: int = 1000, rounds: int = 3) -> None:
    """Measure each command on each log, and print a row for it."""
    gc.disable()
    times: dict[tuple[str, ...], list[float]] = {command: [] for command in COMMANDS}
    for count in STATEMENTS:
        with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
            write_plan(Path(name), versions=2, points=points, statements=count, reworded=points // 10)
            for command in COMMANDS:
                times[command].append(min(milliseconds(partial(run, *command)) for _ in range(rounds)))
                gc.collect()
    print(f"{points} points, ms by number of statements")
    print(f"{'':28}{''.join(f'{count:8}' for count in STATEMENTS)}  exponent")
    for words, taken in times.items():
        exponent = math.log2(taken[-1] / taken[-2])
        print(f"{' '.join(words):28}{''.join(f'{item:8.0f}' for item in taken)}  {exponent:8.2f}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
