"""What a finding says, in a plain sentence."""

from planvers.model.plan import Plan
from planvers.review.findings import Finding
from planvers.review.wording_rules import Noted

_NOUNS = {
    "number": "number",
    "date": "date or time limit",
    "negation": "negation",
    "modal": "strength of the obligation",
    "condition": "condition",
    "scope": "scope",
    "actor": "actor",
}
_STRENGTHS = {"": "a plain statement", "strong": "strong", "middle": "middle", "weak": "weak"}


def message(code: str, noted: Noted, plan: Plan | None) -> str:
    """The finding of a rule as a sentence without a full stop; names of parties from the plan."""
    old, new = noted.old, noted.new
    told = {
        "modal": f"{_NOUNS['modal']}: {old or _STRENGTHS['']} → {new or _STRENGTHS['']}",
        "obligation": f"who owes it: {old} → {new}",
        "backsliding": f"no longer among those who agreed: {_parties(old, plan)}"
        if noted.old_sort == "left"
        else f"the talks went back: {_words(old)} → {_words(new)}",
        "unsourced": f"called {_words(new)}, and no source says so",
        "contradiction": f"{_words(old)}, and {_party(new, plan)} on {noted.new_sort} [{noted.old_sort}]",
        "opposition": f"{_words(old)}, and {_party(new, plan)} on {noted.new_sort} [{noted.old_sort}]",
        "flip": f"a stance changed without a new source: {_party(old, plan)} → {_party(new, plan)}",
    }.get(code)
    if told is not None:
        return told
    noun = "" if _NOUNS[code] == code else f"{_NOUNS[code]}: "
    return f"{noun}{told_in_words(old, new)}"


def told_briefly(finding: Finding) -> str:
    """A finding beside the code of its rule: what was found, without saying again what sort of thing it is."""
    return told_in_words(finding.old, finding.new) if finding.rule in _NOUNS else finding.message


def told_in_words(old: str, new: str) -> str:
    """What was and what is, or what is gone or new."""
    if old and new:
        return f"{old} → {new}"
    return f"gone: {old}" if old else f"new: {new}"


def _words(value: str) -> str:
    return value.replace("_", " ")


def _parties(ids: str, plan: Plan | None) -> str:
    return " and ".join(_party(party, plan).strip() for party in ids.split())


def _party(said: str, plan: Plan | None) -> str:
    """«north opposes» with the name of the party."""
    party, _, stance = said.partition(" ")
    known = {item.id: item.name.partition(" (")[0] for item in plan.parties} if plan else {}
    return f"{known.get(party, party)} {_words(stance)}"
