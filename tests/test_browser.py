"""Pages in a real browser, where there is one: nothing is refused, nothing is fetched, nothing is too wide."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, installed
from markup import read
from test_html import random_blocks, small_flow

from conftest import SHIPPED, Run
from planvers.formats import Look
from planvers.formats.html import render
from planvers.formats.html.palette import COLOURS
from planvers.views.page import Block, Fold, Grid, Heading, Lines, Page, Sides, line

_PROGRAM = installed()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(_PROGRAM is None, reason="neither chromium nor google-chrome is installed"),
]
_COUNT = "document.querySelectorAll({!r}).length"
_WIDE = "document.documentElement.scrollWidth"
_STYLE = "getComputedStyle(document.querySelector({!r})).{}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser(_PROGRAM or "") as opened:
        yield opened


@pytest.fixture
def report(run: Run, tmp_path: Path) -> Path:
    """The report on the latest version of the shipped plan."""
    file = tmp_path / "report.html"
    assert run(*SHIPPED, "report", "--as-of", "2026-11-23", "-o", file).code == 0
    return file


def saved(folder: Path, *blocks: Block) -> Path:
    file = folder / "page.html"
    file.write_text(render(Page((Heading(1, line("A page")), *blocks)), Look(80)), "utf-8")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_report_opens_without_complaint_and_is_no_wider_than_the_window(
    width: int, scheme: str, browser: Browser, report: Path
) -> None:
    browser.open(report, width, scheme)
    assert (browser.complaints, browser.fetched) == ([], [report.as_uri()])
    assert browser.value(_WIDE) == width
    paper = COLOURS["paper"][scheme == "dark"]
    red, green, blue = (int(paper[place : place + 2], 16) for place in (1, 3, 5))
    assert browser.value(_STYLE.format("body", "backgroundColor")) == f"rgb({red}, {green}, {blue})"


def test_a_browser_sees_every_element_that_was_written(browser: Browser, report: Path) -> None:
    browser.open(report)
    page = read(report.read_text("utf-8"))
    for name in ("band", "node", "bar", "part", "range", "sign", "entry"):
        written = len(page.of_class(name))
        assert written
        assert browser.value(_COUNT.format(f".{name}")) == written, name
    assert browser.value(_COUNT.format("*")) == len(page.all())


def test_what_is_drawn_can_be_seen(browser: Browser, tmp_path: Path) -> None:
    browser.open(saved(tmp_path, small_flow()))
    boxes = "[...document.querySelectorAll('.flow .node rect')].map(box => box.getBoundingClientRect())"
    assert browser.value(f"{boxes}.every(box => box.width > 100 && box.height > 10)") is True
    bands = "[...document.querySelectorAll('.flow .band .thread')].map(band => getComputedStyle(band))"
    assert browser.value(f"{bands}.every(style => style.stroke != 'none')") is True
    assert browser.value(f"{bands}[0].strokeDasharray != {bands}[2].strokeDasharray") is True


@pytest.mark.parametrize("seed", range(6))
def test_no_text_makes_a_page_wider_than_a_telephone_or_does_anything(
    seed: int, browser: Browser, tmp_path: Path
) -> None:
    browser.open(saved(tmp_path, *random_blocks(random.Random(seed))), 360)
    assert (browser.complaints, len(browser.fetched)) == ([], 1)
    assert browser.value(_WIDE) == 360
    assert browser.value(_COUNT.format("script, img, iframe, [onclick], [onload], [onerror]")) == 0


def test_a_wide_table_scrolls_in_a_box_that_the_keyboard_reaches(browser: Browser, tmp_path: Path) -> None:
    cells = tuple(line(f"column{number}") for number in range(40))
    browser.open(saved(tmp_path, Grid(cells, (cells,))), 360)
    assert browser.value(_WIDE) == 360
    assert browser.value("document.querySelector('.scroll').scrollWidth > 1000") is True
    assert browser.value("document.querySelector('.scroll').focus(), document.activeElement.className") == "scroll"


def test_a_text_runs_in_its_own_direction(browser: Browser, tmp_path: Path) -> None:
    browser.open(saved(tmp_path, Lines((line("النص العربي"), line("the English text")))))
    directions = "[...document.querySelectorAll('.lines p')].map(text => getComputedStyle(text).direction)"
    assert browser.value(directions) == ["rtl", "ltr"]


@pytest.mark.parametrize(("width", "shown"), [(360, "block"), (1280, "table-cell")])
def test_two_texts_stand_beside_each_other_where_there_is_room(
    width: int, shown: str, browser: Browser, tmp_path: Path
) -> None:
    browser.open(saved(tmp_path, Sides(((line("was this"), line("is that")),))), width)
    assert browser.value(_STYLE.format(".sides td", "display")) == shown


def test_on_paper_what_is_folded_is_open_and_colours_are_for_paper(browser: Browser, tmp_path: Path) -> None:
    file = saved(tmp_path, Fold(line("more"), (Lines((line("what is folded"),)),)))
    is_seen = "document.querySelector('details p').checkVisibility({contentVisibilityAuto: true})"
    browser.open(file, scheme="dark")
    assert browser.value(is_seen) is False
    browser.open(file, scheme="dark", media="print")
    assert browser.value(is_seen) is True
    assert browser.value(_STYLE.format("body", "backgroundColor")) == "rgb(255, 255, 255)"
    assert browser.printed().startswith(b"%PDF")


def test_the_policy_stops_what_a_fault_might_let_through(browser: Browser, tmp_path: Path) -> None:
    file = saved(tmp_path, Lines((line("text"),)))
    fault = "<script>document.title='run'</script><img src='http://127.0.0.1:9/x.png' onerror=\"document.title='run'\">"
    file.write_text(file.read_text("utf-8").replace("</main>", f"{fault}</main>"), "utf-8")
    browser.open(file)
    assert browser.value("document.title") == "A page"
    assert sum("Content Security Policy" in complaint for complaint in browser.complaints) >= 2
