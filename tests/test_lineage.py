"""Which points continue which, along the graph of versions."""

import pytest

from helpers import plan, version
from planvers.comparing.align import align
from planvers.comparing.lineage import ancestors, common_ancestor, descent, last_known_in_full
from planvers.model.plan import Plan, Version
from planvers.model.vocabulary import Disclosure, WordingGrade


def links(old: Version, new: Version, within: Plan | None) -> list[str]:
    signs = {"declared": "<=", "id": "<-", "identical": "==", "inferred": "~~"}
    return [f"{link.new}{signs[link.method]}{link.old}" for link in align(old, new, within).links]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("a, b", "a, b", ["a<-a", "b<-b"], id="same-ids"),
        pytest.param("a, b", "b, a", ["a<-a", "b<-b"], id="reordered"),
        pytest.param("a", "a, c", ["a<-a"], id="one-more"),
        pytest.param("a", "z<-a", ["z<=a"], id="declared-rename"),
        pytest.param("a", "x<-a, y<-a", ["x<=a", "y<=a"], id="declared-split"),
        pytest.param("a, b", "c<-a+b", ["c<=a", "c<=b"], id="declared-merge"),
        pytest.param("a", "a<-", [], id="declared-new-although-the-id-was-there"),
        pytest.param("a=one and the same wording", "b=one and the same wording", ["b==a"], id="identical-wording"),
        pytest.param("a=same, b=same", "c=same", [], id="identical-wording-that-is-not-unique-says-nothing"),
        pytest.param("a=Deleted.", "b=Deleted.", [], id="a-word-under-titles-that-have-nothing-in-common"),
        pytest.param("a=same, b", "b<-a, c=same", ["b<=a"], id="a-declared-point-is-out-of-the-pool"),
        pytest.param("a=As follows.(a1)", "b=As follows.(b1)", [], id="a-chapeau-alone-says-nothing"),
        pytest.param("a(a1 a2)", "a(a2 a1)", ["a<-a", "a1<-a1", "a2<-a2"], id="sub-points"),
        pytest.param("a(a1 a2)", "a<-a+a1", ["a<=a", "a<=a1"], id="a-sub-point-becomes-the-point"),
        pytest.param("a=?", "b=?", [], id="unknown-wording-is-never-identical"),
        pytest.param("", "", [], id="both-empty"),
    ],
)
def test_align_parent_and_child(old: str, new: str, expected: list[str]) -> None:
    first, second = version("old", old), version("new", new, "old")
    known = plan(first, second)
    assert links(first, second, known) == expected
    reverse = sorted((link.new, link.old, link.method) for link in align(second, first, known).links)
    assert reverse == sorted((link.old, link.new, link.method) for link in align(first, second, known).links)


def test_lineage_runs_through_a_version_whose_text_nobody_has() -> None:
    first = version("first", "a, b, c")
    middle = version("middle", "b=?:unknown", "first", disclosure=Disclosure.PARTIAL)
    last = version("last", "a, x<-b, y<-c", "middle")
    assert links(first, last, plan(first, middle, last)) == ["a<-a", "x<=b", "y<=c"]


def test_forks_meet_in_their_common_ancestor() -> None:
    root = version("root", "a, b")
    left, right = version("left", "a, x<-b", "root"), version("right", "a, y<-b", "root")
    assert links(left, right, plan(root, left, right)) == ["a<-a", "y<=x"]


def test_forks_that_kept_an_id_are_not_crossed_with_the_others_split() -> None:
    root = version("root", "a")
    left, right = version("left", "a, b<-a", "root"), version("right", "a, b<-a", "root")
    assert links(left, right, plan(root, left, right)) == ["a<-a", "b<-b"]


def test_a_version_with_two_parents_names_the_parent_where_ids_clash() -> None:
    left, right = version("left", "a=left wording"), version("right", "a=right wording")
    both = version("both", "a<-left/a, b<-right/a", "left", "right")
    known = plan(left, right, both)
    assert links(left, both, known) == ["a<=a"]
    assert links(right, both, known) == ["b<=a"]


def test_a_parent_named_above_the_other_version_is_followed_through_it() -> None:
    first, second, third = version("v0", "a"), version("v1", "a", "v0"), version("v2", "b<-v0/a", "v1")
    known = plan(first, second, third)
    assert links(second, third, known) == ["b<=a"]
    assert links(first, third, known) == ["b<=a"]


def test_predecessors_of_a_chain_of_renames() -> None:
    first, second, third = version("v1", "a"), version("v2", "b<-a", "v1"), version("v3", "c<-b", "v2")
    assert descent(plan(first, second, third), third, first) == {"c": (("a", True),)}


def test_a_dropped_point_that_comes_back_is_the_same_point() -> None:
    versions = version("v1", "a"), version("v2", "a:dropped", "v1"), version("v3", "a", "v2")
    assert links(versions[0], versions[2], plan(*versions)) == ["a<-a"]


def test_many_diamonds_do_not_multiply() -> None:
    """Every version has two parents that share one: 2 ** 40 ways up, one answer."""
    versions = [version("v0", "a")]
    for level in range(1, 41):
        top = versions[-1].id
        versions += [version(f"l{level}", "a", top), version(f"r{level}", "a", top)]
        versions.append(version(f"v{level}", "a", f"l{level}", f"r{level}"))
    assert links(versions[0], versions[-1], plan(*versions)) == ["a<-a"]


def test_of_two_common_ancestors_the_nearest_to_the_first_counts() -> None:
    root, near = version("v0", "a"), version("v1", "a", "v0")
    left, right = version("left", "a", "v1"), version("right", "a", "v1", "v0")
    within = plan(root, near, left, right)
    assert common_ancestor(within, left, right) == near
    assert common_ancestor(within, root, right) is None


def test_forks_link_what_was_split_on_one_side_to_what_was_renamed_on_the_other() -> None:
    base = version("base", "a, b")
    left, right = version("left", "x<-a, y<-a+b", "base"), version("right", "z<-a, b", "base")
    found = links(left, right, plan(base, left, right))
    assert found == ["z<=x", "z<=y", "b<=y"]


def test_ancestors_are_nearest_first() -> None:
    root, left, right = version("root"), version("left", "", "root"), version("right", "", "root")
    both = version("both", "", "left", "right")
    assert [item.id for item in ancestors(plan(root, left, right, both), both)] == ["left", "right", "root"]


def test_the_last_version_known_in_full_is_not_one_that_is_only_described() -> None:
    root = version("root", "a")
    told = version("told", "a", "root", wording=WordingGrade.REPORTED)
    last = version("last", "a", "told")
    assert last_known_in_full(plan(root, told, last), last) == root
    assert last_known_in_full(plan(root), root) is None
