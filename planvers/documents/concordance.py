"""A concordance as JSON."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planvers.comparing.align import Reasons
from planvers.comparing.concordance import Concordance, Question, QuestionKind
from planvers.documents.envelope import Output
from planvers.documents.links import CANDIDATE, LINK, Linked, linked
from planvers.documents.records import VERSION_INPUT
from planvers.documents.shapes import (
    BOOLEAN,
    COUNTS,
    INTEGER,
    SHARE,
    STRING,
    Shape,
    array,
    group,
    key,
    nullable,
    optional,
    record,
    words,
)
from planvers.matching.inference import Candidate
from planvers.model.plan import Point, Version


class Mapped(NamedTuple):
    """A concordance, and what was allowed to link points."""

    found: Concordance
    reasons: Reasons


class _Unmatched(NamedTuple):
    """A point without a link, why, and what comes near."""

    point: Point
    why: str
    nearest: Sequence[Candidate]


class _Asked(NamedTuple):
    """A question, with its link as it is written."""

    question: Question
    link: Linked | None


def _unmatched(points: Iterable[Point], nearest: dict[str, tuple[Candidate, ...]], other: Version) -> list[_Unmatched]:
    """A text that has no counterpart is told from one that is not public in full."""
    why = "no_counterpart" if other.is_text_known else "unaccounted"
    return [_Unmatched(point, why, nearest.get(point.id, ())) for point in points]


def _asked(found: Concordance) -> list[_Asked]:
    similar = found.similarity
    return [_Asked(item, linked(item.link, similar) if item.link else None) for item in found.questions]


_UNMATCHED: Shape[_Unmatched] = record(
    "unmatched",
    "A point or sub-point without a link.",
    key("id", STRING, lambda item: item.point.id),
    key("number", nullable(STRING), lambda item: item.point.number),
    key("why", STRING, lambda item: item.why, "no_counterpart, or unaccounted where the other text is not public"),
    key("candidates", array(CANDIDATE), lambda item: item.nearest),
)
_DROPPED: Shape[Point] = record(
    "dropped",
    "An old point that has only a tombstone.",
    key("id", STRING, lambda item: item.id),
    key("number", nullable(STRING), lambda item: item.number),
)
_QUESTION: Shape[_Asked] = record(
    "question",
    "Something that a person should settle.",
    key("kind", words(QuestionKind), lambda item: item.question.kind),
    optional("old", STRING, lambda item: item.question.old),
    optional("new", STRING, lambda item: item.question.new),
    optional("link", LINK, lambda item: item.link),
    optional("candidates", array(CANDIDATE), lambda item: None if item.link else item.question.candidates),
)
_SUMMARY: Shape[Concordance] = group(
    key("links", INTEGER, lambda found: len(found.links)),
    key("by_method", COUNTS, lambda found: Counter(link.method.value for link in found.links)),
    key("unmatched_old", INTEGER, lambda found: len(found.unmatched_old)),
    key("unmatched_new", INTEGER, lambda found: len(found.unmatched_new)),
    key("questions", INTEGER, lambda found: len(found.questions)),
)

CONCORDANCE: Output[Mapped] = Output(
    "map",
    "concordance",
    "The links between two versions, what has none, and the questions; likenesses and scores from 0 to 1.",
    inputs=(
        key("old", VERSION_INPUT, lambda it: it.found.diff.old),
        key("new", VERSION_INPUT, lambda it: it.found.diff.new),
    ),
    options=(
        key("declared", BOOLEAN, lambda it: it.reasons.declared, "whether ids and declared lineage count"),
        key("inferred", BOOLEAN, lambda it: it.reasons.inferred, "whether words may link"),
        key("threshold", SHARE, lambda it: it.found.alignment.threshold, "the score that inferred links needed"),
    ),
    body=(
        key("summary", _SUMMARY, lambda it: it.found),
        key("links", array(LINK), lambda it: [linked(link, it.found.similarity) for link in it.found.links]),
        key(
            "unmatched_old",
            array(_UNMATCHED),
            lambda it: _unmatched(it.found.unmatched_old, it.found.alignment.nearest_old, it.found.diff.new),
        ),
        key(
            "unmatched_new",
            array(_UNMATCHED),
            lambda it: _unmatched(it.found.unmatched_new, it.found.alignment.nearest_new, it.found.diff.old),
        ),
        key("dropped", array(_DROPPED), lambda it: it.found.dropped),
        key("questions", array(_QUESTION), lambda it: _asked(it.found)),
    ),
)
