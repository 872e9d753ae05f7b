"""A diff judged: the findings of every rule on every change, those that people accepted set apart."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from planvers.comparing.change import Change, Diff
from planvers.comparing.wording import Pair
from planvers.lexicon import Phrases, lexicon
from planvers.lexicon.nothing import NO_LEXICON
from planvers.model.plan import Accepted, Plan, Point
from planvers.model.vocabulary import AlarmLevel
from planvers.review.actors import actors_in
from planvers.review.findings import Finding, loudness
from planvers.review.held import held, part_texts
from planvers.review.messages import words_that_changed
from planvers.review.record_rules import Record
from planvers.review.rewording import Noted, Rewording
from planvers.review.rules import RECORD_RULES, RULES, WORDING_RULES, Rule, WordingRule
from planvers.review.sides import side, sides
from planvers.words.editorial import folded

Levels = Mapping[str, AlarmLevel]
# BCP 47 for a language that nobody stated.
_ENGLISH, _UNKNOWN = "en", "und"


@dataclass(frozen=True)
class Review:
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
        return () if change.is_departure else tuple(self._by_point.get(change.point.id, ()))

    @cached_property
    def _by_point(self) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for item in self.findings:
            found.setdefault(item.point, []).append(item)
        return found

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
    known_keys = silenced(plan.accepted if plan else (), today)
    keys = [bool(known_keys) and (item.rule, item.point, item.fingerprint) in known_keys for item in found]
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
    """What the rules on words find in a change, by itself or as a part of a split."""
    texts = held(change, known.plan, are_texts_known=known.are_texts_known)
    if texts is None or change.words is None:
        return
    language = change.words.language
    tag = language or _assumed(change.words)
    words = lexicon(tag)
    if words is None:
        known.without_list[tag] = None

    def named_in_parts(units: tuple[Point, ...]) -> frozenset[str]:
        texts_of_parts = part_texts(units, language)
        return frozenset(item.sort for text in texts_of_parts for item in actors_in(side(text), known.names))

    def elsewhere() -> tuple[frozenset[str], frozenset[str]]:
        return named_in_parts(change.old), named_in_parts(change.new)

    rewording = Rewording(sides(texts.old, texts.new), words or NO_LEXICON, known.names, elsewhere)
    for rule in WORDING_RULES:
        if words or not rule.needs_list:
            yield from ((rule, noted) for noted in rule.find(rewording) if texts.is_told_with(noted, change))


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
    content: tuple[str, ...] = (noted.old_sort, noted.new_sort) if isinstance(rule, WordingRule) else noted
    told = words_that_changed(noted) if isinstance(rule, WordingRule) else rule.tell(noted, plan)
    return Finding(
        rule.code,
        level,
        point.id,
        noted.old,
        noted.new,
        told,
        point.where,
        content,
    )


def silenced(accepted: Iterable[Accepted], today: datetime.date | None) -> set[tuple[str, str, str]]:
    """Rule, subject and fingerprint of the findings that are accepted on a day; with no day, on any."""
    return {
        (item.rule, item.point, item.fingerprint)
        for item in accepted
        if today is None or item.until is None or item.until >= today
    }
