"""How the points of a version came to it, as a flow: a column a version, and what happened on the way."""

from planvers.comparing.align import Method
from planvers.comparing.change import Change
from planvers.comparing.course import Course, Stop, Stream
from planvers.model.plan import Version
from planvers.model.vocabulary import ChangeKind, Status
from planvers.views.fates import BY_IDENTICAL_WORDING, CHANGE_WORDS, NOTHING_LIKE_IT, fates
from planvers.views.page import Band, Flow, FlowNode, Line, line
from planvers.views.phrases import STATUS_WORDS, dated, inferred_words, title

# What a point is drawn as that its version does not list: nothing undeclared is called gone (decision 008).
_ABSENT = {
    kind: CHANGE_WORDS[kind] for kind in (ChangeKind.DROPPED, ChangeKind.NO_COUNTERPART, ChangeKind.NOT_MENTIONED)
}
# What a band is drawn as, by the first of these that happened; what crosses others is seen to have moved anyway.
_KINDS = (
    *_ABSENT.items(),
    (ChangeKind.UNACCOUNTED, "unknown"),
    (ChangeKind.TEXT_LEARNED, "unknown"),
    (ChangeKind.MERGED, "merged"),
    (ChangeKind.SPLIT, "split"),
    (ChangeKind.REWORDED, "reworded"),
    (ChangeKind.MOVED, "moved"),
)


def flow(found: Course) -> Flow:
    """The flow of a course; a point that is gone or not known stands in its column all the same."""
    columns = tuple((_name(version), tuple(map(_node, stops))) for version, stops in found.columns)
    place = {version.id: number for number, (version, _) in enumerate(found.columns)}
    bands = (
        Band(
            (place[stream.old.version], stream.old.unit),
            (place[stream.new.version], stream.new.unit),
            _kind(stream.change),
            _remark(stream),
        )
        for stream in found.streams
    )
    return Flow(columns, tuple(bands))


def _name(version: Version) -> Line:
    return line(f"{version.title}, {dated(version.date)}")


def _node(stop: Stop) -> FlowNode:
    state, remark = _state(stop)
    told = f"{title(stop.point)} ({remark})" if remark not in ("", state) else title(stop.point)
    is_listed = stop.change is None or bool(stop.change.new)
    return FlowNode(stop.node.unit, (is_listed and stop.point.number) or "–", told, state)


def _state(stop: Stop) -> tuple[str, str]:
    """How a point stands at a version, and what to remark on that."""
    point, change = stop.point, stop.change
    if point.is_dropped:
        return "dropped", ", ".join(fates(change)) if change else ""
    if change and not change.new:
        absent = next((words for kind, words in _ABSENT.items() if kind in change.kinds), "")
        return (absent, ", ".join(fates(change))) if absent else ("unknown", "")
    if point.status is Status.UNKNOWN and point.text is None:
        return "unknown", ", ".join(fates(change)) if change else ""
    return STATUS_WORDS[point.status], ""


def _kind(change: Change) -> str:
    if change.new and change.point.is_dropped:
        # Even where nobody knows whether it stood in the version before.
        return "dropped"
    return next((word for kind, word in _KINDS if kind in change.kinds), "kept")


def _remark(stream: Stream) -> str:
    """What the program found that nobody declared: a link, or that a point is gone."""
    change, link = stream.change, stream.link
    if link is None:
        return NOTHING_LIKE_IT if not change.new and ChangeKind.DROPPED in change.kinds else ""
    return BY_IDENTICAL_WORDING if link.method is Method.IDENTICAL else inferred_words(link)
