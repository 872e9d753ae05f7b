"""Two branches that both append to a log: what planvers merges, what it leaves to people, and what union does to it."""

import sys
from pathlib import Path

import pytest
from test_edits import END_OF_LOG, LOG

from conftest import PROJECT, Run
from planvers.commands.gitmerge import with_both
from planvers.git import driver
from repositories import Repo, leave_alone, needs_git, new_repo

START = "schema: 1\nstatements:\n- id: a\n  summary: A.\n"
B, C = "- id: b\n  summary: B.\n", "- id: c\n  summary: C.\n"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        (START, START + B, START + C, START + B + C),
        (START, START + B, START + B, START + B),
        (START.rstrip(), START + B.rstrip(), START + C.rstrip(), START + B + C),
        (START, START + B, START + "# Later.\n" + C, START + B + "# Later.\n" + C),
        (START, START + B + "\n" + C, START + '- id: "d"\n', START + B + "\n" + C + '- id: "d"\n'),
        (START.replace("- ", "  - "), *(START.replace("- ", "  - ") + "  - id: x\n" for _ in "ab"), None),
        # One did something else.
        (START, START + B, START.replace("A.", "X.") + C, None),
        (START, START + B, "", None),
        (START, START + B + "other: 1\n", START + C, None),
        (START, START + "  notes: N.\n" + B, START + C, None),
        (START, START + "- summary: B.\n  id: b\n", START + C, None),
        (START, START + "  - id: b\n", START + C, None),
        # One id twice.
        (START, START + B, START + B.replace("B.", "X."), None),
        (START, START + B, START + "- id: 'b'\n", None),
        # A file that both made.
        ("", START, START + B, None),
    ],
)
def test_what_both_appended_is_put_together(base: str, ours: str, theirs: str, merged: str | None) -> None:
    if ours == theirs:
        merged = ours
    assert with_both(base, ours, theirs) == merged


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A repository with the small plan, whose log git merges as it is told to."""
    leave_alone(monkeypatch)
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    made = new_repo(tmp_path / "a repository ø")
    monkeypatch.chdir(made.path)
    driver.install(made.path, (sys.executable, "-P", "-m", "planvers.driver"), is_global=False)
    return made


def statement(name: str, source: str = "herald-0201", more: str = "") -> str:
    return END_OF_LOG + (
        f'- id: {name}\n  date: "2025-01-09"\n  party: south\n  speaker: The foreign minister of Southland\n'
        f"  about: [draft#ferry]\n  stance: accepts\n  summary: Said {name}.\n  basis: on_record\n"
        f"  sources: [{source}]\n{more}"
    )


def merge(repo: Repo, way: str, *appended: str) -> bool:
    """Merge branches that each replace the end of the log by something; whether git found no conflict."""
    (repo.path / ".gitattributes").write_text(f"plans/*/{LOG} merge={way}\n", "utf-8")
    start = repo.commit()
    for number, text in enumerate(appended):
        repo.git("checkout", "-q", "-b", f"branch-{number}", start)
        repo.edit(f"plans/small/{LOG}", (END_OF_LOG, text))
        repo.commit()
    try:
        repo.git("merge", "-q", "-m", "Both", "branch-0")
    except AssertionError:
        return False
    return True


@needs_git
def test_git_merges_what_both_appended(repo: Repo, run: Run) -> None:
    assert merge(repo, "planvers", statement("a"), statement("b"))
    text = (repo.path / "plans" / "small" / LOG).read_text("utf-8")
    assert text.endswith(statement("b") + statement("a").removeprefix(END_OF_LOG))
    assert (run("check").code, "3 statements" in run("check").out) == (0, True)


@needs_git
def test_git_leaves_to_people_what_is_not_only_appended(repo: Repo) -> None:
    assert not merge(repo, "planvers", statement("a"), statement("a", "gazette-0101"))
    text = (repo.path / "plans" / "small" / LOG).read_text("utf-8")
    assert "<<<<<<< ours\n  sources: [gazette-0101]\n=======\n  sources: [herald-0201]\n>>>>>>> theirs\n" in text


@needs_git
def test_union_mixes_records(repo: Repo, run: Run) -> None:
    """Why .gitattributes does not say merge=union: lines that both records have stand once."""
    assert merge(repo, "union", statement("a"), statement("b"))
    assert "a statement has no" in run("check").out


@needs_git
def test_union_may_lose_a_line_that_nobody_misses(repo: Repo, run: Run) -> None:
    """Valid, and wrong: who is recorded to have drawn a red line is recorded so no longer."""
    other = (
        '- id: b\n  date: "2025-01-10"\n  party: north\n  speaker: The president of Northland\n'
        "  about: [draft#bridge]\n  stance: opposes\n  summary: Said b.\n  basis: reported_named\n"
        "  sources: [gazette-0101]\n  red_line: true\n"
    )
    assert merge(repo, "union", statement("a", more="  red_line: true\n"), END_OF_LOG + other)
    assert run("check").code == 0
    assert (repo.path / "plans" / "small" / LOG).read_text("utf-8").count("red_line") == 1
