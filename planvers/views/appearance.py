"""One point of a family as one version has it: its name, where it came from, its wording and what reports say."""

from collections.abc import Iterator

from planvers.brackets.names import party_names
from planvers.comparing.evidence import Fate, evidence
from planvers.comparing.wording import is_worded, titles_by_language
from planvers.ledger.life import Appearance, Comparison, HistoryNode
from planvers.model.languages import shown_tag
from planvers.model.plan import Plan, Point, Version
from planvers.model.vocabulary import ChangeKind, Status
from planvers.review.judging import Review
from planvers.views.change_entry import Setting, nearest, part_entries, rewording, shares
from planvers.views.fates import CHANGE_WORDS, FATE_WORDS, how_known
from planvers.views.page import Block, Bullets, Line, Lines, Span, Tone, line
from planvers.views.phrases import WORDING_WORDS, labels, listed, named, report_line, title, titled, tombstone_line
from planvers.views.point import point_entry
from planvers.views.wording import wording

# What a redline, a number or a status do not show by themselves.
_TOLD = {
    ChangeKind.RESTORED: CHANGE_WORDS[ChangeKind.RESTORED],
    ChangeKind.ADDED: CHANGE_WORDS[ChangeKind.ADDED],
    ChangeKind.EDITORIAL: CHANGE_WORDS[ChangeKind.EDITORIAL],
    ChangeKind.TEXT_LEARNED: CHANGE_WORDS[ChangeKind.TEXT_LEARNED],
}


def title_line(appearance: Appearance, latest: Point, plan: Plan) -> Line:
    """The title of a point where it differs from what it was called before, or at first from its latest title."""
    before, unit = [old.unit for old in appearance.predecessors], appearance.unit
    alike = (_is_called_alike(old, unit, plan.language) for old in before)
    is_known = any(alike) if before else title(unit) == title(latest)
    return () if is_known else line("  ", titled(unit, plan, Tone.PLAIN))


def _is_called_alike(one: Point, other: Point, language: str) -> bool:
    """Whether two titles are the same, or would be if both were shown in a language that both have."""
    if title(one) == title(other):
        return True
    shown = {shown_tag(unit.titles, language) if unit.titles else language for unit in (one, other)}
    titles, others = (titles_by_language(unit, language) for unit in (one, other))
    return len(shown) > 1 and any(others.get(tag) == name for tag, name in titles.items())


def remarks_on(appearance: Appearance, version: Version) -> list[Line]:
    """What its status leaves open: who decides, how its wording is known, and how its link to earlier ones is."""
    unit = appearance.unit
    remarks = [f"left to {unit.deferred_to}" if unit.deferred_to else ""]
    if appearance.whole and not (unit.number and appearance.predecessors):
        remarks.append(f"in {named(appearance.whole)}")
    if is_worded(unit):
        remarks.append(WORDING_WORDS[unit.wording or version.wording])
    elif not unit.is_dropped and unit.status is not Status.UNKNOWN:
        remarks.append("wording not public")
    if unit.status is not Status.UNKNOWN and not unit.is_dropped and evidence(unit).conflicts:
        remarks.append("reports differ")
    kinds = [kind for item in appearance.compared for kind in item.change.kinds]
    remarks += dict.fromkeys(_TOLD[kind] for kind in kinds if kind in _TOLD)
    lacking = [item.against.id for item in appearance.compared if ChangeKind.NO_COUNTERPART in item.change.kinds]
    remarks += [f"no counterpart found in {name}" for name in lacking]
    if ChangeKind.ADDED in kinds and unit.derived_from == ():
        remarks.append("declared new")
    remarks += dict.fromkeys(words for item in appearance.compared for words in how_known(item.change))
    doubtful = [part for part in unit.subpoints if not part.verified]
    doubt = "not verified" if not unit.verified else f"{labels(doubtful)} not verified" if doubtful else ""
    return [*(line(remark) for remark in remarks), line(Span(doubt, Tone.ALERT))]


def appearance_body(appearance: Appearance, version: Version, plan: Plan) -> tuple[Block, ...]:
    """Where a point came from, what its wording is or what became of it, and what reports say."""
    unit = appearance.unit
    blocks: list[Block] = [*_descent(appearance), *_wording(appearance, version, plan)]
    blocks += [block for item in appearance.compared for block in nearest(item.change)]
    if unit.reports:
        blocks.append(Bullets(tuple(report_line(report) for report in unit.reports)))
    elif unit.is_dropped:
        blocks.append(Lines((tombstone_line(unit),)))
    return tuple(blocks)


def splits(node: HistoryNode) -> tuple[Block, ...]:
    """Which points of a version continue one together, where several do."""
    found = dict.fromkeys(split for appearance in node.appearances for split in appearance.splits)
    lines = (line(f"{named(old)} split into {listed(named(unit) for unit in into)}") for old, into in found)
    return (Lines(tuple(lines)),) if found else ()


def _descent(appearance: Appearance) -> tuple[Block, ...]:
    """Which points a point was merged from, or under which other id its words stood before."""
    names = {old.unit.id for old in appearance.predecessors}
    is_told = names <= {appearance.unit.id} or (appearance.splits and len(names) == 1)
    if is_told or appearance.unit.is_dropped:
        return ()
    is_merged = any(ChangeKind.MERGED in item.change.kinds for item in appearance.compared)
    versions = listed(dict.fromkeys(old.version.id for old in appearance.predecessors))
    olds = listed(dict.fromkeys(named(old.unit) for old in appearance.predecessors))
    return (Lines((line(f"{'merged from' if is_merged else 'continues'} {olds} of {versions}"),)),)


def _wording(appearance: Appearance, version: Version, plan: Plan) -> Iterator[Block]:
    """Each rewording against what it rewords; the wording itself where there is nothing to compare it with."""
    compared = [item for item in appearance.compared if _is_comparable(item)]
    if not is_worded(appearance.unit):
        return
    if not compared:
        yield from _whole_wording(appearance, plan)
    for item in compared:
        if len(compared) > 1 or item.against.id not in version.based_on[:1]:
            yield Lines((line(Span(f"against {item.against.id}", Tone.MUTED)),))
        yield from _rewording(item, plan)


def _is_comparable(item: Comparison) -> bool:
    """Whether both wordings are public in one language, of the point or of any sub-point of it."""
    return any(change.words for change in (item.change, *item.change.parts))


def _rewording(item: Comparison, plan: Plan) -> Iterator[Block]:
    """A redline, those of the sub-points, or that nothing changed."""
    # Who says something else now is told below, statement by statement; alarms are for diff.
    change = item.change._replace(parts=tuple(part._replace(stances=()) for part in item.change.parts))
    setting = Setting(plan, Review((), (), ()))
    blocks = (*rewording(change, setting), *shares(change), *part_entries(change, setting))
    yield from blocks
    if not blocks:
        yield Lines((line(Span(f"same wording as in {item.against.id}", Tone.MUTED)),))


def _whole_wording(appearance: Appearance, plan: Plan) -> Iterator[Block]:
    """The wording of a point and of its sub-points, and with what it has no language in common."""
    apart = [item.against.id for item in appearance.compared if any(unit.text for unit in item.change.old)]
    if apart:
        yield Lines((line(Span(f"{FATE_WORDS[Fate.NO_COMMON_LANGUAGE]} with {listed(apart)}", Tone.MUTED)),))
    if appearance.unit.text or not appearance.unit.subpoints:
        yield from wording(appearance.unit, party_names(plan.parties), plan.language)
    yield from (point_entry(part, plan, appearance.unit) for part in appearance.unit.subpoints)
