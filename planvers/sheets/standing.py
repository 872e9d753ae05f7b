"""Who stands where, what is open and what was said when, as tables."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from planvers.ledger.cells import Cell
from planvers.ledger.moves import Move
from planvers.ledger.openfor import OpenFor
from planvers.ledger.openpoints import OpenPoint
from planvers.ledger.stances import StanceMatrix, StanceRow
from planvers.ledger.timeline import TimelineEntry
from planvers.ledger.topics import TopicRows
from planvers.model.plan import Point, Statement
from planvers.model.vocabulary import Stance
from planvers.sheets.table import Table, Value, joined

_POINT = ("version", "point", "number", "title", "topic")
_STANDING = (*_POINT, "status")
_SAID = ("stance", "date", "speaker", "basis", "red_line", "statement", "summary", "condition", "proposal", "sources")
_SIDES = (
    ("accepted_by", Stance.ACCEPTS),
    ("accepted_on_conditions_by", Stance.ACCEPTS_CONDITIONALLY),
    ("reserved_by", Stance.RESERVES),
    ("countered_by", Stance.COUNTER_PROPOSES),
    ("opposed_by", Stance.OPPOSES),
    ("no_position_by", Stance.NO_POSITION),
)


def matrix_table(matrix: StanceMatrix) -> Table:
    """A row a statement behind a cell, and one for every cell without any; `point` is empty for the whole version.

    `status` is that of the point: who accepts one that was dropped accepts that it is gone.
    """
    rows = (
        (*_standing(matrix.version.id, row.point), cell.party, cell.reach.value, cell.is_mixed, cell.is_inferred, *said)
        for row in matrix.rows
        for cell in row.cells
        for said in _cell_rows(cell)
    )
    return Table((*_STANDING, "party", "reach", "mixed", "inferred", *_SAID), rows)


def topics_table(matrix: StanceMatrix, topics: Iterable[TopicRows]) -> Table:
    """A row for everything that a party says within a topic: of how many of its points it says so.

    `points` counts the points of the topic, `of_points` those that it is said of; both are empty for the
    version as a whole. `stances` is empty where nothing was stated, and holds several where words disagree.
    """
    whole = [row for row in matrix.rows if row.point is None]
    groups = [(None, None, whole), *((item.topic, len(item.rows), item.rows) for item in topics)]
    rows = (
        (matrix.version.id, topic.id if topic else None, topic.name if topic else None, points, party, *said, count)
        for topic, points, of in groups
        for party, said, count in _tallied(of, is_counted=points is not None)
    )
    return Table(
        ("version", "topic", "name", "points", "party", "reach", "stances", "red_line", "inferred", "of_points"), rows
    )


def _tallied(rows: Sequence[StanceRow], *, is_counted: bool) -> Iterator[tuple[str, tuple[Value, ...], int | None]]:
    """For each party what it says of some points, in the order of the points, and of how many."""
    for cells in zip(*(row.cells for row in rows), strict=True):
        told = Counter(
            (cell.reach.value, joined(stance.value for stance in cell.stances), cell.has_red_line, cell.is_inferred)
            for cell in cells
        )
        yield from ((cells[0].party, said, count if is_counted else None) for said, count in told.items())


def moves_table(version: str, moves: Iterable[Move]) -> Table:
    """A row a statement by which a party moved; `from_stances` is empty where nothing was stated before."""
    rows = (
        (
            *_standing(version, move.point),
            move.now.party,
            joined(stance.value for stance in move.before.stances),
            move.before.last.isoformat() if move.before.last else None,
            move.now.reach.value,
            move.now.is_inferred,
            *_said(item),
        )
        for move in moves
        for item in move.now.words
    )
    return Table((*_STANDING, "party", "from_stances", "from_date", "reach", "inferred", *_SAID), rows)


def open_table(version: str, items: Iterable[OpenPoint], today: datetime.date) -> Table:
    """A row a point that is open; `days` since anything was said of it, at least, counted to `today`."""
    sides = [name for name, _ in _SIDES]
    rows = ((*_point(version, item.point), *_open(item, today)) for item in items)
    return Table((*_POINT, *_OPEN, *sides, "mixed", "silent"), rows)


def open_for_table(version: str, items: Iterable[OpenFor], today: datetime.date) -> Table:
    """A row a point that is open for a party: why, then as for an open point."""
    sides = [name for name, _ in _SIDES]
    rows = (
        (
            *_point(version, item.item.point),
            item.cell.party,
            item.standing.value,
            item.cell.reach.value,
            *_open(item.item, today),
        )
        for item in items
    )
    return Table((*_POINT, "party", "standing", "reach", *_OPEN, *sides, "mixed", "silent"), rows)


def timeline_table(entries: Iterable[TimelineEntry]) -> Table:
    """A row a version, event or statement, oldest first."""
    return Table(("when", "kind", "version", "about", "party", *_SAID), map(_entry, entries))


_OPEN = ("status", "blockers", "deferred_to", "package", "package_complete", "last_word", "days")


def _open(item: OpenPoint, today: datetime.date) -> Iterator[Value]:
    days = (today - item.last.last).days if item.last else None
    yield item.point.status.value
    yield joined(blocker.value for blocker in item.blockers)
    yield item.point.deferred_to
    yield item.point.package
    yield item.package.is_complete if item.package else None
    yield item.last.isoformat() if item.last else None
    yield days if days is not None and days >= 0 else None
    yield from (joined(item.saying(stance)) for _, stance in _SIDES)
    yield joined(item.mixed)
    yield joined(item.silent)


def _point(version: str, point: Point | None) -> tuple[Value, ...]:
    if point is None:
        return (version, None, None, None, None)
    return (version, point.id, point.number, point.title, point.topic)


def _standing(version: str, point: Point | None) -> tuple[Value, ...]:
    return (*_point(version, point), point.status.value if point else None)


def _cell_rows(cell: Cell) -> Iterator[tuple[Value, ...]]:
    if not cell.words:
        yield (None,) * len(_SAID)
    for item in cell.words:
        yield _said(item)


def _said(item: Statement) -> tuple[Value, ...]:
    return (
        item.stance.value,
        item.date.isoformat(),
        item.speaker,
        item.basis.value,
        item.red_line,
        item.id,
        item.summary,
        item.condition,
        item.proposal,
        joined(item.sources),
    )


def _entry(entry: TimelineEntry) -> tuple[Value, ...]:
    date, kind = entry.date.isoformat(), entry.kind.value
    version = entry.version.id if entry.version else None
    if entry.statement is not None:
        said = entry.statement
        about = joined(map(str, said.about)) or said.topic
        return (date, kind, None, about, said.party, *_said(said))
    text = entry.event.event if entry.event else entry.version.title if entry.version else None
    sources = entry.event.sources if entry.event else entry.version.sources if entry.version else ()
    blank: tuple[Value, ...] = (None,) * 5
    return (date, kind, version, None, None, None, *blank, text, None, None, joined(sources))
