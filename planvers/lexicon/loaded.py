"""Words that judge a party instead of saying what it is or does, each with a plain word for it.

A list is short on purpose: whoever reads its warnings should find nearly all of them right. It holds
for every party alike, and names none. To add a language, add a row to `_LISTS`.
"""

from collections.abc import Mapping
from typing import NamedTuple


class LoadedWords(NamedTuple):
    """The words of one language, in small letters; "" where there is no plain word and it is best left out.

    `names` judge a party that they stand near, `verbs` what it says where it stands right before them.
    `harmless` are phrases that hold one of these words and judge nobody.
    """

    names: Mapping[str, str]
    verbs: Mapping[str, str]
    harmless: frozenset[str]


def loaded_words(language: str) -> LoadedWords | None:
    """The list of a language, named by a tag such as en or en-GB; None where there is none."""
    return _LISTS.get(language.partition("-")[0].lower())


def _plain(**words: str) -> dict[str, str]:
    """The plain word for each loaded one, turned round from loaded ones parted by bars; `none` stands for none."""
    return {
        loaded: "" if plain == "none" else plain.replace("_", " ")
        for plain, text in words.items()
        for loaded in text.split(" | ")
    }


_ENGLISH = LoadedWords(
    names=_plain(
        government="regime | junta | clique | cabal | dictatorship | tyranny",
        governments="regimes",
        leadership="ruling clique",
        leader="dictator | tyrant | despot | strongman | warlord | warmonger",
        leaders="dictators | tyrants | despots | warlords | warmongers",
        ally="puppet | stooge | lackey | vassal | henchman | minion",
        allies="puppets | stooges | lackeys | vassals | henchmen | minions | cronies",
        party="aggressor",
        parties="aggressors",
        forces="invader | invaders | occupier | occupiers | hordes",
        fighter="terrorist",
        fighters="terrorists",
        spokesperson="mouthpiece",
        none="so-called | self-styled | self-proclaimed | warmongering | terroristic | barbaric | barbarous"
        " | bloodthirsty | bloodstained | cowardly | craven | evil | savage | shameless | thuggish"
        " | tyrannical | dictatorial | infamous | notorious | thug | thugs | bandits | traitors",
    ),
    verbs=_plain(
        said="claimed | admitted | conceded | confessed | boasted | bragged | gloated | crowed | whined | moaned"
        " | ranted | raved | raged | fumed | railed | insisted | alleged | harped | blustered | spouted | parroted"
        " | sneered | scoffed | bleated",
        has_said="has claimed | has admitted | has conceded | has boasted | has insisted | has alleged",
        have_said="have claimed | have admitted | have conceded | have boasted | have insisted | have alleged",
        says="claims that | admits that | concedes that | boasts that | brags | insists | alleges | whines that",
        say="claim that | admit that | concede that | boast that | brag | insist | allege",
        asked_for="insisted on",
        asks_for="insists on",
        criticised="lashed out at | hit out at",
        criticises="lashes out at | hits out at",
        criticised_it="lashed out | hit out",
        refused="balked at | baulked at",
        gave_way="caved in | capitulated | backed down",
        spoke_highly_of="touted | trumpeted",
    ),
    # A regime of rules; what the law calls terrorist; «admitted» as members are, and «conceded» as land is.
    harmless=frozenset(
        {
            f"{word} regime{ending}"
            for word in (
                "sanctions visa visa-free legal export control controls inspection monitoring verification ceasefire"
                " truce border customs tariff trade tax safeguards treaty transit liability licensing"
                " non-proliferation price-cap security demilitarised demilitarized special"
            ).split(" ")
            for ending in ("", "s")
        }
        | {
            f"terrorist {what}"
            for what in "act acts attack attacks financing organisation organisations organization organizations".split(
                " "
            )
        }
        | {f"conceded {what}" for what in ("nothing", "land", "territory", "ground", "more", "less")}
        | {
            "regime of",
            "regime for",
            "regimes of",
            "regimes for",
            "regime on",
            "regime against",
            "admitted to",
            "admitted into",
        }
    ),
)
_LISTS = {"en": _ENGLISH}
