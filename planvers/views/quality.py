"""How good the data of a plan is: the answer first, then the figures behind it, then what a person should mend."""

from collections.abc import Iterator, Sequence

from planvers.ledger.quality import Quality, Shortfall, Tally, VersionQuality
from planvers.model.plan import Plan, SourceRecord, Statement
from planvers.model.vocabulary import SourceKind
from planvers.views.page import Block, Facts, Grid, Heading, Line, Lines, Page, Span, Tone, line
from planvers.views.phrases import BASIS_WORDS, counted, labels

SHORTFALL_WORDS = {
    Shortfall.NO_SOURCE: "no source",
    Shortfall.ONE_SOURCE: "one source",
    Shortfall.ONLY_WEAK: "only weak",
    Shortfall.NOT_VERIFIED: "not verified",
}
_WEAK = f"{SourceKind.AGGREGATOR}, {SourceKind.SOCIAL}"
_RULE = (
    f"Independent: sources that stand for different publishers; one that relays others stands for them. Weak: {_WEAK}."
)


def quality_page(found: Sequence[tuple[Plan, Quality]]) -> Page:
    """For every plan what it rests on."""
    return Page(tuple(block for plan, quality in found for block in _plan_blocks(plan, quality)))


def _plan_blocks(plan: Plan, found: Quality) -> Iterator[Block]:
    yield Heading(1, line(Span(plan.title, Tone.STRONG), Span(f"  {plan.id}", Tone.MUTED)))
    yield Facts((_points_fact(found), _statements_fact(found), _sources_fact(found)))
    yield Lines((line(Span(_RULE, Tone.MUTED)),))
    yield Heading(2, line("Points and sub-points by independent sources"))
    yield _grid(found.versions)
    yield Heading(2, line("Statements"))
    yield Facts(tuple(_statement_facts(found)))
    yield Heading(2, line("Sources"))
    yield Facts(tuple(_source_facts(found)))
    yield from _to_mend(found)


def _points_fact(found: Quality) -> tuple[Line, Line]:
    return _fact("points", f"{_answer(found.tally)} · {found.not_verified} with wording not verified")


def _statements_fact(found: Quality) -> tuple[Line, Line]:
    return _fact("statements", _answer(found.statements.tally))


def _sources_fact(found: Quality) -> tuple[Line, Line]:
    sources = found.sources
    weak = sum(count for kind, count in sources.by_kind if kind in (SourceKind.AGGREGATOR, SourceKind.SOCIAL))
    return _fact(
        "sources",
        f"{sources.total} of {counted(sources.publishers, 'publisher')} · {weak} weak · {sources.relaying} relay"
        f" another · {len(sources.without_url)} without address · {len(sources.without_date)} without date",
    )


def _answer(tally: Tally) -> str:
    return (
        f"{tally.more} of {tally.total} rest on two or more independent sources, {tally.strong} of them without weak"
        f" ones · {tally.one} on one · {tally.none} on none · {tally.only_weak} on weak ones only"
    )


def _grid(versions: tuple[VersionQuality, ...]) -> Grid:
    head = ("", "all", "0", "1", "2+", "2+ not weak", "only weak", "not verified")
    rows = tuple((line(item.version.id), *(line(str(count)) for count in _row(item))) for item in versions)
    return Grid(tuple(line(name) for name in head), rows)


def _row(item: VersionQuality) -> tuple[int, ...]:
    tally = item.tally
    not_verified = len(item.short_of(Shortfall.NOT_VERIFIED))
    return (tally.total, tally.none, tally.one, tally.more, tally.strong, tally.only_weak, not_verified)


def _statement_facts(found: Quality) -> Iterator[tuple[Line, Line]]:
    said = found.statements
    yield _fact("about", f"{said.on_point} a point · {said.on_version} a whole version · {said.on_topic} a topic only")
    yield _fact("basis", " · ".join(f"{count} {BASIS_WORDS[basis]}" for basis, count in said.by_basis))
    yield _fact(
        "sources",
        f"{said.tally.none} none · {said.tally.one} one · {said.tally.more} two or more, {said.tally.strong} of them"
        f" without weak ones · {said.tally.only_weak} only weak",
    )
    yield _fact("dates", f"{said.approximate} not certain")


def _source_facts(found: Quality) -> Iterator[tuple[Line, Line]]:
    sources = found.sources
    yield _fact("kind", " · ".join(f"{count} {kind}" for kind, count in sources.by_kind))
    yield _fact("dates", f"{len(sources.without_date)} without · {sources.approximate} not certain")
    if sources.mixed:
        yield _fact("mixed", f"filed under more than one kind: {', '.join(sources.mixed)}")


def _to_mend(found: Quality) -> Iterator[Block]:
    """What falls short, by name, so that a person can look it up in the files."""
    for version in found.versions:
        short = tuple(
            _fact(words, labels(points))
            for shortfall, words in SHORTFALL_WORDS.items()
            if (points := version.short_of(shortfall))
        )
        if short:
            yield Heading(2, line(f"Falls short in {version.version.id}"))
            yield Facts(short)
    lacking: list[tuple[str, Sequence[SourceRecord | Statement]]] = [
        ("statements on weak sources only", found.statements.only_weak),
        ("sources without address", found.sources.without_url),
        ("sources without date", found.sources.without_date),
    ]
    for what, items in lacking:
        if items:
            yield Heading(2, line(what.capitalize()))
            yield Lines((line(_ids(items)),))


def _ids(items: Sequence[SourceRecord | Statement]) -> str:
    return ", ".join(item.id for item in items)


def _fact(name: str, value: str) -> tuple[Line, Line]:
    return (line(Span(name, Tone.MUTED)), line(value))
