"""The rules that raise alarms, each with its code, its level, and an example that fires and one that must not.

To add a rule on words: a function in `wording_rules.py` and a row here. To add one on the record: a
function in `record_rules.py` and a row here. `docs/alarms.md` and a test ask for the rest.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from planvers.model.plan import Plan
from planvers.model.vocabulary import AlarmLevel
from planvers.review import messages, record_rules, wording_rules
from planvers.review.record_rules import Record
from planvers.review.rewording import Noted, Rewording


class WordingRule(NamedTuple):
    """A rule on the words that changed. `question` is what it asks of a rewording.

    `fires` and `silent` are pairs of an old and a new wording. `needs_list` says that the rule
    finds nothing in a language without a lexicon.
    """

    code: str
    level: AlarmLevel
    question: str
    find: Callable[[Rewording], Iterator[Noted]]
    fires: tuple[str, str]
    silent: tuple[str, str]
    needs_list: bool = True


class RecordRule(NamedTuple):
    """A rule on what the record says of a point. `fires` and `silent` tell an example in a sentence.

    `tell` puts into words what it found.
    """

    code: str
    level: AlarmLevel
    question: str
    find: Callable[[Record], Iterator[Noted]]
    tell: Callable[[Noted, Plan | None], str]
    fires: str
    silent: str


WORDING_RULES = (
    WordingRule(
        "negation",
        AlarmLevel.ERROR,
        "Did a negation appear or vanish?",
        wording_rules.negations,
        ("Ukraine shall not host bases.", "Ukraine shall host bases."),
        ("The zone shall not be entered.", "The zone shall never be entered."),
    ),
    WordingRule(
        "obligation",
        AlarmLevel.ERROR,
        "Does another actor now owe what one actor owed?",
        wording_rules.obligations,
        ("The repairs are financed by Russia.", "The repairs are financed by Ukraine."),
        ("Ukraine repairs the bridge.", "The bridge is repaired by Ukraine."),
    ),
    WordingRule(
        "number",
        AlarmLevel.WARNING,
        "Did a number or quantity change, appear or vanish?",
        wording_rules.numbers,
        ("The forces are capped at 600,000 personnel.", "The forces are capped at 800,000 personnel."),
        ("A share of 50 per cent is paid.", "A share of 50% is paid."),
        needs_list=False,
    ),
    WordingRule(
        "date",
        AlarmLevel.WARNING,
        "Did a date, a deadline or a length of time change, appear or vanish?",
        wording_rules.times,
        ("Elections are held within 100 days.", "Elections are held as soon as possible."),
        ("It ends on 1 June 2026.", "It ends on June 1, 2026."),
        needs_list=False,
    ),
    WordingRule(
        "modal",
        AlarmLevel.WARNING,
        "Is an obligation stronger or weaker now (shall, must, will; should; may)?",
        wording_rules.modals,
        ("The parties shall withdraw.", "The parties may withdraw."),
        ("The parties shall withdraw.", "The parties withdraw."),
    ),
    WordingRule(
        "condition",
        AlarmLevel.WARNING,
        "Did a condition appear, vanish or change its sort?",
        wording_rules.conditions,
        ("Sanctions are lifted.", "Sanctions are lifted, provided that the ceasefire holds."),
        ("If the line is crossed, talks end.", "In the event that the line is crossed, talks end."),
    ),
    WordingRule(
        "scope",
        AlarmLevel.WARNING,
        "Did a word of scope or exception appear, vanish or change?",
        wording_rules.scopes,
        ("All prisoners are released.", "Prisoners are released, except those on trial."),
        ("All prisoners are released.", "Every prisoner is released."),
    ),
    WordingRule(
        "actor",
        AlarmLevel.INFO,
        "Is an actor no longer named, or named that was not?",
        wording_rules.actors,
        ("Russia and Ukraine agree.", "Russia, Ukraine and NATO agree."),
        ("The Russian Federation agrees.", "Russia agrees."),
        needs_list=False,
    ),
)
RECORD_RULES = (
    RecordRule(
        "contradiction",
        AlarmLevel.ERROR,
        "Did a party that agreed later oppose the point?",
        record_rules.contradictions,
        messages.opposed,
        "The point is agreed by North; North opposes it a week after.",
        "North opposed an earlier version, and agreed to this one.",
    ),
    RecordRule(
        "unsourced",
        AlarmLevel.ERROR,
        "Is a point called agreed without a source?",
        record_rules.unsourced,
        messages.unsourced,
        "The status is agreed, and the point cites no source.",
        "The status is agreed, and the point cites the joint statement.",
    ),
    RecordRule(
        "backsliding",
        AlarmLevel.WARNING,
        "Are the talks on the point less far than before?",
        record_rules.backslidings,
        messages.backsliding,
        "The status was agreed and is open now.",
        "The status was open and is agreed now.",
    ),
    RecordRule(
        "flip",
        AlarmLevel.WARNING,
        "Did a stance change without a new source?",
        record_rules.flips,
        messages.flip,
        "North accepts and later opposes, and both statements cite the same page.",
        "North accepts and later opposes, and the second statement cites a page of its own.",
    ),
    RecordRule(
        "opposition",
        AlarmLevel.INFO,
        "Does a party that did not agree oppose a point that others call agreed?",
        record_rules.oppositions,
        messages.opposed,
        "The point is agreed by North and South; West opposes it a week after.",
        "West opposed it before, and accepts it now.",
    ),
)
Rule = WordingRule | RecordRule
RULES: dict[str, Rule] = {rule.code: rule for rule in (*WORDING_RULES, *RECORD_RULES)}
