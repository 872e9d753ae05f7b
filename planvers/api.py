"""planvers for notebooks and scripts: load a plan, compare two versions, read the result as data.

    from planvers.api import compare, load_plan

    plan = load_plan("ukraine-2025")
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
from planvers.comparing.naming import find_point, known_id
from planvers.comparing.standing import StanceMove
from planvers.ledger.cells import Cell, Reach
from planvers.ledger.convergence import Convergence, Range, convergence
from planvers.ledger.history import history
from planvers.ledger.life import Absence, Appearance, Comparison, Gap, History, HistoryNode, Predecessor, Split
from planvers.ledger.moves import Move, moves_between, moves_since
from planvers.ledger.openfor import OpenFor, Standing, open_for
from planvers.ledger.openpoints import Blocker, OpenPoint, OpenPoints, open_points
from planvers.ledger.packages import Package, packages
from planvers.ledger.quality import Backing, Quality, Shortfall, quality
from planvers.ledger.stances import StanceMatrix, StanceRow, narrowed, only_stale, stances
from planvers.ledger.timeline import Happening, TimelineEntry, TimelineFilter, timeline
from planvers.ledger.topics import by_topic
from planvers.library import bundled_folder, check_plan, load_version
from planvers.library import load_plan as load_plan_folder
from planvers.matching.certainty import Certainty
from planvers.model.dates import Precision, When, when
from planvers.model.languages import in_languages
from planvers.model.plan import (
    About,
    Accepted,
    Actor,
    Event,
    Party,
    Plan,
    Point,
    Report,
    SourceRecord,
    Statement,
    Topic,
    Version,
)
from planvers.model.problems import Problem, Severity
from planvers.model.text import Text
from planvers.model.vocabulary import AlarmLevel, Basis, ChangeKind, Disclosure, Stance, Status
from planvers.reading.files import plan_folders
from planvers.review.findings import Finding
from planvers.review.judging import Review
from planvers.review.judging import review as review_diff
from planvers.trouble import TroubleError, UnreadableError, one_of, suggestion
from planvers.words.runs import Run, RunKind

__all__ = [
    "About",
    "Absence",
    "Accepted",
    "Actor",
    "AlarmLevel",
    "Appearance",
    "Backing",
    "Basis",
    "Blocker",
    "Cell",
    "Certainty",
    "Change",
    "ChangeKind",
    "Comparison",
    "Concordance",
    "Convergence",
    "Diff",
    "Disclosure",
    "Event",
    "Fate",
    "Finding",
    "Gap",
    "Happening",
    "History",
    "HistoryNode",
    "Link",
    "Method",
    "Move",
    "OpenFor",
    "OpenPoint",
    "OpenPoints",
    "Package",
    "Party",
    "Plan",
    "Point",
    "Precision",
    "Predecessor",
    "Problem",
    "Quality",
    "Range",
    "Reach",
    "Reasons",
    "Report",
    "Review",
    "Run",
    "RunKind",
    "Severity",
    "Shortfall",
    "SourceRecord",
    "Split",
    "Stance",
    "StanceMatrix",
    "StanceMove",
    "StanceRow",
    "Standing",
    "Statement",
    "Status",
    "Text",
    "TimelineEntry",
    "TimelineFilter",
    "Topic",
    "TroubleError",
    "UnreadableError",
    "Version",
    "When",
    "alarms",
    "by_topic",
    "check",
    "compare",
    "concordance",
    "concordance_of",
    "convergence_of",
    "fate",
    "history_of",
    "in_languages",
    "load_plan",
    "load_version",
    "moves_of",
    "moves_on",
    "narrowed",
    "only_stale",
    "open_for_party",
    "open_points_of",
    "packages_of",
    "quality_of",
    "stances_on",
    "timeline_of",
    "when",
]


def load_plan(folder: str | Path | None = None) -> Plan:
    """The plan of a folder such as `plans/river`, or, by its id, one of those that come with planvers.

    A folder is meant before a plan of that id. Without a name it is the one that comes with planvers. Raises
    `TroubleError` if there are several, or if nothing has the name; `UnreadableError`, whose `problems` say what is
    wrong and where, if a file has a fault.
    """
    bundled = {path.name: path for path in plan_folders(bundled_folder())}
    if folder is None and len(bundled) > 1:
        raise TroubleError(f"more than one plan comes with planvers: {', '.join(bundled)}", "name one of them")
    name = next(iter(bundled)) if folder is None else str(folder)
    is_folder = folder is not None and Path(folder).exists()
    if name not in bundled and not is_folder:
        raise TroubleError(f"there is no folder '{name}', and no plan of that id", suggestion(name, bundled))
    return load_plan_folder(Path(name) if is_folder else bundled[name])


def check(folder: str | Path) -> tuple[Problem, ...]:
    """Every problem of a plan folder, warnings included, by file and place."""
    return check_plan(Path(folder)).problems


def compare(plan: Plan, old: str, new: str) -> Diff:
    """What changed between two versions of a plan, named by id."""
    return diff(_version(plan, old), _version(plan, new), plan)


def alarms(plan: Plan, diff: Diff, today: datetime.date | None = None) -> Review:
    """The findings of every rule on a diff, those that `accepted.yaml` silences apart.

    An acceptance counts until its day is over; without `today` all count.
    """
    return review_diff(diff, plan, today=today)


def concordance_of(plan: Plan, old: str, new: str) -> Concordance:
    """What became of every point between two versions, named by id: links, how sure each is, and what is not settled.

    For two versions that stand alone, `planvers.api.concordance(old, new)` takes what `load_version` gives.
    """
    return concordance(_version(plan, old), _version(plan, new), plan)


def stances_on(plan: Plan, version: str, as_of: datetime.date | None = None) -> StanceMatrix:
    """Who stands where on a version, named by id, as of a day or on everything said so far."""
    return stances(plan, _version(plan, version), as_of)


def moves_of(plan: Plan, old: str, new: str, as_of: datetime.date | None = None) -> tuple[Move, ...]:
    """Who stands otherwise on a version than it stood on an earlier one, both named by id, point by point."""
    return moves_between(plan, _version(plan, old), _version(plan, new), as_of)


def history_of(plan: Plan, point: str) -> History:
    """The life of one point, named by id, or by id or number with a version, such as `us-28#6`."""
    version_id, _, name = point.rpartition("#")
    if not version_id:
        return history(plan, known_id(plan, name))
    return history(plan, find_point(_version(plan, version_id), name).id, version_id)


def open_points_of(plan: Plan, version: str, as_of: datetime.date | None = None) -> OpenPoints:
    """What is not agreed in a version, named by id, most blocked first."""
    return open_points(plan, _version(plan, version), as_of)


def moves_on(plan: Plan, version: str, since: datetime.date, as_of: datetime.date | None = None) -> tuple[Move, ...]:
    """Who stands otherwise on a version, named by id, than at the end of a day, point by point."""
    return moves_since(plan, _version(plan, version), since, as_of)


def open_for_party(plan: Plan, version: str, party: str, as_of: datetime.date | None = None) -> tuple[OpenFor, ...]:
    """What in a version is not settled for a party, both named by id; what it has against it itself first."""
    known = one_of("party", party, (item.id for item in plan.parties))
    return open_for(open_points(plan, _version(plan, version), as_of), known)


def packages_of(plan: Plan, version: str) -> tuple[Package, ...]:
    """The package deals of a version, named by id, each with what holds it up."""
    return packages(_version(plan, version))


def convergence_of(plan: Plan, version: str) -> Convergence:
    """How many points of a version, named by id, are agreed, bracketed or open; ranges where that is not public."""
    return convergence(_version(plan, version))


def quality_of(plan: Plan) -> Quality:
    """How well the data of a plan is sourced: points, statements and sources in figures."""
    return quality(plan)


def timeline_of(plan: Plan, wanted: TimelineFilter | None = None) -> tuple[TimelineEntry, ...]:
    """Versions, events of their making and statements by date, oldest first; all, or those that are wanted."""
    return timeline(plan, wanted)


def _version(plan: Plan, name: str) -> Version:
    return plan.version(one_of("version", name, (version.id for version in plan.versions)))
