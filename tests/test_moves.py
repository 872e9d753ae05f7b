"""Who moved: between two versions, and on one version since a day."""

import datetime

import pytest

from helpers import plan, said, version
from planvers.ledger.moves import Move, moves_between, moves_since
from planvers.ledger.stances import stances
from planvers.ledger.topics import by_topic
from planvers.model.plan import Topic

OLD = version("old", "a=one, b=two, c, x")
NEW = version("new", "a=one, b=changed, m<-c, n<-", "old")

Words = list[tuple[str, str, str]]


def told(moves: tuple[Move, ...]) -> list[str]:
    return [
        f"{move.point.id if move.point else '*'} {move.before.stance or move.before.reach} → {move.now.stance}"
        for move in moves
    ]


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


def test_a_merge_is_held_against_the_latest_word_on_its_parts() -> None:
    old, new = version("old", "p, q"), version("new", "m<-p+q", "old")
    log = (
        said("2025-01-01", "north", "old#q", "reserves"),
        said("2025-01-02", "north", "old#p", "opposes"),
        said("2025-02-01", "north", "new#m", "accepts"),
    )
    assert told(moves_between(plan(old, new, statements=log), old, new)) == ["m opposes → accepts"]


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
