"""Tables for spreadsheets: what RFC 4180 asks for, nothing that a spreadsheet runs, and no row lost."""

import csv
import io
import random

import pytest

from conftest import PLANS, TESTS, Golden, Run
from helpers import plan, said, version
from planvers.ledger.stances import stances
from planvers.sheets.standing import matrix_table
from planvers.sheets.table import Table, rendered_table

TALKS = ("-C", TESTS / "plans" / "talks")
DAY = ("--as-of", "2025-12-31")


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("list", ["list"]),
        ("list-status", ["list", "--status"]),
        ("map", ["map", "first-draft", "second-draft"]),
        ("stance-party", ["stance", "second-draft", "--party", "estia"]),
        ("stance-moved", ["stance", "second-draft", "--changed-since", "first-draft"]),
        ("stance-stale", ["stance", "second-draft", "--stale"]),
        ("stance-by-topic", ["stance", "second-draft", "--by", "topic"]),
        ("open", ["open", "second-draft", *DAY]),
        ("open-party", ["open", "second-draft", "--party", "sudland", *DAY]),
        ("timeline", ["timeline", "--since", "2025-06-20"]),
    ],
)
def test_talks(name: str, arguments: list[str], run: Run, golden: Golden) -> None:
    ran = run(*TALKS, *arguments, "-f", "csv")
    assert (ran.code, ran.err) == (0, "")
    head, *rows = read(ran.out)
    assert len(set(head)) == len(head)
    assert all(len(row) == len(head) for row in rows)
    golden(f"talks-{name}.csv", ran.out)


def test_the_matrix_has_a_row_for_every_cell_and_every_statement_behind_one(run: Run) -> None:
    _, *rows = read(run(*TALKS, "stance", "second-draft", "-f", "csv").out)
    cells = {(row[1], row[6]) for row in rows}
    assert len(cells) == 30 * 6
    assert len(rows) == len(cells) + sum(row[8] == "true" for row in rows) // 2


def test_the_matrix_says_what_a_stance_is_on_and_what_it_rests_on() -> None:
    """A bare `accepts` beside a point that is gone reads as if the party accepted the point."""
    first, second = (
        version("first", "a=fish for the northern river, gone"),
        version("second", "b=fish for the northern rivers, gone:dropped", "first"),
    )
    log = said("2025-01-01", "north", "first#a", "opposes"), said("2025-02-01", "north", "second#gone", "accepts")
    table = matrix_table(stances(plan(first, second, statements=log), second))
    rows = [dict(zip(table.head, row, strict=True)) for row in table.rows]
    of_north = {row["point"]: row for row in rows if row["party"] == "north" and row["stance"]}
    assert {name: (row["status"], row["stance"], row["inferred"]) for name, row in of_north.items()} == {
        "b": ("proposed", "opposes", True),
        "gone": ("dropped", "accepts", False),
    }


def test_a_topic_accounts_for_each_of_its_points_and_parties(run: Run) -> None:
    _, *rows = read(run(*TALKS, "stance", "second-draft", "--by", "topic", "-f", "csv").out)
    counted = {(row[1], row[4]): 0 for row in rows if row[3]}
    for row in rows:
        if row[3]:
            counted[row[1], row[4]] += int(row[9])
    assert counted == {(row[1], row[4]): int(row[3]) for row in rows if row[3]}
    assert len([row for row in rows if not row[3]]) == 6


def test_every_point_stands_in_a_concordance(run: Run) -> None:
    _, *rows = read(run("-C", PLANS, "map", "us-28", "twenty-point", "-f", "csv").out)
    shown = run("-C", PLANS, "map", "us-28", "twenty-point", "-f", "json").out
    assert {row[0] for row in rows} >= {"amnesty", "army-cap", "territory"}
    assert shown.count('"method"') == sum(row[6] == "linked" for row in rows)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(sign: str) -> None:
    (row,) = read(rendered_table(Table(("a",), [(f"{sign}cmd|'/c calc'!A1",)])))[1:]
    assert row == [f"'{sign}cmd|'/c calc'!A1"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(-5, "-5"), ("+1.5", "+1.5"), ("-", "'-"), (0.25, "0.25"), (None, ""), (True, "true"), ("a-b=c", "a-b=c")],
)
def test_numbers_stay_numbers(value: str | float | bool | None, text: str) -> None:
    assert read(rendered_table(Table(("a", "b"), [(value, "x")])))[1] == [text, "x"]


def test_whatever_a_cell_holds_is_read_back() -> None:
    chance = random.Random(7)
    for _ in range(300):
        cells = ["".join(chance.choices('a,;"\r\n \u2028š中ا', k=chance.randint(0, 9))) for _ in range(9)]
        rows = [cells[start : start + 3] for start in (0, 3, 6)]
        text = rendered_table(Table(("a", "b", "c"), rows))
        assert text.endswith("\r\n")
        assert [[cell.removeprefix("'") for cell in row] for row in read(text)[1:]] == rows


@pytest.mark.parametrize("arguments", [["show", "us-28"], ["history", "amnesty"], ["list", "--tree"]])
def test_what_is_no_table_is_refused(arguments: list[str], run: Run) -> None:
    ran = run("-C", PLANS, *arguments, "-f", "csv")
    assert (ran.code, ran.out) == (2, "")
    assert "is no table (use --format text" in ran.err
