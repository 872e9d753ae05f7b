"""planvers explain."""

from planvers.checking.reasons import REASONS
from planvers.commands import Answer
from planvers.model.problems import CODES
from planvers.review.rules import RULES
from planvers.trouble import one_of
from planvers.views.rules import problem_page, rule_page


def run(code: str) -> Answer:
    """What one code of an alarm or of a problem stands for."""
    known = one_of("code", code, [*RULES, *CODES], "docs/alarms.md and docs/problems.md list them")
    if known in RULES:
        return Answer(lambda: rule_page(RULES[known]))
    return Answer(lambda: problem_page(known, CODES[known], REASONS.get(known)))
