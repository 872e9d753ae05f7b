"""git diff, git log -p and git show of plan files through planvers: real git, whatever the files hold."""

import random
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from test_edits import DRAFT, END_OF_LOG, LOG, SECOND, SOURCES, THIRD

from conftest import PROJECT, SMALL, Golden, Run
from planvers.commands import gitdriver
from planvers.driver import main
from planvers.git import driver
from repositories import Repo, git, leave_alone, needs_git, new_repo

pytestmark = needs_git
PLAN = "plans/small"
ESCAPE = "\x1b"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A repository with the small plan, in which git shows plan files through planvers; it is the current folder."""
    leave_alone(monkeypatch)
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    made = new_repo(tmp_path / "it's a repository ø")
    monkeypatch.chdir(made.path)
    driver.install(made.path, (sys.executable, "-P", "-m", "planvers.driver"), is_global=False)
    (made.path / ".gitattributes").write_text("\n".join(driver.ATTRIBUTES), "utf-8")
    made.commit("Attributes")
    return made


@pytest.mark.slow
def test_git_diff_tells_what_was_edited(repo: Repo, golden: Golden) -> None:
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", "within 60 days"))
    repo.edit(f"{PLAN}/{LOG}", (END_OF_LOG, END_OF_LOG + SECOND))
    repo.edit(f"{PLAN}/{SOURCES}", ("title: Southland answers", "title: An answer"))
    golden("git-diff.txt", repo.git("diff"))


@pytest.mark.slow
def test_log_and_show_compare_the_text_by_sentence(repo: Repo, golden: Golden) -> None:
    repo.edit(
        f"{PLAN}/{DRAFT}", ("within 30 days.", "within 60 days. It may open again."), ("id: draft\n", "id: draft # x\n")
    )
    repo.edit(f"{PLAN}/{LOG}", (END_OF_LOG, END_OF_LOG + SECOND))
    repo.commit()
    shown = repo.git("show", "--format=%s")
    golden("git-show.txt", shown)
    assert repo.git("log", "-p", "-1", "--format=%s") == shown


def test_hunks_of_the_files_themselves_name_the_point(repo: Repo) -> None:
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", "within 60 days"))
    assert "@@ - id: ferry\n" in repo.git("diff", "--no-ext-diff", "--no-textconv", "-U0")


@pytest.mark.slow
def test_files_that_come_and_go_and_are_renamed(repo: Repo, golden: Golden) -> None:
    repo.edit(f"{PLAN}/versions/third.yaml", ("", THIRD))
    (repo.path / PLAN / "versions" / "reply.yaml").unlink()
    repo.git("mv", f"{PLAN}/{DRAFT}", f"{PLAN}/versions/the 'first' one.yaml")
    repo.edit(f"{PLAN}/versions/the 'first' one.yaml", ("within 30 days", "within 60 days"))
    repo.git("add", "-A")
    golden("git-diff-files.txt", repo.git("diff", "--cached", "-M"))
    repo.commit()
    assert "the 'first' one.yaml" in repo.git("show")


def test_a_change_of_mode(repo: Repo) -> None:
    repo.git("config", "core.fileMode", "true")
    (repo.path / PLAN / LOG).chmod(0o755)
    shown = repo.git("diff")
    assert shown.startswith(f"planvers {PLAN}/{LOG}, mode 100644 → 100755\n")


def test_edits_that_mean_nothing_are_shown_as_they_are(repo: Repo) -> None:
    repo.edit(f"{PLAN}/{LOG}", ("schema: 1\n", "# A remark.\nschema: 1\n"))
    shown = repo.git("diff")
    assert "the edits change nothing that a plan records\n@@ -1,3 +1,4 @@\n+# A remark.\n" in shown


@pytest.mark.slow
def test_a_conflict(repo: Repo) -> None:
    for branch, days in (("one", "60"), ("other", "90")):
        repo.git("checkout", "-q", "-b", branch, "main")
        repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", f"within {days} days"))
        repo.commit(branch)
    with pytest.raises(AssertionError):
        repo.git("merge", "one")
    assert "<<<<<<<" in repo.git("diff")
    assert f"* Unmerged path {PLAN}/{DRAFT}" in repo.git("diff", "--cached")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"# Nothing.\n", "this is no file of a plan"),
        (b"key: value\n", "this is no file of a plan"),
        (b"points: [\n", "in line 2 [yaml-syntax]"),
        (b"points:\n- &a {id: x}\n- *a\n", "anchor &a in line 2 [yaml-anchor]"),
        (b"points: \xff\n\0\x1b[31m\n", "byte 0xff is not UTF-8"),
        (b"points: \x1b[31m\n\0", "ESCAPE"),
        (b'schema: 1\npoints: "\\e[31m"\n', "written as an escape in line 2 [hidden-character]"),
        (b"points:\n" + b"- " * 40 + b"x\n", "more than 32 lists and mappings inside each other"),
    ],
)
def test_whatever_a_file_holds_git_shows_something(
    content: bytes, why: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a b.yaml"
    path.write_bytes(content)
    old = SMALL / DRAFT
    assert main(["text", str(path)]) == 0
    text = capfd.readouterr().out
    assert main(["diff", "x.yaml", str(old), "1", "100644", str(path), "2", "100644"]) == 0
    shown = capfd.readouterr().out
    told = "control character (U+001B)" if why == "ESCAPE" else why
    assert text.startswith("# planvers shows this file as it is: ")
    assert told in text
    assert "x.yaml\nshown line by line; now: " in shown
    assert told in " ".join(shown.split())
    assert ESCAPE not in text + shown


@pytest.mark.slow
def test_git_goes_on_behind_files_that_are_broken(repo: Repo) -> None:
    (repo.path / PLAN / "plan.yaml").write_bytes(b"\0\x1b[31m\xff")
    (repo.path / PLAN / SOURCES).write_bytes(b"sources: [\n")
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", "within 60 days"))
    shown = repo.git("diff")
    assert "now: byte 0xff is not UTF-8\nthe files are binary, and differ\n" in shown
    assert "+sources: [\n" in shown
    assert "{-30-}{+60+}" in shown
    repo.commit()
    shown = repo.git("show")
    assert "+\\x00\\x1b[31m\\xff\n" in shown
    assert "+    The ferry is closed within 60 days." in shown


@pytest.mark.slow
def test_files_made_by_chance_are_shown(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(7)
    whole = (SMALL / DRAFT).read_bytes()
    path = tmp_path / "x.yaml"
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            place = chance.randrange(len(content))
            content[place : place + chance.randrange(3)] = bytes(
                chance.choices(b"\0\x1b:-[]{}\"'|>&*!%\n\t #\xc3z", k=2)
            )
        path.write_bytes(content)
        assert main(["text", str(path)]) == 0
        assert main(["diff", "x", str(SMALL / DRAFT), "1", "100644", str(path), "2", "100644"]) == 0
        out = capfd.readouterr().out
        assert ESCAPE not in out
        assert "planvers failed" not in out
        assert "cannot show" not in out


def test_a_fault_of_planvers_leaves_the_plain_difference(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise RecursionError

    path = tmp_path / "x.yaml"
    path.write_text((SMALL / DRAFT).read_text("utf-8").replace("30 days", "60 days"), "utf-8")
    monkeypatch.setattr(gitdriver, "edited", fail)
    monkeypatch.setattr(gitdriver, "text_of", fail)
    assert main(["diff", "x", str(SMALL / DRAFT), "1", "100644", str(path), "2", "100644"]) == 0
    assert "planvers failed (RecursionError)\n@@ " in capfd.readouterr().out
    settings = tmp_path / "settings"
    settings.write_text("[diff]\n orderFile = /nonexistent\n relative = true\n noPrefix = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert main(["diff", "x", str(SMALL / DRAFT), "1", "100644", str(path), "2", "100644"]) == 0
    assert "planvers failed (RecursionError)\n@@ " in capfd.readouterr().out
    assert main(["text", str(path)]) == 0
    assert "planvers failed (RecursionError)\nschema: 1\n" in capfd.readouterr().out
    for arguments in ([], ["text"], ["text", str(tmp_path / "gone")], ["diff", "a", "b"], ["diff", "a\x1b[31m"]):
        assert main(arguments) == 0
        assert ESCAPE not in capfd.readouterr().out


@pytest.mark.slow
def test_colours_are_those_that_git_shows(repo: Repo) -> None:
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", "within 60 days"))
    assert ESCAPE not in repo.git("diff")
    assert ESCAPE in repo.git("-c", "color.diff=always", "diff")
    assert ESCAPE in git(repo.path, "diff", GIT_PAGER_IN_USE="true", TERM="xterm")
    assert ESCAPE not in git(repo.path, "diff", GIT_PAGER_IN_USE="true", TERM="xterm", NO_COLOR="1")


def test_installing_twice_changes_nothing_and_can_be_taken_back(repo: Repo, run: Run) -> None:
    driver.uninstall(repo.path, is_global=False)
    first, config = run("git-driver", "--install"), repo.git("config", "--local", "--list")
    second = run("git-driver", "--install")
    assert (first.code, second.code) == (0, 0)
    assert first.out.count(" is set: ") == second.out.count(" was set already: ") == 5
    assert repo.git("config", "--local", "--list") == config
    assert first.out.endswith("\n\n" + "".join(f"{row}\n" for row in driver.ATTRIBUTES))
    assert (repo.path / ".gitattributes").read_text("utf-8").splitlines() == list(driver.ATTRIBUTES)
    assert run("git-driver", "--uninstall").out.count(" is taken back\n") == 5
    assert run("git-driver", "--uninstall").out.endswith("nothing was set\n")
    assert "planvers" not in repo.git("config", "--local", "--list")


def test_what_is_installed_for_all_repositories(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_alone(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    ran = run("git-driver", "--install")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "planvers: error: this is no git repository (go into one, or set it up for all of yours with --global)\n"
    )
    settings = tmp_path / "settings"
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert run("git-driver", "--install", "--global").code == 0
    assert '[diff "planvers"]' in settings.read_text("utf-8")
    assert run("git-driver", "--uninstall", "--global").code == 0
    assert "planvers" not in settings.read_text("utf-8")


@pytest.mark.parametrize("arguments", [[], ["--global"], ["--install", "--uninstall"], ["--install", "more"]])
def test_what_is_asked_for_must_be_said(arguments: list[str], run: Run) -> None:
    assert run("git-driver", *arguments).code == 2


def test_this_repository_asks_for_it() -> None:
    lines = (PROJECT / ".gitattributes").read_text("utf-8").splitlines()
    assert [row for row in lines if not row.startswith("#")] == list(driver.ATTRIBUTES)


@pytest.mark.slow
def test_the_program_is_found_whatever_its_path(repo: Repo) -> None:
    program = repo.path / 'it\'s "here" $HOME'
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -P -m planvers.driver "$@"\n', "utf-8")
    program.chmod(0o755)
    driver.install(repo.path, (str(program),), is_global=False)
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", "within 60 days"))
    assert "{-30-}{+60+}" in repo.git("diff")
    assert "+    The ferry is closed within 60 days." in repo.git("diff", "--no-ext-diff")


def test_files_beside_the_repository_are_no_modules(repo: Repo) -> None:
    """What lies in somebody's repository is not run for showing it."""
    (repo.path / "yaml.py").write_text("raise SystemExit(3)\n", "utf-8")
    (repo.path / "planvers").mkdir()
    (repo.path / "planvers" / "__init__.py").write_text("raise SystemExit(3)\n", "utf-8")
    repo.edit(f"{PLAN}/{DRAFT}", ("within 30 days", "within 60 days"))
    assert "{-30-}{+60+}" in repo.git("diff", "--", PLAN)


def test_git_may_hand_over_to_the_command_line_as_well(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text((SMALL / DRAFT).read_text("utf-8").replace("30 days", "60 days"), "utf-8")
    ran = run("git-driver", "-x.yaml", SMALL / DRAFT, "1", "100644", path, "2", "100644")
    assert ran.code == 0
    assert ran.out.startswith("planvers -x.yaml\n\n≠ 2 The ferry")


def test_little_is_imported_for_a_text() -> None:
    code = "import sys; from planvers.driver import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, "text", str(SMALL / DRAFT)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert "yaml" in loaded
    assert not loaded & {"typer", "rich", "subprocess", "planvers.model.plan", "planvers.matching"}


@pytest.mark.usefixtures("repo")
def test_not_set_up_where_git_would_not_find_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(PROJECT), *(item for item in sys.path if Path(item).resolve() != PROJECT)])
    # The tests may run with an installed planvers.
    monkeypatch.setattr("planvers.driver.__file__", str(PROJECT / "planvers" / "driver.py"))
    ran = run("git-driver", "--install")
    assert ran.code == 2
    assert "install it with pip" in ran.err
