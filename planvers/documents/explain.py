"""What a code stands for, as JSON."""

from typing import NamedTuple

from planvers.checking.reasons import Reason
from planvers.documents.envelope import Output
from planvers.documents.shapes import BOOLEAN, STRING, Shape, group, key, optional, words
from planvers.model.vocabulary import AlarmLevel
from planvers.review.edit_rules import EditRule
from planvers.review.rules import Rule, WordingRule


class ProblemCode(NamedTuple):
    """What the code of a problem stands for, and why its rule is there where that needs a reason."""

    code: str
    meaning: str
    reason: Reason | None


class _Example(NamedTuple):
    """A change of wording, or of what the record says, told in a sentence."""

    told: str | None = None
    old: str | None = None
    new: str | None = None


def _example(found: tuple[str, str] | str) -> _Example:
    return _Example(told=found) if isinstance(found, str) else _Example(old=found[0], new=found[1])


_EXAMPLE: Shape[_Example] = group(
    optional("told", STRING, lambda item: item.told, "in a sentence, where it is no rule on words"),
    optional("old", STRING, lambda item: item.old, "of a rule on words"),
    optional("new", STRING, lambda item: item.new, "of a rule on words"),
)

ALARM_CODE: Output[Rule | EditRule] = Output(
    "explain",
    "alarm_code",
    "A rule that raises alarms, on changes of a plan or on edits of its files.",
    inputs=(),
    options=(key("code", STRING, lambda rule: rule.code),),
    body=(
        key("code", STRING, lambda rule: rule.code),
        key("level", words(AlarmLevel), lambda rule: rule.level, "unless a plan sets another"),
        key("question", STRING, lambda rule: rule.question),
        optional(
            "needs_list",
            BOOLEAN,
            lambda rule: rule.needs_list if isinstance(rule, WordingRule) else None,
            "whether it only looks in languages with a word list; of a rule on words",
        ),
        key("fires", _EXAMPLE, lambda rule: _example(rule.fires)),
        key("silent", _EXAMPLE, lambda rule: _example(rule.silent)),
    ),
)
PROBLEM_CODE: Output[ProblemCode] = Output(
    "explain",
    "problem_code",
    "A fault that check finds.",
    inputs=(),
    options=(key("code", STRING, lambda it: it.code),),
    body=(
        key("code", STRING, lambda it: it.code),
        key("meaning", STRING, lambda it: it.meaning),
        optional("why", STRING, lambda it: it.reason.why if it.reason else None),
        optional("fires", _EXAMPLE, lambda it: _example(it.reason.fires) if it.reason else None),
        optional("silent", _EXAMPLE, lambda it: _example(it.reason.silent) if it.reason else None),
    ),
)
