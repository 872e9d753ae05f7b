"""The edits of a plan judged: what they break, what they change for those who rely on it, and what was so before."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from planvers.comparing.change import Diff
from planvers.comparing.diff import diff
from planvers.comparing.lineage import base, last_known_in_full
from planvers.edits.plans import PlanEdits
from planvers.edits.shifts import Shift, shifts
from planvers.edits.versions import diff_by_id
from planvers.model.plan import Plan, Version
from planvers.model.vocabulary import AlarmLevel
from planvers.reading.folder import Checked
from planvers.review.edit_rules import EDIT_RULES, EditRule, Raised
from planvers.review.findings import Finding
from planvers.review.judging import Review, review, silenced
from planvers.review.notices import Notice, of_finding, of_problem, ranked, without
from planvers.review.record_rules import backslidings
from planvers.review.rules import RECORD_RULES, WORDING_RULES

# What the two revisions of one version can show of each other; all else shows in the version as it is now.
_OF_EDITS = frozenset(
    (*(rule.code for rule in WORDING_RULES), *(rule.code for rule in RECORD_RULES if rule.find is backslidings))
)


class Comparison(NamedTuple):
    """Two versions compared, and that judged."""

    diff: Diff
    review: Review


class EditReview(NamedTuple):
    """What there is to say of the edits of one plan.

    `notices` are new with the edits, the gravest first; `accepted` those that `accepted.yaml` of the newer
    revision silences; `standing` counts those that the older revision gives, too. `entered` holds each new
    version against what it is based on, `reworded` the review of the edited wordings by version. `shifts`
    are the stances that are recorded otherwise now.
    """

    edits: PlanEdits
    notices: tuple[Notice, ...]
    accepted: tuple[Notice, ...]
    standing: int
    entered: tuple[Comparison, ...]
    reworded: Mapping[str, Review]
    shifts: tuple[Shift, ...]


class _Found(NamedTuple):
    """Findings, and those of them that were accepted."""

    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]


def edit_review(edits: PlanEdits, old: Checked, new: Checked, today: datetime.date | None = None) -> EditReview:
    """Judge the edits of one plan. Acceptances count until their day is over; with no `today` all count.

    Where the newer revision cannot be used, only the edits themselves and its faults are judged.
    """
    comparisons = tuple(_entered(edits, new.plan, today))
    reworded = dict(_reworded(edits, new.plan, today))
    found = [_of_rules(edits, new.plan, today)]
    found += [_against(item) for item in comparisons]
    found += [_of_edit(version, item) for version, item in reworded.items()]
    found += [*_on_touched(edits, new.plan, today)]
    before = [item for side in _on_touched(edits, old.plan, None) for item in (*side.findings, *side.accepted)]
    judged = [_placed(item, edits) for item in _unique(one for side in found for one in side.findings)]
    notices, standing = without(
        [*map(of_problem, new.problems), *map(of_finding, judged)],
        [*map(of_problem, old.problems), *map(of_finding, _unique(before))],
    )
    return EditReview(
        edits,
        ranked(notices),
        ranked(map(of_finding, _unique(item for side in found for item in side.accepted))),
        standing,
        comparisons,
        reworded,
        shifts(old.plan, new.plan, _in_both(edits, old.plan, new.plan)) if old.plan and new.plan else (),
    )


def _entered(edits: PlanEdits, plan: Plan | None, today: datetime.date | None) -> Iterator[Comparison]:
    """Each new version against each of its parents, or what is known in full before one that is not."""
    for item in edits.versions if plan else ():
        if plan and item.edit.is_entered:
            version = plan.version(item.id)
            parents = [plan.version(name) for name in version.based_on]
            known = (one if one.is_text_known else last_known_in_full(plan, one) or one for one in parents)
            for parent in dict.fromkeys(known):
                found = diff(parent, version, plan)
                yield Comparison(found, review(found, plan, today=today))


def _reworded(edits: PlanEdits, plan: Plan | None, today: datetime.date | None) -> Iterator[tuple[str, Review]]:
    """The older revision of each edited version against the newer one; of the record only how far the talks are."""
    for item in edits.versions:
        if item.diff:
            found = review(item.diff, plan, today=today)
            yield (
                item.id,
                found._replace(
                    findings=tuple(one for one in found.findings if one.rule in _OF_EDITS),
                    accepted=tuple(one for one in found.accepted if one.rule in _OF_EDITS),
                ),
            )


def _on_touched(edits: PlanEdits, plan: Plan | None, today: datetime.date | None) -> Iterator[_Found]:
    """What one revision gives on every version that was edited or spoken of, against what it is based on.

    Of one that is based on nothing, what the record says of it.
    """
    if plan is None:
        return
    entered = {item.id: item.edit.new for item in edits.versions if item.edit.is_entered}
    compared = {name for name, version in entered.items() if version and version.based_on}
    for version in _touched(edits, plan):
        if version.id not in compared:
            old = base(plan, version)
            found = diff(old, version, plan) if old else diff_by_id(version, version)
            yield _against(Comparison(found, review(found, plan, today=today)))


def _touched(edits: PlanEdits, plan: Plan) -> tuple[Version, ...]:
    """The versions of a revision that were edited, or that statements speak of which were."""
    spoken = {about.version for edit in edits.statements for it in (edit.old, edit.new) if it for about in it.about}
    names = spoken | {item.id for item in edits.versions}
    return tuple(version for version in plan.versions if version.id in names)


def _in_both(edits: PlanEdits, old: Plan, new: Plan) -> list[str]:
    known = {version.id for version in _touched(edits, old)}
    return [version.id for version in _touched(edits, new) if version.id in known]


def _against(item: Comparison) -> _Found:
    """The findings of a comparison, each saying what its version was held against."""
    old, new = item.diff.old.id, item.diff.new.id
    return _told(item.review, f"({new} against {old})" if old != new else f"({new})")


def _of_edit(version: str, found: Review) -> _Found:
    return _told(found, f"(edited in {version})")


def _told(found: Review, remark: str) -> _Found:
    """Findings that say what was held against what: they stand among those on other versions."""

    def told(items: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(one._replace(message=f"{one.message} {remark}") for one in items)

    return _Found(told(found.findings), told(found.accepted))


def _of_rules(edits: PlanEdits, plan: Plan | None, today: datetime.date | None) -> _Found:
    """What the rules on edits find, with the levels and acceptances of the newer revision."""
    levels = {rule.code: rule.level for rule in EDIT_RULES.values()} | dict(plan.alarm_levels if plan else ())
    found = [
        _finding(rule, levels[rule.code], raised)
        for rule in EDIT_RULES.values()
        if levels[rule.code] is not AlarmLevel.OFF
        for raised in rule.find(edits)
    ]
    keys = silenced(plan.accepted if plan else (), today)
    accepted = [item for item in found if (item.rule, item.point, item.fingerprint) in keys]
    return _Found(tuple(item for item in found if item not in accepted), tuple(accepted))


def _finding(rule: EditRule, level: AlarmLevel, raised: Raised) -> Finding:
    subject, old, new, message, where, content = raised
    return Finding(rule.code, level, subject, old, new, message, where, content)


def _placed(finding: Finding, edits: PlanEdits) -> Finding:
    """A finding that rests on a statement that was edited is shown there: its point may be in no edited file."""
    places = {edit.key: edit.where for edit in edits.statements if not edit.is_withdrawn}
    # Of two statements that do not fit together, the later one is named last.
    named = (places[word] for word in reversed(finding.content) if word in places)
    return finding._replace(where=next(named, finding.where))


def _unique(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, however many parents show it."""
    found: dict[tuple[str, str, str], Finding] = {}
    for item in findings:
        found.setdefault((item.rule, item.point, item.fingerprint), item)
    return tuple(found.values())
