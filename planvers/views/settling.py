"""What a person is asked to settle, as a page, and what was written."""

from collections.abc import Iterator, Mapping, Sequence

from planvers.comparing.align import Method
from planvers.comparing.doubts import Doubt
from planvers.comparing.explanation import Explanation
from planvers.comparing.wording import pair, whole
from planvers.model.plan import Point, Version
from planvers.views.explanation import evidence
from planvers.views.page import Block, Facts, Heading, Line, Lines, Page, Span, Tone, line
from planvers.views.phrases import counted, named
from planvers.views.wording import reworded, wording

_KEPT_WORDS = {Method.DECLARED: "as declared", Method.ID: "by its id", Method.IDENTICAL: "with identical wording"}
_SAME = Lines((line(Span("the same words", Tone.MUTED)),))


def doubt_page(doubt: Doubt, place: str, told: Sequence[Explanation], old: Version, language: str) -> Page:
    """One new point with the redline and the evidence of all that it may continue; `place` is such as 2/7."""
    olds = {unit.id: unit for unit in old.units()}
    new = doubt.unit
    heading = Heading(1, line(Span(f"{place}  ", Tone.MUTED), Span(named(new), Tone.STRONG), f"  {new.id}"))
    blocks: list[Block] = [heading]
    for link, item in zip(doubt.links, told, strict=True):
        blocks += _words(olds[link.old], new, language)
        blocks.append(evidence(item))
    if not doubt.links:
        blocks += [*wording(new), Lines((line("No counterpart found."),))]
    facts = [(line(Span("also continues", Tone.MUTED)), line(_kept(doubt, olds)))] if doubt.kept else []
    near = ", ".join(f"{named(olds[item.id])} ({item.id}, {item.similarity:.2f})" for item in doubt.candidates)
    facts += [(line(Span("near it", Tone.MUTED)), line(near))] if near else []
    return Page((*blocks, *((Facts(tuple(facts)),) if facts else ())))


def settled_page(file: str, lineage: Mapping[str, tuple[str, ...]], lines: Mapping[str, int], names: str) -> Page:
    """What was written into a file, and what to do next; `names` are those of the two versions."""
    if not lineage:
        return Page((Lines((line("Nothing was written."),)),))
    rows: list[tuple[Line, Line]] = [
        (line(f"line {lines[name]}"), line(Span(name, Tone.STRONG), f"  derived_from: [{', '.join(olds)}]"))
        for name, olds in lineage.items()
    ]
    count = line(Span(f"{counted(len(lineage), 'point')} settled", Tone.STRONG), f" in {file}")
    return Page((Lines((count,)), Facts(tuple(rows)), Lines(tuple(_next(file, names)))))


def _next(file: str, names: str) -> Iterator[Line]:
    yield line(f"planvers map {names} --pending shows what is left,")
    yield line(f"git diff -- {file} what was written.")


def _words(old: Point, new: Point, language: str) -> Iterator[Block]:
    yield Heading(2, line(f"{named(old)} → {named(new)}"))
    words = pair((whole(old, language),), whole(new, language), language)
    if words is None:
        yield from (*wording(old), *wording(new))
    else:
        yield from reworded(words) or (_SAME,)


def _kept(doubt: Doubt, olds: Mapping[str, Point]) -> str:
    return ", ".join(f"{named(olds[link.old])} ({_KEPT_WORDS[link.method]})" for link in doubt.kept)
