"""planvers for notebooks and scripts: load a plan, compare two versions, read the result as data.

    from planvers.api import compare, load_plan

    plan = load_plan()
    for change in compare(plan, "us-28", "e3-counter").changes:
        print(change.point.number, [kind.value for kind in change.kinds])

Everything given back is frozen: named tuples of texts, dates, words of closed vocabularies and
tuples of such. `docs/python-api.md` shows more.
"""

import datetime
from pathlib import Path

from planvers.comparing.align import Link, Method, Reasons
from planvers.comparing.change import Change, Diff
from planvers.comparing.concordance import Concordance, concordance
from planvers.comparing.diff import diff
from planvers.comparing.evidence import Fate, fate
from planvers.ledger.openpoints import OpenPoint, OpenPoints, open_points
from planvers.ledger.stances import Cell, Reach, StanceMatrix, StanceRow, stances
from planvers.library import bundled_folder, check_plan, load_version
from planvers.library import load_plan as load_plan_folder
from planvers.matching.certainty import Certainty
from planvers.model.plan import (
    About,
    Accepted,
    Actor,
    Party,
    Plan,
    Point,
    Report,
    SourceRecord,
    Statement,
    Text,
    Topic,
    Version,
)
from planvers.model.problems import Problem, Severity
from planvers.model.vocabulary import AlarmLevel, ChangeKind, Stance, Status
from planvers.reading.files import plan_folders
from planvers.trouble import TroubleError, UnreadableError, one_of
from planvers.words.runs import Run, RunKind

__all__ = [
    "About",
    "Accepted",
    "Actor",
    "AlarmLevel",
    "Cell",
    "Certainty",
    "Change",
    "ChangeKind",
    "Concordance",
    "Diff",
    "Fate",
    "Link",
    "Method",
    "OpenPoint",
    "OpenPoints",
    "Party",
    "Plan",
    "Point",
    "Problem",
    "Reach",
    "Reasons",
    "Report",
    "Run",
    "RunKind",
    "Severity",
    "SourceRecord",
    "Stance",
    "StanceMatrix",
    "StanceRow",
    "Statement",
    "Status",
    "Text",
    "Topic",
    "TroubleError",
    "UnreadableError",
    "Version",
    "check",
    "compare",
    "concordance",
    "concordance_of",
    "fate",
    "load_plan",
    "load_version",
    "open_points_of",
    "stances_on",
]


def load_plan(folder: str | Path | None = None) -> Plan:
    """The plan of a folder such as `plans/ukraine-2025`, or the first of those that come with planvers.

    Raises `UnreadableError`, whose `problems` say what is wrong and where, if a file has a fault.
    """
    return load_plan_folder(plan_folders(bundled_folder())[0] if folder is None else Path(folder))


def check(folder: str | Path) -> tuple[Problem, ...]:
    """Every problem of a plan folder, warnings included, by file and place."""
    return check_plan(Path(folder)).problems


def compare(plan: Plan, old: str, new: str) -> Diff:
    """What changed between two versions of a plan, named by id."""
    return diff(_version(plan, old), _version(plan, new), plan)


def concordance_of(plan: Plan, old: str, new: str) -> Concordance:
    """What became of every point between two versions, named by id: links, how sure each is, and what is not settled.

    For two versions that stand alone, `planvers.api.concordance(old, new)` takes what `load_version` gives.
    """
    return concordance(_version(plan, old), _version(plan, new), plan)


def stances_on(plan: Plan, version: str, as_of: datetime.date | None = None) -> StanceMatrix:
    """Who stands where on a version, named by id, as of a day or on everything said so far."""
    return stances(plan, _version(plan, version), as_of)


def open_points_of(plan: Plan, version: str, as_of: datetime.date | None = None) -> OpenPoints:
    """What is not agreed in a version, named by id, most blocked first."""
    return open_points(plan, _version(plan, version), as_of)


def _version(plan: Plan, name: str) -> Version:
    return plan.version(one_of("version", name, (version.id for version in plan.versions)))
