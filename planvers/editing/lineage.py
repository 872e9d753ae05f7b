"""What points continue, written into the file of their version."""

from collections.abc import Iterable, Mapping

from planvers.editing.edits import Path, path_to, place_of
from planvers.editing.records import with_field
from planvers.model.places import Source
from planvers.model.plan import Point
from planvers.reading.version_file import POINT

DERIVED_FROM = "derived_from"


def ways_to(source: Source, units: Iterable[Point]) -> dict[str, Path]:
    """The way to each point, by its id, in the file that the points were read from; edits leave it as it is."""
    return {unit.id: path_to(source, unit.where.line, unit.where.column) for unit in units}


def with_lineage(source: Source, lineage: Mapping[Path, tuple[str, ...]]) -> Source:
    """The text in which each point says what it continues; no names say that it is new.

    `TroubleError` where one of them cannot be edited exactly.
    """
    for way, names in lineage.items():
        edit = with_field(source, way, DERIVED_FROM, names, tuple(POINT.fields))
        source = source._replace(text=edit.applied(source.text))
    return source


def lines_of(source: Source, ways: Mapping[str, Path]) -> dict[str, int]:
    """The line on which each point says what it continues."""
    places = {name: place_of(source, (*way, DERIVED_FROM)) for name, way in ways.items()}
    return {name: place[0] for name, place in places.items() if place}
