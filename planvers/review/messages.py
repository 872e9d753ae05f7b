"""What findings say, in plain words; a rule names the function that tells its own."""

from planvers.model.parties import name_of_party
from planvers.model.plan import Plan
from planvers.review.rewording import Noted


def words_that_changed(noted: Noted) -> str:
    """What was and what is, or what is gone or new."""
    if noted.old and noted.new:
        return f"{noted.old} → {noted.new}"
    return f"gone: {noted.old}" if noted.old else f"new: {noted.new}"


def backsliding(noted: Noted, plan: Plan | None) -> str:
    """From what status to what, or who is no longer among those who agreed."""
    if noted.old_sort == "left":
        who = " and ".join(_party(party, plan).strip() for party in noted.old.split())
        return f"no longer among those who agreed: {who}"
    return f"the talks went back: {_words(noted.old)} → {_words(noted.new)}"


def unsourced(noted: Noted, _plan: Plan | None) -> str:
    """What a point is called without a source."""
    return f"called {_words(noted.new)}, and no source says so"


def opposed(noted: Noted, plan: Plan | None) -> str:
    """Who opposes what is agreed, on which day, and the statement."""
    return f"{_words(noted.old)}, and {_party(noted.new, plan)} on {noted.new_sort} [{noted.old_sort}]"


def flip(noted: Noted, plan: Plan | None) -> str:
    """What a party said before, and what it said then."""
    return f"a stance changed without a new source: {_party(noted.old, plan)} → {_party(noted.new, plan)}"


def _words(value: str) -> str:
    return value.replace("_", " ")


def _party(said: str, plan: Plan | None) -> str:
    """«north opposes» with the name of the party."""
    party, _, stance = said.partition(" ")
    return f"{name_of_party(plan, party) if plan else party} {_words(stance)}"
