"""Rules on wordings in several languages, across versions: what changes in one is looked at in the others."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planvers.model.plan import Point, Version
from planvers.model.problems import Problem, Severity
from planvers.reading.folder import PlanRecords
from planvers.reading.records import Record
from planvers.words.redline import is_editorial

_KEYS = ("title", "text")
_HINT = "translate what changed, or write both versions alike"


class _Stale(NamedTuple):
    """A language in which a wording stayed as it was, and the languages in which it changed."""

    tag: str
    changed: tuple[str, ...]


def translations_keep_up(records: PlanRecords) -> Iterator[Problem]:
    """A wording that changed in one language and stayed in another says two things, or was not translated again."""
    language = records.header.value.language if records.header.value else ""
    for record in records.versions.values():
        if record.value is not None:
            yield from _stale_in(record.value, record, records, language)


def _stale_in(version: Version, record: Record[Version], records: PlanRecords, language: str) -> Iterator[Problem]:
    # One language cannot stay behind another.
    units = [unit for unit in version.units() if _has_languages(unit)]
    parents = _units_of_parents(version, records) if units else {}
    for unit in units:
        olds = [units[unit.id] for name, units in parents.items() if unit.id in units and _continues(unit, name)]
        for key in _KEYS:
            for item in _stale([_by_language(old, key, language) for old in olds], _by_language(unit, key, language)):
                where = record.where_in(unit.where, key, item.tag)
                changed = " and ".join(item.changed)
                message = f"{key} of '{unit.id}' changed in {changed} and stayed as it was in {item.tag}"
                yield Problem("translation-stale", where, message, _HINT, Severity.WARNING)


def _units_of_parents(version: Version, records: PlanRecords) -> dict[str, dict[str, Point]]:
    """The points of each parent that could be read, by id."""
    known = {name: records.versions[name].value for name in version.based_on if name in records.versions}
    return {name: {unit.id: unit for unit in parent.units()} for name, parent in known.items() if parent is not None}


def _continues(unit: Point, parent: str) -> bool:
    """Whether a point continues the one of its own id in a parent, alone or with others."""
    names = {unit.id, f"{parent}/{unit.id}"}
    return unit.derived_from is None or not names.isdisjoint(unit.derived_from)


def _stale(olds: Iterable[dict[str, str]], new: dict[str, str]) -> tuple[_Stale, ...]:
    """The languages of the new wording that stayed as they were in a parent while others changed, each once.

    Nothing where one of the parents has every wording as it is now: then the point was taken over from there.
    """
    found: list[_Stale] = []
    for old in olds if len(new) > 1 else ():
        shared = [tag for tag in new if tag in old]
        changed = tuple(tag for tag in shared if not _is_same(old[tag], new[tag]))
        if shared and not changed:
            return ()
        found += [_Stale(tag, changed) for tag in shared if tag not in changed]
    return tuple({item.tag: item for item in found}.values())


def _is_same(old: str, new: str) -> bool:
    """Whether a wording stayed, typography aside."""
    return old == new or is_editorial(old, new)


def _has_languages(unit: Point) -> bool:
    return any(text is not None and len(text.wordings) > 1 for text in (unit.titles, unit.text))


def _by_language(point: Point, key: str, language: str) -> dict[str, str]:
    """The titles or wordings of a point by language tag; what is not marked is in `language`."""
    text = point.titles if key == "title" else point.text
    return {tag or language: wording for tag, wording in text.wordings} if text else {}
