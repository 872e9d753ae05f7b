"""Redlines: what a person reads as the change, and both texts rebuilt from it."""

import random

import pytest

from planvers.words import sequences
from planvers.words import tokens as cutting
from planvers.words.redline import compare, is_editorial
from planvers.words.runs import Run, RunKind, kept_share
from planvers.words.sequences import blocks, nearest


def shown(runs: tuple[Run, ...]) -> str:
    return "".join(map(marked, runs))


def marked(run: Run) -> str:
    if run.kind is RunKind.KEPT:
        return run.new
    if run.kind is RunKind.EDITORIAL:
        return f"[~{run.new}~]"
    if run.kind in (RunKind.MOVED_AWAY, RunKind.MOVED_HERE):
        return f"[<{run.old}<]" if run.old else f"[>{run.new}>]"
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
        pytest.param("one two", "one  two", "one[~  ~]two", id="white-space-is-editorial"),
        pytest.param("各方应撤军", "各方不应撤军", "各方[+不+]应撤军", id="chinese-has-no-spaces"),
        pytest.param("भारत की सेना", "भारत के सेना", "भारत [-की-][+के+] सेना", id="marks-belong-to-their-letter"),
        pytest.param("at -5 degrees", "at 5 degrees", "at [--5-][+5+] degrees", id="a-sign-belongs-to-its-number"),
        pytest.param(
            "pays USD 100 billion now",
            "pays USD 200 billion now",
            "pays [-USD 100 billion-][+USD 200 billion+] now",
            id="an-amount-is-one-word",
        ),
        pytest.param("by 20 November 2025.", "by 1 May 2026.", "by [-20 November 2025-][+1 May 2026+].", id="a-date"),
        pytest.param("see 10(c)(ii) now", "see 10(d)(ii) now", "see [-10(c)(ii)-][+10(d)(ii)+] now", id="a-clause"),
        pytest.param("under No. 5 of it", "under No. 6 of it", "under [-No. 5-][+No. 6+] of it", id="a-reference"),
        pytest.param("600 000 troops", "800 000 troops", "[-600 000-][+800 000+] troops", id="groups-of-three-digits"),
        pytest.param("a U.S. base", "a NATO base", "a [-U.S.-][+NATO+] base", id="an-abbreviation"),
        pytest.param("a well-known man", "a little-known man", "a [-well-known-][+little-known+] man", id="a-hyphen"),
        pytest.param(
            "A peace is made.",
            "Once signed, a peace is made.",
            "[+Once signed, +][~a~] peace is made.",
            id="case-at-the-start-of-a-sentence-is-editorial",
        ),
        pytest.param("the Party goes", "the party goes", "the [-Party-][+party+] goes", id="other-case-is-a-change"),
        pytest.param("a programme for it", "a program for it", "a [~program~] for it", id="spelling"),
        pytest.param("Russia and Europe", "Russia, NATO and Europe", "Russia[+, NATO+] and Europe", id="put-in"),
        pytest.param(
            "Russia, Ukraine and Europe",
            "Russia, NATO, Ukraine and Europe",
            "Russia, [+NATO, +]Ukraine and Europe",
            id="an-insertion-begins-where-a-phrase-does",
        ),
        pytest.param(
            "روسيا، أوكرانيا وأوروبا",
            "روسيا، الناتو، أوكرانيا وأوروبا",
            "روسيا، [+الناتو، +]أوكرانيا وأوروبا",
            id="so-it-does-in-other-scripts",
        ),
        pytest.param(
            "It ends now. All agree to it.",
            "It ends now. It begins now. All agree to it.",
            "It ends now. [+It begins now. +]All agree to it.",
            id="a-sentence-put-in-is-whole",
        ),
        pytest.param(
            "One thing is done. The line is fixed today. Troops leave.",
            "The line is fixed today. One thing is done. Troops leave soon.",
            "[>The line is fixed today. >]One thing is done. [<The line is fixed today. <]Troops leave[+ soon+].",
            id="a-sentence-that-moved-is-no-change",
        ),
        pytest.param(
            "the first 100 from every village",
            "a second 100 of all towns",
            "[-the first-][+a second+] 100 [-from every village-][+of all towns+]",
            id="a-number-that-stayed-is-left-standing",
        ),
        pytest.param("على السلام اليوم", "عَلَى السلام غدا", "[~عَلَى~] السلام [-اليوم-][+غدا+]", id="vowel-points"),
        pytest.param("ไม่มีทหาร", "มีทหาร", "[-ไม่-]มีทหาร", id="thai-has-no-spaces"),
        pytest.param(
            "Annex.\n\nThe ferry runs on Sundays. Signed in two copies, both of them valid",
            "Signed in two copies, both of them valid Annex.\n\nThe ferry runs on Sundays. Dated",
            "[-Annex.\n\n-][<The ferry runs on Sundays. <]Signed in two copies, both of them valid"
            "[+ Annex.\n\n+][>The ferry runs on Sundays. >][+Dated+]",
            id="a-sentence-that-moved-into-the-midst-of-what-is-new",
        ),
        pytest.param("Договір діє 100 днів", "Договір діє 30 днів", "Договір діє [-100-][+30+] днів", id="ukrainian"),
    ],
)
def test_redline(old: str, new: str, redline: str) -> None:
    assert shown(compare(old, new)) == redline


_ALPHABETS = ("ab c.,\n'-[]{}+", "юї є-’ 1%", "条约 草案。 1", "سلام عَلَى ,", "a\u0301 \u00a0\t“”–")


@pytest.mark.slow
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


_VOCABULARY = "the of to and a party shall may not all withdraw forces line 100 border , .".split(" ")


@pytest.mark.slow
def test_no_single_word_is_left_standing_between_two_replacements() -> None:
    chance = random.Random(4)
    for _ in range(3000):
        old, new = (" ".join(chance.choices(_VOCABULARY, k=chance.randrange(4, 30))) for _ in range(2))
        runs = compare(old, new)
        for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
            words = [word for word in run.new.split() if word[0].isalpha()]
            numbers = [word for word in run.new.split() if word[0].isdecimal()]
            if before.is_replacement and after.is_replacement and not numbers:
                assert len(words) != 1, runs


def test_sentences_in_another_order_are_moves_and_nothing_else() -> None:
    chance = random.Random(5)
    for _ in range(300):
        sentences = [f"{' '.join(chance.choices('abcdefgh', k=5))} {number}.".capitalize() for number in range(6)]
        order = chance.sample(sentences, k=6)
        kinds = {run.kind for run in compare(" ".join(sentences), " ".join(order))}
        assert RunKind.CHANGED not in kinds


def test_ascii_is_cut_alike_by_the_short_and_the_long_pattern() -> None:
    chance = random.Random(3)
    for _ in range(2000):
        text = "".join(chance.choices("ab1 .,:'-/%[]", k=chance.randrange(30)))
        assert cutting._ASCII_TOKEN.findall(text) == cutting._any_token().findall(text)  # noqa: SLF001 - a shortcut


def test_long_texts_are_compared_without_the_popularity_heuristic() -> None:
    """From 200 words on difflib would by default ignore words that are frequent."""
    phrase = ["shall", "the", "party", "not", "agree"] * 80
    runs = compare(" ".join(phrase), " ".join(["first", *phrase]))
    assert kept_share(runs) > 0.99


@pytest.mark.parametrize("most", [0, 5, 50])
def test_what_is_too_much_to_compare_is_compared_where_it_begins_and_ends(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sequences, "_MOST_PAIRS", most)
    old, new = "a b " * 9 + "c d", "a b " * 9 + "a e b c d"
    found = blocks(old.split(), new.split())
    assert [word for block in found for word in old.split()[block.i1 : block.i2]] == old.split()
    assert [word for block in found for word in new.split()[block.j1 : block.j2]] == new.split()
    assert all((old.split()[block.i1 : block.i2] == new.split()[block.j1 : block.j2]) is block.same for block in found)
    assert sum(block.i2 - block.i1 for block in found if block.same) == len(old.split())


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
        ("Shall it", "shall it", True),
        ("It shall. The end.", "It shall. the end.", True),
        ("the Party", "the party", False),
        ("a Programme of defence", "a Program of defense", True),
        ("FULFILLING", "fulfilling", False),
        ("to demilitarise; organisations", "to demilitarize; organizations", True),
        ("they co-operate", "they cooperate", True),
        ("they promise", "they promize", False),
        ("Kyiv", "Kiev", False),
        ("the U.S. text", "the US text", False),
        ("عَلَى السلام", "على السلام", True),
        ("30–50 days", "30-50 days", True),
        ("one, two", "one two", False),
    ],
)
def test_editorial_is_the_same_words_written_otherwise(old: str, new: str, expected: bool) -> None:
    assert is_editorial(old, new) is expected


def test_nearest_suggests_a_typing_error_and_nothing_far() -> None:
    assert nearest("armycap", ["army-cap", "amnesty"]) == "army-cap"
    assert nearest("zebra", ["army-cap", "amnesty"]) is None
    assert nearest("x", []) is None
