"""Redlines: what a person reads as the change, and both texts rebuilt from it."""

import random

import pytest

from planvers import words
from planvers.words import Run, RunKind, compare, is_editorial, kept_share, nearest


def shown(runs: tuple[Run, ...]) -> str:
    return "".join(map(marked, runs))


def marked(run: Run) -> str:
    if run.kind is RunKind.KEPT:
        return run.new
    return (f"[-{run.old}-]" if run.old else "") + (f"[+{run.new}+]" if run.new else "")


@pytest.mark.parametrize(
    ("old", "new", "redline"),
    [
        pytest.param("", "", "", id="both-empty"),
        pytest.param("same words", "same words", "same words", id="unchanged"),
        pytest.param("", "all new", "[+all new+]", id="from-nothing"),
        pytest.param("all gone", "", "[-all gone-]", id="to-nothing"),
        pytest.param(
            "capped at 600,000 personnel.",
            "capped at 800,000 personnel in peacetime.",
            "capped at [-600,000-][+800,000+] personnel[+ in peacetime+].",
            id="a-number-with-its-separator-is-one-word",
        ),
        pytest.param(
            "split 50:50 today", "split 60:40 today", "split [-50:50-][+60:40+] today", id="a-ratio-is-one-word"
        ),
        pytest.param("takes 50% of it", "takes 5% of it", "takes [-50%-][+5%+] of it", id="a-share-is-one-word"),
        pytest.param("Kyiv's view", "Russia's view", "[-Kyiv's-][+Russia's+] view", id="apostrophes-stay-in-words"),
        pytest.param("the red and blue", "the old and new", "the [-red and blue-][+old and new+]", id="no-confetti"),
        pytest.param("It may [not] go", "It may not go", "It may [-[not]-][+not+] go", id="brackets-are-words"),
        pytest.param("one two", "one  two", "one[- -][+  +]two", id="white-space-is-not-lost"),
        pytest.param("各方应撤军", "各方不应撤军", "各方[+不+]应撤军", id="chinese-has-no-spaces"),
        pytest.param("भारत की सेना", "भारत के सेना", "भारत [-की-][+के+] सेना", id="marks-belong-to-their-letter"),
        pytest.param("at -5 degrees", "at 5 degrees", "at [--5-][+5+] degrees", id="a-sign-belongs-to-its-number"),
        pytest.param("Договір діє 100 днів", "Договір діє 30 днів", "Договір діє [-100-][+30+] днів", id="ukrainian"),
    ],
)
def test_redline(old: str, new: str, redline: str) -> None:
    assert shown(compare(old, new)) == redline


_ALPHABETS = ("ab c.,\n'-[]{}+", "юї є-’ 1%", "条约 草案。 1", "سلام عَلَى ,", "a\u0301 \u00a0\t“”–")


@pytest.mark.parametrize("alphabet", _ALPHABETS)
def test_both_texts_can_be_rebuilt_and_runs_alternate(alphabet: str) -> None:
    chance = random.Random(alphabet)
    for _ in range(2000):
        old, new = ("".join(chance.choices(alphabet, k=chance.randrange(20))) for _ in range(2))
        runs = compare(old, new)
        assert "".join(run.old for run in runs) == old
        assert "".join(run.new for run in runs) == new
        assert all(run.old or run.new for run in runs)
        assert all(one.kind is not two.kind for one, two in zip(runs, runs[1:], strict=False))


def test_ascii_is_cut_alike_by_the_short_and_the_long_pattern() -> None:
    chance = random.Random(3)
    for _ in range(2000):
        text = "".join(chance.choices("ab1 .,:'-/%[]", k=chance.randrange(30)))
        assert words._tokens(text) == words._any_token().findall(text)  # noqa: SLF001 - one is a shortcut for the other


def test_long_texts_are_compared_without_the_popularity_heuristic() -> None:
    """From 200 words on difflib would by default ignore words that are frequent."""
    phrase = ["shall", "the", "party", "not", "agree"] * 80
    runs = compare(" ".join(phrase), " ".join(["first", *phrase]))
    assert kept_share(runs) > 0.99


@pytest.mark.parametrize(
    ("old", "new", "share"),
    [
        ("", "", 1.0),
        ("abcd", "abcd", 1.0),
        ("ab", "cd", 0.0),
        ("keep this word", "keep this term", pytest.approx(10 / 14)),
    ],
)
def test_kept_share(old: str, new: str, share: float) -> None:
    assert kept_share(compare(old, new)) == share


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("“quoted” – so", '"quoted" - so', True),
        ("two  spaces", "two spaces", True),
        ("caf\u00e9", "cafe\u0301", True),
        ("same", "same", False),
        ("shall", "may", False),
        ("Shall", "shall", False),
    ],
)
def test_editorial_is_typography_and_spacing_only(old: str, new: str, expected: bool) -> None:
    assert is_editorial(old, new) is expected


def test_nearest_suggests_a_typing_error_and_nothing_far() -> None:
    assert nearest("armycap", ["army-cap", "amnesty"]) == "army-cap"
    assert nearest("zebra", ["army-cap", "amnesty"]) is None
    assert nearest("x", []) is None
