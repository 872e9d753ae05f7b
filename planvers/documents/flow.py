"""How points flowed through versions, as JSON: what a report draws and no other document holds."""

from typing import NamedTuple

from planvers.comparing.align import Method
from planvers.comparing.course import Course, Stop, Stream
from planvers.comparing.lineage import Node
from planvers.documents.envelope import Output
from planvers.documents.records import PLAN_INPUT, STANDING_REF, VERSION_INPUT
from planvers.documents.shapes import BOOLEAN, SHARE, STRING, Shape, array, key, optional, record, words
from planvers.model.plan import Plan, Version
from planvers.model.vocabulary import ChangeKind


class Flowed(NamedTuple):
    """A version and the courses to draw: its own first, then those of versions that did not lead to it."""

    plan: Plan
    version: Version
    courses: tuple[Course, ...]


_NODE: Shape[Node] = record(
    "flow_node",
    "A point at a version. The id of one that the version does not list begins with the version that last did.",
    key("version", STRING, lambda node: node.version),
    key("id", STRING, lambda node: node.unit),
)
_STOP: Shape[Stop] = record(
    "flow_stop",
    "A point as it stands at a version, or as it was last known where the version does not list it.",
    key("id", STRING, lambda stop: stop.node.unit),
    key("is_listed", BOOLEAN, lambda stop: stop.change is None or bool(stop.change.new)),
    key("point", STANDING_REF, lambda stop: stop.point),
    optional(
        "kinds",
        array(words(ChangeKind)),
        lambda stop: stop.change.kinds if stop.change else None,
        "what happened on the way there; absent in a version that is based on none",
    ),
)
_STREAM: Shape[Stream] = record(
    "flow_stream",
    "What one stop continues from an earlier one.",
    key("old", _NODE, lambda stream: stream.old),
    key("new", _NODE, lambda stream: stream.new),
    key("kinds", array(words(ChangeKind)), lambda stream: stream.change.kinds),
    optional(
        "method",
        words(Method),
        lambda stream: stream.link.method if stream.link else None,
        "why they are taken for the same; absent where the newer version does not list the point",
    ),
    optional(
        "score",
        SHARE,
        lambda stream: stream.link.match.score if stream.link and stream.link.match else None,
        "of a link that was inferred",
    ),
)
_COLUMN: Shape[tuple[Version, tuple[Stop, ...]]] = record(
    "flow_version",
    "A version with its points in reading order.",
    key("version", VERSION_INPUT, lambda column: column[0]),
    key("stops", array(_STOP), lambda column: column[1]),
)
_COURSE: Shape[Course] = record(
    "flow_course",
    "The versions that led to one, oldest first, and the streams of points between them.",
    key("versions", array(_COLUMN), lambda course: course.columns),
    key("streams", array(_STREAM), lambda course: course.streams),
)
FLOW: Output[Flowed] = Output(
    "report",
    "flow",
    "How points flowed through the versions that led to one, and through those that did not lead to it.",
    inputs=(
        key("plan", PLAN_INPUT, lambda it: it.plan),
        key("version", VERSION_INPUT, lambda it: it.version),
    ),
    options=(),
    body=(key("courses", array(_COURSE), lambda it: it.courses, "that of the version first"),),
)
