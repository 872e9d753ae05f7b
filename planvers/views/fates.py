"""What happened to a point, in the words that headers count and entries begin with."""

from planvers.comparing.diff import Change
from planvers.comparing.evidence import Grade, evidence
from planvers.model.vocabulary import ChangeKind, Said, Status
from planvers.views.phrases import STATUS_WORDS

CHANGE_WORDS = {kind: kind.value.replace("_", " ") for kind in ChangeKind} | {
    ChangeKind.UNACCOUNTED: "unaccounted for",
    ChangeKind.TEXT_LEARNED: "text learned",
}
DROPPED_ON_RECORD = "dropped on record"
REPORTS_CONFLICT = "reports conflict"
_REPORTED = {said: f"reported {said}" for said in Said}
# What was lost first, what nobody knows last.
_ORDER = (
    DROPPED_ON_RECORD,
    *(CHANGE_WORDS[kind] for kind in ChangeKind if kind not in (ChangeKind.UNACCOUNTED, ChangeKind.UNCHANGED)),
    *STATUS_WORDS.values(),
    REPORTS_CONFLICT,
    *_REPORTED.values(),
    CHANGE_WORDS[ChangeKind.UNACCOUNTED],
    CHANGE_WORDS[ChangeKind.UNCHANGED],
)


def fates(change: Change) -> tuple[str, ...]:
    """What happened to a point, in the words that the header counts."""
    if not change.new:
        return tuple(CHANGE_WORDS[kind] for kind in change.kinds)
    point = change.point
    known = evidence(point)
    if ChangeKind.DROPPED in change.kinds and point.reports:
        return (DROPPED_ON_RECORD,) if known.grade is Grade.ON_RECORD else (_REPORTED[Said.DROPPED],)
    if ChangeKind.UNACCOUNTED not in change.kinds:
        return tuple(CHANGE_WORDS[kind] for kind in change.kinds)
    if point.status is not Status.UNKNOWN:
        return (STATUS_WORDS[point.status],)
    if known.conflicts:
        return (REPORTS_CONFLICT,)
    return (_REPORTED[known.says[0]],) if known.says else (CHANGE_WORDS[ChangeKind.UNACCOUNTED],)


def rank(word: str) -> int:
    """The place of a word in a header."""
    return _ORDER.index(word)


def is_folded(change: Change) -> bool:
    """Whether a change is only named in a closing line."""
    if change.kinds == (ChangeKind.UNCHANGED,):
        return True
    is_silent = not change.new or not (change.point.reports or change.point.status is not Status.UNKNOWN)
    return change.kinds == (ChangeKind.UNACCOUNTED,) and is_silent
