"""A rule told: what it asks, how loud it is, and an example that fires and one that must not."""

from planvers.checking.reasons import Reason
from planvers.review.edit_rules import EditRule
from planvers.review.rules import Rule, WordingRule
from planvers.views.alarms import LEVEL_SIGNS
from planvers.views.page import Block, Facts, Heading, Line, Lines, Page, Span, Tone, line


def rule_page(rule: Rule | EditRule) -> Page:
    """The page of an alarm."""
    heading = Heading(1, line(Span(rule.code, Tone.STRONG), f"  {LEVEL_SIGNS[rule.level]} {rule.level}"))
    blocks: list[Block] = [heading, Lines((line(rule.question),))]
    if isinstance(rule, WordingRule):
        blocks += [_example("fires", rule.fires), _example("does not fire", rule.silent)]
        needs = "only in languages with a word list" if rule.needs_list else "in every language"
        blocks.append(Lines((_muted(f"Looks at the words that changed, {needs}."),)))
    else:
        blocks.append(_told_example(rule.fires, rule.silent))
        on_edits = "what was edited in the files from one revision to the next: planvers review"
        looks_at = on_edits if isinstance(rule, EditRule) else "the record: status, agreement, statements and sources"
        blocks.append(Lines((_muted(f"Looks at {looks_at}."),)))
    level = f"Its level is set in plan.yaml (alarms: {{{rule.code}: off}})"
    if isinstance(rule, EditRule):
        told = (f"{level}.", "A finding is accepted in accepted.yaml, by its fingerprint: planvers review --findings.")
    else:
        told = (
            f"{level} or with --level {rule.code}=off.",
            "A finding is accepted in accepted.yaml, by its fingerprint: planvers diff OLD NEW --findings.",
        )
    return Page((*blocks, Lines(tuple(map(_muted, told)))))


def problem_page(code: str, meaning: str, reason: Reason | None = None) -> Page:
    """The page of a fault that `check` finds, with the reason of the rule where it has one."""
    heading = Heading(1, line(Span(code, Tone.STRONG), "  found by planvers check"))
    blocks: list[Block] = [heading, Lines((line(f"{meaning[0].upper()}{meaning[1:]}."),))]
    if reason:
        blocks.append(Lines((line(reason.why),)))
        blocks.append(_told_example(reason.fires, reason.silent))
    return Page(tuple(blocks))


def _example(name: str, pair: tuple[str, str]) -> Block:
    old, new = pair
    return Facts(((_muted(name), line(Span(old, Tone.OLD))), (_muted("→"), line(Span(new, Tone.NEW)))))


def _told_example(fires: str, silent: str) -> Block:
    return Facts(((_muted("fires"), line(fires)), (_muted("does not fire"), line(silent))))


def _muted(text: str) -> Line:
    return line(Span(text, Tone.MUTED))
