"""Standard output: how wide it is, whether it takes colour, and writing to it; and a word on standard error."""

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TextIO

from planvers.formats import Look
from planvers.joblog import inert
from planvers.trouble import TroubleError

_PIPE_WIDTH = 80
_LEAST_WIDTH = 20
# Terminals without links pass over them, but for these, which show them as they are written.
_NO_LINKS = ("dumb", "linux")


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class ClosedPipeError(Exception):
    """Whoever read the output has seen enough."""


def use_utf8() -> None:
    """Signs and names are not ASCII; a terminal or pipe that says it is gives and gets UTF-8 all the same."""
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # What cannot be encoded (half of a broken file name) is shown as an escape. Line ends stay as they are
            # on every system: those of a table are part of its format.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def look(color: Color) -> Look:
    """What standard output can show: COLUMNS, else the terminal's width, else 80 columns."""
    colours = _colours(color)
    return Look(max(_width(), _LEAST_WIDTH), colours, has_links=colours > 0 and _has_links())


def look_under(wants_colour: Callable[[bool], bool]) -> Look:
    """What standard output can show below a program that has a say on colours, told whether this is a terminal.

    NO_COLOR and FORCE_COLOR rule over what that program says.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("FORCE_COLOR"):
        return look(Color.AUTO)
    return look(Color.ALWAYS if wants_colour(_is_terminal(sys.stdout)) else Color.NEVER)


def look_of_prompts(color: Color) -> Look:
    """What standard error can show, where a program asks: no colours of its own accord if it is no terminal."""
    return look(Color.NEVER if color is Color.AUTO and not _is_terminal(sys.stderr) else color)


def write(text: str) -> None:
    """Write a result; `ClosedPipeError` if nobody reads it any more, `TroubleError` if it cannot be written."""
    if sys.stdout is None:
        raise TroubleError("the output cannot be written: standard output is closed")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise closed_pipe() from None
    except OSError as fault:
        _leave(sys.stdout)
        raise TroubleError(f"the output cannot be written: {fault.strerror}") from None


def closed_pipe() -> ClosedPipeError:
    """What to raise when nobody reads standard output any more; nothing more is written to it."""
    if sys.stdout is not None:
        _leave(sys.stdout)
    return ClosedPipeError()


def tell(text: str) -> None:
    """A word to the user that is no result, on standard error; no row of it is a command to the runner of a job."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write("".join(f"{inert(row)}\n" for row in text.split("\n")))
        sys.stderr.flush()
    except OSError:
        # There is nobody left to tell that to; the exit code still says how it went.
        _leave(sys.stderr)


def _leave(stream: TextIO) -> None:
    """Write no more to what cannot be written to: Python flushes once more at exit, and must have somewhere to."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits before it. A program may be begun without any of the three streams."""
    return stream is not None and stream.isatty()


def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    if sys.stdout is None:
        return _PIPE_WIDTH
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _PIPE_WIDTH
    except (OSError, ValueError):
        return _PIPE_WIDTH


def _colours(color: Color) -> int:
    """How many colours to use: the option rules over NO_COLOR, that over FORCE_COLOR, that over the terminal."""
    terminal = os.environ.get("TERM", "")
    many = 256 if "256" in terminal or os.environ.get("COLORTERM") else 16
    if color is not Color.AUTO:
        return many if color is Color.ALWAYS else 0
    if os.environ.get("NO_COLOR"):
        return 0
    if os.environ.get("FORCE_COLOR"):
        return many
    return many if _is_terminal(sys.stdout) and terminal != "dumb" else 0


def _has_links() -> bool:
    """Whether a text can be a link where colours are shown: FORCE_HYPERLINK (0 is no) rules over the terminal."""
    forced = os.environ.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    return _is_terminal(sys.stdout) and not os.environ.get("TERM", "").startswith(_NO_LINKS)
