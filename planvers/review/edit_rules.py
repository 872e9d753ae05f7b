"""The rules on edits of the files: what must not happen unseen to a record that others already rely on.

To add one: a function here and a row in `EDIT_RULES`. `docs/pull-requests.md` and a test ask for the rest.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from planvers.edits.edit import Edit
from planvers.edits.plans import PlanEdits
from planvers.model.places import Location
from planvers.model.plan import Point, Statement
from planvers.model.vocabulary import AGREED_STATUSES, AlarmLevel

# The fields of a statement that say what was said; the others say how it is told and known.
_OF_WHAT_WAS_SAID = ("party", "speaker", "stance", "about", "topic", "condition", "proposal", "red_line")
_OF_LINEAGE = "derived_from"


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


class EditRule(NamedTuple):
    """A rule on edits. `fires` and `silent` tell an example in a sentence."""

    code: str
    level: AlarmLevel
    question: str
    find: Callable[[PlanEdits], Iterator[Raised]]
    fires: str
    silent: str


def wordings(edits: PlanEdits) -> Iterator[Raised]:
    """The wording of a published version is another, and no correction says why."""
    for version, edit, old, new in _edited_points(edits):
        if _is_other_wording(old, new) and not _is_corrected(old, new):
            told = (
                f"the wording of {_named(new)} in {version}, which was published, was edited: say why in `correction`"
            )
            yield Raised(new.id, str(old.text), str(new.text or ""), told, edit.at("text"), (version, str(new.text)))


def corrections(edits: PlanEdits) -> Iterator[Raised]:
    """The wording of a published version is another, and a correction says why."""
    for version, edit, old, new in _edited_points(edits):
        if _is_other_wording(old, new) and _is_corrected(old, new):
            told = f"the wording of {_named(new)} in {version} was corrected: {new.correction}"
            yield Raised(new.id, str(old.text), str(new.text or ""), told, edit.at("text"), (version, str(new.text)))


def raises(edits: PlanEdits) -> Iterator[Raised]:
    """A status was raised to an agreed one, and no source was added."""
    for version, edit, old, new in _edited_points(edits):
        is_raised = new.status in AGREED_STATUSES and old.status not in AGREED_STATUSES
        if is_raised and "status" in edit.fields and set(new.sources) <= set(old.sources):
            before, now = old.status.replace("_", " "), new.status.replace("_", " ")
            told = f"{_named(new)} in {version} was raised from {before} to {now}, and no source was added"
            yield Raised(new.id, old.status, new.status, told, edit.at("status"), (version, old.status, new.status))


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
        old, new = (" ".join(str(getattr(side, name)) for name in fields) for side in (edit.old, edit.new))
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
            before, now = _predecessors(old_point), _predecessors(new_point)
            told = f"what {_named(new_point)} in {version} continues was declared otherwise: {before} → {now}"
            yield Raised(new_point.id, before, now, told, edit.at(_OF_LINEAGE), (version, now))


EDIT_RULES = {
    rule.code: rule
    for rule in (
        EditRule(
            "wording-edited",
            AlarmLevel.ERROR,
            "Was the wording of a version that is already published changed?",
            wordings,
            "The text of a point is another in the same version file, and no `correction` was added to the point.",
            "The text was not known before; or the point has a new `correction` that says what had been wrong.",
        ),
        EditRule(
            "point-withdrawn",
            AlarmLevel.ERROR,
            "Was a point taken out of the file of its version?",
            lost_points,
            "A point is no longer in the file, or has another id there.",
            "The point stays as a tombstone: status dropped, no text.",
        ),
        EditRule(
            "version-withdrawn",
            AlarmLevel.ERROR,
            "Was the file of a version removed?",
            lost_versions,
            "versions/geneva.yaml is gone.",
            "A new version stands beside it.",
        ),
        EditRule(
            "statement-withdrawn",
            AlarmLevel.ERROR,
            "Was a statement taken out of the log?",
            withdrawals,
            "The statement st-007 is no longer in statements.yaml.",
            "A statement was appended.",
        ),
        EditRule(
            "source-withdrawn",
            AlarmLevel.ERROR,
            "Was a source removed that something cited?",
            lost_sources,
            "The source was cited three times and is no longer in sources.yaml.",
            "Nothing cited the source.",
        ),
        EditRule(
            "raised-unsourced",
            AlarmLevel.ERROR,
            "Was the status of a point raised to agreed without a new source?",
            raises,
            "A point was open and is called agreed, and its sources are what they were.",
            "The point was open, is called agreed, and cites the joint statement as well.",
        ),
        EditRule(
            "statement-redated",
            AlarmLevel.WARNING,
            "Was the date of a statement changed?",
            new_dates,
            "The statement st-007 was of 3 March and is now of 5 March.",
            "A note on the date was added.",
        ),
        EditRule(
            "statement-edited",
            AlarmLevel.WARNING,
            "Does a statement say something else than before?",
            rewritten_statements,
            "The statement st-007 was recorded as opposing and is now recorded as reserving.",
            "Its summary has other words, or it cites one more source.",
        ),
        EditRule(
            "lineage-edited",
            AlarmLevel.WARNING,
            "Was a declaration of what continues what changed in a published version?",
            lineages,
            "A point was declared new and is now declared to continue point 7.",
            "A new version declares what its points continue.",
        ),
        EditRule(
            "wording-corrected",
            AlarmLevel.INFO,
            "Was the wording of a published version corrected, with the reason stated?",
            corrections,
            "The text of a point is another, and a new `correction` says what had been wrong.",
            "Only the `correction` of a point was reworded.",
        ),
    )
}


def _edited_points(edits: PlanEdits) -> Iterator[tuple[str, Edit[Point], Point, Point]]:
    """The id of the version, the edit, and the point in both revisions, for points that both have."""
    for _, new, item in edits.edited_versions():
        for edit in item.points:
            if edit.old is not None and edit.new is not None:
                yield new.id, edit, edit.old, edit.new


def _is_other_wording(old: Point, new: Point) -> bool:
    """Whether a wording that was known is another or is gone; one that became known, or a translation, is no edit."""
    now = dict(new.text.wordings) if new.text else {}
    return any(
        now[tag] != wording if tag in now else wording not in now.values()
        for tag, wording in (old.text.wordings if old.text else ())
    )


def _is_corrected(old: Point, new: Point) -> bool:
    """Whether a correction was added for this edit; one that was there before is about another."""
    return new.correction is not None and new.correction != old.correction


def _named(point: Point) -> str:
    return f"point {point.number}" if point.number else f"the point '{point.id}'"


def _predecessors(point: Point) -> str:
    if point.derived_from is None:
        return "by its id"
    return ", ".join(point.derived_from) or "nothing"


def _content(statement: Statement) -> tuple[str, ...]:
    return (statement.party, statement.date.isoformat(), statement.stance, statement.summary)
