"""The draft of the version that follows another: ids, numbers, titles and topics of its points, texts left to fill."""

from collections.abc import Iterator
from typing import NamedTuple

from planvers.drafting.draft import Draft, DraftPoint, Header, todo, words_of
from planvers.model.places import Location
from planvers.model.plan import Point, Version
from planvers.model.vocabulary import DropReason, Status

_NO_TEXT = todo("text", "…", "the wording; leave it out where it is not public")


class Wishes(NamedTuple):
    """What is to be otherwise in the new version. `dropped` are ids of points that are gone from it."""

    dropped: frozenset[str] = frozenset()
    renumbered: bool = False
    keeps_text: bool = False


def following(version: str, old: Version, wishes: Wishes, header: Header, *, is_declared: bool) -> Draft:
    """The draft of a version with this id. With `is_declared` it says that it is based on the old one.

    Points that were gone before, and those that were only rumoured, are not carried over.
    """
    points: list[DraftPoint] = []
    live = 0
    for point in old.live_points:
        is_dropped = point.id in wishes.dropped
        live += not is_dropped
        number = str(live) if wishes.renumbered and point.number else point.number
        points.append(_tombstone(point, wishes) if is_dropped else _carried(point, number, wishes))
    rumoured = [point.id for point in old.points if not point.is_live and not point.is_dropped]
    closing = (f"Points of {old.id} that were not known to stand in it: {', '.join(rumoured)}",) if rumoured else ()
    return Draft(
        id=version,
        header=header._replace(title=header.title or version),
        points=tuple(points),
        sure_of=(old.id,) if is_declared else (),
        perhaps="" if is_declared else old.id,
        closing=closing,
    )


def _carried(point: Point, number: str | None, wishes: Wishes) -> DraftPoint:
    parts = tuple(_carried_parts(point, number, wishes))
    text = point.text if wishes.keeps_text else None
    return DraftPoint(_bare(point)._replace(number=number, text=text), parts, inside=() if text else (_NO_TEXT,))


def _carried_parts(point: Point, number: str | None, wishes: Wishes) -> Iterator[DraftPoint]:
    live = [part for part in point.subpoints if part.is_live and part.id not in wishes.dropped]
    # Numbered anew, those that are left take the first of the numbers that there were, whatever these look like.
    numbers = [part.number for part in (point.subpoints if wishes.renumbered else live) if part.is_live]
    taken = dict(zip((part.id for part in live), numbers, strict=False))
    for part in point.subpoints:
        if part.id in wishes.dropped:
            yield _tombstone(part, wishes)
        elif part.is_live:
            yield _carried(part, _moved(taken[part.id], point.number, number), wishes)


def _moved(number: str | None, before: str | None, now: str | None) -> str | None:
    """The number of a sub-point whose point has another number now: 10a of point 10 is 9a of point 9."""
    if number is None or not before or not now or not number.startswith(before):
        return number
    return f"{now}{number.removeprefix(before)}"


def _tombstone(point: Point, wishes: Wishes) -> DraftPoint:
    """The record that a point is gone. Where points are numbered anew, its number is another's."""
    number = None if wishes.renumbered else point.number
    lacks = (
        todo("reason", words_of(DropReason), "why it is gone"),
        todo("into", "…", "the id of the point that it went into; with reason: moved, the name of a document"),
        todo("sources", "[ids from sources.yaml]"),
    )
    return DraftPoint(_bare(point)._replace(number=number, status=Status.DROPPED), inside=lacks)


def _bare(point: Point) -> Point:
    """A point with what it keeps from one version to the next."""
    return Point(
        id=point.id,
        where=Location("", 1, 1),
        title=point.title,
        titles=point.titles,
        number=point.number,
        topic=point.topic,
    )
