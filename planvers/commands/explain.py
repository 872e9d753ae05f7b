"""planvers explain."""

from planvers.commands import Answer
from planvers.documents.explain import ALARM_CODE, PROBLEM_CODE, Meaning
from planvers.model.problems import CODES
from planvers.review.rules import RULES
from planvers.trouble import one_of
from planvers.views.rules import problem_page, rule_page


def run(code: str) -> Answer:
    """What one code of an alarm or of a problem stands for."""
    known = one_of("code", code, [*RULES, *CODES], "docs/alarms.md and docs/problems.md list them")
    if known in RULES:
        return Answer(lambda: rule_page(RULES[known]), lambda: ALARM_CODE.document(RULES[known]))
    return Answer(
        lambda: problem_page(known, CODES[known]), lambda: PROBLEM_CODE.document(Meaning(known, CODES[known]))
    )
