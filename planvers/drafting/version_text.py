"""Versions, and drafts of them, as the text of a version file: the one place that knows how we write one."""

from collections.abc import Iterable, Iterator

from planvers.drafting.draft import Draft, DraftPoint, header_todos
from planvers.drafting.yamltext import Bare, Comment, Entry, Item, Items, Mapping, Names, Prose, Word, yaml_text
from planvers.model.plan import Event, Point, Report, Version
from planvers.model.text import Text
from planvers.model.vocabulary import Status

_Rows = Iterator[Entry | Comment]
_SCHEMA = Entry("schema", Bare("1"))


def version_text(version: Version) -> str:
    """The file of a version. Read back, it is the same version."""
    return yaml_text(Mapping(tuple(_version(version))))


def draft_text(draft: Draft) -> str:
    """The file of a draft, with what is left to a person as comments."""
    return yaml_text(Mapping(tuple(_draft(draft))))


def _version(version: Version) -> _Rows:
    yield _SCHEMA
    yield from _words(id=version.id, title=version.title)
    yield Entry("date", Word(version.date.isoformat(), is_quoted=True))
    yield from _proses(date_note=version.date_note)
    yield from _words(kind=version.kind)
    yield from _names(authors=version.authors, based_on=version.based_on)
    yield from _words(disclosure=version.disclosure)
    if version.point_count is not None:
        yield Entry("point_count", Bare(str(version.point_count)))
    yield from _proses(count_note=version.count_note)
    yield from _words(wording=version.wording)
    yield from _names(sources=version.sources)
    yield from _proses(summary=version.summary, notes=version.notes)
    yield from _items("events", map(_event, version.events))
    yield from _items("reports", map(_report, version.reports))
    if version.points:
        yield Comment()
        yield Entry("points", Items(_spaced(_whole(point) for point in version.points)))


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


def _drafted(item: DraftPoint, whole: Point | None = None) -> Item:
    entries = [*_point(item.point, whole), *map(Comment, item.inside)]
    if item.parts:
        entries.append(Entry("subpoints", Items(tuple(_drafted(part, item.point) for part in item.parts))))
    return Item(Mapping(tuple(entries)), tuple(map(Comment, item.before)))


def _whole(point: Point) -> Item:
    return _drafted(DraftPoint(point, tuple(DraftPoint(part) for part in point.subpoints)))


def _point(point: Point, whole: Point | None) -> _Rows:
    """A point, or a sub-point of `whole`, which shares its topic and status where these are the same."""
    yield from _words(id=point.id)
    if point.number is not None:
        yield Entry("number", Word(point.number, is_quoted=True))
    if point.titles or point.title:
        yield _text("title", point.titles or Text((("", point.title or ""),)), is_prose=False)
    if point.topic and not (whole and whole.topic == point.topic):
        yield Entry("topic", Word(point.topic))
    if point.text:
        yield _text("text", point.text, is_prose=True)
    yield from _words(wording=point.wording)
    if not point.verified:
        yield Entry("verified", Bare("false"))
    yield from _standing(point, whole)
    if point.derived_from is not None:
        yield Entry("derived_from", Names(point.derived_from))
    yield from _words(reason=point.reason, into=point.into, package=point.package, deferred_to=point.deferred_to)
    yield from _items("reports", map(_report, point.reports))
    yield from _names(sources=point.sources)
    yield from _proses(notes=point.notes, correction=point.correction)


def _standing(point: Point, whole: Point | None) -> _Rows:
    is_shared = whole is not None and (whole.status, whole.agreed_by) == (point.status, point.agreed_by)
    if not is_shared and (whole is not None or point.status is not Status.PROPOSED):
        yield from _words(status=point.status)
        yield from _names(agreed_by=point.agreed_by)


def _report(report: Report) -> Mapping:
    first = _words(says=report.says, by=report.by, basis=report.basis)
    return Mapping((*first, *_proses(summary=report.summary), *_names(sources=report.sources)))


def _event(event: Event) -> Mapping:
    date = Entry("date", Word(event.date.isoformat(), is_quoted=True))
    told = _proses(date_note=event.date_note, event=event.event)
    return Mapping((date, *told, *_names(sources=event.sources)))


def _text(key: str, text: Text, *, is_prose: bool) -> Entry:
    """A text under its key, or each of its wordings under the tag of its language."""
    kind = Prose if is_prose else Word
    if len(text.wordings) == 1 and not text.wordings[0][0]:
        return Entry(key, kind(text.first))
    return Entry(key, Mapping(tuple(Entry(tag, kind(wording)) for tag, wording in text.wordings)))


def _words(**values: str | None) -> _Rows:
    yield from (Entry(key, Word(value)) for key, value in values.items() if value)


def _proses(**values: str | None) -> _Rows:
    yield from (Entry(key, Prose(value)) for key, value in values.items() if value)


def _names(**values: tuple[str, ...]) -> _Rows:
    yield from (Entry(key, Names(items)) for key, items in values.items() if items)


def _items(key: str, mappings: Iterable[Mapping]) -> _Rows:
    items = tuple(map(Item, mappings))
    if items:
        yield Entry(key, Items(items))
