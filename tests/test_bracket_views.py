"""How brackets are shown, counted and spoken of."""

import pytest

from helpers import plan, point, version
from planvers.brackets.names import party_names
from planvers.comparing.brackets import bracket_facts
from planvers.formats import Look
from planvers.formats.terminal import render
from planvers.model.plan import Party
from planvers.model.text import Text
from planvers.views.brackets import bracket_counts, bracket_lines, bracket_remark, marked
from planvers.views.page import Page, Tone
from planvers.views.point import point_page, version_page
from planvers.views.versions import versions_page

NAMES = party_names([Party("ukraine", "Ukraine", "UA"), Party("us", "United States", "US")])


def shown(page: Page) -> str:
    return render(page, Look(200))


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("none", []),
        ("open to [all] men", ["[", "]"]),
        ("[ US: 60 / Ukraine : 90]", ["[ US: ", " / Ukraine : ", "]"]),
        ("[a [b / c] d]", ["[", "[", " / ", "]", "]"]),
        ("a [sic] b [", []),
    ],
)
def test_signs_and_names_stand_out_and_nothing_is_lost(text: str, signs: list[str]) -> None:
    spans = marked(text, NAMES)
    assert "".join(span.text for span in spans) == text
    assert [span.text for span in spans if span.tone is Tone.SIGN] == signs


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("none", ""),
        ("[a]", "1 bracket"),
        ("[a [b]] [c]", "3 brackets"),
        ("[a / b]", "1 bracket: 2 alternatives"),
        ("[US: a]", "1 bracket: proposed by US"),
        ("[US: a] [Ukraine: b]", "2 brackets: alternatives by US and Ukraine"),
        ("[US: a / b / Ukraine: c]", "1 bracket: 3 alternatives, 2 of them by US and Ukraine"),
        ("[a / b] so [US: a] so [c / d]", "3 brackets: 2 alternatives; proposed by US"),
    ],
)
def test_remark(text: str, remark: str) -> None:
    assert bracket_remark(text, NAMES) == remark


def test_brackets_are_counted_by_version_and_told_with_their_point() -> None:
    text = version("text", "a=[one [two]], b=clean, c(c1 c2)")
    part = text.points[2].subpoints[0]._replace(text=Text((("", "[north: x]"),)))
    text = text._replace(points=(*text.points[:2], text.points[2]._replace(subpoints=(part,))))
    known = plan(text)
    assert bracket_counts(text) == "3 brackets in 2 points"
    assert "\n  3 proposed · 3 brackets in 2 points\n" in shown(versions_page((known,)))
    page = shown(version_page(text, known))
    assert "proposed · 2 brackets\n" in page
    assert "1 bracket: proposed by north\n" in page
    assert "status   proposed · 2 brackets\n" in shown(point_page(text, text.points[0], known))


def test_a_version_without_brackets_does_not_speak_of_them() -> None:
    text = version("text", "a=[sic]")
    assert "bracket" not in shown(versions_page((plan(text),))) + shown(version_page(text, None))


def test_every_language_shows_its_own_brackets_and_the_first_is_counted() -> None:
    text = Text((("en", "[Ten]"), ("uk", "[Десять] [днів]")))
    one = version("one", "a")._replace(points=(point("a", "1")._replace(text=text),))
    page = shown(point_page(one, one.points[0], None))
    assert "proposed · 1 bracket\n" in page
    assert "uk  [Десять] [днів]\n" in page


LONG = "The plant is run by a joint venture of all three states, with equal shares."


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[US: 60 days / 90 days]", "60 days", "bracket closed: 60 days, as proposed by US"),
        ("[US: 60] [Ukraine: 60] days", "60 days", "bracket closed: 60, as proposed by US and Ukraine"),
        ("in [60 / 90] days", "in 60 days", "bracket closed: 60, one of 2 alternatives"),
        ("[all] men", "all men", "bracket closed: all, text kept"),
        ("so [all] men", "so men", "bracket closed: [all], its words are gone"),
        ("so [all] men", "so some men", "bracket closed: [all], now some"),
        ("so [all] men", f"so {LONG} men", "bracket closed: [all], now other words"),
        ("all men", "[all] men", "bracket opened: [all], clean before"),
        ("so men", "so [all] men", "bracket opened: [all], new words"),
        ("so some men", "so [all] men", "bracket opened: [all], in place of some"),
        ("60 days", "[60 / US: 90] days", "bracket opened: [60 / US: 90], of which 60 was clean before"),
        ("[60] days", "[90] days", "still in brackets: [60], now [90]"),
        ("[60] days", "[60] weeks", "still in brackets: [60]"),
        (
            f"[{LONG}]",
            f"[{LONG} Now.]",
            "still in brackets: [The plant is run by a joint venture of all three states …], changed",
        ),
        (
            f"[US: {LONG}]",
            LONG,
            "bracket closed: The plant is run by a joint venture of all three states …, as proposed by US",
        ),
    ],
)
def test_what_became_of_a_bracket_is_one_plain_line(old: str, new: str, words: str) -> None:
    assert ["".join(span.text for span in line) for line in bracket_lines(bracket_facts(old, new, NAMES))] == [words]
