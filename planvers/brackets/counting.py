"""How many brackets a text, a point and a version have: nested ones too, without editorial and unbalanced ones."""

from typing import NamedTuple

from planvers.brackets.parsing import parse
from planvers.model.plan import Point, Version


class Count(NamedTuple):
    """How many brackets a version has, nested ones too, and in how many of its points."""

    brackets: int
    points: int


def count(text: str) -> int:
    """How many brackets a text has, nested ones too; editorial and unbalanced ones are none."""
    return len(parse(text).brackets)


def count_in_point(point: Point) -> int:
    """How many brackets a point has with its sub-points. Of several languages the first one is counted."""
    return sum(count(unit.text.first) for unit in (point, *point.subpoints) if unit.text)


def count_in_version(version: Version) -> Count:
    """How many brackets a version has, and in how many points, those of sub-points counted with their point."""
    counts = [count_in_point(point) for point in version.points]
    return Count(sum(counts), sum(map(bool, counts)))
