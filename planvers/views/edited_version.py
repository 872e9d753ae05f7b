"""What was edited of one version, as blocks: of the version itself, then point by point with the words that changed."""

from collections.abc import Iterable, Iterator

from planvers.comparing.change import Change
from planvers.edits.edit import Edit
from planvers.edits.versions import VersionEdit
from planvers.model.plan import Plan, Point, Version
from planvers.model.vocabulary import ChangeKind
from planvers.review.judging import Review
from planvers.views.change_entry import Setting, change_entry
from planvers.views.fields import field_move, field_names
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
    """A point whose edits are these, or that came or went, where no change is known of it."""
    if change is None:
        return _came_or_went(edits[0], setting.plan)
    kept = tuple(part for part in change.parts if part.old and part.new)
    entry = change_entry(change._replace(parts=kept), setting)
    remarks = [remark for edit in edits for remark in _remarks(edit, change.point)]
    came = [_came_or_went(edit, setting.plan) for edit in edits if edit.is_entered or edit.is_withdrawn]
    body = (*entry.body, *((Lines(tuple(remarks)),) if remarks else ()), *came)
    return entry._replace(body=body, aside=() if change.kinds in _STILL else entry.aside)


def _came_or_went(edit: Edit[Point], plan: Plan | None) -> Entry:
    if edit.new is not None:
        entry = point_entry(edit.new, plan)
        return entry._replace(sign="+", aside=line("entered in the file"))
    name = line(Span(title(edit.record), Tone.STRONG))
    return Entry("✕", label(edit.record), name, line(Span("taken out of the file", Tone.ALERT)))


def _remarks(edit: Edit[Point], whole: Point) -> Iterator[Line]:
    """What else was edited of a point, or of a sub-point, which is named."""
    if edit.old is None or edit.new is None:
        return
    lead = "" if edit.key == whole.id else f"{label(edit.new)} "
    for told in _fields(edit, _TOLD):
        yield line(Span(f"{lead}", Tone.MUTED), *told)


def _fields(edit: Edit[Version] | Edit[Point], told: Iterable[str] = ()) -> Iterator[Line]:
    """The fields that differ: the short ones with both values, then the names of the others."""
    names = [name for name in edit.fields if name not in told]
    for name in names:
        if name in _SHORT:
            yield field_move(name, getattr(edit.old, name), getattr(edit.new, name))
    others = field_names(name for name in names if name not in _SHORT and name != "titles")
    if "titles" in names and "title" not in names:
        others.append("titles in other languages")
    if others:
        yield line(f"also edited: {listed(others)}")
