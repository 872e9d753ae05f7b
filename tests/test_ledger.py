"""Who stands where, as of a day, and what is open."""

import datetime
import random

import pytest

from helpers import PARTIES, plan, said, version
from planvers.ledger.openpoints import open_points
from planvers.ledger.stances import narrowed, stances
from planvers.model.plan import About, Plan, Statement
from planvers.model.vocabulary import Basis, Stance
from planvers.views.signs import sign

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


def spoken(*words: tuple[str, str, str]) -> tuple[str, str]:
    """Whether and what north says of second#a, given (day, speaker, stance) in the order of the file; since when."""
    log = [
        said(day, "north", "second#a", stance)._replace(id=f"st-{place}", speaker=speaker)
        for place, (day, speaker, stance) in enumerate(words)
    ]
    log.sort(key=lambda item: item.date.order)
    found = stances(plan(FIRST, SECOND, statements=tuple(log)), SECOND).rows[1].cells[0]
    stance = " ".join(item.value for item in found.stances)
    return f"mixed {stance}" if found.is_mixed else stance, found.since.isoformat() if found.since else ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            [("2025-02-01", "X", "opposes"), ("2025-02-01", "Y", "accepts")],
            ("mixed accepts opposes", "2025-02-01"),
            id="two-speakers-of-one-day",
        ),
        pytest.param(
            [("2025-02-01", "X", "opposes"), ("2025-02-01", "Y", "opposes")],
            ("opposes", "2025-02-01"),
            id="two-speakers-who-agree",
        ),
        pytest.param(
            [("2025-02-01", "X", "opposes"), ("2025-02-01", "X", "accepts")],
            ("accepts", "2025-02-01"),
            id="one-speaker-of-one-day-the-later-in-the-file",
        ),
        pytest.param(
            [("2025-02-01", "X", "opposes"), ("2025-02-01", "Y", "accepts"), ("2025-02-01", "X", "accepts")],
            ("accepts", "2025-02-01"),
            id="one-of-two-came-round-on-the-day",
        ),
        pytest.param(
            [("2025-02-01", "X", "opposes"), ("2025-02-01", "Y", "accepts"), ("2025-02-02", "Z", "reserves")],
            ("reserves", "2025-02-02"),
            id="a-later-day-settles-it",
        ),
        pytest.param(
            [("2025-02", "X", "opposes"), ("2025-02-20", "Y", "accepts")],
            ("mixed accepts opposes", "2025-02"),
            id="a-day-within-a-month-that-may-be-before-or-after",
        ),
        pytest.param(
            [("2025-02", "X", "opposes"), ("2025-02-20", "X", "accepts")],
            ("mixed accepts opposes", "2025-02"),
            id="the-same-speaker-too",
        ),
        pytest.param(
            [("2025-02", "X", "opposes"), ("2025-03-01", "Y", "accepts")],
            ("accepts", "2025-03-01"),
            id="a-day-after-the-month",
        ),
        pytest.param(
            [("2025", "X", "opposes"), ("2025-03-01", "Y", "accepts"), ("2025-04-01", "Z", "opposes")],
            ("opposes", "2025-04-01"),
            id="a-year-that-agrees-with-the-last-word",
        ),
        pytest.param(
            [("2025-02-01", "X", "opposes"), ("2025-03-01", "Y", "opposes"), ("2025-04-01", "X", "opposes")],
            ("opposes", "2025-02-01"),
            id="since-the-first-of-a-run",
        ),
        pytest.param(
            [("2025-01-02", "X", "opposes"), ("2025-02-01", "Y", "reserves"), ("2025-04-01", "X", "opposes")],
            ("opposes", "2025-04-01"),
            id="since-it-came-back",
        ),
    ],
)
def test_of_words_nobody_knows_the_order_of_none_is_the_last(
    words: list[tuple[str, str, str]], expected: tuple[str, str]
) -> None:
    assert spoken(*words) == expected


def test_a_month_counts_from_its_last_day_on() -> None:
    log = (said("2025-02", "north", "second#a", "accepts"),)
    assert cells(*log, as_of="2025-02-27")["a"] == "not_stated"
    assert cells(*log, as_of="2025-02-28")["a"] == "point accepts"


@pytest.mark.parametrize(
    ("before", "now", "reach"),
    [
        ("a(a1 a2)", "a(a1 a2)", "carried"),
        ("a(a1 a2)", "a(a1 a2=changed)", "stale"),
        ("a(a1 a2)", "a(a1)", "stale"),
        ("a(a1)", "a(a1 a2)", "stale"),
        ("a(a1 a2=?)", "a(a1 a2=?)", "stale"),
        ("a=?", "a=?", "stale"),
        ("a(a1 a2:dropped)", "a(a1)", "carried"),
    ],
)
def test_a_stance_is_carried_only_if_the_sub_points_are_worded_alike_too(before: str, now: str, reach: str) -> None:
    first, second = version("first", before), version("second", now, "first")
    log = (said("2025-02-01", "north", "first#a", "accepts"),)
    cell = stances(plan(first, second, statements=log), second).rows[1].cells[0]
    assert (cell.reach, cell.of) == (reach, (About("first", "a"),))


def test_the_nearest_version_in_which_a_party_spoke_counts() -> None:
    texts = version("one", "a=x"), version("two", "a=y", "one"), version("three", "a=x", "two")
    on_two = said("2025-01-01", "north", "two#a", "opposes")
    on_one = said("2025-02-01", "north", "one#a", "accepts")
    row = stances(plan(*texts, statements=(on_two, on_one)), texts[2]).rows[1]
    assert (row.cells[0].reach, row.cells[0].stance) == ("stale", "opposes")


@pytest.mark.parametrize(
    ("on_p", "on_q", "expected"),
    [("opposes", "accepts", "accepts opposes"), ("opposes", "opposes", "opposes"), (None, "accepts", "accepts")],
)
def test_of_several_predecessors_each_keeps_its_own_last_word(on_p: str | None, on_q: str, expected: str) -> None:
    first, second = version("first", "p, q"), version("second", "m<-p+q", "first")
    log = [said("2025-01-02", "north", "first#p", on_p)] if on_p else []
    log.append(said("2025-03-02", "north", "first#q", on_q))
    cell = stances(plan(first, second, statements=tuple(log)), second).rows[1].cells[0]
    assert (cell.reach, " ".join(cell.stances), cell.before) == ("stale", expected, ())
    assert cell.of == tuple(about for item in log for about in item.about)


def test_what_was_said_of_two_parts_at_once_stays_said_of_the_one_that_was_not_spoken_of_again() -> None:
    first, second = version("first", "p, q"), version("second", "m<-p+q", "first")
    both = said("2025-01-02", "north", "first#p", "opposes")
    both = both._replace(about=(*both.about, About("first", "q")))
    log = both, said("2025-03-02", "north", "first#p", "accepts")
    cell = stances(plan(first, second, statements=log), second).rows[1].cells[0]
    assert [item.stance for item in cell.words] == ["opposes", "accepts"]


def test_a_link_that_nobody_declared_marks_only_the_stance_that_came_over_it() -> None:
    text = "Ships of every party may pass the narrows by day and by night"
    first = version("first", f"p={text} freely, q=Tolls are raised")
    second = version("second", f"r={text} freely, q=Tolls are raised", "first")
    log = said("2025-01-02", "north", "first#p", "opposes"), said("2025-01-02", "south", "first#q", "opposes")
    rows = {row.id: row for row in stances(plan(first, second, statements=log), second).rows}
    assert [rows["r"].cells[0].is_inferred, rows["q"].cells[1].is_inferred] == [True, False]
    assert (sign(rows["r"].cells[0]), sign(rows["q"].cells[1])) == ("✗^?", "✗^")


def test_a_whole_version_says_nothing_of_what_only_reports_speak_of() -> None:
    text = version("text", "a, b:unknown=?, c:dropped")
    log = said("2025-02-01", "north", "text", "accepts"), said("2025-02-01", "south", "text#b", "opposes")
    rows = {row.id: row.cells[0].reach for row in stances(plan(text, statements=log), text).rows}
    assert rows == {None: "point", "a": "version", "b": "not_stated"}


def test_typography_takes_no_stance_back() -> None:
    first, second = version("first", "a=Ukraine's army"), version("second", "a=Ukraine’s army", "first")
    log = (said("2025-02-01", "north", "first#a", "accepts"),)
    assert stances(plan(first, second, statements=log), second).rows[1].cells[0].reach == "carried"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_was_said_before_does_not_hang_on_the_place_in_the_file(order: tuple[int, int]) -> None:
    two = [
        said("2025-02-01", "north", "second#a", "opposes")._replace(id="x", speaker="X"),
        said("2025-02-01", "north", "second#a", "accepts")._replace(id="y", speaker="Y"),
    ]
    last = said("2025-03-01", "north", "second#a", "accepts")._replace(id="z", speaker="Z")
    log = (*(two[place] for place in order), last)
    cell = stances(plan(FIRST, SECOND, statements=log), SECOND).rows[1].cells[0]
    assert (cell.since, set(cell.before), cell.earlier) == (last.date, set(two), log[:2])


def test_a_red_line_stays_while_the_party_says_the_same_again() -> None:
    log = [
        said("2025-01-10", "north", "second#a", "opposes", red_line=True),
        said("2025-02-10", "north", "second#a", "opposes"),
        said("2025-03-10", "north", "second#a", "reserves"),
        said("2025-04-10", "north", "second#a", "opposes"),
    ]
    signs = [
        sign(stances(plan(FIRST, SECOND, statements=tuple(log[:count])), SECOND).rows[1].cells[0])
        for count in (1, 2, 3, 4)
    ]
    assert signs == ["✗!", "✗!", "r", "✗"]


def test_the_best_of_what_words_are_known_by_is_shown() -> None:
    log = tuple(
        said("2025-02-01", "north", "second#a", "accepts", basis=basis)._replace(id=basis, speaker=basis)
        for basis in (Basis.REPORTED_ANONYMOUS, Basis.OFFICIAL_DOCUMENT, Basis.REPORTED_NAMED)
    )
    assert sign(stances(plan(FIRST, SECOND, statements=log), SECOND).rows[1].cells[0]) == "✓§"


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
