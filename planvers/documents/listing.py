"""The known versions of plans as JSON, and how far each has come."""

from collections import Counter
from typing import NamedTuple

from planvers.brackets.counting import count_in_version
from planvers.documents.envelope import Output
from planvers.documents.records import PARTY
from planvers.documents.shapes import (
    BOOLEAN,
    COUNTS,
    DATE,
    INTEGER,
    STRING,
    STRINGS,
    Shape,
    array,
    const,
    group,
    key,
    nullable,
    optional,
    record,
    words,
)
from planvers.ledger.convergence import Convergence, Range, convergence
from planvers.model.plan import Plan, Topic, Version
from planvers.model.vocabulary import Disclosure, VersionKind, WordingGrade


class Listed(NamedTuple):
    """The plans, and whether their versions were asked for as a tree."""

    plans: tuple[Plan, ...]
    tree: bool = False


class _Node(NamedTuple):
    """A version, and the versions that are based on it."""

    version: Version
    children: tuple[str, ...]


def _nodes(plan: Plan) -> list[_Node]:
    return [
        _Node(version, tuple(later.id for later in plan.versions if version.id in later.based_on))
        for version in plan.versions
    ]


_TOPIC: Shape[Topic] = record(
    "topic",
    "A group of points, in the plan's own order.",
    key("id", STRING, lambda item: item.id),
    key("name", STRING, lambda item: item.name),
)
_VERSION: Shape[_Node] = record(
    "version",
    "A known version; `based_on` and `continued_by` make the graph.",
    key("id", STRING, lambda item: item.version.id),
    key("title", STRING, lambda item: item.version.title),
    key("date", DATE, lambda item: item.version.date, "when it became known, as exactly as that is known"),
    optional("date_note", STRING, lambda item: item.version.date_note),
    key("path", STRING, lambda item: item.version.where.path),
    key("kind", words(VersionKind), lambda item: item.version.kind),
    key("authors", STRINGS, lambda item: item.version.authors),
    key("based_on", STRINGS, lambda item: item.version.based_on),
    key("continued_by", STRINGS, lambda item: item.children),
    key("disclosure", words(Disclosure), lambda item: item.version.disclosure),
    key("wording", words(WordingGrade), lambda item: item.version.wording),
    key("points_reported", nullable(INTEGER), lambda item: item.version.point_count, "null where nobody said"),
    key("points_known", INTEGER, lambda item: len(item.version.live_points)),
    key("by_status", COUNTS, lambda item: Counter(point.status.value for point in item.version.points)),
    key("brackets", INTEGER, lambda item: count_in_version(item.version).brackets, "nested ones too"),
    key("bracketed_points", INTEGER, lambda item: count_in_version(item.version).points),
)
_PLAN: Shape[Plan] = record(
    "plan",
    "A plan with its versions by date.",
    key("id", STRING, lambda plan: plan.id),
    key("title", STRING, lambda plan: plan.title),
    optional("summary", STRING, lambda plan: plan.summary),
    key("language", STRING, lambda plan: plan.language),
    key("provisional_until_complete", BOOLEAN, lambda plan: plan.provisional_until_complete),
    key("parties", array(PARTY), lambda plan: plan.parties),
    key("topics", array(_TOPIC), lambda plan: plan.topics),
    key("versions", array(_VERSION), _nodes),
)
_SUMMARY: Shape[Listed] = group(
    key("plans", INTEGER, lambda it: len(it.plans)),
    key("versions", INTEGER, lambda it: sum(len(plan.versions) for plan in it.plans)),
)

VERSIONS: Output[Listed] = Output(
    "list",
    "versions",
    "The known versions of each plan; the tree of --tree is the same document.",
    inputs=(key("plans", STRINGS, lambda it: [plan.id for plan in it.plans]),),
    options=(key("tree", BOOLEAN, lambda it: it.tree), key("status", const(value=False), lambda _: False)),
    body=(key("summary", _SUMMARY, lambda it: it), key("plans", array(_PLAN), lambda it: it.plans)),
)

_RANGE: Shape[Range] = record(
    "range",
    "At least and at most how many.",
    key("min", INTEGER, lambda item: item.low),
    key("max", nullable(INTEGER), lambda item: item.high, "null where nobody knows an upper bound"),
)
CONVERGENCE: Shape[Convergence] = record(
    "convergence",
    "The points of a version by how they stand; sub-points count with their point.",
    key("id", STRING, lambda item: item.version.id),
    key("date", DATE, lambda item: item.version.date),
    key("points", _RANGE, lambda item: item.points),
    key("agreed", _RANGE, lambda item: item.agreed),
    key("in_principle", _RANGE, lambda item: item.in_principle, "those agreed ad referendum, too"),
    key("bracketed", _RANGE, lambda item: item.bracketed),
    key("open", _RANGE, lambda item: item.open, "the deferred ones, too"),
    key("proposed", _RANGE, lambda item: item.proposed),
    key("status_unknown", nullable(INTEGER), lambda item: item.unknown),
    key("not_public", INTEGER, lambda item: item.not_public, "points and sub-points of which only reports tell"),
    key("dropped", INTEGER, lambda item: item.dropped),
)
_STANDINGS: Shape[Plan] = record(
    "plan_status",
    "A plan with how far each of its versions has come.",
    key("id", STRING, lambda plan: plan.id),
    key("title", STRING, lambda plan: plan.title),
    key("versions", array(CONVERGENCE), lambda plan: map(convergence, plan.versions)),
)

STATUS: Output[Listed] = Output(
    "list",
    "status",
    "How many points of each version stand where.",
    inputs=VERSIONS.inputs,
    options=(key("tree", const(value=False), lambda _: False), key("status", const(value=True), lambda _: True)),
    body=(key("summary", _SUMMARY, lambda it: it), key("plans", array(_STANDINGS), lambda it: it.plans)),
)
