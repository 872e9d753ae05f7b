"""How long `planvers review` takes in a large repository, as a ratio to what anybody would have to wait for.

    python tests/benchmarks/reviewing.py [VERSIONS] [ROUNDS]

A plan of 2,000 versions of 28 points, all but the first based on that one, of which each rewords five
points. Three files were edited. Measured against
`git diff --stat` and a program's start-up, together: the files have to be found and a program started.
What start-up is can be told in two ways: a typer program that prints one line, and planvers itself,
comparing two versions of the plan that comes with it. All run as whole processes, turn by turn, with the
Python that runs this script, in which planvers must be installed (not editable). Figures to look at, not
a test: the first should be at most 3.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from startup import HELLO, PLANVERS, seconds
from synthetic import write_plan

POINTS = 28


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder."""
    subprocess.run(
        ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments],  # noqa: S607
        check=True,
        stdout=subprocess.DEVNULL,
    )


def repository(folder: Path, versions: int) -> None:
    """A repository with a large plan, committed, three files of which are edited in the working tree."""
    plan = write_plan(folder, versions=versions, points=POINTS)
    # As git would have to read what was written in the same second as its index.
    for path in plan.rglob("*.yaml"):
        os.utime(path, (0, 0))
    git(folder, "init", "-q", "-b", "main", ".")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "A large plan")
    for number in (versions // 3, versions // 2, versions - 1):
        path = plan / "versions" / f"v{number}.yaml"
        path.write_text(path.read_text("utf-8").replace(" shall ", " may ", 3), "utf-8")


def main(versions: int = 2000, rounds: int = 9) -> None:
    """Measure all of them, turn by turn, and print medians and ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        repository(folder / "repo", versions)
        commands = {"git": ["git", "-C", str(folder / "repo"), "diff", "--stat", "main"]}
        for script, text, arguments in (
            ("hello", HELLO, ["hello", "you"]),
            ("diff", PLANVERS, ["diff", "us-28", "e3-counter"]),
            ("review", PLANVERS, ["-C", str(folder / "repo"), "review"]),
        ):
            path = folder / f"{script}.py"
            path.write_text(text, "utf-8")
            commands[script] = [sys.executable, str(path), *arguments]
        times: dict[str, list[float]] = {name: [seconds(command)] for name, command in commands.items()}
        for _ in range(rounds):
            for one, command in commands.items():
                times[one].append(seconds(command))
    medians = {name: statistics.median(taken[1:]) for name, taken in times.items()}
    for one, median in medians.items():
        print(f"{one:6} {median * 1000:6.1f} ms")
    for start in ("hello", "diff"):
        print(f"ratio to git and {start:6} {medians['review'] / (medians['git'] + medians[start]):6.2f}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
