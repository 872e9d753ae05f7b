"""How long checking a plan of many versions takes, as a ratio to a bare loop over the YAML events of the same bytes.

    python tests/benchmarks/checking.py [VERSIONS [ROUNDS]]

1,000 versions of 28 points, first made-up ones of one sentence a point, then copies of those of a plan that
comes with planvers: all files read, built, checked within and across, warnings included, against asking
libyaml for every event and doing nothing with it. Turn by turn in one process; the least times are printed. A
figure to look at, not a test: at most 3 is the aim, and docs/performance.md says what keeps it from there.
"""

import gc
import re
import shutil
import sys
import tempfile
from functools import partial
from itertools import cycle
from pathlib import Path

from reading import events, milliseconds
from synthetic import write_plan

from planvers.library import bundled_folder, check_plan

POINTS = 28


def read_bare(texts: list[str]) -> None:
    """Ask for every event of every text, and do nothing with it."""
    for text in texts:
        events(text)


def write_copies(folder: Path, versions: int) -> Path:
    """A plan that comes with planvers, with copies of its versions in turn until there are as many; its folder."""
    plan = folder / "ukraine-2025"
    shutil.copytree(bundled_folder() / plan.name, plan)
    texts = [path.read_text("utf-8") for path in sorted((plan / "versions").iterdir())]
    for number, text in zip(range(versions - len(texts)), cycle(texts), strict=False):
        copied = re.sub(r"^id: .*$", f"id: copy-{number}", text, count=1, flags=re.MULTILINE)
        (plan / "versions" / f"copy-{number}.yaml").write_text(copied, "utf-8")
    return plan


def measure(plan: Path, rounds: int) -> None:
    """Measure both, turn by turn, and print the least times and their ratio."""
    texts = [path.read_text("utf-8") for path in sorted(plan.rglob("*.yaml"))]
    checking, bare = [], []
    for _ in range(rounds):
        checking.append(milliseconds(partial(check_plan, plan)))
        bare.append(milliseconds(partial(read_bare, texts)))
    size = sum(map(len, texts)) / 1024 / 1024
    row = f"{plan.name:13} {size:5.1f} MiB  check {min(checking):6.0f} ms  bare {min(bare):6.0f} ms"
    print(f"{row}  ratio {min(checking) / min(bare):5.2f}")


def main(versions: int = 1000, rounds: int = 3) -> None:
    """Measure both plans."""
    gc.disable()
    with tempfile.TemporaryDirectory() as name:
        measure(write_plan(Path(name), versions=versions, points=POINTS), rounds)
        measure(write_copies(Path(name), versions), rounds)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
