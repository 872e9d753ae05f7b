"""The action for GitHub: its steps run with what GitHub sets, on a real repository, against a GitHub of our own."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fake_github import APP, BOT, FakeGitHub, serving
from jobs import FOLDER, Ended, Job
from test_edits import DRAFT, END_OF_LOG, LOG, SECOND, THIRD

from conftest import PROJECT
from repositories import SURROUNDINGS, Repo, needs_git, new_repo

pytestmark = [needs_git, pytest.mark.slow]
DOCUMENT = PROJECT / "docs" / "pull-requests.md"
PLAN = "plans/small"
MARKER = "<!-- planvers-review -->\n"
EVIL = [
    "::error::no error",
    "::stop-commands::x",
    "::set-output name=errors::0",
    "##[add-mask]a",
    "`$(touch pwned)` $(touch pwned) ; touch pwned",
    "@everyone",
    "<!-- planvers-review -->",
    "</details><script>alert(1)</script>",
    "errors=0",
]
LINES = re.compile(
    r"(?:(?:::(?:error|warning|notice) file=[^\r\n]*,title=planvers [\w-]+::[^\r\n]*|\d of level error, [^:\n]*)\n)+"
)


class Proposed(NamedTuple):
    """A pull request: the clone of the job, and its two ends."""

    repo: Repo
    base: str
    head: str

    @property
    def event(self) -> dict[str, Any]:
        """What GitHub tells of it."""
        return {"pull_request": {"number": 7, "base": {"sha": self.base}, "head": {"sha": self.head}}}


class Steps(NamedTuple):
    """A job whose steps that use other actions are done."""

    job: Job

    def all(self) -> list[Ended]:
        """Review, comment and verdict."""
        return [self.job.run(name) for name in ("Review", "Comment", "Verdict")]


@pytest.fixture
def proposed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Proposed:
    """A pull request that edits a point, adds a version and a statement."""
    for name, value in SURROUNDINGS.items():
        monkeypatch.setenv(name, value)
    repo = new_repo(tmp_path / "it's a repository")
    base = repo.git("rev-parse", "HEAD").strip()
    repo.git("checkout", "-q", "-b", "topic$(touch${IFS}pwned)'\"`touch${IFS}pwned`")
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", "within 60 days"))
    repo.edit(f"{PLAN}/{LOG}", (END_OF_LOG, END_OF_LOG + SECOND))
    repo.edit(f"{PLAN}/versions/third.yaml", ("", THIRD))
    return Proposed(repo, base, repo.commit())


def is_shown(told: str, start: str, request: pytest.FixtureRequest) -> None:
    """The document shows this in the block that begins so; it is rewritten under --update-golden."""
    text = DOCUMENT.read_text("utf-8")
    before, begin, rest = text.partition(start)
    assert begin
    shown = begin.partition("\n")[0] + "\n" + told + "```"
    if request.config.getoption("--update-golden"):
        text = before + shown + rest.partition("```")[2]
        DOCUMENT.write_text(text, "utf-8")
    assert shown in text


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    """A GitHub with a pull request on which nobody commented."""
    with serving() as server:
        yield server


def job_of(proposed: Proposed, github: FakeGitHub, **inputs: str) -> Job:
    job = Job(proposed.repo.path, proposed.repo.path.parent / "temp", proposed.event, **inputs)
    job.gave("install", python=sys.executable)
    job.surroundings |= {"GITHUB_API_URL": github.url, "GITHUB_GRAPHQL_URL": f"{github.url}/graphql"}
    return job


def commenting(proposed: Proposed, github: FakeGitHub, text: str = "What was found.\n") -> Job:
    """A job that has reviewed, with this to comment."""
    job = job_of(proposed, github)
    file = job.temp / "comment.md"
    file.write_text(MARKER + text, "utf-8")
    job.gave("review", comment=str(file), changed="true", exit_code="0")
    return job


def make_hostile(proposed: Proposed) -> Proposed:
    """The same, by somebody who wants the job to do something else."""
    repo = proposed.repo
    folded = "".join(f"\n    {line}\n" for line in EVIL)
    repo.edit(f"{PLAN}/{LOG}", ("summary: Said that the ferry may go.", f"summary: |{folded}"))
    repo.edit(f"{PLAN}/versions/third.yaml", ("title: The third text", f"title: '{EVIL[4]} {EVIL[6]}'"))
    for name in ("planvers", "json", "pip", "sitecustomize"):
        (repo.path / f"{name}.py").write_text("open('pwned', 'w')")
    # Of a plan with faults little is told, so they are in another one.
    other = repo.path / "plans" / "other\n::stop-commands::x"
    (other / "versions").mkdir(parents=True)
    (other / "plan.yaml").write_text('schema: 1\n"::error::a\\n::stop-commands::x\\r::set-env::y": 1\n')
    (other / "versions" / "a\n::stop-commands::x\n.yaml").write_text("schema: 1\n")
    return proposed._replace(head=repo.commit())


@pytest.mark.slow
def test_nothing_of_a_pull_request_acts(proposed: Proposed, github: FakeGitHub, tmp_path: Path) -> None:
    job = job_of(make_hostile(proposed), github)
    review, comment, verdict = Steps(job).all()
    assert (review.code, comment.code, verdict.code) == (0, 0, 1), "the verdict is spoken last"
    assert LINES.fullmatch(review.out)
    assert "::stop-commands::x" in review.out, "it is told, within a line"
    assert comment.out == "a comment was written\n"
    assert review.err + comment.err + verdict.err == ""
    assert set(review.outputs) == {
        *("changed", "headline", "errors", "warnings"),
        *("exit-code", "report", "comment"),
    }
    assert review.outputs["changed"] == "true"
    assert int(review.outputs["errors"]) > 1
    (told,) = github.comments
    assert told["body"] == MARKER + review.summary.removesuffix("\n")
    assert review.summary == Path(review.outputs["report"]).read_text("utf-8") + "\n"
    assert "everyone" in told["body"]
    for text in ("@everyone", "<script", "</details><script", "\n::", "\n##["):
        assert text not in told["body"]
    assert told["body"].count("<!-- planvers-review -->") == 1
    assert not [*tmp_path.rglob("pwned")]


@pytest.mark.slow
def test_what_a_shallow_checkout_lacks_is_fetched(
    proposed: Proposed, github: FakeGitHub, request: pytest.FixtureRequest
) -> None:
    shallow = Repo(proposed.repo.path.parent / "shallow")
    proposed.repo.git("commit", "-q", "--allow-empty", "-m", "Nothing")
    proposed.repo.git("clone", "-q", "--depth", "1", f"file://{proposed.repo.path}", str(shallow.path))
    job = job_of(proposed._replace(repo=shallow), github)
    ended = job.run("Review")
    assert (ended.code, ended.err) == (0, "")
    is_shown(ended.out, "```text\n::error file=", request)


@pytest.mark.slow
def test_a_branch_that_only_origin_has(proposed: Proposed, github: FakeGitHub) -> None:
    """The base that is named need not be here at all, and may have any name that git allows."""
    name = "release;touch${IFS}pwned'\"$(touch${IFS}pwned)"
    proposed.repo.git("branch", name, proposed.base)
    single = Repo(proposed.repo.path.parent / "single")
    proposed.repo.git("clone", "-q", "--single-branch", f"file://{proposed.repo.path}", str(single.path))
    job = job_of(proposed._replace(repo=single), github, base=name, fail_on="never")
    for _ in range(2):
        ended = job.run("Review")
        assert (ended.code, ended.outputs["errors"], ended.outputs["exit-code"]) == (0, "2", "0")
    assert not [*single.path.parent.rglob("pwned")]


@pytest.mark.parametrize(
    ("base", "told"),
    [
        ("v1", "v1 "),
        ("refs/tags/v1", "refs/tags/v1 "),
        ("release/1", "origin/release/1 "),
        ("origin/release/1", "origin/release/1 "),
        ("refs/heads/release/1", "origin/release/1 "),
        ("both", "both "),
        ("HEAD~1", "HEAD~1 "),
    ],
)
def test_a_shallow_checkout_has_the_base_fetched_by_name(
    base: str, told: str, proposed: Proposed, github: FakeGitHub
) -> None:
    """As actions/checkout leaves it: one commit, and no other branch or tag."""
    proposed.repo.git("tag", "v1", proposed.base)
    proposed.repo.git("tag", "-a", "-m", "A release", "both", proposed.base)
    proposed.repo.git("branch", "release/1", proposed.base)
    proposed.repo.git("branch", "both", proposed.head)
    shallow = Repo(proposed.repo.path.parent / "shallow")
    proposed.repo.git("clone", "-q", "--depth", "1", "--no-tags", f"file://{proposed.repo.path}", str(shallow.path))
    job = job_of(proposed._replace(repo=shallow), github, base=base, fail_on="never")
    ended = job.run("Review")
    assert (ended.code, ended.err, ended.outputs["errors"]) == (0, "", "2")
    assert f"\n{told}(" in ended.summary.replace("<!-- -->", "").replace("\\", "")


@pytest.mark.parametrize("base", ["v2", "--upload-pack=touch pwned", "refs/notes/x", "v*", "[v]1"])
def test_a_base_that_origin_does_not_have_is_told(base: str, proposed: Proposed, github: FakeGitHub) -> None:
    proposed.repo.git("tag", "v1", proposed.base)
    shallow = Repo(proposed.repo.path.parent / "shallow")
    proposed.repo.git("clone", "-q", "--depth", "1", "--no-tags", f"file://{proposed.repo.path}", str(shallow.path))
    ended = job_of(proposed._replace(repo=shallow), github, base=base).run("Review")
    assert (ended.code, ended.err) == (2, "")
    assert ended.out.startswith("::error title=planvers review::there is no revision '")
    assert not [*shallow.path.parent.rglob("pwned")]


@pytest.mark.parametrize(
    ("inputs", "event", "told"),
    [
        ({"fail_on": "all"}, None, "the input fail-on is one of error, warning, info and never"),
        ({}, {}, "this is no pull request: name what to compare with in the input base"),
        ({"plans": "nowhere\n::error::"}, None, "there is no folder '"),
    ],
    ids=["fail-on", "no-pull-request", "no-folder"],
)
def test_what_cannot_be_reviewed_is_told_in_one_line(
    inputs: dict[str, str], event: dict[str, Any] | None, told: str, proposed: Proposed, github: FakeGitHub
) -> None:
    job = job_of(proposed, github, **inputs)
    if event is not None:
        job.contexts["github"]["event"] = event
    ended = job.run("Review")
    assert ended.code == 2
    assert ended.out.startswith(f"::error title=planvers review::{told}")
    assert ended.out.count("\n") == 1
    assert (ended.outputs, ended.summary, ended.err) == ({}, "", "")


def test_the_comment_is_written_once_and_then_kept(proposed: Proposed, github: FakeGitHub) -> None:
    outs = []
    for text in ("One error.\n", "One error.\n", "Nothing to object to.\n"):
        ended = commenting(proposed, github, text).run("Comment")
        assert (ended.code, ended.err) == (0, "")
        outs.append(ended.out)
    assert outs == [
        "a comment was written\n",
        "the comment says this already\n",
        "the comment was brought up to date\n",
    ]
    assert [item.split()[0] for item in github.writes] == ["POST", "PATCH"]
    assert [item["body"] for item in github.comments] == [MARKER + "Nothing to object to.\n"]


def test_the_own_comment_is_found_among_many(proposed: Proposed, github: FakeGitHub) -> None:
    for number in range(120):
        github.add(f"Remark {number}, see {MARKER}", BOT)
    github.add(MARKER + "I copied the mark.", {"login": "somebody", "type": "User"})
    github.add(MARKER + "My account is gone.", None)
    github.add(MARKER.replace("\n", "\r\n") + "Found.\r\n", BOT)
    assert commenting(proposed, github, "Found.\n").run("Comment").out == "the comment says this already\n"
    assert commenting(proposed, github, "Found more.\n").run("Comment").out == "the comment was brought up to date\n"
    assert github.writes == ["PATCH /repos/someone/plans/issues/comments/1122"]


@pytest.mark.parametrize(
    ("author", "is_silent"),
    [(BOT, False), (APP, False), ({"login": "editor", "type": "User"}, False), (BOT, True), (APP, True)],
    ids=["job", "app", "person", "unknown-job", "unknown-app"],
)
def test_every_token_keeps_its_own_comment(
    author: dict[str, str], is_silent: bool, proposed: Proposed, github: FakeGitHub
) -> None:
    """Whoever else began a comment with the mark, apps among them; if need be it is found out by trying."""
    github.author, github.is_silent = author, is_silent
    others = [{"login": "somebody", "type": "User"}, {"login": "other[bot]", "type": "Bot"}, BOT, APP]
    for user in (item for item in others if item != author):
        github.add(MARKER + "Not by us.", user)
    kept = len(github.comments)
    for text, told in (("One.\n", "written"), ("One.\n", "says this already"), ("Two.\n", "brought up to date")):
        ended = commenting(proposed, github, text).run("Comment")
        assert (ended.code, ended.err) == (0, "")
        assert told in ended.out
    assert [item["body"] for item in github.comments] == [MARKER + "Not by us."] * kept + [MARKER + "Two.\n"]
    if not is_silent:
        assert [item.split()[0] for item in github.writes] == ["POST", "PATCH"]


@pytest.mark.parametrize(
    ("refused", "told"),
    [
        ({"POST": 403}, "::notice title=planvers review::no comment was written: the token may not"),
        ({"GET": 404}, "::notice title=planvers review::no comment was written: the token may not"),
        ({"POST": 502}, "::warning title=planvers review::no comment was written: GitHub answered 502"),
        ({"GET": 302}, "::warning title=planvers review::no comment was written: GitHub answered 302"),
    ],
    ids=["fork", "not-seen", "broken", "elsewhere"],
)
def test_no_job_fails_for_want_of_a_comment(
    refused: dict[str, int], told: str, proposed: Proposed, github: FakeGitHub
) -> None:
    github.refused = refused
    ended = commenting(proposed, github).run("Comment")
    assert (ended.code, ended.err, github.comments) == (0, "", [])
    assert ended.out.startswith(told)
    assert len(github.reads) == 1, "the token goes nowhere else"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (b"no HTTP at all\r\n\r\n", "GitHub's answer was not understood (BadStatusLine)"),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 99\r\n\r\n[", "GitHub's answer was not understood (IncompleteRead)"),
        (b"HTTP/1.0 200 OK\r\n\r\n", "GitHub's answer was not understood (JSONDecodeError)"),
        (b'HTTP/1.0 200 OK\r\n\r\n"\xff"', "GitHub's answer was not understood (UnicodeDecodeError)"),
        (b"HTTP/1.0 200 OK\r\n\r\nnull", "GitHub's answer was not understood (TypeError)"),
        (b'HTTP/1.0 200 OK\r\n\r\n{"message": "x"}', "GitHub's answer was not understood (TypeError)"),
        (b"HTTP/1.0 200 OK\r\n\r\n[{}]", "GitHub's answer was not understood (KeyError)"),
        (b"HTTP/1.0 200 OK\r\n\r\n[" + b"[" * 200_000, "GitHub's answer was not understood (RecursionError)"),
        (b"", "Remote end closed connection without response"),
    ],
    ids=["no-http", "cut", "empty", "no-utf8", "null", "mapping", "no-body", "deep", "nothing"],
)
def test_no_job_fails_for_an_odd_answer(answer: bytes, told: str, proposed: Proposed, github: FakeGitHub) -> None:
    github.odd = {"GET": answer}
    ended = commenting(proposed, github).run("Comment")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"::warning title=planvers review::no comment was written: {told}\n"


def test_no_comment_where_there_is_nothing_to_say(proposed: Proposed, github: FakeGitHub) -> None:
    job = commenting(proposed, github)
    job.steps["review"]["outputs"]["changed"] = "false"
    assert job.run("Comment").out == "no comment: no file of a plan was edited\n"
    github.add(MARKER + "An error.", BOT)
    assert job.run("Comment").out == "the comment was brought up to date\n", "it would be wrong otherwise"
    job.contexts["github"]["event"] = {}
    assert job.run("Comment").out == "no comment: this is no pull request\n"


@pytest.mark.parametrize("code", ["0", "1"])
def test_the_verdict_is_that_of_the_review(code: str, proposed: Proposed, github: FakeGitHub) -> None:
    job = job_of(proposed, github)
    job.gave("review", exit_code=code)
    assert job.run("Verdict").code == int(code)


def test_planvers_is_installed_from_the_actions_own_commit(proposed: Proposed, github: FakeGitHub) -> None:
    """Apart from the checkout: what lies there as a module is not looked at."""
    job = job_of(proposed, github)
    python = job.temp / "python"
    python.write_text(
        '#!/bin/sh\necho "$@" >> "$RUNNER_TEMP/log"\n[ "$3" != venv ] || { mkdir -p "$4/bin" && cp "$0" "$4/bin"; }\n'
    )
    python.chmod(0o755)
    job.gave("python", python_path=str(python))
    ended = job.run("Install planvers")
    place = job.temp / "planvers-review" / "venv"
    assert (ended.code, ended.err, ended.outputs) == (0, "", {"python": f"{place}/bin/python"})
    made, installed = (job.temp / "log").read_text().splitlines()
    assert made == f"-I -m venv {place}"
    assert re.fullmatch(r"-I -m pip install (--[\w-]+ )*" + re.escape(f"{FOLDER}/../../.."), installed)
