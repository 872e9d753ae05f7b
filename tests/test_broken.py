"""Every code of a problem has a broken file whose first line says which file it stands for and where the fault is."""

import datetime
import re
from pathlib import Path

import pytest

from conftest import TESTS, Run
from planvers.library import check_plan, problems_at
from planvers.model.places import Source
from planvers.model.problems import CODES, Problem, Severity
from planvers.reading.files import DiskFiles

TODAY = datetime.date(2026, 1, 1)
BROKEN = sorted((TESTS / "broken").glob("*.yaml"))
_FIRST_LINE = re.compile(
    rb"# (?P<file>\S+?)(?P<how> as a folder| removed| padded to \d+ bytes)? at (?P<line>\d+):(?P<column>\d+)\n"
)


def broken_plan(example: Path, small: Path) -> str:
    """Put the example into the plan; the location that it promises, as it is printed."""
    content = example.read_bytes()
    found = _FIRST_LINE.match(content)
    assert found, "the first line says: # FILE at LINE:COLUMN"
    target, how = small / found["file"].decode(), (found["how"] or b"").decode()
    if how == " removed":
        target.unlink()
    elif how == " as a folder":
        target.mkdir()
    else:
        size = int(re.sub(r"\D", "", how) or 0)
        target.write_bytes(content.ljust(size, b"#"))
    return f"plans/small/{found['file'].decode()}:{int(found['line'])}:{int(found['column'])}"


def test_every_code_has_an_example() -> None:
    assert {path.name.split(".")[0] for path in BROKEN} == set(CODES)


@pytest.mark.parametrize("example", BROKEN, ids=lambda path: path.stem)
def test_the_fault_is_found_where_it_is_and_no_other(example: Path, small: Path) -> None:
    where = broken_plan(example, small)
    found = [(problem.code, str(problem.where)) for problem in check_plan(small, today=TODAY).problems]
    assert found == [(example.name.split(".")[0], where)]


@pytest.mark.parametrize("example", BROKEN, ids=lambda path: path.stem)
def test_check_prints_it_and_leaves_with_1(example: Path, small: Path, run: Run) -> None:
    where = broken_plan(example, small)
    problem = check_plan(small, today=TODAY).problems[0]
    ran = run("check")
    is_error = problem.severity is Severity.ERROR
    assert (ran.code, ran.err) == (int(is_error), "")
    assert ran.out.splitlines()[0] == str(problem)
    assert str(problem).startswith(f"{where}: {problem.severity} [{problem.code}] {problem.message}")


@pytest.mark.parametrize("example", BROKEN, ids=lambda path: path.stem)
def test_every_other_command_refuses_the_plan(example: Path, small: Path, run: Run) -> None:
    broken_plan(example, small)
    problems = check_plan(small, today=TODAY).problems
    for command in (["list"], ["show", "draft"], ["stance", "draft"], ["open", "draft"]):
        ran = run(*command)
        if problems[0].severity is Severity.WARNING:
            assert ran.code == 0, command
        else:
            assert (ran.code, ran.out) == (2, ""), command
            assert ran.err == "".join(f"{problem}\n" for problem in problems), command


@pytest.mark.parametrize("example", BROKEN, ids=lambda path: path.stem)
def test_diff_refuses_what_it_reads_and_no_more(example: Path, small: Path, run: Run) -> None:
    """It does not open the sources: a fault in them, and a source that is not there, do not stop it."""
    where = broken_plan(example, small)
    is_error = any(problem.severity is Severity.ERROR for problem in check_plan(small).problems)
    ran = run("diff", "draft", "reply")
    # «draft» and «reply» are read, and no other version; but every file in versions/ has to have a fitting name.
    is_other = where.startswith("plans/small/versions/") and where.split("/")[3].split(".")[0] not in ("draft", "reply")
    is_read = not where.startswith("plans/small/sources.yaml") and not (is_other and example.name != "file-name.yaml")
    if is_read and is_error and not example.name.startswith("unknown-source"):
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(where)
    else:
        assert (ran.code, ran.err) == (0, "")


def test_all_faults_of_all_files_are_told_in_one_run(small: Path, run: Run) -> None:
    draft, log = small / "versions" / "draft.yaml", small / "statements.yaml"
    draft.write_text(draft.read_text().replace("topic: border", "topic: boarder").replace("kind: draft", "kind: drift"))
    log.write_text(log.read_text().replace("party: south", "party: soth").replace("2025-01-05", "soon"))
    log_path, draft_path = "plans/small/statements.yaml", "plans/small/versions/draft.yaml"
    date_hint = "write 2025-11-23, or 2025-11 or 2025 where no more is known"
    assert run("check").out.splitlines() == [
        f"{log_path}:4:9: error [bad-date] date 'soon' is not a date ({date_hint})",
        f"{log_path}:5:10: error [unknown-party] there is no party 'soth' (did you mean 'south'?)",
        f"{draft_path}:5:7: error [not-in-vocabulary] kind 'drift' is not in the vocabulary (did you mean 'draft'?)",
        f"{draft_path}:15:10: error [unknown-topic] there is no topic 'boarder' (did you mean 'border'?)",
        "checked small: 4 errors, 0 warnings",
    ]


def test_one_unreadable_file_raises_no_complaints_in_others(small: Path) -> None:
    (small / "versions" / "draft.yaml").write_text("{")
    (small / "sources.yaml").write_text("{")
    assert {problem.code for problem in check_plan(small, today=TODAY).problems} == {"yaml-syntax"}


def test_what_is_in_order_is_not_searched_for_again(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To gather all names above a version for each name, or every way up, takes the cube of the versions."""

    def never(*_given: object) -> None:
        pytest.fail("names or ways were gathered though nothing is wrong")

    versions = small / "versions"
    points = "points:\n- id: late-{}\n  number: '1'\n  text: A late point.\n  derived_from: [{}]\n"
    head = (versions / "draft.yaml").read_text("utf-8").partition("points:\n")[0].replace("point_count: 2\n", "")
    previous, origin = "draft", "ferry"
    for number in range(3):
        name = f"late-{number}"
        text = head.replace("id: draft", f"id: {name}") + f"based_on: [{previous}]\n" + points.format(number, origin)
        (versions / f"{name}.yaml").write_text(text, "utf-8")
        previous, origin = name, f"late-{number}"
    monkeypatch.setattr("planvers.checking.references._Known._held_by", never)
    monkeypatch.setattr("planvers.checking.plan_rules._way_back", never)
    assert [str(problem) for problem in check_plan(small).problems if problem.severity is Severity.ERROR] == []


def test_checking_one_file_reads_every_file_once(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    whole = DiskFiles.read

    def noted(files: DiskFiles, name: str) -> Source | Problem:
        opened.append(name)
        return whole(files, name)

    monkeypatch.setattr(DiskFiles, "read", noted)
    assert problems_at(small / "plan.yaml") == ()
    assert sorted(opened) == sorted(set(opened))
