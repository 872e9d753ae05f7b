"""What tests share: running a command as its user does, golden files, and a plan to break."""

import gc
import shutil
import sys
from collections.abc import Callable, Collection, Hashable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import typer.main

from planvers import library
from planvers.checking import check_folder
from planvers.cli import main
from planvers.model.problems import Problem
from planvers.reading.files import DiskFiles, PlanFiles
from planvers.reading.folder import Extent, PlanRecords, read_folder
from planvers.reading.yamltree import HAS_LIBYAML

TESTS = Path(__file__).parent
PROJECT = TESTS.parent
SMALL = TESTS / "plans" / "small"
PLANS = PROJECT / "plans"
# What most tests of the shipped data are about.
SHIPPED = ("-C", PLANS, "--plan", "ukraine-2025")


class Ran(NamedTuple):
    """What a command printed, and the code that it left with."""

    code: int
    out: str
    err: str


# Without it everything is read by the pure parser, and there is nothing to compare it with.
needs_libyaml = pytest.mark.skipif(not HAS_LIBYAML, reason="PyYAML was built without libyaml")
Run = Callable[..., Ran]
# What the project's own plans were read as, by everything that it depends on.
_RECORDS: dict[Hashable, PlanRecords] = {}
Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected files; then read what changed")


def pytest_configure() -> None:
    """What a process does once, and the suite a thousand times over."""
    # The suite holds many plans at once, and looking through all of them for garbage takes long.
    gc.set_threshold(200_000, 20, 100)
    # A program makes its commands from the signatures of functions when it begins, and is then done with that.
    typer.main.get_command = cache(typer.main.get_command)
    _read_the_projects_plans_once()


def _read_the_projects_plans_once() -> None:
    """Plans that no test changes are read and checked once, as shown from one folder: half of all time went there.

    What is read is frozen. The first test that asks for a plan goes all the way.
    """
    # With the records, so that their ids are never another's.
    checked: dict[int, tuple[PlanRecords, tuple[Problem, ...]]] = {}

    def read_once(
        folder: PlanFiles, extent: Extent = Extent.RECORD, versions: Collection[str] | None = None
    ) -> PlanRecords:
        if not (isinstance(folder, DiskFiles) and folder.folder.resolve().is_relative_to(PROJECT)):
            return read_folder(folder, extent, versions)
        key = (Path.cwd(), folder, extent, None if versions is None else tuple(versions))
        if key not in _RECORDS:
            _RECORDS[key] = read_folder(folder, extent, versions)
        return _RECORDS[key]

    def check_once(found: PlanRecords) -> tuple[Problem, ...]:
        if not any(found is known for known in _RECORDS.values()):
            return check_folder(found)
        if id(found) not in checked:
            checked[id(found)] = (found, check_folder(found))
        return checked[id(found)][1]

    vars(library).update(read_folder=read_once, check_folder=check_once)


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the width, colours or plans of the machine that it runs on."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "PLANVERS_PLANS", "TERM", "FORCE_HYPERLINK"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def _read_anew() -> None:
    """For tests of what is read: nothing is remembered."""
    _RECORDS.clear()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process, through its outermost function."""

    def run_command(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["planvers", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        gc.unfreeze()
        gc.enable()
        out, err = capfd.readouterr()
        return Ran(left.value.code if isinstance(left.value.code, int) else 0, out, err)

    return run_command


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """A check that a text equals a file under tests/golden, rewritten under --update-golden."""

    def check(name: str, actual: str) -> None:
        path = TESTS / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(actual, "utf-8", newline="\n")
        assert path.is_file(), "missing: run pytest --update-golden, then read the new file"
        assert actual == path.read_bytes().decode("utf-8")

    return check


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small plan that a test may break; the current folder is the one that holds plans/."""
    folder = tmp_path / "plans" / "small"
    shutil.copytree(SMALL, folder)
    monkeypatch.chdir(tmp_path)
    return folder


def compare_below(mark: str, page: Path, made: str, test: str, request: pytest.FixtureRequest) -> None:
    """What stands below a mark in a page is what is made; with --update-golden it is written there."""
    above, found, below = page.read_text("utf-8").partition(f"{mark}\n\n")
    assert found, "the mark between what is written by hand and what is made is missing"
    if request.config.getoption("--update-golden"):
        page.write_text(f"{above}{found}{made}", "utf-8", newline="\n")
    else:
        assert below == made, f"run pytest {test} --update-golden, then read what changed"
