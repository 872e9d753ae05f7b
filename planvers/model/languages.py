"""A plan as a reader of some languages sees it: each title and text in the one that serves best, and what is lacking.

Choosing takes nothing away: a text keeps all of its wordings, so what follows from the record
(links, changes, alarms, stances) is the same whatever somebody reads.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from planvers.model.plan import Plan, Point, Version
from planvers.model.text import Text, chosen, is_kin


class Lack(NamedTuple):
    """How many of some points lack a title or text in the language that was asked for first.

    `points` of the `total` that have one at all have it in another language; `shown` are the tags of
    the languages that stand in, in the order in which they were met.
    """

    points: int
    total: int
    shown: tuple[str, ...]


class Lacks(NamedTuple):
    """What some points lack in the language asked for first, titles and texts apart."""

    titles: Lack
    texts: Lack


def in_languages(plan: Plan, tags: Sequence[str]) -> Plan:
    """The plan with each title and text in the first of these languages that it has, else in the plan's own."""
    versions = tuple(version_in_languages(version, tags, plan.language) for version in plan.versions)
    return replace(plan, versions=versions)


def version_in_languages(version: Version, tags: Sequence[str], language: str = "") -> Version:
    """The version with each title and text in the first of these languages that it has.

    `language` is that of unmarked text, and the one to fall back on.
    """

    def choose(point: Point) -> Point:
        text = chosen(point.text, tags, language) if point.text else None
        return _entitled(point, tags, language)._replace(text=text)

    return _each(version, choose)


def with_own_titles(version: Version, language: str) -> Version:
    """The version with each title in the language of its plan, else in the first that it has."""
    if not any(unit.titles for unit in version.units()):
        return version
    return _each(version, lambda point: _entitled(point, (), language))


def marked(version: Version, language: str) -> Version:
    """The version with every wording marked: what is not is in `language`, that of its plan.

    Titles that are in that language alone are no titles in several. Two files that say the same are then the same.
    """

    def mark(point: Point) -> Point:
        titles = _marked(point.titles, language) if point.titles else None
        if titles and [tag for tag, _ in titles.wordings] == [language]:
            titles = None
        text = _marked(point.text, language) if point.text else None
        return _entitled(point, (), language)._replace(titles=titles, text=text)

    return _each(version, mark)


def _marked(text: Text, language: str) -> Text:
    return text._replace(wordings=tuple((tag or language, wording) for tag, wording in text.wordings))


def lacks(points: Iterable[Point], asked: str, language: str = "") -> Lacks:
    """What points lack in a language, after `in_languages`; what a sub-point lacks its point does."""
    wholes = [(point, *point.subpoints) for point in points]
    titles = [[text for unit in whole if (text := _titles(unit)) is not None] for whole in wholes]
    texts = [[unit.text for unit in whole if unit.text is not None] for whole in wholes]
    return Lacks(_lack(titles, asked, language), _lack(texts, asked, language))


def _lack(wholes: Iterable[Sequence[Text]], asked: str, language: str) -> Lack:
    held = [[shown_tag(text, language) for text in whole] for whole in wholes if whole]
    others = [[tag for tag in tags if not is_kin(tag, asked)] for tags in held]
    return Lack(sum(map(bool, others)), len(held), tuple(dict.fromkeys(tag for tags in others for tag in tags)))


def shown_tag(text: Text, language: str) -> str:
    """The tag of the wording that a reader sees; `language` is that of unmarked text."""
    tag = text.wordings[0][0] if text.chosen is None else text.chosen
    return tag or language


def _titles(point: Point) -> Text | None:
    return point.titles or (Text((("", point.title),)) if point.title else None)


def _entitled(point: Point, tags: Sequence[str], language: str) -> Point:
    if point.titles is None:
        return point
    titles = chosen(point.titles, tags, language)
    return point._replace(titles=titles, title=str(titles))


def _each(version: Version, change: Callable[[Point], Point]) -> Version:
    """The version with every point and sub-point changed."""
    points = (change(point)._replace(subpoints=tuple(map(change, point.subpoints))) for point in version.points)
    return version._replace(points=tuple(points))
