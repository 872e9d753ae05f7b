"""What became of the brackets between two wordings: closed, opened, or still there.

Facts, and no guesses. A wording stands somewhere only with exactly its words, case, white space and
typography aside, next to a word that stood beside the bracket. Two brackets are the same only if
they hold the same words, or one of the same alternatives, are of the same names, or are all that
stands at the place.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from planvers.brackets.parsing import parse
from planvers.comparing.bracket_pairs import Pairs, pair_brackets, standing
from planvers.comparing.unbracketed import Side, Site, align, window


class Outcome(StrEnum):
    """What stands in the new text where a bracket was closed."""

    KEPT = "kept"
    WON = "won"
    GONE = "gone"
    REPLACED = "replaced"


class Origin(StrEnum):
    """What stood in the old text where a bracket was opened."""

    CLEAN = "clean"
    ONE_CLEAN = "one_clean"
    NEW = "new"
    REPLACING = "replacing"


_ORIGINS = {
    Outcome.KEPT: Origin.CLEAN,
    Outcome.WON: Origin.ONE_CLEAN,
    Outcome.GONE: Origin.NEW,
    Outcome.REPLACED: Origin.REPLACING,
}


class Proposal(NamedTuple):
    """A wording as typed, and who proposed it: several where they proposed the same, nobody where nobody is named."""

    text: str
    by: tuple[str, ...] = ()


class Disputed(NamedTuple):
    """What is disputed at one place: the text with its brackets, where it stands, and its different wordings."""

    text: str
    start: int
    end: int
    proposals: tuple[Proposal, ...]


class Closed(NamedTuple):
    """A bracket of the old text that the new one does not have.

    `stands` is the wording that stands in its place now: the only one it had (`KEPT`), or the one
    of several that won (`WON`). Else it is None, and `now` is what stands there instead, if anything
    (`REPLACED`): never more than lies between words that both texts have.
    """

    place: Disputed
    outcome: Outcome
    stands: Proposal | None
    now: str


class Opened(NamedTuple):
    """A bracket of the new text that the old one did not have.

    `stood` is the wording that stood in its place without brackets: the only one it has (`CLEAN`), or
    one of several (`ONE_CLEAN`). Else it is None, and `was` is what stood there instead, if anything
    (`REPLACING`).
    """

    place: Disputed
    origin: Origin
    stood: Proposal | None
    was: str


class Still(NamedTuple):
    """A bracket that both texts have; one that was divided or joined stands here with each of its parts."""

    old: Disputed
    new: Disputed
    is_changed: bool


class BracketFacts(NamedTuple):
    """What became of every bracket, in reading order: `closed` of the old text, the others of the new one.

    What stood in a bracket whose words are gone is gone with it, and is not told again.
    """

    closed: tuple[Closed, ...] = ()
    opened: tuple[Opened, ...] = ()
    still: tuple[Still, ...] = ()


def bracket_facts(old: str, new: str, names: frozenset[str] | None = None) -> BracketFacts:
    """What became of the brackets of `old`, and which of `new` are new. `names` are those of the parties, if known."""
    before, after = parse(old, names), parse(new, names)
    if not before.brackets and not after.brackets:
        return BracketFacts()
    olds, news = Side(before), Side(after)
    align(olds, news)
    pairs = pair_brackets(olds, news)
    return BracketFacts(
        tuple(
            Closed(_disputed(olds, site), _outcome(olds.keys, site, stands, now), stands, now)
            for site, stands, now in _alone(olds, news, pairs)
        ),
        tuple(
            Opened(_disputed(news, site), _ORIGINS[_outcome(news.keys, site, stood, was)], stood, was)
            for site, stood, was in _alone(news, olds, pairs.turned())
        ),
        tuple(
            Still(_disputed(olds, site), _disputed(news, other), _contents(olds, site) != _contents(news, other))
            for site, other in sorted(pairs, key=lambda pair: (pair[1].place.start, pair[0].place.start))
        ),
    )


def _outcome(keys: list[str], site: Site, stands: Proposal | None, instead: str) -> Outcome:
    if stands is None:
        return Outcome.REPLACED if instead else Outcome.GONE
    return Outcome.WON if len(site.different(keys)) > 1 else Outcome.KEPT


def _alone(here: Side, there: Side, pairs: Pairs) -> Iterator[tuple[Site, Proposal | None, str]]:
    """The brackets of one side that the other does not have: the wording that stands there, or what does instead."""
    lost: list[range] = []
    for site in here.sites:
        if pairs.partners(site):
            continue
        numbers = standing(here, there, pairs, site)
        if not numbers and any(site.words.start in words for words in lost):
            continue
        lost += [words for number, words in enumerate(site.wordings) if number not in numbers]
        stands = _proposal(here, site, numbers) if numbers else None
        yield site, stands, "" if numbers else there.text(window(here, there, site.words))


def _disputed(side: Side, site: Site) -> Disputed:
    proposals = tuple(_proposal(side, site, numbers) for numbers in site.different(side.keys).values())
    return Disputed(side.parsed.words(site.place), site.place.start, site.place.end, proposals)


def _proposal(side: Side, site: Site, numbers: list[int]) -> Proposal:
    """Alternatives with the same words as one: worded as the first, and by all who proposed it."""
    alternatives = [site.place.alternatives[number] for number in numbers]
    by = dict.fromkeys(name for alternative in alternatives for name in alternative.by)
    return Proposal(side.parsed.words(alternatives[0]), tuple(by))


def _contents(side: Side, site: Site) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What a bracket says and for whom, in which it may differ from another."""
    return [
        (side.said(words), alternative.by)
        for words, alternative in zip(site.wordings, site.place.alternatives, strict=True)
    ]
