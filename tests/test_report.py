"""The report: all there is on a version in one file, every claim with its source."""

import json
import re
import time
from pathlib import Path

import pytest
from markup import Element, read
from test_html import check

from conftest import SHIPPED, Run
from helpers import plan, said, version
from planvers.ledger.stances import stances
from planvers.ledger.topics import by_topic
from planvers.model.vocabulary import Stance
from planvers.views.page import Grid, Shade
from planvers.views.stances import matrix_blocks, topics_page

CHAPTERS = ["versions", "flow", "stances", "convergence", "open", "changes", "timeline", "sources"]


@pytest.fixture
def report(run: Run, tmp_path: Path) -> Element:
    """The report on the latest version of the shipped plan."""
    return written(run, tmp_path / "report.html")


def written(run: Run, file: Path, *arguments: str) -> Element:
    assert run(*SHIPPED, "report", *arguments, "-o", file) == (0, "", "")
    return read(file.read_text("utf-8"))


def chapters(page: Element) -> list[str]:
    return [item.attributes["id"] for item in page.all("h2") if "id" in item.attributes]


def test_a_report_needs_a_file_and_there_is_only_html_of_it(run: Run) -> None:
    ran = run(*SHIPPED, "report")
    assert (ran.code, ran.out, "a report needs a file" in ran.err) == (2, "", True)
    for form in ("text", "markdown"):
        ran = run(*SHIPPED, "report", "-f", form)
        assert (ran.code, ran.out, "there is only HTML of it" in ran.err) == (2, "", True)
    assert run(*SHIPPED, "report", "-f", "csv").code == 2


def test_what_the_pictures_draw_is_there_as_data(run: Run) -> None:
    document = json.loads(run(*SHIPPED, "report", "-f", "json").out)
    own, *others = document["courses"]
    assert [column["version"]["id"] for column in own["versions"]] == ["us-28", "geneva-19", "twenty-point"]
    assert {column["version"]["id"] for other in others for column in other["versions"]} >= {"e3-counter", "us-ru-27"}
    stops = {(column["version"]["id"], stop["id"]) for column in own["versions"] for stop in column["stops"]}
    ends = {(end["version"], end["id"]) for stream in own["streams"] for end in (stream["old"], stream["new"])}
    assert ends <= stops
    assert sum(stop["is_listed"] for stop in own["versions"][0]["stops"]) == 28
    kept = [stream for stream in own["streams"] if stream["new"]["id"] == "army-cap"]
    assert [(stream["old"]["version"], stream["method"]) for stream in kept] == [("us-28", "id"), ("geneva-19", "id")]


def test_a_report_has_every_chapter_and_the_contents_lead_to_each(report: Element) -> None:
    check(report)
    assert chapters(report) == CHAPTERS
    assert [item.attributes["href"] for item in report.all("nav")[0].all("a")] == [f"#{name}" for name in CHAPTERS]


@pytest.mark.slow
def test_every_citation_leads_to_its_source_and_every_source_to_its_address(report: Element) -> None:
    notes = report.of_class("notes")[0].all("li")
    addresses = [address for note in notes for address in note.all("a")]
    assert [item.attributes["href"] for item in addresses] == [item.text for item in addresses]
    assert len(addresses) > len(notes) * 0.9
    cited = [item for item in report.all("a") if item.attributes["href"].startswith("#source-")]
    assert {f"#{note.attributes['id']}" for note in notes} == {item.attributes["href"] for item in cited}
    assert len(notes) > 100
    for item in cited:
        assert report.by_id(item.attributes["href"][1:]).all("strong")[0].text == item.text


def test_every_sign_of_the_matrix_leads_to_who_said_so(report: Element) -> None:
    (matrix,) = report.of_class("shaded")
    cells = matrix.all("tbody")[0].all("td")
    assert len(cells) == 5 * len(matrix.all("tbody")[0].all("tr"))
    for cell in cells:
        links = cell.all("a")
        assert len(links) == (cell.text != "·")
        assert all(report.by_id(link.attributes["href"][1:]).tag == "section" for link in links)


def test_the_pictures_show_what_the_plan_holds(report: Element) -> None:
    flow, fork = report.of_class("flow")
    assert [len(flow.of_class(name)) for name in ("node", "band")] == [86, 56]
    assert [len(fork.of_class(name)) for name in ("node", "band")] == [57, 28]
    (bars,) = [item for item in report.all("svg") if item.attributes["class"] == "bars"]
    told = [[part.all("title")[0].text for part in bar.all("g")] for bar in bars.of_class("bar")]
    assert told == [
        ["proposed: 28"],
        ["proposed: 27"],
        ["bracketed: 1", "not certain: agreed 0–18, bracketed 1–19, open 0–18, proposed 0–18"],
        ["not certain: agreed 0–27, bracketed 0–27, open 0–27, proposed 0–27"],
        ["agreed: 18", "open: 2"],
    ]


def test_a_text_that_nobody_has_is_not_what_a_version_is_compared_with(report: Element) -> None:
    assert report.by_id("changes").text == "What changed since US 28-point draft"
    assert (
        "Geneva revision is not known in full; US 28-point draft is the last version before it that is." in report.text
    )
    assert len(report.of_class("sides")) > 10


def test_a_version_that_is_based_on_none_has_no_changes(run: Run, tmp_path: Path) -> None:
    page = written(run, tmp_path / "first.html", "us-28")
    assert chapters(page) == [name for name in CHAPTERS if name != "changes"]
    assert "US 28-point draft is not known to be based on an earlier version." in page.text


def test_a_report_as_of_a_day_knows_nothing_later_and_is_the_same_at_any_time(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / "one.html", tmp_path / "other.html"]
    for file in files:
        page = written(run, file, "us-28", "--as-of", "2025-11-22")
    assert files[0].read_bytes() == files[1].read_bytes()
    dates = [item.text for item in page.all("h3") if re.fullmatch(r"\d+ \w+ 20\d\d", item.text)]
    assert dates[-1] == "22 Nov 2025"


def test_a_report_can_go_to_standard_output_and_must_be_told_where_to(run: Run) -> None:
    ran = run(*SHIPPED, "report", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    check(read(ran.out))
    ran = run(*SHIPPED, "report")
    assert (ran.code, ran.out) == (2, "")
    assert "--output" in ran.err


def test_a_report_takes_no_longer_than_a_person_waits(run: Run, tmp_path: Path) -> None:
    start = time.perf_counter()
    written(run, tmp_path / "report.html")
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize("stance", Stance)
def test_every_stance_is_shaded_and_silence_never_is(stance: Stance) -> None:
    known = plan(version("one", "a"), statements=(said("2025-01-02", "north", "one#a", stance),))
    grid, _ = matrix_blocks(stances(known, known.versions[0]), known)
    whole, point = grid.shades
    assert whole == (Shade.NONE,) * 3
    assert point[1:] == (Shade.NONE,) * 2
    assert (point[0] is Shade.NONE) == (stance is Stance.NO_POSITION)


@pytest.mark.parametrize(
    ("said_of", "shade"),
    [
        ({"a": "accepts", "b": "accepts"}, Shade.YES),
        ({"a": "accepts"}, Shade.NONE),
        ({"a": "accepts", "b": "opposes"}, Shade.MIXED),
        ({"a": "reserves", "b": "counter_proposes"}, Shade.OTHERWISE),
        ({"a": "no_position", "b": "no_position"}, Shade.NONE),
        ({}, Shade.NONE),
    ],
)
def test_a_topic_is_shaded_as_all_of_its_points_are(said_of: dict[str, str], shade: Shade) -> None:
    log = tuple(
        said(f"2025-01-0{day}", "north", f"one#{name}", word) for day, (name, word) in enumerate(said_of.items(), 2)
    )
    known = plan(version("one", "a, b"), statements=log)
    matrix = stances(known, known.versions[0])
    grid = topics_page(matrix, by_topic(matrix, known), known).blocks[1]
    assert isinstance(grid, Grid)
    assert grid.shades == ((Shade.NONE,) * 3, (shade, Shade.NONE, Shade.NONE))
