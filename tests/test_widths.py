"""Whatever the width of the terminal, every command says the same, no row is too wide, and rows can be told apart."""

import re
from collections import Counter

import pytest
from rich.cells import cell_len
from runs import OF_NO_PAGE, SHIPPED, TALKS, Names, runs

from conftest import PLANS, TESTS, Run
from planvers.cli.commands import MODULES, Commands
from planvers.formats import Look, terminal
from planvers.views.page import Grid, Page, line

WIDTHS = (20, 40, 60, 80, 120)
_FOLDERS = {TALKS: TESTS / "plans" / "talks", SHIPPED: PLANS / "ukraine-2025"}
# Guides stand before every row of a branch, and within a word that does not fit on one.
_GUIDES = re.compile(r"^(…  )?([│├└][─ ]*| )*")


def pages(named: Names, arguments: list[str], run: Run, monkeypatch: pytest.MonkeyPatch) -> list[Page]:
    """What a run has a terminal show; nothing where that is no page."""
    shown: list[Page] = []
    render = terminal.render

    def record(page: Page, look: Look) -> str:
        shown.append(page)
        return render(page, look)

    monkeypatch.setattr(terminal, "render", record)
    ran = run("-C", _FOLDERS[named], *arguments, "-f", "text")
    monkeypatch.undo()
    assert ran.code == 0 or {"report", "--package"}.intersection(arguments), ran.err
    return shown


def unguided(rows: list[str]) -> list[str]:
    """Rows without the guides of a tree, and without the rule between two texts beside each other."""
    return [_GUIDES.sub("", row).replace(" │", "") for row in rows]


def assert_says_the_same(page: Page) -> None:
    widest = unguided(terminal.render(page, Look(WIDTHS[-1])).splitlines())
    words = Counter(word for row in widest for word in row.split())
    for width in WIDTHS:
        rows = terminal.render(page, Look(width)).splitlines()
        assert all(cell_len(row) <= width or "://" in row for row in rows)
        assert all(row == row.rstrip() for row in rows)
        squeezed = "".join("".join(unguided(rows)).split())
        assert not [word for word, times in words.items() if squeezed.count(word) < times], width


@pytest.mark.parametrize("arguments", runs(TALKS), ids=" ".join)
def test_every_width_says_all(arguments: list[str], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = pages(TALKS, arguments, run, monkeypatch)
    # A report is HTML, and what other programs read, too, has a row each, however long.
    assert shown or "--findings" in arguments or arguments == ["check"] or arguments[0] == "report"
    for page in shown:
        assert_says_the_same(page)


@pytest.mark.slow
@pytest.mark.parametrize("arguments", runs(SHIPPED), ids=" ".join)
def test_every_width_says_all_of_the_shipped_plan(
    arguments: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for page in pages(SHIPPED, arguments, run, monkeypatch):
        assert_says_the_same(page)


def test_every_option_that_has_a_say_in_a_page_is_tried() -> None:
    commands = Commands()
    # It needs a repository; its page is tried in tests of its own.
    for name in set(MODULES) - {"review"}:
        options = {option for item in commands[name].params for option in item.opts if option.startswith("--")}
        tried = {word for arguments in runs(TALKS) if arguments[0] == name for word in arguments}
        assert "--format" not in options or options - OF_NO_PAGE <= tried, name


def test_rows_of_a_table_can_be_told_apart() -> None:
    """Each begins further out than it goes on, and where it is told in words an empty row stands before the next."""
    head = ("old", "new", "how")
    told = [
        ("1 The ferry and the people on it", "2 The ferry, its crew and its people", "likely"),
        ("2 The bridge", "1 The bridge over the river", "same id"),
        ("", "3 The river", "added"),
    ]
    grid = Grid(tuple(map(line, head)), tuple(tuple(map(line, row)) for row in told), text_columns=2)
    assert terminal.render(Page((grid,)), Look(70)).splitlines() == [
        "old                           new                            how",
        "1 The ferry and the people    2 The ferry, its crew and its  likely",
        "  on it                         people",
        "2 The bridge                  1 The bridge over the river    same id",
        "                              3 The river                    added",
    ]
    assert terminal.render(Page((grid,)), Look(20)).splitlines() == [
        "old: 1 The ferry and",
        "    the people on it",
        "  new: 2 The ferry,",
        "    its crew and its",
        "    people",
        "  how: likely",
        "",
        "old: 2 The bridge",
        "  new: 1 The bridge",
        "    over the river",
        "  how: same id",
        "",
        "new: 3 The river",
        "  how: added",
    ]
