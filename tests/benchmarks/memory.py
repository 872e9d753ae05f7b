"""How much memory a plan takes while it is read and once it is read, as a ratio to the bytes of its files.

    python tests/benchmarks/memory.py [POINTS]

One version of 1,000 to 9,000 points, and logs of as many statements on 1,000 points. Counted is what Python
allocates (tracemalloc), not what the system hands out, so the figures are the same in each run. A figure to
look at, not a test: what is kept should not grow faster than the files.
"""

import gc
import sys
import tempfile
import tracemalloc
from pathlib import Path

from synthetic import write_plan

from planvers.library import load_plan

SIZES = (1_000, 3_000, 9_000)


def measure(what: str, count: int, folder: Path) -> None:
    """Read a plan and print what one of its points or statements takes."""
    size = sum(path.stat().st_size for path in folder.rglob("*.yaml"))
    load_plan(folder)  # what is imported and cached on the way is there
    gc.collect()
    tracemalloc.start()
    plan = load_plan(folder)
    gc.collect()
    kept, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del plan
    row = (
        f"{count:6} {what:10} {size / count:6.0f} bytes each in files; {kept / count:6.0f} kept ({kept / size:4.1f} x)"
    )
    print(f"{row}, {most / count:6.0f} at most ({most / size:4.1f} x), {most / 1024 / 1024:5.0f} MiB in all")


def main(points: int = 1000) -> None:
    """Measure growing versions, then growing logs."""
    for count in SIZES:
        with tempfile.TemporaryDirectory() as name:
            measure("points", count, write_plan(Path(name), versions=1, points=count))
    for count in SIZES:
        with tempfile.TemporaryDirectory() as name:
            measure("statements", count, write_plan(Path(name), versions=1, points=points, statements=count))


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
