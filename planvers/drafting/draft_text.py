"""Drafts of versions as the text of a version file: the one place that knows how we write one."""

from collections.abc import Iterable, Iterator

from planvers.drafting.draft import Draft, DraftPoint, header_todos
from planvers.drafting.yamltext import Bare, Comment, Entry, Item, Items, Mapping, Names, Prose, Word, yaml_text
from planvers.model.plan import Point
from planvers.model.text import Text

_Rows = Iterator[Entry | Comment]
_SCHEMA = Entry("schema", Bare("1"))


def draft_text(draft: Draft) -> str:
    """The file of a draft, with what is left to a person as comments."""
    return yaml_text(Mapping(tuple(_draft(draft))))


def _draft(draft: Draft) -> _Rows:
    yield _SCHEMA
    yield from _header(draft)
    yield from _remarks(draft.opening)
    yield Comment()
    yield Entry("points", Items(_spaced(_drafted(item) for item in draft.points)))
    yield from _remarks(draft.closing)


def _header(draft: Draft) -> _Rows:
    """The keys above the points, in the order of a version, and in the place of each that it lacks what asks for it."""
    header, lacking = draft.header, dict(header_todos(draft))
    date = (Entry("date", Word(header.date.isoformat(), is_quoted=True)),) if header.date else ()
    known: tuple[tuple[str, Iterable[Entry | Comment]], ...] = (
        ("id", _words(id=draft.id)),
        ("title", _words(title=header.title)),
        ("date", date),
        ("kind", _words(kind=header.kind)),
        ("authors", _names(authors=header.authors)),
        ("based_on", _names(based_on=draft.sure_of)),
        ("disclosure", _words(disclosure=header.disclosure)),
        ("wording", _words(wording=header.wording)),
        ("sources", _names(sources=header.sources)),
    )
    for key, rows in known:
        yield from rows
        if key in lacking:
            yield Comment(lacking[key])


def _remarks(remarks: Iterable[str]) -> _Rows:
    for remark in remarks:
        yield Comment()
        yield Comment(remark)


def _spaced(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items with an empty line between them."""
    return tuple(item._replace(before=(Comment(), *item.before)) if place else item for place, item in enumerate(items))


def _drafted(item: DraftPoint) -> Item:
    entries = [*_point(item.point), *map(Comment, item.inside)]
    if item.parts:
        entries.append(Entry("subpoints", Items(tuple(map(_drafted, item.parts)))))
    return Item(Mapping(tuple(entries)), tuple(map(Comment, item.before)))


def _point(point: Point) -> _Rows:
    """What is known of a point or sub-point of a draft. That it is gone is all that can be known of its status."""
    yield from _words(id=point.id)
    if point.number is not None:
        yield Entry("number", Word(point.number, is_quoted=True))
    if point.titles or point.title:
        yield _text("title", point.titles or Text((("", point.title or ""),)), is_prose=False)
    yield from _words(topic=point.topic)
    if point.text:
        yield _text("text", point.text, is_prose=True)
    if point.is_dropped:
        yield from _words(status=point.status)


def _text(key: str, text: Text, *, is_prose: bool) -> Entry:
    """A text under its key, or each of its wordings under the tag of its language."""
    kind = Prose if is_prose else Word
    if len(text.wordings) == 1 and not text.wordings[0][0]:
        return Entry(key, kind(text.first))
    return Entry(key, Mapping(tuple(Entry(tag, kind(wording)) for tag, wording in text.wordings)))


def _words(**values: str | None) -> _Rows:
    yield from (Entry(key, Word(value)) for key, value in values.items() if value)


def _names(**values: tuple[str, ...]) -> _Rows:
    yield from (Entry(key, Names(items)) for key, items in values.items() if items)
