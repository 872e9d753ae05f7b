"""A diff as JSON: every change with its alarms, or the alarms alone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planvers.comparing.change import Change, Diff
from planvers.documents.asked import DiffAsked
from planvers.documents.changes import ALARM, CHANGE, Judged
from planvers.documents.envelope import Output
from planvers.documents.records import PLAN_INPUT, VERSION_INPUT
from planvers.documents.shapes import (
    BOOLEAN,
    COUNTS,
    INTEGER,
    SHARE,
    STRINGS,
    Key,
    Shape,
    array,
    group,
    key,
    mapping,
    optional,
    words,
)
from planvers.model.plan import Plan
from planvers.model.vocabulary import AlarmLevel
from planvers.review.findings import Finding
from planvers.review.judging import Review


class Compared(NamedTuple):
    """A diff that was judged, with those of its changes that were asked for."""

    diff: Diff
    review: Review
    plan: Plan | None
    shown: tuple[Change, ...]
    asked: DiffAsked


def _by_kind(changes: Iterable[Change]) -> Counter[str]:
    return Counter(kind.value for change in changes for kind in change.kinds)


def _by_level(review: Review) -> dict[str, int]:
    found = Counter(item.level for item in review.findings)
    return {level.value: found[level] for level in AlarmLevel if level is not AlarmLevel.OFF}


def _findings(it: Compared) -> list[Finding]:
    return [item for change in it.shown for item in it.review.of_whole(change)]


_COUNTED: Shape[Sequence[Change]] = group(
    key("total", INTEGER, len),
    key("changed", INTEGER, lambda changes: sum(change.is_change for change in changes)),
    key("by_kind", COUNTS, _by_kind, "one with several kinds counts for each"),
)
_SUMMARY: Shape[Compared] = group(
    key("points", _COUNTED, lambda it: it.diff.of_points),
    key("subpoints", _COUNTED, lambda it: it.diff.of_subpoints),
    key("alarms", COUNTS, lambda it: _by_level(it.review), "by level"),
    key("accepted", INTEGER, lambda it: len(it.review.accepted), "alarms that accepted.yaml silences"),
    key("inferred", INTEGER, lambda it: it.diff.inferred, "points that rest on links that nobody declared"),
    key("not_verified", INTEGER, lambda it: it.diff.not_verified, "points that rest on wording that is not"),
)
_INPUTS: tuple[Key[Compared], ...] = (
    optional("plan", PLAN_INPUT, lambda it: it.plan, "absent where the two versions belong to no one plan"),
    key("old", VERSION_INPUT, lambda it: it.diff.old),
    key("new", VERSION_INPUT, lambda it: it.diff.new),
)
_OPTIONS: tuple[Key[Compared], ...] = (
    key("only", STRINGS, lambda it: it.asked.only, "kinds of change, or alarms"),
    key("points", STRINGS, lambda it: it.asked.points),
    key("topics", STRINGS, lambda it: it.asked.topics),
    key("parties", STRINGS, lambda it: it.asked.parties),
    key("findings", BOOLEAN, lambda it: it.asked.findings, "whether only alarms were asked for"),
    key("inferred", BOOLEAN, lambda it: it.asked.reasons.inferred, "whether words may link"),
    optional("threshold", SHARE, lambda it: it.asked.reasons.threshold),
    key("levels", mapping(words(AlarmLevel)), lambda it: it.asked.levels),
    optional("fail_on", words(AlarmLevel), lambda it: it.asked.fail_on),
)
_SILENT = "languages without a word list, in which most rules did not look"

CHANGES: Output[Compared] = Output(
    "diff",
    "changes",
    "What changed between two versions, in the order of the new one; filters narrow `changes` and nothing else.",
    inputs=_INPUTS,
    options=_OPTIONS,
    body=(
        key("summary", _SUMMARY, lambda it: it),
        key("without_list", STRINGS, lambda it: it.review.without_list, _SILENT),
        key("changes", array(CHANGE), lambda it: [Judged(change, it.review) for change in it.shown]),
    ),
)
FINDINGS: Output[Compared] = Output(
    "diff",
    "findings",
    "The alarms of the changes that were asked for, in their order.",
    inputs=_INPUTS,
    options=_OPTIONS,
    body=(
        key("summary", _SUMMARY, lambda it: it),
        key("without_list", STRINGS, lambda it: it.review.without_list, _SILENT),
        key("findings", array(ALARM), _findings),
    ),
)
