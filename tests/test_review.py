"""planvers review, as its user runs it: in a repository, between revisions, in every form."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from schemas import faults
from test_edits import DRAFT, END_OF_LOG, LOG, REPLY, SECOND, SOURCES, THIRD

from conftest import PROJECT, Golden, Run
from repositories import SURROUNDINGS, Repo, needs_git, new_repo

pytestmark = needs_git
DOCUMENT = PROJECT / "docs" / "pull-requests.md"
PLAN = "plans/small"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A repository with the small plan on main, and a branch of it checked out."""
    for name, value in SURROUNDINGS.items():
        monkeypatch.setenv(name, value)
    made = new_repo(tmp_path / "a repository ø")
    monkeypatch.chdir(made.path)
    made.git("checkout", "-q", "-b", "topic")
    return made


def propose(repo: Repo) -> None:
    """What a contributor does: edits a point, adds a version, appends a statement."""
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", "within 60 days"))
    repo.edit(f"{PLAN}/{LOG}", (END_OF_LOG, END_OF_LOG + SECOND))
    repo.edit(f"{PLAN}/versions/third.yaml", ("", THIRD))


def without_ids(text: str) -> str:
    """The text with the ids of commits replaced."""
    return re.sub(r"\((?:[0-9a-f]|<!-- -->)+\)", "(COMMIT)", text)


def test_a_pull_request_is_told_on_one_page(repo: Repo, run: Run, golden: Golden) -> None:
    propose(repo)
    ran = run("review")
    assert ran.code == 0
    golden("review.txt", without_ids(ran.out))
    golden("review.md", without_ids(run("review", "-f", "markdown").out))


def test_the_document_shows_what_is_said(repo: Repo, run: Run, request: pytest.FixtureRequest) -> None:
    propose(repo)
    shown = f"```console\n$ planvers review\n{without_ids(run('review').out).replace('COMMIT', '2f1c09d4e')}```\n"
    text = DOCUMENT.read_text("utf-8")
    if request.config.getoption("--update-golden"):
        text = re.sub(r"```console\n\$ planvers review\n.*?```\n", lambda _: shown, text, flags=re.DOTALL)
        DOCUMENT.write_text(text, "utf-8")
    assert shown in text


def test_working_tree_commit_and_bare_clone_tell_the_same(
    repo: Repo, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(repo)
    told = run("review", "main").out.partition("level")[2]
    repo.commit()
    assert run("review", "main", "topic").out.partition("level")[2] == told
    bare = repo.path.parent / "bare.git"
    repo.git("clone", "-q", "--bare", ".", str(bare))
    monkeypatch.chdir(bare)
    assert run("review", "main", "topic").out.partition("level")[2] == told
    assert "the repository is bare, so it has no working tree (name two revisions" in run("review", "main").err


def test_a_subfolder_and_a_second_working_tree(repo: Repo, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    propose(repo)
    told = run("review", "--findings").out
    monkeypatch.chdir(repo.path / PLAN / "versions")
    assert run("review", "--findings").out == told
    repo.commit()
    other = repo.path.parent / "other tree"
    repo.git("worktree", "add", "-q", "--detach", str(other), "topic")
    monkeypatch.chdir(other)
    assert run("review", "--findings").out == told


def test_what_happened_on_main_meanwhile_is_not_told(repo: Repo, run: Run) -> None:
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", "within 60 days"))
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.edit(f"{PLAN}/{LOG}", (END_OF_LOG, END_OF_LOG + SECOND))
    repo.commit()
    repo.git("checkout", "-q", "topic")
    assert "statement" not in run("review", "main").out
    assert "1 statement removed" in run("review", "main", "--direct").out


def test_nothing_to_review(repo: Repo, run: Run) -> None:
    assert run("review").out.startswith("planvers: no file of a plan was edited. Nothing to object to.\n")
    repo.edit(f"{PLAN}/{LOG}", ("schema: 1\n", "# A remark.\nschema: 1\n"))
    told = "planvers: the edits change nothing that a plan records."
    assert " ".join(run("review").out.split()).startswith(told)
    repo.edit("README.md", ("", "Words."))
    assert " ".join(run("review").out.split()).startswith(told)


def test_the_exit_code_is_the_users_to_choose(repo: Repo, run: Run) -> None:
    repo.edit(f"{PLAN}/{LOG}", ("2025-01-05", "2025-01-06"))
    codes = [run("review", *more).code for more in ([], ["--fail-on", "error"], ["--fail-on", "warning"])]
    assert codes == [0, 0, 1]
    document = json.loads(run("review", "--fail-on", "warning", "-f", "json").out)
    assert document["verdict"] == {"exit_code": 1}
    assert document["summary"]["levels"] == {"error": 0, "warning": 1, "info": 0}


def test_a_review_meets_its_schema(repo: Repo, run: Run) -> None:
    schema = json.loads(run("schema", "review").out)
    propose(repo)
    repo.edit(f"{PLAN}/{SOURCES}", ("title: Southland answers", "title: An answer"))
    document = json.loads(run("review", "-f", "json").out)
    assert faults(document, schema) == []
    assert faults(document | {"plans": [{}]}, schema)
    (plan,) = document["plans"]
    assert [(item["edit"]["id"], item["edit"]["deed"]) for item in plan["versions"]] == [
        ("draft", "edited"),
        ("third", "added"),
    ]
    assert plan["versions"][0]["rewordings"][0]["text"]["runs"][1] == {"op": "changed", "old": "30", "new": "60"}
    assert plan["records"]["statements"][0]["new"]["id"] == "st-2"
    assert [item["party"] for item in plan["stances"]] == ["south"]


def test_annotations_stand_on_the_lines(repo: Repo, run: Run) -> None:
    propose(repo)
    lines = run("review", "-f", "github").out.splitlines()
    assert lines[0].startswith(f"::error file={PLAN}/{DRAFT},line=21,col=9,title=planvers wording-edited::ferry: ")
    issues = json.loads(run("review", "-f", "gitlab").out)
    assert issues[0]["check_name"] == "wording-edited"
    assert issues[0]["severity"] == "critical"
    assert issues[0]["location"] == {"path": f"{PLAN}/{DRAFT}", "lines": {"begin": 21}}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_check_annotates_too(repo: Repo, run: Run) -> None:
    repo.edit(f"{PLAN}/{LOG}", ("stance: opposes", "stance: likes"))
    ran = run("check", "-f", "github")
    assert ran.code == 1
    assert ran.out.startswith(f"::error file={PLAN}/{LOG},line=8,col=11,title=planvers not-in-vocabulary::")
    assert run("show", "draft", "-f", "github").code == 2


@pytest.mark.parametrize("folder", [".", "plans", PLAN, f"{PLAN}/versions"])
@pytest.mark.parametrize("is_tree", [False, True], ids=["clone", "working-tree"])
def test_annotations_of_check_begin_at_the_top(
    folder: str, is_tree: bool, repo: Repo, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = repo.path
    if is_tree:
        top = repo.path / "another tree"
        repo.git("worktree", "add", "-q", "--detach", str(top))
    log = top / PLAN / LOG
    log.write_text(log.read_text("utf-8").replace("stance: opposes", "stance: likes"), "utf-8")
    monkeypatch.chdir(top / folder)
    fingerprints = set()
    for named in ([], [str(top / PLAN)], [os.path.relpath(top / PLAN)]):
        assert f"::error file={PLAN}/{LOG},line=8," in run("check", "-f", "github", *named).out
        (issue,) = json.loads(run("check", "-f", "gitlab", *named).out)
        assert issue["location"]["path"] == f"{PLAN}/{LOG}"
        fingerprints.add(issue["fingerprint"])
        assert run("check", *named).out.startswith((f"{LOG}:8:", f"{PLAN}/{LOG}:8:", f"small/{LOG}:8:", f"{log}:8:"))
    assert len(fingerprints) == 1
    elsewhere = repo.path.parent / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert json.loads(run("check", "-f", "gitlab", top / PLAN).out)[0]["location"]["path"] == str(log)


def test_a_table_is_not_to_be_had_and_what_is_instead_is_said(repo: Repo, run: Run) -> None:
    propose(repo)
    ran = run("review", "-f", "csv")
    assert (ran.code, ran.out) == (2, "")
    assert "what planvers review says here is no table (" in ran.err
    for form in ("text", "markdown", "json", "html", "github", "gitlab"):
        assert form in ran.err
        assert run("review", "-f", form).code == 0
    assert "csv" not in run("show", "draft", "-f", "csv").err.partition("(")[2]
    assert "github" not in run("show", "draft", "-f", "csv").err


def test_only_one_plan(repo: Repo, run: Run) -> None:
    repo.git("mv", PLAN, "plans/other")
    repo.edit("plans/other/plan.yaml", ("id: small", "id: other"))
    told = run("review", "-f", "json")
    assert [plan["plan"] for plan in json.loads(told.out)["plans"]] == ["other", "small"]
    told = run("--plan", "other", "review", "-f", "json")
    assert [plan["plan"] for plan in json.loads(told.out)["plans"]] == ["other"]
    assert run("-C", "plans/other", "review", "-f", "json").out == told.out


def test_only_what_has_a_bearing_is_read(repo: Repo, run: Run) -> None:
    """A file that would not load is not looked at: nothing that was edited refers to it."""
    repo.git("checkout", "-q", "main")
    repo.edit(f"{PLAN}/versions/aside.yaml", ("", "not a version"))
    repo.commit()
    repo.git("checkout", "-q", "-b", "on-main")
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", "within 60 days"))
    assert "aside" not in run("review").out
    repo.edit(f"{PLAN}/{DRAFT}", ("- id: ferry", "- id: ferries"), ("within 60 days", "within 30 days"))
    repo.edit(f"{PLAN}/{LOG}", ("draft#ferry", "draft#ferries"))
    told = json.loads(run("review", "-f", "json").out)
    silent = [item["path"] for item in told["plans"][0]["records"]["not_compared"]]
    assert silent == [f"{PLAN}/versions/aside.yaml"], "it may refer to the point"


def test_a_long_review_is_cut_and_keeps_its_verdict(repo: Repo, run: Run) -> None:
    points = "".join(f"- id: p{number}\n  text: The wording of point {number}.\n" for number in range(300))
    repo.edit(f"{PLAN}/versions/third.yaml", ("", THIRD + points))
    full = run("review", "-f", "markdown", "--limit", "0").out
    cut = run("review", "-f", "markdown", "--limit", "20000").out
    assert len(cut) <= 20000 < len(full)
    assert cut.splitlines()[0] == full.splitlines()[0]
    left = re.search(r"(\d+) items left out here", cut)
    assert left
    assert cut.count("\n- ") + int(left[1]) == full.count("\n- ")


@pytest.mark.slow
def test_sources_are_cut_as_points_are(repo: Repo, run: Run) -> None:
    one = "- id: s{}\n  publisher: A\n  title: {}\n  date: '2025-03-01'\n  language: en\n  kind: press\n"
    path = repo.path / PLAN / SOURCES
    path.write_text(path.read_text("utf-8") + "".join(one.format(n, "long " * 20) for n in range(700)), "utf-8")
    for limit in (5_000, 65_536):
        assert limit - 200 < len(run("review", "-f", "markdown", "--limit", str(limit)).out) <= limit
    least = run("review", "-f", "markdown", "--limit", "1").out
    assert re.fullmatch(r"# planvers: 700 sources added.*\n\n.*\n\n\*\*\d+ items left out here .*\*\*\n", least)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere"], "there is no revision 'nowhere'"),
        (["--", "--upload-pack=touch x"], "there is no revision '--upload-pack=touch x'"),
        (["main\nx"], r"there is no revision 'main\nx'"),
        (["main", "topc"], "did you mean 'topic'?"),
    ],
)
def test_what_is_no_revision_is_trouble(arguments: list[str], told: str, repo: Repo, run: Run) -> None:
    ran = run("review", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "\n" not in ran.err.strip()
    assert not (repo.path / "x").exists()


@pytest.mark.usefixtures("repo")
def test_trouble_has_its_document(run: Run) -> None:
    document = json.loads(run("review", "nowhere", "-f", "json").out)
    assert document["error"]["message"].startswith("there is no revision 'nowhere'")
    assert "plans" not in document


def test_a_party_that_was_renamed_is_told_by_its_old_id(repo: Repo, run: Run) -> None:
    repo.git("checkout", "-q", "main")
    repo.edit(f"{PLAN}/{REPLY}", ("for 30 days.\n", "for 30 days.\n  status: agreed\n  agreed_by: [north]\n"))
    repo.commit()
    repo.git("checkout", "-q", "-b", "renamed")
    repo.edit(f"{PLAN}/plan.yaml", ("id: north", "id: nord"))
    for name in (DRAFT, REPLY):
        repo.edit(f"{PLAN}/{name}", ("north", "nord"))
    for form in ("text", "markdown", "html", "json"):
        assert run("review", "-f", form).code == 0
    assert "agreed by north → agreed by Northland" in " ".join(run("review").out.split())


def test_a_plan_that_there_is_not_is_trouble(repo: Repo, run: Run) -> None:
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", "within 60 days"))
    assert "there is no plan 'smal' (did you mean 'small'?)" in run("--plan", "smal", "review").err
    (repo.path / "docs").mkdir()
    assert "no plan in 'docs'" in run("-C", "docs", "review").err
    assert "no file of a plan was edited" in run("--plan", "small", "review", "HEAD", "HEAD").out


def test_only_what_is_gone_is_told_to_be_gone(repo: Repo, run: Run) -> None:
    repo.git("rm", "-q", f"{PLAN}/plan.yaml")
    document = json.loads(run("review", "-f", "json").out)
    codes = [item["code"] for item in document["notices"]]
    assert "file-missing" in codes
    assert {"statement-withdrawn", "version-withdrawn"}.isdisjoint(codes)


def test_a_sparse_checkout_is_no_deletion(repo: Repo, run: Run) -> None:
    repo.git("sparse-checkout", "set", "--no-cone", "/*", f"!/{PLAN}/{DRAFT}")
    repo.edit(f"{PLAN}/{LOG}", ("2025-01-05", "2025-01-06"))
    assert "is not checked out in full" in run("review").err
    repo.git("commit", "-q", "-am", "A date")
    assert "1 statement edited. 1 warning." in run("review", "main", "HEAD").out


def test_a_plan_at_the_top_has_whatever_folder(repo: Repo, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    top = Repo(repo.path.parent / "any name")
    shutil.copytree(repo.path / PLAN, top.path)
    top.git("init", "-q", "-b", "main", ".")
    top.commit()
    monkeypatch.chdir(top.path)
    top.edit(LOG, ("2025-01-05", "2025-01-06"))
    document = json.loads(run("review", "-f", "json").out)
    assert [(item["plan"], item["folder"], item["judged"]) for item in document["plans"]] == [("small", "", True)]
    assert [item["code"] for item in document["notices"]] == ["statement-redated"]


PAGES: list[tuple[list[tuple[str, str]], str]] = [
    (
        [("  text: The ferry is closed within 30 days.\n", "")],
        "text (en): {-The ferry is closed within 30 days.-} → {+none+}",
    ),
    (
        [("text: The ferry is closed within 30 days.", "text: {en: The ferry is closed within 30 days., uk: Так.}")],
        "text (uk): {-none-} → {+Так.+}",
    ),
    ([("title: The ferry\n", "title: The ferry\n  derived_from: []\n")], "derived from: {-by its id-} → {+nothing+}"),
    ([("topic: trade", "topic: border")], "topic: {-trade-} → {+border+}"),
]


@pytest.mark.parametrize(("changes", "told"), PAGES)
def test_every_edit_of_a_point_is_shown(changes: list[tuple[str, str]], told: str, repo: Repo, run: Run) -> None:
    repo.edit(f"{PLAN}/{DRAFT}", *changes)
    assert told in " ".join(run("review").out.split())


def test_an_edited_tombstone_is_edited(repo: Repo, run: Run) -> None:
    repo.edit(f"{PLAN}/{REPLY}", ("  status: dropped\n", "  status: dropped\n  reason: withdrawn\n"))
    out = run("review").out
    assert "≠ 2 The ferry" in out
    assert "reason: {-none-} → {+withdrawn+}" in out
    assert "entered" not in out


def test_a_sub_point_that_goes_does_not_reword_its_point(repo: Repo, run: Run) -> None:
    repo.git("checkout", "-q", "main")
    part = "  subpoints:\n  - id: lane\n    title: The lane\n    text: One lane.\n"
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days.\n", f"within 30 days.\n{part}"))
    repo.commit()
    repo.edit(f"{PLAN}/{DRAFT}", (part, ""))
    out = run("review").out
    assert "reworded" not in out
    assert "✕ lane The lane" in out


def test_levels_are_told(repo: Repo, run: Run) -> None:
    repo.edit(f"{PLAN}/plan.yaml", ("topics:\n", "alarms: {number: info}\ntopics:\n"))
    assert "≠ alarm number: {-as the rule has it-} → {+info+}" in run("review").out
