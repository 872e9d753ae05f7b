"""planvers check."""

import datetime
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planvers.commands import Answer
from planvers.desk import Desk
from planvers.joblog import inert
from planvers.ledger.quality import quality
from planvers.library import check_plan, plans_at, problems_at
from planvers.model.places import Source
from planvers.model.plan import Plan
from planvers.model.problems import Problem, Severity
from planvers.model.unseen import visible
from planvers.reading.files import VERSIONS_NAME, read, shown
from planvers.review.notices import Notice, of_problem, ranked
from planvers.trouble import TroubleError
from planvers.views.page import Lines, Page, line
from planvers.views.phrases import counted
from planvers.views.quality import quality_page

if TYPE_CHECKING:
    from planvers.documents.envelope import Document


class Findings(NamedTuple):
    """Everything that was found wrong, in order, and a closing line on what was looked at.

    `plans` are those of the plans looked at that could be read; none where only some files were. `hint` says what
    can be put right at once, or is empty.
    """

    problems: tuple[Problem, ...]
    closing: str
    plans: tuple[Plan, ...] = ()
    hint: str = ""

    @property
    def rows(self) -> tuple[str, ...]:
        """All of it in words, a row each."""
        return (*map(str, self.problems), self.closing, *filter(None, [self.hint]))

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def run(desk: Desk, paths: Sequence[Path], today: datetime.date, *, stats: bool) -> Answer:
    """The problems of the paths, or of every plan where none is named; the condition is that one is an error.

    With `stats`, before them, how well the data of the plans is sourced.
    """
    for path in paths:
        _check_there(desk, path)
    if stats or not paths:
        found = _check_plans(desk, paths, today)
    else:
        found = _findings(tuple(item for path in paths for item in problems_at(path, today)), ", ".join(_named(paths)))
    told = partial(_quality_page, found) if stats and found.plans else partial(_text, found)
    document = partial(_quality_document if stats else _document, paths, found)
    notices = partial(_notices, found)
    return Answer(told, document, notices=notices, condition=bool(found.errors))


def _check_there(desk: Desk, path: Path) -> None:
    """Trouble for a path where nothing is; a version that is meant by its id has a file."""
    if not path.exists():
        files = (
            [folder / VERSIONS_NAME / f"{path}.yaml" for folder in desk.place.folders] if path.name == str(path) else []
        )
        found = [shown(file) for file in files if file.is_file()]
        told = f"there is no file or folder '{visible(str(path))}'"
        raise TroubleError(told, f"did you mean {found[0]}?" if found else "")


def _notices(found: Findings) -> tuple[Notice, ...]:
    """The problems as notices, by paths from the top of the repository, as services want them."""
    from planvers.git.repository import from_top

    names = from_top(problem.where.path for problem in found.problems)
    placed = (item._replace(where=item.where._replace(path=names[item.where.path])) for item in found.problems)
    return ranked(map(of_problem, placed))


def _quality_document(paths: Sequence[Path], found: Findings) -> "Document":
    from planvers.documents.quality import QUALITY, PlanQuality, Sourced

    plans = tuple(PlanQuality(plan, quality(plan)) for plan in found.plans)
    return QUALITY.document(Sourced(_named(paths), plans, found.problems))


def _document(paths: Sequence[Path], found: Findings) -> "Document":
    from planvers.documents.check import PROBLEMS, Checked

    return PROBLEMS.document(Checked(_named(paths), found.problems))


def _text(found: Findings) -> str:
    return "".join(f"{inert(row)}\n" for row in found.rows)


def _quality_page(found: Findings) -> Page:
    """How well the data of the plans is sourced, then the problems."""
    page = quality_page([(plan, quality(plan)) for plan in found.plans])
    return Page((*page.blocks, Lines(tuple(map(line, found.rows)))))


def _check_plans(desk: Desk, paths: Sequence[Path], today: datetime.date) -> Findings:
    """The problems of the plans in some folders, or of every plan where none is named, and the plans themselves."""
    for path in paths:
        if not path.is_dir():
            raise TroubleError(f"'{visible(str(path))}' is no folder of a plan", "--stats counts over whole plans")
    named = [folder.resolve() for path in paths for folder in plans_at(path, "check")]
    folders = dict.fromkeys(named) or desk.place.folders
    checked = [(folder.name, check_plan(folder, today=today)) for folder in folders]
    told = ((visible(name), item.plan) for name, item in checked)
    sizes = ", ".join(f"{name} ({_size(plan)})" if plan else name for name, plan in told)
    problems = tuple(problem for _, item in checked for problem in item.problems)
    return _findings(problems, sizes)._replace(plans=tuple(item.plan for _, item in checked if item.plan))


def _named(paths: Sequence[Path]) -> tuple[str, ...]:
    return tuple(visible(str(path)) for path in paths)


def _findings(problems: tuple[Problem, ...], what: str) -> Findings:
    found = Findings(problems, "")
    counts = f"{counted(found.errors, 'error')}, {counted(len(problems) - found.errors, 'warning')}"
    return found._replace(closing=f"checked {what}: {counts}", hint=_hint(found))


def _hint(found: Findings) -> str:
    """How many of the files with errors have some that are wrong in one way and right in one way."""
    from planvers.checking.fixes import fixed

    paths = dict.fromkeys(item.where.path for item in found.problems if item.severity is Severity.ERROR)
    texts = (read(Path(path)) for path in paths)
    count = sum(isinstance(text, Source) and bool(fixed(text.text).fixes) for text in texts)
    return f"planvers check --fix puts something right in {counted(count, 'file')}" if count else ""


def _size(plan: Plan) -> str:
    points = sum(len(version.points) for version in plan.versions)
    counts = [(plan.versions, "version"), (plan.statements, "statement"), (plan.sources, "source")]
    versions, *others = (counted(len(items), noun) for items, noun in counts)
    return ", ".join([versions, counted(points, "point"), *others])
