"""planvers diff."""

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from planvers.commands import Answer
from planvers.comparing.align import ALL_REASONS, Reasons
from planvers.comparing.change import Change, Diff
from planvers.comparing.diff import diff
from planvers.comparing.selection import names, select
from planvers.desk import Desk, are_of_two_plans
from planvers.documents.asked import DiffAsked
from planvers.model.plan import Plan
from planvers.model.vocabulary import AlarmLevel, ChangeKind
from planvers.review.concern import concerns
from planvers.review.findings import is_as_loud
from planvers.review.judging import Review, review
from planvers.review.rules import RULES
from planvers.trouble import TroubleError, one_of
from planvers.typed import check_share, known_parties, known_topics, words_in
from planvers.views.alarms import findings_text
from planvers.views.changes import Form, changes_page

if TYPE_CHECKING:
    from planvers.documents.envelope import Document
    from planvers.matching.similarity import Progress


class Wanted(NamedTuple):
    """Which changes to list, how, what may link points, and how loud an alarm is.

    Empty conditions are met by every change. `levels` are RULE=LEVEL as typed; `fail_on` is the
    level from which on findings are a condition for the exit code. `findings` lists findings only.
    """

    only: str | None = None
    points: Sequence[str] = ()
    topics: Sequence[str] = ()
    parties: Sequence[str] = ()
    form: Form = Form()
    reasons: Reasons = ALL_REASONS
    levels: Sequence[str] = ()
    fail_on: AlarmLevel | None = None
    findings: bool = False


def run(
    desk: Desk, names: tuple[str | None, str | None], wanted: Wanted, today: datetime.date, progress: "Progress"
) -> Answer:
    """The changes between two versions; the condition is that one of those asked for is a change of the plan."""
    check_share(wanted.reasons.threshold)
    before, after = desk.two_versions(*names)
    plan = after.plan if before.plan is after.plan else None
    # Names and levels of the one plan that there is serve for a file that stands alone, too.
    judge = after.plan or before.plan
    levels = _known_levels(wanted.levels)
    result = diff(before.version, after.version, plan, wanted.reasons, progress)
    # The talks on one plan did not go back because those on another stand elsewhere.
    silent = {"backsliding": AlarmLevel.OFF} if are_of_two_plans(before, after) else {}
    judged = review(result, judge, silent | levels, today)
    asked = _asked(result, plan, wanted, levels)
    shown = _selected(result, judged, plan, asked)
    desk.tell_lacks(before.version, (unit for change in shown for unit in change.old), before.plan)
    desk.tell_lacks(after.version, (unit for change in shown for unit in change.new), after.plan)
    findings = [item for change in shown for item in judged.of_whole(change)]
    is_loud = wanted.fail_on is not None and any(is_as_loud(item.level, wanted.fail_on) for item in findings)
    has_changes = any(change.is_change for change in shown)
    form = wanted.form._replace(
        unfolded=bool(wanted.only or wanted.points), revisions=(before.revision, after.revision)
    )
    # In a document everything is told; an option that changed nothing would mislead.
    is_for_people = wanted.form.stat or wanted.form.side_by_side

    def document() -> "Document":
        from planvers.documents.diff import CHANGES, FINDINGS, Compared

        return (FINDINGS if wanted.findings else CHANGES).document(Compared(result, judged, plan, shown, asked))

    return Answer(
        lambda: findings_text(findings) if wanted.findings else changes_page(result, shown, judged, plan, form),
        None if is_for_people else document,
        condition=has_changes,
        is_loud=is_loud,
    )


def _asked(result: Diff, plan: Plan | None, wanted: Wanted, levels: Mapping[str, AlarmLevel]) -> DiffAsked:
    """What was asked for, by the names that the plan and the program use; trouble for a name that nothing bears."""
    known = [name for change in result.changes for name in sorted(names(change))]
    return DiffAsked(
        only=words_in("kind of change or alarm", wanted.only, [*ChangeKind, *RULES], "docs/glossary.md lists them"),
        points=[one_of("point", name, known, "planvers show VERSION lists them") for name in wanted.points],
        topics=known_topics(plan, wanted.topics),
        parties=known_parties(plan, wanted.parties),
        reasons=wanted.reasons,
        levels=levels,
        fail_on=wanted.fail_on,
        findings=wanted.findings,
    )


def _selected(result: Diff, judged: Review, plan: Plan | None, asked: DiffAsked) -> tuple[Change, ...]:
    """The changes that were asked for."""
    rules = {word for word in asked.only if word in RULES}
    return select(
        result,
        kinds=[ChangeKind(word) for word in asked.only if word not in RULES] if asked.only else None,
        or_points={item.point for item in judged.findings if item.rule in rules},
        points=asked.points,
        topics=asked.topics,
        concerning=concerns(plan, result, asked.parties),
    )


def _known_levels(asked: Sequence[str]) -> dict[str, AlarmLevel]:
    """The levels that RULE=LEVEL sets; trouble for a rule or level that there is not."""
    levels: dict[str, AlarmLevel] = {}
    for item in asked:
        code, mark, level = item.partition("=")
        if not mark:
            raise TroubleError(f"'{item}' sets no level", "write RULE=LEVEL, for example actor=off")
        levels[one_of("alarm", code, RULES)] = AlarmLevel(one_of("level", level, AlarmLevel))
    return levels
