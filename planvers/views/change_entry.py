"""One change of a diff: what happened to the point, its wording before and after, the alarms, and the evidence."""

from collections.abc import Sequence
from typing import NamedTuple

from planvers.comparing.change import Change
from planvers.comparing.evidence import evidence
from planvers.comparing.shares import Share
from planvers.model.languages import shown_tag
from planvers.model.plan import Plan, Point
from planvers.model.vocabulary import STATUS_RANK, ChangeKind, Status
from planvers.review.judging import Review
from planvers.review.record_rules import who_left
from planvers.views.alarms import alarm_facts, alarm_sign, in_brief
from planvers.views.fates import CHANGE_WORDS, FOLDED_WORDS, fates, how_known, is_folded
from planvers.views.page import Block, Bullets, Entry, Facts, Line, Lines, Span, Tone, joined, line
from planvers.views.phrases import (
    STATUS_WORDS,
    label,
    labels,
    listed,
    named,
    party_name,
    report_line,
    sources,
    standing,
    title,
    titled,
    tombstone_line,
    words_said,
)
from planvers.views.wording import redline, reworded_for_reader, was_and_now

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
    ChangeKind.STANCE_CHANGED: "±",
    ChangeKind.SOURCE_CHANGED: "§",
    ChangeKind.TEXT_LEARNED: "!",
    ChangeKind.UNACCOUNTED: "?",
    ChangeKind.NOT_MENTIONED: "–",
    ChangeKind.UNCHANGED: "=",
}


# What the full entry says better, where it is not all that happened.
_NOT_IN_BRIEF = frozenset({CHANGE_WORDS[ChangeKind.RENUMBERED], CHANGE_WORDS[ChangeKind.STATUS_CHANGED]})


class Setting(NamedTuple):
    """What the entries of one page share: the plan, the findings, and how wordings are set."""

    plan: Plan | None
    review: Review
    side_by_side: bool = False
    scope: str = ""

    def anchor(self, change: Change) -> str:
        """By what a change is referred to on the page."""
        return f"change-{self.scope}{change.point.id}"


def change_entry(change: Change, setting: Setting) -> Entry:
    """A change as an entry: sign, number, title, what happened; then wording, alarms, evidence and sub-points."""
    body = (
        *rewording(change, setting),
        *shares(change),
        *_stances(change, setting.plan),
        *_brackets(change, setting.plan),
        *alarm_facts(setting.review.of(change)),
        *nearest(change),
        *_evidence(change),
        *part_entries(change, setting),
    )
    return _entry(change, setting)._replace(body=body, anchor=setting.anchor(change))


def digest_entry(change: Change, setting: Setting) -> Entry:
    """A change in one row where it fits: what happened, in brief, and the codes of its alarms."""
    brief = in_brief(setting.review.of_whole(change))
    told = [line(word) for word in fates(change) if word not in _NOT_IN_BRIEF or len(change.kinds) == 1]
    status = STATUS_WORDS[change.point.status]
    if ChangeKind.STATUS_CHANGED in change.kinds and status not in fates(change) and _status_move(change, setting.plan):
        told.append(line(f"now {status}"))
    entry = _entry(change, setting)
    name, *rest = entry.title
    full = (name._replace(ref=f"#{setting.anchor(change)}"), *rest)
    return entry._replace(title=full, aside=joined(" · ", [*told, line(Span(brief, Tone.STRONG))]))


def _entry(change: Change, setting: Setting) -> Entry:
    unverified = Span("  ?", Tone.ALERT) if change.is_unverified else Span("")
    return Entry(
        sign=alarm_sign(setting.review.loudest(change)) + _sign(change),
        label=_numbers(change),
        title=line(titled(change.point, setting.plan), unverified),
        aside=_aside(change, setting.plan),
    )


def _sign(change: Change) -> str:
    if change.point.status is Status.BRACKETED:
        return "[]"
    kind = change.kinds[0]
    if kind is ChangeKind.STATUS_CHANGED and _has_gone_back(change):
        return "↓"
    return _SIGNS[kind]


def _has_gone_back(change: Change) -> bool:
    """Whether the talks on a point are less far than before, or fewer parties agree."""
    now = STATUS_RANK.get(change.point.status)
    is_lower = now is not None and any(STATUS_RANK.get(unit.status, 0) > now for unit in change.old)
    return is_lower or bool(who_left(change))


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
    move = _status_move(change, plan) if ChangeKind.STATUS_CHANGED in change.kinds else ()
    told = (CHANGE_WORDS[ChangeKind.STATUS_CHANGED], STATUS_WORDS[change.point.status]) if move else ()
    words = [line(word) for word in fates(change) if word not in told]
    words.append(move)
    if ChangeKind.TEXT_LEARNED in change.kinds and not move and change.point.agreed_by:
        words.append(line(standing(change.point, plan)))
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
    """From what status to what; nothing where only a sub-point's changed."""
    before = " / ".join(dict.fromkeys(standing(unit, plan) for unit in change.old))
    now = standing(change.point, plan)
    return line(f"{before} → {now}") if before != now else ()


def rewording(change: Change, setting: Setting) -> tuple[Block, ...]:
    """The wordings of a change: what changed where both are public, else the one that is."""
    language = setting.plan.language if setting.plan else ""
    languages = _language(change.old, language), _language(change.new, language)
    if ChangeKind.DROPPED in change.kinds or not change.new:
        return was_and_now(_text(change.old), "", *languages)
    if ChangeKind.NO_COUNTERPART in change.kinds:
        return was_and_now("", _text(change.new), *languages)
    if change.words is None:
        return was_and_now(_text(change.old), _text(change.new), *languages) if change.point.text else ()
    if ChangeKind.MERGED in change.kinds and change.shares:
        return ()
    return reworded_for_reader(change.words, change.old, change.point, language, side_by_side=setting.side_by_side)


def _language(units: Sequence[Point], language: str) -> str:
    """The tag of the language that units are shown in; nothing for units of several."""
    tags = {shown_tag(unit.text, language) for unit in units if unit.text}
    return tags.pop() if len(tags) == 1 else ""


def shares(change: Change) -> tuple[Block, ...]:
    """What each part brought into a merge, as redlines; or how much each part of a split took along."""
    if not change.shares:
        return ()
    if ChangeKind.MERGED in change.kinds:
        pairs = tuple(
            (line(Span(f"from {label(share.point)}", Tone.MUTED)), _brought(share)) for share in change.shares
        )
        return (Facts(pairs),)
    whole = change.old[0]
    own = {unit.id for unit in change.new}
    told = [
        f"{share.kept} stay here" if share.point.id in own else f"{share.kept} are in {named(share.point)}"
        for share in change.shares
    ]
    return (Lines((_muted(f"of the {change.shares[0].words} words of old {label(whole)}, {listed(told)}"),)),)


def _muted(text: str) -> Line:
    return line(Span(text, Tone.MUTED))


def _brought(share: Share) -> Line:
    """The words of one part of a merge, changed and kept, with how many stayed."""
    return line(*redline(share.runs), Span(f"  ({share.kept} of {share.words} words stay)", Tone.MUTED))


def _stances(change: Change, plan: Plan | None) -> tuple[Block, ...]:
    """The parties that say something else now, each with both statements."""
    if not plan or not change.stances:
        return ()
    pairs = tuple(
        (
            line(Span(party_name(plan, move.party), Tone.MUTED)),
            line(
                f"{words_said(move.before)} → {words_said(move.now)} ",
                *sources(source for item in move.now for source in item.sources),
            ),
        )
        for move in change.stances
    )
    return (Facts(pairs),)


def _brackets(change: Change, plan: Plan | None) -> tuple[Block, ...]:
    """Which brackets were closed or opened, and which alternative won."""
    if change.words is None or not ("[" in change.words.old or "[" in change.words.new):
        return ()
    from planvers.brackets.names import party_names
    from planvers.comparing.brackets import bracket_facts
    from planvers.views.brackets import bracket_lines

    facts = bracket_facts(change.words.old, change.words.new, party_names(plan.parties) if plan else None)
    lines = bracket_lines(facts._replace(still=tuple(item for item in facts.still if item.is_changed)))
    return (Lines(lines),) if lines else ()


def nearest(change: Change) -> tuple[Block, ...]:
    """What comes nearest to a point without a counterpart, for a person to judge."""
    if ChangeKind.NO_COUNTERPART not in change.kinds or not change.nearest:
        return ()
    told = "; ".join(f"{named(near.point)} ({near.similarity:.2f})" for near in change.nearest)
    return (Lines((line(Span(f"nearest: {told}", Tone.MUTED)),)),)


def _text(units: Sequence[Point]) -> str:
    return " ".join(str(unit.text) for unit in units if unit.text)


def _evidence(change: Change) -> tuple[Block, ...]:
    """Why a point is said to be gone, what reports say of it, or what it rests on now."""
    if not change.new:
        return ()
    point = change.point
    if point.reports:
        return (Bullets(tuple(report_line(report) for report in point.reports)),)
    if ChangeKind.DROPPED in change.kinds:
        return (Lines((tombstone_line(point),)),)
    if ChangeKind.SOURCE_CHANGED in change.kinds:
        return (Lines((_source_move(change),)),)
    return ()


def _source_move(change: Change) -> Line:
    """The sources that are cited no longer, and those that are now."""
    before = dict.fromkeys(source for unit in change.old for source in unit.sources)
    gone = [source for source in before if source not in change.point.sources]
    come = [source for source in change.point.sources if source not in before]
    spans = [Span("sources: ", Tone.MUTED)]
    spans += [Span(", ".join(gone), Tone.REMOVED)] if gone else []
    spans += [Span(", ".join(come), Tone.ADDED)] if come else []
    return line(*spans)


def part_entries(change: Change, setting: Setting) -> tuple[Block, ...]:
    """The sub-points: those that changed in full, the others by number."""
    told = [part for part in change.parts if not is_folded(part) or setting.review.of(part)]
    folded = [part for part in change.parts if part not in told]
    doubtful = [part.point.id for part in change.parts if part.is_unverified]
    closing = tuple(
        line(Span(f"{words}: {labels(units, doubtful)}", Tone.MUTED))
        for kind, words in FOLDED_WORDS.items()
        if (units := [part.point for part in folded if part.kinds == (kind,)])
        and (kind is not ChangeKind.UNCHANGED or told)
        and (change.new or kind in (ChangeKind.UNCHANGED, ChangeKind.EDITORIAL))
    )
    return (*(_part(part, setting) for part in told), *((Lines(closing),) if closing else ()))


def _part(change: Change, setting: Setting) -> Entry:
    """A sub-point. Where it went is told once, with its point; only a claim without any source is marked again."""
    entry = change_entry(change, setting)
    if change.new and change.point.sources and not change.point.reports and ChangeKind.DROPPED in change.kinds:
        return entry._replace(body=rewording(change, setting))
    return entry
