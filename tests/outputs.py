"""What commands say in every format, each answer found once and written in all of them."""

from collections.abc import Callable

import pytest

from conftest import Run
from planvers.cli import app, writing
from planvers.cli.writing import Format, Way
from planvers.commands import Answer
from planvers.screen import Color
from planvers.trouble import TroubleError

COLOURED = "coloured"
Outputs = dict[tuple[str, str], str]


def outputs(asked: list[list[str]], run: Run, monkeypatch: pytest.MonkeyPatch) -> tuple[Outputs, str]:
    """What each run says, by format and arguments, and all words besides; a format that it does not have is absent."""
    found: Outputs = {}
    besides = ""
    for arguments in asked:

        def write(command: str, ask: Callable[[], Answer], way: Way, *_: object, **__: object) -> int:
            answer = ask()
            found.update({(form, " ".join(arguments)): text for form, text in _forms(command, answer, way)})  # noqa: B023 - run at once
            return 0

        with monkeypatch.context() as patched:
            patched.setattr(app, "written", write)
            ran = run(*arguments)
        assert (ran.code, ran.out) == (0, ""), ran
        besides += ran.err
    return found, besides


def _forms(command: str, answer: Answer, way: Way) -> list[tuple[str, str]]:
    """The answer in every format that it has, in a terminal with and without colours."""
    written: list[tuple[str, str]] = []
    for name in (*Format, COLOURED):
        form = Format.TEXT if name == COLOURED else Format(name)
        color = Color.ALWAYS if name == COLOURED else Color.NEVER
        told: list[str] = []
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(writing, "write", told.append)
            try:
                asked = way._replace(form=form, file=None, is_paged=False)
                writing.written(command, lambda: answer, asked, color, tell_by_exit_code=False)
            except TroubleError:
                continue
        written.append((str(name), "".join(told)))
    return written
