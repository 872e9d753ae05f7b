"""How long planvers takes, as a ratio to a typer program that prints one line.

    python tests/benchmarks/startup.py [ROUNDS]

Measured are `planvers diff us-28 e3-counter`, and what git runs for a version of the plan in which
words were edited: `git diff` once a file (driver), `git log -p` and `git show` twice (text).

All run as whole processes, turn by turn, with the Python that runs this script, in which
planvers must be installed (not editable: an installer compiles what it installs). The medians
and their ratios are printed. Figures to look at, not a test: `diff` may be at most 2.2, and what git
runs for a file at most 3, so `text` at most 1.5.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HELLO = """
import typer

app = typer.Typer()


@app.command()
def hello(name: str) -> None:
    print(f"Hello {name}")


@app.command()
def bye(name: str) -> None:
    print(f"Bye {name}")


app()
"""
PLANVERS = "from planvers.cli import main\nmain()\n"
DRIVER = ("-P", "-m", "planvers.driver")
VERSION = Path(__file__).parents[2] / "plans" / "ukraine-2025" / "versions" / "us-28.yaml"


def seconds(command: list[str]) -> float:
    """The time that a command takes as a whole process."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def commands(folder: Path) -> dict[str, list[str]]:
    """What is measured, by name; scripts and files for it are put into a folder."""
    hello, planvers, edited = (folder / name for name in ("hello.py", "planvers_.py", "edited.yaml"))
    hello.write_text(HELLO, "utf-8")
    planvers.write_text(PLANVERS, "utf-8")
    edited.write_text(VERSION.read_text("utf-8").replace("600,000", "700,000").replace("100 days", "200 days"), "utf-8")
    sides = (str(VERSION), "1", "100644", str(edited), "2", "100644")
    return {
        "hello": [sys.executable, str(hello), "hello", "you"],
        "diff": [sys.executable, str(planvers), "diff", "us-28", "e3-counter"],
        "driver": [sys.executable, *DRIVER, "diff", "us-28.yaml", *sides],
        "text": [sys.executable, *DRIVER, "text", str(VERSION)],
    }


def main(rounds: int = 25) -> None:
    """Measure all, turn by turn, and print medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        measured = commands(Path(folder))
        times: dict[str, list[float]] = {name: [seconds(command)] for name, command in measured.items()}
        for _ in range(rounds):
            for name, command in measured.items():
                times[name].append(seconds(command))
    medians = {name: statistics.median(taken[1:]) for name, taken in times.items()}
    for name, median in medians.items():
        print(f"{name:6} {median * 1000:6.1f} ms  ratio {median / medians['hello']:5.2f}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
