"""Documents to publish: the same of the same record, current in this repository, and nothing but what is known."""

import re
import shutil
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from conftest import PLANS, PROJECT, SHIPPED, TESTS, Run
from planvers.library import load_plan
from planvers.reading.files import plan_folders

VERSIONS = [version.id for folder in plan_folders(PLANS) for version in load_plan(folder).versions]
SUMMARIES = PROJECT / "docs" / "summaries"


@pytest.mark.parametrize("version", VERSIONS)
def test_the_summaries_of_this_repository_are_current(version: str, run: Run, request: pytest.FixtureRequest) -> None:
    path = SUMMARIES / f"{version}.md"
    if request.config.getoption("--update-golden"):
        assert run("-C", PLANS, "summary", version, "-o", path).code == 0
    ran = run("-C", PLANS, "summary", version, "--check", path)
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_there_is_a_summary_of_every_version_and_no_other() -> None:
    assert sorted(path.stem for path in SUMMARIES.glob("*.md")) == sorted(VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_citation_has_its_note_and_every_reference_its_anchor(version: str) -> None:
    text = (SUMMARIES / f"{version}.md").read_text("utf-8")
    cited = set(re.findall(r"(?<!\\)\[\^([a-z0-9-]+)\](?!:)", text))
    assert cited == set(re.findall(r"^\[\^([a-z0-9-]+)\]:", text, re.MULTILINE))
    anchors = re.findall(r'<a id="([^"]+)">', text)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_outline_has_one_title_and_skips_no_level(version: str) -> None:
    tokens = MarkdownIt("commonmark").enable(["table"]).parse((SUMMARIES / f"{version}.md").read_text("utf-8"))
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(deeper <= level + 1 for level, deeper in zip(levels, levels[1:], strict=False))


def test_every_point_of_a_version_can_be_linked_to_whatever_its_number_becomes() -> None:
    text = (SUMMARIES / "us-28.md").read_text("utf-8")
    plan = load_plan(PLANS / "ukraine-2025")
    for point in plan.version("us-28").points:
        assert f'<a id="point-{point.id}"></a>' in text


def test_a_chart_shows_what_is_based_on_what_and_points_out_the_version(run: Run) -> None:
    text = (SUMMARIES / "geneva-19.md").read_text("utf-8")
    chart = text.partition("```mermaid\n")[2].partition("```")[0]
    labels = re.findall(r'v\d\["(\S+)  ?([^"]*)"\]', chart)
    assert [name for name, _ in labels] == ["us-28", "e3-counter", "geneva-19", "twenty-point", "us-ru-27"]
    assert [name for name, about in labels if about.endswith("the one told of here")] == ["geneva-19"]
    assert "├─ e3-counter" in run(*SHIPPED, "summary", "geneva-19", "-f", "text").out


def test_the_languages_may_be_named_here_too(run: Run) -> None:
    assert run("-C", PLANS, "summary", "us-28", "--lang", "uk") == run("-C", PLANS, "--lang", "uk", "summary", "us-28")
    assert run("-C", PLANS, "summary", "us-28", "--lang", "?").code == 2


def test_a_file_that_is_out_of_date_or_missing_is_told_with_1(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "us-28.md"
    shutil.copy(SUMMARIES / "us-28.md", path)
    assert run(*SHIPPED, "summary", "us-28", "--check", path).code == 0
    path.write_bytes(path.read_bytes() + b"\n")
    for told in (f"'{path}' is out of date", f"there is no file '{path}'"):
        ran = run(*SHIPPED, "summary", "us-28", "--check", path)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err == f"planvers: {told} (planvers summary VERSION -o {path} writes it)\n"
        path.unlink(missing_ok=True)


def test_a_file_that_cannot_be_read_is_trouble(run: Run, tmp_path: Path) -> None:
    ran = run(*SHIPPED, "summary", "us-28", "--check", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be read" in ran.err


def test_another_version_can_be_compared_with(run: Run) -> None:
    told = run(*SHIPPED, "summary", "twenty-point", "--since", "geneva-19").out
    assert "Against **Geneva revision** (23 Nov 2025)." in told
    assert "Against **US 28-point draft** (20 Nov 2025)." in (SUMMARIES / "twenty-point.md").read_text("utf-8")


@pytest.mark.parametrize("version", ["first-draft", "second-draft", "non-paper"])
def test_it_can_be_read_in_a_terminal_too(version: str, run: Run) -> None:
    ran = run("-C", TESTS / "plans" / "talks", "summary", version, "-f", "text")
    assert (ran.code, ran.err) == (0, "")
    assert all(len(row) <= 80 for row in ran.out.splitlines())
