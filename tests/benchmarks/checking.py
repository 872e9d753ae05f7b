"""How long checking a plan of many versions takes, as a ratio to a bare loop over the YAML events of the same bytes.

    python tests/benchmarks/checking.py [VERSIONS [ROUNDS]]

1,000 versions of 28 points: all files read, built, checked within and across, warnings included, against
asking libyaml for every event and doing nothing with it. Turn by turn in one process; the least times are
printed. A figure to look at, not a test: at most 3.
"""

import gc
import sys
import tempfile
from functools import partial
from pathlib import Path

from reading import events, milliseconds
from synthetic import write_plan

from planvers.library import check_plan

POINTS = 28


def read_bare(texts: list[str]) -> None:
    """Ask for every event of every text, and do nothing with it."""
    for text in texts:
        events(text)


def main(versions: int = 1000, rounds: int = 3) -> None:
    """Measure both, turn by turn, and print the least times and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        plan = write_plan(Path(name), versions=versions, points=POINTS)
        texts = [path.read_text("utf-8") for path in sorted(plan.rglob("*.yaml"))]
        gc.disable()
        checking, bare = [], []
        for _ in range(rounds):
            checking.append(milliseconds(partial(check_plan, plan)))
            bare.append(milliseconds(partial(read_bare, texts)))
    size = sum(map(len, texts)) / 1024 / 1024
    print(f"{versions} versions, {size:.1f} MiB")
    print(f"check {min(checking):7.0f} ms\nbare  {min(bare):7.0f} ms\nratio {min(checking) / min(bare):7.2f}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
