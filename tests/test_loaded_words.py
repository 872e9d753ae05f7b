"""Words that judge a party: where they count, where they do not, and that they count for every party alike."""

from itertools import permutations
from pathlib import Path

import pytest

from conftest import PLANS
from planvers.checking.loaded_words import Judge
from planvers.checking.reasons import REASONS
from planvers.lexicon.loaded import LoadedWords, loaded_words
from planvers.library import check_plan, load_plan
from planvers.model.plan import Party

PARTIES = (
    Party("north", "Northland", "N", ("Northern", "Northtown")),
    Party("south", "Southland (with its islands)", "S.L.", ("Southern",)),
    Party("united", "United Islands", "US", ("Islanders",)),
)


def english() -> LoadedWords:
    words = loaded_words("en-GB")
    assert words
    return words


WORDS = english()
JUDGE = Judge(WORDS, PARTIES)


# Loaded words that count are marked with ⟦ and ⟧.
@pytest.mark.parametrize(
    "text",
    [
        "The Northland ⟦regime⟧ left.",
        "The ⟦regime⟧ in Northtown left.",
        "The ⟦JUNTA⟧ of NORTHLAND.",
        "The ⟦so-called⟧ Southern delegation and the ⟦self-styled⟧ US envoys.",
        "The ⟦puppets⟧ of the US.",
        "Pro-Northern ⟦stooges⟧ met.",
        "Northland's ⟦lackeys⟧ met.",
        "S.L. ⟦hordes⟧ crossed.",
        "The ⟦aggressor⟧, Southland, left.",
        "The United\n  Islands ⟦clique⟧ left.",
        "The ⟦ruling clique⟧ of Northland.",
        "Northland ⟦claimed⟧ the ship, Southland ⟦has insisted⟧ otherwise, and the US ⟦lashed out⟧.",
        "Northland ⟦claims that⟧ it left.",
        "It left. Northland ⟦bragged⟧.",
        "The sanctions regime on Northland, and Northland's visa-free regime.",
        "A regime of inspections that Northland agreed to; the regime for Northland.",
        "The regime left.",
        "The regime left. Northland stays.",
        "The junta of one other state met Northland.",
        "A non-aggression treaty with Northland.",
        "Northland's claims to the lake; the Northern claims commission.",
        "Northern claims were filed.",
        "The minister of Northland had claimed it.",
        "Northland, it was claimed, left.",
        "The claimed sum was paid.",
        "Northland's alleged crimes.",
        "It told us what the regime did.",
        "Northland admitted to the union; Northland conceded territory.",
        "A terrorist attack in Northland.",
        "Insisted on a date.",
        "",
    ],
)
def test_loaded_words_beside_a_party(text: str) -> None:
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "⟦Claimed⟧ that it left, and admitted it.",
        "  ⟦Insisted on⟧ a date.",
        "⟦Lashed out at⟧ the plan.",
        "Said that it left. Claimed more.",
        "Was claimed to have left.",
        "Claimant states met.",
        "Regime change was ruled out.",
    ],
)
def test_loaded_verbs_of_a_speaker(text: str) -> None:
    assert marked(text, is_said=True) == text
    assert "⟦" not in marked(text)


def marked(text: str, *, is_said: bool = False) -> str:
    found = text.replace("⟦", "").replace("⟧", "")
    for item in reversed(list(JUDGE.judgements(found, is_said=is_said))):
        end = item.start + len(item.said)
        found = f"{found[: item.start]}⟦{item.said}⟧{found[end:]}"
    return found


@pytest.mark.parametrize("between", range(5))
def test_how_near_is_near(between: int) -> None:
    """Three steps, so with two words between, on either side."""
    words = " ".join("abcd"[:between])
    for text in (f"The regime {words} Northland left.", f"From Northland {words} regime."):
        assert bool(list(JUDGE.judgements(text))) == (between <= 2)


@pytest.mark.parametrize("loaded", [*WORDS.names])
@pytest.mark.parametrize("party", ["Northland", "Northern", "Southland", "US", "United Islands", "Islanders"])
def test_every_name_is_held_to_the_same(party: str, loaded: str) -> None:
    found = list(JUDGE.judgements(f"It met the {loaded} {party} there."))
    assert [(item.said, item.of, item.plain) for item in found] == [(loaded, party, WORDS.names[loaded])]


@pytest.mark.parametrize("loaded", [*WORDS.verbs])
def test_every_verb_is_found_behind_every_party(loaded: str) -> None:
    for party in ("Northland", "Southland", "US"):
        found = list(JUDGE.judgements(f"Later {party} {loaded} it."))
        assert [(item.said, item.of, item.plain) for item in found] == [(loaded, party, WORDS.verbs[loaded])]
    assert [item.plain for item in JUDGE.judgements(f"{loaded.capitalize()} it.", is_said=True)] == [
        WORDS.verbs[loaded]
    ]


def test_the_parties_can_be_exchanged() -> None:
    """A text fires in the same places whichever party each name stands for, and whatever their order."""
    text = "The {0} regime met {1}. {1} claimed a lot, {2} said less; so-called envoys of {2}, and {0} conceded it."
    known = load_plan(PLANS / "ukraine-2025").parties
    for parties in (PARTIES, known):
        names = [party.name.partition(" (")[0] for party in parties][:3]
        shapes = {
            tuple(
                (item.said, order.index(item.of), item.plain)
                for item in Judge(WORDS, listed).judgements(text.format(*order))
            )
            for order in permutations(names)
            for listed in permutations(parties[:3])
        }
        assert shapes == {
            (("regime", 0, "government"), ("claimed", 1, "said"), ("so-called", 2, ""), ("conceded", 0, "said")),
        }


def test_the_list_names_no_party_and_each_verb_has_a_plain_word() -> None:
    assert all(WORDS.verbs.values())
    for loaded, plain in {**WORDS.names, **WORDS.verbs}.items():
        assert loaded == loaded.lower()
        assert plain not in {**WORDS.names, **WORDS.verbs}
    assert loaded_words("uk") is None


@pytest.mark.parametrize(
    ("file", "old", "new", "fires"),
    [
        ("statements.yaml", "Said that the ferry", "Said that the Northland junta", True),
        ("statements.yaml", "Said that", "Claimed that", True),
        ("statements.yaml", "basis:", "notes: The Northland junta left.\n  basis:", True),
        ("statements.yaml", "basis:", "notes: Claimed in a letter.\n  basis:", False),
        ("statements.yaml", "speaker: The", "speaker: The Northland junta and the", False),
        ("statements.yaml", "stance: opposes", "stance: counter_proposes\n  proposal: The Northland junta goes.", True),
        ("statements.yaml", "stance: opposes", "stance: accepts_conditionally\n  condition: The N junta goes.", True),
        ("versions/draft.yaml", "points:\n", "summary: By the Northland junta.\npoints:\n", True),
        ("versions/draft.yaml", "points:\n", "notes: By the Northland junta.\npoints:\n", True),
        ("versions/draft.yaml", "title: The ferry", "title: The Northland junta", True),
        ("versions/draft.yaml", '  number: "2"', "  notes: The Northland junta", True),
        ("versions/draft.yaml", '  number: "2"', "  subpoints: [{id: quay, title: The Northland junta}]", True),
        ("versions/draft.yaml", "The ferry is", "The Northland junta is", False),
        ("versions/draft.yaml", "text: The ferry is", "wording: restatement\n  text: The Northland junta is", False),
        (
            "versions/draft.yaml",
            "points:\n",
            "events: [{date: '2025-01-01', event: The Northland junta met., sources: [gazette-0101]}]\npoints:\n",
            True,
        ),
        (
            "versions/draft.yaml",
            "points:\n",
            "reports: [{says: kept, by: A, basis: on_record, summary: The S junta, sources: [herald-0201]}]\npoints:\n",
            True,
        ),
    ],
)
def test_where_loaded_words_are_looked_for(file: str, old: str, new: str, fires: bool, small: Path) -> None:
    path = small / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert [problem.code for problem in check_plan(small).problems] == ["loaded-word"] * fires
    header = small / "plan.yaml"
    header.write_text(header.read_text("utf-8").replace("language: en", "language: uk"), "utf-8")
    assert not check_plan(small).problems


@pytest.mark.parametrize(
    ("loaded", "hint"),
    [("Claimed", "write 'said'"), ("Insisted on", "write 'asked for'"), ("So-called Northland has", None)],
)
def test_the_hint_names_a_plain_word(loaded: str, hint: str | None, small: Path) -> None:
    path = small / "statements.yaml"
    path.write_text(path.read_text("utf-8").replace("Said", loaded), "utf-8")
    (problem,) = check_plan(small).problems
    assert problem.hint == (hint or "leave it out, or tell what was done")


def test_the_examples_of_the_reason_are_what_they_say() -> None:
    reason = REASONS["loaded-word"]
    assert [item.said for item in JUDGE.judgements(reason.fires, is_said=True)] == ["Claimed", "so-called"]
    assert not list(JUDGE.judgements(reason.silent, is_said=True))
