"""What is wrong with the files, as JSON."""

from collections.abc import Sequence
from typing import NamedTuple

from planvers.documents.envelope import Output
from planvers.documents.problems import PROBLEM
from planvers.documents.shapes import INTEGER, STRINGS, Shape, array, group, key
from planvers.model.problems import Problem, Severity


class Checked(NamedTuple):
    """What was found wrong in some paths, or in every plan where none is named."""

    paths: Sequence[str]
    problems: Sequence[Problem]


_SUMMARY: Shape[Sequence[Problem]] = group(
    key("errors", INTEGER, lambda problems: sum(item.severity is Severity.ERROR for item in problems)),
    key("warnings", INTEGER, lambda problems: sum(item.severity is Severity.WARNING for item in problems)),
)

PROBLEMS: Output[Checked] = Output(
    "check",
    "problems",
    "Every fault of every file, in order.",
    inputs=(key("paths", STRINGS, lambda it: it.paths, "as they were named; none where every plan was checked"),),
    options=(),
    body=(
        key("summary", _SUMMARY, lambda it: it.problems),
        key("problems", array(PROBLEM), lambda it: it.problems),
    ),
)
