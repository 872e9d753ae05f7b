"""planvers check."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from planvers.desk import Desk
from planvers.library import check_plan, problems_at
from planvers.model.plan import Plan
from planvers.model.problems import Problem, Severity
from planvers.views.phrases import counted


class Findings(NamedTuple):
    """Everything that was found wrong, in order, and a closing line on what was looked at."""

    problems: tuple[Problem, ...]
    closing: str

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def run(desk: Desk, paths: Sequence[Path], today: datetime.date) -> Findings:
    """The problems of the paths, or of every plan where none is named."""
    if paths:
        return _findings(tuple(item for path in paths for item in problems_at(path, today)), ", ".join(map(str, paths)))
    checked = [(folder.name, check_plan(folder, today=today)) for folder in desk.place.folders]
    sizes = ", ".join(f"{name} ({_size(item.plan)})" if item.plan else name for name, item in checked)
    return _findings(tuple(problem for _, item in checked for problem in item.problems), sizes)


def _findings(problems: tuple[Problem, ...], what: str) -> Findings:
    found = Findings(problems, "")
    counts = f"{counted(found.errors, 'error')}, {counted(len(problems) - found.errors, 'warning')}"
    return found._replace(closing=f"checked {what}: {counts}")


def _size(plan: Plan) -> str:
    points = sum(len(version.points) for version in plan.versions)
    counts = [(plan.versions, "version"), (plan.statements, "statement"), (plan.sources, "source")]
    versions, *others = (counted(len(items), noun) for items, noun in counts)
    return ", ".join([versions, counted(points, "point"), *others])
