"""Texts of somebody who means harm, through the commands that write: the files say just that, and nothing besides."""

from pathlib import Path
from shlex import quote

import pytest
from hostile import HIDDEN, TEXTS
from hostile_plan import NAMED, HostilePlan

from conftest import Run
from helpers import edit
from planvers.library import load_plan
from planvers.model.places import Source
from planvers.model.plan import Point, Version
from planvers.reading.records import load
from planvers.reading.version_file import VERSION_FILE

FIELDS = ("speaker", "summary", "notes", "date_note", "condition")
SAID = ("--date", "2025-02-03", "--about", "draft", "--stance", "accepts_conditionally", "--basis", "on_record")
SHELL = "a b'; $(touch owned) `touch owned` | touch owned"


def added(run: Run, text: str) -> int:
    options = [f"--{field.replace('_', '-')}={text}" for field in FIELDS]
    return run("add", "statement", "--party", "south", *SAID, "--source", "herald-0201", *options).code


@pytest.mark.parametrize("name", TEXTS)
def test_a_statement_says_what_was_said(name: str, small: Path, run: Run) -> None:
    log = small / "statements.yaml"
    before = log.read_bytes()
    assert added(run, TEXTS[name]) == 0
    assert log.read_bytes().startswith(before)
    statement = load_plan(small).statements[-1]
    assert {getattr(statement, field) for field in FIELDS} == {TEXTS[name].strip()}
    assert (len(load_plan(small).statements), statement.red_line, statement.proposal) == (2, False, None)


@pytest.mark.parametrize("name", HIDDEN)
def test_a_statement_that_hides_something_is_not_written(name: str, small: Path, run: Run) -> None:
    before = (small / "statements.yaml").read_bytes()
    assert added(run, HIDDEN[name]) == 2
    assert (small / "statements.yaml").read_bytes() == before


def version_at(path: Path) -> Version:
    """The version that a file holds, which has no fault but what is left to fill in."""
    record = load(Source(str(path), path.read_text("utf-8")), VERSION_FILE)
    assert record.value
    return record.value


@pytest.mark.parametrize("name", TEXTS | HIDDEN)
def test_an_imported_text_is_text(name: str, small: Path, run: Run) -> None:
    """Whatever it is taken for, a point or a remark: nobody agreed to it, and it comes from nowhere else."""
    text = (TEXTS | HIDDEN)[name]
    Path("leak.txt").write_text(f"{text}\n\n1. {text}\n\n2. The bridge. {text}\n", "utf-8", newline="")
    ran = run("import", "leak.txt", "--as", "leaked", "--like", "draft")
    assert ran.code in (0, 2), ran
    if ran.code == 0:
        made = version_at(small / "versions" / "leaked.yaml")
        assert (made.id, made.sources, made.events, made.reports) == ("leaked", (), (), ())
        assert not any(unit.agreed_by or unit.sources or unit.reason for unit in made.units())


def texts_of(unit: Point) -> list[tuple[tuple[str, str], ...]]:
    return [text.wordings for text in (unit.titles, unit.text) if text]


@pytest.mark.slow
def test_the_next_version_has_the_same_texts(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("plans", "hostile")
    for first in range(0, len(TEXTS), 25):
        HostilePlan(tuple(TEXTS.values()), first).write(folder)
        old = load_plan(folder).version(NAMED.new)
        made = folder / "versions" / "next.yaml"
        assert run("new", "next", "--from", NAMED.new, "--keep-text").code == 0
        new = {unit.id: unit for unit in version_at(made).units()}
        kept = [unit for unit in old.units() if unit.id in new]
        assert len(kept) > len(old.points)
        assert [texts_of(new[unit.id]) for unit in kept] == [texts_of(unit) for unit in kept]
        made.unlink()


def test_commands_to_be_copied_run_nothing_else(small: Path, run: Run) -> None:
    """What they name is quoted, be it a number from a file or a name that was typed."""
    edit(small / "versions" / "draft.yaml", ('number: "2"', f'number: "{SHELL}"'))
    Path("text.txt").write_text("1. One point.\n", "utf-8")
    told = {
        "history ferry": run("history", "ferry").out,
        "show": run("show", SHELL).err,
        "import": run("import", "text.txt", "--as", "third", "-o", SHELL).err,
        "check": run("summary", "draft", "--check", f"{SHELL}.md").err,
    }
    for name, text in told.items():
        rest = " ".join(text.split()).replace(f"'{SHELL}'", "")
        assert quote(f"{SHELL}.md" if name == "check" else SHELL) in rest, name
    assert not Path("owned").exists()
