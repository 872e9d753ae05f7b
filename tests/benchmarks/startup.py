"""How long `planvers diff us-28 e3-counter` takes, as a ratio to a typer program that prints one line.

    python tests/benchmarks/startup.py [ROUNDS]

Both run as whole processes, turn by turn, with the Python that runs this script, in which
planvers must be installed (not editable: an installer compiles what it installs). The medians
and their ratio are printed. A figure to look at, not a test: it may be at most 2.2.
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


def seconds(command: list[str]) -> float:
    """The time that a command takes as a whole process."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main(rounds: int = 25) -> None:
    """Measure both, turn by turn, and print medians and ratio."""
    with tempfile.TemporaryDirectory() as folder:
        commands: dict[str, list[str]] = {}
        for name, script, arguments in (
            ("hello", HELLO, ["hello", "you"]),
            ("diff", PLANVERS, ["diff", "us-28", "e3-counter"]),
        ):
            path = Path(folder) / f"{name}.py"
            path.write_text(script, "utf-8")
            commands[name] = [sys.executable, str(path), *arguments]
        times: dict[str, list[float]] = {name: [seconds(command)] for name, command in commands.items()}
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(seconds(command))
    medians = {name: statistics.median(taken[1:]) for name, taken in times.items()}
    for name, median in medians.items():
        print(f"{name:6} {median * 1000:6.1f} ms")
    print(f"ratio  {medians['diff'] / medians['hello']:6.2f}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
