"""What is open, as JSON, for everybody or for one party."""

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from planvers.documents.asked import OpenAsked
from planvers.documents.cells import CELL, statements_of
from planvers.documents.envelope import Output
from planvers.documents.records import PARTY, PLAN_INPUT, REF, STANDING_REF, STATEMENT, VERSION_INPUT
from planvers.documents.shapes import (
    BOOLEAN,
    DATE,
    DAY,
    INTEGER,
    STRING,
    STRINGS,
    Key,
    Shape,
    array,
    group,
    key,
    mapping,
    optional,
    record,
    words,
)
from planvers.ledger.openfor import OpenFor, Standing
from planvers.ledger.openpoints import Blocker, OpenPoint, OpenPoints
from planvers.ledger.packages import Package
from planvers.model.plan import Plan, Point
from planvers.model.vocabulary import Stance


class Open(NamedTuple):
    """What is open in a version, and those of its points that were asked for."""

    found: OpenPoints
    plan: Plan
    asked: OpenAsked
    shown: tuple[OpenPoint, ...]


class OpenTo(NamedTuple):
    """What is open for a party, and those of the points that were asked for."""

    found: OpenPoints
    plan: Plan
    asked: OpenAsked
    listed: tuple[OpenFor, ...]
    shown: tuple[OpenFor, ...]


class _Item(NamedTuple):
    """An open point, and the day that days are counted to, if one was named."""

    point: OpenPoint
    as_of: datetime.date | None


def _ids(points: Iterable[Point]) -> list[str]:
    return [point.id for point in points]


def _sides(item: OpenPoint) -> Mapping[str, tuple[str, ...]]:
    said = {stance.value: item.saying(stance) for stance in Stance}
    return {stance: parties for stance, parties in said.items() if parties}


def _days(item: _Item) -> int | None:
    """Days since the last word, to a day that was named: the same files give the same document on every day."""
    last = item.point.last
    return (item.as_of - last.last).days if item.as_of and last else None


_OPEN_POINT: Shape[_Item] = record(
    "open_point",
    "A point with what stands against its being settled, and who stands on which side of it.",
    key("point", STANDING_REF, lambda item: item.point.point),
    key("blockers", array(words(Blocker)), lambda item: item.point.blockers, "most blocking first"),
    optional("deferred_to", STRING, lambda item: item.point.point.deferred_to),
    optional("package", STRING, lambda item: item.point.package.id if item.point.package else None),
    key("sides", mapping(STRINGS), lambda item: _sides(item.point), "the parties by what they say of the very point"),
    key("mixed", STRINGS, lambda item: item.point.mixed, "parties whose speakers disagree"),
    key("silent", STRINGS, lambda item: item.point.silent, "parties that said nothing of the very point"),
    optional("last_word", DATE, lambda item: item.point.last, "on the very point; absent where there was none"),
    optional("days", INTEGER, _days, "since then, to the day of --as-of; absent without it"),
    key("cells", array(CELL), lambda item: item.point.cells, "of every party"),
)
_PACKAGE: Shape[Package] = record(
    "package",
    "Points that are settled together or not at all, by how they stand; points by id.",
    key("id", STRING, lambda item: item.id),
    key("is_complete", BOOLEAN, lambda item: item.is_complete),
    key("agreed", STRINGS, lambda item: _ids(item.agreed)),
    key("holding_up", STRINGS, lambda item: _ids(item.holding_up)),
    key("dropped", STRINGS, lambda item: _ids(item.dropped)),
    key("not_public", STRINGS, lambda item: _ids(item.not_public)),
    key("agreed_by", STRINGS, lambda item: item.agreed_by, "the parties that agreed to all that is agreed"),
)
_SUMMARY: Shape[OpenPoints] = group(
    key("open", INTEGER, lambda found: len(found.open)),
    key("agreed", INTEGER, lambda found: len(found.agreed)),
    key("agreed_but_contested", INTEGER, lambda found: len(found.agreed_but_contested)),
    key("status_unknown", INTEGER, lambda found: len(found.status_unknown), "the wording is public, the status not"),
    key("not_public", INTEGER, lambda found: len(found.not_public), "known from reports only"),
)

_OPEN_INPUTS: tuple[Key[Open], ...] = (
    key("plan", PLAN_INPUT, lambda it: it.plan),
    key("version", VERSION_INPUT, lambda it: it.found.version),
)
OPEN: Output[Open] = Output(
    "open",
    "open_points",
    "What of a version is not agreed, most blocked first; filters narrow `open` and nothing else.",
    inputs=_OPEN_INPUTS,
    options=(
        key("topics", STRINGS, lambda it: it.asked.topics),
        optional("package", STRING, lambda it: it.asked.package),
        optional("as_of", DAY, lambda it: it.asked.as_of, "the last day that was meant"),
    ),
    body=(
        key("summary", _SUMMARY, lambda it: it.found),
        key("parties", array(PARTY), lambda it: it.plan.parties),
        key("whole", array(CELL), lambda it: it.found.whole, "on the version as a whole"),
        key("open", array(_OPEN_POINT), lambda it: [_Item(item, it.asked.as_of) for item in it.shown]),
        key("agreed", array(STANDING_REF), lambda it: [item.point for item in it.found.agreed]),
        key("agreed_but_contested", STRINGS, lambda it: [item.point.id for item in it.found.agreed_but_contested]),
        key("status_unknown", array(REF), lambda it: it.found.status_unknown),
        key("not_public", array(REF), lambda it: it.found.not_public),
        key("packages", array(_PACKAGE), lambda it: it.found.packages),
        key(
            "statements",
            array(STATEMENT),
            lambda it: statements_of(it.plan, (*it.found.whole, *(cell for item in it.shown for cell in item.cells))),
            "those that the cells name",
        ),
    ),
)


class _ForItem(NamedTuple):
    """A point that is open for a party, and the day that days are counted to, if one was named."""

    item: OpenFor
    as_of: datetime.date | None


_OPEN_FOR: Shape[_ForItem] = record(
    "open_for",
    "A point that is open for the party, and why.",
    key("standing", words(Standing), lambda it: it.item.standing),
    key("has_agreed", BOOLEAN, lambda it: it.item.has_agreed, "it is among those who agreed, in whatever degree"),
    key("is_general", BOOLEAN, lambda it: it.item.is_general, "no word of it is about the very point"),
    key("cell", CELL, lambda it: it.item.cell, "its own"),
    key("open_point", _OPEN_POINT, lambda it: _Item(it.item.item, it.as_of)),
)
OPEN_FOR: Output[OpenTo] = Output(
    "open",
    "open_for_party",
    "What of a version is open for one party; filters narrow `open_for` and nothing else.",
    inputs=(
        key("plan", PLAN_INPUT, lambda it: it.plan),
        key("version", VERSION_INPUT, lambda it: it.found.version),
    ),
    options=(
        optional("party", STRING, lambda it: it.asked.party),
        key("topics", STRINGS, lambda it: it.asked.topics),
        optional("package", STRING, lambda it: it.asked.package),
        optional("as_of", DAY, lambda it: it.asked.as_of, "the last day that was meant"),
    ),
    body=(
        key(
            "summary",
            group(
                key("open_for", INTEGER, lambda it: len(it.listed)),
                key("open", INTEGER, lambda it: len(it.found.open)),
                key("agreed", INTEGER, lambda it: len(it.found.agreed)),
            ),
            lambda it: it,
        ),
        key("parties", array(PARTY), lambda it: it.plan.parties),
        key("open_for", array(_OPEN_FOR), lambda it: [_ForItem(item, it.asked.as_of) for item in it.shown]),
        key(
            "statements",
            array(STATEMENT),
            lambda it: statements_of(it.plan, (cell for item in it.shown for cell in item.item.cells)),
            "those that the cells name",
        ),
    ),
)
