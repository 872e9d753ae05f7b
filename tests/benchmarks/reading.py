"""How long reading each file of a plan takes, as a ratio to a bare loop over its YAML events.

    python tests/benchmarks/reading.py [FOLDER [ROUNDS]]

FOLDER is a plan folder or one of plans, by default that of those that come with planvers. Both are done
with the same text, turn by turn, in one process; the least times are printed. A figure to look
at, not a test: 2.2 to 2.7 for all files together with libyaml, without which it is about 1.1.
"""

import gc
import math
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml

from planvers.library import bundled_folder
from planvers.model.places import Source
from planvers.reading.accepted_file import ACCEPTED_FILE
from planvers.reading.fields import Kind
from planvers.reading.files import read
from planvers.reading.plan_file import PLAN_FILE
from planvers.reading.records import load
from planvers.reading.sources_file import SOURCES_FILE
from planvers.reading.statements_file import STATEMENTS_FILE
from planvers.reading.version_file import VERSION_FILE
from planvers.reading.yamltree import HAS_LIBYAML

LOADER = yaml.CSafeLoader if HAS_LIBYAML else yaml.SafeLoader
KINDS: dict[str, Kind[object]] = {
    "plan": PLAN_FILE,
    "sources": SOURCES_FILE,
    "statements": STATEMENTS_FILE,
    "accepted": ACCEPTED_FILE,
}


def milliseconds(job: Callable[[], object]) -> float:
    """The time of one call. What it made is thrown away afterwards, as a command never does."""
    begin = time.perf_counter()
    made = job()
    taken = time.perf_counter() - begin
    del made
    return taken * 1000


def events(text: str) -> None:
    """Ask for every event, and do nothing with it."""
    for _ in yaml.parse(text, Loader=LOADER):
        pass


def main(folder: str | None = None, rounds: str = "30") -> None:
    """Measure every file both ways, turn by turn, and print the least times and their ratio."""
    root = Path(folder) if folder else bundled_folder()
    jobs: dict[str, tuple[Source, Kind[object]]] = {}
    for path in sorted(root.rglob("*.yaml")):
        source = read(path)
        if isinstance(source, Source):
            jobs[path.relative_to(root).as_posix()] = source, KINDS.get(path.stem, VERSION_FILE)
    gc.disable()
    least = dict.fromkeys(jobs, (math.inf, math.inf))
    for _ in range(int(rounds)):
        for name, (source, kind) in jobs.items():
            reading = milliseconds(partial(load, source, kind))
            bare = milliseconds(partial(events, source.text))
            least[name] = min(least[name][0], reading), min(least[name][1], bare)
    print(f"{'':28}    KiB  reading     bare  ratio")
    for name, (reading, bare) in least.items():
        size = len(jobs[name][0].text) / 1024
        print(f"{name:28} {size:6.1f} {reading:5.2f} ms {bare:5.2f} ms {reading / bare:6.2f}")
    reading, bare = (sum(times[side] for times in least.values()) for side in (0, 1))
    print(f"{'all':28}        {reading:5.2f} ms {bare:5.2f} ms {reading / bare:6.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
