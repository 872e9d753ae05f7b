"""What became of brackets between two wordings: the table is the specification."""

import random

import pytest

from planvers.brackets.names import party_names
from planvers.brackets.parsing import parse
from planvers.comparing.brackets import BracketFacts, Proposal, bracket_facts
from planvers.comparing.unbracketed import DEEPEST
from planvers.model.plan import Party

NAMES = party_names([Party("ukraine", "Ukraine", "UA"), Party("us", "United States", "US")])
JOINT = "The plant is run jointly."
VENTURE = "The plant is run by a 50-50 venture."
PLANT = f"[US: {JOINT}] [Ukraine: {VENTURE}]"


def told(facts: BracketFacts) -> list[str]:
    closed = [
        f"closed {item.place.text} {item.outcome}{proposed(item.stands)}{instead(item.now)}" for item in facts.closed
    ]
    opened = [
        f"opened {item.place.text} {item.origin}{proposed(item.stood)}{instead(item.was)}" for item in facts.opened
    ]
    return [
        *closed,
        *opened,
        *(f"{'changed' if item.is_changed else 'still'} {item.old.text} → {item.new.text}" for item in facts.still),
    ]


def proposed(proposal: Proposal | None) -> str:
    if proposal is None:
        return ""
    return f": {proposal.text}" + (f" by {'+'.join(proposal.by)}" if proposal.by else "")


def instead(text: str) -> str:
    return f": {text}" if text else ""


@pytest.mark.parametrize(
    ("old", "new", "facts"),
    [
        pytest.param("no bracket", "none here", [], id="nothing-to-tell"),
        # Closed.
        pytest.param("open to [all] men", "open to all men", ["closed [all] kept: all"], id="text-kept"),
        pytest.param("open to [all] men", "open to men", ["closed [all] gone"], id="words-gone"),
        pytest.param("open to [all] men", "open to some men", ["closed [all] replaced: some"], id="words-replaced"),
        pytest.param("[US: 60] days", "60 days", ["closed [US: 60] kept: 60 by US"], id="kept-as-proposed"),
        pytest.param("in [60 / 90] days", "in 60 days", ["closed [60 / 90] won: 60"], id="one-won"),
        pytest.param(
            "in [Ukraine: 60 / US: 90 / 120] days",
            "in 90 days",
            ["closed [Ukraine: 60 / US: 90 / 120] won: 90 by US"],
            id="one-of-three-won",
        ),
        pytest.param(PLANT, VENTURE, [f"closed {PLANT} won: {VENTURE} by Ukraine"], id="one-of-two-neighbours-won"),
        pytest.param(
            PLANT, f"{JOINT} It opens in May.", [f"closed {PLANT} won: {JOINT} by US"], id="won-with-words-after-it"
        ),
        pytest.param(PLANT, "The plant is closed.", [f"closed {PLANT} replaced: The plant is closed."], id="none-won"),
        pytest.param(
            "[US: 60] [Ukraine: 60] days",
            "60 days",
            ["closed [US: 60] [Ukraine: 60] kept: 60 by US+Ukraine"],
            id="same",
        ),
        pytest.param(
            "[At Noon / by night] – «now»",
            'at  noon - "now"',
            ["closed [At Noon / by night] won: At Noon"],
            id="typography",
        ),
        pytest.param(
            "[60 days / 60 days from May] on",
            "60 days from May on",
            ["closed [60 days / 60 days from May] won: 60 days from May"],
            id="a-part-of-the-winner-did-not-win",
        ),
        pytest.param("[60 / 90] days", "60 or 90 days", ["closed [60 / 90] replaced: 60 or 90"], id="both-stand"),
        pytest.param(
            "has [600 / 800] men",
            "has 600,000 men",
            ["closed [600 / 800] replaced: 600,000"],
            id="a-number-is-one-word",
        ),
        pytest.param(
            "USD [100 / 200] billion", "USD 100 billion", ["closed [100 / 200] won: 100"], id="half-of-an-amount"
        ),
        pytest.param(
            "at most [60 / 90] days",
            "up to 60 weeks",
            ["closed [60 / 90] replaced: up to 60 weeks"],
            id="nothing-beside-it-is-the-same",
        ),
        pytest.param("[各方 / 双方]应撤军", "各方应撤军", ["closed [各方 / 双方] won: 各方"], id="chinese"),
        pytest.param("сили [усі / деякі] тут", "сили деякі тут", ["closed [усі / деякі] won: деякі"], id="ukrainian"),
        # Opened.
        pytest.param("all men", "[all] men", ["opened [all] clean: all"], id="clean-before"),
        pytest.param("we meet here", "we meet [in May] here", ["opened [in May] new"], id="new-words"),
        pytest.param("in 60 days", "in [60 / US: 90] days", ["opened [60 / US: 90] one_clean: 60"], id="one-was-clean"),
        pytest.param("in 60 days", "in [90] days", ["opened [90] replacing: 60"], id="in-place-of-other-words"),
        pytest.param("[not] here", "not [here]", ["closed [not] kept: not", "opened [here] clean: here"], id="swapped"),
        # Still there.
        pytest.param("[all] men", "[all] women", ["still [all] → [all]"], id="only-the-rest-changed"),
        pytest.param("[60] days", "[90] days", ["changed [60] → [90]"], id="other-words"),
        pytest.param("[60 / 90] days", "[60 / 120] days", ["changed [60 / 90] → [60 / 120]"], id="other-alternative"),
        pytest.param("[US: 60] days", "[Ukraine: 60] days", ["changed [US: 60] → [Ukraine: 60]"], id="other-party"),
        pytest.param(
            "[US: 60] [Ukraine: 90] days",
            "[US: 60 / Ukraine: 90] days",
            ["still [US: 60] [Ukraine: 90] → [US: 60 / Ukraine: 90]"],
            id="neighbours-written-as-one",
        ),
        pytest.param(
            "[60 / 90] days", "60 [90] days", ["changed [60 / 90] → [90]"], id="one-clean-and-one-still-there"
        ),
        pytest.param(
            "[60] or [90] days",
            "[60 or 90] days",
            ["changed [60] → [60 or 90]", "changed [90] → [60 or 90]"],
            id="joined",
        ),
        pytest.param(
            "[60 or 90] days",
            "[60] or [90] days",
            ["changed [60 or 90] → [60]", "changed [60 or 90] → [90]"],
            id="divided",
        ),
        pytest.param(
            "It is new. [All] men agree now. We go.",
            "[All] men agree now. It is new. We go.",
            ["still [All] → [All]"],
            id="moved-with-its-sentence",
        ),
        pytest.param(
            "It is new. [All / Some] men agree now. We go.",
            "All men agree now. It is new. We go.",
            ["closed [All / Some] won: All"],
            id="closed-in-a-sentence-that-moved",
        ),
        # Nested.
        pytest.param(
            "[an army of [60 / 90] men]",
            "[an army of 60 men]",
            ["closed [60 / 90] won: 60", "changed [an army of [60 / 90] men] → [an army of 60 men]"],
            id="inner-closed",
        ),
        pytest.param(
            "[an army [of 60] / no army]",
            "an army [of 60]",
            ["closed [an army [of 60] / no army] won: an army [of 60]", "still [of 60] → [of 60]"],
            id="outer-closed",
        ),
        pytest.param(
            "[an army [of 60]]",
            "an army of 60",
            ["closed [an army [of 60]] kept: an army [of 60]", "closed [of 60] kept: of 60"],
            id="both-closed",
        ),
        pytest.param(
            "[an army [of 60 / of 90] / no men] here",
            "no men here",
            ["closed [an army [of 60 / of 90] / no men] won: no men"],
            id="inner-gone-with-the-alternative-that-lost",
        ),
        pytest.param(
            "[an army]",
            "[an [old] army]",
            ["opened [old] new", "changed [an army] → [an [old] army]"],
            id="inner-opened",
        ),
        pytest.param(
            "an army [of 60] here",
            "[an army [of 60]] here",
            ["opened [an army [of 60]] clean: an army [of 60]", "still [of 60] → [of 60]"],
            id="outer-opened",
        ),
        # What is no bracket.
        pytest.param("so [sic] it is [", "so it is [note: so]", [], id="editorial-and-unbalanced"),
        pytest.param("here [] now", "here now", ["closed [] gone"], id="empty"),
    ],
)
def test_what_became_of_brackets(old: str, new: str, facts: list[str]) -> None:
    assert told(bracket_facts(old, new, NAMES)) == facts


def test_brackets_nested_beyond_all_reading_are_told_with_those_around_them() -> None:
    old, new = "[x " * 30 + "y" + "]" * 30, "[x " * 30 + "z" + "]" * 30
    facts = bracket_facts(old, new)
    assert len(facts.still) == DEEPEST
    assert not facts.closed
    assert not facts.opened
    assert all(item.is_changed for item in facts.still)


_ALPHABETS = (("[", "]", "a ", "b ", "c", " "), ("[", "] ", "US: ", "Ukraine: ", "60 ", " / ", "not ", ". "))


@pytest.mark.slow
@pytest.mark.parametrize("alphabet", _ALPHABETS, ids=["plain", "attributed"])
def test_nothing_fails_and_no_bracket_is_forgotten(alphabet: tuple[str, ...]) -> None:
    chance = random.Random(7)
    for _ in range(1500):
        old, new = ("".join(chance.choices(alphabet, k=chance.randrange(24))) for _ in range(2))
        facts = bracket_facts(old, new, NAMES)
        for text, places in (
            (old, [item.place for item in facts.closed] + [item.old for item in facts.still]),
            (new, [item.place for item in facts.opened] + [item.new for item in facts.still]),
        ):
            assert all(text[place.start : place.end] == place.text for place in places)
            outer = {place.start for place in parse(text, NAMES).places if place.depth == 1}
            assert outer <= {place.start for place in places}
        unchanged = bracket_facts(old, old, NAMES)
        assert (unchanged.closed, unchanged.opened) == ((), ())
        assert not any(item.is_changed for item in unchanged.still)
