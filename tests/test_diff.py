"""What happened to each point: the table is the specification."""

import random

import pytest

from helpers import plan, point, version
from planvers.comparing.change import Change
from planvers.comparing.diff import diff
from planvers.model.plan import Version
from planvers.model.text import Text
from planvers.model.vocabulary import ChangeKind, Disclosure, VersionKind, WordingGrade
from planvers.words.order import moved
from planvers.words.runs import RunKind


def told(changes: tuple[Change, ...]) -> list[str]:
    return [f"{change.point.id}: {' '.join(change.kinds)}" for change in changes]


def changes(old: Version, new: Version) -> list[str]:
    return told(diff(old, new, plan(old, new)).changes)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("a", "a", ["a: unchanged"], id="unchanged"),
        pytest.param("a=one", "a=two", ["a: reworded"], id="reworded"),
        pytest.param("a=an “old” text", 'a=an "old"  text', ["a: editorial"], id="editorial"),
        pytest.param("a", "a, b<-", ["a: unchanged", "b: added"], id="declared-new"),
        pytest.param(
            "a", "a, b=Quite unlike it", ["a: unchanged", "b: added"], id="nothing-in-the-old-text-is-like-it"
        ),
        pytest.param(
            "a", "a, b", ["a: unchanged", "b: no_counterpart"], id="not-declared-new-and-something-is-like-it"
        ),
        pytest.param(
            "a, b=Quite unlike it", "a", ["a: unchanged", "b: dropped"], id="nothing-in-the-new-text-is-like-it"
        ),
        pytest.param("a, b", "a", ["a: unchanged", "b: no_counterpart"], id="absent-and-something-is-like-it"),
        pytest.param("a, b:bracketed=?", "a", ["a: unchanged", "b: no_counterpart"], id="absent-and-never-public"),
        pytest.param("a", "", ["a: dropped"], id="nothing-is-left"),
        pytest.param(
            "a=Quite unlike it",
            "b=?",
            ["a: no_counterpart", "b: no_counterpart"],
            id="not-all-of-the-text-is-public",
        ),
        pytest.param("a, b", "a, b:dropped", ["a: unchanged", "b: dropped"], id="tombstone"),
        pytest.param("a:dropped, b", "a:dropped, b", ["b: unchanged"], id="an-old-tombstone-is-no-change"),
        pytest.param("a:dropped, b", "b", ["b: renumbered"], id="a-tombstone-is-not-missed"),
        pytest.param("a:dropped", "a", ["a: restored"], id="restored"),
        pytest.param("b=Quite unlike, a", "a", ["b: dropped", "a: renumbered"], id="renumbered"),
        pytest.param("a, b, c", "c, a, b", ["c: moved", "a: renumbered", "b: renumbered"], id="moved"),
        pytest.param("a, b", "b=new words, a", ["b: reworded moved", "a: renumbered"], id="moved-and-reworded"),
        pytest.param(
            "a=one", "x<-a=two, y<-a=three", ["x: split reworded", "y: split reworded renumbered"], id="split"
        ),
        pytest.param("a=one, b=two", "c<-a+b=one two", ["c: merged"], id="merged-word-for-word"),
        pytest.param(
            "a, b",
            "c<-a+b=The wording of a. The wording of b., a:dropped, b:dropped",
            ["c: merged"],
            id="tombstones-of-merged-points-are-no-loss",
        ),
        pytest.param("a", "b<-a, a:dropped", ["b: reworded"], id="a-tombstone-of-a-renamed-point-is-no-split"),
        pytest.param("a:unknown=?", "", ["a: unaccounted"], id="what-was-never-known-to-be-there-is-not-dropped"),
        pytest.param("a:bracketed=?", "a:bracketed=?", ["a: unaccounted"], id="two-wordings-that-nobody-has"),
        pytest.param("a:open", "a:agreed", ["a: status_changed"], id="status"),
        pytest.param("a:unknown=?", "a", ["a: text_learned"], id="text-learned"),
        pytest.param("a", "a:unknown=?", ["a: unaccounted"], id="wording-no-longer-public"),
        pytest.param("a", "a:bracketed=?", ["a: status_changed unaccounted"], id="status-known-wording-not"),
        pytest.param("a(a1 a2)", "a(a1)", ["a: reworded"], id="a-lost-sub-point-rewords-the-point"),
        pytest.param("a(a1 a2)", "a(a2 a1)", ["a: moved renumbered"], id="sub-points-in-another-order"),
        pytest.param("", "", [], id="both-empty"),
    ],
)
def test_kinds(old: str, new: str, expected: list[str]) -> None:
    assert changes(version("old", old), version("new", new, "old")) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("a, b=Quite unlike it", "a", ["a: unchanged", "b: not_mentioned"], id="nothing-is-like-it"),
        pytest.param("a, b", "a", ["a: unchanged", "b: not_mentioned"], id="something-is-like-it"),
        pytest.param("a, b", "a, b:dropped", ["a: unchanged", "b: dropped"], id="a-tombstone-drops-as-ever"),
        pytest.param("a=one", "b<-a=two, c<-", ["b: reworded", "c: added"], id="what-it-mentions-is-compared"),
        pytest.param("a(a1 a2)", "a(a1)", ["a: unchanged"], id="a-sub-point-that-it-does-not-mention"),
        pytest.param("a:dropped, b", "b", ["b: renumbered"], id="what-was-gone-is-not-missed"),
    ],
)
def test_a_supplement_drops_nothing_by_silence(old: str, new: str, expected: list[str]) -> None:
    first, supplement = version("old", old), version("new", new, "old")._replace(kind=VersionKind.SUPPLEMENT)
    assert changes(first, supplement) == expected
    found = diff(first, supplement, plan(first, supplement)).changes
    assert not any(change.is_change for change in found if not change.new)


def test_a_supplement_leaves_alone_only_what_it_adds_to() -> None:
    lone = version("lone", "b", "root")._replace(kind=VersionKind.SUPPLEMENT)
    root, side = version("root", "a=Quite unlike it"), version("side", "a=Quite unlike it")
    first = version("first", "b", "root")._replace(kind=VersionKind.SUPPLEMENT)
    second = version("second", "b", "first")._replace(kind=VersionKind.SUPPLEMENT)
    known = plan(root, side, first, second)
    assert told(diff(root, lone).changes) == ["a: not_mentioned", "b: added"]
    assert told(diff(side, lone).changes) == ["a: dropped", "b: added"]
    assert told(diff(root, second, known).changes) == ["a: not_mentioned", "b: added"]
    assert told(diff(side, second, known).changes) == ["a: dropped", "b: added"]
    third = version("third", "b, a=Quite unlike it", "second")
    assert told(diff(second, third, plan(root, first, second, third)).changes) == ["b: unchanged", "a: no_counterpart"]
    unpublished = second._replace(disclosure=Disclosure.PARTIAL)
    assert told(diff(root, unpublished, plan(root, first, unpublished)).changes)[0] == "a: unaccounted"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "a(a1 a2), b(b1)",
            "a(a1), b(b1 a2)",
            ["a: reworded [a1: unchanged, a2: moved]", "b: reworded [b1: unchanged, a2: moved]"],
            id="a-sub-point-goes-to-another-point",
        ),
        pytest.param(
            "a(a1 a2)",
            "a(a1), a2",
            ["a: reworded [a1: unchanged, a2: moved]", "a2: moved []"],
            id="a-sub-point-becomes-a-point",
        ),
        pytest.param(
            "a(a1), b", "a(a1 b)", ["a: reworded [a1: unchanged, b: moved]"], id="a-point-becomes-a-sub-point"
        ),
        pytest.param(
            "a(a1 a2)",
            "b<-a=The wording of a.(a1 a2)",
            ["b: unchanged [a1: unchanged, a2: unchanged]"],
            id="a-rename-moves-nothing",
        ),
    ],
)
def test_sub_points_between_points(old: str, new: str, expected: list[str]) -> None:
    first, second = version("old", old), version("new", new, "old")
    found = diff(first, second, plan(first, second))
    assert [f"{told((change,))[0]} [{', '.join(told(change.parts))}]" for change in found.changes] == expected
    assert found.has_changes == (expected != ["b: unchanged [a1: unchanged, a2: unchanged]"])


def test_who_agreed_is_part_of_the_status() -> None:
    old, new = version("old", "a:agreed"), version("new", "a:agreed", "old")
    wider = new._replace(points=(new.points[0]._replace(agreed_by=("north", "south")),))
    assert changes(old, wider) == ["a: status_changed"]


def test_a_merge_that_takes_back_an_agreement_says_so() -> None:
    assert changes(version("old", "a:agreed, b:open"), version("new", "c<-a+b:open=other words", "old")) == [
        "c: merged reworded status_changed"
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param({"": "one"}, {"en": "one"}, "unchanged", id="unmarked-text-is-in-the-language-of-the-plan"),
        pytest.param({"en": "one", "uk": "один"}, {"uk": "один", "en": "one"}, "unchanged", id="order-of-languages"),
        pytest.param(
            {"en": "one", "uk": "один"}, {"en": "one", "uk": "два"}, "reworded", id="only-the-translation-changed"
        ),
        pytest.param({"en": "one"}, {"uk": "один"}, "unaccounted", id="no-language-in-common"),
    ],
)
def test_the_same_language_is_compared(old: dict[str, str], new: dict[str, str], expected: str) -> None:
    def worded(name: str, wordings: dict[str, str], *parents: str) -> Version:
        text = Text(tuple(wordings.items()))
        return version(name, "a", *parents)._replace(points=(point("a", "1")._replace(text=text),))

    assert changes(worded("old", old), worded("new", new, "old")) == [f"a: {expected}"]


@pytest.mark.parametrize(
    ("disclosure", "wording"),
    [
        pytest.param(Disclosure.PARTIAL, WordingGrade.OFFICIAL, id="partial"),
        pytest.param(Disclosure.COUNT_ONLY, WordingGrade.REPORTED, id="count-only"),
        pytest.param(Disclosure.FULL, WordingGrade.REPORTED, id="described-but-not-published"),
    ],
)
def test_what_an_unpublished_text_does_not_mention_is_unaccounted_for_and_never_dropped(
    disclosure: Disclosure, wording: WordingGrade
) -> None:
    known, unpublished = (
        version("known", "a, b(b1)"),
        version("unpublished", "", "known", disclosure=disclosure, wording=wording),
    )
    found = diff(known, unpublished, plan(known, unpublished))
    assert told(found.changes) == ["a: unaccounted", "b: unaccounted"]
    assert told(found.changes[1].parts) == ["b1: unaccounted"]
    assert not found.has_changes


def test_what_a_published_text_holds_beyond_an_unpublished_one_is_learned_unless_it_is_declared_new() -> None:
    unpublished = version("unpublished", "", disclosure=Disclosure.PARTIAL)
    known = version("known", "a, b<-", "unpublished")
    found = diff(unpublished, known, plan(unpublished, known))
    assert told(found.changes) == ["a: text_learned", "b: added"]


def test_absent_points_stand_where_they_stood() -> None:
    assert changes(version("old", "a, b, c, d"), version("new", "a, d", "old")) == [
        "a: unchanged",
        "b: no_counterpart",
        "c: no_counterpart",
        "d: renumbered",
    ]


def test_a_merge_compares_the_parts_read_one_after_another() -> None:
    old, new = version("old", "a=Arms are cut., b=Borders stay."), version("new", "c<-a+b=Arms are cut.", "old")
    change = diff(old, new, plan(old, new)).changes[0]
    assert change.kinds == (ChangeKind.MERGED, ChangeKind.REWORDED)
    assert [(run.kind, run.old, run.new) for run in change.runs or ()] == [
        (RunKind.KEPT, "Arms are cut.", "Arms are cut."),
        (RunKind.CHANGED, " Borders stay.", ""),
    ]


def test_the_parts_of_a_split_point_are_told_once() -> None:
    old = version("old", "a(a1 a2)")
    new = version("new", "b<-a, a", "old", wording=WordingGrade.REPORTED)
    found = diff(old, new, plan(old, new)).changes
    assert [(change.point.id, told(change.parts)) for change in found] == [
        ("b", []),
        ("a", ["a1: unaccounted", "a2: unaccounted"]),
    ]


def test_a_sub_point_that_becomes_the_point_is_not_dropped() -> None:
    old, new = version("old", "a=Both sides teach.(a1 a2)"), version("new", "a<-a+a1=The wording of a1.", "old")
    change = diff(old, new, plan(old, new)).changes[0]
    assert change.kinds == (ChangeKind.REWORDED,)
    assert told(change.parts) == ["a2: dropped"]


def random_version(chance: random.Random, name: str, *parents: str) -> Version:
    ids = chance.sample("abcdefgh", chance.randrange(9))
    wordings = ("=one", "=two", "=?:unknown", ":dropped", "")
    notations = [
        f"{id_}{mark}" if mark != "=?:unknown" else f"{id_}:unknown=?"
        for id_ in ids
        for mark in [chance.choice(wordings)]
    ]
    return version(name, ", ".join(notations), *parents)


def test_every_live_point_of_either_side_is_told_exactly_once() -> None:
    chance = random.Random(4)
    for _ in range(500):
        old, new = random_version(chance, "old"), random_version(chance, "new", "old")
        found = diff(old, new, plan(old, new)).changes
        news = [unit.id for change in found for unit in change.new]
        olds = [unit.id for change in found for unit in change.old]
        tombstones = {unit.id for unit in old.points if unit.is_dropped}
        assert len(news) == len(set(news))
        split = {unit.id for change in found for unit in change.old if ChangeKind.SPLIT in change.kinds}
        assert len(olds) - len(set(olds)) == sum(olds.count(name) - 1 for name in split)
        assert {unit.id for unit in new.points if not unit.is_dropped} <= set(news)
        assert {unit.id for unit in old.points} - set(olds) <= tombstones


def test_a_version_does_not_differ_from_itself() -> None:
    chance = random.Random(5)
    for _ in range(200):
        one = random_version(chance, "one")
        found = diff(one, one, plan(one))
        assert not found.has_changes
        assert {kind for change in found.changes for kind in change.kinds} <= {
            ChangeKind.UNCHANGED,
            ChangeKind.UNACCOUNTED,
        }


@pytest.mark.parametrize(
    ("positions", "expected"),
    [([], []), ([0, 1, 2], []), ([2, 0, 1], [0]), ([0, 2, 1], [2]), ([3, 2, 1, 0], [1, 2, 3]), ([1, 1, 2], [])],
)
def test_as_few_points_as_possible_count_as_moved(positions: list[int], expected: list[int]) -> None:
    assert len(moved(positions)) == len(expected)


def test_unverified_wording_is_passed_on() -> None:
    doubtful = point("a", "1")._replace(verified=False)
    old, new = version("old", "a"), version("new", "a", "old")._replace(points=(doubtful,))
    assert diff(old, new, plan(old, new)).changes[0].is_unverified
