"""Versions named in git revisions, REV:id and REV:path, as their users type them."""

import json
import shutil
from pathlib import Path

import pytest

from conftest import SMALL, Run
from helpers import edit
from repositories import commit, git, leave_alone, repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
_LOOSE = "loose/draft copy.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that tests only read: the small plan, whose draft the working tree words otherwise than `main`."""
    folder = repository(tmp_path_factory.mktemp("named") / "repository")
    draft = folder / "plans" / "small" / "versions" / "draft.yaml"
    shutil.copytree(SMALL, draft.parent.parent)
    (folder / "loose").mkdir()
    shutil.copy(draft, folder / _LOOSE)
    commit(folder)
    git(folder, "tag", "feature/v1")
    edit(draft, ("within 30 days", "within 60 days"))
    return folder


@pytest.fixture(autouse=True)
def _here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_alone(monkeypatch)
    monkeypatch.chdir(folder)


@pytest.mark.parametrize(
    "name",
    [
        "main:draft",
        "HEAD:previous",
        "feature/v1:draft",
        "main@{2100-01-01 10:00}:draft",
        "main^{/Say some}:draft",
        "main:plans/small/versions/draft.yaml",
        "main:./plans/small/versions/draft.yaml",
        "main:plans/../plans/small/versions/draft.yaml",
        f"main:{_LOOSE}",
    ],
)
def test_one_version_by_its_names(name: str, run: Run) -> None:
    ran = run("show", name)
    assert (ran.code, ran.err) == (0, "")
    assert "within 30 days" in run("show", name, "ferry").out
    assert "within 60 days" in run("show", "draft", "ferry").out


def test_paths_begin_at_the_top_or_here(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "plans" / "small")
    for name in ("plans/small/versions/draft.yaml", "./versions/draft.yaml", "../small/versions/draft.yaml"):
        assert run("show", f"HEAD:{name}").code == 0
    told = "there is no file 'versions/draft.yaml' in HEAD (from here write ./versions/draft.yaml)"
    assert run("show", "HEAD:versions/draft.yaml").err == f"planvers: error: {told}\n"
    assert run("show", "HEAD:../../../../etc/x.yaml").code == 2


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("mian:draft", "there is no revision 'mian' (did you mean 'main'?)"),
        ("HAED:draft", "there is no revision 'HAED' (did you mean 'HEAD'?)"),
        ("--all:draft", "there is no revision '--all'"),
        ("main:darft", "there is no version 'darft' (did you mean 'draft'?)"),
        ("main:plans/small/versions/darft.yaml", "(did you mean 'plans/small/versions/draft.yaml'?)"),
        ("main:no/\x1b[31m\n.yaml", "there is no file 'no/\\x1b[31m\\n.yaml' in main"),
        ("main:", "'main:' names no version (write REV:id or REV:path, for example HEAD:latest)"),
        (":draft", "':draft' names no version"),
        ("C:\\plans\\draft.yaml", "there is no file 'C:\\plans\\draft.yaml'"),
        ("c:/plans/draft.yaml", "there is no file 'c:/plans/draft.yaml'"),
    ],
)
def test_what_names_nothing_is_told(name: str, message: str, run: Run) -> None:
    ran = run("show", "--", name)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.rstrip("\n").isprintable()


def test_a_file_that_is_there_is_no_revision(
    folder: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("main:draft.yaml", "c:draft"):
        shutil.copy(folder / _LOOSE, name)
    assert run("show", "main:draft.yaml").code == 0
    assert "lies in no git repository" in run("show", "c:draft").err


def test_one_version_in_two_revisions(run: Run) -> None:
    ran = run("diff", "main:draft", "draft")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("The draft (1 Jan 2025) in main  →  The draft (1 Jan 2025) on disk\n")
    assert "1 reworded" in ran.out
    assert run("diff", "draft", "main:draft").out.startswith(
        "The draft (1 Jan 2025) on disk  →  The draft (1 Jan 2025) in"
    )
    same = run("diff", "main:draft", "feature/v1:draft", "--exit-code")
    assert (same.code, same.out.splitlines()[-1]) == (0, "No changes.")
    assert run("map", "main:draft", "draft").out.startswith("The draft (1 Jan 2025) in main  →  The draft")


def test_lineage_and_statements_are_followed_between_revisions(run: Run) -> None:
    on_disk = run("diff", "draft", "reply").out.splitlines()
    across = run("diff", "main:draft", "reply").out.splitlines()
    assert across[0] == "The draft (1 Jan 2025) in main  →  The reply (1 Feb 2025) on disk"
    # But for the heading and the words that changed in the working tree.
    assert [line.replace("60 days", "30 days") for line in on_disk[1:]] == across[1:]
    within = run("diff", "main:draft", "main:reply").out.splitlines()
    assert within[1:] == across[1:]
    assert run("diff", "HEAD:reply").out.splitlines()[1:] == within[1:]
    assert run("diff", "HEAD:latest", "reply", "--exit-code").code == 0


def test_a_version_that_does_not_fit_into_the_plan_is_compared_all_the_same(
    folder: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "-q", str(folder), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    versions = Path("plans/small/versions")
    # Here the reply comes first, and the draft is based on it.
    edit(versions / "reply.yaml", ("based_on: [draft]\n", ""), ("2025-02-01", "2024-12-01"))
    edit(versions / "draft.yaml", ("kind: draft\n", "kind: draft\nbased_on: [reply]\n"))
    ran = run("diff", "main:reply", "draft")
    assert (ran.code, ran.err) == (0, "")


def test_other_commands_and_documents_name_the_revision(run: Run) -> None:
    found = json.loads(run("diff", "main:draft", "draft", "-f", "json").out)
    assert [found["inputs"][side]["path"] for side in ("old", "new")] == [
        "main:plans/small/versions/draft.yaml",
        "plans/small/versions/draft.yaml",
    ]
    for command in (
        ["stance", "main:latest"],
        ["open", "main:reply"],
        ["history", "main:draft#ferry"],
        ["summary", "main:reply"],
    ):
        ran = run(*command)
        assert (ran.code, ran.err) == (0, ""), command


def test_faults_are_told_where_they_stand_in_the_revision(
    folder: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "-q", str(folder), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    edit(Path("plans/small/versions/draft.yaml"), ("kind: draft", "kind: drift"))
    commit(tmp_path / "clone")
    edit(Path("plans/small/versions/draft.yaml"), ("kind: drift", "kind: draft"))
    ran = run("diff", "HEAD:draft", "draft")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("HEAD:plans/small/versions/draft.yaml:5:7: error [not-in-vocabulary]")
    assert run("diff", "HEAD~1:draft", "draft", "--exit-code").code == 0


def test_several_plans_none_and_where_they_are_looked_for(
    folder: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(folder), "bare.git")
    assert run("-C", tmp_path / "bare.git", "show", "main:draft").code == 0
    assert run("-C", folder, "show", "main:draft").code == 0
    assert "no plan in main" in run("-C", folder / "loose", "show", "main:draft").err
    monkeypatch.setenv("PLANVERS_PLANS", str(folder / "plans" / "small"))
    monkeypatch.chdir(tmp_path)
    assert run("show", "main:draft").code == 0
    monkeypatch.delenv("PLANVERS_PLANS")
    git(tmp_path, "clone", "-q", str(folder), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    shutil.copytree("plans/small", "plans/other")
    edit(Path("plans/other/plan.yaml"), ("id: small", "id: other"))
    commit(tmp_path / "clone")
    assert run("show", "HEAD:draft").err.endswith(
        "more than one plan in HEAD: other, small (say which before the command: planvers --plan other …)\n"
    )
    assert run("--plan", "other", "show", "HEAD:draft").code == 0
    assert (
        "there is no plan 'othre' in HEAD (did you mean 'other'?)" in run("--plan", "othre", "show", "HEAD:draft").err
    )
