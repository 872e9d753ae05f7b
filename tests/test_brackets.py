"""Square brackets in a text: what is one, whose it is, and that nothing is lost on the way."""

import random

import pytest

from helpers import point, version
from planvers.brackets.counting import Count, count, count_in_point, count_in_version
from planvers.brackets.names import party_names
from planvers.brackets.parsed import Bracket, Parsed
from planvers.brackets.parsing import parse, without_signs
from planvers.model.plan import Party
from planvers.model.text import Text

PARTIES = (
    Party("ukraine", "Ukraine", "UA"),
    Party("united-states", "United States", "US", ("USA", "American")),
    Party("europe", "Europe (EU institutions)", "EU"),
    Party("bosnia", "Bosnia and Herzegovina", "BA"),
)
NAMES = party_names(PARTIES)


def told(bracket: Bracket, parsed: Parsed) -> str:
    """A bracket as its alternatives, each with the names it is attributed to."""
    parts = [f"{'+'.join(item.by)}={parsed.words(item)}" for item in bracket.alternatives]
    return f"{bracket.depth}:{'|'.join(parts)}"


@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        pytest.param("no bracket", [], id="none"),
        pytest.param("open to [all] traders", ["1:=all"], id="plain"),
        pytest.param("[60 / 90] days", ["1:=60|=90"], id="alternatives"),
        pytest.param("[a\n/\tb / c]", ["1:=a|=b|=c"], id="white-space-of-any-sort-around-the-slash"),
        pytest.param("[goods and/or services]", ["1:=goods and/or services"], id="and-or-is-no-alternative"),
        pytest.param("[a /b/ c]", ["1:=a /b/ c"], id="a-slash-with-a-space-on-one-side-is-none"),
        pytest.param("[not / ]", ["1:=not|="], id="an-alternative-may-be-nothing"),
        pytest.param("[]", ["1:="], id="empty"),
        pytest.param("[Ukraine: in peacetime]", ["1:Ukraine=in peacetime"], id="attributed"),
        pytest.param("[ UA and  the US : 60]", ["1:UA+the US=60"], id="short-names-and-the-article"),
        pytest.param("[Ukraine, united states, and EU: 60]", ["1:Ukraine+united states+EU=60"], id="several-names"),
        pytest.param("[USA: 60]", ["1:USA=60"], id="an-alias"),
        pytest.param("[Ukraine: 60 / EU: 90]", ["1:Ukraine=60|EU=90"], id="attributed-alternatives"),
        pytest.param("[Ukraine: 60 / 90]", ["1:Ukraine=60|=90"], id="a-name-is-of-its-own-alternative"),
        pytest.param("[Bosnia and Herzegovina and EU: 1 km]", ["1:Bosnia and Herzegovina+EU=1 km"], id="and-in-a-name"),
        pytest.param("[The following terms: a, b]", ["1:=The following terms: a, b"], id="no-attribution"),
        pytest.param("[Mars: text]", ["1:=Mars: text"], id="not-a-party-of-the-plan"),
        pytest.param("[Ukraine, Mars: text]", ["1:=Ukraine, Mars: text"], id="one-stranger-is-enough"),
        pytest.param("[Ukraine: at 10:30]", ["1:Ukraine=at 10:30"], id="only-the-first-colon"),
        pytest.param("[a [b / c] / d]", ["1:=a [b / c]|=d", "2:=b|=c"], id="a-slash-is-of-its-own-depth"),
        pytest.param("[[Ukraine]: text]", ["1:=[Ukraine]: text", "2:=Ukraine"], id="a-bracket-is-no-name"),
        pytest.param("[[[a]]]", ["1:=[[a]]", "2:=[a]", "3:=a"], id="nested"),
        pytest.param("[a] [b]", ["1:=a", "1:=b"], id="side-by-side"),
        pytest.param("stray [ here [all] there", ["1:=all"], id="a-stray-one-does-not-swallow-the-rest"),
        pytest.param("[Україна: 60 / не 60]", ["1:=Україна: 60|=не 60"], id="cyrillic"),
        pytest.param("يبقى [كل] شيء", ["1:=كل"], id="arabic"),
        pytest.param("【全部】［各］[双方]", ["1:=双方"], id="other-brackets-are-none"),
    ],
)
def test_brackets(text: str, brackets: list[str]) -> None:
    parsed = parse(text, NAMES)
    assert [told(item, parsed) for item in parsed.brackets] == brackets


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("[Russia: 60]", ("Russia",)),
        ("[Україна, США: 60]", ("Україна", "США")),
        ("[United Arab Emirates, E3 and the UN: 60]", ("United Arab Emirates", "E3", "the UN")),
        ("[The following terms: 60]", ()),
        ("[One Two Three Four Five: 60]", ()),
        ("[Article 5: 60]", ()),
        ("[10:30]", ()),
        ("[各方: 60]", ()),
        (f"[{'A, ' * 200}B: 60]", ()),
    ],
)
def test_where_no_plan_is_known_capitalised_words_are_names(text: str, by: tuple[str, ...]) -> None:
    assert parse(text).brackets[0].alternatives[0].by == by


@pytest.mark.parametrize(
    "text",
    [
        "was [sic] agreed",
        "a [...] b",
        "a […] b",
        "[Emphasis  added]",
        "[illegible] and [redacted]",
        "as agreed[12]",
        "as agreed.[12][13]",
        "[note: both [60] and [a / b] are in the original]",
        "[Ed.: the list ends here]",
    ],
)
def test_what_editors_write_is_not_negotiated(text: str) -> None:
    parsed = parse(text)
    assert (parsed.brackets, parsed.unbalanced) == ((), ())
    assert len(parsed.editorial) == text.count("[")


@pytest.mark.parametrize("text", ["within [60] days", "[60][90] days", "([5] km)", "in year[2027]", "[sic transit]"])
def test_a_number_that_stands_alone_is_disputed(text: str) -> None:
    assert parse(text).editorial[1:] == ()
    assert parse(text).brackets


def test_neighbours_that_are_attributed_are_alternatives_to_each_other() -> None:
    text = "[US: a]\n [UA: b] [EU: c / UA: d], [UA: e] [f] [[UA: g] [EU: h]]"
    parsed = parse(text, NAMES)
    assert [[parsed.words(item) for item in place.alternatives] for place in parsed.places] == [
        ["a", "b", "c", "d"],
        ["e"],
        ["f"],
        ["[UA: g] [EU: h]"],
        ["g", "h"],
    ]


def test_brackets_by_where_they_stand() -> None:
    parsed = parse("[a [b [c]] [d]] [e]")
    found = [(bracket.depth, parsed.words(bracket)) for bracket in parsed.brackets]
    assert found == [(1, "[a [b [c]] [d]]"), (2, "[b [c]]"), (3, "[c]"), (2, "[d]"), (1, "[e]")]


@pytest.mark.parametrize(
    ("text", "unbalanced"),
    [
        ("[", (0,)),
        ("]", (0,)),
        ("][", (0, 1)),
        ("[a] b] c", (5,)),
        ("[a [b] c", (0,)),
        ("a [sic] ] [note: [b", (8, 10, 17)),
    ],
)
def test_unbalanced(text: str, unbalanced: tuple[int, ...]) -> None:
    assert parse(text).unbalanced == unbalanced


@pytest.mark.parametrize("alphabet", ["[]", "[]ab /", "[]Ukraine: /,", "[]12. sic", "[] :/note", "[]各ї\n/…"])
def test_every_bracket_sign_is_accounted_for_once_and_offsets_hold(alphabet: str) -> None:
    chance = random.Random(alphabet)
    pieces = [*alphabet, "[sic]", "[12]", "Ukraine: ", " / ", "[note: ", "and "]
    for _ in range(3000):
        text = "".join(chance.choices(pieces, k=chance.randrange(24)))
        parsed = parse(text, chance.choice([None, NAMES]))
        closed = {(item.start, item.end) for item in parsed.brackets} | set(parsed.editorial)
        signs = [place for start, end in closed for place in (start, end - 1)]
        assert sorted((*signs, *parsed.unbalanced)) == [place for place, sign in enumerate(text) if sign in "[]"]
        assert list(parsed.brackets) == sorted(parsed.brackets)
        for item in parsed.brackets:
            check_offsets(item, parsed)
        assert [bracket for place in parsed.places for bracket in place.brackets] or not parsed.brackets
        covered = [place for sign in parsed.signs for place in range(sign.start, sign.end)]
        assert len(covered) == len(set(covered))


def check_offsets(bracket: Bracket, parsed: Parsed) -> None:
    whole = parsed.words(bracket)
    assert (whole[0], whole[-1]) == ("[", "]")
    assert bracket.depth == 1 + sum(other.start < bracket.start < other.end for other in parsed.brackets)
    edges = [bracket.start + 1, *(edge for item in bracket.alternatives for edge in item[:2]), bracket.end - 1]
    assert edges == sorted(edges)
    for item in bracket.alternatives:
        assert parsed.words(item) == parsed.words(item).strip()
        assert all(name in whole for name in item.by)


@pytest.mark.slow
@pytest.mark.parametrize("text", ["[" * 50_000 + "]" * 50_000, "[a: / " * 20_000 + "]" * 20_000, "[" * 100_000])
def test_no_depth_is_too_deep(text: str) -> None:
    parsed = parse(text, NAMES)
    assert 2 * len(parsed.brackets) + len(parsed.unbalanced) == text.count("[") + text.count("]")
    assert len(parsed.places) == len(parsed.brackets)


def test_counts() -> None:
    assert count("[a [b / c]] [sic] [d") == 2
    text = Text((("en", "[a]"), ("uk", "[а] [б]")))
    whole = point("a(a1 a2)")._replace(text=text)
    parts = tuple(part._replace(text=Text((("", "[x [y]]"),))) for part in whole.subpoints)
    assert count_in_point(whole._replace(subpoints=parts)) == 5
    one = version("one", "a=?, b=[x], c")
    assert count_in_version(one._replace(points=(*one.points, whole))) == Count(2, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no bracket", "no bracket"),
        ("It shall [not] enter.", "It shall not enter."),
        ("stays [North: 60 / South: 30] days", "stays 30 / 60 days"),
        ("stays [North: 60] [South: 30] days", "stays 30 / 60 days"),
        ("stays [60] [30] days", "stays 60 30 days"),
        ("shall [not / ] join", "shall not join"),
        ("[North: All [serious] cases] end [sic].", "All serious cases end [sic]."),
        ("a stray [ stays", "a stray [ stays"),
    ],
)
def test_a_text_without_the_signs_of_its_brackets(text: str, expected: str) -> None:
    assert without_signs(text) == expected
