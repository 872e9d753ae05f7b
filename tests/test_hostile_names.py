"""Names of somebody who means harm, as every argument and option: a plain answer, and nothing happens elsewhere."""

import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from acting import controls, rows_that_command
from hostile import NAMES

from conftest import TESTS, Run
from planvers.cli.commands import Commands

# What each command needs to do its job, in the order of its arguments.
NEEDS = {
    "show": ("first-draft", "1"),
    "diff": ("first-draft", "second-draft"),
    "map": ("first-draft", "second-draft"),
    "history": ("fish",),
    "stance": ("second-draft",),
    "open": ("second-draft",),
    "summary": ("second-draft",),
    "report": ("second-draft",),
    "review": ("main", "main"),
    "init": ("plans/made",),
    "check": ("plans/talks",),
    "explain": ("negation",),
    "schema": ("plan",),
    "import": ("text.txt",),
    "new": ("third-draft",),
    "settle": ("first-draft", "second-draft"),
}
OPTIONS = {
    "import": ["--as", "third-draft"],
    "new": ["--from", "second-draft"],
    "report": ["--output", "report.html"],
    "statement": ["--party", "estia", "--speaker", "A", "--date", "2025-12-01", "--about", "first-draft"],
}
OPTIONS["statement"] += ["--stance", "opposes", "--summary", "s", "--basis", "on_record", "--source", "gazette"]
# It writes into the settings of git.
NOT_TRIED = {"git-driver"}
# What makes a file or folder of the name that it is given, and may be given any.
MAKES = ("--output", "--write", "init ", "import --as", "new version")


def tried() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every argument and option that takes a value: what it belongs to, and the run with `{}` for it."""
    for option in ("-C", "--plan", "--lang", "--color"):
        yield option, (f"{option}={{}}" if option.startswith("--") else f"{option}{{}}", "list")
    commands = Commands()
    for name in set(commands) - NOT_TRIED:
        command = commands[name]
        group = getattr(command, "commands", {name: command})
        for part, inner in sorted(group.items()):
            words = (name,) if part == name else (name, part)
            needed, options = NEEDS.get(name, ()), OPTIONS.get(part, [])
            for item in inner.params:
                if item.param_type_name == "argument":
                    place = [other for other in inner.params if other.param_type_name == "argument"].index(item)
                    given = (*needed[:place], "{}", *needed[place + 1 :])
                    yield f"{part} {item.name}", (*words, *options, "--", *given)
                elif not getattr(item, "is_flag", False):
                    yield f"{part} {item.opts[0]}", (*words, *options, f"{item.opts[0]}={{}}", "--", *needed)


CASES = dict(tried())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan, deep enough that what leads out of it still leads nowhere."""
    inner = tmp_path / "outer" / "inner"
    shutil.copytree(TESTS / "plans" / "talks", inner / "plans" / "talks")
    (inner / "text.txt").write_text("1. One point.\n2. Another.\n", "utf-8")
    monkeypatch.chdir(inner)
    return tmp_path


def assert_is_harmless(run: Run, arguments: tuple[str, ...], name: str) -> None:
    given = [word.replace("{}", name) for word in arguments]
    ran = run(*given)
    assert ran.code in (0, 1, 2), (given, ran)
    assert "internal fault" not in ran.err, ran.err
    assert not controls(ran.out + ran.err) | rows_that_command(ran.out) | rows_that_command(ran.err), (given, ran)


def test_a_name_of_any_sort_gets_a_plain_answer(folder: Path, run: Run) -> None:
    names, before = cycle(NAMES.values()), set(folder.rglob("*"))
    for case, arguments in CASES.items():
        for name in (next(names), next(names)):
            if not any(part in case for part in MAKES):
                assert_is_harmless(run, arguments, name)
    # A word of a new version is never a path.
    assert set(folder.rglob("*")) - before <= {folder / "outer/inner/plans/talks/versions/third-draft.yaml"}


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_every_name_gets_a_plain_answer_everywhere(case: str, folder: Path, run: Run) -> None:
    before = set(folder.rglob("*"))
    for name in NAMES.values():
        assert_is_harmless(run, CASES[case], name)
    made = {path for path in set(folder.rglob("*")) - before if path.name != "third-draft.yaml"}
    assert not made or any(part in case for part in MAKES)
