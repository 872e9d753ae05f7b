"""The life of one point as JSON: a node for every version."""

from typing import NamedTuple

from planvers.documents.changes import CHANGE, Judged
from planvers.documents.envelope import Output
from planvers.documents.records import PLAN_INPUT, POINT, REF, STATEMENT, Unit
from planvers.documents.shapes import (
    BOOLEAN,
    DATE,
    INTEGER,
    STRING,
    STRINGS,
    Shape,
    array,
    group,
    key,
    nullable,
    optional,
    record,
    words,
)
from planvers.ledger.life import Absence, Appearance, Comparison, Gap, History, HistoryNode, Predecessor, Split
from planvers.model.plan import Plan, Version


class Lived(NamedTuple):
    """A history with its plan, and the version that the point was named in, if any."""

    history: History
    plan: Plan
    version: str | None = None


class _Seen(NamedTuple):
    """A point of the family in its version."""

    version: Version
    item: Appearance


_PREDECESSOR: Shape[Predecessor] = record(
    "predecessor",
    "A point that another continues, in the nearest earlier version that lists it.",
    key("version", STRING, lambda item: item.version.id),
    key("point", REF, lambda item: item.unit),
)
_COMPARISON: Shape[Comparison] = record(
    "comparison",
    "What happened to a point since an earlier version.",
    key("against", STRING, lambda item: item.against.id),
    key("change", CHANGE, lambda item: Judged(item.change)),
)
_SPLIT: Shape[Split] = record(
    "split",
    "A point that several points of a later version continue.",
    key("old", REF, lambda item: item.old),
    key("into", array(REF), lambda item: item.into),
)
_APPEARANCE: Shape[_Seen] = record(
    "appearance",
    "A point of the family as one version has it.",
    key("is_own", BOOLEAN, lambda it: it.item.is_own, "the point asked for, and not one before or after it"),
    key("point", POINT, lambda it: Unit(it.version, it.item.unit)),
    optional("whole", REF, lambda it: it.item.whole, "the point that it is a sub-point of"),
    key("predecessors", array(_PREDECESSOR), lambda it: it.item.predecessors),
    key("compared", array(_COMPARISON), lambda it: it.item.compared),
    key("splits", array(_SPLIT), lambda it: it.item.splits),
)
_ABSENCE: Shape[Absence] = record(
    "absence",
    "What is known of a version that has no point of the family.",
    key("gap", words(Gap), lambda item: item.gap),
    key("compared", array(_COMPARISON), lambda item: item.compared, "how that is known"),
    key("recorded_in", STRINGS, lambda item: [version.id for version in item.recorded_in], "who has the tombstone"),
    key("relatives", array(REF), lambda item: item.relatives, "points that continue an ancestor"),
    key("of_wholes", array(REF), lambda item: item.of_wholes, "points that continue the one that it stood in"),
)
_NODE: Shape[HistoryNode] = record(
    "history_node",
    "One version: its points of the family, or else why there is none.",
    key("version", STRING, lambda node: node.version.id),
    key("date", DATE, lambda node: node.version.date),
    key("based_on", STRINGS, lambda node: node.version.based_on),
    key("appearances", array(_APPEARANCE), lambda node: [_Seen(node.version, item) for item in node.appearances]),
    optional("absence", _ABSENCE, lambda node: node.absence),
    key("statements", array(STATEMENT), lambda node: node.statements, "about these points or their sub-points"),
    key("on_whole", INTEGER, lambda node: node.on_whole, "how many statements are on the version as a whole"),
)
_SUMMARY: Shape[History] = group(
    key("versions", INTEGER, lambda found: len(found.nodes)),
    key("with_point", INTEGER, lambda found: sum(bool(node.appearances) for node in found.nodes)),
    key("not_related", INTEGER, lambda found: len(found.unrelated)),
    key("statements", INTEGER, lambda found: len(found.statements)),
)

HISTORY: Output[Lived] = Output(
    "history",
    "life",
    "The life of one point, with a node for every version of the plan, in the plan's order.",
    inputs=(key("plan", PLAN_INPUT, lambda it: it.plan),),
    options=(
        key("point", STRING, lambda it: it.history.id, "its id, whatever it was named by"),
        optional("version", STRING, lambda it: it.version, "the version that it was named in"),
    ),
    body=(
        key("id", STRING, lambda it: it.history.id),
        key("title", nullable(STRING), lambda it: it.history.point.title),
        key("summary", _SUMMARY, lambda it: it.history),
        key("nodes", array(_NODE), lambda it: it.history.nodes),
    ),
)
