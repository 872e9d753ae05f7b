"""A numbered text is read as the points that it has, whatever its numbers look like and wherever its lines end."""

import io
import random
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest

from conftest import PLANS, SMALL, TESTS, Golden, Run
from planvers.checking import check_version
from planvers.drafting.draft import Header
from planvers.drafting.draft_text import draft_text
from planvers.importing.drafted import Setting, drafted
from planvers.importing.imported import Imported, all_units, imported
from planvers.importing.likeness import Likenesses
from planvers.library import load_plan, problems_at
from planvers.model.places import Source
from planvers.model.plan import Point, Version
from planvers.reading.records import Loading, Record
from planvers.reading.version_file import VERSION_FILE

Texts = list[tuple[str, list[str]]]
CYRILLIC, ABJAD = "абвгдежзиклмнопрст", "أبجدهوزحطيكلمنسعفصق"


def roman(number: int) -> str:
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, sign in signs:
        text, number = text + sign * (number // value), number % value
    return text


def arabic(number: int) -> str:
    return "".join(chr(ord("٠") + int(digit)) for digit in str(number))


MAIN: dict[str, Callable[[int], str]] = {
    "1.": "{}.".format,
    "1)": "{})".format,
    "(1)": "({})".format,
    "Point 1:": "Point {}:".format,
    "Article 1 —": "Article {} —".format,
    "§ 1": "§ {}".format,
    "I.": lambda number: f"{roman(number)}.",
    "Arabic-Indic": lambda number: f"{arabic(number)}.",
    "Arabic-Indic-": lambda number: f"{arabic(number)} -",
    "Пункт 1.": "Пункт {}.".format,
    "المادة ١:": lambda number: f"المادة {arabic(number)}:",
    "**1.**": "**{}.**".format,
    r"1\.": r"{}\.".format,
}
SUB: dict[str, Callable[[int], str]] = {
    "(a)": lambda number: f"({chr(96 + number)})",
    "a)": lambda number: f"{chr(96 + number)})",
    "(i)": lambda number: f"({roman(number).lower()})",
    "а)": lambda number: f"{CYRILLIC[number - 1]})",
    "أ)": lambda number: f"{ABJAD[number - 1]})",
    "-": lambda _: "-",
    "•": lambda _: "•",
}


def texts_of(points: Iterable[Point]) -> Texts:
    """Every point with a wording, with those of its sub-points."""
    known = [point for point in points if point.text]
    return [
        (" ".join(str(point.text).split()), [" ".join(str(part.text).split()) for part in point.subpoints if part.text])
        for point in known
    ]


def shipped() -> list[Version]:
    folders = (PLANS / "ukraine-2025", SMALL, TESTS / "plans" / "talks")
    versions = (version for folder in folders for version in load_plan(folder).versions)
    return [version for version in versions if len(texts_of(version.points)) > 1]


def written(texts: Texts, main: str, sub: str, width: int, gap: str = "\n") -> str:
    """The texts as somebody might write them down."""

    def rows() -> Iterator[str]:
        for number, (text, parts) in enumerate(texts, start=1):
            yield filled(f"{MAIN[main](number)} {text}", "", width)
            yield from (filled(f"{SUB[sub](place)} {part}", "   ", width) for place, part in enumerate(parts, start=1))

    return gap.join(rows())


def filled(text: str, indent: str, width: int) -> str:
    return textwrap.fill(
        text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )


def read_back(read: Imported) -> Texts:
    return [(unit.text, [part.text for part in unit.parts]) for unit in read.units]


@pytest.mark.parametrize("version", shipped(), ids=lambda version: version.id)
def test_a_version_written_down_is_read_back(version: Version) -> None:
    texts = texts_of(version.points)
    chance = random.Random(version.id)
    for main, sub in chance.sample([*product(MAIN, SUB)], 24):
        width, gap = chance.randint(40, 100), chance.choice(("\n", "\n\n"))
        read = imported(written(texts, main, sub, width, gap))
        assert read_back(read) == texts, (main, sub, width, gap)
        assert (read.unplaced, read.furniture, read.preamble, read.missing) == ((), (), (), ())


@pytest.mark.parametrize("tag", ["uk", "ar"])
def test_texts_in_other_scripts_are_read_back(tag: str) -> None:
    us_28 = load_plan(PLANS / "ukraine-2025").version("us-28")
    texts = [
        (
            f"{dict(point.titles.wordings)[tag]}.",
            [f"{dict(part.titles.wordings)[tag]};" for part in point.subpoints if part.titles],
        )
        for point in us_28.points
        if point.titles
    ]
    for main, sub, width in random.Random(tag).sample([*product(MAIN, SUB, (40, 70))], 30):
        assert read_back(imported(written(texts, main, sub, width))) == texts, (main, sub, width)


LEAK = """\
                                      CONFIDENTIAL

A Plan in Five Points

The parties, having met in Geneva on
20 November 2025, agree as follows.

Security

1. The parties affirm the treaty of
1990 and stand by it, as they say in point
2. A non-
aggression pact is concluded, with provi\u00ad
sions on \u201csecu-
rity\u201d. A non-aggression pact is no alliance.
2. The border is open.

                 Page 1

                                      CONFIDENTIAL
3. The guarantee has these terms:
   (a) the United States is paid;
   (b) it lapses where
       (i) one side invades,
       (ii) a missile is fired;
   (c) it is secret.

These terms bind all.

Trade and customs

4. The fund is set up:
 - in gold
 - in kind \u2014 with\u200b
   interest
                 Page 2

                                      CONFIDENTIAL
5. The council meets.

Done in Geneva.
"""


def test_a_leaked_text_becomes_a_version_file(run: Run, small: Path, golden: Golden) -> None:
    Path("leak.txt").write_text(LEAK, "utf-8")
    ran = run("import", "leak.txt", "--as", "leak")
    path = small / "versions" / "leak.yaml"
    golden("import-leak.yaml", path.read_text("utf-8"))
    golden("import-leak.txt", ran.err)
    assert (ran.code, ran.out) == (0, "")


def test_all_that_check_asks_for_is_what_only_a_person_knows(run: Run, small: Path) -> None:
    Path("leak.txt").write_text(LEAK, "utf-8")
    run("import", "leak.txt", "--as", "leak", "--like", "draft")
    path = small / "versions" / "leak.yaml"
    assert run("check").out.count("missing-key") == 4
    filled = path.read_text("utf-8").replace("# TODO date", "date")
    for key, word in (("kind", "draft"), ("disclosure", "full"), ("wording", "leaked")):
        filled += f"{key}: {word}\n"
    path.write_text(filled, "utf-8")
    told = run("check").out
    assert told.count("\n") == 2
    assert "13 remarks marked TODO are left" in told
    assert told.endswith("checked small (3 versions, 9 points, 1 statement, 2 sources): 0 errors, 1 warning\n")


def test_what_was_exported_takes_the_ids_of_the_version_that_it_is_like(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    us_28 = load_plan(PLANS / "ukraine-2025").version("us-28")
    Path("us.md").write_text(written(texts_of(us_28.points), "1)", "(a)", 66), "utf-8")
    ran = run("-C", PLANS, "import", "us.md", "--as", "leak", "--like", "us-28", "-o", "-")
    ids = [line.split("id: ")[1] for line in ran.out.splitlines() if line.lstrip().startswith("- id: ")]
    assert ids == [unit.id for unit in us_28.units()]
    assert "planvers: 57 matched with us-28, 0 to settle, 0 without a match\n" in ran.err


def test_what_is_only_like_an_older_point_is_left_to_a_person(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    e3 = load_plan(PLANS / "ukraine-2025").version("e3-counter")
    Path("e3.txt").write_text(written(texts_of(e3.points), "1.", "-", 80), "utf-8")
    ran = run("-C", PLANS, "import", "e3.txt", "--as", "leak", "--like", "us-28", "-o", "-")
    assert [line.split("   # ")[0].strip() for line in ran.out.splitlines() if "TODO id" in line] == [
        "# TODO id: frozen-assets",
        "# TODO id: eu-minority-rules",
        "# TODO id: victims-relief",
    ]
    assert "\n#   amnesty (26 Amnesty)\n" in ran.out
    # An id that the plan has already is given to nothing else.
    taken = {unit.id for version in load_plan(PLANS / "ukraine-2025").versions for unit in version.units()}
    us_28 = {unit.id for unit in load_plan(PLANS / "ukraine-2025").version("us-28").units()}
    ids = {line.split("id: ")[1] for line in ran.out.splitlines() if line.lstrip().startswith("- id: ")}
    assert ids & taken <= us_28


# All that check asks for, parties named as people name them.
KNOWN = (
    *("--title", " What was\tsaid ", "--date", "2025-02", "--kind", "draft", "--author", "Northland", "--author", "s"),
    *("--author", "north", "--disclosure", "full", "--wording", "leaked", "--source", "gazette-0101"),
)


@pytest.mark.parametrize("arguments", [("import", "a.txt", "--as", "leak"), ("new", "leak", "--from", "draft")])
def test_what_is_known_already_makes_a_file_that_is_valid_at_once(
    arguments: Sequence[str], run: Run, small: Path
) -> None:
    Path("a.txt").write_text("1. The bridge is open.\n2. The ferry is closed.\n", "utf-8")
    assert run(*arguments, *KNOWN).code == 0
    assert run("check").code == 0
    made = load_plan(small).version("leak")
    assert made.title == "What was said"
    assert made.date.isoformat() == "2025-02"
    assert (made.kind, made.authors) == ("draft", ("north", "south"))
    assert (made.disclosure, made.wording, made.sources) == ("full", "leaked", ("gazette-0101",))


def test_what_a_text_was_made_from_is_written_once(run: Run, small: Path) -> None:
    Path("a.txt").write_text("1. The bridge is open.\n2. The ferry is closed.\n", "utf-8")
    parents = ("--based-on", "draft", "--based-on", "reply", "--based-on", "draft")
    assert run("import", "a.txt", "--as", "leak", "--like", "draft", *parents, *KNOWN).code == 0
    assert "TODO based_on" not in (small / "versions" / "leak.yaml").read_text("utf-8")
    assert load_plan(small).version("leak").based_on == ("draft", "reply")


def test_where_nothing_is_left_to_fill_in_nothing_is_said_of_it(run: Run, small: Path) -> None:
    ran = run("new", "leak", "--from", "draft", "--keep-text", *KNOWN)
    assert (
        ran.err
        == "planvers: wrote plans/small/versions/leak.yaml; now run: planvers check plans/small/versions/leak.yaml\n"
    )
    assert "TODO" not in (small / "versions" / "leak.yaml").read_text("utf-8")


def test_parties_and_sources_of_no_plan_are_taken_as_they_stand(run: Run, tmp_path: Path, small: Path) -> None:
    lone = tmp_path / "lone.yaml"
    options = ("--author", "any-party", "--source", "any-source")
    assert run("new", "leak", "--from", "draft", *options, "-o", lone).code == 0
    assert "authors: [any-party]\n" in lone.read_text("utf-8")
    assert "sources: [any-source]\n" in lone.read_text("utf-8")
    assert small.is_dir()


def test_standard_input_and_another_language(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("1. Міст.\n2. Пором.\n".encode())))
    assert run("import", "-", "--as", "leak", "--language", "uk").code == 0
    text = (small / "versions" / "leak.yaml").read_text("utf-8")
    assert "  text:\n    uk: >-\n      Міст.\n" in text
    assert run("import", "-", "--as", "x", "--language", "!").code == 2


@pytest.mark.parametrize(
    ("arguments", "trouble"),
    [
        (("import", "a.txt", "--as", "draft"), "'plans/small/versions/draft.yaml' is there already"),
        (("import", "a.txt", "--as", "x", "-o", "a.txt"), "'a.txt' is there already"),
        (("import", "a.txt", "--as", "Draft 2"), "'Draft 2' cannot be the id of a version"),
        (("import", "a.txt", "--as", "latest"), "'latest' cannot be the id of a version"),
        (("import", "b.txt", "--as", "x"), "'b.txt' has no numbered points"),
        (("import", "c.txt", "--as", "x"), "'c.txt': there is no such file"),
        (("import", "a.txt", "--as", "x", "--like", "drafd"), "did you mean 'draft'?"),
        (("import", "a.txt", "--as", "x", "--date", "soon"), "'soon' is not a date"),
        (("import", "a.txt", "--as", "x", "--author", "nort"), "there is no party 'nort' (known: north, south)"),
        (("import", "a.txt", "--as", "x", "--source", "gazette"), "there is no source 'gazette' (did you mean"),
        (
            ("import", "a.txt", "--as", "x", "--based-on", "drafd"),
            "there is no version 'drafd' (did you mean 'draft'?)",
        ),
        (("import", "a.txt", "--as", "x", "--title", " "), "the title is empty"),
        (("new", "x", "--from", "draft", "--title", "a\u202eb"), "which nobody can see"),
        (("new", "x", "--from", "draft", "--source", "A b", "-o", "x.yaml"), "'A b' cannot be the id of a source"),
        (("new", "x", "--from", "draft", "--kind", "leak"), "'leak' is not one of"),
        (("new", "x", "--from", "draft", "--drop", "99"), "draft has no point '99'"),
        (("new", "reply", "--from", "draft"), "'plans/small/versions/reply.yaml' is there already"),
    ],
)
def test_trouble_is_told_and_nothing_is_written(arguments: Sequence[str], trouble: str, run: Run, small: Path) -> None:
    Path("a.txt").write_text("1. one\n2. two\n", "utf-8")
    Path("b.txt").write_text("Nothing of 1990 is\n1990 here.\n", "utf-8")
    before = sorted((small / "versions").iterdir())
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert trouble in ran.err
    assert sorted((small / "versions").iterdir()) == before
    assert Path("a.txt").read_text("utf-8") == "1. one\n2. two\n"


def test_without_plans_of_ones_own_a_file_must_be_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("1. one\n2. two\n", "utf-8")
    assert "name a file with -o FILE" in run("import", "a.txt", "--as", "x").err
    assert run("import", "a.txt", "--as", "x", "-o", "x.yaml").code == 0
    assert load_fails_only_for_what_is_left(Path("x.yaml"))


def load_fails_only_for_what_is_left(path: Path) -> bool:
    return {problem.code for problem in problems_at(path)} == {"missing-key", "todo-left"}


def test_the_next_version_carries_over_what_stays(run: Run, small: Path, golden: Golden) -> None:
    golden("new-next.yaml", run("new", "next", "--from", "draft", "--drop", "1", "--renumber", "-o", "-").out)
    assert run("new", "next", "--from", "draft", "--keep-text").err.startswith(
        "planvers: wrote plans/small/versions/next"
    )
    path = small / "versions" / "next.yaml"
    for key, word in (("date", '"2025-02-01"'), ("kind", "draft"), ("disclosure", "full"), ("wording", "official")):
        path.write_text(f"{path.read_text('utf-8')}{key}: {word}\n", "utf-8")
    old, new = (load_plan(small).version(name) for name in ("draft", "next"))
    assert new.based_on == ("draft",)
    assert [(unit.id, unit.number, unit.titles or unit.title, unit.topic, str(unit.text)) for unit in new.units()] == [
        (unit.id, unit.number, unit.titles or unit.title, unit.topic, str(unit.text)) for unit in old.units()
    ]


@pytest.mark.parametrize("arguments", [("import", "a.txt", "--as", "x", "--like"), ("new", "x", "--from")])
def test_a_fault_in_another_version_keeps_nobody_from_a_new_one(
    arguments: Sequence[str], run: Run, small: Path
) -> None:
    Path("a.txt").write_text("1. one\n2. two\n", "utf-8")
    (small / "versions" / "half-done.yaml").write_text("schema: 1\nid: half-done\n", "utf-8")
    assert run(*arguments, "draft").code == 0
    assert run(*arguments, "half-done").code == 2


def test_sub_points_are_numbered_with_their_points(run: Run) -> None:
    ran = run("-C", PLANS, "new", "next", "--from", "us-28", "--drop", "9", "--drop", "10b", "--renumber", "-o", "-")
    numbers = [line.split('"')[1] for line in ran.out.splitlines() if line.lstrip().startswith("number:")]
    assert numbers[8:14] == ["9", "9a", "9b", "9c", "10", "11"]
    assert numbers[-1] == "27"
    assert ran.out.count("status: dropped") == 2


CASES = {
    "numbers that run on across sections, which are headings": (
        "I. GENERAL\n1. One.\n2. Two.\nII. SECURITY\n3. Three.\n4. Four.\n",
        [("", "One.", []), ("", "Two.", []), ("", "Three.", []), ("", "Four.", [])],
    ),
    "numbers that begin anew in each section": (
        "I. General\n1. One.\n2. Two.\nII. Security\n1. Three.\n2. Four.\n",
        [("General", "", ["One.", "Two."]), ("Security", "", ["Three.", "Four."])],
    ),
    "a table of contents": (
        "Contents\n\n1. Peace\n2. War\n3. Money\n\n1. Peace is made.\n2. War ends.\n3. Money is paid.\n",
        [("", "Peace is made.", []), ("", "War ends.", []), ("", "Money is paid.", [])],
    ),
    "headings of Markdown, with lists of the same numbers inside": (
        "# Plan\n\n## 1. Peace\n\nPeace is made:\n\n1. here\n2. there\n\n## 2. War\n\nWar **ends**.\n",
        [("Peace", "Peace is made:", ["here", "there"]), ("War", "War ends.", [])],
    ),
    "titles in bold": (
        "1. **Peace.** It is made.\n**2. War**\nIt ends.\n",
        [("Peace", "It is made.", []), ("War", "It ends.", [])],
    ),
    "articles with titles on lines of their own": (
        "Article 1\nPeace\n\nPeace is made.\n\nArticle 2\nWar\n\nWar ends as Article\n3 of the other treaty says.\n",
        [("Peace", "Peace is made.", []), ("War", "War ends as Article 3 of the other treaty says.", [])],
    ),
    "a number in the midst of a sentence": (
        "1. The parties agree on all of point\n2. of the other plan, and on more.\n2. The border is open.\n",
        [
            ("", "The parties agree on all of point 2. of the other plan, and on more.", []),
            ("", "The border is open.", []),
        ],
    ),
    "a number that is written otherwise than its neighbours": (
        "1. One.\n2) Two:\na) in;\n(b) out;\nc) off\n3. Three.\n(4) Four.\n",
        [("", "One.", []), ("", "Two:", ["in;", "out;", "off"]), ("", "Three.", []), ("", "Four.", [])],
    ),
    "a list of the numbers that are missing, and others": (
        "1. One:\n1) in;\n2) out;\n4. Four.\n5. Five.\n6. Six.\n",
        [("", "One:", ["in;", "out;"]), ("", "Four.", []), ("", "Five.", []), ("", "Six.", [])],
    ),
    "articles with titles behind them, in short lines": (
        "Article I — Peace\nPeace is made.\n\nArticle II — Prisoners\nAll go home.\n",
        [("Peace", "Peace is made.", []), ("Prisoners", "All go home.", [])],
    ),
    "articles that a line ends within": (
        "Article I — The parties of this\nTreaty agree.\nArticle II — They\nmeet.\n",
        [("", "The parties of this Treaty agree.", []), ("", "They meet.", [])],
    ),
    "numbers of footnotes behind a sentence": (
        "1. One.¹\n2. Two.²\nIt ends.\n",
        [("", "One.¹", []), ("", "Two.² It ends.", [])],
    ),
    "lists of Markdown that stand further in": (
        "1. **Peace**\n   - at once\n   - for all\n2. **War**\n   1. here\n   2. there\n3. End\n",
        [("Peace", "", ["at once", "for all"]), ("War", "", ["here", "there"]), ("", "End", [])],
    ),
    "a single number within the number of its point": (
        "1. One\n1.1 Half of one.\n2. Two per cent, or\n2.1 per cent.\n",
        [("One", "", ["Half of one."]), ("", "Two per cent, or 2.1 per cent.", [])],
    ),
    "years and sums": (
        "1. Since\n1990. The sum is\n600. It is paid.\n2. It ends.\n",
        [("", "Since 1990. The sum is 600. It is paid.", []), ("", "It ends.", [])],
    ),
    "no space behind the number": (
        "1.Peace is made.\n2.War ends.\n", [("", "Peace is made.", []), ("", "War ends.", [])]),
    "a number that is missing": (
        "1. One.\n2. Two.\n4. Four.\n", [("", "One.", []), ("", "Two.", []), ("", "Four.", [])]),
    "sub-points that repeat the number": (
        "1. One:\n1.1 first;\n1.2 second.\n2. Two:\n2(a) third;\n2(b) fourth.\n",
        [("", "One:", ["first;", "second."]), ("", "Two:", ["third;", "fourth."])],
    ),
    "a list of letters with i in it": (
        "1. One:\n" + "".join(f"({letter}) the {letter};\n" for letter in "abcdefghij") + "2. Two.\n",
        [("", "One:", [f"the {letter};" for letter in "abcdefghij"]), ("", "Two.", [])],
    ),
    "text without spaces between words": ("1. \u548c\u5e73\n\u534f\u8bae\n2. \u8fb9\u754c\n",
        [("", "\u548c\u5e73\u534f\u8bae", []), ("", "\u8fb9\u754c", [])]),
    "a list inside of a sentence": (
        "1. It covers the following:\n(a) the sea; (b) the\nport and\n(c) the bridge.\n2. End.\n",
        [("", "It covers the following: (a) the sea; (b) the port and (c) the bridge.", []), ("", "End.", [])],
    ),
    "capitals at the end of a sentence that goes on": (
        "1. It is agreed (by A1,\nB2)\n2. End.\n",
        [("", "It is agreed (by A1, B2)", []), ("", "End.", [])],
    ),
    "brackets": (
        "1. [not] agreed\n[60 / 90] days\n2. [sic]\n", [("", "[not] agreed [60 / 90] days", []), ("", "[sic]", [])]),
    "line ends of other systems": ("1. One\r\nmore.\r\n2. Two.\r\n", [("", "One more.", []), ("", "Two.", [])]),
    "articles with titles below them, in short lines": (
        "Article I \u2014\nPeace\nFire ceases.\n\nArticle II \u2014\nPrisoners\nAll go home.\n",
        [("Peace", "Fire ceases.", []), ("Prisoners", "All go home.", [])],
    ),
    "headings with no empty line around them": (
        "Security\n1. Fire ceases.\n2. Troops leave.\nEconomy\n3. Funds flow.\n4. Trade is free.\n",
        [("", "Fire ceases.", []), ("", "Troops leave.", []), ("", "Funds flow.", []), ("", "Trade is free.", [])],
    ),
    "the last word of a point that no full stop ends": (
        "1. It was\napproved by the U.S.\nCongress\n2. The border\n3. The end\n",
        [("", "It was approved by the U.S. Congress", []), ("", "The border", []), ("", "The end", [])],
    ),
    "numbers of three figures": (
        "1. Security\n1.1. Fire ceases.\n1.1.1. On land.\n1.1.2. At sea.\n1.2. Troops leave.\n2. Funds flow.\n",
        [("Security", "", ["Fire ceases. 1.1.1. On land. 1.1.2. At sea.", "Troops leave."]), ("", "Funds flow.", [])],
    ),
    "the same in two languages": (
        "Point 1: The border is open.\nПункт 1: Кордон відкрито.\nPoint 2: War ends.\nПункт 2: Війна скінчилась.\n",
        [
            ("", "The border is open. Пункт 1: Кордон відкрито.", []),
            ("", "War ends. Пункт 2: Війна скінчилась.", []),
        ],
    ),
    "quotations of Markdown": (
        "> 1. One is quoted\n> and wraps.\n>\n> > More.\n> 2. Two.\n",
        [("", "One is quoted and wraps.\nMore.", []), ("", "Two.", [])],
    ),
    "entities of HTML": (
        "1. Peace&nbsp;&amp; R&D &mdash; now.\n2. End&#46;\n",
        [("", "Peace & R&D — now.", []), ("", "End.", [])],
    ),
    "a heading right below a footnote": (
        "1. One.\n2. Two:\n(a) in;\n(b) out.\u00b9\n\n\u00b9 As of 1991.\nEconomy\n3. Three.\n",
        [("", "One.", []), ("", "Two:", ["in;", "out.\u00b9"]), ("", "Three.", [])],
    ),
    "dates at the beginning of lines": (
        "1. It starts on\n12. February 2015 at noon.\n2. It ends by\n3. March 2015 at the latest.\n3. Funds flow.\n",
        [
            ("", "It starts on 12. February 2015 at noon.", []),
            ("", "It ends by 3. March 2015 at the latest.", []),
            ("", "Funds flow.", []),
        ],
    ),
    "other articles than those of the text": (
        "Article 1. The parties recall\nArticle 5 of the treaty, and\nArticle 2 of that.\n\nArticle 2. It ends.\n",
        [("", "The parties recall Article 5 of the treaty, and Article 2 of that.", []), ("", "It ends.", [])],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_what_a_text_is_read_as(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    read = imported(text)
    assert [(unit.title, unit.text, [part.text for part in unit.parts]) for unit in read.units] == expected


# What is told of a text besides its points: as unplaced, as of pages, as beginning as a point does.
ASIDE = {
    "an annex with numbers of its own": (
        "1. Fire ceases.\n2. Troops leave.\n\nAnnex A\n\n1. The map.\n2. The line.\n",
        ["Annex A", "1. The map.", "2. The line."], [], [],
    ),
    "signatures": (
        "I. One.\n\nTrade\n\nII. Two.\n\nSignatures\n\nA. Smith, for the North\nB. Jones\n",
        ["Signatures", "A. Smith, for the North", "B. Jones"], [], [],
    ),
    "a table of contents with dots": (
        "Contents\n1. Security ...... 2\n2. Funds . . . . 3\n\n1. Security\nFire ceases.\n2. Funds\nThey flow.\n",
        [], ["1. Security ...... 2", "2. Funds . . . . 3"], [],
    ),
    "footnotes below a page": (
        "1. One.\u00b9\n2. Two.[2]\n\n\u00b9 As of 1991.\n   And since.\n[2] By the bank.\n3. Three.\n",
        ["\u00b9 As of 1991.", "And since.", "[2] By the bank."], [], [],
    ),
    "what looks like a footnote and has no sign above": (
        "1. Borders stay.\n\n[1] is bracketed.\n\n2. Funds flow.\n", [], [], [],
    ),
    "numbers too far from the others": (
        "1. One.\n2. Two.\n7. Seven.\n8. Eight.\n9. Nine.\n", [], [], ["1. One.", "2. Two."],
    ),
    "headings inside of all points": ("## 1. A\n\n### Why\n\nFor a.\n\n## 2. B\n\n### Why\n\nFor b.\n", [], [], []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "unplaced", "furniture", "overlooked"), ASIDE.values(), ids=ASIDE)
def test_what_is_no_part_of_a_point_is_told(
    text: str, unplaced: list[str], furniture: list[str], overlooked: list[str]
) -> None:
    read = imported(text)
    told = [[line.raw for line in lines] for lines in (read.unplaced, read.furniture, read.overlooked)]
    assert told == [unplaced, furniture, overlooked]
    assert not any(line in unit.text for unit in all_units(read.units) for line in (*unplaced, *furniture))


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("A plan\n\nAgreed in Lenn.\n", "A plan"),
        ("A plan\nas agreed in Lenn\n", ""),
        ("THE RIVER ACCORD\nDraft of May\n", "THE RIVER ACCORD"),
        ("TOP SECRET\nDraft of May\n", ""),
        ("# A plan\n", "A plan"),
        ("---\ndate: 2025-05-03\n---\n\n# A plan\n\n## Security\n", "A plan"),
        ("Contents\n\nPreamble\n", ""),
    ],
)
def test_what_a_text_calls_itself(above: str, title: str) -> None:
    assert imported(f"{above}\n1. One.\n2. Two.\n").title == title


@pytest.mark.parametrize(
    ("second", "title", "headings"),
    [("## Trade", "Security", [[], ["Trade"]]), ("# Trade", "", [["Security"], ["Trade"]])],
)
def test_sections_of_one_grade_are_not_the_title(second: str, title: str, headings: list[list[str]]) -> None:
    read = imported(f"# Security\n\n1. One.\n\n{second}\n\n2. Two.\n")
    assert (read.title, [[line.text for line in unit.headings] for unit in read.units]) == (title, headings)


def test_a_number_that_does_not_run_on_is_told(run: Run, small: Path) -> None:
    Path("a.txt").write_text("1. One.\n2. Two.\n2. Two again.\n3. Three:\n1) in;\n2) out.\n10. Ten.\n", "utf-8")
    told = run("import", "a.txt", "--as", "x").err
    assert "planvers: line 3 begins as a point does, and was taken for none: 2. Two again.\n" in told
    assert told.count("begins as a point does") == 2
    text = (small / "versions" / "x.yaml").read_text("utf-8")
    assert (
        "# Lines that begin as points do, and were taken for none:\n#   line 3: 2. Two again.\n#   line 7: 10. Ten.\n"
        in text
    )


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("non-\naggression. A non-aggression", "non-aggression. A non-aggression"),
        ("secu-\nrity. The security", "security. The security"),
        ("secu-\nrity alone", "security alone"),
        ("Russia-\nNATO", "Russia-NATO"),
        ("a 10-\nyear", "a 10-year"),
        ("co-\noperation with co-ops", "cooperation with co-ops"),
        ("cease-\nfire. A cease is no fire", "cease-fire. A cease is no fire"),
        ("contra-\ndistinc-\ntion", "contradistinction"),
        ("secu\u00ad\nrity and se\u00adcurity", "security and security"),
    ],
)
def test_words_that_line_ends_cut(lines: str, text: str) -> None:
    assert imported(f"1. {lines}.\n2. End.\n").units[0].text == f"{text}."


SCRAPS = (
    "1. One is here.", "2. two", "3) three", "(a) letter", "b) letter", "- dash", "\u2022 bullet",
    "Heading", "IV. Four",
    "7", "Page 3", "wrapped text", "ends in a:", "\u00a7 2 section", "Article 3",
    "# Marked", "### 2. Titled", "**bold** run",
    "**3.** bold", "---", "", "", "   indented", "Point 4: text", "a: b # c",
    "> quoted", "\u0669. \u0627", "\u0433) \u0434",
    "\x0c", "\x0cHeader", "\u200e1. \u202bmarked\u202c", "'\"", "[1] a", "5.", "\ttab\tbed",
    "10.1 deep", "1(a) own", "| a | b |", ">", "word\u00b9 [2]", "\u00b9 note", "[2] note", "Contents .... 4", "SIGNED",
)  # fmt: skip


@pytest.mark.slow
def test_no_line_is_ever_lost_and_what_is_written_can_be_read() -> None:
    chance = random.Random(28)
    for _ in range(400):
        text = "\n".join(chance.choices(SCRAPS, k=chance.randint(2, 30)))
        read = imported(text)
        if not read.units:
            continue
        draft = draft_text(drafted("x", read, Likenesses({}), Setting(), Header()))
        record = load_version_record(draft)
        assert {problem.code for problem in check_version(record)} == {"missing-key"}, (text, draft)
        lost = words(text) - words(draft)
        assert not lost, (text, draft, lost)


def words(text: str) -> Counter[str]:
    """The words of a text, how often each of them stands there; numbers before points may be written otherwise."""
    return Counter(
        re.findall(r"[^\W\d_]{2,}", "".join(sign for sign in text if sign.isprintable() or sign in "\n\t\x0c"))
    )


def load_version_record(text: str) -> Record[Version]:
    return Loading().load(Source("x.yaml", text), VERSION_FILE)
