"""What is open, what blocks it, for whom; package deals; and how far a version has come."""

import datetime

import pytest

from helpers import plan, said, version
from planvers.formats import Look
from planvers.formats.terminal import render
from planvers.ledger.convergence import Range, convergence
from planvers.ledger.openfor import open_for
from planvers.ledger.openpoints import Blocker, open_points
from planvers.ledger.packages import packages
from planvers.model.dates import when
from planvers.model.plan import Statement, Version
from planvers.model.text import Text
from planvers.model.vocabulary import STATUS_RANK, Disclosure, Stance, Status, WordingGrade
from planvers.views.openfor import open_for_page
from planvers.views.openpoints import open_page

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
    assert [(item.point.id, item.saying(Stance.OPPOSES)) for item in found.agreed_but_contested] == [("a", ("west",))]


def worded(text: str, status: str = "open") -> Version:
    one = version("text", f"a:{status}")
    return one._replace(points=(one.points[0]._replace(text=Text((("", text),))),))


@pytest.mark.parametrize(
    ("text", "status", "log", "expected"),
    [
        ("Sixty days.", "open", [], "DISCUSSED"),
        ("[Sixty] days.", "open", [], "BRACKETED DISCUSSED"),
        ("[Sixty / ninety] days.", "open", [], "BRACKETED ALTERNATIVES DISCUSSED"),
        ("[North: sixty] [South: ninety] days.", "bracketed", [], "BRACKETED ALTERNATIVES"),
        ("Sixty [sic] days.", "proposed", [], "NOT_ANSWERED"),
        ("Sixty days.", "proposed", [("2025-02-01", "north", "text#a", "accepts")], "DISCUSSED"),
        ("Sixty days.", "proposed", [("2025-02-01", "north", "text", "opposes")], "NOT_ANSWERED"),
        ("Sixty days.", "deferred", [("2025-02-01", "north", "text#a", "counter_proposes")], "ALTERNATIVES DEFERRED"),
        ("Sixty days.", "agreed_ad_referendum", [], "NOT_CONFIRMED"),
        ("[Sixty] days.", "agreed", [("2025-02-01", "north", "text#a", "opposes")], ""),
    ],
)
def test_every_blocker_that_holds_is_named(
    text: str, status: str, log: list[tuple[str, str, str, str]], expected: str
) -> None:
    one = worded(text, status)
    found = open_points(plan(one, statements=tuple(said(*item) for item in log)), one)
    item = (*found.open, *found.agreed)[0]
    assert " ".join(blocker.name for blocker in item.blockers) == expected


def test_a_point_that_is_left_to_somebody_says_so_whatever_its_status() -> None:
    one = version("text", "a:bracketed")
    one = one._replace(points=(one.points[0]._replace(deferred_to="the presidents"),))
    assert [blocker.name for blocker in open_points(plan(one), one).open[0].blockers] == ["BRACKETED", "DEFERRED"]


def test_speakers_who_disagree_are_on_neither_side() -> None:
    one = version("text", "a:open")
    log = (
        said("2025-02-01", "north", "text#a", "opposes")._replace(id="x", speaker="X"),
        said("2025-02-01", "north", "text#a", "accepts")._replace(id="y", speaker="Y"),
    )
    item = open_points(plan(one, statements=log), one).open[0]
    assert (item.saying(*Stance), item.mixed, item.silent) == ((), ("north",), ("south", "west"))


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("a:proposed(a1=[x/y])", ["a BRACKETED"]),
        ("a:proposed(a1:open=[x])", ["a1 BRACKETED", "a NOT_ANSWERED"]),
        ("a:agreed(a1=[x])", []),
    ],
)
def test_brackets_of_sub_points_block_the_point_unless_the_sub_point_is_told_apart(
    notation: str, expected: list[str]
) -> None:
    one = version("text", notation)
    told = open_points(plan(one), one).open
    assert [f"{item.point.id} {item.blockers[0].name}" for item in told] == expected


def test_brackets_of_any_language_block_a_point() -> None:
    one = version("text", "a:proposed")
    text = Text((("en", "Sixty days."), ("uk", "[Шістдесят] днів.")))
    one = one._replace(points=(one.points[0]._replace(text=text),))
    assert open_points(plan(one), one).open[0].blockers[0] is Blocker.BRACKETED


def test_a_point_whose_status_is_not_public_is_neither_open_nor_agreed() -> None:
    one = version("text", "a:unknown, b:open, c:unknown=?")
    found = open_points(plan(one), one)
    assert [item.point.id for item in found.open] == ["b"]
    page = render(open_page(found, plan(one), datetime.date(2025, 6, 1)), Look(200))
    assert "Status not public: nobody knows how these stand\n• 1 A\n" in page
    assert ([point.id for point in found.status_unknown], [point.id for point in found.not_public]) == (["a"], ["c"])


def test_what_is_open_as_of_a_day_knows_nothing_later() -> None:
    one = version("text", "a:open")
    known = plan(one, statements=(said("2025-02-01", "north", "text#a", "opposes"),))
    item = open_points(known, one, datetime.date(2025, 1, 31)).open[0]
    assert (item.blockers, item.last) == ((Blocker.DISCUSSED,), None)


FOR = version("text", "a:agreed, b:agreed, c:open, d:open, e:agreed, f:agreed, g:proposed, h:dropped, i:agreed")


def test_what_is_open_for_a_party_is_what_it_has_not_accepted_or_others_have_not() -> None:
    """North agreed to every agreed point."""
    log = (
        said("2025-02-01", "north", "text#b", "reserves"),
        said("2025-02-01", "north", "text#c", "accepts"),
        said("2025-02-01", "north", "text#d", "opposes"),
        said("2025-02-01", "north", "text#e", "accepts"),
        said("2025-02-01", "north", "text#f", "accepts_conditionally"),
        said("2025-02-01", "north", "text#i", "accepts")._replace(id="x", speaker="X"),
        said("2025-02-01", "north", "text#i", "opposes")._replace(id="y", speaker="Y"),
        said("2025-02-01", "west", "text", "opposes"),
        said("2025-02-01", "west", "text#a", "accepts"),
        said("2025-02-02", "west", "text#e", "no_position"),
    )
    found = open_points(plan(FOR, statements=log), FOR)

    def told(party: str) -> list[str]:
        return [f"{item.item.point.id} {item.standing.name}{'*' * item.is_general}" for item in open_for(found, party)]

    assert told("north") == [
        "d OPPOSES",
        "i MIXED",
        "b RESERVES",
        "f ON_CONDITIONS",
        "g NOT_ANSWERED*",
        "c WAITS",
    ]
    assert told("south") == [f"{name} NOT_ANSWERED*" for name in "dcgabefi"]
    assert told("west") == [*(f"{name} OPPOSES*" for name in "dcgbfi"), "e NO_POSITION"]


def test_what_a_party_said_of_earlier_wording_is_no_answer() -> None:
    first, second = (
        version("first", "a, b"),
        version("second", "a:open, b:open=changed", "first"),
    )
    log = (said("2025-01-01", "north", "first#a", "opposes"), said("2025-01-01", "north", "first#b", "opposes"))
    found = open_for(open_points(plan(first, second, statements=log), second), "north")
    assert [(item.item.point.id, item.standing.name) for item in found] == [("a", "OPPOSES"), ("b", "NOT_ANSWERED")]


def told_for(party: str, *versions: Version, log: tuple[Statement, ...] = ()) -> str:
    known, one = plan(*versions, statements=log), versions[-1]
    found = open_points(known, one)
    day = datetime.date(2025, 6, 1)
    return render(
        open_for_page(found, open_for(found, party), known, known.party(party), day, is_narrowed=False), Look(200)
    )


def test_what_a_party_said_of_an_earlier_version_is_not_put_on_this_one_as_a_whole() -> None:
    first, second = version("first", "a, b"), version("second", "a:open, b:open=changed", "first")
    log = said("2025-01-01", "north", "first#a", "opposes"), said("2025-01-01", "north", "first#b", "opposes")
    page = told_for("north", first, second, log=log)
    assert "\nopposes, as said of the same wording in an earlier version: 1\n" in page
    assert "\nnothing stated, though on an earlier wording: 2\n" in page
    assert "as a whole" not in page


def test_who_agreed_is_not_told_to_oppose_what_it_opposes_only_as_a_whole() -> None:
    one = version("text", "a:agreed_in_principle, b:open")
    one = one._replace(points=(one.points[0]._replace(agreed_by=("north",)), one.points[1]))
    page = told_for("north", one, log=(said("2025-02-01", "north", "text", "opposes"),))
    assert "\nopposes, as said of the version as a whole: 2\n" in page
    assert "\nagreed in principle by North, to be confirmed: 1\n" in page


def test_what_a_party_says_of_points_by_name_is_told_from_what_it_says_of_the_whole() -> None:
    log = said("2025-02-01", "north", "text", "opposes"), said("2025-02-02", "north", "text#b", "opposes")
    page = told_for("north", version("text", "a:open, b:open, c:open"), log=log)
    assert "\n3 points open for North: opposes 3 (2 of them not by name).\n" in page
    assert "(" not in told_for("south", version("text", "a:open"), log=log).split("open for South: ")[1].split(".")[0]


@pytest.mark.parametrize(
    ("notation", "told"),
    [
        ("a:open, b:open", "2 points open, none agreed."),
        (
            "a:proposed, b:bracketed, c:open",
            "3 points open (points by status: 1 proposed, 1 open, 1 bracketed), none agreed.",
        ),
        ("a:proposed(c d:open)", "1 point and 1 sub-point open (points by status: 1 proposed), none agreed."),
    ],
)
def test_the_points_that_are_open_add_up_with_the_counts_by_status(notation: str, told: str) -> None:
    """`open` is one status of several that a point may have that is not agreed."""
    one = version("text", notation)
    assert told in render(open_page(open_points(plan(one), one), plan(one), datetime.date(2025, 6, 1)), Look(200))


def test_what_only_reports_speak_of_is_left_out_of_the_counts_and_told_so() -> None:
    one = version("text", "a:agreed, b:open, c:unknown=?")
    page = render(open_page(open_points(plan(one), one), plan(one), datetime.date(2025, 6, 1)), Look(200))
    assert page.splitlines()[-1].endswith("1 agreed · 0 bracketed · 1 open · 1 known from reports only, not counted")


def test_text_that_is_quoted_says_whose_words_it_is() -> None:
    one = version("text", "a:open", wording=WordingGrade.REPORTED)
    page = render(open_page(open_points(plan(one), one), plan(one), datetime.date(2025, 6, 1)), Look(200))
    assert page.splitlines()[1] == "1 point described, text not published · as described in reports"


def test_an_agreed_point_does_not_hold_its_package_up() -> None:
    one = in_package("a:agreed, b:open, c:open, d:dropped, e:unknown=?")
    page = told_for("west", one, log=(said("2025-02-01", "west", "text#a", "reserves"),))
    assert "package deal does not hold: held up by 2, 3; 4 dropped; 5 not public" in page


def test_a_party_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no party 'nobody'"):
        open_for(open_points(plan(FOR), FOR), "nobody")


def in_package(notation: str, name: str = "deal") -> Version:
    one = version("text", notation)
    return one._replace(points=tuple(point._replace(package=name) for point in one.points))


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("a:agreed, b:agreed", "complete"),
        ("a:agreed, b:open, c:agreed_in_principle", "held up by b c"),
        ("a:agreed, b:dropped", "dropped b"),
        ("a:agreed, b:unknown=?", "not public b"),
        ("a:open, b:dropped, c:unknown=?", "held up by a; dropped b; not public c"),
    ],
)
def test_a_package_holds_if_all_of_it_is_agreed(notation: str, expected: str) -> None:
    (found,) = packages(in_package(notation))
    groups = {"held up by": found.holding_up, "dropped": found.dropped, "not public": found.not_public}
    told = "; ".join(f"{name} {' '.join(point.id for point in points)}" for name, points in groups.items() if points)
    assert (told or "complete") == expected
    assert found.is_complete is (expected == "complete")


def test_a_package_does_not_hold_while_a_sub_point_of_it_is_not_agreed() -> None:
    (found,) = packages(in_package("a:agreed(a1:bracketed), b:agreed"))
    assert ([point.id for point in found.agreed], [point.id for point in found.holding_up]) == (["b"], ["a"])


def test_an_agreed_point_is_contested_by_whatever_is_not_acceptance() -> None:
    one = version("text", "a:agreed, b:agreed, c:agreed, d:agreed, e:agreed")
    log = tuple(
        said("2025-02-01", "west", f"text#{name}", stance)
        for name, stance in zip(
            "abcd", ("counter_proposes", "reserves", "accepts", "accepts_conditionally"), strict=True
        )
    )
    found = open_points(plan(one, statements=log), one)
    assert [item.point.id for item in found.agreed_but_contested] == ["a", "b", "d"]
    page = render(open_page(found, plan(one), datetime.date(2025, 6, 1)), Look(200))
    assert "2 B: position reserved by West\n" in page


def test_of_a_text_known_in_part_it_is_not_said_that_nothing_is_agreed() -> None:
    one = version("text", "a:bracketed", disclosure=Disclosure.PARTIAL)._replace(point_count=19)
    page = render(open_page(open_points(plan(one), one), plan(one), datetime.date(2025, 6, 1)), Look(200))
    assert (
        "1 point open (points by status: 1 bracketed), none known to be agreed; the status of 18 points is not public."
        in page
    )
    assert "18 of status not public\n" in page


def test_packages_stand_in_the_order_of_their_first_points_and_hold_sub_points_too() -> None:
    one = version("text", "a, b(b1), c")
    points = (
        one.points[0],
        one.points[1]._replace(subpoints=(one.points[1].subpoints[0]._replace(package="second"),), package="first"),
        one.points[2]._replace(package="second"),
    )
    found = packages(one._replace(points=points))
    assert [(item.id, [point.id for point in item.points]) for item in found] == [
        ("first", ["b"]),
        ("second", ["b1", "c"]),
    ]


def test_who_agreed_to_a_whole_package_agreed_to_every_point_of_it() -> None:
    one = in_package("a:agreed, b:agreed")
    first, second = one.points
    one = one._replace(points=(first._replace(agreed_by=("south", "north")), second._replace(agreed_by=("north",))))
    assert packages(one)[0].agreed_by == ("north",)


def counts(one: Version) -> dict[str, str]:
    found = convergence(one)
    ranges = {
        name: getattr(found, name) for name in ("points", "agreed", "in_principle", "bracketed", "open", "proposed")
    }
    return {name: f"{item.low}-{item.high}" for name, item in ranges.items() if item != Range(0, 0)}


def test_a_version_known_in_full_has_counts() -> None:
    one = version("text", "a:agreed, b:open, c:deferred, d:bracketed, e:agreed_ad_referendum, f:proposed, g:dropped")
    assert counts(one) == {
        "points": "6-6",
        "agreed": "1-1",
        "in_principle": "1-1",
        "bracketed": "1-1",
        "open": "2-2",
        "proposed": "1-1",
    }


def test_a_version_known_in_part_has_ranges() -> None:
    """Ten points are reported, three are known to stand there, and the status of one of them is not public."""
    notation = "a:agreed, b:bracketed, c:unknown, d:unknown=?, e:dropped"
    one = version("text", notation, disclosure=Disclosure.PARTIAL, wording=WordingGrade.REPORTED)
    found = convergence(one._replace(point_count=10))
    assert (found.agreed, found.bracketed, found.open) == (Range(1, 9), Range(1, 9), Range(0, 8))
    assert (found.unknown, found.not_public, found.dropped) == (8, 1, 1)


def test_without_a_number_of_points_there_is_no_upper_bound() -> None:
    found = convergence(version("text", "a:agreed", disclosure=Disclosure.PARTIAL))
    assert (found.points, found.agreed, found.open, found.unknown) == (
        Range(1, None),
        Range(1, None),
        Range(0, None),
        None,
    )


def test_of_a_version_of_which_only_the_count_is_known_anything_may_be_agreed() -> None:
    one = version("text", "", disclosure=Disclosure.COUNT_ONLY)._replace(point_count=27)
    assert convergence(one).agreed == Range(0, 27)


def test_a_point_of_any_status_is_counted_once_and_has_a_rank() -> None:
    """A status that no group counts would leave totals that nobody can add up."""
    live = [status for status in Status if status not in {Status.UNKNOWN, Status.DROPPED}]
    found = convergence(version("text", ", ".join(f"{status.replace('_', '-')}:{status}" for status in live)))
    groups = (found.agreed, found.in_principle, found.bracketed, found.open, found.proposed)
    assert sum(group.low for group in groups) == found.points.low == len(live)
    assert set(STATUS_RANK) == set(live)
