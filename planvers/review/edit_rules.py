"""The rules on edits of the files: what must not happen unseen to a record that others already rely on.

To add one: a function in `edit_finders.py` and a row in `EDIT_RULES`. `docs/pull-requests.md` and a test ask for
the rest.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from planvers.edits.plans import PlanEdits
from planvers.model.vocabulary import AlarmLevel
from planvers.review import edit_finders
from planvers.review.edit_finders import Raised
from planvers.review.rules import RULES

# The rule on levels, which no edit of levels makes quieter.
QUIETER = "alarm-lowered"
_LOUDNESS = {AlarmLevel.OFF: 0, AlarmLevel.INFO: 1, AlarmLevel.WARNING: 2, AlarmLevel.ERROR: 3}


class EditRule(NamedTuple):
    """A rule on edits. `fires` and `silent` tell an example in a sentence."""

    code: str
    level: AlarmLevel
    question: str
    find: Callable[[PlanEdits], Iterator[Raised]]
    fires: str
    silent: str


def quieter_alarms(edits: PlanEdits) -> Iterator[Raised]:
    """The level of a rule was lowered, or the rule turned off, for all that come after."""
    header = edits.header
    if header is None or header.old is None or header.new is None:
        return
    before, now = dict(header.old.alarm_levels), dict(header.new.alarm_levels)
    own = {rule.code: rule.level for rule in (*RULES.values(), *EDIT_RULES.values())}
    for code, level in own.items():
        old, new = before.get(code, level), now.get(code, level)
        if _LOUDNESS[new] < _LOUDNESS[old]:
            told = f"the alarm {code} was made quieter: {old} → {new}"
            yield Raised(code, old, new, told, header.at("alarm_levels"), (old, new))


EDIT_RULES = {
    rule.code: rule
    for rule in (
        EditRule(
            "wording-edited",
            AlarmLevel.ERROR,
            "Was the wording of a version that is already published changed?",
            edit_finders.wordings,
            "The text of a point is another in the same version file, or is gone, and no `correction` was added.",
            "The text was not known before; or the point has a new `correction` that says what had been wrong.",
        ),
        EditRule(
            "point-withdrawn",
            AlarmLevel.ERROR,
            "Was a point taken out of the file of its version?",
            edit_finders.lost_points,
            "A point is no longer in the file, or has another id there.",
            "The point stays as a tombstone: status dropped, no text, and a `correction` that says why.",
        ),
        EditRule(
            "version-withdrawn",
            AlarmLevel.ERROR,
            "Was the file of a version removed?",
            edit_finders.lost_versions,
            "versions/geneva.yaml is gone.",
            "A new version stands beside it.",
        ),
        EditRule(
            "statement-withdrawn",
            AlarmLevel.ERROR,
            "Was a statement taken out of the log?",
            edit_finders.withdrawals,
            "The statement st-007 is no longer in statements.yaml.",
            "A statement was appended.",
        ),
        EditRule(
            "source-withdrawn",
            AlarmLevel.ERROR,
            "Was a source removed that something cited?",
            edit_finders.lost_sources,
            "The source was cited three times and is no longer in sources.yaml.",
            "Nothing cited the source.",
        ),
        EditRule(
            "raised-unsourced",
            AlarmLevel.ERROR,
            "Was a point raised to agreed, or a party added to those who agree, without a new source?",
            edit_finders.raises,
            "A point was open and is called agreed, and its sources are what they were.",
            "The point was open, is called agreed, and cites the joint statement as well.",
        ),
        EditRule(
            QUIETER,
            AlarmLevel.WARNING,
            "Was an alarm made quieter, or turned off, in plan.yaml?",
            quieter_alarms,
            "`alarms` says that `number` is off from now on.",
            "`alarms` says that `number` is an error from now on.",
        ),
        EditRule(
            "not-compared",
            AlarmLevel.WARNING,
            "Had a file faults before, so that what was edited in it cannot be told?",
            edit_finders.incomparable_files,
            "A version file could not be read, and can be now.",
            "A version file could be read before and now.",
        ),
        EditRule(
            "version-edited",
            AlarmLevel.WARNING,
            "Is a published version described otherwise: its date or sort, or how much and how closely it is known?",
            edit_finders.redescribed_versions,
            "`disclosure` was full and is partial, or the date is another.",
            "The summary has other words.",
        ),
        EditRule(
            "correction-withdrawn",
            AlarmLevel.WARNING,
            "Was a correction taken out of a point?",
            edit_finders.lost_corrections,
            "The point had a `correction` and has none.",
            "The `correction` was reworded.",
        ),
        EditRule(
            "statement-redated",
            AlarmLevel.WARNING,
            "Was the date of a statement changed?",
            edit_finders.new_dates,
            "The statement st-007 was of 3 March and is now of 5 March.",
            "A note on the date was added.",
        ),
        EditRule(
            "statement-edited",
            AlarmLevel.WARNING,
            "Does a statement say something else than before?",
            edit_finders.rewritten_statements,
            "The statement st-007 was recorded as opposing and is now recorded as reserving.",
            "Its summary has other words, or it cites one more source.",
        ),
        EditRule(
            "lineage-edited",
            AlarmLevel.WARNING,
            "Was a declaration of what continues what changed in a published version?",
            edit_finders.lineages,
            "A point was declared new and is now declared to continue point 7.",
            "A new version declares what its points continue.",
        ),
        EditRule(
            "source-edited",
            AlarmLevel.INFO,
            "Is a source that is cited told to be of another publisher, sort, language, day or address?",
            edit_finders.edited_sources,
            "`kind` was press and is official.",
            "Its title was mended.",
        ),
        EditRule(
            "wording-corrected",
            AlarmLevel.INFO,
            "Was the wording of a published version corrected, with the reason stated?",
            edit_finders.corrections,
            "The text of a point is another, and a new `correction` says what had been wrong.",
            "Only the `correction` of a point was reworded.",
        ),
    )
}
