"""What points continue, written into the file of their version."""

from collections.abc import Iterable, Mapping

from planvers.editing.edits import Path, paths_to, places_of
from planvers.editing.records import with_fields
from planvers.model.places import Source
from planvers.model.plan import Point
from planvers.reading.version_file import POINT

DERIVED_FROM = "derived_from"


def ways_to(source: Source, units: Iterable[Point]) -> dict[str, Path]:
    """The way to each point, by its id, in the file that the points were read from; edits leave it as it is."""
    places = {unit.id: (unit.where.line, unit.where.column) for unit in units}
    return dict(zip(places, paths_to(source, places.values()), strict=True))


def with_lineage(source: Source, lineage: Mapping[Path, tuple[str, ...]]) -> Source:
    """The text in which each point says what it continues; no names say that it is new.

    `TroubleError` where one of them cannot be edited exactly.
    """
    return with_fields(source, DERIVED_FROM, lineage, tuple(POINT.fields))


def lines_of(source: Source, ways: Mapping[str, Path]) -> dict[str, int]:
    """The line on which each point says what it continues."""
    places = places_of(source, [(*way, DERIVED_FROM) for way in ways.values()])
    return {name: place[0] for name, place in zip(ways, places, strict=True) if place}
