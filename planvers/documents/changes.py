"""Changes and the alarms on them as JSON, the same in every document."""

from collections.abc import Iterable
from typing import NamedTuple

from planvers.comparing.change import Change, Near
from planvers.comparing.shares import Share
from planvers.comparing.standing import StanceMove, stances_of
from planvers.documents.links import LINK, linked
from planvers.documents.records import SIDE
from planvers.documents.shapes import (
    BOOLEAN,
    INTEGER,
    SHARE,
    STRING,
    STRINGS,
    Known,
    Shape,
    again,
    array,
    group,
    key,
    known,
    optional,
    record,
    words,
)
from planvers.model.plan import Point, Statement
from planvers.model.vocabulary import AlarmLevel, ChangeKind, Stance, Status
from planvers.review.findings import Finding
from planvers.review.judging import Review
from planvers.words.redline import compare
from planvers.words.runs import Run, RunKind


class Judged(NamedTuple):
    """A change with what the rules say of it; None where nobody asked them."""

    change: Change
    review: Review | None = None


class _Wordings(NamedTuple):
    """What turns an old wording into a new one, in which language."""

    language: str
    runs: tuple[Run, ...]


def _text(item: Judged) -> Known[_Wordings] | None:
    """The wordings compared; None where there are no two of them, because the point is new, gone or a mere heading."""
    change = item.change
    olds = [unit for unit in change.old if not unit.is_dropped]
    if not olds or not change.new or change.is_departure or change.point.is_dropped:
        return None
    if change.point.subpoints and not any(unit.text for unit in (*olds, change.point)):
        return None
    pair = change.words
    return Known(_Wordings(pair.language, compare(pair.old, pair.new)) if pair else None)


def _accepted(item: Judged) -> list[Finding] | None:
    if item.review is None:
        return None
    here = () if item.change.is_departure else item.review.accepted
    return [finding for finding in here if finding.point == item.change.point.id]


def _ids(statements: Iterable[Statement]) -> list[str]:
    return [item.id for item in statements]


RUN: Shape[Run] = record(
    "run",
    "A stretch of two wordings; joining the old sides gives the old wording, joining the new sides the new one.",
    key("op", words(RunKind), lambda run: run.kind),
    key("old", STRING, lambda run: run.old),
    key("new", STRING, lambda run: run.new),
)
_TEXT: Shape[_Wordings] = record(
    "text_change",
    "Two wordings in one language, word by word.",
    optional("language", STRING, lambda item: item.language or None, "absent where no tag is known"),
    key("runs", array(RUN), lambda item: item.runs),
)
_EVIDENCE: Shape[Finding] = group(
    optional("old", STRING, lambda item: item.old or None, "absent where nothing stands there"),
    optional("new", STRING, lambda item: item.new or None, "absent where nothing stands there"),
    key("content", STRINGS, lambda item: item.content, "what the fingerprint stands for, with the rule and the point"),
)
ALARM: Shape[Finding] = record(
    "alarm",
    "What one rule found in one point.",
    key("rule", STRING, lambda item: item.rule),
    key("level", words(AlarmLevel), lambda item: item.level),
    key("fingerprint", STRING, lambda item: item.fingerprint, "the same as long as the rule finds the same there"),
    key("point", STRING, lambda item: item.point),
    key("evidence", _EVIDENCE, lambda item: item),
    key("message", STRING, lambda item: item.message, "for people; may be reworded freely"),
    key("path", STRING, lambda item: item.where.path),
    key("line", INTEGER, lambda item: item.where.line),
    key("column", INTEGER, lambda item: item.where.column),
)
_STATUS: Shape[Change] = group(
    key("old", array(words(Status)), lambda change: [unit.status for unit in change.old]),
    key("new", words(Status), lambda change: change.point.status),
)
_MOVE: Shape[StanceMove] = record(
    "stance_change",
    "A party that now says something else of the very point; statements by id.",
    key("party", STRING, lambda move: move.party),
    key("old", array(words(Stance)), lambda move: stances_of(move.before)),
    key("new", array(words(Stance)), lambda move: stances_of(move.now)),
    key("old_statements", STRINGS, lambda move: _ids(move.before)),
    key("new_statements", STRINGS, lambda move: _ids(move.now)),
)
_SHARE: Shape[Share] = record(
    "share",
    "What one part brought into a merge, or took along from a split, in words.",
    key("id", STRING, lambda share: share.point.id),
    key("kept", INTEGER, lambda share: share.kept),
    key("words", INTEGER, lambda share: share.words),
    key("runs", array(RUN), lambda share: share.runs),
)
_NEAR: Shape[Near] = record(
    "near",
    "A point of the other version that comes near.",
    key("id", STRING, lambda near: near.point.id),
    key("similarity", SHARE, lambda near: near.similarity),
)
_POINTS: Shape[Iterable[Point]] = array(SIDE)

CHANGE: Shape[Judged] = record(
    "change",
    "What happened to one point or sub-point between two versions.",
    key("kinds", array(words(ChangeKind)), lambda item: item.change.kinds),
    key("is_change", BOOLEAN, lambda item: item.change.is_change, "of the plan, and not only of what is known of it"),
    key("is_verified", BOOLEAN, lambda item: not item.change.is_unverified, "whether all wording it rests on is"),
    key("old", _POINTS, lambda item: item.change.old, "what it continues; several in a merge, none where it is new"),
    key("new", _POINTS, lambda item: item.change.new, "none where it is gone"),
    key("match", array(LINK), lambda item: map(linked, item.change.links), "what links old and new, and how sure"),
    optional("text", known(_TEXT), _text, "null where a wording is not public; absent where there are no two"),
    optional("status", _STATUS, lambda item: item.change if ChangeKind.STATUS_CHANGED in item.change.kinds else None),
    key("stances", array(_MOVE), lambda item: item.change.stances),
    optional("shares", array(_SHARE), lambda item: item.change.shares or None, "of a merge or split"),
    optional("nearest", array(_NEAR), lambda item: item.change.nearest or None, "to one without a counterpart"),
    optional("alarms", array(ALARM), lambda item: item.review.of(item.change) if item.review else None),
    optional("accepted", array(ALARM), _accepted, "alarms that accepted.yaml silences"),
    key(
        "parts",
        array(again("change", lambda: CHANGE)),
        lambda item: [Judged(x, item.review) for x in item.change.parts],
    ),
)
