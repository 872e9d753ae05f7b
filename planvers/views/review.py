"""The review of edited files: the verdict, what to look at and where, then part by part what the edits say."""

from collections.abc import Iterator, Sequence

from planvers.model.plan import Plan, Version
from planvers.review.edit_judging import Comparison
from planvers.review.notices import Notice
from planvers.review.reviewed import PlanReview, Reviewed
from planvers.views.alarms import LEVEL_SIGNS, level_count, level_tone
from planvers.views.changes import Form, changes_page
from planvers.views.edited_records import header_lines, shift_lines, source_blocks, statement_blocks
from planvers.views.edited_version import edited_version
from planvers.views.page import Block, Bullets, Fold, Grid, Heading, Line, Lines, Page, Span, Tone, below, line
from planvers.views.phrases import counted, listed, version_name
from planvers.views.point import point_entry

# More notices than a reader works through; every one of them is in JSON.
_MOST = 50
_LONGEST = 300


def review_page(found: Reviewed) -> Page:
    """The page of a review."""
    told = Lines((line(Span(f"{found.base.told} → {found.head.told}", Tone.MUTED)),))
    blocks: list[Block] = [Heading(1, line(Span(verdict(found), Tone.STRONG))), told, *_notices(found)]
    several = len(found.plans) > 1
    for item in found.plans:
        sections = (*_doubts(item), *_plan(item))
        if several and sections:
            name = line(item.plan.title if item.plan else item.name, Span(f"  {item.folder}", Tone.MUTED))
            blocks.append(Heading(2, name))
        blocks += below(Page(sections), 1 if several else 0)
    return Page(tuple(blocks))


def _doubts(item: PlanReview) -> Iterator[Block]:
    """What could not be looked at, and why."""
    sides = {(True, False): "before the edits", (False, True): "since the edits", (True, True): "before and now"}
    told = [
        line(Span(f"not compared, as it has faults {sides[one.in_old, one.in_new]}: ", Tone.ALERT), one.path)
        for one in item.review.edits.silent
    ]
    if not item.review.is_judged and item.review.notices:
        told.append(line(Span("while there are errors, alarms, stances and acceptances are not known", Tone.ALERT)))
    if told:
        yield Lines(tuple(told))


def notices_text(notices: Sequence[Notice]) -> str:
    """Notices as path:line:col: level [code] sentence (fingerprint), one a line and never wrapped."""
    told = (f"{item.where}: {item.level} [{item.code}] {item.sentence} ({item.fingerprint})\n" for item in notices)
    return "".join(told) or "no findings\n"


def verdict(found: Reviewed) -> str:
    """What happened to the files, and how much there is to look at, in one sentence each."""
    done = [f"{counted(count, noun)} {deed}" for (noun, deed), count in found.deeds().items() if count]
    nothing = "the edits change nothing that a plan records" if found.plans else "no file of a plan was edited"
    grave = ", ".join(level_count(level, count) for level, count in found.levels().items() if count)
    return f"planvers: {listed(done) if done else nothing}. {grave or 'Nothing to object to'}."


def _notices(found: Reviewed) -> Iterator[Block]:
    notices = found.notices
    if notices:
        head = (line("level"), line("where"), line("what"))
        # One plan need not be named in every row.
        within = f"{found.plans[0].folder}/" if len(found.plans) == 1 and found.plans[0].folder else ""
        yield Grid(head, tuple(_row(notice, within) for notice in notices[:_MOST]), text_columns=3)
    remarks: list[Line] = []
    if len(notices) > _MOST:
        remarks.append(line(f"and {len(notices) - _MOST} more, which planvers review --format json lists"))
    if found.standing:
        there = f"{counted(found.standing, 'finding')} of before the edits: counted, not repeated"
        remarks.append(line(Span(there, Tone.MUTED)))
    if remarks:
        yield Lines(tuple(remarks))
    if found.accepted:
        told = tuple(line(f"{item.sentence} [{item.code}]") for item in found.accepted)
        yield Fold(line(f"{counted(len(told), 'finding')} accepted in accepted.yaml"), (Bullets(told),))


def _row(notice: Notice, within: str) -> tuple[Line, ...]:
    said = notice.sentence
    told = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
    return (
        line(Span(f"{LEVEL_SIGNS[notice.level]} {notice.level}", level_tone(notice.level))),
        line(f"{notice.where.path.removeprefix(within)}:{notice.where.line}"),
        line(f"{told} ", Span(f"[{notice.code}]", Tone.MUTED)),
    )


def _plan(item: PlanReview) -> Iterator[Block]:
    """The sections on one plan: what is new first, then what was edited, who stands otherwise, and the record."""
    edits, plan = item.review.edits, item.plan
    for version in edits.versions:
        if version.edit.new is not None and version.edit.is_entered:
            yield from _entered(version.edit.new, item)
    for version in edits.versions:
        if version.edit.old is not None and version.edit.is_withdrawn:
            yield Heading(2, line("Removed version: ", *version_name(version.edit.old)))
            yield Lines((line(f"It had {counted(len(version.edit.old.points), 'point')}."),))
        elif version.diff is not None:
            yield Heading(2, line("Edited: ", *version_name(version.diff.new)))
            yield from edited_version(version, item.review.reworded[version.id], plan)
    if plan:
        yield from _section("Who stands otherwise", shift_lines(item.review.shifts, plan))
    yield from _section("Statements", statement_blocks(edits.statements, plan))
    yield from _section("Sources", source_blocks(edits.sources, edits.cited))
    yield from _section("The plan and its register", header_lines(edits))


def _section(name: str, blocks: Iterator[Block]) -> Iterator[Block]:
    found = tuple(blocks)
    if found:
        yield Heading(2, line(name))
        yield from found


def _entered(version: Version, item: PlanReview) -> Iterator[Block]:
    compared = [one for one in item.review.entered if one.diff.new.id == version.id]
    for one in compared:
        name = (*version_name(version), Span(" against "), *version_name(one.diff.old))
        yield Heading(2, line("New version: ", *name))
        yield from _compared(one, item.plan)
    if not compared:
        yield Heading(2, line("New version: ", *version_name(version)))
        points: Sequence[Block] = [point_entry(point, item.plan) for point in version.points]
        yield Fold(line(counted(len(points), "point")), tuple(points))


def _compared(one: Comparison, plan: Plan | None) -> tuple[Block, ...]:
    form = Form(scope=f"{one.diff.old.id}-{one.diff.new.id}-")
    return below(changes_page(one.diff, one.diff.changes, one.review, plan, form))
