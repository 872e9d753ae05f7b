"""Pages say what is known and no more: the wording of views where a word decides."""

import datetime

import pytest

from helpers import plan, point, said, version
from planvers.comparing.diff import diff
from planvers.formats import Look
from planvers.formats.terminal import render
from planvers.ledger.openpoints import open_points
from planvers.model.plan import Party, Plan, Report, Version
from planvers.model.text import Text
from planvers.model.vocabulary import Basis, Disclosure, Said
from planvers.review.judging import review
from planvers.views.changes import Form, changes_page
from planvers.views.openpoints import open_page
from planvers.views.page import Page
from planvers.views.phrases import points_known
from planvers.views.point import point_page
from planvers.views.versions import versions_page


def shown(page: Page) -> str:
    return render(page, Look(200))


def told(old: Version, new: Version) -> str:
    known = plan(old, new)
    found = diff(old, new, known)
    return shown(changes_page(found, found.changes, review(found, known), known, Form()))


def test_no_changes_is_said_only_of_texts_that_are_known() -> None:
    assert told(version("old", "a"), version("new", "a", "old")).endswith("\nNo changes.\n")
    nothing = (
        version("old", "", disclosure=Disclosure.COUNT_ONLY),
        version("new", "", "old", disclosure=Disclosure.COUNT_ONLY),
    )
    assert told(*nothing).endswith("\nNothing public shows a change.\n")


def test_a_link_that_nobody_declared_is_told_as_such() -> None:
    page = told(version("old", "p=these are the same words"), version("new", "z=these are the same words", "old"))
    assert "linked by identical wording, not declared" in page
    assert "No changes." not in page


def test_a_merge_names_what_was_merged() -> None:
    page = told(version("old", "x=red, y=blue"), version("new", "x<-x+y=red green", "old"))
    assert "⊃ 1+2 → 1 X" in page
    assert "from X and Y" in page


@pytest.mark.parametrize(("before", "now", "sign"), [("open", "agreed", "↑"), ("agreed", "open", "↓")])
def test_the_sign_of_a_status_shows_where_the_talks_went(before: str, now: str, sign: str) -> None:
    assert f"{sign} 1 A" in told(version("old", f"a:{before}"), version("new", f"a:{now}", "old"))


def test_who_joined_an_agreement_is_told_with_who_agreed_before() -> None:
    old, new = version("old", "a:agreed"), version("new", "a:agreed", "old")
    wider = new._replace(points=(new.points[0]._replace(agreed_by=("north", "south")),))
    assert "agreed by North → agreed by North and South" in told(old, wider)


def test_the_language_that_changed_is_the_one_that_is_shown() -> None:
    def worded(name: str, uk: str, *parents: str) -> Version:
        text = Text((("en", "Ten"), ("uk", uk)))
        return version(name, "a", *parents)._replace(points=(point("a", "1")._replace(text=text),))

    page = told(worded("old", "Сто"), worded("new", "Двісті", "old"))
    assert "was  Сто" in page
    assert "now  Двісті" in page


def test_every_language_of_a_point_is_shown() -> None:
    text = Text((("en", "Ten"), ("uk", "Десять")))
    one = version("one", "a")._replace(points=(point("a", "1")._replace(text=text),))
    page = shown(point_page(one, one.points[0], plan(one)))
    assert "en  Ten" in page
    assert "uk  Десять" in page


def test_a_counter_proposal_is_not_called_opposition() -> None:
    text = version("text", "a:open")
    log = said("2025-02-01", "north", "text#a", "counter_proposes"), said("2025-02-02", "south", "text#a", "opposes")
    known = plan(text, statements=log)
    found = open_points(known, text)
    page = shown(open_page(found, known, datetime.date(2025, 2, 3)))
    assert "opposed by South · alternatives on the table, another proposal by North" in page
    assert "last word 2 Feb 2025 (1 day ago)" in page


def test_parties_that_differ_only_in_brackets_keep_them() -> None:
    parties = Party("n", "Country (north)", "N"), Party("s", "Country (south)", "S")
    one = version("one", "a")._replace(authors=("n", "s"))
    assert "by Country (north) and Country (south)" in shown(
        versions_page((Plan("p", "P", "en", parties, (), (one,)),))
    )


@pytest.mark.parametrize(
    ("bases", "words"),
    [
        ([], "1 dropped"),
        (["reported_named"], "1 reported dropped"),
        (["reported_named", "on_record"], "1 dropped on record"),
    ],
)
def test_a_tombstone_is_on_record_only_if_somebody_said_so(bases: list[str], words: str) -> None:
    reports = tuple(Report(Said.DROPPED, "somebody", Basis(basis), "Gone.", ("paper",)) for basis in bases)
    one = version("one", "a:dropped")._replace(points=(point("a:dropped", "1")._replace(reports=reports),))
    assert f"\n  {words}\n" in shown(versions_page((plan(one),)))


def test_unaccounted_points_stand_in_the_old_order_and_form_ranges() -> None:
    old = version("old", "a, b, c, d, e")
    page = told(old, version("new", "d, a", "old", disclosure=Disclosure.PARTIAL))
    assert "? unaccounted for: 2, 3, 5 (" in page


def test_a_sub_point_that_went_to_another_point_is_counted_once() -> None:
    page = told(version("old", "a(a1 a2), b(b1)"), version("new", "a(a2), b(b1 a1)", "old"))
    assert "of sub-points: 1 moved" in page


def test_a_long_lineage_can_be_drawn() -> None:
    versions = [version("v0", "a")]
    versions += [version(f"v{number}", "a", f"v{number - 1}") for number in range(1, 2000)]
    rows = shown(versions_page((plan(*versions),), tree=True)).splitlines()
    assert [row.split("  1 Jan")[0].split()[-1] for row in rows[2:]] == [version.id for version in versions]


def test_a_version_with_several_parents_is_drawn_once_and_names_the_others() -> None:
    versions = version("one"), version("two"), version("both", "", "one", "two")
    page = shown(versions_page((plan(*versions),), tree=True))
    assert "└─ both  1 Jan 2025 · draft · 0 points · also based on two\n" in page
    assert page.count("both") == 1


@pytest.mark.parametrize(
    ("notation", "reported", "known"),
    [
        ("a, b, c", (), "4 points reported, the wording of 3 known"),
        ("a, b:unknown=?, c:unknown=?", ("b",), "4 points reported, the wording of 1 known, 1 known from reports"),
        ("a:unknown=?", ("a",), "4 points reported, the wording of none published, 1 known from reports"),
        ("", (), "4 points reported, the wording of none published"),
    ],
)
def test_a_point_whose_wording_is_held_is_not_told_to_be_known_from_reports(
    notation: str, reported: tuple[str, ...], known: str
) -> None:
    report = Report(says=Said.KEPT, by="An envoy", basis=Basis.ON_RECORD, summary="It stays.", sources=("paper",))
    one = version("text", notation, disclosure=Disclosure.PARTIAL)._replace(point_count=4)
    points = (unit._replace(reports=(report,) if unit.id in reported else ()) for unit in one.points)
    assert points_known(one._replace(points=tuple(points))) == known
