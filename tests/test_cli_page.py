"""docs/cli.md is what the program says of itself: every command, option, exit code and variable."""

import re
import shlex
from pathlib import Path

import pytest
from cli_page import ELSEWHERE, EXAMPLES, MARK, program, reference

from conftest import PLANS, PROJECT, Run, compare_below
from planvers.cli import app as edge
from planvers.cli import writing
from planvers.cli.commands import MODULES
from planvers.library import PLANS_VARIABLE

PAGE = PROJECT / "docs" / "cli.md"
PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^(`{3,})[^\n]*\n(.*?)^\1`*$", re.MULTILINE | re.DOTALL)
# A command behind a prompt or in a line of its own, up to what the shell does with it.
_TYPED = re.compile(r"^(?:\$ )?(planvers [^\n|>;&#]*)", re.MULTILINE)
_READ = re.compile(r"environ(?:\.get)?[(\[]\"([A-Z_]+)\"")


def test_the_reference_is_what_the_commands_say(request: pytest.FixtureRequest) -> None:
    compare_below(MARK, PAGE, reference(), "tests/test_cli_page.py", request)


def named_commands(text: str) -> set[str]:
    """Every command line of planvers in a page, but for those with a COMMAND to fill in."""
    text = text.replace("\\\n", " ")
    blocks = "\n".join(found[2] for found in _BLOCK.finditer(text))
    running = re.findall(r"`(planvers [^`\n|>;&#]*)`", _BLOCK.sub("", text))
    return {line for line in (*running, *_TYPED.findall(blocks)) if "COMMAND" not in line}


def unknown_names(line: str) -> list[str]:
    """What a command line names that there is not: the command, or options of the program or of the command."""
    unknown: list[str] = []
    level, place = program(), ""
    words = iter(shlex.split(line)[1:])
    for word in words:
        name, mark, _ = word.partition("=")
        if re.match(r"--?[A-Za-z]", name):
            option = next((item for item in level.params if name in item.opts), None)
            unknown += [] if option or name in {"-h", "--help"} else [f"{place}{name}"]
            if option and not option.is_flag and not mark:
                next(words, None)
        elif hasattr(level, "commands"):
            level, place = level.commands.get(name), f"{place}{name} "
            if level is None:
                return [*unknown, name]
    return unknown


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_commands_and_options_that_a_page_names_are_there(page: Path) -> None:
    assert [name for line in sorted(named_commands(page.read_text("utf-8"))) for name in unknown_names(line)] == []


def test_names_that_are_not_there_are_seen() -> None:
    lines = named_commands(
        "`planvers lst`\n```sh\n$ planvers --lang uk diff --stats us-28 | cat\nplanvers -X list\n```\n"
    )
    assert sorted(name for line in lines for name in unknown_names(line)) == ["-X", "diff --stats", "lst"]


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
