"""Pull requests of somebody who means harm: nothing runs, nothing leaks from elsewhere, and the review still comes."""

import json
import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from test_edits import DRAFT, END_OF_LOG, LOG, SECOND

from conftest import Run
from repositories import Repo, blob, leave_alone, needs_git, new_repo

pytestmark = needs_git
PLAN = "plans/small"
ELSEWHERE = "the key to everything"
# What a reader, a runner of jobs, a terminal or a page could take for more than text.
INJECTIONS = {
    "table": "a | b | c",
    "mention": "@everyone look at #12 and GH-3",
    "html": "<img src=x onerror=alert(1)></details></summary><script>",
    "comment": "<!-- planvers-review -->",
    "link": "[click](javascript:alert(1)) ![](https://evil.example/x.png)",
    "code": "`a` ``b`` ~~~",
    "command": "::error file=x::owned",
    "mask": "::add-mask::all",
    "stop": "::stop-commands::x",
    "percent": "%0A::error::owned %25",
    "colon": "title=x,line=1::y",
    "heading": "# Verdict: nothing to object to",
}


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    leave_alone(monkeypatch)
    made = new_repo(tmp_path / "repo")
    (tmp_path / "elsewhere.yaml").write_text(f"schema: 1\nid: elsewhere\ntitle: {ELSEWHERE}\n", "utf-8")
    monkeypatch.chdir(made.path)
    made.git("checkout", "-q", "-b", "topic")
    return made


def inject(repo: Repo, text: str) -> None:
    """A statement and a title that say this, and a wording that has it in place of a number."""
    said = SECOND.replace("Said that the ferry may go.", json.dumps(text))
    repo.edit(f"{PLAN}/{LOG}", (END_OF_LOG, END_OF_LOG + said))
    repo.edit(
        f"{PLAN}/{DRAFT}",
        ("  title: The ferry\n", f"  title: {json.dumps(text)}\n"),
        (
            "text: The ferry is closed within 30 days.",
            f"text: {json.dumps('The ferry is closed within 40 days. ' + text)}",
        ),
    )


@pytest.mark.parametrize("name", INJECTIONS)
def test_no_text_becomes_more_than_text(name: str, repo: Repo, run: Run) -> None:
    text = INJECTIONS[name]
    inject(repo, text)
    ran = run("review", "-f", "github")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert all(
        re.match(r"::(error|warning|notice) file=plans/small/[a-z/.]+,line=\d+,col=\d+,title=planvers ", line)
        for line in lines
    )
    page = run("review", "-f", "markdown").out
    html = MarkdownIt("gfm-like", {"linkify": False}).render(page)
    allowed = {"a", "br", "details", "summary", "p", "h1", "h2", "h3", "ul", "li", "strong", "s", "em", "hr"}
    allowed |= {"table", "thead", "tbody", "tr", "th", "td", "blockquote", "code", "ol"}
    assert set(re.findall(r"<([a-z0-9]+)", html)) <= allowed
    assert "javascript:" not in re.findall(r'href="([^"]*)"', html)
    assert "<img" not in html
    assert html.count("<h1>") == 1
    assert page.splitlines()[0].startswith("# planvers: 1 point edited and 1 statement added.")
    issues = json.loads(run("review", "-f", "gitlab").out)
    assert {issue["location"]["path"] for issue in issues} <= {f"{PLAN}/{DRAFT}", f"{PLAN}/{LOG}"}
    assert run("review").code == 0


def test_a_line_end_in_a_statement_ends_no_command(repo: Repo, run: Run) -> None:
    inject(repo, "one\n::error::owned\r\n::add-mask::two")
    for form in ("github", "text", "markdown"):
        lines = run("review", "-f", form, "--fail-on", "error").out.splitlines()
        assert not any(line.strip().startswith(("::error::", "::add-mask::")) for line in lines), form


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("target", ["../../../../elsewhere.yaml", "../../../.git/config", "/etc/passwd"])
@pytest.mark.parametrize("is_committed", [False, True], ids=["working-tree", "commit"])
def test_what_a_link_leads_to_is_not_read(target: str, is_committed: bool, repo: Repo, run: Run) -> None:
    (repo.path / PLAN / "versions" / "third.yaml").symlink_to(target)
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", "within 60 days"))
    if is_committed:
        repo.commit()
    ran = run("review", "main", *(["topic"] if is_committed else []), "-f", "json")
    document = json.loads(ran.out)
    assert (ran.code, ELSEWHERE in ran.out, "root:" in ran.out, "[core]" in ran.out) == (0, False, False, False)
    told = {(item["code"], item["path"]) for item in document["notices"]}
    assert ("file-unreadable", f"{PLAN}/versions/third.yaml") in told
    assert ("wording-edited", f"{PLAN}/{DRAFT}") in told


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", ["plans/small", "plans/small/versions", "plans"])
def test_folders_that_are_links_are_not_entered(name: str, repo: Repo, run: Run) -> None:
    outside = repo.path.parent / "outside"
    (repo.path / name).rename(outside)
    for path in outside.rglob("draft.yaml"):
        path.write_text(path.read_text("utf-8").replace("The ferry", ELSEWHERE), "utf-8")
    (repo.path / name).symlink_to(outside)
    ran = run("review", "-f", "json")
    assert ran.code == 0
    assert ELSEWHERE not in ran.out


def test_enormous_and_binary_files_are_faults_and_no_more(repo: Repo, run: Run) -> None:
    with (repo.path / PLAN / "versions" / "third.yaml").open("wb") as file:
        file.truncate(30 * 1024 * 1024)
    (repo.path / PLAN / "versions" / "fourth.yaml").write_bytes(b"\x00\xff\xfe" * 100)
    repo.commit()
    document = json.loads(run("review", "main", "topic", "-f", "json").out)
    assert {item["code"] for item in document["notices"]} == {"file-too-large", "file-not-utf8"}


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there are no such names")
def test_names_of_files_are_shown_as_one_line(repo: Repo, run: Run) -> None:
    for name in ("a\n::error::owned.yaml", "b,line=1::x.yaml", "c%0A.yaml", "\x1b[31md.yaml", "e|`<b>.yaml"):
        (repo.path / PLAN / "versions" / name).write_text("x: 1\n", "utf-8")
    for form in ("text", "markdown", "github", "gitlab", "json"):
        ran = run("review", "-f", form)
        assert ran.code == 0
        assert "\x1b" not in ran.out
        assert not any(line.startswith("::error::") for line in ran.out.splitlines())
    assert all(
        ",line=1,col=1,title=planvers file-name::" in line for line in run("review", "-f", "github").out.splitlines()
    )


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there are no such names")
def test_check_shows_names_of_files_and_folders_as_one_line(repo: Repo, run: Run) -> None:
    odd = repo.path / "plans" / os.fsdecode(b"odd\xff\x1b[31m\n::error::owned")
    shutil.copytree(repo.path / PLAN, odd)
    (repo.path / PLAN / "versions" / os.fsdecode(b"\xff\x1b[31m\n::error::owned.yaml")).touch()
    shown = rf"{PLAN}/versions/\xff\x1b[31m\n::error::owned.yaml"
    for form in ("text", "github", "gitlab", "json"):
        ran = run("check", "-f", form, PLAN, odd)
        assert ran.code == 1, form
        assert all(line.isprintable() for line in ran.out.split("\n")), form
        assert not any(line.startswith("::error::") for line in ran.out.split("\n")), form
    assert shown in run("check", PLAN).out
    assert {item["location"]["path"] for item in json.loads(run("check", "-f", "gitlab", PLAN).out)} == {shown}
    for name in (odd / "none", odd / "versions" / os.fsdecode(b"\xff")):
        assert run("check", name).err.rstrip("\n").isprintable()


def test_a_branch_may_be_called_anything(repo: Repo, run: Run) -> None:
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", "within 60 days"))
    commit = repo.commit()
    for name in ("--upload-pack=touch x", "$(touch x)", "-x", "a'b;touch x", "`touch x`"):
        listed = f"refs/heads/{name}".replace(" ", "_")
        (repo.path / ".git" / listed).parent.mkdir(parents=True, exist_ok=True)
        (repo.path / ".git" / listed).write_text(f"{commit}\n", "utf-8")
        ran = run("review", "--", "main", name.replace(" ", "_"))
        assert (ran.code, "1 point edited" in ran.out) == (0, True), ran.err
    assert not (repo.path / "x").exists()


def test_a_content_is_no_file_of_a_plan_because_it_looks_like_one(repo: Repo, run: Run) -> None:
    """What lies beside plans, and a blob that nothing names, is not looked at."""
    blob(repo.path, ELSEWHERE.encode())
    repo.edit("others/versions/elsewhere.yaml", ("", f"title: {ELSEWHERE}\n"))
    ran = run("review", "-f", "json")
    assert json.loads(ran.out)["plans"] == []
    assert ELSEWHERE not in ran.out
