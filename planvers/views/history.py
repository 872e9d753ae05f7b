"""The life of one point as a page: what sums it up, then version by version, forks as branches."""

from collections import Counter
from collections.abc import Iterator

from planvers.comparing.evidence import fate_of_unpublished
from planvers.comparing.wording import is_worded
from planvers.ledger.life import Absence, Appearance, Gap, History, HistoryNode
from planvers.model.plan import Plan, Point, Statement
from planvers.model.unseen import pasted
from planvers.model.vocabulary import Status, WordingGrade
from planvers.views.appearance import appearance_body, remarks_on, splits, title_line
from planvers.views.change_entry import nearest
from planvers.views.fates import FATE_WORDS, how_known, tombstone_words
from planvers.views.page import Block, Branch, Entry, Facts, Heading, Line, Lines, Page, Span, Tone, joined, line
from planvers.views.phrases import (
    BASIS_WORDS,
    STANCE_WORDS,
    counted,
    dated,
    label,
    listed,
    named,
    party_name,
    points_known,
    sources,
    standing,
    titled,
)
from planvers.views.signs import words_sign
from planvers.views.versions import grown, other_parents

_HOW_WELL = ("worded", "described", "known from reports", "listed", "recorded as gone")
_WORDED, _DESCRIBED, _REPORTED, _LISTED, _GONE = _HOW_WELL


def history_page(history: History, plan: Plan) -> Page:
    """Every version of the plan once: those that have the point or are related to one that has, then the others."""
    heading = Heading(1, line(titled(history.point, plan), Span(f"  {history.id}", Tone.MUTED)))
    nodes = {node.version.id: node for node in history.related}
    versions = tuple(node.version for node in history.related)
    tree = grown(versions, lambda version: _branch(nodes[version.id], history, plan))
    closing = (*_unrelated(history), _said(history))
    return Page((heading, Lines((line(_summary(history, plan)),)), tree, Lines(closing)))


def _summary(history: History, plan: Plan) -> str:
    """How well the point is known in how many versions, and where it stands in the latest."""
    known = Counter(_how_well_known(node) for node in history.nodes if node.appearances)
    parts = [f"{words} in {known[words]}" for words in _HOW_WELL if known[words]]
    parts[0] += f" of {counted(len(history.nodes), 'version')}"
    latest = history.related[-1]
    of_these = "the latest" if latest is history.nodes[-1] else "the latest of those related"
    told = " / ".join(dict.fromkeys(_status(appearance.unit, plan) for appearance in latest.appearances)) or _gap_words(
        latest
    )
    return f"{', '.join(parts)}; in {latest.version.id}, {of_these}: {told}"


def _how_well_known(node: HistoryNode) -> str:
    """In which way a version is known to have the point."""
    worded = [appearance.unit for appearance in node.appearances if is_worded(appearance.unit)]
    if worded:
        grades = {unit.wording or node.version.wording for unit in worded}
        return _DESCRIBED if grades == {WordingGrade.REPORTED} else _WORDED
    units = [appearance.unit for appearance in node.appearances if not appearance.unit.is_dropped]
    if not units:
        return _GONE
    return _REPORTED if any(unit.reports for unit in units) else _LISTED


def _status(unit: Point, plan: Plan) -> str:
    """The status of a point, or what reports amount to where that is not public, or how it is known to be gone."""
    if unit.is_dropped:
        return tombstone_words(unit)
    known = fate_of_unpublished(unit) if unit.status is Status.UNKNOWN else None
    return FATE_WORDS[known] if known else standing(unit, plan)


def _branch(node: HistoryNode, history: History, plan: Plan) -> Branch:
    version = node.version
    name = [Span(version.id, Tone.STRONG)]
    about = [line(dated(version.date)), line(other_parents(version))]
    body: list[Block] = [*splits(node)]
    if node.absence:
        about.append(line(_gap_words(node)))
        body += _absence_body(node.absence)
    elif len(node.appearances) == 1:
        appearance = node.appearances[0]
        name += [
            Span(f" #{appearance.unit.number}" if appearance.unit.number else "", Tone.STRONG),
            *title_line(appearance, history.point, plan),
        ]
        about += [line(_status(appearance.unit, plan)), *remarks_on(appearance, version)]
        body += appearance_body(appearance, version, plan)
    else:
        body += [_entry(appearance, node, plan) for appearance in node.appearances]
    body += _statements(node, plan)
    return Branch(line(*name, "  ", *joined(" · ", about)), (), tuple(body))


def _entry(appearance: Appearance, node: HistoryNode, plan: Plan) -> Entry:
    """One of several points of the family in one version."""
    words = joined(" · ", [line(_status(appearance.unit, plan)), *remarks_on(appearance, node.version)])
    name = line(titled(appearance.unit, plan))
    return Entry("", label(appearance.unit), name, words, appearance_body(appearance, node.version, plan))


def _gap_words(node: HistoryNode) -> str:
    """Why a version has no point of the family; what is not public is never called gone."""
    if node.absence is None:
        return ""
    is_known = node.version.is_text_known
    gone_in = listed(version.id for version in node.absence.recorded_in)
    return {
        Gap.NOTHING_PUBLIC: "nothing public",
        Gap.NOT_MENTIONED: "not mentioned, and so as it was",
        Gap.NO_COUNTERPART: "no counterpart found",
        Gap.DROPPED: "dropped",
        Gap.GONE_BEFORE: f"{'not in it' if is_known else 'nothing public'}, recorded as gone in {gone_in}",
        Gap.RELATIVES_ONLY: "no counterpart of its own" if is_known else "nothing public",
        Gap.NOT_RELATED: "not known to be related",
    }[node.absence.gap]


def _absence_body(absence: Absence) -> Iterator[Block]:
    """What comes near to a point without a counterpart, and where what it belongs to went on."""
    for item in absence.compared:
        remarks = [line(Span(words, Tone.MUTED)) for words in how_known(item.change)]
        yield from ([Lines(tuple(remarks))] if remarks else [])
        yield from nearest(item.change)
    notes = []
    if absence.relatives:
        notes.append(f"of the same origin: {listed(named(unit) for unit in absence.relatives)}")
    if absence.of_wholes:
        notes.append(f"the point in which it stood goes on as {listed(named(unit) for unit in absence.of_wholes)}")
    if notes:
        yield Lines(tuple(line(Span(note, Tone.MUTED)) for note in notes))


def _statements(node: HistoryNode, plan: Plan) -> Iterator[Block]:
    """Who said what of the point in this version, a line each, and how much was said of the version as a whole."""
    if node.statements:
        yield Facts(tuple((line(words_sign((item,))), _statement(item, node, plan)) for item in node.statements))
    if node.on_whole:
        yield Lines((line(Span(f"{counted(node.on_whole, 'statement')} on the version as a whole", Tone.MUTED)),))


def _statement(statement: Statement, node: HistoryNode, plan: Plan) -> Line:
    note = f" ({statement.date_note})" if statement.date_note else ""
    parts = [
        line(Span(party_name(plan, statement.party), Tone.STRONG), f" {STANCE_WORDS[statement.stance]}"),
        line(Span("red line" if statement.red_line else "", Tone.ALERT)),
        line(_on_which(statement, node)),
        line(dated(statement.date), note),
        line(f"{statement.speaker}, {BASIS_WORDS[statement.basis]} ", *sources(statement.sources)),
    ]
    return joined(" · ", parts)


def _on_which(statement: Statement, node: HistoryNode) -> str:
    """Of which point a statement speaks, where that is a sub-point or one of several."""
    ids = {about.point for about in statement.about if about.version == node.version.id}
    if len(node.appearances) == 1 and node.appearances[0].unit.id in ids:
        return ""
    units = [unit for unit in _told_of(node) if unit.id in ids]
    return f"on {listed(dict.fromkeys(named(unit) for unit in units))}"


def _unrelated(history: History) -> Iterator[Line]:
    """The versions that nobody related to any of these."""
    for node in history.unrelated:
        doubt = "no point of it is known to be this one"
        if not node.version.is_text_known:
            doubt = "whether it holds this point is not known"
        told = f", not known to be related to any of these: {points_known(node.version)}; {doubt}"
        yield line(node.version.id, Span(told, Tone.MUTED))


def _said(history: History) -> Line:
    """How much was said of the point, and where to read it."""
    said = history.statements
    if not said:
        return line(Span("no statement on this point is recorded", Tone.MUTED))
    latest = [node for node in history.nodes if said[-1] in node.statements][-1]
    ids = {about.point for about in said[-1].about if about.version == latest.version.id}
    unit = next(unit for unit in _told_of(latest) if unit.id in ids)
    date = dated(said[-1].date)
    told, tells = f"{len(said)} statements, latest {date}", f"those on {latest.version.id}"
    if len(said) == 1:
        told, tells = f"1 statement, {date}", "it"
    elif len(latest.statements) == len(said):
        tells = "each"
    command = f"planvers show {latest.version.id} {pasted(label(unit))}"
    return line(Span(f"{told} · {command} tells {tells} in full", Tone.MUTED))


def _told_of(node: HistoryNode) -> Iterator[Point]:
    """The points of the family in a version, each before its sub-points."""
    for appearance in node.appearances:
        yield from (appearance.unit, *appearance.unit.subpoints)
