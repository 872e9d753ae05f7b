"""The points of a text beside those of an older version: which are surely the same, and which may be."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from planvers.comparing.align import Link, Method, Reasons, align, by_new
from planvers.importing.imported import Unit
from planvers.matching.certainty import Certainty
from planvers.model.dates import When
from planvers.model.places import Location
from planvers.model.plan import Plan, Point, Version
from planvers.model.text import Text
from planvers.model.vocabulary import Disclosure, VersionKind, WordingGrade

# No id has a slash in it, so none of these is one of the older version.
_ID = "/{}"
_BY_WORDS = Reasons(declared=False)


class Like(NamedTuple):
    """An older point that one of the text is like, and how sure that is; None where the wording is the very same."""

    point: Point
    score: float | None


class Likeness(NamedTuple):
    """What is like a unit: the older point that it surely continues, and others to look at."""

    same: Point | None = None
    others: tuple[Like, ...] = ()


class Likenesses(NamedTuple):
    """The likeness of each unit by the line where it begins, and the older points that nothing continues."""

    of_line: dict[int, Likeness]
    left: tuple[Point, ...] = ()


def likenesses(units: tuple[Unit, ...], old: Version, plan: Plan | None, language: str) -> Likenesses:
    """Match a text with an older version by words alone. An older point is continued by one unit at most.

    `language` is the tag of the text's language, or nothing where it is that of the plan.
    """
    links = by_new(align(old, _version(units, language), plan, _BY_WORDS).links)
    olds = {point.id: point for point in old.units()}
    tops = {point.id for point in old.points}
    lines = {_ID.format(unit.line): unit.line for unit in _flat(units)}
    level = {_ID.format(unit.line) for unit in units}
    taken: dict[str, str] = {}
    for link in sorted((link for found in links.values() for link in found), key=_strength):
        is_level = (link.old in tops) == (link.new in level)
        if _is_sure(link) and is_level and link.new not in taken and link.old not in taken.values():
            taken[link.new] = link.old
    found = {
        line: Likeness(
            olds.get(taken.get(name, "")),
            tuple(_like(link, olds) for link in links.get(name, ()) if link.old != taken.get(name)),
        )
        for name, line in lines.items()
    }
    left = tuple(point for point in old.units() if point.id not in taken.values() and not point.is_dropped)
    return Likenesses(found, left)


def _flat(units: Iterable[Unit]) -> Iterable[Unit]:
    return (item for unit in units for item in (unit, *unit.parts))


def _strength(link: Link) -> tuple[float, str, str]:
    return (-link.match.score if link.match else -2.0, link.old, link.new)


def _is_sure(link: Link) -> bool:
    return link.method is Method.IDENTICAL or link.certainty is Certainty.LIKELY


def _like(link: Link, olds: dict[str, Point]) -> Like:
    return Like(olds[link.old], link.match.score if link.match else None)


def _version(units: tuple[Unit, ...], language: str) -> Version:
    """The text as a version that can be compared; what is not known of it has no part in that."""
    return Version(
        id="/",
        title="",
        where=Location("", 1, 1),
        kind=VersionKind.DRAFT,
        disclosure=Disclosure.FULL,
        wording=WordingGrade.LEAKED,
        date=When(datetime.date.max),
        points=tuple(_point(unit, language) for unit in units),
    )


def _point(unit: Unit, language: str) -> Point:
    return Point(
        id=_ID.format(unit.line),
        where=Location("", unit.line, 1),
        title=unit.title or None,
        number=unit.number,
        text=Text(((language, unit.text),)) if unit.text else None,
        subpoints=tuple(_point(part, language) for part in unit.parts),
    )
