"""planvers timeline."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from planvers.commands import Answer
from planvers.comparing.naming import find_point
from planvers.desk import Desk
from planvers.ledger.timeline import TimelineEntry, TimelineFilter, timeline
from planvers.model.plan import About, Plan
from planvers.sheets.standing import timeline_table
from planvers.trouble import TroubleError
from planvers.typed import known_parties, known_topics, when_of
from planvers.views.notes import linked
from planvers.views.phrases import day, listed, party_name
from planvers.views.timeline import Asked, timeline_page

if TYPE_CHECKING:
    from planvers.documents.envelope import Document


class Wanted(NamedTuple):
    """What was asked for, as typed."""

    parties: Sequence[str] = ()
    topics: Sequence[str] = ()
    abouts: Sequence[str] = ()
    since: str | None = None
    until: str | None = None


def run(desk: Desk, wanted: Wanted) -> Answer:
    """The dated versions, events and statements of a plan."""
    desk.heed(*(name.partition("#")[0] for name in wanted.abouts))
    plan = desk.plan
    choice = TimelineFilter(
        parties=tuple(known_parties(plan, wanted.parties)),
        topics=tuple(known_topics(plan, wanted.topics)),
        abouts=tuple(_about(desk, name) for name in wanted.abouts),
        since=when_of(wanted.since).first if wanted.since is not None else None,
        until=when_of(wanted.until).last if wanted.until is not None else None,
    )
    if choice.since and choice.until and choice.since > choice.until:
        raise TroubleError(f"--since {wanted.since} is later than --until {wanted.until}")
    entries = timeline(plan, choice)
    return Answer(
        lambda: linked(timeline_page(entries, plan, _in_words(choice, plan)), plan),
        lambda: _document(plan, entries, choice),
        lambda: timeline_table(entries),
    )


def _document(plan: Plan, entries: tuple[TimelineEntry, ...], choice: TimelineFilter) -> "Document":
    from planvers.documents.timeline import TIMELINE, Happened

    return TIMELINE.document(Happened(plan, timeline(plan), entries, choice))


def _about(desk: Desk, name: str) -> About:
    """What `version` or `version#point` names, the point by id or number."""
    version_name, mark, point = name.partition("#")
    version, _ = desk.planned_version(version_name)
    return About(version.id, find_point(version, point).id if mark else None)


def _in_words(choice: TimelineFilter, plan: Plan) -> Asked:
    """What the list was narrowed to, as it follows on a noun."""
    topics = {topic.id: topic.name for topic in plan.topics}
    statements = [
        f" by {listed(party_name(plan, party) for party in choice.parties)}" if choice.parties else "",
        f" on {listed(topics[topic] for topic in choice.topics)}" if choice.topics else "",
        f" about {listed(map(str, choice.abouts))}" if choice.abouts else "",
    ]
    days = [
        f" from {day(choice.since)} on" if choice.since else "",
        f" up to {day(choice.until)}" if choice.until else "",
    ]
    return Asked("".join(statements), "".join(days))
