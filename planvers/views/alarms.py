"""Findings in the words of a page: a sign, a code, and what was found; the same words for every party."""

from collections import Counter
from collections.abc import Iterable, Sequence

from planvers.model.vocabulary import AlarmLevel
from planvers.review.findings import Finding, loudness
from planvers.review.judging import Review
from planvers.views.page import Block, Facts, Line, Span, Tone, line
from planvers.views.phrases import counted, listed

LEVEL_SIGNS = {AlarmLevel.ERROR: "▲", AlarmLevel.WARNING: "△", AlarmLevel.INFO: "▹"}
_LEVEL_PLURALS = {AlarmLevel.INFO: "info"}
_BRIEF = frozenset({"number", "date"})
_BRIEF_LENGTH = 34


def alarm_lines(review: Review) -> tuple[Line, ...]:
    """How many alarms there are by level, and what was silenced or not looked at; nothing where there is nothing."""
    lines: list[Line] = []
    if review.findings:
        counts = Counter(item.level for item in review.findings)
        told = [f"{LEVEL_SIGNS[level]} {level_count(level, counts[level])}" for level in sorted(counts, key=loudness)]
        lines.append(line("alarms: ", Span(" · ".join(told), Tone.STRONG)))
    if review.accepted:
        silenced = f"{counted(len(review.accepted), 'finding')} accepted in accepted.yaml and not shown"
        lines.append(line(Span(silenced, Tone.MUTED)))
    if review.without_list:
        names = listed(tag if tag != "und" else "a language that is not stated" for tag in review.without_list)
        told_not = f"no word list for {names}: only figures and actors were looked at there"
        lines.append(line(Span(told_not, Tone.ALERT)))
    return tuple(lines)


def level_count(level: AlarmLevel, count: int) -> str:
    """How many findings of a level there are: 1 error, 2 warnings, 3 info."""
    return counted(count, level.value, _LEVEL_PLURALS.get(level))


def alarm_sign(level: AlarmLevel | None) -> str:
    """The sign before the sign of a change that has alarms of this level at the loudest; none for info."""
    return LEVEL_SIGNS[level] if level in (AlarmLevel.ERROR, AlarmLevel.WARNING) else ""


def in_brief(findings: Sequence[Finding]) -> str:
    """The codes of findings in a few words, the loudest first; figures with what they were and are."""
    by_rule: dict[str, list[Finding]] = {}
    for item in sorted(findings, key=lambda item: loudness(item.level)):
        by_rule.setdefault(item.rule, []).append(item)
    return ", ".join(_brief(rule, same) for rule, same in by_rule.items())


def alarm_facts(findings: Iterable[Finding]) -> tuple[Block, ...]:
    """Each finding with its sign, its code and what it found."""
    pairs = tuple(
        (line(Span(f"{LEVEL_SIGNS[item.level]} {item.rule}", level_tone(item.level))), line(item.message))
        for item in findings
    )
    return (Facts(pairs),) if pairs else ()


def findings_text(findings: Iterable[Finding]) -> str:
    """Findings as path:line:col: level [code] point: sentence (fingerprint), one a line and never wrapped."""
    return "".join(f"{item}\n" for item in findings) or "no findings\n"


def _brief(rule: str, findings: Sequence[Finding]) -> str:
    first = findings[0]
    told = f"{first.old} → {first.new}" if first.old and first.new else ""
    is_short = rule in _BRIEF and len(findings) == 1 and 0 < len(told) <= _BRIEF_LENGTH
    return f"{rule} {told}" if is_short else rule


def level_tone(level: AlarmLevel) -> Tone:
    """How loud the name of a level stands on a page."""
    return {AlarmLevel.ERROR: Tone.ALERT, AlarmLevel.WARNING: Tone.STRONG}.get(level, Tone.MUTED)
