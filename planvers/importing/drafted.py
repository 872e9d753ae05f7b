"""A text that was read into the draft of a version: ids, titles, topics, and all that is left, as remarks."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planvers.drafting.draft import TODO, Draft, DraftPoint, Header, todo
from planvers.importing.imported import Imported, Unit, all_units
from planvers.importing.likeness import Like, Likeness, Likenesses
from planvers.importing.lines import Line
from planvers.model.places import Location
from planvers.model.plan import Point, Topic
from planvers.model.text import Text

_LETTERS = 26
_WORDS_OF_ID = 5


class Setting(NamedTuple):
    """Where a draft is to stand: the topics of its plan, ids that mean other points there, its text's language.

    `like` is the id of the older version that the text was matched with, or nothing; `parents` are the versions that
    it was surely made from.
    """

    topics: tuple[Topic, ...] = ()
    taken: frozenset[str] = frozenset()
    language: str = ""
    like: str = ""
    parents: tuple[str, ...] = ()


def drafted(version: str, read: Imported, found: Likenesses, setting: Setting, header: Header) -> Draft:
    """The draft of a version with this id. A title that the text has itself stands where `header` has none."""
    making = _Making(version, read, found, setting)
    points: list[DraftPoint] = []
    topic: str | None = None
    for unit in read.units:
        for line in unit.headings:
            topic = _topic(line.text, setting.topics)
        points.append(making.point(unit, None, topic))
    opening = [_quoted("The text begins with these lines, which stand in no point:", read.preamble)]
    if any(item.point.topic is None for item in points) and setting.topics:
        topics = "\n".join(f"  {item.id}: {item.name}" for item in setting.topics)
        opening.append(f"The topics that a point may have:\n{topics}")
    return Draft(
        id=version,
        header=header._replace(title=header.title or read.title or version),
        points=tuple(points),
        sure_of=setting.parents,
        perhaps="" if setting.like in setting.parents else setting.like,
        opening=tuple(filter(None, opening)),
        closing=tuple(_closing(read, found, setting)),
    )


def _closing(read: Imported, found: Likenesses, setting: Setting) -> Iterator[str]:
    yield from filter(None, [_quoted(f"{TODO} lines that could not be placed:", read.unplaced)])
    yield from filter(None, [_quoted("Lines left out, since they belong to pages:", read.furniture)])
    yield from filter(None, [_quoted("Lines that begin as points do, and were taken for none:", read.overlooked)])
    if read.mended:
        yield f"Words that line ends had cut, put together: {', '.join(read.mended)}"
    if read.missing:
        yield f"{TODO} no point has these numbers: {', '.join(map(str, read.missing))}"
    if found.left:
        names = "\n".join(f"  {_named(point)}" for point in found.left)
        yield f"Points of {setting.like} that nothing here was matched with:\n{names}"


def _quoted(what: str, lines: Iterable[Line]) -> str:
    rows = [f"  line {line.number}: {line.raw}" for line in lines]
    return "\n".join((what, *rows)) if rows else ""


def _named(point: Point) -> str:
    """A point by its id, with the number and title that readers know it by."""
    known = " ".join(filter(None, (point.number, point.title)))
    return f"{point.id} ({known})" if known else point.id


class _Making:
    """Points out of units, each with an id of its own."""

    def __init__(self, version: str, read: Imported, found: Likenesses, setting: Setting) -> None:
        self._version, self._found, self._setting = version, found, setting
        same = (self._like(unit).same for unit in all_units(read.units))
        self._used = {point.id for point in same if point} | setting.taken

    def _like(self, unit: Unit) -> Likeness:
        return self._found.of_line.get(unit.line, Likeness())

    def point(self, unit: Unit, whole: str | None, topic: str | None) -> DraftPoint:
        """A unit as a point of the draft, or as a sub-point of `whole`."""
        like = self._like(unit)
        own = like.same.id if like.same else self._new_id(unit, whole)
        if topic is None and like.same and whole is None:
            topic = like.same.topic
        parts = tuple(self.point(part, own, None) for part in unit.parts)
        point = Point(
            id=own,
            where=Location("", 1, 1),
            title=unit.title or (like.same.title if like.same else None),
            titles=like.same.titles if like.same and not unit.title else None,
            number=unit.number,
            topic=topic,
            text=Text(((self._setting.language, unit.text),)) if unit.text else None,
        )
        is_without_topic = whole is None and topic is None and bool(self._setting.topics)
        remarks = (*([todo("topic", "…")] if is_without_topic else ()), *self._doubts(like))
        return DraftPoint(point, parts, tuple(map(self._heading, unit.headings)), remarks)

    def _heading(self, line: Line) -> str:
        topic = _topic(line.text, self._setting.topics)
        known = f" (topic {topic})" if topic else ""
        return f"A heading of the text, line {line.number}{known}: {line.text}"

    def _doubts(self, like: Likeness) -> Iterator[str]:
        """What a person should settle: other points of the older version that this one may continue."""
        for other in like.others:
            known = f"{_named(other.point)} of {self._setting.like}, {_score(other)}"
            if like.same:
                yield todo("derived_from", f"[{like.same.id}, {other.point.id}]", f"if it also continues {known}")
            else:
                yield todo("id", other.point.id, f"instead, if it continues {known}")
                yield todo("derived_from", f"[{other.point.id}]", "if it is only a part of that, or it went into this")

    def _new_id(self, unit: Unit, whole: str | None) -> str:
        numbered = (
            f"p{unit.value}" if whole is None else f"{whole}{'' if whole[-1].isdigit() else '-'}{_suffix(unit.value)}"
        )
        wanted = _slug(unit.title) or numbered
        more = (f"{self._version}-{wanted}-{count}" for count in itertools.count(2))
        names = itertools.chain((wanted, f"{self._version}-{wanted}"), more)
        name = next(name for name in names if name not in self._used)
        self._used.add(name)
        return name


def _score(like: Like) -> str:
    return "in the same words" if like.score is None else f"score {like.score:.2f}"


def _suffix(value: int) -> str:
    return chr(ord("a") + value - 1) if value <= _LETTERS else f"-{value}"


def _slug(title: str) -> str:
    """An id made of the first words of a title, or nothing where it has letters that no id can have."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’ʼ`]", "", title)).lower()
    base = "".join(sign for sign in plain if not unicodedata.combining(sign))
    if any(sign.isalpha() and not sign.isascii() for sign in base):
        return ""
    return "-".join(re.findall(r"[a-z0-9]+", base)[:_WORDS_OF_ID])


def _topic(heading: str, topics: Iterable[Topic]) -> str | None:
    """The id of the topic that a heading names, or None."""
    folded = heading.strip(" *_:.").casefold()
    return next(
        (item.id for item in topics if folded in (item.id, item.name.casefold()) or _slug(folded) == item.id), None
    )
