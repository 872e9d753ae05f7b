"""The edits of a plan judged: what they break, what they change for those who rely on it, and what was so before."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from planvers.comparing.change import Diff
from planvers.comparing.diff import diff
from planvers.comparing.lineage import base, last_known_in_full
from planvers.edits.plans import PlanEdits
from planvers.edits.shifts import Shift, shifts
from planvers.edits.versions import diff_by_id
from planvers.model.places import Location
from planvers.model.plan import Plan, Version
from planvers.model.problems import Problem, Severity
from planvers.model.vocabulary import AlarmLevel
from planvers.reading.folder import Checked
from planvers.review.edit_finders import Raised
from planvers.review.edit_rules import EDIT_RULES, QUIETER, EditRule
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
    are the stances that are recorded otherwise now. `is_judged` says whether the newer revision could be looked
    at as a plan: if not, alarms, stances and acceptances are not known.
    """

    edits: PlanEdits
    notices: tuple[Notice, ...]
    accepted: tuple[Notice, ...]
    standing: int
    entered: tuple[Comparison, ...]
    reworded: Mapping[str, Review]
    shifts: tuple[Shift, ...]
    is_judged: bool


class _Found(NamedTuple):
    """Notices, and those that were accepted."""

    raised: tuple[Notice, ...]
    accepted: tuple[Notice, ...]


def edit_review(edits: PlanEdits, old: Checked, new: Checked, today: datetime.date | None = None) -> EditReview:
    """Judge the edits of one plan. Acceptances count until their day is over; with no `today` all count.

    What the older revision gives as well is counted and not repeated, but for errors in its files: while these
    stand, nobody can use the plan. Where the newer revision is no plan, only edits and faults are judged.
    """
    before, now = old.readable, new.readable
    comparisons = tuple(_entered(edits, now, today))
    reworded = dict(_reworded(edits, now, today))
    found = [_of_rules(edits, before, now, today)]
    # A finding that rests on a statement that was edited is shown there: its point may be in no edited file.
    places = {edit.key: edit.where for edit in edits.statements if not edit.is_withdrawn}
    found += [_against(item, places) for item in comparisons]
    found += [_found(item, f"{version}, edited", f"(edited in {version})") for version, item in reworded.items()]
    found += [_against(item, places) for item in _on_touched(edits, now, today)]
    judged = _unique(one for side in found for one in side.raised)
    known = _unique(one for item in _on_touched(edits, before, today) for one in _against(item).raised)
    errors = [item for item in new.problems if item.severity is Severity.ERROR]
    notices, standing = without(
        [*_of_problems(new, set(new.problems) - set(errors)), *judged],
        [*_of_problems(old, old.problems), *known],
    )
    return EditReview(
        edits,
        ranked((*_of_problems(new, errors), *notices)),
        ranked(_unique(item for side in found for item in side.accepted)),
        standing,
        comparisons,
        reworded,
        shifts(before, now, _in_both(edits, before, now)) if before and now else (),
        is_judged=now is not None,
    )


def _of_problems(checked: Checked, problems: Collection[Problem]) -> Iterator[Notice]:
    """Faults as notices, each told from others of its sort by the line that it is in."""
    rows = {path: text.text.splitlines() for path, text in checked.texts.items()} if problems else {}
    for item in sorted(problems):
        lines = rows.get(item.where.path, [])
        yield of_problem(item, lines[item.where.line - 1].strip() if item.where.line <= len(lines) else "")


def _entered(edits: PlanEdits, plan: Plan | None, today: datetime.date | None) -> Iterator[Comparison]:
    """Each new version against each of its parents, or what is known in full before one that has no wording at all."""
    for item in edits.versions if plan else ():
        if plan and item.edit.is_entered:
            version = plan.version(item.id)
            parents = [plan.version(name) for name in version.based_on]
            known = (one if _is_worded(one) else last_known_in_full(plan, one) or one for one in parents)
            for parent in dict.fromkeys(known):
                found = diff(parent, version, plan)
                yield Comparison(found, review(found, plan, today=today))


def _is_worded(version: Version) -> bool:
    return any(unit.text for unit in version.units())


def _reworded(edits: PlanEdits, plan: Plan | None, today: datetime.date | None) -> Iterator[tuple[str, Review]]:
    """The older revision of each edited version against the newer one; of the record only how far the talks are."""
    for item in edits.versions:
        if item.diff:
            found = review(item.diff, plan, today=today)
            yield (
                item.id,
                replace(
                    found,
                    findings=tuple(one for one in found.findings if one.rule in _OF_EDITS),
                    accepted=tuple(one for one in found.accepted if one.rule in _OF_EDITS),
                ),
            )


def _on_touched(edits: PlanEdits, plan: Plan | None, today: datetime.date | None) -> Iterator[Comparison]:
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
            yield Comparison(found, review(found, plan, today=today))


def _touched(edits: PlanEdits, plan: Plan) -> tuple[Version, ...]:
    """The versions of a revision that were edited, or that statements speak of which were."""
    spoken = {about.version for edit in edits.statements for it in (edit.old, edit.new) if it for about in it.about}
    names = spoken | {item.id for item in edits.versions}
    return tuple(version for version in plan.versions if version.id in names)


def _in_both(edits: PlanEdits, old: Plan, new: Plan) -> list[str]:
    known = {version.id for version in _touched(edits, old)}
    return [version.id for version in _touched(edits, new) if version.id in known]


def _against(item: Comparison, places: Mapping[str, Location] = MappingProxyType({})) -> _Found:
    """The findings of a comparison, each on its version and saying what that was held against.

    One that rests on a statement in `places` is shown there; one on a point that is gone, where it is missing.
    """
    old, new = item.diff.old, item.diff.new
    found = _found(item.review, new.id, f"({new.id} against {old.id})" if old.id != new.id else f"({new.id})")
    sides = zip((item.review.findings, item.review.accepted), found, strict=True)
    return _Found(*(tuple(_placed(*pair, new, places) for pair in zip(*side, strict=True)) for side in sides))


def _placed(finding: Finding, notice: Notice, version: Version, places: Mapping[str, Location]) -> Notice:
    # Of two statements that do not fit together, the later one is named last.
    named = (places[word] for word in reversed(finding.content) if word in places)
    is_here = notice.where.path == version.where.path
    return notice._replace(where=next(named, notice.where if is_here else version.where))


def _found(item: Review, scope: str, remark: str) -> _Found:
    """Findings that say what was held against what: they stand among those on other versions."""

    def told(findings: Iterable[Finding]) -> tuple[Notice, ...]:
        return tuple(of_finding(one._replace(message=f"{one.message} {remark}"), scope) for one in findings)

    return _Found(told(item.findings), told(item.accepted))


def _of_rules(edits: PlanEdits, old: Plan | None, new: Plan | None, today: datetime.date | None) -> _Found:
    """What the rules on edits find, with the levels and acceptances of the newer revision.

    What tells that an alarm was made quieter cannot be made so by the same edits.
    """
    own = {rule.code: rule.level for rule in EDIT_RULES.values()}
    levels = own | dict(new.alarm_levels if new else ())
    levels[QUIETER] = dict(old.alarm_levels if old else ()).get(QUIETER, own[QUIETER])
    found = [
        _finding(rule, levels[rule.code], raised)
        for rule in EDIT_RULES.values()
        if levels[rule.code] is not AlarmLevel.OFF
        for raised in rule.find(edits)
    ]
    keys = silenced(new.accepted if new else (), today)
    accepted = [item for item in found if keys and (item.rule, item.point, item.fingerprint) in keys]
    return _Found(tuple(of_finding(item) for item in found if item not in accepted), tuple(map(of_finding, accepted)))


def _finding(rule: EditRule, level: AlarmLevel, raised: Raised) -> Finding:
    subject, old, new, message, where, content = raised
    return Finding(rule.code, level, subject, old, new, message, where, content)


def _unique(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Each notice once, however many parents of its version show it."""
    found: dict[tuple[str, ...], Notice] = {}
    for item in notices:
        found.setdefault(item.key, item)
    return tuple(found.values())
