"""How long a shell waits for what it offers while a word is typed.

    python tests/benchmarks/completing.py [ROUNDS]

Each case is a whole process that is asked as bash asks, with the Python that runs this script. The medians
are printed, in turn. Figures to look at, not a test: none should take 200 ms on the plans that come with planvers.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PLANVERS = "from planvers.cli import main\nmain()\n"
CASES = (
    "",
    "show us",
    "show us-28 army",
    "--plan ukraine-2025 show latest army",
    "history army",
    "history us-28#army",
    "history us-28",
    "stance --party u",
    "open --topic s",
    "diff --only neg",
    "explain neg",
    "schema v",
)


def seconds(typed: str) -> float:
    """The time that the shell waits for one line, whose last word is not complete."""
    words = f"planvers {typed}"
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")), "_PLANVERS_COMPLETE": "complete_bash"}
    begin = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", PLANVERS],
        env={**os.environ, "PYTHONPATH": str(PROJECT), **asked},
        cwd=PROJECT,
        check=True,
        capture_output=True,
    )
    taken = time.perf_counter() - begin
    assert ran.stdout.strip(), typed
    assert not ran.stderr, typed
    return taken


def main(rounds: int = 15) -> None:
    """Measure all, turn by turn, and print medians."""
    times: dict[str, list[float]] = {typed: [seconds(typed)] for typed in CASES}
    for _ in range(rounds):
        for typed, taken in times.items():
            taken.append(seconds(typed))
    for typed, taken in times.items():
        print(f"{statistics.median(taken[1:]) * 1000:6.1f} ms  planvers {typed}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
