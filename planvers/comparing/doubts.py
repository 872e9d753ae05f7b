"""The new points whose origin rests on words alone, each with what it may continue: what a person can settle."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from planvers.comparing.align import Link, Method, by_new
from planvers.comparing.concordance import Concordance, QuestionKind
from planvers.matching.inference import Candidate
from planvers.model.plan import Point


class Doubt(NamedTuple):
    """A point of the new version that the files do not settle.

    `links` are the inferred ones, which say that it continues `proposed`, old points by id. `candidates` are
    other old points that come near, nearest first. `kept` are old points that it continues for another reason.
    """

    unit: Point
    links: tuple[Link, ...]
    kept: tuple[Link, ...]
    candidates: tuple[Candidate, ...]

    @property
    def proposed(self) -> tuple[str, ...]:
        """The old points that the inferred links name."""
        return tuple(link.old for link in self.links)


def doubts(found: Concordance) -> tuple[Doubt, ...]:
    """What the words alone link, and what has no counterpart but something near it, in the order of the new version."""
    return tuple(_doubts(found))


def all_continued(doubt: Doubt, olds: tuple[str, ...]) -> frozenset[str]:
    """The old points that a point continues if these are what the doubt was about."""
    return frozenset((*olds, *(link.old for link in doubt.kept)))


def names_for(doubt: Doubt, olds: tuple[str, ...], prefix: str = "") -> tuple[str, ...]:
    """What `derived_from` names, so that nothing is lost which the point continues for another reason.

    What it continues by its own id, it still does in the versions between. `prefix` stands before the ids of
    old points, where these alone would mean others.
    """
    kept = (f"{prefix}{link.old}" if link.method is Method.IDENTICAL else doubt.unit.id for link in doubt.kept)
    return tuple(dict.fromkeys((*kept, *(f"{prefix}{name}" for name in olds))))


def sure_above(doubt: Doubt, score: float) -> bool:
    """Whether a point has inferred links, and each of them has this score or more."""
    return bool(doubt.links) and all(link.match and link.match.score >= score for link in doubt.links)


def not_asked(
    found: Concordance, asked: Iterable[Doubt], lineage: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], int]:
    """The old points without a counterpart, by id in document order, and how many links the words contradict.

    Both as things stand when the points of `lineage` continue what it names, and not what was proposed for them.
    """
    rejected = {old for doubt in asked if doubt.unit.id in lineage for old in doubt.proposed}
    chosen = {name.rpartition("/")[2] for olds in lineage.values() for name in olds}
    stays = (link.old for link in found.links if link.method is not Method.INFERRED or link.new not in lineage)
    lonely = ({unit.id for unit in found.unmatched_old} | rejected) - chosen.union(stays)
    contradicted = sum(item.kind is QuestionKind.CONTRADICTED for item in found.questions)
    return tuple(unit.id for unit in found.diff.old.units() if unit.id in lonely), contradicted


def _doubts(found: Concordance) -> Iterator[Doubt]:
    links = by_new(found.links)
    lonely = {item.new for item in found.questions if item.kind is QuestionKind.NO_COUNTERPART and item.new}
    for unit in found.diff.new.units():
        own = links.get(unit.id, [])
        inferred = tuple(link for link in own if link.method is Method.INFERRED)
        if unit.derived_from is None and (inferred or unit.id in lonely):
            near = found.alignment.nearest_new.get(unit.id, ())
            linked = {link.old for link in own}
            others = tuple(item for item in near if item.id not in linked)
            yield Doubt(unit, inferred, tuple(link for link in own if link not in inferred), others)
