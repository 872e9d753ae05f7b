"""What happened when, as JSON."""

from collections import Counter
from typing import NamedTuple

from planvers.documents.envelope import Output
from planvers.documents.records import EVENT, PLAN_INPUT, STATEMENT
from planvers.documents.shapes import (
    COUNTS,
    DATE,
    DAY,
    INTEGER,
    STRING,
    STRINGS,
    Shape,
    array,
    group,
    key,
    optional,
    record,
    words,
)
from planvers.ledger.timeline import Happening, TimelineEntry, TimelineFilter
from planvers.model.plan import Plan


class Happened(NamedTuple):
    """All entries of a plan, and those that were asked for."""

    plan: Plan
    entries: tuple[TimelineEntry, ...]
    shown: tuple[TimelineEntry, ...]
    asked: TimelineFilter


_ENTRY: Shape[TimelineEntry] = record(
    "entry",
    "One dated entry: a version, an event of its making, or a statement.",
    key("date", DATE, lambda item: item.date, "as exactly as it is known"),
    key("kind", words(Happening), lambda item: item.kind),
    optional("version", STRING, lambda item: item.version.id if item.version else None, "absent for a statement"),
    optional("title", STRING, lambda item: item.version.title if item.version else None, "of the version"),
    optional("event", EVENT, lambda item: item.event),
    optional("statement", STATEMENT, lambda item: item.statement),
)
_SUMMARY: Shape[tuple[TimelineEntry, ...]] = group(
    key("entries", INTEGER, len),
    key("by_kind", COUNTS, lambda entries: Counter(item.kind.value for item in entries)),
)

TIMELINE: Output[Happened] = Output(
    "timeline",
    "entries",
    "Versions, events of their making and statements, oldest first; filters narrow `entries` and nothing else.",
    inputs=(key("plan", PLAN_INPUT, lambda it: it.plan),),
    options=(
        key("parties", STRINGS, lambda it: it.asked.parties),
        key("topics", STRINGS, lambda it: it.asked.topics),
        key("about", STRINGS, lambda it: map(str, it.asked.abouts), "version, or version#point"),
        optional("since", DAY, lambda it: it.asked.since, "the first day that was meant"),
        optional("until", DAY, lambda it: it.asked.until, "the last day that was meant"),
    ),
    body=(
        key("summary", _SUMMARY, lambda it: it.entries),
        key("entries", array(_ENTRY), lambda it: it.shown),
    ),
)
