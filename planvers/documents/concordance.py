"""A concordance as JSON."""

from collections import Counter
from collections.abc import Iterable, Sequence

from planvers.comparing.align import Link, Reasons
from planvers.comparing.concordance import Concordance, Question
from planvers.comparing.explanation import Explanation
from planvers.documents.envelope import Document, Json, version_input
from planvers.matching.inference import Candidate
from planvers.model.plan import Point, Version

_DIGITS = 4


def concordance_document(found: Concordance, reasons: Reasons) -> Document:
    """All links, what has none, and the questions; scores and similarities from 0.0 to 1.0."""
    alignment = found.alignment
    links: list[Json] = [_link(link, found) for link in found.links]
    body: dict[str, Json] = {
        "summary": {
            "links": len(found.links),
            "by_method": dict(Counter(link.method.value for link in found.links)),
            "unmatched_old": len(found.unmatched_old),
            "unmatched_new": len(found.unmatched_new),
            "questions": len(found.questions),
        },
        "links": links,
        "unmatched_old": _unmatched(found.unmatched_old, alignment.nearest_old, found.diff.new),
        "unmatched_new": _unmatched(found.unmatched_new, alignment.nearest_new, found.diff.old),
        "dropped": [{"id": point.id, "number": point.number} for point in found.dropped],
        "questions": [_question(question, found) for question in found.questions],
    }
    inputs: dict[str, Json] = {"old": version_input(found.diff.old), "new": version_input(found.diff.new)}
    options: dict[str, Json] = {
        "declared": reasons.declared,
        "inferred": reasons.inferred,
        "threshold": alignment.threshold,
    }
    return Document("map", inputs, options, body)


def explanation_document(found: Concordance, unit: Point, told: Sequence[Explanation]) -> Document:
    """What the links of one old point rest on; `link` is null for a mere candidate, `evidence` in log odds."""
    inputs: dict[str, Json] = {"old": version_input(found.diff.old), "new": version_input(found.diff.new)}
    explained: list[Json] = [_explanation(item, found) for item in told]
    return Document("map", inputs, {"explain": unit.id}, {"explanations": explained})


def _explanation(item: Explanation, found: Concordance) -> dict[str, Json]:
    common = item.common
    evidence = item.link.match.evidence.parts() if item.link and item.link.match else {}
    return {
        "old": item.old.id,
        "new": item.new.id,
        "link": _link(item.link, found) if item.link else None,
        "similarity": None if item.similarity is None else round(item.similarity, _DIGITS),
        "words": [{"old": word.old, "new": word.new, "share": round(word.share, _DIGITS)} for word in common.words]
        if common
        else None,
        "sentences": list(common.sentences) if common and common.sentences else None,
        "neighbours": [{"old": link.old, "new": link.new} for link in item.neighbours],
        "evidence": {name: round(value, _DIGITS) for name, value in evidence.items()},
    }


def _link(link: Link, found: Concordance) -> dict[str, Json]:
    """A link. `score`, `certainty`, `runner_up` and `margin` are null where nothing was inferred."""
    match = link.match
    alike = found.similarity.get((link.old, link.new), match.similarity if match else None)
    rival = match.runner_up if match else None
    return {
        "old": link.old,
        "new": link.new,
        "method": link.method.value,
        "score": round(match.score, _DIGITS) if match else None,
        "certainty": link.certainty.value if link.certainty else None,
        "similarity": None if alike is None else round(alike, _DIGITS),
        "runner_up": {"old": rival.old, "new": rival.new, "similarity": round(rival.similarity, _DIGITS)}
        if rival
        else None,
        "margin": round(match.margin, _DIGITS) if match else None,
    }


def _unmatched(points: Iterable[Point], nearest: dict[str, tuple[Candidate, ...]], other: Version) -> list[Json]:
    """Points without a link; `why` tells a text that has none from one that is not public in full."""
    why = "no_counterpart" if other.is_text_known else "unaccounted"
    return [
        {"id": point.id, "number": point.number, "why": why, "candidates": _candidates(nearest.get(point.id, ()))}
        for point in points
    ]


def _candidates(candidates: Iterable[Candidate]) -> list[Json]:
    return [{"id": item.id, "similarity": round(item.similarity, _DIGITS)} for item in candidates]


def _question(question: Question, found: Concordance) -> dict[str, Json]:
    told: dict[str, Json] = {"kind": question.kind.value}
    if question.old is not None:
        told["old"] = question.old
    if question.new is not None:
        told["new"] = question.new
    if question.link:
        told["link"] = _link(question.link, found)
    else:
        told["candidates"] = _candidates(question.candidates)
    return told
