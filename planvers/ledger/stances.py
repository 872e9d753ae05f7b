"""The stance of every party on every point of a version, as of a day, each with the statements behind it.

The latest words about the very point count; else the latest about the whole version,
marked as such; else those carried from what the point continues, which are stale unless the
wording is known to be the same; else nothing was stated, and silence is never a stance.
"""

import datetime
from collections.abc import Collection, Iterable
from typing import NamedTuple

from planvers.comparing.align import FOUND, align, by_new
from planvers.comparing.lineage import ancestors
from planvers.comparing.standing import latest_words
from planvers.comparing.wording import pair, whole
from planvers.ledger.cells import Cell, Reach, cell
from planvers.model.dates import When
from planvers.model.plan import About, Plan, Point, Statement, Version
from planvers.model.vocabulary import ChangeKind


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
    last: When | None
    rows: tuple[StanceRow, ...]


def stances(plan: Plan, version: Version, as_of: datetime.date | None = None) -> StanceMatrix:
    """The stances on a version. Statements after `as_of` do not exist.

    Rows are the live points, and those sub-points and dropped or unknown points that somebody spoke of, there
    or in what they continue.
    What happened in a month or a year counts from its last day on.
    """
    said = tuple(item for item in plan.statements if as_of is None or item.date.is_over_by(as_of))
    ledger = _Ledger(plan, version, said)
    points = {point.id for point in version.points if point.is_live}
    rows = [StanceRow(None, ledger.whole()), *(StanceRow(unit, ledger.cells(unit)) for unit in version.units())]
    kept = [row for row in rows if row.point is None or row.point.id in points or _is_spoken_of(row)]
    dates = (cell.last for row in kept for cell in row.cells if cell.last)
    return StanceMatrix(version, as_of, max(dates, default=None), tuple(kept))


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


class _Earlier(NamedTuple):
    """What a point continues: whether its wording is known to be the same, and whether the link was found by us."""

    about: About
    is_same: bool
    is_inferred: bool


class _Ledger:
    """What each party said about each thing, found once."""

    def __init__(self, plan: Plan, version: Version, said: Iterable[Statement]) -> None:
        self._plan, self._version = plan, version
        self._said: dict[tuple[str, About], list[Statement]] = {}
        for item in said:
            for about in item.about:
                self._said.setdefault((item.party, about), []).append(item)
        self._earlier_units = [
            (parent, {unit.id: unit for unit in parent.units()}, by_new(align(parent, version, plan).links))
            for parent in ancestors(plan, version)
        ]

    def whole(self) -> tuple[Cell, ...]:
        """The cells of the version as a whole."""
        return tuple(self._on(party.id, About(self._version.id), Reach.POINT) for party in self._plan.parties)

    def cells(self, point: Point) -> tuple[Cell, ...]:
        """The cells of one point."""
        earlier = self._earlier(point)
        return tuple(self._cell(party.id, point, earlier) for party in self._plan.parties)

    def _cell(self, party: str, point: Point, earlier: list[list[_Earlier]]) -> Cell:
        found = self._on(party, About(self._version.id, point.id), Reach.POINT)
        if not found.words and not point.is_dropped:
            found = self._on(party, About(self._version.id), Reach.VERSION)
        for predecessors in earlier:
            if found.words:
                break
            found = self._carried(party, predecessors)
        return found

    def _on(self, party: str, about: About, reach: Reach) -> Cell:
        return cell(party, reach, self._said.get((party, about), ()))

    def _carried(self, party: str, predecessors: Iterable[_Earlier]) -> Cell:
        """The words on what a point continues in one version; of a merge, the latest on any of its parts."""
        known = {item: self._said.get((party, item.about), []) for item in predecessors}
        said = sorted((words for log in known.values() for words in log), key=lambda words: words.date)
        latest = latest_words(said)
        meant = [item for item, log in known.items() if not set(latest).isdisjoint(log)]
        reach = Reach.CARRIED if all(item.is_same for item in meant) else Reach.STALE
        found = cell(party, reach, said)
        of = tuple(item.about for item in meant)
        return found._replace(of=of, is_inferred=any(item.is_inferred for item in meant))

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
        language = self._plan.language
        words = pair((whole(old, language),), whole(new, language), language)
        return words is not None and words.kind is ChangeKind.UNCHANGED


def _is_spoken_of(row: StanceRow) -> bool:
    """Whether somebody spoke of the very point, or of what it continues."""
    return any(cell.words and cell.reach is not Reach.VERSION for cell in row.cells)
