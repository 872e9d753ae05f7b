"""planvers explain."""

from typing import TYPE_CHECKING

from planvers.checking.reasons import REASONS
from planvers.commands import Answer
from planvers.model.problems import CODES
from planvers.review.edit_rules import EDIT_RULES, EditRule
from planvers.review.rules import RULES, Rule
from planvers.trouble import one_of
from planvers.views.rules import problem_page, rule_page

if TYPE_CHECKING:
    from planvers.documents.envelope import Document


def run(code: str) -> Answer:
    """What one code of an alarm or of a problem stands for."""
    rules = RULES | EDIT_RULES
    known = one_of("code", code, all_codes(), "docs/alarms.md, pull-requests.md and problems.md list them")
    if known in rules:
        return Answer(lambda: rule_page(rules[known]), lambda: _alarm(rules[known]))
    return Answer(lambda: problem_page(known, CODES[known], REASONS.get(known)), lambda: _problem(known))


def all_codes() -> tuple[str, ...]:
    """Every code that stands for something: of alarms, then of problems."""
    return (*RULES, *EDIT_RULES, *CODES)


def _alarm(rule: Rule | EditRule) -> "Document":
    from planvers.documents.explain import ALARM_CODE

    return ALARM_CODE.document(rule)


def _problem(code: str) -> "Document":
    from planvers.documents.explain import PROBLEM_CODE, ProblemCode

    return PROBLEM_CODE.document(ProblemCode(code, CODES[code], REASONS.get(code)))
