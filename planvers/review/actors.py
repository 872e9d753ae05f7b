"""Which actors a wording names, and who owes what it says."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from planvers.lexicon import Lexicon, Phrases
from planvers.review.sides import Mention, Side, phrases_in
from planvers.words.tokens import is_word

_LEAST_SHARED = 0.4
_LETTERS_COMPARED = 5


class Duty(NamedTuple):
    """One clause of a wording: who is to act, and the words that say what is to be done."""

    bearers: frozenset[str]
    deed: frozenset[str]
    start: int
    stop: int


def actors_in(side: Side, names: Phrases) -> list[Mention]:
    """Every mention of an actor, in reading order, also within a hyphenated word such as US-Russian.

    A name is written with a capital, in a script that has any: «us» names nobody.
    """
    found = [item for item in phrases_in(side, names) if _is_name(item.said)]
    taken = {place for item in found for place in range(item.start, item.stop)}
    for place, key in enumerate(side.keys):
        if place not in taken and "-" in key:
            written = side.words[place].strip().split("-")
            found += [
                Mention(names.sorts[part], side.words[place].strip(), place, place + 1, side.hunks[place])
                for part, said in zip(key.split("-"), written, strict=False)
                if names.sorts.get(part) and _is_name(said)
            ]
    return sorted(found, key=lambda item: item.start)


def _is_name(said: str) -> bool:
    return not said.islower()


def duties(side: Side, actors: list[Mention], lexicon: Lexicon) -> Iterator[Duty]:
    """The clauses of a wording in which somebody known is to do something."""
    markers = {item.start: item.stop for item in phrases_in(side, lexicon.modals)}
    names = {place for item in actors for place in range(item.start, item.stop)}
    bound = _in_conditions(side, lexicon)
    actors = [item for item in actors if item.start not in bound]
    for clause in _clauses(side, actors, markers, lexicon):
        bearers = _agents(side, clause, actors, lexicon) or _subject(side, clause, actors, markers, lexicon)
        if bearers:
            deed = frozenset(
                side.keys[place][:_LETTERS_COMPARED]
                for place in clause
                if place not in names and place not in markers and is_word(side.keys[place])
            )
            yield Duty(bearers, deed, clause.start, clause.stop)


def _in_conditions(side: Side, lexicon: Lexicon) -> set[int]:
    """The places from the word of a condition to the comma or sentence end behind it: nobody owes what is there."""
    found: set[int] = set()
    for item in phrases_in(side, lexicon.conditions):
        sentence = side.sentences[side.sentence_of[item.start]]
        end = next((place for place in range(item.stop, sentence.stop) if side.keys[place] == ","), sentence.stop)
        found |= set(range(item.start, end))
    return found


def same_deed(one: Duty, other: Duty) -> float:
    """How much of what is to be done two clauses share, from 0.0 to 1.0; 0.0 for too little to speak of."""
    shared = len(one.deed & other.deed) / max(len(one.deed | other.deed), 1)
    return shared if shared >= _LEAST_SHARED else 0.0


def _clauses(side: Side, actors: list[Mention], markers: Mapping[int, int], lexicon: Lexicon) -> Iterator[range]:
    """Sentences, cut at semicolons, and at «, and» where a new subject follows."""
    starts_actor = {item.start for item in actors}
    for sentence in side.sentences:
        start = sentence.start
        for place in sentence:
            after = place + 1
            if side.keys[place] == ";":
                yield range(start, after)
                start = after
            elif side.keys[place] == "," and _at(side, after) in lexicon.joins:
                subject = after + 1 + (_at(side, after + 1) in lexicon.small.definite)
                if subject in starts_actor and _acts(side, subject, actors, markers):
                    yield range(start, after)
                    start = after
        if start < sentence.stop:
            yield range(start, sentence.stop)


def _acts(side: Side, place: int, actors: list[Mention], markers: Mapping[int, int]) -> bool:
    """Whether a verb follows the actor that begins here, near enough to be its own."""
    end = next(item.stop for item in actors if item.start == place)
    ahead = range(end, min(end + 6, len(side.keys)))
    return _is_plain_verb(side, end) or any(near in markers for near in ahead)


def _agents(side: Side, clause: range, actors: list[Mention], lexicon: Lexicon) -> frozenset[str]:
    """Who acts where no subject does: behind «by» after a form of «be», or behind «falls to» and the like."""
    is_passive = False
    bearing = {item.start: item.stop for item in phrases_in(side, lexicon.bearing)}
    for place in clause:
        is_passive = is_passive or side.keys[place] in lexicon.auxiliaries
        behind = bearing.get(place, place + 1 if is_passive and side.keys[place] in lexicon.by else 0)
        if behind:
            start = behind + (_at(side, behind) in lexicon.small.definite)
            return frozenset(item.sort for item in _listed(side, actors, start, lexicon))
    return frozenset()


def _subject(
    side: Side, clause: range, actors: list[Mention], markers: Mapping[int, int], lexicon: Lexicon
) -> frozenset[str]:
    """The actors before the first verb that binds; without one, those that the clause begins with."""
    marker = next((place for place in clause if place in markers), None)
    if marker is not None:
        return frozenset(item.sort for item in actors if clause.start <= item.start < marker)
    start = next((item.start for item in actors if item.start >= clause.start), clause.stop)
    listed = list(_listed(side, actors, start, lexicon)) if start < clause.stop else []
    if not listed or not _is_plain_verb(side, _behind_apposition(side, listed[-1].stop, clause)):
        return frozenset()
    return frozenset(item.sort for item in listed)


def _behind_apposition(side: Side, place: int, clause: range) -> int:
    """The place behind what stands between two commas after a name: «X, acting as depositary, transmits»."""
    if _at(side, place) != ",":
        return place
    return next((after + 1 for after in range(place + 1, clause.stop) if side.keys[after] == ","), place)


def _listed(side: Side, actors: list[Mention], start: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The actors listed one behind the other from a place on, parted by commas and «and»."""
    by_start = {item.start: item for item in actors}
    place = start
    while place < len(side.keys):
        if place in by_start:
            yield by_start[place]
            place = by_start[place].stop
        elif place > start and (side.keys[place] == "," or side.keys[place] in lexicon.small.lists):
            place += 1
        else:
            return


def _is_plain_verb(side: Side, place: int) -> bool:
    """Whether the word here reads as a verb in the present tense: in -s and not the possessive."""
    word = _at(side, place)
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "'s")) and word.isalpha()  # noqa: PLR2004


def _at(side: Side, place: int) -> str:
    return side.keys[place] if place < len(side.keys) else ""
