"""planvers explain."""

from typing import TYPE_CHECKING

from planvers.checking.reasons import REASONS
from planvers.commands import Answer
from planvers.model.problems import CODES
from planvers.review.rules import RULES
from planvers.trouble import one_of
from planvers.views.rules import problem_page, rule_page

if TYPE_CHECKING:
    from planvers.documents.envelope import Document


def run(code: str) -> Answer:
    """What one code of an alarm or of a problem stands for."""
    known = one_of("code", code, [*RULES, *CODES], "docs/alarms.md and docs/problems.md list them")
    if known in RULES:
        return Answer(lambda: rule_page(RULES[known]), lambda: _document(known))
    return Answer(lambda: problem_page(known, CODES[known], REASONS.get(known)), lambda: _document(known))


def _document(code: str) -> "Document":
    from planvers.documents.explain import ALARM_CODE, PROBLEM_CODE, ProblemCode

    if code in RULES:
        return ALARM_CODE.document(RULES[code])
    return PROBLEM_CODE.document(ProblemCode(code, CODES[code], REASONS.get(code)))
