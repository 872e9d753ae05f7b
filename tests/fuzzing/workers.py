"""Many cases in processes of their own, so that one that eats all memory, or never ends, takes no other with it."""

import gc
import json
import mmap
import os
import resource
import selectors
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from fuzzing.cases import kind_of, play
from fuzzing.running import HangError

MOST_BYTES = 500 * 1024 * 1024
# What a process keeps from case to case goes with it.
_CASES_A_PROCESS = 400
# Far more than the limit of each command: for what holds up even the alarm.
_STUCK = 120


class Failure(NamedTuple):
    """A case that went wrong: what was said, and where in the code, so that the same fault can be told twice."""

    number: int
    kind: str
    what: str
    where: str
    trace: str


class Played(NamedTuple):
    """Cases that were played: how many of each kind, the longest time of each, the most memory, and the failures."""

    counts: dict[str, int]
    slowest: dict[str, tuple[float, int]]
    most_bytes: int
    failures: list[Failure]


class _Worker(NamedTuple):
    process: int
    numbers: Sequence[int]
    reader: int
    current: mmap.mmap


def played(numbers: Sequence[int], jobs: int, keep: Path | None = None) -> Iterator[Played]:
    """What came of cases, by and by, `jobs` processes at a time. The files of a case that failed go into `keep`."""
    waiting = [numbers[start : start + _CASES_A_PROCESS] for start in range(0, len(numbers), _CASES_A_PROCESS)][::-1]
    with selectors.DefaultSelector() as selector:
        while waiting or selector.get_map():
            while waiting and len(selector.get_map()) < jobs:
                worker = _begun(waiting.pop(), keep)
                selector.register(worker.reader, selectors.EVENT_READ, worker)
            for ready, _ in selector.select():
                selector.unregister(ready.fd)
                found, rest = _ended(ready.data)
                yield found
                if rest:
                    waiting.append(rest)


def _begun(numbers: Sequence[int], keep: Path | None) -> _Worker:
    reader, writer = os.pipe()
    current = mmap.mmap(-1, 8)
    current[:] = numbers[0].to_bytes(8, "big")
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        # Whatever happens here, this process must not go on as its parent.
        try:
            _work(numbers, writer, current, keep)
        finally:
            os._exit(0)
    os.close(writer)
    return _Worker(process, numbers, reader, current)


def _ended(worker: _Worker) -> tuple[Played, Sequence[int]]:
    """What a process that has ended found; where it died in a case, that case is the failure, and those after it."""
    with os.fdopen(worker.reader, "rb") as stream:
        told = stream.read()
    _, status = os.waitpid(worker.process, 0)
    if told:
        return _read(told), ()
    last = int.from_bytes(worker.current[:], "big")
    done = worker.numbers.index(last)
    what = f"the process died ({os.waitstatus_to_exitcode(status)})"
    counts: dict[str, int] = {}
    for number in worker.numbers[: done + 1]:
        counts[kind_of(number)] = counts.get(kind_of(number), 0) + 1
    return Played(counts, {}, 0, [Failure(last, kind_of(last), what, what, "")]), worker.numbers[done + 1 :]


def _read(told: bytes) -> Played:
    counts, slowest, most_bytes, failures = json.loads(told)
    return Played(
        counts,
        {kind: (seconds, number) for kind, (seconds, number) in slowest.items()},
        most_bytes,
        [Failure(*item) for item in failures],
    )


def _work(numbers: Iterable[int], writer: int, current: mmap.mmap, keep: Path | None) -> None:
    """Play cases in a folder of their own, and write what came of them."""
    # Looking for garbage after each of many short commands takes as long as the commands.
    gc.set_threshold(200_000, 20, 100)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    found = Played({}, {}, 0, [])
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as home:  # noqa: PTH112, S108
        os.chdir(home)
        folder = Path("plans")
        folder.mkdir()
        for number in numbers:
            current[:] = number.to_bytes(8, "big")
            signal.alarm(_STUCK)
            _play(number, folder, found, keep)
        signal.alarm(0)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    with os.fdopen(writer, "wb") as stream:
        stream.write(json.dumps(found._replace(most_bytes=most)).encode())


def _play(number: int, folder: Path, found: Played, keep: Path | None) -> None:
    kind = kind_of(number)
    began = time.process_time()
    try:
        play(number, folder)
    except (Exception, HangError) as fault:  # noqa: BLE001 - whatever it is, it is what was looked for
        found.failures.append(Failure(number, kind, f"{type(fault).__name__}: {fault}"[:400], *_traced(fault)))
        if keep is not None:
            shutil.copytree(folder, keep / str(number), dirs_exist_ok=True)
    seconds = time.process_time() - began
    found.counts[kind] = found.counts.get(kind, 0) + 1
    found.slowest[kind] = max(found.slowest.get(kind, (0.0, 0)), (seconds, number))


def _traced(fault: BaseException) -> tuple[str, str]:
    """Where in planvers a fault came up, or else in the case; and all of the way there."""
    frames = traceback.extract_tb(fault.__traceback__)
    inner = [frame for frame in frames if "planvers" in Path(frame.filename).parts] or frames
    where = f"{Path(inner[-1].filename).name}:{inner[-1].lineno} {inner[-1].name}" if inner else ""
    return where, "".join(traceback.format_exception(fault))[-6000:]
