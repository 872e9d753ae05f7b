"""What happened to a point, in the words that headers count and entries begin with."""

from planvers.comparing.diff import Change
from planvers.comparing.evidence import Grade, evidence
from planvers.model.plan import Point
from planvers.model.vocabulary import ChangeKind, Said, Status
from planvers.views.phrases import STATUS_WORDS

CHANGE_WORDS = {kind: kind.value.replace("_", " ") for kind in ChangeKind} | {
    ChangeKind.UNACCOUNTED: "unaccounted for",
    ChangeKind.TEXT_LEARNED: "text learned",
}
DROPPED_ON_RECORD = "dropped on record"
REPORTS_CONFLICT = "reports conflict"
NOT_IN_NEW_TEXT = "not in the new text"
NO_COMMON_LANGUAGE = "in no common language"
_REPORTED = {said: f"reported {said}" for said in Said}
# What was lost first, what nobody knows last.
_ORDER = (
    DROPPED_ON_RECORD,
    *(CHANGE_WORDS[kind] for kind in ChangeKind if kind not in (ChangeKind.UNACCOUNTED, ChangeKind.UNCHANGED)),
    *STATUS_WORDS.values(),
    REPORTS_CONFLICT,
    NOT_IN_NEW_TEXT,
    NO_COMMON_LANGUAGE,
    *_REPORTED.values(),
    CHANGE_WORDS[ChangeKind.UNACCOUNTED],
    CHANGE_WORDS[ChangeKind.UNCHANGED],
)


def fates(change: Change) -> tuple[str, ...]:
    """What happened to a point, in the words that the header counts."""
    words = tuple(CHANGE_WORDS[kind] for kind in change.kinds)
    if not change.new:
        return words
    if ChangeKind.UNACCOUNTED in change.kinds:
        return (_fate_of_unpublished(change.point),)
    if ChangeKind.DROPPED in change.kinds and change.point.reports:
        is_on_record = evidence(change.point).grade is Grade.ON_RECORD
        return (DROPPED_ON_RECORD if is_on_record else _REPORTED[Said.DROPPED],)
    return words


def _fate_of_unpublished(point: Point) -> str:
    """What is known of a point whose wording is not public: its status, or else what the reports say."""
    if point.is_dropped:
        return NOT_IN_NEW_TEXT
    if point.text is not None:
        return NO_COMMON_LANGUAGE
    if point.status is not Status.UNKNOWN:
        return STATUS_WORDS[point.status]
    known = evidence(point)
    if known.conflicts:
        return REPORTS_CONFLICT
    return _REPORTED[known.says[0]] if known.says else CHANGE_WORDS[ChangeKind.UNACCOUNTED]


def rank(word: str) -> int:
    """The place of a word in a header."""
    return _ORDER.index(word)


def is_folded(change: Change) -> bool:
    """Whether a change is only named in a closing line. What was inferred is always told in full."""
    if change.is_inferred:
        return False
    if change.kinds == (ChangeKind.UNCHANGED,):
        return True
    is_silent = not change.new or not (change.point.reports or change.point.status is not Status.UNKNOWN)
    return change.kinds == (ChangeKind.UNACCOUNTED,) and is_silent
