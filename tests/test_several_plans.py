"""Several plans: which one is meant is told by the names that were typed, or asked for, and never guessed."""

import shutil
from pathlib import Path

import pytest

from conftest import PLANS, SMALL, Run
from helpers import edit
from planvers.api import load_plan
from planvers.trouble import TroubleError
from repositories import git

ASKED = "planvers: error: there is more than one plan: minsk-2014, ukraine-2025"
SAY = " (say which before the command: planvers --plan minsk-2014 …)\n"


@pytest.mark.parametrize(
    ("command", "plan"),
    [
        ("show minsk-package", "Package of Measures"),
        ("show minsk-package 9", "Control of the state border"),
        ("history fighter-jets", "Fighter jets in Poland"),
        ("history minsk-package#9", "Control of the state border"),
        ("diff minsk-package", "Minsk Protocol (5 Sep 2014)  →  Package of Measures"),
        ("diff us-28 latest --stat", "20-point framework"),
        ("diff previous minsk-memorandum --stat", "Minsk Protocol (5 Sep 2014)"),
        ("map minsk-protocol latest", "Package of Measures"),
        ("stance minsk-package", "CADLR"),
        ("stance latest --changed-since us-28", "20-point framework"),
        ("open minsk-package", "Counted as agreed, but contested"),
        ("timeline --about minsk-package#9", "Minsk agreements"),
        ("summary latest --since minsk-protocol", "Package of Measures"),
        ("new next --from minsk-package -o -", "based_on: [minsk-package]"),
        ("list", "Minsk agreements"),
        ("list", "Negotiated peace plans for Ukraine"),
        ("list --tree", "minsk-memorandum  19 Sep 2014"),
        ("list --status", "minsk-package"),
        ("check", "ukraine-2025 (5 versions"),
        ("check --stats", "Minsk agreements"),
    ],
)
def test_names_tell_the_plan(command: str, plan: str, run: Run) -> None:
    ran = run("-C", PLANS, *command.split())
    assert (ran.code, ran.err) == (0, "")
    assert plan in ran.out


@pytest.mark.parametrize(
    "command",
    [
        "diff",
        "diff previous latest",
        "show latest",
        "show latest 4",
        "stance",
        "stance --party russia",
        "stance --changed-since 2020-01-01",
        "open",
        "timeline",
        "timeline --party osce",
        "summary",
        "report -o report.html",
        "map previous latest",
        "settle previous latest",
        "new next --from latest -o -",
        "add statement --party osce",
    ],
)
def test_where_no_name_tells_it_is_asked(
    command: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("-C", PLANS, *command.split())
    assert (ran.code, ran.out, ran.err) == (2, "", ASKED + SAY)
    assert [*tmp_path.iterdir()] == []


def test_of_the_bundled_plans_it_is_asked_alike(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("diff").err.endswith(ASKED + SAY)
    assert run("--plan", "minsk-2014", "diff", "--stat").code == run("show", "minsk-package").code == 0


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("show minsk-pakage", "there is no version 'minsk-pakage' (did you mean 'minsk-package'?)"),
        ("show us-2", "there is no version 'us-2' (did you mean 'us-28'?)"),
        ("show border-control", "'border-control' is a point, and a version is wanted"),
        ("show minsk-2014", "'minsk-2014' is a plan, and a version is wanted (planvers --plan minsk-2014 list"),
        ("diff us-28 minsk-2014", "'minsk-2014' is a plan, and a version is wanted"),
        ("--plan ukraine-2025 show ukraine-2025", "'ukraine-2025' is a plan, and a version is wanted"),
        ("history ukraine-2025", "'ukraine-2025' is a plan, and a point is wanted (planvers --plan ukraine-2025 list"),
        ("show osce", "'osce' is a party, and a version is wanted"),
        ("history border-contrl", "no version has a point 'border-contrl' (did you mean 'border-control'?)"),
        ("history 13", "name a version: minsk-package#13 or us-28#13"),
        ("history minsk-package", "'minsk-package' is a version, and a point is wanted"),
    ],
)
def test_a_name_that_no_plan_has_is_looked_for_in_all(command: str, told: str, run: Run) -> None:
    ran = run("-C", PLANS, *command.split())
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_two_versions_of_two_plans_are_compared_and_it_is_told(run: Run) -> None:
    ran = run("-C", PLANS, "diff", "us-28", "minsk-package", "--stat")
    assert ran.code == 0
    told = "us-28 is of the plan ukraine-2025 and minsk-package of minsk-2014: only ids and words link them"
    assert ran.err == f"planvers: {told}\n"
    assert "not mentioned" not in ran.out


def test_talks_on_one_plan_did_not_go_back_because_those_on_another_stand_elsewhere(run: Run) -> None:
    ran = run("-C", PLANS, "diff", "minsk-protocol", "us-28")
    assert "the talks went back" not in ran.out
    asked = run("-C", PLANS, "diff", "minsk-protocol", "us-28", "--level", "backsliding=warning")
    assert "the talks went back" in asked.out
    assert "now proposed" in ran.out


@pytest.fixture
def twins(small: Path) -> Path:
    """Two plans with the same versions and points but for one of each; the folder of the second."""
    other = small.parent / "other"
    shutil.copytree(SMALL, other)
    edit(other / "plan.yaml", ("id: small", "id: other"))
    shutil.copy(other / "versions" / "reply.yaml", other / "versions" / "last.yaml")
    edit(other / "versions" / "last.yaml", ("id: reply", "id: last"), ("id: bridge", "id: tunnel"))
    return other


def test_an_id_of_several_plans_is_asked_for(twins: Path, run: Run) -> None:
    say = "other, small (say which before the command: planvers --plan other …)\n"
    assert run("show", "draft").err == f"planvers: error: more than one plan has a version 'draft': {say}"
    assert run("history", "ferry").err == f"planvers: error: more than one plan has a point 'ferry': {say}"
    assert run("--plan", "small", "show", "draft").code == 0
    assert run("show", "last").code == run("history", "tunnel").code == run("diff", "draft", "last").code == 0
    assert run("diff", "plans/small/versions/draft.yaml", "latest").out == run("--plan", "small", "diff").out
    assert twins.is_dir()


def test_a_plan_with_a_fault_keeps_no_other_from_answering(twins: Path, run: Run) -> None:
    (twins / "plan.yaml").write_text("- 7\n")
    assert run("history", "bridge").code == 0
    assert run("history", "tunnel").err.startswith("plans/other/plan.yaml:1")
    assert run("show", "last").err.startswith("plans/other/plan.yaml:1")


def test_in_a_revision_names_tell_the_plan_alike(twins: Path, run: Run) -> None:
    top = twins.parent.parent
    git(top, "init", "-q", "-b", "main")
    git(top, "add", "--all")
    git(top, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Two plans")
    assert run("show", "main:last").code == run("diff", "main:last", "last").code == 0
    assert run("diff", "main:draft", "last").code == run("diff", "main:latest", "last", "--stat").code == 0
    assert "more than one plan in main: other, small (say which" in run("show", "main:draft").err
    assert run("--plan", "small", "show", "main:draft").code == 0


def test_a_statement_goes_into_the_plan_that_it_is_about(twins: Path, run: Run) -> None:
    before = (twins / "statements.yaml").read_text("utf-8")
    options = "--party north --speaker A --date 2025-03-01 --stance accepts --summary S --basis on_record"
    ran = run("add", "statement", "--about", "last", *options.split(), "--source", "herald-0201")
    assert (ran.code, ran.err) == (0, "")
    assert (twins / "statements.yaml").read_text("utf-8").startswith(before.rstrip())
    assert "about: [last]" in (twins / "statements.yaml").read_text("utf-8")


def test_the_python_api_takes_the_id_of_a_plan_that_comes_with_planvers(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load_plan("minsk-2014").id == "minsk-2014"
    assert load_plan("plans/small").id == load_plan(small).id == "small"
    with pytest.raises(TroubleError, match="more than one plan comes with planvers: minsk-2014, ukraine-2025"):
        load_plan()
    for name in ("minsk-2015", "plans/minsk-2014"):
        with pytest.raises(
            TroubleError, match=rf"there is no folder '{name}', and no plan of that id \(did you mean 'm"
        ):
            load_plan(name)
    monkeypatch.chdir(small.parent)
    small.rename(small.parent / "minsk-2014")
    edit(Path("minsk-2014/plan.yaml"), ("id: small", "id: minsk-2014"))
    assert load_plan("minsk-2014").title == "A plan of two versions"
