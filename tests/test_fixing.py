"""check --fix: what can be right in one way only is put right, and nothing else in a file changes."""

import random
import unicodedata
from pathlib import Path

import pytest

from conftest import PLANS, SMALL, Run
from helpers import edit
from planvers.checking.fixes import fixed
from repositories import commit, leave_alone, repository

DECOMPOSED = unicodedata.normalize("NFD", "Їжак é")
COMPOSED = unicodedata.normalize("NFC", DECOMPOSED)
HEAD = "schema: 1\npoints:\n"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (f"{HEAD}- id: bridge\n", f"{HEAD}- id: bridge\n", []),
        ("points: []\n", "schema: 1\npoints: []\n", ["1: schema: 1 added"]),
        ("# words\r\npoints: []\r\n", "# words\r\nschema: 1\r\npoints: []\r\n", ["2: schema: 1 added"]),
        ("\ufeffpoints: []", "\ufeffschema: 1\npoints: []", ["1: schema: 1 added"]),
        ("---\npoints: []\n", "---\nschema: 1\npoints: []\n", ["2: schema: 1 added"]),
        ("schema: 2\npoints: []\n", "schema: 2\npoints: []\n", []),
        (f'{HEAD}- id: "bridge "  # x\n', f'{HEAD}- id: "bridge"  # x\n', ["3: spaces around an id removed"]),
        (f"{HEAD}- {{id: ' a-1', n: 2}}\n", f"{HEAD}- {{id: 'a-1', n: 2}}\n", ["3: spaces around an id removed"]),
        (f'{HEAD}- id: "Not an id "\n', f'{HEAD}- id: "Not an id "\n', []),
        (f"{HEAD}- title: {DECOMPOSED}\n", f"{HEAD}- title: {COMPOSED}\n", ["3: Unicode composed (NFC)"]),
        (f"# {DECOMPOSED}\n{HEAD}- 1\n", f"# {COMPOSED}\n{HEAD}- 1\n", ["1: Unicode composed (NFC)"]),
        # What stands in a text is not an id.
        (f'{HEAD}- text: |\n    id: "bridge "\n', f'{HEAD}- text: |\n    id: "bridge "\n', []),
        # A sign of Greek that is composed to one that means something to YAML.
        (f"{HEAD}- title: \u1fefa\n", f"{HEAD}- title: \u1fefa\n", []),
        ("points: [\n", "points: [\n", []),
        ("points: []\npoints: []\n", "points: []\npoints: []\n", []),
        ("{points: []}\n", "{points: []}\n", []),
        ("colour: blue\n", "colour: blue\n", []),
        ("", "", []),
    ],
)
def test_what_is_put_right(before: str, after: str, told: list[str]) -> None:
    result = fixed(before)
    assert (result.text, [f"{fix.line}: {fix.told}" for fix in result.fixes]) == (after, told)
    assert fixed(after).fixes == ()


@pytest.mark.parametrize("path", sorted(PLANS.rglob("*.yaml")), ids=lambda path: path.name)
def test_files_that_are_right_are_left_alone(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert fixed(text) == (text, ())


def test_only_the_lines_concerned_change() -> None:
    text = (SMALL / "versions" / "draft.yaml").read_text("utf-8")
    rows = text.splitlines()
    for seed in range(20):
        chance = random.Random(seed)
        broken = [f'{row[:-5]}"ferry "' if row == "- id: ferry" and chance.random() < 0.5 else row for row in rows]
        broken = [unicodedata.normalize("NFD", row) if chance.random() < 0.5 else row for row in broken]
        result = fixed("\n".join(broken) + "\n")
        now = result.text.splitlines()
        assert {fix.line for fix in result.fixes} == {n for n, row in enumerate(broken, 1) if row != now[n - 1]}
        assert result.text.replace('"ferry"', "ferry") == text


def test_check_puts_right_tells_it_and_then_checks(run: Run, small: Path) -> None:
    edit(small / "sources.yaml", ("schema: 1\n", ""))
    edit(small / "versions" / "draft.yaml", ("- id: ferry", '- id: " ferry"'))
    assert run("check").code == 1
    ran = run("check", "--fix")
    assert (ran.code, ran.err.splitlines()) == (
        0,
        [
            "planvers: plans/small/sources.yaml:1: fixed: schema: 1 added",
            "planvers: plans/small/versions/draft.yaml:17: fixed: spaces around an id removed",
        ],
    )
    assert ran.out.endswith("0 errors, 0 warnings\n")
    again = run("check", "--fix")
    assert (again.out, again.err) == (ran.out, "")


def test_check_says_what_it_can_put_right(run: Run, small: Path) -> None:
    draft = small / "versions" / "draft.yaml"
    edit(draft, ("schema: 1\n", ""))
    edit(small / "versions" / "reply.yaml", ("kind: ", "kinds: "))
    told = run("check")
    assert told.code == 1
    assert told.out.endswith("\nplanvers check --fix puts something right in 1 file\n")
    assert run("check", draft).out == run("check", draft, "-f", "text").out
    assert "--fix" in run("check", draft).out
    assert "puts something right" not in run("check", "--fix").out


def test_what_has_more_than_one_right_answer_is_left_to_people(run: Run, small: Path) -> None:
    path = small / "versions" / "draft.yaml"
    edit(path, ("kind: draft", "kind: drift"))
    content = path.read_bytes()
    ran = run("check", "--fix", path)
    assert (ran.code, ran.err) == (1, "")
    assert path.read_bytes() == content


@pytest.mark.parametrize("content", [b"\xff", b"points: [\xe9]", b""])
def test_what_is_no_text_is_left_alone(content: bytes, run: Run, small: Path) -> None:
    path = small / "statements.yaml"
    path.write_bytes(content)
    assert run("check", "--fix", "plans").code == 1
    assert path.read_bytes() == content


def test_the_plans_that_come_with_planvers_are_not_edited(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("check", "--fix")
    assert ran.code == 2
    assert ran.err.endswith("the plans that come with planvers are not edited (name a plan folder)\n")


def test_what_was_put_right_is_no_edit_of_a_published_wording(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_alone(monkeypatch)
    path = small / "versions" / "draft.yaml"
    edit(path, ("The ferry is closed", f"The {DECOMPOSED} is closed"))
    commit(repository(small.parent.parent))
    assert "fixed: Unicode composed (NFC)" in run("check", "--fix").err
    assert "wording-edited" not in run("review", "HEAD", "--findings").out
    edit(path, (COMPOSED, "harbour"))
    assert "wording-edited" in run("review", "HEAD", "--findings").out
