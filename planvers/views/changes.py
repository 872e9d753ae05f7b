"""A diff as a page: what is compared and how well it is known, the counts, then what matters first."""

from collections import Counter
from collections.abc import Iterable, Sequence

from planvers.comparing.change import Change, Diff
from planvers.comparing.lineage import last_known_in_full
from planvers.model.plan import Plan, Version
from planvers.model.vocabulary import ChangeKind
from planvers.views.change_entry import change_entry
from planvers.views.fates import fates, is_folded, rank
from planvers.views.page import Block, Bullets, Heading, Line, Lines, Page, Span, Tone, line
from planvers.views.phrases import (
    KIND_WORDS,
    WORDING_WORDS,
    counted,
    labels,
    points_known,
    report_line,
    version_name,
)


def changes_page(
    diff: Diff, shown: Sequence[Change], plan: Plan | None, *, stat: bool = False, by_number: bool = False
) -> Page:
    """The page of a diff.

    `shown` are the changes to list; the counts are always those of the whole diff. With
    `by_number` the changes stand in the order of the document, otherwise the kinds of
    change stand in the order of `ChangeKind`, which begins with what was lost.
    """
    header = _header(diff, plan)
    if all(change.kinds == (ChangeKind.UNCHANGED,) and not change.is_inferred for change in diff.changes):
        is_certain = diff.old.is_text_known and diff.new.is_text_known
        return Page((*header, Lines((line("No changes." if is_certain else "Nothing public shows a change."),))))
    counts = Lines((_counts(diff, shown), *_sub_counts(diff), *_inferred(diff), *_unverified(diff)))
    if stat:
        return Page((*header, counts))
    listed = [change for change in shown if not is_folded(change)]
    if not by_number:
        listed.sort(key=lambda change: list(ChangeKind).index(change.kinds[0]))
    loose = _loose_reports(diff.new) if len(shown) == len(diff.changes) else ()
    entries = tuple(change_entry(change, plan) for change in listed)
    return Page((*header, counts, *entries, *_folds(diff, shown), *loose))


def _header(diff: Diff, plan: Plan | None) -> tuple[Block, ...]:
    old, new = diff.old, diff.new
    heading = Heading(1, line(*version_name(old), "  →  ", *version_name(new)))
    relation = KIND_WORDS[new.kind] + (f" based on {', '.join(new.based_on)}" if new.based_on else "")
    if old.wording is new.wording:
        wording = f"both: {WORDING_WORDS[old.wording]}"
    else:
        wording = f"{WORDING_WORDS[old.wording]} → {WORDING_WORDS[new.wording]}"
    known = f"{points_known(old)} → {points_known(new)}"
    about = [line(f"{relation} · {wording}"), line(known)]
    notes = (version.count_note for version in (old, new) if not version.is_text_known)
    about += [line(f"on the count: {note}") for note in notes if note]
    hint = _better_known(diff, plan)
    return (heading, Lines((*about, *hint)))


def _better_known(diff: Diff, plan: Plan | None) -> tuple[Line, ...]:
    """Where the old text is mostly unknown, the version before it that is known in full."""
    if plan is None or diff.old.is_text_known or diff.old not in plan.versions:
        return ()
    known = last_known_in_full(plan, diff.old)
    if known is None or known == diff.new:
        return ()
    command = f"planvers diff {known.id} {diff.new.id}"
    told = f"{diff.old.id} is not known in full. The last earlier version that is: {known.id}, so try {command}"
    return (line(Span(told, Tone.ALERT)),)


def _counts(diff: Diff, shown: Sequence[Change]) -> Line:
    counts = Span(_tally(diff.changes), Tone.STRONG)
    if len(shown) == len(diff.changes):
        return line(counts)
    return line(counts, Span(f"   showing {len(shown)} of {len(diff.changes)}", Tone.ALERT))


def _sub_counts(diff: Diff) -> tuple[Line, ...]:
    """The same counts for the sub-points that are told below."""
    told = (part for change in diff.changes if not is_folded(change) for part in change.parts)
    parts = [part for part in told if not is_folded(part) and not part.is_departure]
    return (line(f"of sub-points: {_tally(parts)}"),) if parts else ()


def _tally(changes: Iterable[Change]) -> str:
    """How many changes each word holds for, what was lost first."""
    counts = Counter(word for change in changes for word in fates(change))
    return " · ".join(f"{counts[word]} {word}" for word in sorted(counts, key=rank))


def _inferred(diff: Diff) -> tuple[Line, ...]:
    count = sum(change.is_inferred or any(part.is_inferred for part in change.parts) for change in diff.changes)
    if not count:
        return ()
    rests = "rests" if count == 1 else "rest"
    return (line(Span(f"{counted(count, 'point')} {rests} on links that nobody declared, each marked", Tone.MUTED)),)


def _unverified(diff: Diff) -> tuple[Line, ...]:
    count = sum(change.is_unverified for change in diff.changes)
    if not count:
        return ()
    rests = "rests" if count == 1 else "rest"
    return (line(Span(f"{counted(count, 'point')} {rests} on wording that is not verified, marked ?", Tone.MUTED)),)


def _folds(diff: Diff, shown: Sequence[Change]) -> tuple[Block, ...]:
    """What did not change and what nobody knows of, by number, in the old order."""
    order = {point.id: position for position, point in enumerate(diff.old.points)}
    unchanged = [change for change in shown if is_folded(change) and change.kinds == (ChangeKind.UNCHANGED,)]
    silent = [change for change in shown if is_folded(change) and change.kinds != (ChangeKind.UNCHANGED,)]
    lines: list[Line] = []
    if unchanged:
        parts = sum(len(change.parts) for change in unchanged)
        note = f" (with {counted(parts, 'sub-point')})" if parts else ""
        lines.append(line(Span("= unchanged: ", Tone.STRONG), _names(unchanged, order), note))
    if silent:
        why = " (nothing public says what became of them)"
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
