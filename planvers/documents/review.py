"""A review of edited files, as JSON: the verdict, what to look at, and every record that is not as it was."""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

from planvers.documents.cells import CELL
from planvers.documents.changes import CHANGE, Judged
from planvers.documents.envelope import Output
from planvers.documents.records import SOURCE, STANDING_REF, STATEMENT, VERSION_INPUT
from planvers.documents.shapes import (
    BOOLEAN,
    COUNTS,
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
from planvers.edits.edit import Edit
from planvers.edits.plans import PlanEdits, Silent
from planvers.edits.shifts import Shift
from planvers.edits.versions import VersionEdit
from planvers.model.vocabulary import AlarmLevel
from planvers.review.edit_judging import Comparison
from planvers.review.judging import Review
from planvers.review.notices import Notice
from planvers.review.reviewed import PlanReview, Reviewed, Side

T = TypeVar("T")


class ReviewTold(NamedTuple):
    """A review, with the sentence that sums it up and the level that the user set, if any."""

    found: Reviewed
    headline: str
    fail_on: AlarmLevel | None


class _Version(NamedTuple):
    """A version that was added, edited or removed, with what was found on it."""

    item: VersionEdit
    compared: Sequence[Comparison]
    review: Review | None


def _deed(edit: Edit[Any]) -> str:
    return "added" if edit.is_entered else "removed" if edit.is_withdrawn else "edited"


_EDIT_KEYS: tuple[Key[Edit[Any]], ...] = (
    key("id", STRING, lambda edit: edit.key),
    key("deed", STRING, _deed, "added, edited or removed"),
    key("fields", STRINGS, lambda edit: edit.fields, "which fields differ; none unless it was edited"),
    key("path", STRING, lambda edit: edit.where.path),
    key("line", INTEGER, lambda edit: edit.where.line, "of the record, or of what stands where it stood"),
)


def _edit_of(name: str, shape: Shape[T]) -> Shape[Edit[Any]]:
    return record(
        f"{name}_edit",
        f"A {name} that was added, edited or removed.",
        *_EDIT_KEYS,
        optional("old", shape, lambda edit: edit.old, "absent where it was added"),
        optional("new", shape, lambda edit: edit.new, "absent where it was removed"),
    )


def _rewordings(it: _Version) -> list[Judged]:
    """What became of the points that were edited, each with its sub-points."""
    found = it.item.diff.changes if it.item.diff else ()
    return [Judged(change, it.review) for change in found if change.point.id in it.item.by_point()]


_PLAIN: Shape[Edit[Any]] = record("edit", "A record that was added, edited or removed.", *_EDIT_KEYS)
_NOTICE: Shape[Notice] = record(
    "notice",
    "One thing to look at: a finding of a rule, or a fault of a file.",
    key("level", words(AlarmLevel), lambda item: item.level),
    key("code", STRING, lambda item: item.code, "stable; planvers explain tells what it stands for"),
    optional("subject", STRING, lambda item: item.subject or None, "the id of the point, statement, source or version"),
    key("message", STRING, lambda item: item.message, "for people; may be reworded freely"),
    key("path", STRING, lambda item: item.where.path),
    key("line", INTEGER, lambda item: item.where.line, "from 1"),
    key("column", INTEGER, lambda item: item.where.column, "from 1, in characters"),
    key("fingerprint", STRING, lambda item: item.fingerprint, "the same wherever in the file it stands"),
)
_COMPARISON: Shape[Comparison] = record(
    "new_version_comparison",
    "A new version against one that it is based on; as planvers diff tells it.",
    key("old", VERSION_INPUT, lambda item: item.diff.old),
    key("changes", array(CHANGE), lambda item: [Judged(change, item.review) for change in item.diff.changes]),
)
_VERSION: Shape[_Version] = record(
    "version_edit",
    "A version that was added, edited or removed.",
    key("edit", _PLAIN, lambda it: it.item.edit),
    key("points", array(_PLAIN), lambda it: it.item.points, "of its points and sub-points"),
    key(
        "rewordings",
        array(CHANGE),
        _rewordings,
        "the older revision of each edited point against the newer one",
    ),
    key("comparisons", array(_COMPARISON), lambda it: it.compared, "of a new version, with what it is based on"),
)
_SIDE: Shape[Side] = record(
    "revision",
    "A revision of the files.",
    key("told", STRING, lambda side: side.told, "for people; may be reworded freely"),
    optional("commit", STRING, lambda side: side.commit, "absent for the working tree"),
)
_SHIFT: Shape[Shift] = record(
    "stance_shift",
    "A party whose recorded stance is another than before the edits.",
    key("version", STRING, lambda item: item.version.id),
    optional("point", STANDING_REF, lambda item: item.point, "absent for the version as a whole"),
    key("party", STRING, lambda item: item.now.party),
    key("before", CELL, lambda item: item.before),
    key("now", CELL, lambda item: item.now),
)
_SILENT: Shape[Silent] = record(
    "file_not_compared",
    "A file with faults, in one revision or both.",
    key("path", STRING, lambda item: item.path),
    key("faults_in_base", BOOLEAN, lambda item: item.in_old),
    key("faults_in_head", BOOLEAN, lambda item: item.in_new),
)
_RECORDS: Shape[PlanEdits] = group(
    key("statements", array(_edit_of("statement", STATEMENT)), lambda edits: edits.statements),
    key("sources", array(_edit_of("source", SOURCE)), lambda edits: edits.sources),
    key("acceptances", array(_PLAIN), lambda edits: edits.accepted, "by rule, point and fingerprint"),
    key("parties", array(_PLAIN), lambda edits: edits.parties),
    key("actors", array(_PLAIN), lambda edits: edits.actors),
    key("topics", array(_PLAIN), lambda edits: edits.topics),
    key("header", STRINGS, lambda edits: edits.header.fields if edits.header else (), "what else differs in plan.yaml"),
    key("not_compared", array(_SILENT), lambda edits: edits.silent, "files of whose content nothing is told"),
)
_PLAN: Shape[PlanReview] = record(
    "plan_review",
    "What was edited in the files of one plan.",
    key("plan", STRING, lambda item: item.name, "the name of its folder; at the top of a repository its id"),
    key("folder", STRING, lambda item: item.folder, "from the top of the repository, empty for the top"),
    key("judged", BOOLEAN, lambda item: item.review.is_judged, "false where HEAD is no plan: alarms are not known"),
    key("versions", array(_VERSION), lambda item: [_version(one, item) for one in item.review.edits.versions]),
    key("records", _RECORDS, lambda item: item.review.edits),
    key("stances", array(_SHIFT), lambda item: item.review.shifts),
)
_SUMMARY: Shape[ReviewTold] = group(
    key("headline", STRING, lambda it: it.headline, "for people; may be reworded freely"),
    key("levels", COUNTS, lambda it: {level.value: count for level, count in it.found.levels().items()}),
    key("accepted", INTEGER, lambda it: len(it.found.accepted)),
    key("standing", INTEGER, lambda it: it.found.standing, "findings of before the edits, which are not repeated"),
    key("edits", mapping(COUNTS), lambda it: _deeds(it.found), "sort of record, then added, edited or removed"),
)


def _version(item: VersionEdit, of: PlanReview) -> _Version:
    compared = [one for one in of.review.entered if one.diff.new.id == item.id]
    return _Version(item, compared, of.review.reworded.get(item.id))


def _deeds(found: Reviewed) -> dict[str, dict[str, int]]:
    told: dict[str, dict[str, int]] = {}
    for (noun, deed), count in found.deeds().items():
        told.setdefault(noun.replace(" ", "_"), {})[deed] = count
    return told


REVIEW: Output[ReviewTold] = Output(
    "review",
    "review",
    "What the edits between two revisions of the files say, and what to look at.",
    inputs=(
        key("base", _SIDE, lambda it: it.found.base, "the older revision"),
        key("head", _SIDE, lambda it: it.found.head, "the newer one, or the working tree"),
    ),
    options=(optional("fail_on", words(AlarmLevel), lambda it: it.fail_on),),
    body=(
        key("summary", _SUMMARY, lambda it: it),
        key("notices", array(_NOTICE), lambda it: it.found.notices, "the gravest first"),
        key(
            "accepted", array(_NOTICE), lambda it: it.found.accepted, "silenced by accepted.yaml of the newer revision"
        ),
        key("plans", array(_PLAN), lambda it: it.found.plans),
    ),
)
