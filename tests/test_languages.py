"""Titles and texts in several languages: which a reader gets, what is said of the others, and what is left alone."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from markup import read

from conftest import PLANS, SHIPPED, Golden, Run
from helpers import plan, version
from planvers.comparing.diff import diff
from planvers.comparing.wording import Pair, shown_pair
from planvers.formats import Look, get
from planvers.formats.terminal import render
from planvers.ledger.openpoints import open_points
from planvers.ledger.stances import stances
from planvers.library import check_plan, load_plan
from planvers.model.languages import Lack, Lacks, in_languages, lacks
from planvers.model.plan import Plan, Point
from planvers.model.text import Text, best_match, chosen
from planvers.review.judging import review
from planvers.views.changes import Form, changes_page
from planvers.views.languages import lacks_told, language_name
from planvers.views.page import Page
from planvers.views.wording import wording

UKRAINE = PLANS / "ukraine-2025"
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def text(notation: str) -> Text:
    """A text from `en=Yes|uk=Так`; `=Yes` is not marked."""
    pairs = (part.partition("=") for part in notation.split("|"))
    return Text(tuple((tag, wording) for tag, _, wording in pairs))


def worded(point: Point, notation: str, titles: str = "") -> Point:
    named = text(titles) if titles else None
    return point._replace(text=text(notation), titles=named, title=str(named) if named else point.title)


def plan_of(old: str, new: str) -> Plan:
    """A plan of two versions of one point, each worded in the notation of `text`."""
    sides = version("old", "a"), version("new", "a", "old")
    wordings = zip(sides, (old, new), strict=True)
    return plan(*(side._replace(points=(worded(side.points[0], words),)) for side, words in wordings))


def page(known: Plan) -> str:
    old, new = known.versions
    found = diff(old, new, known)
    return render(changes_page(found, found.changes, review(found, known), known, Form()), Look(80))


@pytest.mark.parametrize(
    ("asked", "tags", "found"),
    [
        ("uk", "en uk", "uk"),
        ("UK", "en uk", "uk"),
        ("uk", "en uk-UA", "uk-UA"),
        ("uk-UA", "en uk", "uk"),
        ("uk-ua", "uk uk-UA", "uk-UA"),
        ("uk", "uk-UA uk", "uk"),
        ("zh-Hant-TW", "zh zh-Hant", "zh-Hant"),
        ("pt-BR", "es pt-PT pt-AO", "pt-PT"),
        ("uk", "en ukr", None),
        ("uk", "ru", None),
        ("uk", "", None),
    ],
)
def test_a_tag_means_the_same_then_a_wider_one_then_its_kin(asked: str, tags: str, found: str | None) -> None:
    assert best_match(asked, tags.split()) == found


@pytest.mark.parametrize(
    ("asked", "notation", "found"),
    [
        pytest.param("uk", "en=Yes|uk=Так", "Так", id="asked-for"),
        pytest.param("uk,en", "en=Yes|uk=Так", "Так", id="the-first-asked-for-wins"),
        pytest.param("ar,uk", "en=Yes|uk=Так", "Так", id="then-the-second"),
        pytest.param("uk-UA,en", "en=Yes|uk=Так", "Так", id="kin-of-the-first-before-the-second"),
        pytest.param("ar", "uk=Так|en=Yes", "Yes", id="then-the-language-of-the-plan"),
        pytest.param("ar", "uk=Так|en-GB=Yes", "Yes", id="or-its-kin"),
        pytest.param("ar", "uk=Так|ru=Да", "Так", id="then-the-first"),
        pytest.param("uk", "=Yes", "Yes", id="unmarked-is-all-there-is"),
        pytest.param("en", "uk=Так|en=Yes", "Yes", id="asked-for-and-of-the-plan"),
        pytest.param("", "uk=Так|en=Yes", "Yes", id="nothing-asked-for"),
    ],
)
def test_the_best_wording_is_chosen_and_none_is_lost(asked: str, notation: str, found: str) -> None:
    read = text(notation)
    shown = chosen(read, [tag for tag in asked.split(",") if tag], "en")
    assert (str(shown), shown.wordings, shown.first) == (found, read.wordings, read.first)


def test_the_title_is_the_one_of_the_plan_whatever_stands_first(small: Path) -> None:
    draft = small / "versions" / "draft.yaml"
    draft.write_text(draft.read_text().replace("{en: The bridge, uk: Міст}", "{uk: Міст, en: The bridge}"))
    point = load_plan(small).version("draft").points[0]
    assert (point.title, point.titles and point.titles.first) == ("The bridge", "Міст")


@pytest.mark.parametrize(
    ("asked", "notations", "titles", "texts"),
    [
        pytest.param("uk", ["uk=Так", "en=No|uk=Ні"], Lack(2, 2, ("en",)), Lack(0, 2, ()), id="all-texts-there"),
        pytest.param("uk", ["=Yes", "en=No|uk=Ні"], Lack(2, 2, ("en",)), Lack(1, 2, ("en",)), id="one-is-not"),
        pytest.param("ar", ["ru=Да", "uk=Ні"], Lack(2, 2, ("en",)), Lack(2, 2, ("ru", "uk")), id="two-stand-in"),
        pytest.param("uk", ["uk-UA=Так"], Lack(1, 1, ("en",)), Lack(0, 1, ()), id="kin-is-not-lacking"),
        pytest.param("en", ["=Yes"], Lack(0, 1, ()), Lack(0, 1, ()), id="unmarked-is-the-plan's"),
    ],
)
def test_what_is_lacking_is_counted(asked: str, notations: list[str], titles: Lack, texts: Lack) -> None:
    bare = version("v", ", ".join("abc"[: len(notations)]))
    points = tuple(worded(point, words) for point, words in zip(bare.points, notations, strict=True))
    (read,) = in_languages(plan(bare._replace(points=points)), [asked]).versions
    assert lacks(read.points, asked, "en") == (titles, texts)


def test_a_sub_point_counts_with_its_point_and_what_is_not_public_for_nothing() -> None:
    bare = version("v", "a(a1 a2), b=?, c:dropped")
    whole = worded(bare.points[0], "uk=Так")
    (read,) = in_languages(plan(bare._replace(points=(whole, *bare.points[1:]))), ["uk"]).versions
    assert lacks(read.points, "uk", "en").texts == Lack(1, 1, ("en",))


@pytest.mark.parametrize(
    ("titles", "texts", "told"),
    [
        (Lack(0, 3, ()), Lack(0, 3, ()), []),
        (Lack(0, 28, ()), Lack(12, 28, ("en",)), ["v: no Ukrainian text of 12 of 28 points here: shown in English"]),
        (Lack(1, 1, ("en",)), Lack(0, 1, ()), ["v: no Ukrainian title of 1 of 1 point here: shown in English"]),
        (
            Lack(2, 3, ("pt-BR", "tlh")),
            Lack(2, 3, ("pt-BR", "tlh")),
            ["v: no Ukrainian title or text of 2 of 3 points here: shown in Portuguese (pt-BR) and tlh"],
        ),
        (Lack(0, 1, ()), Lack(1, 1, ("",)), ["v: no Ukrainian text of 1 of 1 point here: shown as written"]),
    ],
)
def test_a_fallback_is_told(titles: Lack, texts: Lack, told: list[str]) -> None:
    assert list(lacks_told(Lacks(titles, texts), "uk", "v")) == told


def test_languages_have_names() -> None:
    assert [language_name(tag) for tag in ("uk", "AR", "uk-UA", "tlh")] == [
        "Ukrainian",
        "Arabic",
        "Ukrainian (uk-UA)",
        "tlh",
    ]


# --- two versions ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "shown", "hidden"),
    [
        pytest.param(
            "en=Ten days.|uk=Угода діє десять днів.",
            "en=Two days.|uk=Угода діє двадцять днів.",
            "Угода діє {-десять-}{+двадцять+} днів.",
            "compared in",
            id="both-have-it",
        ),
        pytest.param(
            "en=Ten days.|uk=Десять днів.", "en=Two days.", "compared in English", "Десять", id="only-the-old"
        ),
        pytest.param("en=Ten days.", "en=Two days.|uk=Два дні.", "compared in English", "Два", id="only-the-new"),
        pytest.param("uk=Десять днів.", "en=Two days.", "in no common language", "{-", id="no-language-is-shared"),
        pytest.param(
            "en=Ten days.|uk=Десять днів.",
            "en=Two days.|uk=Десять днів.",
            "compared in English",
            "Десять",
            id="it-did-not-change-and-another-did",
        ),
        pytest.param("ar=نعم|uk=Так", "ar=نعم|uk=Ні", "was  Так", "compared in", id="neither-is-the-plan's"),
        pytest.param("=Ten days.", "=Two days.", "{-Ten-}{+Two+}", "compared in", id="nobody-has-it"),
    ],
)
def test_a_diff_holds_one_language_against_the_same(old: str, new: str, shown: str, hidden: str) -> None:
    out = page(in_languages(plan_of(old, new), ["uk"]))
    assert shown in out
    assert hidden not in out


def test_the_pair_shown_needs_the_language_on_every_side() -> None:
    old, new = in_languages(plan_of("en=A|uk=Б", "en=C|uk=В"), ["uk"]).versions
    words = Pair("A", "C", "en")
    assert shown_pair(words, old.points, new.points[0], "en") == Pair("Б", "В", "uk")
    assert shown_pair(words, (*old.points, version("v", "x").points[0]), new.points[0], "en") == words
    assert shown_pair(words, (), new.points[0], "en") == words


@pytest.mark.parametrize("tags", [["uk"], ["ar", "uk"], ["en"], ["tlh"]], ids=",".join)
def test_what_follows_from_the_record_is_the_same_for_every_reader(tags: Sequence[str]) -> None:
    plain = load_plan(UKRAINE)
    read = in_languages(plain, tags)
    for held in plain.versions:
        matrices = (stances(known, known.version(held.id)) for known in (plain, read))
        assert len({tuple(row.cells for row in matrix.rows) for matrix in matrices}) == 1
        found = (open_points(known, known.version(held.id)).open for known in (plain, read))
        assert len({tuple((item.point.id, item.blockers) for item in items) for items in found}) == 1
    for old, new in [("us-28", "e3-counter"), ("us-28", "twenty-point")]:
        one, other = (diff(known.version(old), known.version(new), known) for known in (plain, read))
        assert [(change.point.id, change.kinds, change.links, change.words) for change in one.changes] == [
            (change.point.id, change.kinds, change.links, change.words) for change in other.changes
        ]
        assert [item.fingerprint for item in review(one, plain).findings] == [
            item.fingerprint for item in review(other, read).findings
        ]


# --- the commands ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("lang-uk-open", ["--lang", "uk", "open", "us-28", "--topic", "frozen-assets", "--as-of", "2026-11-23"]),
        ("lang-ar-stance", ["--lang", "ar", "stance", "us-28", "--topic", "nato"]),
        ("lang-uk-show", ["--lang", "uk,en", "show", "us-28", "21"]),
    ],
)
def test_shipped_plan(name: str, arguments: list[str], run: Run, golden: Golden) -> None:
    ran = run(*SHIPPED, *arguments)
    assert ran.code == 0
    golden(f"{name}.txt", ran.out)


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (["show", "us-28"], "Суверенітет України"),
        (["show", "us-28", "army-cap"], "Чисельність збройних сил України"),
        (["diff", "e3-counter", "us-28", "--point", "9"], "Винищувачі в Польщі"),
        (["map", "us-28", "e3-counter"], "Винищувачі в Польщі"),
        (["map", "us-28", "e3-counter", "-f", "csv"], "Винищувачі в Польщі"),
        (["map", "us-28", "e3-counter", "--explain", "9"], "Винищувачі в Польщі"),
        (["stance", "us-28"], "Амністія"),
        (["stance", "us-28", "--party", "europe"], "Чисельність збройних сил України"),
        (["stance", "us-28", "-f", "csv"], "Амністія"),
        (["open", "us-28"], "Членство в НАТО"),
        (["open", "us-28", "--party", "europe"], "Використання заморожених активів"),
        (["history", "fighter-jets"], "Винищувачі в Польщі"),
        (["history", "fighter-jets", "-f", "markdown"], "Винищувачі в Польщі"),
        (["summary", "us-28"], "Членство в НАТО"),
        (["show", "us-28", "-f", "html"], "Суверенітет України"),
        (["report", "us-28", "-o", "-"], "Амністія"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_titles_are_in_the_language_asked_for(arguments: list[str], title: str, run: Run) -> None:
    ran = run(*SHIPPED, "--lang", "uk", *arguments)
    assert ran.code == 0
    assert title in " ".join(ran.out.split())
    assert title not in run(*SHIPPED, *arguments).out


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "us-28"],
        ["show", "us-28", "army-cap"],
        ["diff", "e3-counter", "us-28", "--point", "9"],
        ["stance", "us-28"],
        ["stance", "us-28", "--party", "europe"],
        ["open", "us-28"],
        ["history", "fighter-jets"],
    ],
    ids=" ".join,
)
def test_html_says_in_which_language_a_text_is(arguments: list[str], run: Run) -> None:
    page = read(run(*SHIPPED, "--lang", "uk", *arguments, "-f", "html").out).all("main")[0]
    spoken = [item for item in page.all() if item.attributes.get("lang") == "uk"]
    assert spoken
    assert all(re.search("[а-яіїє]", item.text) for item in spoken)
    marked = sum(len(re.findall("[а-яіїє]", item.text)) for item in spoken)
    assert marked == len(re.findall("[а-яіїє]", page.text)), sorted(
        text for text in page.texts() if re.search("[а-яіїє]", text)
    )


def test_what_no_reader_hears_as_english_is_marked_and_nothing_else() -> None:
    unit = worded(version("one", "army").points[0], "=Армія|en=The army|ar-EG=الجيش")
    page = read(get("html").render(Page(wording(unit, None, "uk")), Look(80)))
    told = [(item.attributes["lang"], item.text) for item in page.all("main")[0].all() if "lang" in item.attributes]
    assert told == [("uk", "Армія"), ("ar-EG", "الجيش")]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "us-28"], ["us-28: no Ukrainian text of 28 of 28 points here: shown in English"]),
        (["show", "us-28", "21a"], ["us-28: no Ukrainian text of 1 of 1 point here: shown in English"]),
        (["stance", "us-28"], []),
        (["map", "us-28", "us-28"], []),
        (
            ["diff", "us-28", "e3-counter", "--point", "9"],
            [
                "us-28: no Ukrainian text of 1 of 1 point here: shown in English",
                "e3-counter: no Ukrainian title or text of 1 of 1 point here: shown in English",
            ],
        ),
        (["list"], []),
        (["timeline"], []),
        (["check"], []),
    ],
    ids=" ".join,
)
def test_what_is_lacking_is_told_on_standard_error(arguments: list[str], told: list[str], run: Run) -> None:
    ran = run(*SHIPPED, "--lang", "uk", *arguments)
    assert (ran.code, ran.err) == (0, "".join(f"planvers: {line}\n" for line in told))
    assert run(*SHIPPED, *arguments).err == ""


def test_the_language_of_the_plan_lacks_nothing_and_changes_nothing(run: Run) -> None:
    for arguments in (["show", "us-28"], ["diff", "us-28", "e3-counter"], ["open"], ["history", "amnesty"]):
        assert run(*SHIPPED, "--lang", "en", *arguments) == run(*SHIPPED, *arguments)


def test_a_file_that_stands_alone_is_read_in_a_language_too(small: Path, run: Run, tmp_path: Path) -> None:
    alone = tmp_path / "alone.yaml"
    alone.write_text((small / "versions" / "draft.yaml").read_text())
    ran = run("--lang", "uk", "show", alone)
    assert (ran.code, "Міст" in ran.out) == (0, True)
    assert ran.err == (
        "planvers: draft: no Ukrainian title of 1 of 2 points here: shown as written\n"
        "planvers: draft: no Ukrainian text of 2 of 2 points here: shown as written\n"
    )


@pytest.mark.parametrize("value", ["ukrainian", "uk,e", "uk;en", "", ",", "../uk"])
def test_what_is_no_tag_is_a_usage_error(value: str, run: Run) -> None:
    ran = run(*SHIPPED, "--lang", value, "list")
    assert (ran.code, ran.out) == (2, "")
    assert "--lang" in ran.err


# --- right to left --------------------------------------------------------------------


def titles(tag: str) -> Iterator[str]:
    for unit in load_plan(UKRAINE).version("us-28").units():
        assert unit.titles
        yield dict(unit.titles.wordings)[tag]


@pytest.mark.parametrize("width", ["40", "60", "80", "200"])
@pytest.mark.parametrize("arguments", [["show", "us-28"], ["map", "us-28", "us-28"]], ids=" ".join)
def test_arabic_survives_every_width(
    arguments: list[str], width: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    ran = run(*SHIPPED, "--lang", "ar", *arguments)
    assert ran.code == 0
    assert BIDI.isdisjoint(ran.out)
    words = set(ran.out.split())
    assert all(word in words for title in titles("ar") for word in title.split())
    assert all(len(row) <= int(width) or "://" in row for row in ran.out.splitlines())


@pytest.mark.parametrize("form", ["markdown", "html", "csv"])
def test_arabic_survives_every_format(form: str, run: Run) -> None:
    ran = run(*SHIPPED, "--lang", "ar", "map", "us-28", "us-28", "-f", form)
    assert ran.code == 0
    assert BIDI.isdisjoint(ran.out)
    assert all(title in ran.out for title in titles("ar"))


def test_the_translations_are_whole_and_in_their_own_script() -> None:
    scripts = {"en": "LATIN", "uk": "CYRILLIC", "ar": "ARABIC"}
    for tag, script in scripts.items():
        found = list(titles(tag))
        assert len(set(found)) == len(found) == 57
        for title in found:
            letters = [unicodedata.name(sign) for sign in title if sign.isalpha()]
            # «G8» has no other name.
            assert all(name.startswith(script) for name in letters if name != "LATIN CAPITAL LETTER G" or tag == "en")
            assert not BIDI.intersection(title)
        if tag == "uk":
            assert not set("ыэъё").intersection("".join(found).lower())


# --- translations that stayed as they were --------------------------------------------


def draft(text_of_bridge: str, more: str = "", version_id: str = "draft", based_on: str = "") -> str:
    return (
        f"schema: 1\nid: {version_id}\ntitle: A version\ndate: '2025-01-01'\nkind: draft\ndisclosure: full\n"
        f"wording: official\nbased_on: [{based_on}]\n"
        f"points:\n- id: bridge\n  number: '1'\n{more}  text: {text_of_bridge}\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "more", "stale"),
    [
        pytest.param("{en: Ten days., uk: Десять днів.}", "{en: Two days., uk: Десять днів.}", "", ["uk"], id="stayed"),
        pytest.param("{en: Ten days., uk: Десять днів.}", "{en: Ten days., uk: Два дні.}", "", ["en"], id="the-other"),
        pytest.param(
            "{en: Ten., uk: Десять., ar: عشرة}", "{en: Two., uk: Десять., ar: عشرة}", "", ["uk", "ar"], id="two-stayed"
        ),
        pytest.param(
            "{en: Ten., uk: Десять., ar: عشرة}", "{en: Two., uk: Два., ar: عشرة}", "", ["ar"], id="one-of-three"
        ),
        pytest.param(
            "{en: Ten., uk: Десять «днів».}",
            '{en: Two., uk: Десять "днів".}',
            "",
            ["uk"],
            id="but-for-quotes",
        ),
        pytest.param(
            "{en: Ten., uk: Десять.}", "{en: Two., uk: Десять.}", "  derived_from: [bridge]\n", ["uk"], id="declared"
        ),
        pytest.param("{en: Ten days., uk: Десять днів.}", "{en: Two days., uk: Два дні.}", "", [], id="both-changed"),
        pytest.param("{en: Ten days., uk: Десять.}", "{en: Ten days., uk: Десять.}", "", [], id="nothing-changed"),
        pytest.param("{en: Ten–six., uk: Десять.}", "{en: Ten-six., uk: Десять.}", "", [], id="only-typography"),
        pytest.param("{en: Ten days.}", "{en: Two days., uk: Два дні.}", "", [], id="translated-only-now"),
        pytest.param("{en: Ten days., uk: Десять.}", "Two days.", "", [], id="translated-no-more"),
        pytest.param("{uk: Десять., en: Ten days.}", "{en: Two days., ar: يومان}", "", [], id="one-language-shared"),
        pytest.param(
            "{en: Ten., uk: Десять.}", "{en: Two., uk: Десять.}", "  derived_from: []\n", [], id="declared-new"
        ),
    ],
)
def test_a_translation_that_stayed(old: str, new: str, more: str, stale: list[str], small: Path) -> None:
    (small / "versions" / "one.yaml").write_text(draft(old, version_id="one"))
    (small / "versions" / "two.yaml").write_text(draft(new, more, "two", "one"))
    found = [item for item in check_plan(small).problems if item.code == "translation-stale"]
    rows = (small / "versions" / "two.yaml").read_text().splitlines()
    assert [rows[item.where.line - 1][item.where.column - 1 :][:2] for item in found] == stale
    assert all(item.where.path.endswith("two.yaml") for item in found)


def test_what_a_parent_has_word_for_word_is_not_told_again(small: Path) -> None:
    (small / "versions" / "one.yaml").write_text(draft("{en: Ten., uk: Десять.}", version_id="one"))
    (small / "versions" / "two.yaml").write_text(draft("{en: Two., uk: Десять.}", version_id="two", based_on="one"))
    both = draft("{en: Two., uk: Десять.}", version_id="six", based_on="one, two")
    (small / "versions" / "six.yaml").write_text(both)
    found = [item for item in check_plan(small).problems if item.code == "translation-stale"]
    assert [item.where.path.rsplit("/")[-1] for item in found] == ["two.yaml"]
    assert str(found[0]).endswith(
        "warning [translation-stale] text of 'bridge' changed in en and stayed as it was in uk"
        " (translate what changed, or write both versions alike)"
    )


def test_a_parent_that_cannot_be_read_raises_no_complaint(small: Path) -> None:
    (small / "versions" / "one.yaml").write_text("{")
    (small / "versions" / "two.yaml").write_text(draft("{en: Two., uk: Десять.}", version_id="two", based_on="one"))
    assert not [item for item in check_plan(small).problems if item.code == "translation-stale"]
