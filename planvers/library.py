"""The plans on disk: where they are, and loading them with every fault they have."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from planvers.checking import check_folder, check_version, in_reading_order
from planvers.model.plan import Plan, Version
from planvers.model.problems import Problem, Severity
from planvers.model.unseen import visible
from planvers.reading.files import PLAN_NAME, DiskFiles, PlanFiles, plan_folders, shown
from planvers.reading.folder import Checked, Extent, PlanRecords, assemble, read_folder, read_version, stems_in
from planvers.trouble import TroubleError, UnreadableError, suggestion

PLANS_VARIABLE = "PLANVERS_PLANS"
_PLANS = "plans"
# Errors that leave versions, points and what was said of them as they are.
_OF_REGISTERS = frozenset({"unknown-party", "unknown-topic", "unknown-source"})


class Place(NamedTuple):
    """The plan folders to work with, by name. `is_bundled` says that they came with the program."""

    folders: tuple[Path, ...]
    is_bundled: bool = False


def find_plans(folder: Path | None, environment: str | None, plan_id: str | None) -> Place:
    """The plan folders to work with; with `plan_id` only that one.

    They are those of `folder` (the -C option), else of `environment`, else of the nearest
    `plans/` upwards, else those bundled with the program.
    """
    place = _find_place(folder, environment)
    if plan_id is None:
        return place
    chosen = tuple(path for path in place.folders if path.name == plan_id)
    if not chosen:
        raise TroubleError(f"there is no plan '{plan_id}'", suggestion(plan_id, (path.name for path in place.folders)))
    return place._replace(folders=chosen)


def load_plan(folder: Path | PlanFiles, extent: Extent = Extent.RECORD, versions: Collection[str] = ()) -> Plan:
    """The plan of a folder, or as much of it as `extent` and `versions` say.

    Raises `UnreadableError` with every problem if one of them is an error: a plan with
    faults answers nothing, rather than something that may be wrong.
    """
    checked = _checked(_read(_files(folder), extent, versions))
    if checked.plan is None:
        raise UnreadableError(checked.problems)
    return checked.plan


def check_plan(
    folder: Path | PlanFiles,
    extent: Extent = Extent.RECORD,
    *,
    versions: Collection[str] = (),
    today: datetime.date | None = None,
) -> Checked:
    """Read and check a plan folder, warnings included; with `today`, acceptances of findings too."""
    return check_records(_read(_files(folder), extent, versions), today)


def check_records(records: PlanRecords, today: datetime.date | None = None) -> Checked:
    """Check the files of a plan that have been read, warnings included; with `today`, acceptances of findings too."""
    from planvers.checking.warnings import folder_warnings

    plan, problems, *_ = _checked(records)
    problems = in_reading_order((*problems, *folder_warnings(records)), records)
    # What an acceptance silences may be in a version that was not read.
    idle = () if records.unread else _idle_acceptances(plan, today)
    texts = {record.path: record.source for record in records.all() if record.source}
    return Checked(plan, (*problems, *idle), plan or _readable(records, problems), texts)


def _readable(records: PlanRecords, problems: Iterable[Problem]) -> Plan | None:
    """The plan of files with nothing wrong but names of registers, or None."""
    errors = {problem.code for problem in problems if problem.severity is Severity.ERROR}
    return assemble(records) if errors <= _OF_REGISTERS else None


def _read(folder: PlanFiles, extent: Extent, versions: Collection[str]) -> PlanRecords:
    """The files, with only the versions that are named where each of them is there, else all: to say what there is."""
    is_known = bool(versions) and set(versions) <= set(stems_in(folder))
    return read_folder(folder, extent, versions if is_known else None)


def _checked(records: PlanRecords) -> Checked:
    """The plan and the problems that make it unusable. Warnings are looked for where they are told: by `check`."""
    problems = (*check_folder(records), *_alarm_problems(records))
    return Checked(None if _has_errors(problems) else assemble(records), problems)


def _alarm_problems(records: PlanRecords) -> Iterator[Problem]:
    """Codes of rules that there are not. The rules are imported only for plans that speak of them."""
    if records.accepted.value or (records.header.value and records.header.value.alarm_levels):
        from planvers.review.vetting import unknown_alarms

        yield from unknown_alarms(records)


def _idle_acceptances(plan: Plan | None, today: datetime.date | None) -> Iterator[Problem]:
    if plan and plan.accepted and today:
        from planvers.review.vetting import idle_acceptances

        yield from idle_acceptances(plan, today)


def load_version(path: str | Path) -> Version:
    """A version file that lies in no plan folder. Raises `UnreadableError` as `load_plan` does."""
    lone = Path(path)
    return load_version_in(DiskFiles(lone.parent), lone.name)


def load_version_in(folder: PlanFiles, name: str) -> Version:
    """A version file by its name in a folder, as `load_version` gives it."""
    record = read_version(folder, name)
    problems = check_version(record)
    if record.value is None or _has_errors(problems):
        raise UnreadableError(problems)
    return record.value


def plan_folder_of(path: Path) -> Path | None:
    """The plan folder that a file lies in, or None."""
    return next((parent for parent in path.resolve().parents if (parent / PLAN_NAME).is_file()), None)


def problems_at(path: Path, today: datetime.date | None = None) -> tuple[Problem, ...]:
    """The problems of a plan folder, a folder of plans, or one file of a plan (or of none)."""
    if path.is_dir():
        return tuple(
            problem for folder in plans_at(path, "check") for problem in check_plan(folder, today=today).problems
        )
    if not path.exists():
        raise TroubleError(f"there is no file or folder '{visible(str(path))}'")
    folder = plan_folder_of(path)
    if folder is None:
        return _problems_of_lone_version(path)
    records, name = read_folder(DiskFiles(folder)), shown(path.resolve())
    if name not in {record.path for record in records.all()} | {problem.where.path for problem in records.misnamed}:
        raise TroubleError(f"'{visible(str(path))}' is not one of the files of the plan {records.name}")
    return tuple(problem for problem in check_records(records, today).problems if problem.where.path == name)


def _problems_of_lone_version(path: Path) -> tuple[Problem, ...]:
    from planvers.checking.warnings import version_warnings

    record = read_version(DiskFiles(path.parent), path.name)
    return tuple(sorted((*check_version(record), *version_warnings(record)), key=lambda problem: problem.where))


def plans_at(folder: Path, named_by: str) -> tuple[Path, ...]:
    """The plan folders that a folder means: it is one, holds some, or holds a `plans/` that does."""
    if not folder.is_dir():
        raise TroubleError(f"{named_by}: there is no folder '{visible(str(folder))}'")
    if (folder / PLAN_NAME).is_file():
        return (folder.resolve(),)
    found = plan_folders(folder) or plan_folders(folder / _PLANS)
    if not found:
        hint = f"a plan is a folder with a {PLAN_NAME}; planvers init DIR begins one"
        raise TroubleError(f"{named_by}: no plan in '{visible(str(folder))}'", hint)
    return found


def bundled_folder() -> Path:
    """The plans that come with the program: in the package, or beside it in a checkout of the project."""
    package = Path(__file__).resolve().parent
    installed = package / _PLANS
    return installed if installed.is_dir() else package.parent / _PLANS


def _files(folder: Path | PlanFiles) -> PlanFiles:
    return DiskFiles(folder) if isinstance(folder, Path) else folder


def _find_place(folder: Path | None, environment: str | None) -> Place:
    if folder is not None:
        return Place(plans_at(folder, "-C"))
    if environment:
        return Place(plans_at(Path(environment), PLANS_VARIABLE))
    here = Path.cwd()
    for parent in (here, *here.parents):
        found = plan_folders(parent / _PLANS)
        if found:
            return Place(found)
    return Place(plan_folders(bundled_folder()), is_bundled=True)


def _has_errors(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
