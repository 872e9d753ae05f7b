"""What is known of a point whose wording is not public: what the reports say, and how well they know."""

from enum import StrEnum
from typing import NamedTuple

from planvers.model.plan import Point, Report
from planvers.model.vocabulary import ON_RECORD_BASES, Said


class Grade(StrEnum):
    """How a fate is known, strongest first."""

    ON_RECORD = "on_record"
    REPORTED = "reported"
    SOURCED = "sourced"
    UNSOURCED = "unsourced"


class Evidence(NamedTuple):
    """`says` lists what the reports say, each once in the order of the file; more than one is a conflict."""

    says: tuple[Said, ...]
    grade: Grade

    @property
    def conflicts(self) -> bool:
        """Whether the reports contradict each other."""
        return len(self.says) > 1


def evidence(point: Point) -> Evidence:
    """What the record of a point rests on: its reports where there are any, else its sources."""
    says = tuple(dict.fromkeys(report.says for report in point.reports))
    return Evidence(says, _grade(point.reports, has_sources=bool(point.sources)))


def _grade(reports: tuple[Report, ...], *, has_sources: bool) -> Grade:
    if any(report.basis in ON_RECORD_BASES for report in reports):
        return Grade.ON_RECORD
    if reports:
        return Grade.REPORTED
    return Grade.SOURCED if has_sources else Grade.UNSOURCED
