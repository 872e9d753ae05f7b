"""What changed around the words of a point: stances, sources, and what the parts of merges and splits brought."""

import random

import pytest

from helpers import plan, point, said, version
from planvers.comparing.diff import diff
from planvers.comparing.shares import merged_shares, split_shares
from planvers.model.plan import Statement, Version
from planvers.model.vocabulary import ChangeKind

OLD = version("old", "a=one, b=two")
NEW = version("new", "a=one, b=two", "old")


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param([], [], id="silence"),
        pytest.param([("2025-01-02", "old#a", "accepts"), ("2025-02-02", "new#a", "opposes")], ["a north"], id="moved"),
        pytest.param([("2025-01-02", "old#a", "accepts"), ("2025-02-02", "new#a", "accepts")], [], id="the-same-again"),
        pytest.param([("2025-02-02", "new#a", "opposes")], [], id="a-first-word-is-no-change"),
        pytest.param([("2025-01-02", "old#a", "opposes")], [], id="no-word-on-the-new-text"),
        pytest.param(
            [("2025-01-02", "old", "accepts"), ("2025-02-02", "new", "opposes")], [], id="on-the-whole-version-only"
        ),
        pytest.param(
            [("2025-02-02", "new#a", "opposes"), ("2025-03-02", "old#a", "accepts")],
            [],
            id="what-was-said-of-the-old-text-later-is-no-move-from-it",
        ),
        pytest.param(
            [
                ("2025-01-02", "old#a", "opposes"),
                ("2025-01-09", "old#a", "accepts"),
                ("2025-02-02", "new#a", "accepts"),
            ],
            [],
            id="the-latest-on-the-old-text-counts",
        ),
    ],
)
def test_stance_changes(statements: list[tuple[str, str, str]], expected: list[str]) -> None:
    log = tuple(said(day, "north", about, stance) for day, about, stance in statements)
    assert moves(log) == expected


def moves(log: tuple[Statement, ...]) -> list[str]:
    changes = diff(OLD, NEW, plan(OLD, NEW, statements=log)).changes
    assert all((ChangeKind.STANCE_CHANGED in change.kinds) == bool(change.stances) for change in changes)
    return [f"{change.point.id} {move.party}" for change in changes for move in change.stances]


def test_a_stance_that_changed_does_not_make_a_point_reworded() -> None:
    old, new = version("old", "a(a1 a2)"), version("new", "a(a1 a2)", "old")
    log = said("2025-01-02", "north", "old#a1", "accepts"), said("2025-02-02", "north", "new#a1", "opposes")
    (change,) = diff(old, new, plan(old, new, statements=log)).changes
    assert change.kinds == (ChangeKind.STANCE_CHANGED,)


def cited(text: Version, *sources: str) -> Version:
    return text._replace(points=tuple(unit._replace(sources=sources) for unit in text.points))


def test_sources_change_between_two_states_of_one_version_and_not_between_two_versions() -> None:
    before, after = cited(OLD, "paper"), cited(OLD, "paper", "gazette")
    assert [change.kinds for change in diff(before, after).changes] == [(ChangeKind.SOURCE_CHANGED,)] * 2
    assert [change.kinds for change in diff(before, before).changes] == [(ChangeKind.UNCHANGED,)] * 2
    other = cited(NEW, "gazette")
    assert [change.kinds for change in diff(before, other, plan(before, other)).changes] == [
        (ChangeKind.UNCHANGED,)
    ] * 2


def test_a_merge_says_how_many_words_each_point_brought() -> None:
    first, second = point("a=The ferry runs daily."), point("b=The bridge is open today.")
    shares = merged_shares([first, second], point("c=The ferry runs daily. The bridge is shut."), "en")
    assert [(share.point.id, share.kept, share.words) for share in shares] == [("a", 4, 4), ("b", 3, 5)]
    assert merged_shares([first, point("b=?")], point("c=One"), "en") == ()


def test_a_split_says_how_many_words_each_point_took_along() -> None:
    whole = point("a=The ferry runs daily. The bridge is open.")
    shares = split_shares(whole, [point("b=The ferry runs daily."), point("c=The bridge is open for ever.")], "en")
    assert [(share.point.id, share.kept, share.words) for share in shares] == [("b", 4, 8), ("c", 4, 8)]


def test_the_shares_of_a_merge_rebuild_both_sides() -> None:
    chance = random.Random(9)
    words = ["the", "ferry", "bridge", "runs", "daily", "open", ".", "not", "30", "days"]
    for _ in range(500):
        olds = [point(f"p{n}={' '.join(chance.choices(words, k=chance.randrange(1, 9)))}") for n in range(3)]
        new = point(f"n={' '.join(chance.choices(words, k=chance.randrange(1, 20)))}")
        shares = merged_shares(olds, new, "")
        texts = [str(unit.text) for unit in olds]
        assert "".join(run.old for share in shares for run in share.runs) == " ".join(texts)
        assert "".join(run.new for share in shares for run in share.runs) == str(new.text)
        assert [("".join(run.old for run in share.runs)).strip() for share in shares] == [
            text.strip() for text in texts
        ]


def test_status_of_a_sub_point_alone_is_told_as_such() -> None:
    old, new = version("old", "a(a1 a2)"), version("new", "a(a1:open a2)", "old")
    (change,) = diff(old, new, plan(old, new)).changes
    assert change.kinds == (ChangeKind.STATUS_CHANGED,)
    assert [part.kinds for part in change.parts] == [(ChangeKind.STATUS_CHANGED,), (ChangeKind.UNCHANGED,)]
