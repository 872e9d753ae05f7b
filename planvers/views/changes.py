"""A diff as a page: what is compared and how well it is known, the counts, then what matters first."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from planvers.comparing.change import Change, Diff
from planvers.comparing.lineage import last_known_in_full
from planvers.model.plan import Plan, Version
from planvers.model.unseen import pasted
from planvers.model.vocabulary import AlarmLevel, ChangeKind
from planvers.review.findings import loudness
from planvers.review.judging import Review
from planvers.views.alarms import alarm_lines
from planvers.views.change_entry import Setting, change_entry, digest_entry
from planvers.views.fates import fates, is_folded, rank, words_of_knowledge, words_of_plan
from planvers.views.page import Block, Bullets, Heading, Line, Lines, Page, Span, Tone, line
from planvers.views.phrases import (
    KIND_WORDS,
    WORDING_WORDS,
    counted,
    labels,
    points_known,
    report_line,
    version_names,
)
from planvers.views.relation import relation_lines

# As many entries as a screen may hold in full.
_FEW = 4


class Form(NamedTuple):
    """How to show a diff.

    `stat` shows only the counts. With `by_number` the changes stand in the order of the document,
    otherwise the loudest alarms come first, then the kinds of change in the order of `ChangeKind`,
    which begins with what was lost. `unfolded` shows editorial changes in full. `scope` tells the anchors
    of one diff from those of another on the same page. `revisions` are those that the two versions were
    named in, empty for one on disk.
    """

    stat: bool = False
    by_number: bool = False
    side_by_side: bool = False
    unfolded: bool = False
    scope: str = ""
    revisions: tuple[str, str] = ("", "")


def changes_page(diff: Diff, shown: Sequence[Change], review: Review, plan: Plan | None, form: Form) -> Page:
    """The page of a diff: what is compared, the counts, one row a change, then each in full.

    `shown` are the changes to list; the counts are always those of the whole diff.
    """
    header = _header(diff, plan, form.revisions)
    if not review.findings and all(_is_still(change) for change in diff.changes):
        is_certain = diff.old.is_text_known and diff.new.is_text_known
        silent = alarm_lines(review)
        return Page(
            (*header, Lines((line("No changes." if is_certain else "Nothing public shows a change."), *silent)))
        )
    counts = Lines(
        (*_counts(diff, shown), *_sub_counts(diff), *alarm_lines(review), *_inferred(diff), *_unverified(diff))
    )
    if form.stat:
        return Page((*header, counts))
    listed = [change for change in shown if _is_listed(change, review, form)]
    if not form.by_number:
        listed.sort(key=lambda change: _weight(change, review))
    setting = Setting(plan, review, form.side_by_side, form.scope)
    loose = _loose_reports(diff.new) if len(shown) == len(diff.changes) else ()
    return Page(
        (
            *header,
            counts,
            *_digest(listed, setting),
            *(change_entry(change, setting) for change in listed),
            *_folds([change for change in shown if not _is_listed(change, review, form)], diff),
            *loose,
        )
    )


def _is_still(change: Change) -> bool:
    return change.kinds == (ChangeKind.UNCHANGED,) and not change.is_inferred


def _is_listed(change: Change, review: Review, form: Form) -> bool:
    """Whether a change has an entry of its own: what is folded is only named at the end, unless an alarm is on it."""
    is_editorial = ChangeKind.EDITORIAL in change.kinds
    return not is_folded(change) or bool(review.of_whole(change)) or (form.unfolded and is_editorial)


def _weight(change: Change, review: Review) -> tuple[int, int]:
    """Where a change stands: by its loudest error or warning, then by its first kind."""
    level = review.loudest(change)
    loud = loudness(level) if level in (AlarmLevel.ERROR, AlarmLevel.WARNING) else len(AlarmLevel)
    lost = {ChangeKind.DROPPED, ChangeKind.NO_COUNTERPART, ChangeKind.RESTORED, ChangeKind.ADDED}
    # What was lost or added is as grave as the loudest alarm, and needs no rule to say so.
    return (0 if change.kinds[0] in lost else loud), list(ChangeKind).index(change.kinds[0])


def _digest(listed: Sequence[Change], setting: Setting) -> tuple[Block, ...]:
    """One row a change, where there are more than fit on a screen in full."""
    if len(listed) <= _FEW:
        return ()
    rows = tuple(digest_entry(change, setting) for change in listed)
    return (*rows, Heading(2, line("In full")))


def _header(diff: Diff, plan: Plan | None, revisions: tuple[str, str]) -> tuple[Block, ...]:
    old, new = diff.old, diff.new
    heading = Heading(1, version_names(old, new, revisions))
    relation = KIND_WORDS[new.kind] + (f" based on {', '.join(new.based_on)}" if new.based_on else "")
    if old.wording is new.wording:
        wording = f"both: {WORDING_WORDS[old.wording]}"
    else:
        wording = f"{WORDING_WORDS[old.wording]} → {WORDING_WORDS[new.wording]}"
    known = f"{points_known(old)} → {points_known(new)}"
    about = [line(f"{relation} · {wording}"), line(known)]
    notes = (version.count_note for version in (old, new) if not version.is_text_known)
    about += [line(f"on the count: {note}") for note in notes if note]
    hint = (
        *relation_lines(plan, old, new, "what was added is shown as gone"),
        *_better_known(diff, plan, revisions[1]),
    )
    return (heading, Lines((*about, *hint)))


def _better_known(diff: Diff, plan: Plan | None, revision: str) -> tuple[Line, ...]:
    """Where the old text is mostly unknown, the version before it that is known in full."""
    if plan is None or diff.old.is_text_known or diff.old not in plan.versions:
        return ()
    known = last_known_in_full(plan, diff.old)
    if known is None or known == diff.new:
        return ()
    there = f"{revision}:" if revision else ""
    command = f"planvers diff {pasted(f'{there}{known.id}')} {pasted(f'{there}{diff.new.id}')}"
    told = f"{diff.old.id} is not known in full. The last earlier version that is: {known.id}, so try {command}"
    return (line(Span(told, Tone.ALERT)),)


def _counts(diff: Diff, shown: Sequence[Change]) -> tuple[Line, ...]:
    """How many changes of the plan there are by kind; then what became known or is not known, which is no change."""
    real = _tally(diff.of_points, words_of_plan) or "no change of the plan is public"
    few = f"   showing {len(shown)} of {len(diff.changes)}" if len(shown) < len(diff.changes) else ""
    lines = [line(Span(real, Tone.STRONG), Span(few, Tone.ALERT))]
    known = _tally(diff.of_points, words_of_knowledge)
    if known:
        lines.append(line("our knowledge, not the plan: ", known))
    return tuple(lines)


def _sub_counts(diff: Diff) -> tuple[Line, ...]:
    """The same counts for all sub-points, where anything happened to one."""
    parts = diff.of_subpoints
    is_told = any(part.kinds != (ChangeKind.UNCHANGED,) for part in parts)
    return (line(f"of sub-points: {_tally(parts, fates)}"),) if is_told else ()


def _tally(changes: Iterable[Change], words: Callable[[Change], Iterable[str]]) -> str:
    """How many changes each word holds for, what was lost first."""
    counts = Counter(word for change in changes for word in words(change))
    return " · ".join(f"{counts[word]} {word}" for word in sorted(counts, key=rank))


def _inferred(diff: Diff) -> tuple[Line, ...]:
    count = diff.inferred
    if not count:
        return ()
    rests = "rests" if count == 1 else "rest"
    return (line(Span(f"{counted(count, 'point')} {rests} on links that nobody declared, each marked", Tone.MUTED)),)


def _unverified(diff: Diff) -> tuple[Line, ...]:
    count = diff.not_verified
    if not count:
        return ()
    rests = "rests" if count == 1 else "rest"
    return (line(Span(f"{counted(count, 'point')} {rests} on wording that is not verified, marked ?", Tone.MUTED)),)


def _folds(folded: Sequence[Change], diff: Diff) -> tuple[Block, ...]:
    """What did not change, or only in its typography, and what nobody knows of, by number, in the old order."""
    order = {point.id: position for position, point in enumerate(diff.old.points)}
    unchanged = [change for change in folded if change.kinds == (ChangeKind.UNCHANGED,)]
    editorial = [change for change in folded if change.kinds == (ChangeKind.EDITORIAL,)]
    silent = [change for change in folded if change.kinds == (ChangeKind.UNACCOUNTED,)]
    untouched = [change for change in folded if change.kinds == (ChangeKind.NOT_MENTIONED,)]
    lines: list[Line] = []
    if unchanged:
        parts = sum(len(change.parts) for change in unchanged)
        note = f" (with {counted(parts, 'sub-point')})" if parts else ""
        lines.append(line(Span("= unchanged: ", Tone.STRONG), _names(unchanged, order), note))
    if editorial:
        why = " (same words, written otherwise; --only editorial shows them)"
        lines.append(line(Span("≈ editorial: ", Tone.STRONG), _names(editorial, order), Span(why, Tone.MUTED)))
    if untouched:
        why = " (a supplement leaves them as they were)"
        lines.append(line(Span("– not mentioned: ", Tone.STRONG), _names(untouched, order), Span(why, Tone.MUTED)))
    if silent:
        why = " (nothing public on the new text says what became of them)"
        lines.append(line(Span("? unaccounted for: ", Tone.STRONG), _names(silent, order), Span(why, Tone.MUTED)))
    return (Lines(tuple(lines)),) if lines else ()


def _names(changes: Iterable[Change], order: dict[str, int]) -> str:
    listed = sorted(changes, key=lambda change: order.get(change.point.id, len(order)))
    return labels([change.point for change in listed], [change.point.id for change in listed if change.is_unverified])


def _loose_reports(version: Version) -> tuple[Block, ...]:
    """What reports say of the new version that no point can be named for."""
    if not version.reports:
        return ()
    items = tuple(report_line(report) for report in version.reports)
    return (Heading(2, line(f"Also reported of {version.title}, of no point in particular")), Bullets(items))
