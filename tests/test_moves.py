"""Who moved: between two versions, and on one version since a day."""

import datetime

import pytest

from helpers import plan, said, version
from planvers.comparing.standing import stance_moves
from planvers.ledger.moves import Move, moves_between, moves_since
from planvers.ledger.stances import stances
from planvers.ledger.topics import by_topic
from planvers.model.plan import About, Topic
from planvers.views.signs import folded_sign, sign

OLD = version("old", "a=one, b=two, c, x")
NEW = version("new", "a=one, b=changed, m<-c, n<-", "old")

Words = list[tuple[str, str, str]]


def told(moves: tuple[Move, ...]) -> list[str]:
    return [f"{move.point.id if move.point else '*'} {_stood(move)} → {move.now.stance}" for move in moves]


def _stood(move: Move) -> str:
    return move.before.stance or ("mixed" if move.before.words else "not_stated")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param([], [], id="silence-has-not-moved"),
        pytest.param(
            [("2025-01-01", "old#a", "opposes"), ("2025-02-01", "new#a", "accepts")],
            ["a opposes → accepts"],
            id="on-the-point",
        ),
        pytest.param(
            [("2025-01-01", "old#c", "opposes"), ("2025-02-01", "new#m", "accepts")],
            ["m opposes → accepts"],
            id="across-a-new-id",
        ),
        pytest.param(
            [("2025-01-01", "old#a", "opposes"), ("2025-02-01", "new#a", "opposes")], [], id="said-again-is-no-move"
        ),
        pytest.param([("2025-01-01", "old#b", "opposes")], [], id="carried-or-stale-is-no-move"),
        pytest.param(
            [("2025-01-01", "old", "accepts"), ("2025-02-01", "new", "opposes")],
            ["* accepts → opposes"],
            id="on-the-whole-told-once",
        ),
        pytest.param(
            [("2025-01-01", "old#a", "opposes"), ("2025-02-01", "new", "accepts")],
            ["* not_stated → accepts", "a opposes → accepts"],
            id="from-the-point-to-the-whole",
        ),
        pytest.param(
            [("2025-01-01", "old", "opposes"), ("2025-02-01", "new#a", "accepts")],
            ["a opposes → accepts"],
            id="from-the-whole-to-the-point",
        ),
        pytest.param(
            [("2025-01-01", "old", "opposes"), ("2025-02-01", "new#n", "accepts")],
            ["n not_stated → accepts"],
            id="a-new-point-was-not-part-of-the-old-whole",
        ),
        pytest.param(
            [("2025-02-01", "new#a", "accepts"), ("2025-03-01", "old#a", "opposes")],
            ["a not_stated → accepts"],
            id="what-was-said-of-the-old-version-later-was-not-before",
        ),
        pytest.param([("2025-02-01", "new#a", "accepts")], ["a not_stated → accepts"], id="a-first-word"),
    ],
)
def test_between_versions(words: Words, expected: list[str]) -> None:
    log = tuple(said(day, "north", about, stance) for day, about, stance in words)
    assert told(moves_between(plan(OLD, NEW, statements=log), OLD, NEW)) == expected


def test_between_versions_as_of_a_day() -> None:
    log = said("2025-01-01", "north", "old#a", "opposes"), said("2025-02-01", "north", "new#a", "accepts")
    known = plan(OLD, NEW, statements=log)
    assert moves_between(known, OLD, NEW, datetime.date(2025, 1, 31)) == ()


def test_a_merge_is_held_against_the_last_words_on_each_of_its_parts() -> None:
    old, new = version("old", "p, q"), version("new", "m<-p+q", "old")
    log = (
        said("2025-01-01", "north", "old#q", "reserves"),
        said("2025-01-02", "north", "old#p", "opposes"),
        said("2025-02-01", "north", "new#m", "accepts"),
    )
    (move,) = moves_between(plan(old, new, statements=log), old, new)
    assert (move.before.stances, move.now.stances) == (("reserves", "opposes"), ("accepts",))


def test_what_stood_on_the_same_wording_before_has_not_moved() -> None:
    one, two, three = version("one", "a=x"), version("two", "a=x", "one"), version("three", "a=y", "two")
    log = said("2025-01-01", "north", "one#a", "accepts"), said("2025-02-01", "north", "three#a", "accepts")
    assert moves_between(plan(one, two, three, statements=log), two, three) == ()


def test_one_statement_on_both_versions_is_where_it_moved_to() -> None:
    before, now = said("2025-01-01", "north", "old#a", "opposes"), said("2025-02-01", "north", "old#a", "accepts")
    now = now._replace(about=(*now.about, About("new", "a")))
    known = plan(OLD, NEW, statements=(before, now))
    assert told(moves_between(known, OLD, NEW)) == ["a opposes → accepts"]
    (move,) = stance_moves(known, OLD, OLD.points[:1], NEW, NEW.points[0])
    assert (move.before, move.now) == ((before,), (now,))


def test_a_first_word_is_no_change_of_mind() -> None:
    log = said("2025-01-01", "north", "old#b", "opposes"), said("2025-02-01", "north", "new#b", "accepts")
    other = said("2025-02-01", "south", "new#b", "accepts")
    moves = moves_between(plan(OLD, NEW, statements=(*log, other)), OLD, NEW)
    assert [(move.now.party, move.is_first) for move in moves] == [("north", False), ("south", True)]


def test_a_day_before_the_day_is_refused() -> None:
    with pytest.raises(ValueError, match="from an earlier day to a later one"):
        moves_since(plan(OLD, NEW), NEW, datetime.date(2025, 2, 1), datetime.date(2025, 1, 1))


def test_since_a_day_as_of_another() -> None:
    log = said("2025-01-01", "north", "new#a", "opposes"), said("2025-03-01", "north", "new#a", "accepts")
    known = plan(OLD, NEW, statements=log)
    assert moves_since(known, NEW, datetime.date(2025, 2, 1), datetime.date(2025, 2, 15)) == ()
    assert told(moves_since(known, NEW, datetime.date(2025, 2, 1), datetime.date(2025, 3, 1))) == [
        "a opposes → accepts"
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            [("2025-01-01", "new#a", "opposes"), ("2025-02-01", "new#a", "accepts")],
            ["a opposes → accepts"],
            id="on-the-point",
        ),
        pytest.param(
            [("2025-02-01", "new#a", "opposes"), ("2025-02-02", "new#a", "accepts")],
            ["a not_stated → accepts"],
            id="only-where-it-stands-at-the-end-counts",
        ),
        pytest.param([("2025-01-01", "new#a", "opposes")], [], id="before-the-day"),
        pytest.param(
            [("2025-01-15", "new#a", "opposes")], [], id="on-the-day-itself-is-where-it-stood-at-the-end-of-it"
        ),
        pytest.param(
            [("2025-01-01", "new", "opposes"), ("2025-02-01", "new", "accepts")],
            ["* opposes → accepts"],
            id="the-whole-is-told-once",
        ),
        pytest.param(
            [("2025-01-01", "old#a", "opposes"), ("2025-02-01", "old#a", "accepts")],
            ["a opposes → accepts"],
            id="what-was-carried-moved-with-what-was-said-since",
        ),
    ],
)
def test_since_a_day(words: Words, expected: list[str]) -> None:
    log = tuple(said(day, "north", about, stance) for day, about, stance in words)
    found = moves_since(plan(OLD, NEW, statements=log), NEW, datetime.date(2025, 1, 15))
    assert told(found) == expected


def test_a_dropped_point_that_was_first_spoken_of_since_then_has_moved_from_silence() -> None:
    text = version("text", "a, c:dropped")
    log = (said("2025-02-01", "north", "text#c", "opposes"),)
    found = moves_since(plan(text, statements=log), text, datetime.date(2025, 1, 15))
    assert told(found) == ["c not_stated → opposes"]


def test_rows_are_folded_by_topic_in_the_order_of_the_plan() -> None:
    text = version("text", "a, b, c, d")
    points = zip(text.points, ("war", None, "trade", "war"), strict=True)
    text = text._replace(points=tuple(point._replace(topic=topic) for point, topic in points))
    known = plan(text)
    topics = Topic("trade", "Trade"), Topic("empty", "Empty"), Topic("war", "War")
    folded = by_topic(stances(known, text), type(known)("test", "A test", "en", known.parties, topics, (text,)))
    assert [
        (item.topic.id if item.topic else None, [row.point.id for row in item.rows if row.point]) for item in folded
    ] == [("trade", ["c"]), ("war", ["a", "d"]), (None, ["b"])]


def test_a_folded_cell_bears_the_red_line_that_the_cell_itself_bears() -> None:
    text = version("text", "a")
    log = (
        said("2025-01-10", "north", "text#a", "opposes", red_line=True),
        said("2025-02-10", "north", "text#a", "opposes"),
    )
    cell = stances(plan(text, statements=log), text).rows[1].cells[0]
    assert (sign(cell), folded_sign(cell)) == ("✗!", "✗!")
