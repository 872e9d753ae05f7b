"""Running commands in this process, each with no more time than a person would wait for it."""

import contextlib
import gc
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import FrameType
from unittest import mock

import typer.main

from fuzzing.judging import Ran
from planvers import driver
from planvers.cli import main

# Of the processor: what else the machine does at the time is not the fault of a command.
SECONDS = 5.0


class HangError(BaseException):
    """Something took longer than `SECONDS`; no `except Exception` on the way catches it."""


@contextlib.contextmanager
def no_longer(seconds: float = SECONDS) -> Iterator[None]:
    """What is done within must be over in so many seconds of the processor; `HangError` if it is not."""

    def stop(_number: int, frame: FrameType | None) -> None:
        place = "" if frame is None else f" in {frame.f_code.co_filename}:{frame.f_lineno}"
        raise HangError(f"longer than {seconds:g} s{place}")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def run(arguments: Sequence[str], variables: Mapping[str, str], typed: bytes = b"") -> Ran:
    """Run planvers with these arguments, variables of the environment, and what somebody types."""
    return _ran(arguments, main, variables, typed)


def run_driver(arguments: Sequence[str], variables: Mapping[str, str]) -> Ran:
    """Run what git runs, with the arguments that git gives it."""
    return _ran(arguments, lambda: sys.exit(driver.main(arguments)), variables)


def _ran(
    arguments: Sequence[str], program: Callable[[], object], variables: Mapping[str, str], typed: bytes = b""
) -> Ran:
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    keys = io.TextIOWrapper(io.BytesIO(typed), "utf-8", "replace")
    code = 0
    with (
        mock.patch.multiple(sys, argv=["planvers", *arguments], stdin=keys, stdout=out, stderr=err),
        mock.patch.dict(os.environ, variables),
        mock.patch.object(typer.main, "get_command", _command),
        no_longer(),
    ):
        try:
            program()
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 0
        finally:
            gc.unfreeze()
            gc.enable()
    return Ran(list(arguments), code, *(_said(stream) for stream in (out, err)))


# A program makes its commands from the signatures of functions when it begins, and is then done with that.
_command = cache(typer.main.get_command)


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    content = stream.buffer
    assert isinstance(content, io.BytesIO)
    return content.getvalue().decode("utf-8")
