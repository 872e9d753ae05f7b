"""docs/cli.md is what the program says of itself: every command, option, exit code and variable."""

import re
import shlex
from pathlib import Path

import pytest
from cli_page import ELSEWHERE, EXAMPLES, MARK, reference

from conftest import PLANS, PROJECT, Run, compare_below
from planvers.cli import app as edge
from planvers.cli import writing
from planvers.cli.commands import MODULES
from planvers.library import PLANS_VARIABLE

PAGE = PROJECT / "docs" / "cli.md"
_READ = re.compile(r"environ(?:\.get)?[(\[]\"([A-Z_]+)\"")


def test_the_reference_is_what_the_commands_say(request: pytest.FixtureRequest) -> None:
    compare_below(MARK, PAGE, reference(), "tests/test_cli_page.py", request)


def test_every_command_has_an_example_or_says_where_there_is_one() -> None:
    named = {name.split(" ", maxsplit=1)[0] for name in (*EXAMPLES, *ELSEWHERE)}
    assert named == set(MODULES)
    assert not set(EXAMPLES) & set(ELSEWHERE)


@pytest.mark.parametrize("command", [item for items in EXAMPLES.values() for item in items])
def test_the_examples_run(command: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(PLANS_VARIABLE, str(PLANS))
    ran = run(*shlex.split(command)[1:])
    assert (ran.code, ran.err) == (0, "")
    assert ran.out or list(tmp_path.iterdir())


def section(title: str) -> str:
    """What stands below a heading that is written by hand, up to the next."""
    return PAGE.read_text("utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_every_environment_variable_is_told() -> None:
    package = (PROJECT / "planvers").rglob("*.py")
    read = {name for path in package for name in _READ.findall(path.read_text("utf-8"))} | {PLANS_VARIABLE, "LESS"}
    told = {name for row in re.findall(r"^\| (.*?) \|", section("Environment"), re.MULTILINE) for name in words(row)}
    assert told == read


def test_every_exit_code_is_told() -> None:
    codes = {0, writing.CONDITION_HOLDS, writing.TROUBLE, edge.INTERNAL_FAULT, edge.CLOSED_PIPE, 130}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", section("Exit codes"), re.MULTILINE)} == codes


def words(row: str) -> list[str]:
    return re.findall(r"`([A-Z_]+)`", row)
