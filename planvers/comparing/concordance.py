"""Two versions as a concordance: what became of every number, how that is known, and what a person should settle."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from planvers.comparing.align import ALL_REASONS, FOUND, Alignment, Link, Method, Reasons, align, by_new, by_old
from planvers.comparing.change import Diff
from planvers.comparing.diff import diff_of
from planvers.comparing.passages import common_language, leaf_passages, point_passages
from planvers.matching.certainty import LEAST_ALIKE, Certainty
from planvers.matching.corpus import Corpus
from planvers.matching.inference import Candidate
from planvers.matching.similarity import Progress, similarity
from planvers.model.plan import Plan, Point, Version


class QuestionKind(StrEnum):
    """Why a person should look at a link, or at the lack of one."""

    UNCERTAIN_LINK = "uncertain_link"
    CONTRADICTED = "contradicted"
    NO_COUNTERPART = "no_counterpart"


class Question(NamedTuple):
    """Something that words alone do not settle.

    `UNCERTAIN_LINK`: `link` is inferred and only possible. `CONTRADICTED`: the files link the
    old or the new point of `link` to another one, and the words clearly say this one.
    `NO_COUNTERPART`: `old` (or else `new`) has none, and `candidates` on the other side come near.
    """

    kind: QuestionKind
    old: str | None = None
    new: str | None = None
    link: Link | None = None
    candidates: tuple[Candidate, ...] = ()


class Concordance(NamedTuple):
    """The links between two versions with the changes they show, and the questions in document order.

    `links` are those between points that stand in their versions; a tombstone is nobody's
    counterpart, and `dropped` are the old points that have only that. `similarity` says how alike
    the two points of every link are of which both wordings are public.
    """

    diff: Diff
    alignment: Alignment
    links: tuple[Link, ...]
    similarity: dict[tuple[str, str], float]
    questions: tuple[Question, ...]
    unmatched_old: tuple[Point, ...]
    unmatched_new: tuple[Point, ...]
    dropped: tuple[Point, ...]


def concordance(
    old: Version,
    new: Version,
    plan: Plan | None = None,
    reasons: Reasons = ALL_REASONS,
    progress: Progress = lambda _share: None,
) -> Concordance:
    """Link two versions and say what is sure, what is not, and what contradicts what the files declare."""
    alignment = align(old, new, plan, reasons, progress)
    alike = _similarities(old, new, alignment, plan)
    gone = {unit.id for unit in old.units() if unit.is_dropped}, {unit.id for unit in new.units() if unit.is_dropped}
    links = tuple(link for link in alignment.links if link.old not in gone[0] and link.new not in gone[1])
    linked = {link.old for link in links}, {link.new for link in links}
    buried = {link.old for link in alignment.links if link.new in gone[1]} - linked[0] - gone[0]
    settled = linked[0] | gone[0] | buried, linked[1] | gone[1]
    unmatched_old = tuple(unit for unit in old.units() if unit.id not in settled[0])
    unmatched_new = tuple(unit for unit in new.units() if unit.id not in settled[1])
    questions = [
        Question(QuestionKind.UNCERTAIN_LINK, link.old, link.new, link)
        for link in links
        if link.certainty is not Certainty.LIKELY and link.match
    ]
    if reasons.inferred and any(link.method not in FOUND for link in links):
        by_words = align(old, new, plan, reasons._replace(declared=False))
        questions += _contradictions(alignment, by_words, alike)
    # What is declared new is no question.
    asked_old, asked_new = (
        [unit for unit in units if not reasons.declared or unit.derived_from != ()]
        for units in (unmatched_old, unmatched_new)
    )
    forth = {(link.old, link.new) for link in links}
    back = {(link.new, link.old) for link in links}
    for name, near in _absences(old, alignment.nearest_old, asked_old, forth):
        questions.append(Question(QuestionKind.NO_COUNTERPART, old=name, candidates=near))
    for name, near in _absences(new, alignment.nearest_new, asked_new, back):
        questions.append(Question(QuestionKind.NO_COUNTERPART, new=name, candidates=near))
    dropped = tuple(unit for unit in old.units() if unit.id in buried)
    diff = diff_of(old, new, alignment, plan)
    return Concordance(diff, alignment, links, alike, tuple(questions), unmatched_old, unmatched_new, dropped)


def _absences(
    version: Version,
    nearest: dict[str, tuple[Candidate, ...]],
    unmatched: Iterable[Point],
    linked: set[tuple[str, str]],
) -> Iterator[tuple[str, tuple[Candidate, ...]]]:
    """The unmatched points of one version that something comes near to, with what does.

    `linked` are its own points and those of the other version that they are linked to. That a
    sub-point went where its point went is no question.
    """
    whole = {part.id: point.id for point in version.points for part in point.subpoints}
    for unit in unmatched:
        near = tuple(item for item in nearest.get(unit.id, ()) if item.similarity >= LEAST_ALIKE)
        if near and (whole.get(unit.id), near[0].id) not in linked:
            yield unit.id, near


def _similarities(old: Version, new: Version, alignment: Alignment, plan: Plan | None) -> dict[tuple[str, str], float]:
    """How alike the points of every link are: worked out by `align` for some, and here for the others."""
    known = dict(alignment.similarity)
    known |= {(link.old, link.new): link.match.similarity for link in alignment.links if link.match}
    language = common_language(old, new, plan.language if plan else "")
    for passages in (point_passages, leaf_passages):
        sides = [passages(version, language) for version in (old, new)]
        places = [{passage.id: place for place, passage in enumerate(side)} for side in sides]
        pairs = [(link.old, link.new) for link in alignment.links if (link.old, link.new) not in known]
        pairs = [pair for pair in pairs if pair[0] in places[0] and pair[1] in places[1]]
        corpus = Corpus(*sides) if pairs else None
        if corpus:
            known |= {pair: similarity(corpus, places[0][pair[0]], places[1][pair[1]]) for pair in pairs}
    return known


def _contradictions(
    alignment: Alignment, by_words: Alignment, similarities: dict[tuple[str, str], float]
) -> Iterator[Question]:
    """Links that the words make likely, where the files link both points elsewhere and less alike."""
    in_files = [link for link in alignment.links if link.method not in FOUND]
    partners_old, partners_new = by_old(in_files), by_new(in_files)
    known = {(link.old, link.new) for link in alignment.links}
    for link in by_words.links:
        declared = (*partners_old.get(link.old, ()), *partners_new.get(link.new, ()))
        is_sure = link.method is Method.IDENTICAL or link.certainty is Certainty.LIKELY
        if not is_sure or not declared or (link.old, link.new) in known:
            continue
        alike = link.match.similarity if link.match else 1.0
        if all(similarities.get((other.old, other.new), 0.0) < alike for other in declared):
            yield Question(QuestionKind.CONTRADICTED, link.old, link.new, link)
