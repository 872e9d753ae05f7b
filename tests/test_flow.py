"""How points came to a version: a column a version, a stream for whatever continues, nothing unknown called gone."""

from functools import partial
from html import unescape

import pytest

from helpers import plan, version
from planvers.comparing.course import course
from planvers.formats import Look, get
from planvers.model.plan import Version
from planvers.model.vocabulary import Disclosure, VersionKind
from planvers.views.flow import flow
from planvers.views.page import Flow, Page

partly = partial(version, disclosure=Disclosure.PARTIAL)
LONG = "=The army of the north withdraws from the river"


def drawn(*versions: Version) -> Flow:
    return flow(course(plan(*versions), versions[-1]))


def bands(found: Flow) -> list[str]:
    return [f"{band.old[0]}{band.old[1]} {band.kind} {band.new[0]}{band.new[1]}" for band in found.bands]


def states(found: Flow, column: int) -> list[str]:
    return [f"{node.id}:{node.state}" for node in found.columns[column][1]]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("a", "a", ["0a kept 1a"], id="kept"),
        pytest.param("a=Ten", "a=Six", ["0a reworded 1a"], id="reworded"),
        pytest.param("a, b, c", "c, a, b", ["0c moved 1c", "0a kept 1a", "0b kept 1b"], id="moved"),
        pytest.param("a, b", "c<-a+b", ["0a merged 1c", "0b merged 1c"], id="merged"),
        pytest.param("a", "b<-a, c<-a", ["0a split 1b", "0a split 1c"], id="split"),
        pytest.param("a", "a:dropped", ["0a dropped 1a"], id="dropped"),
        pytest.param(f"a{LONG}, b=Six", "b=Six", ["0b kept 1b", "0a dropped 1old/a"], id="nothing-is-like-it"),
        pytest.param("a, b", "a", ["0a kept 1a", "0b no counterpart 1old/b"], id="no-counterpart-found"),
        pytest.param("a", "a, b<-", ["0a kept 1a"], id="added"),
        pytest.param("a", "a=?", ["0a unknown 1a"], id="not-public"),
        pytest.param("a(x y)", "b<-a, x", ["0a reworded 1b", "0a moved 1x"], id="sub-point-became-a-point"),
        pytest.param("a, b", "c(a b)", ["0a moved 1c", "0b moved 1c"], id="points-became-sub-points"),
    ],
)
def test_what_happened_is_the_kind_of_a_band(old: str, new: str, expected: list[str]) -> None:
    found = drawn(version("old", old), version("new", new, "old"))
    assert sorted(bands(found)) == sorted(expected)


def test_a_point_that_nothing_is_known_to_continue_is_not_called_dropped() -> None:
    found = drawn(version("old", "a, b"), version("new", "a", "old"))
    assert states(found, 1) == ["a:proposed", "old/b:no counterpart"]
    assert found.columns[1][1][1].title == "B (no counterpart found in the new text)"


ARMY = "The armed forces are capped at 600 000 soldiers in peacetime"


@pytest.mark.parametrize(
    ("old", "new", "remarks"),
    [
        pytest.param("a", "a", [""], id="same-id"),
        pytest.param("a", "b<-a", [""], id="declared"),
        pytest.param(f"a={ARMY}", f"b={ARMY}", ["linked by identical wording, not declared"], id="identical"),
        pytest.param(f"a={ARMY}", f"b={ARMY} and war", ["inferred, likely (0.99)"], id="inferred"),
        pytest.param(f"a={ARMY}, b=Six", "b=Six", ["", "nothing in the new text is like it"], id="nothing-is-like-it"),
        pytest.param("a, b", "a", ["", ""], id="no-counterpart"),
        pytest.param("a", "a:dropped", [""], id="tombstone"),
    ],
)
def test_what_nobody_declared_is_told_as_such(old: str, new: str, remarks: list[str]) -> None:
    found = drawn(version("old", old), version("new", new, "old"))
    assert sorted(band.remark for band in found.bands) == remarks
    for form in ("text", "markdown", "html"):
        told = get(form).render(Page((found,)), Look(200))
        assert all(remark in unescape(told) for remark in remarks)


def test_a_remark_does_not_repeat_the_state() -> None:
    found = drawn(version("old", f"a{LONG}, b=Six"), version("new", "b=Six", "old"))
    assert found.columns[1][1][0][2:] == ("A", "dropped")


def test_what_a_version_does_not_tell_stands_there_unknown_and_flows_on() -> None:
    first = version("first", "a=Ten, b=Six, c=Two")
    between = partly("between", "a:unknown=?, c:dropped", "first")
    last = version("last", "a=Nine, b=Six", "between")
    found = drawn(first, between, last)
    assert states(found, 1) == ["a:unknown", "first/b:unknown", "c:dropped"]
    assert bands(found)[:3] == ["0a unknown 1a", "0b unknown 1first/b", "0c dropped 1c"]
    assert bands(found)[3:] == ["1a reworded 2a", "1first/b kept 2b"]


def test_what_a_supplement_does_not_mention_flows_on() -> None:
    first, last = version("first", f"a{LONG}, b=Six"), version("last", f"a{LONG}, b=Nine", "between")
    between = version("between", "b=Six", "first")._replace(kind=VersionKind.SUPPLEMENT)
    found = drawn(first, between, last)
    assert states(found, 1) == ["first/a:not mentioned", "b:proposed"]
    assert sorted(bands(found)) == [
        "0a not mentioned 1first/a",
        "0b kept 1b",
        "1b reworded 2b",
        "1first/a kept 2a",
    ]


def test_silence_of_several_versions_is_one_stream() -> None:
    chain = [version("first", "a=Ten, b=Six"), partly("second", "b=?", "first"), partly("third", "b=?", "second")]
    found = drawn(*chain, version("last", "a=Ten, b=Six", "third"))
    assert bands(found)[-2:] == ["2first/a kept 3a", "2b kept 3b"]
    assert "1first/a unknown 2first/a" in bands(found)


def test_what_is_gone_after_silence_ends_there() -> None:
    chain = [version("first", f"a{LONG}, b=Six"), partly("second", "", "first"), version("last", "b=Six", "second")]
    found = drawn(*chain, version("after", "b=Six", "last"))
    assert states(found, 2) == ["b:proposed", "first/a:dropped"]
    assert states(found, 3) == ["b:proposed"]
    assert "1first/a dropped 2first/a" in bands(found)


def test_only_what_led_to_a_version_is_a_column() -> None:
    found = drawn(version("a1", "x"), version("fork", "x", "a1"), version("a2", "x", "a1"))
    assert ["".join(span.text for span in name) for name, _ in found.columns] == ["A1, 1 Jan 2025", "A2, 1 Jan 2025"]


def test_what_is_known_to_be_gone_does_not_come_back_as_unknown() -> None:
    chain = [version("first", "a=Ten, b=Six"), partly("second", "b=?", "first")]
    chain += [partly("third", "a:dropped, b=?", "second"), partly("fourth", "b=?", "third")]
    found = drawn(*chain)
    assert "1first/a dropped 2a" in bands(found)
    assert states(found, 3) == ["b:proposed"]


def test_the_silence_of_one_line_is_not_that_of_the_other() -> None:
    left, right = partly("left", "b=?", "root"), version("right", "a=Ten, b=Six", "root")
    found = drawn(version("root", "a=Ten, b=Six"), left, right, version("joined", "a=Ten, b=Six", "left", "right"))
    assert "0a kept 2a" in bands(found)
    assert sorted(band for band in bands(found) if band.endswith("3a")) == ["1root/a kept 3a", "2a kept 3a"]


def test_two_lines_that_meet_both_flow_on() -> None:
    root = version("root", "a=Ten, b=Six")
    left, right = version("left", "a=Nine, b=Six", "root"), version("right", "a=Ten, b=Five, c<-", "root")
    found = drawn(root, left, right, version("joined", "a=Nine, b=Five, c", "left", "right"))
    assert sorted(band for band in bands(found) if band.endswith(("3a", "3b", "3c"))) == [
        "1a kept 3a",
        "1b reworded 3b",
        "2a kept 3a",
        "2b reworded 3b",
        "2c kept 3c",
    ]


def test_a_band_always_joins_two_points_that_are_drawn() -> None:
    chain = [
        version("first", "a=Ten, b=Six, c(d e)"),
        partly("second", "d, f<-a+b", "first"),
        partly("third", "", "second"),
    ]
    found = drawn(*chain, version("last", "a=Ten, g<-f, e", "third"))
    nodes = {(place, node.id) for place, (_, column) in enumerate(found.columns) for node in column}
    assert nodes.issuperset(end for band in found.bands for end in band[:2])
    assert len(nodes) == sum(len(column) for _, column in found.columns)
    assert all(band.old[0] < band.new[0] for band in found.bands)
