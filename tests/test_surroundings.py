"""Where planvers runs: line ends of Windows, disks that do not tell capitals apart, no git, and an old one."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from processes import posix
from runs import TALKS, runs

from conftest import TESTS, Run
from helpers import edit
from repositories import Repo, leave_alone, needs_git, new_repo


@pytest.mark.parametrize("way", ["line ends of Windows", "byte-order mark", "both"])
def test_files_as_windows_writes_them_say_the_same(
    way: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(TESTS / "plans" / "talks", tmp_path / "plans" / "talks")
    monkeypatch.chdir(tmp_path)
    asked = [arguments for arguments in runs(TALKS) if arguments[0] in ("list", "show", "diff", "stance", "check")]
    before = [run(*arguments) for arguments in asked]
    for path in Path("plans").rglob("*.yaml"):
        text = path.read_bytes()
        text = text.replace(b"\n", b"\r\n") if way != "byte-order mark" else text
        path.write_bytes(b"\xef\xbb\xbf" * (way != "line ends of Windows") + text)
    assert [run(*arguments) for arguments in asked] == before


def test_names_that_differ_by_capitals_only_are_never_two_versions(small: Path, run: Run) -> None:
    """An id has no capitals, so that a disk that does not tell them apart holds every plan."""
    other = small / "versions" / "Draft.yaml"
    if other.exists():
        pytest.skip("this disk does not tell capitals apart")
    shutil.copy(small / "versions" / "draft.yaml", other)
    ran = run("check")
    assert ran.code == 1
    assert (
        "plans/small/versions/Draft.yaml:1:1: error [file-name] 'Draft.yaml' is not the name of a version file"
        in ran.out
    )
    assert not any(": error [duplicate-id]" in row for row in ran.out.splitlines())


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "Draft"], "there is no version 'Draft' (did you mean 'draft'?)"),
        (["show", "draft", "Ferry"], "draft has no point 'Ferry' (did you mean 'ferry'?)"),
        (["history", "FERRY"], "no version has a point 'FERRY' (did you mean 'ferry'?)"),
        (["stance", "draft", "--topic", "Trade"], "there is no topic 'Trade' (did you mean 'trade'?)"),
        (["explain", "Negation"], "there is no code 'Negation' (did you mean 'negation'?)"),
    ],
    ids=lambda item: " ".join(item) if isinstance(item, list) else "",
)
def test_a_name_in_other_capitals_is_told_the_right_ones(arguments: list[str], told: str, run: Run) -> None:
    ran = run(*arguments)
    assert (ran.code, told in ran.err) == (2, True), ran.err


def test_a_reference_in_other_capitals_is_told_the_right_ones(small: Path, run: Run) -> None:
    edit(small / "versions" / "reply.yaml", ("based_on: [draft]", "based_on: [Draft]"))
    edit(small / "statements.yaml", ("party: south", "party: South"))
    out = run("check").out
    assert "[unknown-version] there is no version 'Draft' (did you mean 'draft'?)" in out
    assert "[unknown-party] there is no party 'South' (did you mean 'south'?)" in out


def test_a_file_with_capitals_in_its_name_is_no_version_on_any_disk(small: Path, run: Run) -> None:
    """Where a disk does not tell capitals apart it is found by any name, and listed by the one that it has."""
    (small / "versions" / "draft.yaml").rename(small / "versions" / "DRAFT.yaml")
    ran = run("check")
    assert ran.code == 1
    assert "versions/DRAFT.yaml:1:1: error [file-name] 'DRAFT.yaml' is not the name of a version file" in ran.out


# --- git -------------------------------------------------------------------------------------------------------------

# What planvers asks of git, by command, with the version of git since which there is the newest part of it. Options
# that git has had from its first years are not told one by one.
SINCE = {
    "cat-file": (1, 5),  # --batch, --batch-check
    "config": (2, 6),  # --name-only
    "diff": (1, 5),  # --no-index
    "diff-index": (1, 7),  # --ignore-submodules
    "diff-tree": (1, 7),
    "for-each-ref": (2, 7),  # %(symref)
    "ls-files": (1, 5),
    "ls-tree": (1, 7),
    "merge-base": (1, 5),
    "merge-file": (1, 7),  # --marker-size
    "remote": (1, 5),
    "rev-parse": (2, 15),  # --is-shallow-repository
}
# What came later than that, which some command or other would take.
LATER = ("--end-of-options", "--path-format", "--object-format", "--show-object-format", "--disk-usage", "--merge-base")
OLD_GIT = """\
#!{python}
import os, sys
told = sys.argv[1:]
with open({log!r}, "a", encoding="utf-8") as log:
    print("\\t".join(told), file=log)
if "--version" in told:
    print("git version 2.20.1")
elif any(word.partition("=")[0] in {later!r} for word in told):
    sys.exit("error: unknown option, usage: git ...")
else:
    os.execv({git!r}, [{git!r}, *told])
"""


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    leave_alone(monkeypatch)
    made = new_repo(tmp_path / "repo")
    made.git("checkout", "-q", "-b", "topic")
    made.edit("plans/small/versions/draft.yaml", ("within 30 days", "within 60 days"))
    monkeypatch.chdir(made.path)
    return made


# Each command that has to do with git.
ASKED = (
    ["review"],
    ["review", "main", "topic"],
    ["review", "main", "--direct"],
    ["review", "nowhere"],
    ["diff", "main:draft", "draft"],
    ["show", "HEAD:latest"],
    ["show", "main~1:draft"],
    ["check", "-f", "github"],
    ["git-driver", "--install"],
    ["git-driver", "--uninstall"],
)


@needs_git
@posix
@pytest.mark.slow
@pytest.mark.usefixtures("repo")
def test_an_old_git_does_all_that_a_new_one_does(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = [run(*arguments) for arguments in ASKED]
    assert [ran.code for ran in new] == [0, 0, 0, 2, 0, 0, 2, 0, 0, 0]
    folder, log = tmp_path / "bin", tmp_path / "log"
    folder.mkdir()
    script = OLD_GIT.format(python=sys.executable, log=str(log), later=LATER, git=shutil.which("git"))
    (folder / "git").write_text(script, "utf-8")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    assert [run(*arguments) for arguments in ASKED] == new
    asked = [row.split("\t") for row in log.read_text("utf-8").splitlines()]
    options = {"-c", "--literal-pathspecs"}
    commands = {
        next(word for before, word in zip(["", *row], row, strict=False) if word not in options and before != "-c")
        for row in asked
    }
    assert commands <= set(SINCE)
    assert len(commands) > 6
    assert max(SINCE[command] for command in commands) < (2, 30)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        *(
            (arguments, 0)
            for arguments in (["list"], ["show", "draft"], ["diff"], ["check", "-f", "github"], ["summary"])
        ),
        *((arguments, 2) for arguments in (["review"], ["diff", "main:draft", "draft"], ["git-driver", "--install"])),
        (["init", "plans/made"], 0),
        ([*["new", "third", "--from", "reply"]], 0),
    ],
    ids=lambda item: " ".join(item) if isinstance(item, list) else "",
)
def test_without_git_all_works_but_what_needs_it(
    arguments: list[str], code: int, small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(small))
    ran = run(*arguments)
    assert ran.code == code, ran.err
    assert ("git is not installed, or not on the PATH" in ran.err) == (code == 2)
