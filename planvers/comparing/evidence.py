"""What is known of a point whose wording is not public, or that is gone: what reports say, and how well they know."""

from enum import StrEnum
from typing import NamedTuple

from planvers.comparing.change import Change
from planvers.model.plan import Point
from planvers.model.vocabulary import ON_RECORD_BASES, ChangeKind, Said, Status


class Evidence(NamedTuple):
    """What the reports on a point say, each word once in the order of the file, and whether any is on record."""

    says: tuple[Said, ...]
    is_on_record: bool

    @property
    def conflicts(self) -> bool:
        """Whether the reports contradict each other."""
        return len(self.says) > 1


class Fate(StrEnum):
    """What became of a point, where its kinds of change alone would say too much or too little."""

    DROPPED_ON_RECORD = "dropped_on_record"
    REPORTED_KEPT = "reported_kept"
    REPORTED_CHANGED = "reported_changed"
    REPORTED_BRACKETED = "reported_bracketed"
    REPORTED_DROPPED = "reported_dropped"
    REPORTED_ADDED = "reported_added"
    REPORTS_CONFLICT = "reports_conflict"
    NOT_IN_NEW_TEXT = "not_in_new_text"
    NO_COMMON_LANGUAGE = "no_common_language"


def evidence(point: Point) -> Evidence:
    """What the reports on a point amount to; nothing said and not on record where there are none."""
    says = tuple(dict.fromkeys(report.says for report in point.reports))
    return Evidence(says, any(report.basis in ON_RECORD_BASES for report in point.reports))


def fate(change: Change) -> Fate | None:
    """The fate of a point, or None where its kinds of change (and its status) say all that is known."""
    if not change.new:
        return None
    if ChangeKind.UNACCOUNTED in change.kinds:
        return Fate.NOT_IN_NEW_TEXT if change.point.is_dropped else fate_of_unpublished(change.point)
    return fate_of_tombstone(change.point) if ChangeKind.DROPPED in change.kinds else None


def fate_of_tombstone(point: Point) -> Fate | None:
    """Whether a dropped point is on record as gone or only reported so; None where its sources are all there is."""
    if not point.reports:
        return None
    return Fate.DROPPED_ON_RECORD if evidence(point).is_on_record else Fate.REPORTED_DROPPED


def fate_of_unpublished(point: Point) -> Fate | None:
    """What the reports amount to on a point of which no wording can be compared; None where its status says more."""
    if point.text is not None:
        return Fate.NO_COMMON_LANGUAGE
    known = evidence(point)
    if point.status is not Status.UNKNOWN or not known.says:
        return None
    return Fate.REPORTS_CONFLICT if known.conflicts else Fate(f"reported_{known.says[0]}")
