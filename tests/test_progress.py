"""The progress bar: nothing for a second, nothing in a pipe, nothing left behind."""

import io
import sys
import time

import pytest

from planvers.progress import Bar


class Terminal(io.StringIO):
    """Standard error that says it is a terminal."""

    def isatty(self) -> bool:
        """Always."""
        return True


def shown(stream: io.StringIO, seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> str:
    """What a bar writes when the clock reads these seconds: when it begins, and at every step."""
    clock = iter(seconds)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock, seconds[-1]))
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with Bar("matching") as bar:
        for step in range(len(seconds) - 1):
            bar.show(step / len(seconds))
    return stream.getvalue()


def test_short_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(Terminal(), [0.0, 0.2, 0.9], monkeypatch) == ""


def test_long_work_shows_a_bar_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "matching" in shown(Terminal(), [0.0, 0.5, 1.5, 2.0], monkeypatch)
    assert shown(io.StringIO(), [0.0, 0.5, 1.5, 2.0], monkeypatch) == ""
