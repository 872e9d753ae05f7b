"""Who stands where, as JSON: the matrix, folded by topic, or who moved."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from planvers.documents.asked import StanceAsked
from planvers.documents.cells import CELL, statements_of
from planvers.documents.envelope import Output
from planvers.documents.records import PARTY, PLAN_INPUT, STANDING_REF, STATEMENT, VERSION_INPUT
from planvers.documents.shapes import (
    BOOLEAN,
    COUNTS,
    DATE,
    DAY,
    INTEGER,
    STRING,
    STRINGS,
    Key,
    Shape,
    array,
    group,
    key,
    optional,
    record,
)
from planvers.ledger.cells import Cell
from planvers.ledger.moves import Move
from planvers.ledger.stances import StanceMatrix, StanceRow
from planvers.ledger.topics import TopicRows, by_topic
from planvers.model.plan import Plan, Version


class Stood(NamedTuple):
    """A matrix, and what of it was asked for."""

    plan: Plan
    whole: StanceMatrix
    shown: StanceMatrix
    asked: StanceAsked

    @property
    def version(self) -> Version:
        """The version of the matrix."""
        return self.whole.version


class Moved(NamedTuple):
    """The moves on a version, and those that were asked for."""

    plan: Plan
    version: Version
    asked: StanceAsked
    moves: tuple[Move, ...]
    shown: tuple[Move, ...]


def _cells(matrix: StanceMatrix) -> list[Cell]:
    return [cell for row in matrix.rows for cell in row.cells]


def _by_stance(matrix: StanceMatrix) -> Counter[str]:
    """Cells of points by what they say: a stance, mixed, or not_stated."""
    cells = (cell for row in matrix.rows if row.point for cell in row.cells)
    return Counter(cell.stance.value if cell.stance else "mixed" if cell.words else "not_stated" for cell in cells)


def _cells_of_moves(moves: Iterable[Move]) -> list[Cell]:
    return [cell for move in moves for cell in (move.before, move.now)]


_ROW: Shape[StanceRow] = record(
    "stance_row",
    "The stances on one point, or on the version as a whole, in party order.",
    optional("point", STANDING_REF, lambda row: row.point, "absent for the version as a whole"),
    key("cells", array(CELL), lambda row: row.cells),
)
_TOPIC_ROWS: Shape[TopicRows] = record(
    "topic_rows",
    "The points of one topic.",
    optional("topic", STRING, lambda found: found.topic.id if found.topic else None, "absent for points without one"),
    key("rows", array(_ROW), lambda found: found.rows),
)
_MOVE: Shape[Move] = record(
    "move",
    "A party that stands otherwise than before on a point, or on the version as a whole.",
    optional("point", STANDING_REF, lambda move: move.point, "absent for the version as a whole"),
    key("party", STRING, lambda move: move.now.party),
    key("is_first", BOOLEAN, lambda move: move.is_first, "it had said nothing before"),
    key("before", CELL, lambda move: move.before),
    key("now", CELL, lambda move: move.now),
)
_SUMMARY: Shape[StanceMatrix] = group(
    key("points", INTEGER, lambda matrix: sum(row.point is not None for row in matrix.rows)),
    key("by_stance", COUNTS, _by_stance, "parties on points: a stance, mixed, or not_stated"),
    optional("last", DATE, lambda matrix: matrix.last, "of the latest statement in it"),
)
_MOVES_SUMMARY: Shape[Moved] = group(
    key("moves", INTEGER, lambda it: len(it.moves)),
    key("first_words", INTEGER, lambda it: sum(move.is_first for move in it.moves)),
)
_INPUTS: tuple[Key[Stood | Moved], ...] = (
    key("plan", PLAN_INPUT, lambda it: it.plan),
    key("version", VERSION_INPUT, lambda it: it.version),
)
_OPTIONS: tuple[Key[Stood | Moved], ...] = (
    optional("party", STRING, lambda it: it.asked.party),
    key("topics", STRINGS, lambda it: it.asked.topics),
    optional("as_of", DAY, lambda it: it.asked.as_of, "the last day that was meant"),
    optional("changed_since", STRING, lambda it: it.asked.changed_since),
    key("stale", BOOLEAN, lambda it: it.asked.is_stale),
    key("by_topic", BOOLEAN, lambda it: it.asked.by_topic),
)
_STATEMENTS = "those that the cells name, in the order of the record"

MATRIX: Output[Stood] = Output(
    "stance",
    "matrix",
    "Party by point; --party and --stale leave cells out, --topic rows.",
    inputs=_INPUTS,
    options=_OPTIONS,
    body=(
        key("summary", _SUMMARY, lambda it: it.whole),
        key("parties", array(PARTY), lambda it: it.plan.parties),
        key("rows", array(_ROW), lambda it: it.shown.rows, "the version as a whole, then its points in order"),
        key("statements", array(STATEMENT), lambda it: statements_of(it.plan, _cells(it.shown)), _STATEMENTS),
    ),
)
TOPICS: Output[Stood] = Output(
    "stance",
    "by_topic",
    "Party by point, the points of each topic together.",
    inputs=_INPUTS,
    options=_OPTIONS,
    body=(
        key("summary", _SUMMARY, lambda it: it.whole),
        key("parties", array(PARTY), lambda it: it.plan.parties),
        key("topics", array(_TOPIC_ROWS), lambda it: by_topic(it.shown, it.plan)),
        key("statements", array(STATEMENT), lambda it: statements_of(it.plan, _cells(it.shown)), _STATEMENTS),
    ),
)
MOVES: Output[Moved] = Output(
    "stance",
    "moves",
    "Who moved since another version, or a day.",
    inputs=_INPUTS,
    options=_OPTIONS,
    body=(
        key("summary", _MOVES_SUMMARY, lambda it: it),
        key("parties", array(PARTY), lambda it: it.plan.parties),
        key("moves", array(_MOVE), lambda it: it.shown),
        key(
            "statements",
            array(STATEMENT),
            lambda it: statements_of(it.plan, _cells_of_moves(it.shown)),
            _STATEMENTS,
        ),
    ),
)
