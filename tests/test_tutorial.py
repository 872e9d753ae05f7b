"""The tutorial, done as it says: files are saved, commands run, and what they print is compared."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from conftest import PROJECT, Run
from repositories import git, leave_alone, needs_git

DOCUMENT = PROJECT / "docs" / "tutorial.md"
_BLOCK = re.compile(r"```(?P<sort>\w+)(?: (?P<file>[^\n]+))?\n(?P<body>.*?)```\n", re.DOTALL)
_COMMIT = re.compile(r"\b[0-9a-f]{9}\b")


def told(command: str, run: Run) -> str:
    """A command of planvers and what it prints: what it tells beside its result comes first, as in a terminal."""
    ran = run(*shlex.split(command)[1:])
    return f"$ {command}\n{ran.err}{_COMMIT.sub('2f1c09d4e', ran.out)}"


def filled_in(path: Path, lines: str) -> None:
    """Put lines in the place of those that are marked TODO at the top of a version file."""
    head, mark, points = path.read_text("utf-8").partition("points:\n")
    kept = [row for row in head.splitlines(keepends=True) if not row.startswith("# TODO")]
    behind = next(place for place, row in enumerate(kept, start=1) if row.startswith("title:"))
    path.write_text("".join([*kept[:behind], lines, *kept[behind:], mark, points]), "utf-8")


@needs_git
@pytest.mark.slow
def test_the_tutorial_can_be_followed(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    leave_alone(monkeypatch)
    git(tmp_path, "init", "-q", "-b", "main", ".")
    monkeypatch.chdir(tmp_path)
    text = DOCUMENT.read_text("utf-8")
    done = text
    for block in _BLOCK.finditer(text):
        if block["sort"] == "text":
            (tmp_path / block["file"]).write_text(block["body"], "utf-8")
        elif block["sort"] == "yaml":
            filled_in(tmp_path / block["file"], block["body"])
        elif block["sort"] == "sh":
            subprocess.run(["sh", "-ec", block["body"]], check=True)  # noqa: S607 - the shell of this machine
        else:
            command = block["body"].partition("\n")[0].removeprefix("$ ")
            shown = f"```console\n{told(command, run)}```\n"
            done = done.replace(block[0], shown, 1) if block[0] != shown else done
    if request.config.getoption("--update-golden"):
        DOCUMENT.write_text(done, "utf-8")
    assert done == DOCUMENT.read_text("utf-8")
    assert git(tmp_path, "status", "--short") == "?? leak.txt"
