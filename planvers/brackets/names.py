"""Whose a wording is: `[Ukraine, EU: text]` is attributed to the two, `[The following terms: a, b]` to nobody."""

import re
from collections.abc import Iterable

from planvers.model.plan import Party

_MOST_WORDS = 4
# `re` compiles it when it is first used: most texts have no brackets.
_PARTING = r"\s*[,،，、]\s*(?:and\s+)?|\s+and\s+"


def party_names(parties: Iterable[Party]) -> frozenset[str]:
    """What parties may be called in an attribution: id, short, alias, and name with or without its explanation."""
    return frozenset(
        folded(name)
        for party in parties
        for name in (party.id, party.short, *party.aliases, party.name, party.name.partition(" (")[0])
        if name
    )


def attribution(prefix: str, known: frozenset[str] | None) -> tuple[str, ...]:
    """The names that a prefix is made of, as written; nothing where it holds anything else.

    They are parted by commas or “and”. A name is one of `known`, of which the longest wins, since a
    name may hold an “and” of its own; where none are known, it is one to four capitalised words.
    """
    partings = list(re.finditer(_PARTING, prefix))
    starts = [0, *(parting.end() for parting in partings)]
    ends = [*(parting.start() for parting in partings), len(prefix)]
    found: list[str] = []
    place = 0
    while place < len(starts):
        for last in range(len(ends) - 1 if known else place, place - 1, -1):
            name = prefix[starts[place] : ends[last]].strip()
            if _is_name(name, known):
                found.append(name)
                place = last + 1
                break
        else:
            return ()
    return tuple(found)


def _is_name(name: str, known: frozenset[str] | None) -> bool:
    if known is not None:
        return folded(name) in known
    words = name.removeprefix("the ").split()
    return 0 < len(words) <= _MOST_WORDS and all(word[0].isupper() for word in words)


def folded(name: str) -> str:
    """A name without case, spare white space and a leading article."""
    return " ".join(name.casefold().split()).removeprefix("the ")
