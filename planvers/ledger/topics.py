"""A matrix of stances folded: the points of each topic together."""

from typing import NamedTuple

from planvers.ledger.stances import StanceMatrix, StanceRow
from planvers.model.plan import Plan, Topic


class TopicRows(NamedTuple):
    """The rows of one topic, in order; `topic` is None for points that have none."""

    topic: Topic | None
    rows: tuple[StanceRow, ...]


def by_topic(matrix: StanceMatrix, plan: Plan) -> tuple[TopicRows, ...]:
    """The rows of points by topic: topics in the plan's order, those without one last, none that is empty."""
    rows: dict[str | None, list[StanceRow]] = {}
    for row in matrix.rows:
        if row.point is not None:
            rows.setdefault(row.point.topic, []).append(row)
    topics: tuple[Topic | None, ...] = (*plan.topics, None)
    named = ((topic, rows.get(topic.id if topic else None, ())) for topic in topics)
    return tuple(TopicRows(topic, tuple(found)) for topic, found in named if found)
