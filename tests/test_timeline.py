"""What happened when, in one list."""

import datetime
from dataclasses import replace

import pytest

from helpers import plan, said, version
from planvers.ledger.timeline import TimelineFilter, timeline
from planvers.model.dates import When, when
from planvers.model.plan import About, Event, Plan, Topic


def date(text: str) -> When:
    found = when(text)
    assert found, text
    return found


def recorded() -> Plan:
    first = version("first", "a, b(b1)")._replace(
        date=date("2025-01-10"), events=(Event(date("2025-01"), "Something was said to be drafted.", ("paper",)),)
    )
    first = first._replace(points=(first.points[0]._replace(topic="war"), first.points[1]))
    second = version("second", "a", "first")._replace(date=date("2025-02-01"))
    log = (
        said("2025-01-10", "north", "first", "accepts"),
        said("2025-01-20", "south", "first#a", "opposes"),
        said("2025-01-31", "west", "first#b1", "reserves"),
        said("2025-02-01", "south", "second#a", "accepts"),
        said("2025-03", "north", "second", "reserves")._replace(topic="trade"),
        said("2025", "west", "second", "no_position"),
    )
    return replace(plan(first, second, statements=log), topics=(Topic("war", "War"), Topic("trade", "Trade")))


def told(wanted: TimelineFilter) -> str:
    found = timeline(recorded(), wanted)
    return " ".join(
        entry.statement.id if entry.statement else f"{'event:' if entry.event else ''}{entry.date.isoformat()}"
        for entry in found
    )


ALL = (
    "2025-01-10 2025-01-10-north 2025-01-20-south 2025-01-31-west event:2025-01 "
    "2025-02-01 2025-02-01-south 2025-03-north 2025-west"
)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (TimelineFilter(), ALL),
        (
            TimelineFilter(parties=["south"]),
            "2025-01-10 2025-01-20-south event:2025-01 2025-02-01 2025-02-01-south",
        ),
        (TimelineFilter(since=datetime.date(2025, 2, 1)), "2025-02-01 2025-02-01-south 2025-03-north 2025-west"),
        (TimelineFilter(until=datetime.date(2025, 1, 10)), "2025-01-10 2025-01-10-north event:2025-01 2025-west"),
        (
            TimelineFilter(since=datetime.date(2025, 1, 15), until=datetime.date(2025, 1, 25)),
            "2025-01-20-south event:2025-01 2025-west",
        ),
        (TimelineFilter(topics=["war"]), "2025-01-10 2025-01-20-south event:2025-01 2025-02-01"),
        (TimelineFilter(topics=["trade"]), "2025-01-10 event:2025-01 2025-02-01 2025-03-north"),
        (TimelineFilter(abouts=[About("second")]), "2025-02-01 2025-02-01-south 2025-03-north 2025-west"),
        (TimelineFilter(abouts=[About("first", "b1")]), "2025-01-10 2025-01-31-west event:2025-01"),
        (TimelineFilter(abouts=[About("first", "a")], parties=["north"]), "2025-01-10 event:2025-01"),
    ],
)
def test_entries_stand_by_date_and_are_kept_if_they_may_be_meant(wanted: TimelineFilter, expected: str) -> None:
    assert told(wanted) == expected


@pytest.mark.parametrize(
    "wanted", [TimelineFilter(parties="north"), TimelineFilter(parties=["North"]), TimelineFilter(topics=["peace"])]
)
def test_what_the_plan_does_not_have_is_refused(wanted: TimelineFilter) -> None:
    with pytest.raises(ValueError, match="there is no"):
        timeline(recorded(), wanted)


def test_without_a_filter_everything_is_listed() -> None:
    assert timeline(recorded()) == timeline(recorded(), TimelineFilter())
