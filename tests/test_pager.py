"""What is longer than the screen is shown a screen at a time, and only there."""

import sys
from pathlib import Path

import pytest

from conftest import PLANS, Run
from planvers.pager import paged

LONG = "row\n" * 50


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A terminal of 24 rows whose user has a pager that puts what it is given into this file."""
    shown, script = tmp_path / "shown", tmp_path / "pager.py"
    script.write_text(f"import sys, pathlib; pathlib.Path({str(shown)!r}).write_bytes(sys.stdin.buffer.read())")
    monkeypatch.setenv("PAGER", f"{sys.executable} {script}")
    monkeypatch.setenv("LINES", "24")
    monkeypatch.delenv("PLANVERS_PAGER", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    return shown


def test_a_long_text_goes_to_the_pager(terminal: Path) -> None:
    assert paged(LONG + "Київ\n")
    assert terminal.read_text("utf-8") == LONG + "Київ\n"


@pytest.mark.parametrize(("forced", "is_kept"), [("", False), ("1", True)])
def test_a_pager_gets_no_links_that_it_may_not_know(
    forced: str, is_kept: bool, terminal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", forced)
    link, end = "\x1b]8;;https://example.org\x1b\\", "\x1b]8;;\x1b\\"
    assert paged(f"{link}\x1b[2mhere\x1b[0m{end}\n" + LONG)
    told = f"{link}\x1b[2mhere\x1b[0m{end}\n" if is_kept else "\x1b[2mhere\x1b[0m\n"
    assert terminal.read_text("utf-8") == told + LONG


@pytest.mark.parametrize(
    ("text", "environment"),
    [
        ("row\n" * 5, {}),
        (LONG, {"PLANVERS_PAGER": ""}),
        (LONG, {"PLANVERS_PAGER": "cat"}),
        (LONG, {"PLANVERS_PAGER": "no-such-pager-anywhere"}),
        (LONG, {"PLANVERS_PAGER": "less 'unbalanced"}),
    ],
    ids=["fits", "none", "cat", "missing", "unreadable"],
)
def test_what_fits_or_has_no_pager_is_not_paged(
    text: str, environment: dict[str, str], terminal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert not paged(text)
    assert not terminal.exists()


def test_a_pipe_is_not_paged(terminal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert not paged(LONG)
    assert not terminal.exists()


def test_a_pager_that_stops_reading_is_no_trouble(monkeypatch: pytest.MonkeyPatch, terminal: Path) -> None:
    monkeypatch.setenv("PAGER", f"{sys.executable} -c 'pass'")
    assert paged("row of words\n" * 100_000)
    assert not terminal.exists()


def test_long_answers_are_paged_unless_the_user_will_not_have_it(
    run: Run, terminal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # While fixtures are made the standard output is another one.
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run("-C", PLANS, "--no-pager", "show", "us-28").out
    assert not terminal.exists()
    told = run("-C", PLANS, "show", "us-28", "-f", "text")
    assert (told.code, told.out) == (0, "")
    assert "US 28-point draft" in terminal.read_text("utf-8")
