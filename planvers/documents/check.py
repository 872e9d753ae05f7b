"""What is wrong with the files, as JSON."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from planvers.documents.envelope import Output
from planvers.documents.problems import PROBLEM
from planvers.documents.shapes import INTEGER, STRINGS, Key, array, const, group, key
from planvers.model.problems import Problem, Severity


class Checked(NamedTuple):
    """What was found wrong in some paths, or in every plan where none is named."""

    paths: Sequence[str]
    problems: Sequence[Problem]


class WithProblems(Protocol):
    """Whatever tells problems of files."""

    @property
    def problems(self) -> Sequence[Problem]:
        """The problems."""


def _count(it: WithProblems, severity: Severity) -> int:
    return sum(item.severity is severity for item in it.problems)


COUNTED: tuple[Key[WithProblems], ...] = (
    key("errors", INTEGER, lambda it: _count(it, Severity.ERROR)),
    key("warnings", INTEGER, lambda it: _count(it, Severity.WARNING)),
)
PATHS = "as they were named; none where every plan was checked"

PROBLEMS: Output[Checked] = Output(
    "check",
    "problems",
    "Every fault of every file, in order.",
    inputs=(key("paths", STRINGS, lambda it: it.paths, PATHS),),
    options=(key("stats", const(value=False), lambda _: False),),
    body=(
        key("summary", group(*COUNTED), lambda it: it),
        key("problems", array(PROBLEM), lambda it: it.problems),
    ),
)
