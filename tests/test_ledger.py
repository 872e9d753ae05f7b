"""Who stands where, as of a day, and what is open."""

import datetime
import random

import pytest

from helpers import PARTIES, plan, said, version
from planvers.ledger.openpoints import open_points
from planvers.ledger.stances import narrowed, stances
from planvers.model.dates import when
from planvers.model.plan import Plan, Statement
from planvers.model.vocabulary import Stance

FIRST = version("first", "a=one, b=two, c=three")
SECOND = version("second", "a=one, b=changed, c:dropped, d<-, e:agreed", "first")


def cells(*statements: Statement, as_of: str | None = None) -> dict[str, str]:
    """The cells of the first party on the second version: reach and stance."""
    day = datetime.date.fromisoformat(as_of) if as_of else None
    matrix = stances(plan(FIRST, SECOND, statements=statements), SECOND, day)
    return {
        row.point.id if row.point else "*": f"{row.cells[0].reach} {row.cells[0].stance or ''}".strip()
        for row in matrix.rows
    }


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param([], {"a": "not_stated"}, id="silence-is-not-a-stance"),
        pytest.param(
            [("2025-02-01", "second#a", "opposes")], {"a": "point opposes", "b": "not_stated"}, id="on-the-point"
        ),
        pytest.param(
            [("2025-02-01", "second", "accepts")], {"*": "point accepts", "a": "version accepts"}, id="on-the-whole"
        ),
        pytest.param(
            [("2025-02-01", "second#a", "opposes"), ("2025-03-01", "second", "accepts")],
            {"a": "point opposes", "b": "version accepts"},
            id="the-very-point-counts-before-the-whole-even-if-older",
        ),
        pytest.param(
            [("2025-02-01", "second#a", "opposes"), ("2025-03-01", "second#a", "accepts")],
            {"a": "point accepts"},
            id="the-latest-counts",
        ),
        pytest.param([("2025-02-01", "first#a", "accepts")], {"a": "carried accepts"}, id="same-wording-carries"),
        pytest.param([("2025-02-01", "first#b", "accepts")], {"b": "stale accepts"}, id="changed-wording-is-stale"),
        pytest.param(
            [("2025-03-01", "first#a", "accepts"), ("2025-02-01", "second", "opposes")],
            {"a": "version opposes"},
            id="this-version-as-a-whole-counts-before-an-earlier-one",
        ),
        pytest.param(
            [("2025-02-01", "first", "accepts")],
            {"*": "not_stated", "a": "not_stated"},
            id="a-whole-version-carries-nothing",
        ),
        pytest.param(
            [("2025-02-01", "second#c", "opposes")], {"c": "point opposes"}, id="a-dropped-point-that-was-spoken-of"
        ),
        pytest.param([("2025-02-01", "second", "accepts")], {"d": "version accepts"}, id="new-points-too"),
    ],
)
def test_reach(statements: list[tuple[str, str, str]], expected: dict[str, str]) -> None:
    found = cells(*(said(day, "north", about, stance) for day, about, stance in statements))
    assert {key: found[key] for key in expected} == expected


def test_of_several_predecessors_the_latest_that_was_said_counts() -> None:
    first, second = version("first", "p, q"), version("second", "m<-p+q", "first")
    log = said("2025-01-02", "north", "first#p", "opposes"), said("2025-03-02", "north", "first#q", "accepts")
    row = stances(plan(first, second, statements=log), second).rows[1]
    assert (row.cells[0].reach, row.cells[0].stance) == ("stale", "accepts")


def test_a_sub_point_that_was_spoken_of_has_a_row_and_can_be_open() -> None:
    text = version("text", "a:agreed(a1:open a2:agreed)")
    log = (said("2025-02-01", "north", "text#a1", "opposes"),)
    known = plan(text, statements=log)
    assert [row.point.id for row in stances(known, text).rows if row.point] == ["a", "a1"]
    assert [item.point.id for item in open_points(known, text).open] == ["a1"]


def test_a_dropped_point_is_listed_only_if_somebody_spoke_of_it() -> None:
    assert "c" not in cells(said("2025-02-01", "north", "second", "accepts"))


def test_statements_after_the_day_do_not_exist() -> None:
    log = said("2025-02-01", "north", "second#a", "accepts"), said("2025-03-01", "north", "second#a", "opposes")
    assert cells(*log, as_of="2025-02-28")["a"] == "point accepts"
    assert cells(*log, as_of="2025-01-31")["a"] == "not_stated"


def test_parties_in_another_order_give_the_same_columns_in_that_order() -> None:
    chance = random.Random(11)
    log = tuple(
        said(
            f"2025-02-{day:02}",
            chance.choice(PARTIES).id,
            chance.choice(["second", "second#a", "first#b"]),
            chance.choice(list(Stance)),
        )
        for day in range(1, 21)
    )
    straight = plan(FIRST, SECOND, statements=log)
    turned = Plan("test", "A test", "en", PARTIES[::-1], (), (FIRST, SECOND), log)
    for one, other in zip(stances(straight, SECOND).rows, stances(turned, SECOND).rows, strict=True):
        assert (one.point, one.cells) == (other.point, other.cells[::-1])


def test_a_matrix_can_be_narrowed_to_topics() -> None:
    matrix = stances(plan(FIRST, SECOND), SECOND)
    assert narrowed(matrix, ()) == matrix
    assert [row.point for row in narrowed(matrix, ["trade"]).rows] == [None]


OPEN = version(
    "text",
    "a:agreed, b:proposed, c:open, d:bracketed, e:deferred, f:agreed_in_principle, g:unknown=?, h:dropped,"
    "i:open, j:open",
)


def test_open_points_stand_in_the_order_of_what_blocks_them() -> None:
    log = (
        said("2025-02-01", "north", "text#i", "opposes"),
        said("2025-02-01", "north", "text#j", "opposes"),
        said("2025-02-02", "south", "text#j", "counter_proposes"),
        said("2025-02-03", "west", "text#a", "opposes"),
        said("2025-02-04", "west", "text", "opposes"),
    )
    found = open_points(plan(OPEN, statements=log), OPEN)
    assert [(item.point.id, [blocker.name for blocker in item.blockers]) for item in found.open] == [
        ("j", ["OPPOSED", "ALTERNATIVES", "DISCUSSED"]),
        ("i", ["OPPOSED", "DISCUSSED"]),
        ("d", ["BRACKETED"]),
        ("e", ["DEFERRED"]),
        ("c", ["DISCUSSED"]),
        ("f", ["NOT_CONFIRMED"]),
        ("b", ["NOT_ANSWERED"]),
    ]
    assert found.open[0].saying(Stance.OPPOSES) == ("north",)
    assert found.open[0].saying(Stance.COUNTER_PROPOSES) == ("south",)
    assert found.open[0].silent == ("west",)
    assert [point.id for point in found.not_public] == ["g"]
    assert found.open[0].last == when("2025-02-02")
    assert [item.point.id for item in found.agreed] == ["a"]
    assert [(item.point.id, item.saying(Stance.OPPOSES)) for item in found.agreed_but_opposed] == [("a", ("west",))]
