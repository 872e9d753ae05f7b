"""The stance of every party on every point of a version, as of a day, each with the statements behind it."""

import datetime
from collections.abc import Collection
from typing import NamedTuple

from planvers.ledger.cells import Cell, Reach, latest
from planvers.ledger.lookup import Ledger
from planvers.model.dates import When
from planvers.model.plan import Plan, Point, Version


class StanceRow(NamedTuple):
    """The stances on one point, or on the version as a whole (`point` is None); cells in party order."""

    point: Point | None
    cells: tuple[Cell, ...]

    @property
    def id(self) -> str | None:
        """The id of the point, or None for the version as a whole."""
        return self.point.id if self.point else None


class StanceMatrix(NamedTuple):
    """Party × point for one version. The first row is the version as a whole, then its points in order.

    `as_of` is the day asked for, or None for everything on record.
    """

    version: Version
    as_of: datetime.date | None
    rows: tuple[StanceRow, ...]

    @property
    def last(self) -> When | None:
        """The date of the latest statement in it, or None if there is none at all."""
        return latest(cell.last for row in self.rows for cell in row.cells)


def stances(plan: Plan, version: Version, as_of: datetime.date | None = None) -> StanceMatrix:
    """The stances on a version. Statements after `as_of` do not exist.

    Rows are the live points, and those sub-points and dropped or unknown points that somebody spoke of, there
    or in what they continue. What happened in a month or a year counts from its last day on.
    """
    ledger = Ledger(plan, version, as_of)
    points = {point.id for point in version.points if point.is_live}
    rows = [StanceRow(unit, ledger.row(unit)) for unit in (None, *version.units())]
    kept = (row for row in rows if row.point is None or row.point.id in points or _is_spoken_of(row))
    return StanceMatrix(version, as_of, tuple(kept))


def narrowed(matrix: StanceMatrix, topics: Collection[str]) -> StanceMatrix:
    """The matrix with only the points of some topics; the whole one where none is named."""
    if not topics:
        return matrix
    return matrix._replace(rows=tuple(row for row in matrix.rows if row.point is None or row.point.topic in topics))


def of_party(matrix: StanceMatrix, party: str) -> StanceMatrix:
    """The matrix with the column of one party only."""
    rows = (row._replace(cells=tuple(cell for cell in row.cells if cell.party == party)) for row in matrix.rows)
    return matrix._replace(rows=tuple(rows))


def only_stale(matrix: StanceMatrix) -> StanceMatrix:
    """The matrix with only the cells that rest on earlier wording which is not known to be the same."""
    stale = ((row, tuple(cell for cell in row.cells if cell.reach is Reach.STALE)) for row in matrix.rows)
    return matrix._replace(rows=tuple(row._replace(cells=cells) for row, cells in stale if cells))


def _is_spoken_of(row: StanceRow) -> bool:
    """Whether somebody spoke of the very point, or of what it continues."""
    return any(cell.words and cell.reach is not Reach.VERSION for cell in row.cells)
