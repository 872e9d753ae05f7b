"""What was edited of one version, as blocks: of the version itself, then point by point with the words that changed."""

from collections.abc import Iterable, Iterator

from planvers.comparing.change import Change
from planvers.edits.edit import Edit
from planvers.edits.versions import VersionEdit
from planvers.model.plan import Plan, Point, Version
from planvers.model.vocabulary import ChangeKind
from planvers.review.edit_finders import predecessors
from planvers.review.judging import Review
from planvers.views.change_entry import Setting, change_entry
from planvers.views.fields import field_move, field_name, field_names, move
from planvers.views.page import Block, Bullets, Entry, Line, Lines, Span, Tone, line
from planvers.views.phrases import label, listed, title
from planvers.views.point import point_entry

# What the entry of a change tells by itself.
_TOLD = frozenset({"text", "number", "status", "agreed_by", "sources"})
# What is told with its old and its new value; of other fields only that they were edited.
_SHORT = frozenset(
    {
        *("title", "kind", "date", "disclosure", "wording", "authors", "based_on", "point_count"),
        *("topic", "derived_from", "reason", "into", "package", "deferred_to", "verified", "correction"),
        *("number", "status", "agreed_by", "sources"),
    }
)
_STILL = ((ChangeKind.UNCHANGED,), (ChangeKind.UNACCOUNTED,))


def edited_version(item: VersionEdit, review: Review, plan: Plan | None) -> Iterator[Block]:
    """The blocks on a version that both revisions have."""
    told = tuple(_fields(item.edit))
    if told:
        yield Bullets(told)
    setting, changes = Setting(plan, review, scope=f"{item.id}-"), item.changes()
    for point_id, edits in item.by_point().items():
        yield _point(changes.get(point_id), edits, setting)


def _point(change: Change | None, edits: tuple[Edit[Point], ...], setting: Setting) -> Entry:
    """A point whose edits, and those of its sub-points, are these."""
    first = edits[0]
    if change is None and (first.is_entered or first.is_withdrawn):
        return _came_or_went(first, setting.plan)
    entry = _reworded(change, edits, setting) if change else _entry(first.record)
    whole = change.point if change else first.record
    # What is no change of a text, as of a point that is gone, is told field by field.
    told = _TOLD if change else frozenset[str]()
    remarks = [remark for edit in edits for remark in (*_texts(edit, whole), *_remarks(edit, whole, told))]
    came = [_came_or_went(edit, setting.plan) for edit in edits if edit.is_entered or edit.is_withdrawn]
    return entry._replace(body=(*entry.body, *((Lines(tuple(remarks)),) if remarks else ()), *came))


def _reworded(change: Change, edits: tuple[Edit[Point], ...], setting: Setting) -> Entry:
    """What became of the words of a point and of the sub-points that both revisions have."""
    parts = tuple(part for part in change.parts if part.old and part.new)
    own = next((edit.fields for edit in edits if edit.key == change.point.id), ())
    is_reworded = "text" in own or any(ChangeKind.REWORDED in part.kinds for part in parts)
    # That a sub-point came or went is told as that, and is no other wording.
    kinds = tuple(kind for kind in change.kinds if kind is not ChangeKind.REWORDED or is_reworded)
    kept = change._replace(parts=parts, kinds=kinds or (ChangeKind.UNCHANGED,))
    entry = change_entry(kept, setting)
    return entry._replace(sign="≠", aside=()) if kept.kinds in _STILL else entry


def _entry(point: Point) -> Entry:
    return Entry("≠", label(point), line(Span(title(point), Tone.STRONG)), line("edited"))


def _texts(edit: Edit[Point], whole: Point) -> Iterator[Line]:
    """The wordings that came, went or changed in a language that the redline does not show."""
    if edit.old is None or edit.new is None or "text" not in edit.fields:
        return
    old, new = (dict(unit.text.wordings) if unit.text else {} for unit in (edit.old, edit.new))
    # Of one language on both sides the redline tells all.
    for tag in dict.fromkeys((*old, *new)) if old.keys() != new.keys() or len(old) > 1 else ():
        if old.get(tag) != new.get(tag):
            name = f"text ({tag})" if tag else "text"
            yield line(_lead(edit, whole), f"{name}: ", *move(old.get(tag, "none"), new.get(tag, "none")))


def _came_or_went(edit: Edit[Point], plan: Plan | None) -> Entry:
    if edit.new is not None:
        entry = point_entry(edit.new, plan)
        return entry._replace(sign="+", aside=line("entered in the file"))
    name = line(Span(title(edit.record), Tone.STRONG))
    return Entry("✕", label(edit.record), name, line(Span("taken out of the file", Tone.ALERT)))


def _remarks(edit: Edit[Point], whole: Point, told: Iterable[str]) -> Iterator[Line]:
    """What else was edited of a point, or of a sub-point, which is named."""
    if edit.old is not None and edit.new is not None:
        yield from (line(_lead(edit, whole), *remark) for remark in _fields(edit, told))


def _lead(edit: Edit[Point], whole: Point) -> Span:
    return Span("" if edit.key == whole.id else f"{label(edit.record)} ", Tone.MUTED)


def _fields(edit: Edit[Version] | Edit[Point], told: Iterable[str] = ()) -> Iterator[Line]:
    """The fields that differ: the short ones with both values, then the names of the others."""
    names = [name for name in edit.fields if name not in told]
    for name in names:
        if name == "derived_from" and isinstance(edit.old, Point) and isinstance(edit.new, Point):
            yield line(f"{field_name(name)}: ", *move(predecessors(edit.old), predecessors(edit.new)))
        elif name in _SHORT:
            yield field_move(name, getattr(edit.old, name), getattr(edit.new, name))
    others = field_names(name for name in names if name not in (*_SHORT, "titles", "text"))
    if "titles" in names and "title" not in names:
        others.append("titles in other languages")
    if others:
        yield line(f"also edited: {listed(others)}")
