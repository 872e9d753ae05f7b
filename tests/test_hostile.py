"""Texts of somebody who means harm, through every field of every file and every format of every command: none acts."""

import json
import re
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest
from acting import ACTING, controls, rows_that_command
from hostile import HIDDEN, TEXTS
from hostile_plan import NAMED, HostilePlan
from outputs import COLOURED, Outputs, outputs
from runs import runs

from conftest import Run
from planvers.cli.writing import Format

# Texts that mean no harm, and have all there is to have but for signs: lines, brackets, amounts, words in common.
HARMLESS = (
    "The parties [shall] withdraw within 40 days.",
    "One line\nand another, and not all of them",
    "no [A / B] but [North: 5 %]",
    "plain",
    "costs $5 or 5$",
    "y" * 400,
    "a few words that are only words",
    "The parties shall withdraw from the river, both of them. They may come back within 60 days.",
    "They may come back within 60 days. The parties withdraw from the rivers, both of them.",
    "pre-, mid- and post-war",
    "if it must",
)
ASKED = runs(NAMED)
PLAN_FILES = {f"plans/hostile/{name}" for name in HostilePlan(("",)).files()}
# One run of each command.
FEW = [next(item for item in ASKED if item[0] == name) for name in dict.fromkeys(item[0] for item in ASKED)]

# Runs that show nearly all of a plan between them, and in every way of showing.
TELLING = [
    ["list", "--tree"],
    ["show", NAMED.new],
    ["diff", NAMED.old, NAMED.new],
    ["timeline"],
    ["summary", NAMED.new, "--since", NAMED.old, "--lang", "uk,en"],
    ["report", NAMED.new, "--as-of", "2025-12-31", "--output", "-"],
]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    monkeypatch.chdir(tmp_path)


def told(
    texts: tuple[str, ...], first: int, asked: list[list[str]], run: Run, monkeypatch: pytest.MonkeyPatch
) -> Outputs:
    """What commands say of a plan in which these texts stand."""
    HostilePlan(texts, first).write(Path("plans", "hostile"))
    found, besides = outputs(asked, run, monkeypatch)
    assert not controls(besides) | rows_that_command(besides), besides
    return found


def acting(outputs: Outputs) -> dict[tuple[str, str], set[str]]:
    return {(form, asked): ACTING[form.replace(COLOURED, "text")](text) for (form, asked), text in outputs.items()}


def assert_none_acts(asked: list[list[str]], turns: range, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No format has anything in it for hostile texts that it does not have for harmless ones."""
    # Many plans have more ways of showing things between them than one, and so must those that they are held against.
    known, plans = (asked, 2) if len(turns) == 1 else (ASKED, 3)
    harmless = [acting(told(HARMLESS, first, known, run, monkeypatch)) for first in range(plans)]
    # Where a mark of ours would not be taken for one an element stands for it, which may be in no harmless text.
    elements = {f"<{end}{tag}>" for tag in ("strong", "del", "em") for end in ("", "/")}
    allowed = {
        form: set[str]().union(*(marks for one in harmless for (name, _), marks in one.items() if name == form))
        for form in (*map(str, Format), COLOURED)
    }
    allowed["markdown"] |= elements
    for first in turns:
        for (form, arguments), found in acting(told(tuple(TEXTS.values()), first, asked, run, monkeypatch)).items():
            assert found <= allowed[form], (first, form, arguments)


def test_no_text_acts(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(item in ASKED for item in TELLING)
    assert_none_acts(TELLING, range(1), run, monkeypatch)


@pytest.mark.slow
def test_no_text_acts_whatever_is_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_none_acts(ASKED, range(7, 9), run, monkeypatch)


@pytest.mark.slow
def test_no_text_acts_whatever_field_it_stands_in(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """In as many plans as there are texts, so that each text stands in each field."""
    assert_none_acts(FEW, range(len(TEXTS)), run, monkeypatch)


def assert_is_told_safely(run: Run, *arguments: str, code: int) -> None:
    """In whatever form faults are told, nothing of them acts or hides."""
    for form in ("text", "gitlab", "json", "github"):
        ran = run(*arguments, "-f", form)
        assert (ran.code, controls(ran.err) | rows_that_command(ran.err)) == (code, set())
        assert form == "github" or not controls(ran.out) | rows_that_command(ran.out), form
    ACTING["github"](ran.out)


@pytest.mark.parametrize(
    "is_escaped", [pytest.param(True, marks=pytest.mark.slow, id="escaped"), pytest.param(False, id="as it is")]
)
def test_what_hides_is_refused_in_every_field(is_escaped: bool, run: Run) -> None:
    """As a sign of a file once for the file, as an escape wherever it stands, and it is shown as what it is."""
    texts = tuple(text for text in HIDDEN.values() if not is_escaped or max(text) < "\U00010000")
    plan = HostilePlan(texts)
    plan.write(Path("plans", "hostile"), escaped=is_escaped)
    rows = [row for row in run("check").out.splitlines() if ": error [hidden-character] " in row]
    places = {row.partition(": error ")[0] for row in rows}
    assert len(places) == len(plan.fields) if is_escaped else {place.split(":")[0] for place in places} == PLAN_FILES
    assert_is_told_safely(run, "check", code=1)
    ran = run("list")
    assert (ran.code, ran.out, controls(ran.err) | rows_that_command(ran.err)) == (2, "", set())


def spoilt(record: object, texts: Iterator[str], done: set[str], path: str = "") -> object:
    """What a file holds, with a text in one field of each record and in a key more, another field in each."""
    if isinstance(record, list):
        return [spoilt(item, texts, done, path) for item in record]
    if not isinstance(record, dict):
        return record
    found = {name: spoilt(value, texts, done, f"{path}.{name}") for name, value in record.items()}
    new = next((name for name, value in record.items() if f"{path}.{name}" not in done and not holds(value)), None)
    if new is None:
        return found
    done.add(f"{path}.{new}")
    return found | {new: next(texts), next(texts): "x"}


def holds(value: object) -> bool:
    """Whether a value is a list of records, in which there is more to spoil."""
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


@pytest.mark.parametrize("first", [0, *(pytest.param(place, marks=pytest.mark.slow) for place in (19, 38))])
@pytest.mark.parametrize("texts", [tuple(TEXTS.values()), (TEXTS["command rows"],)], ids=["each", "rows"])
def test_faults_are_told_safely_whatever_stands_in_their_place(texts: tuple[str, ...], first: int, run: Run) -> None:
    """Ids, dates, words of vocabularies, references, keys: what cannot stand there is quoted in one row."""
    spoils = islice(cycle(texts), first, None)
    for name, record in HostilePlan(HARMLESS).files().items():
        path = Path("plans", "hostile", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(spoilt(record, spoils, set()), ensure_ascii=False, indent=1), "utf-8")
    rows = run("check").out.splitlines()
    assert all(re.match(r"plans/hostile/[a-z/]+\.yaml:\d+:\d+: (error|warning) \[[a-z-]+\] ", row) for row in rows[:-1])
    assert len(rows) > 100
    assert len({row.split("] ")[0].split("[")[-1] for row in rows[:-1]}) > 8
    assert_is_told_safely(run, "check", code=1)
