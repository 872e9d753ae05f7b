"""The stance of every party on every point of a version, as of a day, each with the statement behind it.

The latest statement about the very point counts; else the latest about the whole version,
marked as such; else one carried from what the point continues, which is stale unless the
wording is known to be the same; else nothing was stated, and silence is never a stance.
"""

import datetime
from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple

from planvers.comparing.align import FOUND, align, by_new
from planvers.comparing.lineage import ancestors
from planvers.comparing.wording import pair
from planvers.model.plan import About, Plan, Point, Statement, Version
from planvers.model.vocabulary import ChangeKind, Stance


class Reach(StrEnum):
    """How a statement bears on a cell, closest first."""

    POINT = "point"
    VERSION = "version"
    CARRIED = "carried"
    STALE = "stale"
    NOT_STATED = "not_stated"


class Cell(NamedTuple):
    """The stance of one party on one point. `statement` is None exactly where nothing was stated.

    `is_inferred` says that it was carried over a link that the program found and nobody declared.
    """

    party: str
    reach: Reach
    statement: Statement | None = None
    is_inferred: bool = False

    @property
    def stance(self) -> Stance | None:
        """The stance, or None where nothing was stated."""
        return self.statement.stance if self.statement else None


class StanceRow(NamedTuple):
    """The stances on one point, or on the version as a whole (`point` is None); cells in party order."""

    point: Point | None
    cells: tuple[Cell, ...]


class StanceMatrix(NamedTuple):
    """Party × point for one version. The first row is the version as a whole, then its points in order.

    `as_of` is the day asked for, or None for everything on record; `last` the date of the
    latest statement that was taken into account, or None if there is none at all.
    """

    version: Version
    as_of: datetime.date | None
    last: datetime.date | None
    rows: tuple[StanceRow, ...]


def stances(plan: Plan, version: Version, as_of: datetime.date | None = None) -> StanceMatrix:
    """The stances on a version. Statements after `as_of` do not exist.

    Rows are the live points, and those sub-points and dropped or unknown points that somebody spoke of.
    Of two statements on one day the one later in the file counts.
    """
    said = tuple(item for item in plan.statements if as_of is None or item.date <= as_of)
    ledger = _Ledger(plan, version, said)
    points = {point.id for point in version.points if point.is_live}
    rows = [StanceRow(None, ledger.whole()), *(StanceRow(unit, ledger.cells(unit)) for unit in version.units())]
    kept = [row for row in rows if row.point is None or row.point.id in points or _is_spoken_of(row)]
    dates = (cell.statement.date for row in kept for cell in row.cells if cell.statement)
    return StanceMatrix(version, as_of, max(dates, default=None), tuple(kept))


def narrowed(matrix: StanceMatrix, topics: Collection[str]) -> StanceMatrix:
    """The matrix with only the points of some topics; the whole one where none is named."""
    if not topics:
        return matrix
    return matrix._replace(rows=tuple(row for row in matrix.rows if row.point is None or row.point.topic in topics))


def statements_on(plan: Plan, version: Version, point: Point | None = None) -> tuple[Statement, ...]:
    """The statements about exactly this point (or about the version as a whole), oldest first."""
    about = About(version.id, point.id if point else None)
    return tuple(item for item in plan.statements if about in item.about)


class _Earlier(NamedTuple):
    """What a point continues: whether its wording is known to be the same, and whether the link was found by us."""

    about: About
    is_same: bool
    is_inferred: bool


class _Ledger:
    """The latest statement of each party about each thing, found once."""

    def __init__(self, plan: Plan, version: Version, said: Iterable[Statement]) -> None:
        self._plan, self._version = plan, version
        self._latest = {(item.party, about): item for item in said for about in item.about}
        self._earlier_units = [
            (parent, {unit.id: unit for unit in parent.units()}, by_new(align(parent, version, plan).links))
            for parent in ancestors(plan, version)
        ]

    def whole(self) -> tuple[Cell, ...]:
        """The cells of the version as a whole."""
        return tuple(self._on_version(party.id) for party in self._plan.parties)

    def cells(self, point: Point) -> tuple[Cell, ...]:
        """The cells of one point."""
        earlier = self._earlier(point)
        return tuple(self._cell(party.id, point, earlier) for party in self._plan.parties)

    def _cell(self, party: str, point: Point, earlier: list[list[_Earlier]]) -> Cell:
        statement = self._latest.get((party, About(self._version.id, point.id)))
        if statement:
            return Cell(party, Reach.POINT, statement)
        whole = self._on_version(party)
        if whole.statement and not point.is_dropped:
            return Cell(party, Reach.VERSION, whole.statement)
        for predecessors in earlier:
            found = [
                (self._latest[party, item.about], item) for item in predecessors if (party, item.about) in self._latest
            ]
            if found:
                # A merge has several predecessors; the latest that was said of any of them counts.
                statement, item = max(found, key=lambda pair: pair[0].date)
                return Cell(party, Reach.CARRIED if item.is_same else Reach.STALE, statement, item.is_inferred)
        return Cell(party, Reach.NOT_STATED)

    def _on_version(self, party: str) -> Cell:
        statement = self._latest.get((party, About(self._version.id)))
        return Cell(party, Reach.POINT if statement else Reach.NOT_STATED, statement)

    def _earlier(self, point: Point) -> list[list[_Earlier]]:
        """What the point continues, by version, nearest first."""
        if point.is_dropped:
            return []
        return [
            [
                _Earlier(About(version.id, link.old), self._is_same(units[link.old], point), link.method in FOUND)
                for link in links.get(point.id, ())
            ]
            for version, units, links in self._earlier_units
        ]

    def _is_same(self, old: Point, new: Point) -> bool:
        words = pair((old,), new, self._plan.language)
        return words is not None and words.kind is ChangeKind.UNCHANGED


def _is_spoken_of(row: StanceRow) -> bool:
    return any(cell.reach is Reach.POINT for cell in row.cells)
