"""The points of a version as matching sees them: all that is public of their wording, in one language."""

from collections import Counter
from collections.abc import Container, Iterable

from planvers.comparing.wording import by_language, is_worded, titles_by_language
from planvers.matching.corpus import Passage
from planvers.model.plan import Point, Version
from planvers.model.text import Text


def common_language(old: Version, new: Version, language: str) -> str:
    """The language in which most of both versions is worded; `language` is that of unmarked text, and wins a tie."""
    counts = [Counter(_tags(version, language)) for version in (old, new)]
    shared = {tag: min(count[tag] for count in counts) for tag in (language, *counts[0]) if tag in counts[1]}
    return max(shared, key=lambda tag: shared[tag], default=language)


def point_passages(version: Version, language: str) -> list[Passage]:
    """Every worded point, with its sub-points, as one passage."""
    return [_point(point, language) for point in version.points if is_worded(point)]


def leaf_passages(version: Version, language: str, leave_out: Container[str] = ()) -> list[Passage]:
    """Every worded sub-point, and every point without any but for those to leave out, in reading order."""
    return [
        Passage(unit.id, unit.number, _title(unit, language), _wording(unit.text, language), point.id)
        for point in version.points
        for unit in (point.subpoints or (point,))
        if is_worded(unit) and not (unit is point and unit.id in leave_out)
    ]


def _point(point: Point, language: str) -> Passage:
    inner = [
        text for part in point.subpoints for text in (_title(part, language), _wording(part.text, language)) if text
    ]
    own = _wording(point.text, language)
    return Passage(point.id, point.number, _title(point, language), "\n".join([own, *inner]))


def _tags(version: Version, language: str) -> Iterable[str]:
    return (tag for unit in version.units() for tag in by_language(unit.text, language))


def _wording(text: Text | None, language: str) -> str:
    """The wording in a language, or where there is none in any other, since something is better than nothing."""
    return by_language(text, language).get(language, text.first if text else "")


def _title(unit: Point, language: str) -> str:
    """The title in a language, or where there is none in any other."""
    titles = titles_by_language(unit, language)
    return titles.get(language) or next(iter(titles.values()), "")
