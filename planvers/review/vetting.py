"""What is wrong with the levels and acceptances of a plan, which only the rules can tell."""

import datetime
from collections.abc import Iterator

from planvers.checking.references import points_of_any_version
from planvers.comparing.diff import diff
from planvers.comparing.lineage import ancestors
from planvers.model.plan import Plan, Version
from planvers.model.problems import Problem, Severity
from planvers.reading.folder import PlanRecords
from planvers.review.edit_rules import EDIT_RULES
from planvers.review.findings import Finding
from planvers.review.judging import review
from planvers.review.rules import RULES
from planvers.trouble import suggestion


def unknown_alarms(records: PlanRecords) -> Iterator[Problem]:
    """Codes of rules that there are not, in `plan.yaml` and in `accepted.yaml`, and points that no version has."""
    known = (*RULES, *EDIT_RULES)
    for ref in (*records.header.references, *records.accepted.references):
        if ref.kind == "rule" and ref.id not in known:
            yield Problem("unknown-alarm", ref.where, f"there is no alarm '{ref.id}'", suggestion(ref.id, known))
    points = points_of_any_version(records) if records.accepted.value else None
    for item in records.accepted.value or ():
        # What a rule on edits looks at may be a statement, or a source, and may be gone with the edit.
        if points is not None and item.rule in RULES and item.point and item.point not in points:
            where = records.accepted.where(item.where, "point")
            message = f"no version has a point '{item.point}'"
            yield Problem("unknown-point", where, message, suggestion(item.point, sorted(points)))


def idle_acceptances(plan: Plan, today: datetime.date) -> Iterator[Problem]:
    """Acceptances whose day is over, and those that silence nothing between any version and an ancestor of it."""
    if not plan.accepted:
        return
    found = {
        (item.rule, item.point, item.fingerprint)
        for version in plan.versions
        for parent in ancestors(plan, version)
        for item in _all_findings(plan, parent, version)
    }
    for item in plan.accepted:
        if item.rule in EDIT_RULES:
            # Only between two revisions of the files can be told what it silences.
            continue
        if (item.rule, item.point, item.fingerprint) not in found:
            message = f"no finding '{item.rule}' on '{item.point}' has the fingerprint {item.fingerprint}"
            hint = "planvers diff OLD NEW --findings prints fingerprints; remove what is settled"
            yield Problem("acceptance-unused", item.where, message, hint, Severity.WARNING)
        elif item.until is not None and item.until < today:
            message = f"the acceptance of '{item.rule}' on '{item.point}' ended on {item.until}"
            yield Problem("acceptance-expired", item.where, message, "look again, or remove it", Severity.WARNING)


def _all_findings(plan: Plan, old: Version, new: Version) -> tuple[Finding, ...]:
    judged = review(diff(old, new, plan), plan)
    return (*judged.findings, *judged.accepted)
