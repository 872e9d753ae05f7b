"""One change of a diff: what happened to the point, its wording before and after, and the evidence."""

from collections.abc import Iterable, Sequence

from planvers.comparing.change import Change
from planvers.comparing.evidence import evidence
from planvers.model.plan import Plan, Point
from planvers.model.vocabulary import STATUS_RANK, ChangeKind, DropReason, Status
from planvers.views.fates import CHANGE_WORDS, fates, how_known, is_folded
from planvers.views.page import Block, Bullets, Entry, Facts, Line, Lines, Span, Tone, joined, line
from planvers.views.phrases import STATUS_WORDS, label, labels, listed, named, parties, report_line, sources, title
from planvers.words.runs import Run, RunKind, kept_share

# Below this share of kept text a redline is confetti, and «was / now» reads better.
_REDLINE_FLOOR = 0.4
_SIGNS = {
    ChangeKind.DROPPED: "✕",
    ChangeKind.NO_COUNTERPART: "?",
    ChangeKind.RESTORED: "↺",
    ChangeKind.ADDED: "+",
    ChangeKind.MERGED: "⊃",
    ChangeKind.SPLIT: "⊂",
    ChangeKind.REWORDED: "≠",
    ChangeKind.EDITORIAL: "≈",
    ChangeKind.MOVED: "→",
    ChangeKind.RENUMBERED: "#",
    ChangeKind.STATUS_CHANGED: "↑",
    ChangeKind.TEXT_LEARNED: "!",
    ChangeKind.UNACCOUNTED: "?",
    ChangeKind.UNCHANGED: "=",
}


def change_entry(change: Change, plan: Plan | None) -> Entry:
    """A change as an entry: sign, number, title, what happened; then wording, evidence and sub-points."""
    unverified = Span("  ?", Tone.ALERT) if change.is_unverified else Span("")
    return Entry(
        sign=_sign(change),
        label=_numbers(change),
        title=line(Span(title(change.point), Tone.STRONG), unverified),
        aside=_aside(change, plan),
        body=(*_wording(change), *_nearest(change), *_evidence(change), *_parts(change, plan)),
    )


def _sign(change: Change) -> str:
    if change.point.status is Status.BRACKETED:
        return "[]"
    kind = change.kinds[0]
    if kind is ChangeKind.STATUS_CHANGED and _has_gone_back(change):
        return "↓"
    return _SIGNS[kind]


def _has_gone_back(change: Change) -> bool:
    """Whether the talks on a point are less far than before."""
    now = STATUS_RANK.get(change.point.status)
    return now is not None and any(STATUS_RANK.get(unit.status, 0) > now for unit in change.old)


def _numbers(change: Change) -> str:
    """The number, or both numbers where it changed."""
    now = label(change.point)
    if len(change.old) > 1 and change.new:
        return f"{'+'.join(label(unit) for unit in change.old)} → {now}"
    before = change.old[0].number if change.old else None
    if before is None or before == change.point.number:
        return now
    return f"{before} → {change.point.number}" if change.point.number else before


def _aside(change: Change, plan: Plan | None) -> Line:
    has_new_status = ChangeKind.STATUS_CHANGED in change.kinds
    told = (CHANGE_WORDS[ChangeKind.STATUS_CHANGED], STATUS_WORDS[change.point.status]) if has_new_status else ()
    words = [line(word) for word in fates(change) if word not in told]
    words += [_status_move(change, plan)] if has_new_status else []
    if ChangeKind.UNACCOUNTED in change.kinds and change.new:
        known = evidence(change.point)
        words.append(line("on record" if known.is_on_record and not known.conflicts else ""))
        words.append(line("reports differ" if known.conflicts and change.point.status is not Status.UNKNOWN else ""))
    words += [line(remark) for remark in how_known(change)]
    if ChangeKind.MERGED in change.kinds:
        words.append(line(f"from {listed(title(unit) for unit in change.old)}"))
    if change.point.deferred_to:
        words.append(line(f"left to {change.point.deferred_to}"))
    return joined(" · ", words)


def _status_move(change: Change, plan: Plan | None) -> Line:
    before = " / ".join(dict.fromkeys(_standing(unit, plan) for unit in change.old))
    return line(f"{before} → {_standing(change.point, plan)}")


def _standing(point: Point, plan: Plan | None) -> str:
    """The status of a point, and by whom it is agreed."""
    names = parties(plan, point.agreed_by) if plan else ", ".join(point.agreed_by)
    return f"{STATUS_WORDS[point.status]} by {names}" if names else STATUS_WORDS[point.status]


def _wording(change: Change) -> tuple[Block, ...]:
    """The redline, or what was and what is where hardly anything was kept."""
    if ChangeKind.DROPPED in change.kinds or not change.new:
        return _was_and_now(_text(change.old), "")
    if ChangeKind.NO_COUNTERPART in change.kinds:
        return _was_and_now("", _text(change.new))
    if change.runs is None or change.words is None:
        return _was_and_now(_text(change.old), _text(change.new)) if change.point.text else ()
    if all(run.kind is RunKind.KEPT for run in change.runs):
        return ()
    if kept_share(change.runs) < _REDLINE_FLOOR and not _is_simple(change.runs):
        return _was_and_now(change.words.old, change.words.new)
    return (Lines((redline(change.runs),)),)


def _nearest(change: Change) -> tuple[Block, ...]:
    """What comes nearest to a point without a counterpart, for a person to judge."""
    if ChangeKind.NO_COUNTERPART not in change.kinds or not change.nearest:
        return ()
    told = "; ".join(f"{named(near.point)} ({near.similarity:.2f})" for near in change.nearest)
    return (Lines((line(Span(f"nearest: {told}", Tone.MUTED)),)),)


def _is_simple(runs: Sequence[Run]) -> bool:
    """Whether something was only taken away or only put in: a redline says that best, however long it is."""
    changed = [run for run in runs if run.kind is RunKind.CHANGED]
    return len(changed) < len(runs) and not (any(run.old for run in changed) and any(run.new for run in changed))


def redline(runs: Iterable[Run]) -> Line:
    """Runs of words as a line with a removed and an added side; the white space around a change is not part of it."""
    spans: list[Span] = []
    for run in runs:
        if run.kind is RunKind.CHANGED:
            spans += [*_side(run.old, Tone.REMOVED), *_side(run.new, Tone.ADDED)]
        else:
            spans.append(Span(run.new))
    return line(*spans)


def _side(text: str, tone: Tone) -> tuple[Span, ...]:
    body = text.strip()
    if not body:
        return (Span(text, tone),)
    before, _, after = text.partition(body)
    return Span(before), Span(body, tone), Span(after)


def _text(units: Sequence[Point]) -> str:
    return " ".join(str(unit.text) for unit in units if unit.text)


def _was_and_now(before: str, after: str) -> tuple[Block, ...]:
    if before == after:
        return ()
    pairs = ((line(Span("was", Tone.OLD)), line(before)), (line(Span("now", Tone.NEW)), line(after)))
    return (Facts(tuple(pair for pair in pairs if pair[1])),)


def _evidence(change: Change) -> tuple[Block, ...]:
    """Why a point is said to be gone, or what reports say of it."""
    if not change.new:
        return ()
    point = change.point
    if point.reports:
        return (Bullets(tuple(report_line(report) for report in point.reports)),)
    if ChangeKind.DROPPED in change.kinds:
        into = f" into {point.into}" if point.into else ""
        reason = f"{point.reason}{into} " if point.reason not in (None, DropReason.UNKNOWN) else ""
        return (Lines((line(Span(reason, Tone.MUTED), *sources(point.sources)),)),)
    return ()


def _parts(change: Change, plan: Plan | None) -> tuple[Block, ...]:
    """The sub-points: those that changed in full, the others by number."""
    told = [part for part in change.parts if not is_folded(part)]
    unchanged = [part.point for part in change.parts if is_folded(part) and part.kinds == (ChangeKind.UNCHANGED,)]
    silent = [part.point for part in change.parts if is_folded(part) and part.kinds != (ChangeKind.UNCHANGED,)]
    doubtful = [part.point.id for part in change.parts if part.is_unverified]
    closing: list[Line] = []
    if unchanged and told:
        closing.append(line(Span(f"unchanged: {labels(unchanged, doubtful)}", Tone.MUTED)))
    if silent and change.new:
        closing.append(line(Span(f"unaccounted for: {labels(silent)}", Tone.MUTED)))
    return (*(_part(part, plan) for part in told), *((Lines(tuple(closing)),) if closing else ()))


def _part(change: Change, plan: Plan | None) -> Entry:
    """A sub-point. Where it went is told once, with its point; only a claim without any source is marked again."""
    entry = change_entry(change, plan)
    if change.new and change.point.sources and not change.point.reports:
        return entry._replace(body=_wording(change))
    return entry
