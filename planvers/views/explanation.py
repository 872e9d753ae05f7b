"""What links of a point rest on, as a page."""

from collections.abc import Iterator, Sequence

from planvers.comparing.align import Method
from planvers.comparing.explanation import Explanation
from planvers.model.plan import Point, Version
from planvers.views.page import Block, Facts, Heading, Line, Lines, Page, Span, Tone, line
from planvers.views.phrases import inferred_words, named, version_name

_EVIDENCE_WORDS = {
    "lead": "lead over the runner-up, the surroundings counted",
    "lesser lead": "lead on the other side",
    "news": "words that nothing else accounts for",
    "cover": "share of the smaller text that the other has",
    "neighbours": "the points around both fit together",
    "crowd": "the more points, the more resemble each other by chance",
    "base": "before anything is known",
}
_REASONS = {
    Method.DECLARED: "declared: derived_from says so",
    Method.ID: "same id",
    Method.IDENTICAL: "identical wording, which stands once among the points not linked otherwise",
}


def explanation_page(unit: Point, found: Sequence[Explanation], old: Version, new: Version) -> Page:
    """One section for each link of an old point, or for each candidate if it has no link."""
    heading = Heading(1, line(Span(named(unit), Tone.STRONG), ", ", *version_name(old)))
    if not found:
        is_buried = any(other.id == unit.id and other.is_dropped for other in new.units())
        why = (
            f"Declared dropped in {new.title}."
            if is_buried
            else f"No link to {new.title}, and nothing in it comes near."
        )
        return Page((heading, Lines((line(why),))))
    intro = () if found[0].link else (Lines((line("No link. What comes nearest:"),)),)
    return Page((heading, *intro, *(block for item in found for block in _section(item))))


def evidence(item: Explanation) -> Facts:
    """What one link, or one candidate, rests on."""
    pairs: list[tuple[Line, Line]] = [_fact("how", _how(item))]
    if item.similarity is not None:
        pairs.append(_fact("alike", f"{item.similarity:.2f} (0 nothing in common, 1 the same words in the same order)"))
    if item.link and item.link.match and item.link.match.runner_up:
        rival = item.link.match.runner_up
        ahead = f"{item.link.match.margin:.2f} behind, the surroundings counted"
        pairs.append(_fact("runner-up", f"{rival.old} → {rival.new}, alike {rival.similarity:.2f}, {ahead}"))
    if item.common:
        words = ", ".join(
            f"{word.old}{'' if word.old == word.new else f'/{word.new}'} {word.share:.0%}" for word in item.common.words
        )
        pairs.append(_fact("words that count", words or "none in common"))
        if item.common.sentences:
            pairs.append(_fact("old sentence", item.common.sentences[0]))
            pairs.append(_fact("new sentence", item.common.sentences[1]))
    if item.old.number and item.old.number == item.new.number:
        pairs.append(_fact("number", f"{item.old.number} on both sides"))
    near = ", ".join(f"{link.old} → {link.new}" for link in item.neighbours)
    pairs.append(_fact("neighbours", near or "no sure link around both"))
    return Facts(tuple(pairs))


def _section(item: Explanation) -> Iterator[Block]:
    yield Heading(2, line(f"→ {named(item.new)}"))
    yield evidence(item)
    if item.link and item.link.match:
        yield Lines((line(Span("what adds up to the score (log odds)", Tone.MUTED)),))
        weights = item.link.match.evidence.parts().items()
        yield Facts(tuple(_fact(f"{value:+.2f}", _EVIDENCE_WORDS[name]) for name, value in weights if value))


def _how(item: Explanation) -> str:
    if item.link is None:
        return "not linked"
    return inferred_words(item.link) or _REASONS[item.link.method]


def _fact(name: str, value: str) -> tuple[Line, Line]:
    return line(Span(name, Tone.MUTED)), line(value)
