"""One version, or one point of it, told in full: wording, status, stances, sources and lineage."""

from collections.abc import Sequence

from planvers.brackets.names import party_names
from planvers.comparing.relatives import predecessors, successors
from planvers.ledger.cells import Cell, Reach
from planvers.ledger.stances import stances
from planvers.model.plan import About, Event, Plan, Point, SourceRecord, Statement, Version
from planvers.views.brackets import bracket_remark
from planvers.views.page import Block, Bullets, Entry, Facts, Heading, Line, Lines, Page, Span, Tone, joined, line
from planvers.views.phrases import (
    KIND_WORDS,
    STANCE_WORDS,
    STATUS_WORDS,
    WORDING_WORDS,
    dated,
    label,
    listed,
    named,
    parties,
    party_name,
    report_line,
    sources,
    statement_lines,
    text_known,
    titled,
)
from planvers.views.versions import status_counts
from planvers.views.wording import wording

Pair = tuple[Line, Line]


def version_page(version: Version, plan: Plan | None) -> Page:
    """A whole version: how well it is known, its points in order, and what it rests on."""
    heading = Heading(1, line(Span(version.title, Tone.STRONG), Span(f"  {version.id}", Tone.MUTED)))
    entries = tuple(point_entry(point, plan) for point in version.points)
    told = (*_reports(version), *events(version), *_sources(version, plan))
    return Page((heading, version_facts(version, plan), *entries, *told))


def version_facts(version: Version, plan: Plan | None) -> Facts:
    """What a version is, and how well it is known."""
    facts = [
        _pair("date", dated(version.date) + (f" ({version.date_note})" if version.date_note else "")),
        _pair("kind", KIND_WORDS[version.kind] + (f", by {_names(plan, version.authors)}" if version.authors else "")),
        _pair("based on", ", ".join(version.based_on) or "no known parent"),
        _pair("known", text_known(version)),
        _pair("count", version.count_note),
        (_name("status"), status_counts(version)),
        _pair("summary", version.summary),
        _pair("notes", version.notes),
    ]
    return Facts(tuple(pair for pair in facts if pair[1]))


def point_page(version: Version, point: Point, plan: Plan | None) -> Page:
    """One point or sub-point of a version, with everything that is recorded about it."""
    heading = Heading(
        1,
        line(
            Span(f"{label(point)}  ", Tone.STRONG), titled(point, plan), Span(f"  {version.id}#{point.id}", Tone.MUTED)
        ),
    )
    topics = {topic.id: topic.name for topic in plan.topics} if plan else {}
    facts = [
        _pair("version", f"{version.title}, {dated(version.date)}"),
        (_name("status"), joined(" · ", [_status(point, plan), _brackets(point, plan)])),
        _pair("topic", topics.get(point.topic or "", point.topic)),
        _pair("wording", _grade(version, point)),
        _pair("left to", point.deferred_to),
        _pair("package", point.package),
        *_lineage(version, point, plan),
        _pair("notes", point.notes),
        _pair("correction", point.correction),
    ]
    blocks: list[Block] = [
        heading,
        *wording(point, _bracket_names(plan), plan.language if plan else ""),
        Facts(tuple(pair for pair in facts if pair[1])),
    ]
    blocks += [point_entry(part, plan, point) for part in point.subpoints]
    if point.reports:
        blocks += [Heading(2, line("What reports say")), Bullets(tuple(report_line(item) for item in point.reports))]
    if plan is not None:
        blocks += _stances(plan, version, point)
    return Page((*blocks, *_sources(point, plan)))


def point_entry(point: Point, plan: Plan | None, whole: Point | None = None) -> Entry:
    """A point in the listing of its version; a sub-point's status is told where its point (`whole`) has another."""
    marks = "  ?" if not point.verified else ""
    body: list[Block] = [*wording(point, _bracket_names(plan), plan.language if plan else "")]
    if point.reports:
        body.append(Bullets(tuple(report_line(item) for item in point.reports)))
    body += [point_entry(part, plan, point) for part in point.subpoints]
    status = () if whole is not None and whole.status is point.status else _status(point, plan)
    aside = joined(" · ", [status, _brackets(point, plan)])
    return Entry("", label(point), line(titled(point, plan), Span(marks, Tone.ALERT)), aside, tuple(body))


def _brackets(point: Point, plan: Plan | None) -> Line:
    """How many brackets the point's own wording has, in its first language; sub-points tell theirs."""
    return line(bracket_remark(str(point.text), _bracket_names(plan)) if point.text else "")


def _bracket_names(plan: Plan | None) -> frozenset[str] | None:
    return party_names(plan.parties) if plan else None


def _status(point: Point, plan: Plan | None) -> Line:
    by = f" by {_names(plan, point.agreed_by)}" if point.agreed_by else ""
    reason = f" (reason: {point.reason})" if point.reason else ""
    return line(STATUS_WORDS[point.status], by, reason)


def _grade(version: Version, point: Point) -> str | None:
    if point.text is None:
        return "not public"
    grade = WORDING_WORDS[point.wording or version.wording]
    return grade if point.verified else f"{grade}, not verified: at most one weak source carries it"


def _lineage(version: Version, point: Point, plan: Plan | None) -> list[Pair]:
    """Where the point comes from and what it became, version by version."""
    if plan is None or version not in plan.versions:
        return []
    pairs = [_relatives("continues", item.version, item.points) for item in predecessors(plan, version, point)]
    if point.derived_from == ():
        pairs.append(_pair("continues", "declared new"))
    for item in successors(plan, version, point):
        for name, units in (
            ("continued by", [unit for unit in item.points if not unit.is_dropped]),
            ("dropped in", [unit for unit in item.points if unit.is_dropped]),
        ):
            if units:
                pairs.append(_relatives(name, item.version, units))
    return pairs


def _relatives(name: str, version: Version, points: Sequence[Point]) -> Pair:
    return _pair(name, f"{version.id}: {', '.join(named(unit) for unit in points)}")


def _stances(plan: Plan, version: Version, point: Point) -> list[Block]:
    said = plan.statements_about(About(version.id, point.id))
    row = next((row for row in stances(plan, version).rows if row.point is not None and row.point.id == point.id), None)
    others = [cell for cell in row.cells if cell.words and cell.reach is not Reach.POINT] if row else []
    blocks: list[Block] = []
    if said:
        blocks.append(Heading(2, line("Who said what, latest first")))
        blocks += [_statement(plan, statement) for statement in reversed(said)]
    if others:
        blocks.append(Heading(2, line("Only in general, or on earlier wording")))
        blocks += [_statement(plan, item, _reach(cell)) for cell in others for item in cell.words]
    if row and (silent := [cell.party for cell in row.cells if cell.reach is Reach.NOT_STATED]):
        blocks.append(Lines((line(Span(f"nothing stated: {_names(plan, silent)}", Tone.MUTED)),)))
    return blocks


def _reach(cell: Cell) -> str:
    words = {
        Reach.VERSION: "on the version as a whole",
        Reach.CARRIED: "on the same wording in an earlier version",
        Reach.STALE: "on earlier wording, not known to be the same",
    }
    found = ", of a point that nobody declared to be the same" if cell.is_inferred else ""
    return words.get(cell.reach, "") + found


def _statement(plan: Plan, statement: Statement, aside: str = "") -> Entry:
    about = ", ".join(str(about) for about in statement.about) if aside else ""
    words = joined(" · ", [line(STANCE_WORDS[statement.stance]), line(aside), line(about)])
    title_line = line(Span(party_name(plan, statement.party), Tone.STRONG))
    return Entry("", "", title_line, words, (Lines(statement_lines(statement)),))


def _reports(version: Version) -> tuple[Block, ...]:
    if not version.reports:
        return ()
    items = tuple(report_line(report) for report in version.reports)
    return (Heading(2, line("Reported of no point in particular")), Bullets(items))


def events(version: Version) -> tuple[Block, ...]:
    """What is on record of the making of a version, if anything is."""
    if not version.events:
        return ()
    return (Heading(2, line("What happened")), Facts(tuple(_event(event) for event in version.events)))


def _event(event: Event) -> Pair:
    note = f" ({event.date_note})" if event.date_note else ""
    return (line(Span(dated(event.date), Tone.MUTED)), line(f"{event.event}{note} ", *sources(event.sources)))


def _sources(cited: Version | Point, plan: Plan | None) -> tuple[Block, ...]:
    if plan is None or not cited.sources:
        return ()
    records = [plan.source(source_id) for source_id in cited.sources]
    items = tuple(line(Span(f"[{item.id}] ", Tone.MUTED), *source_line(item)) for item in records)
    return (Heading(2, line("Sources")), Bullets(items))


def source_line(item: SourceRecord) -> Line:
    """A source as it is cited in full: who published what, when, of which kind, and where it is found."""
    is_ours = item.title.startswith("[")
    return line(
        item.publisher,
        f" (relaying {listed(item.relays)})" if item.relays else "",
        ", ",
        Span(item.title, lang="" if is_ours else item.language),
        f", {dated(item.date)}" if item.date else ", undated",
        f" ({item.kind}, {item.language})",
        *((" ", Span(item.url, Tone.MUTED, item.url)) if item.url else ()),
    )


def _names(plan: Plan | None, ids: tuple[str, ...] | list[str]) -> str:
    return parties(plan, ids) if plan else ", ".join(ids)


def _pair(name: str, value: str | None) -> Pair:
    return (_name(name), line(value or ""))


def _name(name: str) -> Line:
    return line(Span(name, Tone.MUTED))
