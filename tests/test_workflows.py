"""Files that others run for us: workflows, the action, and what the document gives to copy."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import review
import yaml
from jobs import FOLDER
from runner import MARKER, add_outputs, tell
from test_action import is_shown
from test_review import propose

from conftest import PROJECT
from repositories import SURROUNDINGS, Repo, needs_git, new_repo

DOCUMENT = PROJECT / "docs" / "pull-requests.md"
OWN = "./.github/actions/review"
_ELSEWHERE = "OWNER/planvers/.github/actions/review@COMMIT"
_PIN = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def blocks(language: str) -> list[str]:
    """What the document gives to copy."""
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)


(GITHUB,) = (block for block in blocks("yaml") if "\njobs:\n" in block)
(GITLAB,) = (block for block in blocks("yaml") if block.startswith("planvers:\n"))
(HOOK,) = (block for block in blocks("sh") if block.startswith("#!"))
WORKFLOWS = {path.name: path.read_text("utf-8") for path in (PROJECT / ".github" / "workflows").glob("*.yml")}
WORKFLOWS["pull-requests.md"] = GITHUB
ACTION = (FOLDER / "action.yml").read_text("utf-8")


def jobs(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(text)["jobs"]
    return found


def all_steps() -> list[dict[str, Any]]:
    steps = list(yaml.safe_load(ACTION)["runs"]["steps"])
    return steps + [step for text in WORKFLOWS.values() for job in jobs(text).values() for step in job["steps"]]


def test_no_expression_stands_in_a_script() -> None:
    scripts = [step["run"] for step in all_steps() if "run" in step]
    assert len(scripts) >= 5
    for script in scripts:
        assert "${{" not in script
        assert subprocess.run(["/bin/bash", "-n"], input=script.encode(), check=False).returncode == 0
    for path in FOLDER.glob("*.[ps]*"):
        assert "${{" not in path.read_text("utf-8")
    for path in FOLDER.glob("*.sh"):
        assert subprocess.run(["/bin/bash", "-n", str(path)], check=False).returncode == 0


@pytest.mark.parametrize("name", ["action.yml", *WORKFLOWS])
def test_other_actions_are_pinned(name: str) -> None:
    """To a commit, since a tag can be moved; the tag is told behind it."""
    text = ACTION if name == "action.yml" else WORKFLOWS[name]
    used = re.findall(r"uses: (.*)", text)
    assert used
    for item in used:
        assert item in (OWN, _ELSEWHERE) or _PIN.fullmatch(item), item


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_job_may_do_what_it_needs_and_nothing_else(name: str) -> None:
    document = yaml.safe_load(WORKFLOWS[name])
    assert document["permissions"] == {"contents": "read"}
    for job in document["jobs"].values():
        comments = any(step.get("uses") in (OWN, _ELSEWHERE) for step in job["steps"])
        writes = {"contents": "read", "pull-requests": "write"} if comments else None
        assert job.get("permissions") == writes
        assert job["timeout-minutes"] <= 20
        assert job["steps"][0]["with"]["persist-credentials"] is False
    # PyYAML reads the key `on` as true.
    assert "pull_request_target" not in str(document[True])


def test_the_token_is_known_to_one_step() -> None:
    steps = yaml.safe_load(ACTION)["runs"]["steps"]
    assert [step["name"] for step in steps if "token" in str(step)] == ["Comment"]


def test_the_document_gives_what_this_repository_runs() -> None:
    assert GITHUB.replace(_ELSEWHERE, OWN) == WORKFLOWS["review.yml"]


@pytest.mark.parametrize("sort", ["inputs", "outputs"])
def test_inputs_and_outputs_are_described(sort: str) -> None:
    table = DOCUMENT.read_text("utf-8").partition(f"\n| {sort[:-1]} |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE) == list(yaml.safe_load(ACTION)[sort])


@pytest.mark.parametrize("length", [65_000, 66_000, 10**6])
def test_a_comment_is_never_too_long(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where what must be said is longer than a comment may be."""
    monkeypatch.setattr(review, "page", lambda _, limit: "x" * (limit if length < 10**6 else length))
    told = review.comment(review.Asked("a", "b", ".", None), "x" * length, "Nothing to object to.")
    assert told.startswith(MARKER + "\n")
    assert len(told) <= 65_536
    assert ("Nothing to object to" in told) is (length == 10**6)


def test_nothing_ends_a_command_or_an_output_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tell("notice", "100%\n::stop-commands::x\r\n::error::y")
    assert capsys.readouterr().out == ("::notice title=planvers review::100%25%0A::stop-commands::x%0D%0A::error::y\n")
    file = tmp_path / "output"
    monkeypatch.setenv("GITHUB_OUTPUT", str(file))
    ends = []
    for _ in range(2):
        file.unlink(missing_ok=True)
        add_outputs({"headline": "a\nEOF\nerrors=0"})
        begin, *_, end = file.read_text("utf-8").splitlines()
        assert begin == f"headline<<{end}"
        ends.append(end)
    assert ends[0] != ends[1], "nobody can know it before"


class Clone(NamedTuple):
    """A clone of a server, with edits on a branch, and surroundings in which planvers is a command."""

    repo: Repo
    server: Path
    surroundings: dict[str, str]

    def ran(self, *command: str) -> subprocess.CompletedProcess[str]:
        """What a command says in the clone."""
        return subprocess.run(
            command, cwd=self.repo.path, env=self.surroundings, capture_output=True, check=False, encoding="utf-8"
        )

    def add_hook(self, path: Path, base: str) -> None:
        """The script of the document as a hook."""
        path.parent.mkdir(exist_ok=True)
        path.write_text(HOOK.replace("base=origin/main", f"base={base}"))
        path.chmod(0o755)


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    for name, value in SURROUNDINGS.items():
        monkeypatch.setenv(name, value)
    repo, server = new_repo(tmp_path / "clone"), tmp_path / "server.git"
    repo.git("clone", "-q", "--bare", ".", str(server))
    repo.git("remote", "add", "origin", "../server.git")
    repo.git("fetch", "-q")
    repo.git("checkout", "-q", "-b", "topic")
    propose(repo)
    repo.commit()
    program = tmp_path / "bin" / "planvers"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m planvers "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return Clone(repo, server, {**SURROUNDINGS, "PATH": path, "PYTHONPATH": str(PROJECT)})


@needs_git
def test_a_hook_refuses_to_push_errors(clone: Clone, request: pytest.FixtureRequest) -> None:
    clone.add_hook(clone.repo.path / ".git" / "hooks" / "pre-push", "origin/main")
    push = ("git", "push", "origin", "topic")
    ended = clone.ran(*push)
    assert ended.returncode == 1
    is_shown(f"$ {' '.join(push)}\n{ended.stderr}", "```console\n$ git push", request)


@needs_git
@pytest.mark.slow
def test_a_hook_of_a_server_refuses_errors_and_takes_the_rest(clone: Clone) -> None:
    clone.add_hook(clone.server / "hooks" / "pre-receive", "main")
    ended = clone.ran("git", "push", "origin", "topic")
    assert ended.returncode == 1
    assert "remote: plans/small/versions/draft.yaml:21:9: error [wording-edited] ferry: " in ended.stderr
    assert "[remote rejected] topic -> topic (pre-receive hook declined)" in ended.stderr
    assert clone.ran("git", "push", "-q", "origin", "main:fine").returncode == 0
    assert clone.ran("git", "push", "-q", "origin", ":fine").returncode == 0, "a branch may be removed"


@needs_git
@pytest.mark.slow
def test_the_job_for_gitlab(clone: Clone, request: pytest.FixtureRequest) -> None:
    job = yaml.safe_load(GITLAB)["planvers"]
    clone.surroundings.update(
        CI_MERGE_REQUEST_DIFF_BASE_SHA=clone.repo.git("rev-parse", "main").strip(),
        CI_COMMIT_SHA=clone.repo.git("rev-parse", "topic").strip(),
    )
    install, *script = job["script"]
    assert install.startswith("pip install ")
    ended = clone.ran("/bin/bash", "-eo", "pipefail", "-c", "\n".join(script))
    assert (ended.returncode, ended.stderr) == (1, "")
    is_shown(ended.stdout, "```text\nplans/small", request)
    report = yaml.safe_load((clone.repo.path / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert len(report) == len(ended.stdout.splitlines())
