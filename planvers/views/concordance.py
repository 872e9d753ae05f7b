"""A concordance as a page: how well the two versions are linked, both directions, and what a person should settle."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from planvers.comparing.align import Link, Method, Reasons, by_old
from planvers.comparing.change import Change
from planvers.comparing.concordance import Concordance, Question, QuestionKind
from planvers.matching.inference import Candidate
from planvers.model.plan import Plan, Point, Version
from planvers.views.fates import fates, how_known
from planvers.views.page import Block, Entry, Grid, Heading, Line, Lines, Page, Span, Tone, line
from planvers.views.phrases import (
    counted,
    counted_units,
    inferred_words,
    label,
    named,
    points_known,
    score_words,
    title,
    version_names,
)
from planvers.views.relation import relation_lines

_METHOD_WORDS = {
    Method.DECLARED: "declared",
    Method.ID: "same id",
    Method.IDENTICAL: "identical wording",
    Method.INFERRED: "inferred",
}
_SETTLED_BY = (
    "To settle a link, write derived_from: [OLD-ID] on the new point; to settle that it is new, derived_from: []. "
    "planvers settle OLD NEW asks about one after the other and writes it. "
    "planvers map OLD NEW --explain OLD#POINT shows what a link rests on."
)
Units = dict[str, Point]


def concordance_page(
    found: Concordance,
    reasons: Reasons,
    plan: Plan | None,
    revisions: tuple[str, str] = ("", ""),
    *,
    pending: bool = False,
) -> Page:
    """The counts, then old to new with the evidence and new to old with what happened; or only the questions.

    `revisions` are those that the two versions were named in, empty for one on disk.
    """
    old, new = found.diff.old, found.diff.new
    units_old, units_new = ({unit.id: unit for unit in version.units()} for version in (old, new))
    questions = tuple(_questions(found.questions, units_old, units_new))
    if pending:
        none = Lines((line("Nothing is left for a person to settle."),))
        return Page((*_header(found, reasons, plan, revisions), *(questions or (none,))))
    return Page(
        (
            *_header(found, reasons, plan, revisions),
            Heading(2, line("Old → new")),
            _forward(found, units_new),
            Heading(2, line("New → old")),
            backward(found),
            *((Heading(2, line("For a person to settle")),) if questions else ()),
            *questions,
        )
    )


def _header(found: Concordance, reasons: Reasons, plan: Plan | None, revisions: tuple[str, str]) -> Iterator[Block]:
    old, new = found.diff.old, found.diff.new
    yield Heading(1, version_names(old, new, revisions))
    lines = [line(f"{points_known(old)} → {points_known(new)}")]
    lines += relation_lines(plan, old, new, "what came later stands on the left")
    if not reasons.declared:
        lines.append(line(Span("ids and declared lineage are left aside", Tone.ALERT)))
    lines.append(line(Span(_counts(found), Tone.STRONG)))
    if found.questions:
        lines.append(line(f"{counted(len(found.questions), 'question')} for a person to settle (--pending shows them)"))
    yield Lines(tuple(lines))


def _counts(found: Concordance) -> str:
    methods = Counter(
        _METHOD_WORDS[link.method] + (f" ({link.certainty})" if link.certainty else "") for link in found.links
    )
    parts = [f"{count} {words}" for words, count in methods.items()]
    told = f"{counted(len(found.links), 'link')}: {' · '.join(parts)}" if parts else "no links"
    old, new = found.diff.old, found.diff.new
    of_old = _lonely(old, found.unmatched_old, new)
    of_old += [f"{counted_units(old, found.dropped)} declared dropped"] if found.dropped else []
    sides = (("old", of_old), ("new", _lonely(new, found.unmatched_new, old)))
    return "   ".join([told, *(f"{side}: {', '.join(counts)}" for side, counts in sides if counts)])


def _lonely(version: Version, points: Sequence[Point], other: Version) -> list[str]:
    """How many points and sub-points of a version have no link to the other one."""
    why = "without a counterpart" if other.is_text_known else "unaccounted for"
    return [f"{counted_units(version, points)} {why}"] if points else []


def _forward(found: Concordance, units_new: Units) -> Grid:
    heirs = by_old(found.links)
    whole = {part.id: point.id for point in found.diff.old.points for part in point.subpoints}
    dropped = {unit.id for unit in found.dropped}
    absent = "no link" if found.diff.new.is_text_known else "unaccounted for"
    rows: list[tuple[Line, ...]] = []
    for unit in _listed(found.diff.old):
        links = heirs.get(unit.id, [])
        if not links:
            # Of text that nobody has, not even that a sub-point has no counterpart of its own is known.
            is_folded = found.diff.new.is_text_known and whole.get(unit.id) in heirs
            why = "none of its own" if is_folded else absent
            why = "declared dropped" if unit.id in dropped else why
            rows.append((line(named(unit)), line(Span("–", Tone.ALERT)), line(why), *_blank(3)))
        for place, link in enumerate(links):
            rows.append((line(named(unit) if not place else ""), *_evidence(link, found, units_new)))
    return _without_empty_columns(("old", "new", "how", "score", "alike", "margin"), rows)


def _without_empty_columns(head: Sequence[str], rows: Sequence[tuple[Line, ...]]) -> Grid:
    kept = [column for column in range(len(head)) if not column or any(row[column] for row in rows)]
    return Grid(
        tuple(line(head[column]) for column in kept), tuple(tuple(row[column] for column in kept) for row in rows)
    )


def _evidence(link: Link, found: Concordance, units_new: Units) -> tuple[Line, ...]:
    match = link.match
    alike = found.similarity.get((link.old, link.new))
    how = _METHOD_WORDS[link.method] + (f", {link.certainty or 'unlikely'}" if match else "")
    return (
        line(label(units_new[link.new])),
        line(Span(how, Tone.PLAIN if link.method is not Method.INFERRED else Tone.ALERT)),
        line(score_words(match.score) if match else ""),
        line("" if alike is None else f"{alike:.2f}"),
        line(f"{match.margin:.2f}" if match else ""),
    )


def backward(found: Concordance) -> Grid:
    """New to old, with what happened; what is gone stands at its old place."""
    rows = [
        (
            line(named(change.new[0]) if change.new else ""),
            line(" + ".join(label(unit) for unit in change.old) or "–"),
            line(" · ".join((*fates(change), *how_known(change)))),
        )
        for change in _flat(found.diff.changes)
    ]
    return Grid(tuple(line(name) for name in ("new", "old", "what happened")), tuple(rows))


def _questions(questions: Sequence[Question], units_old: Units, units_new: Units) -> Iterator[Block]:
    for question in questions:
        if question.link:
            yield _link_question(question.kind, question.link, units_old, units_new)
        elif question.old is not None:
            yield _absence_question(units_old[question.old], "→ ?", question.candidates, units_new)
        elif question.new is not None:
            yield _absence_question(units_new[question.new], "← ?", question.candidates, units_old)
    if questions:
        yield Lines((line(Span(_SETTLED_BY, Tone.MUTED)),))


def _link_question(kind: QuestionKind, link: Link, units_old: Units, units_new: Units) -> Entry:
    old, new = units_old[link.old], units_new[link.new]
    name = line(Span(title(old), Tone.STRONG), " → ", Span(title(new), Tone.STRONG))
    aside = inferred_words(link)
    if kind is QuestionKind.CONTRADICTED:
        aside = "the words say so, the files link them otherwise"
    rows = []
    if link.match:
        rival = link.match.runner_up
        other = ""
        if rival:
            is_old = rival.new == link.new
            unit = units_old[rival.old] if is_old else units_new[rival.new]
            other = f", runner-up {'old' if is_old else 'new'} {named(unit)} at {rival.similarity:.2f}"
        rows.append(line(Span(f"alike {link.match.similarity:.2f}{other}", Tone.MUTED)))
    return Entry("?", f"{label(old)} → {label(new)}", name, line(aside), (Lines(tuple(rows)),) if rows else ())


def _absence_question(unit: Point, arrow: str, candidates: Iterable[Candidate], others: Units) -> Entry:
    near = "; ".join(f"{named(others[item.id])} ({item.similarity:.2f})" for item in candidates)
    name = line(Span(title(unit), Tone.STRONG))
    body = Lines((line(Span(f"nearest: {near}", Tone.MUTED)),))
    return Entry("?", f"{label(unit)} {arrow}", name, line("no counterpart found"), (body,))


def _listed(version: Version) -> Iterator[Point]:
    return (unit for unit in version.units() if not unit.is_dropped)


def _flat(changes: Iterable[Change]) -> Iterator[Change]:
    """Changes and those of their parts; a part that went to another point is told there."""
    for change in changes:
        if not change.is_departure:
            yield change
            yield from _flat(change.parts)


def _blank(count: int) -> tuple[Line, ...]:
    return ((),) * count
