"""A diff judged: the findings of every rule on every change, those that people accepted set apart."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from planvers.comparing.change import Change, Diff
from planvers.comparing.wording import Pair
from planvers.lexicon import Phrases, lexicon
from planvers.lexicon.nothing import NO_LEXICON
from planvers.model.plan import Accepted, Plan, Point
from planvers.model.vocabulary import AlarmLevel, ChangeKind
from planvers.review.actors import actors_in
from planvers.review.findings import Finding, loudness
from planvers.review.messages import message
from planvers.review.record_rules import Record
from planvers.review.rules import RECORD_RULES, RULES, WORDING_RULES, Rule, WordingRule
from planvers.review.sides import side, sides
from planvers.review.wording_rules import Noted, Rewording
from planvers.words.editorial import folded

Levels = Mapping[str, AlarmLevel]
# BCP 47 for a language that nobody stated.
_ENGLISH, _UNKNOWN = "en", "und"


class Review(NamedTuple):
    """Every finding on a diff, in the order of its changes, the loudest of a point first.

    `accepted` are those that an entry of `accepted.yaml` silences. `without_list` names the
    languages of wordings that were compared and for which there is no lexicon, so that most rules
    did not look at them.
    """

    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    without_list: tuple[str, ...]

    def of(self, change: Change) -> tuple[Finding, ...]:
        """The findings on a change itself, without those on its parts; what left a point is told where it is now."""
        if change.is_departure:
            return ()
        return tuple(item for item in self.findings if item.point == change.point.id)

    def of_whole(self, change: Change) -> tuple[Finding, ...]:
        """The findings on a change and on its parts."""
        return (*self.of(change), *(item for part in change.parts for item in self.of_whole(part)))

    def loudest(self, change: Change) -> AlarmLevel | None:
        """The level of the loudest finding on a change or its parts, or None."""
        return min((item.level for item in self.of_whole(change)), key=loudness, default=None)


class _Known(NamedTuple):
    """What is known to all rules of one review; the languages without a list are collected in it."""

    names: Phrases
    plan: Plan | None
    are_texts_known: bool
    without_list: dict[str, None]


def review(diff: Diff, plan: Plan | None, levels: Levels | None = None, today: datetime.date | None = None) -> Review:
    """Judge a diff.

    `levels` override those of the plan, which override those of the rules. An acceptance counts
    until its day is over; with no `today` all count.
    """
    known = _Known(names_of(plan) if plan else Phrases({}), plan, diff.old.is_text_known and diff.new.is_text_known, {})
    chosen = (
        {rule.code: rule.level for rule in RULES.values()}
        | dict(plan.alarm_levels if plan else ())
        | dict(levels or {})
    )
    found: list[Finding] = []
    for change, whole in _units(diff.changes):
        items = [
            *_wording_findings(change, known),
            *_record_findings(Record(change, diff.old, diff.new, plan, whole)),
        ]
        kept = [_finding(change, rule, noted, chosen[rule.code], plan) for rule, noted in items if _is_on(chosen, rule)]
        # The same words twice in one point are one finding.
        found += sorted(dict.fromkeys(kept), key=lambda item: loudness(item.level))
    silenced = _silenced(plan.accepted if plan else (), today)
    keys = [bool(silenced) and (item.rule, item.point, item.fingerprint) in silenced for item in found]
    return Review(
        tuple(item for item, is_known in zip(found, keys, strict=True) if not is_known),
        tuple(item for item, is_known in zip(found, keys, strict=True) if is_known),
        tuple(known.without_list),
    )


def names_of(plan: Plan) -> Phrases:
    """Every name of a party or actor, with its id; a name of one letter is none, nor is one that two of them bear."""
    known = [(item.id, (item.name, *item.aliases)) for item in plan.actors]
    known += [(item.id, (item.name, item.short, *item.aliases)) for item in plan.parties]
    names: dict[str, str] = {}
    for actor, spelled in known:
        for name in {" ".join(map(folded, name.partition(" (")[0].split())) for name in spelled if len(name) > 1}:
            # A name that two of them bear names neither.
            names[name] = actor if names.get(name, actor) == actor else ""
    return Phrases(names)


def _units(changes: Iterable[Change]) -> Iterator[tuple[Change, Point | None]]:
    """Changes and those of their parts, each part with its point; what left a point is judged where it is now."""
    for change in changes:
        yield change, None
        for part in change.parts:
            if not part.is_departure:
                yield part, change.point


def _wording_findings(change: Change, known: _Known) -> Iterator[tuple[Rule, Noted]]:
    """What the rules on words find. A part of a split is judged against all that the old point became."""
    if change.words is None or change.words.kind is not ChangeKind.REWORDED:
        return
    is_split = ChangeKind.SPLIT in change.kinds and ChangeKind.MERGED not in change.kinds and bool(change.shares)
    whole = [(share.point.id, "".join(run.new for run in share.runs)) for share in change.shares] if is_split else []
    old, new = change.words.old, " ".join(text for _, text in whole) or change.words.new
    if known.are_texts_known and any(map(_has_parts, change.old)) != any(map(_has_parts, change.new)):
        # What stood in sub-points may stand in the point itself now, or the other way round. Of a text
        # that was only described nobody knows what became of sub-points.
        old, new = (" ".join([text, *_part_texts(units)]) for text, units in ((old, change.old), (new, change.new)))
    tag = change.words.language or _assumed(change.words)
    words = lexicon(tag)
    if words is None:
        known.without_list[tag] = None

    def elsewhere() -> tuple[frozenset[str], frozenset[str]]:
        return _named_in_parts(change.old, known.names), _named_in_parts(change.new, known.names)

    old, new = (_without_brackets(text, known.plan) for text in (old, new))
    rewording = Rewording(sides(old, new), words or NO_LEXICON, known.names, elsewhere)
    for rule in WORDING_RULES:
        if words or not rule.needs_list:
            found = rule.find(rewording)
            yield from ((rule, noted) for noted in found if not is_split or _is_of_part(noted, change, whole))


def _is_of_part(noted: Noted, change: Change, whole: list[tuple[str, str]]) -> bool:
    """Whether a finding on a split is told with this part: the one that has its words, or the first if none has."""
    said = noted.new.rstrip("…")
    owners = [point for point, text in whole if said and said in " ".join(text.split())] or [whole[0][0]]
    return change.point.id == owners[0]


def _has_parts(unit: Point) -> bool:
    return any(part.text is not None for part in unit.subpoints)


def _part_texts(units: Iterable[Point]) -> list[str]:
    """The wordings of all sub-points, in every language."""
    return [text for unit in units for part in unit.subpoints if part.text for _, text in part.text.wordings]


def _without_brackets(text: str, plan: Plan | None) -> str:
    """The text without the signs of brackets and the names of those whose wording they hold."""
    if "[" not in text:
        return text
    from planvers.brackets.names import party_names
    from planvers.brackets.parsing import without_signs

    return without_signs(text, party_names(plan.parties) if plan else None)


def _named_in_parts(units: Iterable[Point], names: Phrases) -> frozenset[str]:
    """The actors that the sub-points of points name."""
    return frozenset(item.sort for text in _part_texts(units) for item in actors_in(side(text), names))


def _assumed(words: Pair) -> str:
    """The language of wordings of which none is stated: English where the letters are Latin ones, else not known."""
    letters = [letter for letter in words.new if letter.isalpha()]
    return _ENGLISH if sum(letter.isascii() for letter in letters) * 2 > len(letters) else _UNKNOWN


def _record_findings(record: Record) -> Iterator[tuple[Rule, Noted]]:
    for rule in RECORD_RULES:
        yield from ((rule, noted) for noted in rule.find(record))


def _is_on(levels: Levels, rule: Rule) -> bool:
    return levels[rule.code] is not AlarmLevel.OFF


def _finding(change: Change, rule: Rule, noted: Noted, level: AlarmLevel, plan: Plan | None) -> Finding:
    point = change.point
    # Of words their sorts count, which hold the phrase; what is quoted around it may change.
    is_of_words = isinstance(rule, WordingRule)
    content = (noted.old_sort, noted.new_sort) if is_of_words else (noted.old, noted.new, *noted[2:])
    return Finding(
        rule.code,
        level,
        point.id,
        noted.old,
        noted.new,
        message(rule.code, noted, plan),
        point.where,
        content,
    )


def _silenced(accepted: Iterable[Accepted], today: datetime.date | None) -> set[tuple[str, str, str]]:
    return {
        (item.rule, item.point, item.fingerprint)
        for item in accepted
        if today is None or item.until is None or item.until >= today
    }
