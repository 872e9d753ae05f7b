"""What was edited of the statements, the sources and the plan itself, as blocks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from planvers.edits.edit import Edit
from planvers.edits.plans import PlanEdits
from planvers.edits.shifts import Shift
from planvers.ledger.cells import Cell
from planvers.model.plan import Accepted, Plan, SourceRecord, Statement
from planvers.reading.plan_file import PlanHeader
from planvers.views.fields import field_move, move
from planvers.views.page import Block, Bullets, Entry, Fold, Line, Lines, Span, Tone, joined, line
from planvers.views.phrases import (
    STANCE_WORDS,
    counted,
    dated,
    named,
    party_name,
    statement_lines,
    words_said,
)
from planvers.views.point import source_line
from planvers.views.timeline import statement_entry

# More of them are folded away.
_FEW = 3


def shift_lines(shifts: Sequence[Shift], plan: Plan) -> Iterator[Block]:
    """Who is recorded to stand otherwise now, on what."""
    if shifts:
        yield Bullets(tuple(_shift(item, plan) for item in shifts))


def _shift(item: Shift, plan: Plan) -> Line:
    about = named(item.point) if item.point else "the version as a whole"
    return line(
        Span(party_name(plan, item.now.party), Tone.STRONG),
        f" on {about} ({item.version.id}): ",
        *move(_said(item.before), _said(item.now)),
    )


def _said(cell: Cell) -> str:
    return words_said(cell.words) if cell.words else "not stated"


def statement_blocks(edits: Sequence[Edit[Statement]], plan: Plan | None) -> Iterator[Block]:
    """The statements that were withdrawn, then those that were edited and added, each folded where they are many."""
    yield from (_removed(edit, plan) for edit in edits if edit.is_withdrawn)
    edited = [_edited(edit, plan) for edit in edits if edit.fields]
    yield from _folded(edited, f"{counted(len(edited), 'statement')} edited")
    added = [_added(edit.record, plan) for edit in edits if edit.is_entered]
    yield from _folded(added, f"{counted(len(added), 'statement')} added")


def _folded(entries: Sequence[Entry], told: str) -> Iterator[Block]:
    if len(entries) > _FEW:
        yield Fold(line(told), tuple(entries))
    else:
        yield from entries


def _removed(edit: Edit[Statement], plan: Plan | None) -> Entry:
    return _named_entry("✕", edit.key, _who(edit.record, plan), "taken out of the log")


def _added(statement: Statement, plan: Plan | None) -> Entry:
    if plan is None:
        entry = _named_entry("+", statement.id, _who(statement, plan), STANCE_WORDS[statement.stance])
        return entry._replace(body=(Lines(statement_lines(statement)),))
    return statement_entry(statement, plan)._replace(sign="+", label=statement.id)


def _named_entry(sign: str, label: str, name: str, aside: str) -> Entry:
    return Entry(sign, label, line(Span(name, Tone.STRONG)), line(aside))


def _who(statement: Statement, plan: Plan | None) -> str:
    """The party by name, where the plan is known and has it, and the day."""
    known = {party.id for party in plan.parties} if plan else set[str]()
    party = party_name(plan, statement.party) if plan and statement.party in known else statement.party
    return f"{party}, {dated(statement.date)}"


def _edited(edit: Edit[Statement], plan: Plan | None) -> Entry:
    told = tuple(field_move(name, getattr(edit.old, name), getattr(edit.new, name)) for name in edit.fields)
    return _named_entry("≠", edit.key, _who(edit.record, plan), "edited")._replace(body=(Lines(told),))


def source_blocks(edits: Sequence[Edit[SourceRecord]], cited: Counter[str] | None) -> Iterator[Block]:
    """The sources that were withdrawn, edited and added; `cited` is how often each was, if that is known."""
    rows = [_source(edit, cited) for edit in edits]
    if len(rows) > _FEW:
        yield Fold(line(f"{counted(len(rows), 'source')} added, edited or removed"), (Bullets(tuple(rows)),))
    elif rows:
        yield Bullets(tuple(rows))


def _source(edit: Edit[SourceRecord], cited: Counter[str] | None) -> Line:
    name = Span(f"[{edit.key}] ", Tone.MUTED)
    if edit.is_withdrawn:
        times = "" if cited is None else f"; it had {counted(cited[edit.key], 'citation')}"
        return line(Span("✕ ", Tone.ALERT), name, f"taken out of the register{times}")
    if edit.new is not None and edit.is_entered:
        return line("+ ", name, *source_line(edit.new))
    return line("≠ ", name, *_moves(edit))


def header_lines(edits: PlanEdits) -> Iterator[Block]:
    """What was edited of the plan itself: its parties, actors, topics and what else plan.yaml says."""
    rows = [
        _record(noun, edit)
        for noun, records in (("party", edits.parties), ("actor", edits.actors), ("topic", edits.topics))
        for edit in records
    ]
    rows += _header(edits.header) if edits.header else ()
    rows += [_acceptance(edit) for edit in edits.accepted]
    if rows:
        yield Bullets(tuple(rows))


def _header(edit: Edit[PlanHeader]) -> Iterator[Line]:
    told = edit.only([name for name in edit.fields if name != "alarm_levels"])
    if told.fields:
        yield line("≠ plan.yaml: ", *_moves(told))
    levels = [dict(side.alarm_levels) for side in (edit.old, edit.new) if side]
    for code in dict.fromkeys(code for side in levels for code in side):
        before, now = (side.get(code) for side in levels)
        if before is not now:
            own = "as the rule has it"
            yield line(f"≠ alarm {code}: ", *move(before or own, now or own))


def _record(noun: str, edit: Edit[Any]) -> Line:
    if edit.is_withdrawn:
        return line(Span("✕ ", Tone.ALERT), f"{noun} {edit.key} removed")
    if edit.is_entered:
        return line(f"+ {noun} {edit.key}: {edit.record.name}")
    return line(f"≠ {noun} {edit.key}: ", *_moves(edit))


def _moves(edit: Edit[Any]) -> Line:
    """The fields that differ, each from what to what."""
    return joined("; ", [field_move(name, getattr(edit.old, name), getattr(edit.new, name)) for name in edit.fields])


def _acceptance(edit: Edit[Accepted]) -> Line:
    kept = edit.record
    what = f"acceptance of {kept.rule} on {kept.point}"
    if edit.is_withdrawn:
        return line(Span("✕ ", Tone.ALERT), f"{what} removed")
    until = f", until {kept.until.isoformat()}" if kept.until else ""
    return line(f"{'+' if edit.is_entered else '≠'} {what} by {kept.by}{until}: {kept.reason}")
