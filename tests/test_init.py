"""A new plan: complete, without fault, with each key explained, and written whole or not at all."""

import json
import os
import re
import shlex
from enum import StrEnum
from pathlib import Path

import pytest
from schemas import as_editors_see, faults

from conftest import PROJECT, Golden, Run
from planvers.git.driver import ATTRIBUTES
from planvers.model.vocabulary import (
    Basis,
    Disclosure,
    DropReason,
    Said,
    SourceKind,
    Stance,
    Status,
    VersionKind,
    WordingGrade,
)
from planvers.reading.fields import Shape
from planvers.reading.plan_file import ACTOR, PARTY, PLAN, TOPIC
from planvers.reading.sources_file import SOURCE
from planvers.reading.statements_file import STATEMENT
from planvers.reading.version_file import EVENT, POINT, REPORT, VERSION
from planvers.saving_folder import save_folder
from planvers.starter import starter_texts
from planvers.trouble import TroubleError
from repositories import git, repository

VERSION_FILE = "versions/first-draft.yaml"


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run("init", "plans/river").code == 0
    return tmp_path / "plans" / "river"


def everything_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_what_a_new_plan_holds_and_what_is_said_of_it(
    tmp_path: Path, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("init", "plans/river")
    assert (ran.code, ran.err) == (0, "")
    golden("init.txt", ran.out)
    assert everything_in(tmp_path) == [
        f"plans/river/{name}"
        for name in (
            ".gitattributes",
            *(f".schemas/{name}.json" for name in ("accepted", "plan", "sources", "statements", "version")),
            *("plan.yaml", "sources.yaml", "statements.yaml", VERSION_FILE),
        )
    ]


@pytest.mark.parametrize(
    "command",
    [
        "list --tree",
        "list --status",
        "show latest",
        "show first-draft 3b",
        "show latest tolls",
        "diff first-draft first-draft",
        "map first-draft latest",
        "history tolls",
        "history first-draft#2",
        "stance",
        "stance --party south",
        "open",
        "open --party north",
        "timeline",
        "summary",
        "report -o -",
        "check --stats",
        "list -f json",
    ],
)
def test_every_command_works_on_a_new_plan(command: str, begun: Path, run: Run) -> None:
    ran = run(*shlex.split(command))
    assert (ran.code, ran.err) == (0, "")
    assert run("-C", begun, *shlex.split(command)).out == ran.out


@pytest.mark.usefixtures("begun")
def test_nothing_is_wrong_with_a_new_plan(run: Run) -> None:
    ran = run("check")
    assert (ran.code, ran.out) == (
        0,
        "checked river (1 version, 3 points, 1 statement, 2 sources): 0 errors, 0 warnings\n",
    )


@pytest.mark.usefixtures("begun")
def test_what_there_is_nothing_to_compare_with_says_how_to_go_on(run: Run) -> None:
    told = "it is the only version; one that follows from it says based_on: [first-draft]"
    assert run("diff").err == f"planvers: error: first-draft has no known parent to compare with ({told})\n"


@pytest.mark.parametrize(
    ("name", "shapes"),
    [
        ("plan.yaml", [PLAN, PARTY, ACTOR, TOPIC]),
        ("sources.yaml", [SOURCE]),
        ("statements.yaml", [STATEMENT]),
        (VERSION_FILE, [VERSION, POINT, EVENT, REPORT]),
    ],
)
def test_every_key_is_there_or_in_a_comment(name: str, shapes: list[Shape]) -> None:
    text = starter_texts("river")[name]
    for key in {key for shape in shapes for key in shape.fields}:
        assert re.search(rf"^[- #]*{key}:", text, re.MULTILINE), key


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sources.yaml", [SourceKind]),
        ("statements.yaml", [Stance, Basis]),
        (VERSION_FILE, [VersionKind, Disclosure, WordingGrade, Status, DropReason, Said, Basis]),
    ],
)
def test_every_word_that_a_key_may_have_is_named(name: str, words: list[type[StrEnum]]) -> None:
    text = starter_texts("river")[name]
    for word in [member for vocabulary in words for member in vocabulary]:
        assert re.search(rf"\b{word}\b", text), word


def test_each_file_leads_an_editor_to_its_schema_which_it_fits(begun: Path) -> None:
    for name in starter_texts("river"):
        path = begun / name
        first, second, *_ = path.read_text("utf-8").splitlines()
        target = first.removeprefix("# yaml-language-server: $schema=")
        assert second == f"# $schema: {target}"
        schema = json.loads((path.parent / target).read_text("utf-8"))
        assert schema["title"] == f"planvers {name.replace('first-draft', 'ID')}"
        assert faults(as_editors_see(path.read_text("utf-8")), schema) == []


@pytest.mark.parametrize("arguments", ["import a.txt --as second", "new second --from first-draft"])
def test_a_further_version_leads_there_too(arguments: str, begun: Path, run: Run) -> None:
    Path("a.txt").write_text("1. one\n2. two\n", "utf-8")
    versions = begun / "versions"
    head = (begun / VERSION_FILE).read_text("utf-8").splitlines()[:2]
    assert run(*shlex.split(arguments)).code == 0
    assert (versions / "second.yaml").read_text("utf-8").splitlines()[:3] == [*head, "schema: 1"]
    # From another place, or in a plan without the schemas, the lines would lead nowhere.
    assert run(*shlex.split(arguments), "-o", "-").out.startswith("schema: 1\n")
    assert run(*shlex.split(arguments), "-o", begun / "second.yaml").code == 0
    assert (begun / "second.yaml").read_text("utf-8").startswith("schema: 1\n")
    (begun / ".schemas" / "version.json").unlink()
    (versions / "second.yaml").unlink()
    assert run(*shlex.split(arguments)).code == 0
    assert (versions / "second.yaml").read_text("utf-8").startswith("schema: 1\n")


def test_git_shows_and_merges_its_files_as_it_does_in_a_whole_repository(begun: Path) -> None:
    rows = (begun / ".gitattributes").read_text("utf-8").splitlines()
    assert [f"plans/*/{row}" for row in rows] == [*ATTRIBUTES]
    top = repository(begun.parent.parent)
    assert git(top, "check-attr", "diff", f"plans/river/{VERSION_FILE}").endswith("diff: planvers")


@pytest.mark.parametrize("plan_id", ["2025", "no", "1e3", "river-talks-2"])
def test_an_id_is_text_to_every_reader(plan_id: str) -> None:
    assert f'\nid: "{plan_id}" ' in starter_texts(plan_id)["plan.yaml"]


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("River Talks", "'River Talks' cannot be the id of a plan (RULE; name it river-talks)"),
        ("plans/Zürich--2", "'Zürich--2' cannot be the id of a plan (RULE; name it zurich-2)"),
        ("Мир", "'Мир' cannot be the id of a plan (RULE)"),
        ("plans/river", "'plans/river' is a plan already (name a new folder: nothing is overwritten)"),
        ("plans", "'plans' is not empty (name a new folder: nothing is overwritten)"),
        ("The Talks", "'The Talks' is a git repository (planvers init 'The Talks/plans/the-talks')"),
        ("plans/river/versions/", "'plans/river/versions' lies in the plan river (a plan has a folder of its own)"),
        ("a-file", "'a-file' is a file (name a new folder: nothing is overwritten)"),
    ],
)
def test_what_cannot_be_a_new_plan_is_refused(folder: str, message: str, begun: Path, run: Run) -> None:
    (begun.parent.parent / "a-file").touch()
    (begun.parent.parent / "The Talks" / ".git").mkdir(parents=True)
    before = everything_in(begun.parent.parent)
    ran = run("init", folder)
    rule = "an id has lower-case letters, digits and hyphens"
    assert (ran.code, ran.out, ran.err) == (2, "", f"planvers: error: {message.replace('RULE', rule)}\n")
    assert everything_in(begun.parent.parent) == before


def test_an_empty_folder_becomes_a_plan_and_stays_itself(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "river"
    folder.mkdir()
    number = folder.stat().st_ino
    monkeypatch.chdir(folder)
    assert run("init", ".").code == 0
    assert folder.stat().st_ino == number
    assert run("-C", ".", "check").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["river"]


@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("refused", ["fsync", "rename"])
def test_what_fails_leaves_nothing_behind(
    is_there: bool, refused: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "plans" / "river"
    if is_there:
        folder.mkdir(parents=True)
    rename = Path.rename

    def refuse(path: Path | int, target: Path | None = None) -> Path:
        # An empty folder is filled with one thing after the other: the last of them is refused.
        if isinstance(path, int) or not target or path.name in ("b", "plans"):
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(os if refused == "fsync" else Path, refused, refuse)
    with pytest.raises(TroubleError, match=r"plans/river' cannot be written: No space left on device"):
        save_folder(folder, {"a/one": "1", "b": "2"})
    assert [*tmp_path.rglob("*")] == ([folder.parent, folder] if is_there else [])


def test_the_schemas_of_a_plan_are_renewed(begun: Path, run: Run) -> None:
    schema = begun / ".schemas" / "plan.json"
    current = schema.read_text("utf-8")
    schema.write_text('{"title": "planvers plan.yaml"}\n')
    ran = run("schema", "--write", begun / ".schemas")
    assert (ran.code, ran.out.splitlines()[0]) == (0, str(schema))
    assert schema.read_text("utf-8") == current == run("schema", "plan").out


def test_what_is_no_schema_of_ours_is_not_overwritten(tmp_path: Path, run: Run) -> None:
    other = tmp_path / "sources.json"
    other.write_text("{}")
    ran = run("schema", "--write", tmp_path)
    assert ran.code == 2
    assert ran.err.endswith("is no schema of planvers (name another folder: nothing else is overwritten)\n")
    assert ([path.name for path in tmp_path.iterdir()], other.read_text()) == (["sources.json"], "{}")
    assert run("schema", "plan", "--write", tmp_path).code == 2


def test_the_page_on_editors_tells_what_the_schema_says(run: Run) -> None:
    text = (PROJECT / "docs" / "editors.md").read_text("utf-8")
    kind = json.loads(run("schema", "version").out)["properties"]["kind"]
    words = "\n".join(f"* {word}" for word in kind["enum"])
    assert f"{kind['description']}\n\nAllowed Values:\n\n{words}\n" in text
    for line in starter_texts("river")[VERSION_FILE].splitlines()[:2]:
        assert line in text


def test_a_statement_can_be_added_to_a_new_plan(begun: Path, run: Run) -> None:
    before = (begun / "statements.yaml").read_text("utf-8")
    said = 'add statement --party north --speaker "The minister" --date 2025-03-14 --about first-draft#bridge'
    said += ' --stance accepts --summary "Said yes." --basis on_record --source courier-0310'
    assert run(*shlex.split(said)).code == 0
    after = (begun / "statements.yaml").read_text("utf-8")
    assert after.startswith(before)
    assert after[len(before) :].startswith("- id: st-2\n")
    assert "2 statements, 2 sources): 0 errors, 0 warnings" in run("check").out
