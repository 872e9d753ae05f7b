"""planvers diff."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from planvers.commands import Answer
from planvers.comparing.align import ALL_REASONS, Reasons
from planvers.comparing.diff import diff
from planvers.comparing.selection import names, select
from planvers.desk import Desk, check_share, known_topics, words_of
from planvers.model.vocabulary import ChangeKind
from planvers.trouble import one_of
from planvers.views.changes import changes_page

if TYPE_CHECKING:
    from planvers.matching.similarity import Progress


class Wanted(NamedTuple):
    """Which changes to list, how, and what may link points. Empty conditions are met by every change."""

    kinds: str | None = None
    points: Sequence[str] = ()
    topics: Sequence[str] = ()
    stat: bool = False
    by_number: bool = False
    reasons: Reasons = ALL_REASONS


def run(desk: Desk, old: str | None, new: str | None, wanted: Wanted, progress: "Progress") -> Answer:
    """The changes between two versions; the condition is that the plan itself changed."""
    check_share(wanted.reasons.threshold)
    before, after = desk.two_versions(old, new)
    plan = after.plan if before.plan is after.plan else None
    result = diff(before.version, after.version, plan, wanted.reasons, progress)
    known = [name for change in result.changes for name in sorted(names(change))]
    shown = select(
        result,
        kinds=words_of("kind of change", wanted.kinds, ChangeKind),
        points=[one_of("point", name, known, "planvers show VERSION lists them") for name in wanted.points],
        topics=known_topics(plan, wanted.topics),
    )
    page = changes_page(result, shown, plan, stat=wanted.stat, by_number=wanted.by_number)
    return Answer(page, result.has_changes)
