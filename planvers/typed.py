"""What a user typed for options, turned into what a plan knows: topics, parties, words of a list, days and shares."""

import datetime
import os
import re
from collections.abc import Iterable, Sequence

from planvers.brackets.names import folded, party_names
from planvers.model.dates import When, when
from planvers.model.plan import Party, Plan
from planvers.trouble import TroubleError, one_of

# How Python holds the bytes of an argument that are no text in the locale.
_BYTE = re.compile("[\udc80-\udcff]")


def as_typed(text: str) -> str:
    """A text as it was typed: UTF-8 also where no locale says so. What is not UTF-8 stays what it was."""
    if not _BYTE.search(text):
        return text
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError:
        return text


def known_topics(plan: Plan | None, asked: Sequence[str]) -> list[str]:
    """The topics asked for; trouble if the plan does not have one of them."""
    known = [topic.id for topic in plan.topics] if plan else []
    return [one_of("topic", name, known) for name in asked]


def known_parties(plan: Plan | None, asked: Sequence[str]) -> list[str]:
    """The ids of the parties asked for, by id, name, short or alias; trouble if the plan does not have one of them."""
    return parties_named(plan.parties if plan else (), asked)


def parties_named(parties: Sequence[Party], asked: Sequence[str]) -> list[str]:
    """The same of these parties."""
    known = [party.id for party in parties]
    found = [(name, _party_id(parties, name)) for name in asked]
    for name, party in found:
        if party not in known:
            # No party is guessed to be meant for another.
            raise TroubleError(f"there is no party '{name}'", f"known: {', '.join(known)}")
    return [party for _, party in found]


def _party_id(parties: Sequence[Party], name: str) -> str:
    """The id of the one party that bears a name, as texts may name it; else what was typed."""
    bearers = [party.id for party in parties if folded(name) in party_names((party,))]
    return bearers[0] if len(bearers) == 1 else name


def words_in(what: str, text: str | None, known: Iterable[str], otherwise: str = "") -> list[str]:
    """Words from a list parted by commas; trouble if one of them is not known."""
    words = list(known)
    return [one_of(what, name.strip(), words, otherwise) for name in (text or "").split(",") if name.strip()]


def day_of(text: str | None) -> datetime.date | None:
    """The last day of the date asked for, or None where none is; trouble for anything but a date."""
    return when_of(text).last if text is not None else None


def when_of(text: str) -> When:
    """The day, month or year that a user typed; trouble for anything else."""
    date = when(text)
    if date is None:
        raise TroubleError(f"'{text}' is not a date", "write 2026-02-15, or 2026-02 or 2026")
    return date


def check_share(value: float | None) -> None:
    """Trouble if a user typed something that is not a share from 0 to 1; «nan» is not."""
    if value is not None and not 0 <= value <= 1:
        raise TroubleError(f"{value} is not a score", "write a number from 0 to 1")
