"""The hard cases of docs/tricky-cases.md: each is a pair of versions, and the document shows what the program says."""

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from conftest import PROJECT, Run

DOCUMENT = PROJECT / "docs" / "tricky-cases.md"
_CASE = re.compile(
    r"### \d+\. (?P<title>[^\n]+)\n\n```yaml\n(?P<input>.*?)```\n\nA person wants: (?P<wanted>[^\n]+)\n\n"
    r"```text\n(?P<output>.*?)```\n",
    re.DOTALL,
)
PLAN = {
    "schema": "1",
    "id": "case",
    "title": "A case",
    "language": "en",
    "parties": [
        {"id": "north", "name": "Northland", "short": "NL", "aliases": ["Northern"]},
        {"id": "south", "name": "Southland", "short": "SL", "aliases": ["Southern"]},
    ],
}
SOURCES = {
    "schema": "1",
    "sources": [{"id": "gazette", "publisher": "The Gazette", "title": "All of it", "language": "en", "kind": "press"}],
}


class Case(NamedTuple):
    """One case: its input as written, and the output as the document shows it."""

    title: str
    input: str
    output: str


CASES = [Case(found["title"], found["input"], found["output"]) for found in _CASE.finditer(DOCUMENT.read_text("utf-8"))]


def version_of(name: str, points: list[dict[str, Any]], head: dict[str, Any]) -> dict[str, Any]:
    """A version file with the points of a case; what the case does not say is the same for all."""
    date, parents = ("2025-01-01", []) if name == "old" else ("2025-02-01", ["old"])
    shared = {"disclosure": "full", "wording": "official", "sources": ["gazette"], "kind": "draft"}
    ids = {"schema": "1", "id": name, "title": name.title(), "date": date, "based_on": parents}
    return ids | shared | head | {"points": [{"sources": ["gazette"]} | point for point in points]}


def plan_of(case: Case, folder: Path) -> list[str]:
    """Write the plan of a case; the options that it asks for."""
    wanted = yaml.safe_load(case.input)
    (folder / "versions").mkdir(parents=True)
    write(folder / "plan.yaml", PLAN | wanted.get("plan", {}))
    write(folder / "sources.yaml", SOURCES)
    statements = [
        {"id": f"st-{number}", "sources": ["gazette"], "basis": "on_record", "speaker": "A speaker"} | item
        for number, item in enumerate(wanted.get("statements", []), start=1)
    ]
    if statements:
        write(folder / "statements.yaml", {"schema": "1", "statements": statements})
    for name in ("old", "new"):
        head = wanted.get(f"{name}_version", {})
        write(folder / "versions" / f"{name}.yaml", version_of(name, wanted[name], head))
    return list(wanted.get("options", []))


def write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_style='"'), "utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: re.sub(r"\W+", "-", case.title))
def test_the_document_shows_what_the_program_says(
    case: Case, run: Run, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    options = plan_of(case, tmp_path / "case")
    ran = run("-C", tmp_path, "diff", "old", "new", *options)
    assert (ran.code, ran.err) == (0, "")
    # What is compared is the same in all of them.
    output = ran.out.split("\n\n", 1)[1]
    if request.config.getoption("--update-golden"):
        text = DOCUMENT.read_text("utf-8")
        before, after = text.split(f"```yaml\n{case.input}```", 1)
        after = after.replace(f"```text\n{case.output}```", f"```text\n{output}```", 1)
        DOCUMENT.write_text(f"{before}```yaml\n{case.input}```{after}", "utf-8")
    else:
        assert output == case.output


def test_there_are_enough_cases_and_none_is_overlooked() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert len(CASES) == len(re.findall(r"^### ", text, re.MULTILINE)) >= 25
    assert len({case.title for case in CASES}) == len(CASES)
    assert [int(number) for number in re.findall(r"^### (\d+)\.", text, re.MULTILINE)] == list(range(1, len(CASES) + 1))
