"""What the rules on edits of the files look for, one function a rule; `edit_rules.py` lists them."""

from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from planvers.edits.edit import Edit, as_written
from planvers.edits.plans import PlanEdits
from planvers.model.places import Location
from planvers.model.plan import Point, Statement
from planvers.model.vocabulary import AGREED_STATUSES, STATUS_RANK

# The fields of a statement that say what was said; the others say how it is told and known.
_OF_WHAT_WAS_SAID = ("party", "speaker", "stance", "about", "topic", "condition", "proposal", "red_line")
_OF_LINEAGE = "derived_from"
# What says how a version or a source is to be taken.
_OF_A_DOCUMENT = ("date", "kind", "authors", "disclosure", "wording", "point_count")
_OF_A_SOURCE = ("publisher", "kind", "language", "date", "url", "relays")


class Raised(NamedTuple):
    """What a rule found in one record: its id, the values before and after as written, a sentence, and its place.

    `content` is what the finding rests on.
    """

    subject: str
    old: str
    new: str
    message: str
    where: Location
    content: tuple[str, ...]


def wordings(edits: PlanEdits) -> Iterator[Raised]:
    """The wording of a published version is another, and no correction says why."""
    for version, edit, old, new in _edited_points(edits):
        if _is_other_wording(old, new) and not _is_corrected(old, new):
            done = "edited" if new.text else "taken out"
            told = (
                f"the wording of {_named(new)} in {version}, which was published, was {done}: say why in `correction`"
            )
            yield Raised(new.id, str(old.text), str(new.text or ""), told, edit.at("text"), _wordings_now(version, new))


def corrections(edits: PlanEdits) -> Iterator[Raised]:
    """The wording of a published version is another, and a correction says why."""
    for version, edit, old, new in _edited_points(edits):
        if _is_other_wording(old, new) and _is_corrected(old, new):
            told = f"the wording of {_named(new)} in {version} was corrected: {new.correction}"
            yield Raised(new.id, str(old.text), str(new.text or ""), told, edit.at("text"), _wordings_now(version, new))


def lost_corrections(edits: PlanEdits) -> Iterator[Raised]:
    """A correction is no longer on record."""
    for version, edit, old, new in _edited_points(edits):
        if old.correction is not None and new.correction is None:
            told = f"the correction of {_named(new)} in {version} is no longer told: {old.correction}"
            yield Raised(new.id, old.correction, "", told, edit.where, (version, old.correction))


def raises(edits: PlanEdits) -> Iterator[Raised]:
    """A status was raised to an agreed one, or more parties are said to agree, and no source was added."""
    for version, edit, old, new in _edited_points(edits):
        if new.status not in AGREED_STATUSES or not {"status", "agreed_by"}.intersection(edit.fields):
            continue
        joined = tuple(party for party in new.agreed_by if party not in old.agreed_by)
        is_raised = STATUS_RANK[new.status] > STATUS_RANK.get(old.status, 0)
        if (is_raised or joined) and set(new.sources) <= set(old.sources):
            before, now = old.status.replace("_", " "), new.status.replace("_", " ")
            what = f"from {before} to {now}" if is_raised else f"by the agreement of {', '.join(joined)}"
            told = f"{_named(new)} in {version} was raised {what}, and no source was added"
            where = edit.at("status" if is_raised else "agreed_by")
            yield Raised(new.id, old.status, new.status, told, where, (version, old.status, new.status, *joined))


def lost_points(edits: PlanEdits) -> Iterator[Raised]:
    """A point is no longer in the file of its version, not even as a tombstone."""
    for _, new, item in edits.edited_versions():
        entered = {edit.new.text: edit.new for edit in item.points if edit.new and edit.is_entered and edit.new.text}
        for edit in item.points:
            if edit.old is not None and edit.is_withdrawn:
                heir = entered.get(edit.old.text) if edit.old.text else None
                why = f"its wording now has the id '{heir.id}', and an id is kept for life" if heir else "it is gone"
                told = f"the record of {_named(edit.old)} was taken out of {new.id}: {why}"
                yield Raised(edit.key, edit.key, heir.id if heir else "", told, edit.where, (new.id,))


def lost_versions(edits: PlanEdits) -> Iterator[Raised]:
    """The file of a version is gone."""
    for item in edits.versions:
        if item.edit.is_withdrawn:
            told = "the file of the version was removed: what was published stays on record"
            yield Raised(item.id, item.id, "", told, item.edit.where, ())


def withdrawals(edits: PlanEdits) -> Iterator[Raised]:
    """A statement is no longer in the log."""
    for edit in edits.statements:
        if edit.old is not None and edit.is_withdrawn:
            told = (
                f"the statement {edit.key} of {edit.old.date.isoformat()} by {edit.old.party} was taken out of the log"
            )
            yield Raised(edit.key, edit.key, "", told, edit.where, _content(edit.old))


def new_dates(edits: PlanEdits) -> Iterator[Raised]:
    """The date of a statement is another."""
    for edit in edits.statements:
        if edit.old is not None and edit.new is not None and "date" in edit.fields:
            old, new = edit.old.date.isoformat(), edit.new.date.isoformat()
            yield Raised(
                edit.key,
                old,
                new,
                f"the date of the statement was changed: {old} → {new}",
                edit.at("date"),
                (old, new),
            )


def rewritten_statements(edits: PlanEdits) -> Iterator[Raised]:
    """What a statement is recorded to have said is another: who spoke, of what, or which stance."""
    for edit in edits.statements:
        fields = [name for name in _OF_WHAT_WAS_SAID if name in edit.fields]
        if edit.old is None or edit.new is None or not fields:
            continue
        old, new = (" ".join(as_written(getattr(side, name)) for name in fields) for side in (edit.old, edit.new))
        told = f"what was said is recorded otherwise: {', '.join(fields)}"
        yield Raised(edit.key, old, new, told, edit.at(fields[0]), (*fields, new))


def lost_sources(edits: PlanEdits) -> Iterator[Raised]:
    """A source that was cited is no longer in the register."""
    for edit in edits.sources:
        count = edits.cited[edit.key]
        if edit.is_withdrawn and count:
            times = "once" if count == 1 else f"{count} times"
            told = f"taken out of the register, and it was cited {times}"
            yield Raised(edit.key, edit.key, "", told, edit.where, ())


def lineages(edits: PlanEdits) -> Iterator[Raised]:
    """What a point of a published version is declared to continue, or what the version is based on, is another."""
    for old, new, item in edits.edited_versions():
        if "based_on" in item.edit.fields:
            before, now = ", ".join(old.based_on) or "nothing", ", ".join(new.based_on) or "nothing"
            told = f"declared to be based on {now}, and no longer on {before}"
            yield Raised(new.id, before, now, told, item.edit.at("based_on"), (now,))
    for version, edit, old_point, new_point in _edited_points(edits):
        if _OF_LINEAGE in edit.fields:
            before, now = predecessors(old_point), predecessors(new_point)
            told = f"what {_named(new_point)} in {version} continues was declared otherwise: {before} → {now}"
            yield Raised(new_point.id, before, now, told, edit.at(_OF_LINEAGE), (version, now))


def redescribed_versions(edits: PlanEdits) -> Iterator[Raised]:
    """How much of a published version is known, how close its wording is, or its date, is told otherwise."""
    for old, new, item in edits.edited_versions():
        for name in (name for name in _OF_A_DOCUMENT if name in item.edit.fields):
            before, now = (as_written(getattr(side, name)) for side in (old, new))
            told = f"{name.replace('_', ' ')} of the version, which was published: {before} → {now}"
            yield Raised(new.id, before, now, told, item.edit.at(name), (name, before, now))


def edited_sources(edits: PlanEdits) -> Iterator[Raised]:
    """A source that was cited is said to be of another publisher, sort or day, or found elsewhere."""
    for edit in edits.sources:
        fields = [name for name in _OF_A_SOURCE if name in edit.fields]
        if fields and edits.cited[edit.key]:
            told = f"a source that is cited is told otherwise: {', '.join(fields)}"
            values = tuple(as_written(getattr(edit.new, name)) for name in fields)
            yield Raised(edit.key, "", " ".join(values), told, edit.at(fields[0]), (*fields, *values))


def incomparable_files(edits: PlanEdits) -> Iterator[Raised]:
    """A file had faults before, so what was edited in it cannot be told."""
    for item in edits.silent:
        if item.in_old and not item.in_new:
            told = "this file had faults before: what was edited in it besides is not known"
            yield Raised("", "", "", told, Location(item.path, 1, 1), (item.path,))


def _edited_points(edits: PlanEdits) -> Iterator[tuple[str, Edit[Point], Point, Point]]:
    """The id of the version, the edit, and the point in both revisions, for points that both have."""
    for _, new, item in edits.edited_versions():
        for edit in item.points:
            if edit.old is not None and edit.new is not None:
                yield new.id, edit, edit.old, edit.new


def _is_other_wording(old: Point, new: Point) -> bool:
    """Whether a wording that was known is another or is gone; one that became known, or a translation, is no edit.

    Nor are the same characters, composed otherwise, which `check --fix` may have done.
    """
    now = {tag: normalize("NFC", wording) for tag, wording in (new.text.wordings if new.text else ())}
    before = {tag: normalize("NFC", wording) for tag, wording in (old.text.wordings if old.text else ())}
    return any(now[tag] != wording if tag in now else wording not in now.values() for tag, wording in before.items())


def _wordings_now(version: str, new: Point) -> tuple[str, ...]:
    """What an acceptance of another wording is for: every translation, so that it does not serve for a later edit."""
    return (version, *(text for _, text in new.text.wordings)) if new.text else (version, "none")


def _is_corrected(old: Point, new: Point) -> bool:
    """Whether a correction was added for this edit; one that was there before is about another."""
    return new.correction is not None and new.correction != old.correction


def _named(point: Point) -> str:
    return f"point {point.number}" if point.number else f"the point '{point.id}'"


def predecessors(point: Point) -> str:
    """What a point is declared to continue, in words: absent and empty do not say the same."""
    if point.derived_from is None:
        return "by its id"
    return ", ".join(point.derived_from) or "nothing"


def _content(statement: Statement) -> tuple[str, ...]:
    return (statement.party, statement.date.isoformat(), statement.stance, statement.summary)
