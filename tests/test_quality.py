"""How well data is sourced: what counts as independent, what falls short, and how it is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import PLANS, SHIPPED, Golden, Run
from helpers import plan, point, said, version
from planvers.ledger.independence import independent
from planvers.ledger.quality import Backing, Quality, Shortfall, quality
from planvers.library import load_plan
from planvers.model.dates import when
from planvers.model.plan import Point, Report, SourceRecord, Statement
from planvers.model.vocabulary import Basis, Said, SourceKind
from planvers.views.quality import SHORTFALL_WORDS, quality_page


def source(notation: str) -> SourceRecord:
    """A source from `id publisher kind<relayed+relayed`; what is relayed may be left out."""
    name, publisher, rest = notation.split()
    kind, _, relayed = rest.partition("<")
    relays = tuple(relayed.split("+")) if relayed else ()
    return SourceRecord(name, publisher, "A title", "en", SourceKind(kind), relays=relays)


SOURCES = tuple(
    source(notation)
    for notation in (
        "gazette Gazette press",
        "gazette-2 Gazette press",
        "herald Herald press",
        "wire Wire agency",
        "wire-copy Courier press<Wire",
        "digest Digest aggregator",
        "digest-of-both Digest aggregator<Herald+Wire",
        "post Forum social",
        "roundup Monitor press<Gazette+Herald+Wire",
        "pair Mirror press<Alpha+Beta",
        "other-pair Window press<Beta+Gamma",
        "third-pair Prism press<Gamma+Delta",
    )
)


def with_sources(notation: str, sources: str, *, verified: bool = True, reports: str = "") -> Point:
    """A point that cites sources, and has a report that cites others."""
    reported = (Report(Said.KEPT, "Somebody", Basis.ON_RECORD, "It is kept.", tuple(reports.split())),)
    return point(notation)._replace(
        sources=tuple(sources.split()), verified=verified, reports=reported if reports else ()
    )


def quality_of(*points: Point, statements: tuple[Statement, ...] = ()) -> Quality:
    held = plan(version("draft")._replace(points=points), statements=statements)
    return quality(replace(held, sources=SOURCES))


@pytest.mark.parametrize(
    ("cited", "count"),
    [
        ("", 0),
        ("gazette", 1),
        ("gazette gazette-2", 1),
        ("gazette herald", 2),
        ("wire wire-copy", 1),
        ("wire-copy", 1),
        ("wire-copy herald", 2),
        ("gazette herald wire roundup", 3),
        ("roundup", 1),
        ("roundup wire", 1),
        ("roundup digest", 2),
        ("pair other-pair", 1),
        ("pair other-pair third-pair", 2),
        ("other-pair pair third-pair gazette", 3),
        ("digest-of-both herald wire", 2),
    ],
)
def test_sources_are_independent_where_they_share_no_origin(cited: str, count: int) -> None:
    chosen = [item for item in SOURCES if item.id in cited.split()]
    assert independent(chosen) == independent(reversed(chosen)) == count


def test_a_long_chain_of_sources_that_relay_each_other_in_pairs_is_counted_at_once() -> None:
    """Each shares one publisher with the next: every other one can be taken. Trying all ways would take for ever."""
    chain = [
        SOURCES[0]._replace(id=f"s-{place}", relays=(f"p-{place:03}", f"p-{place + 1:03}")) for place in range(100)
    ]
    assert independent(chain) == 50


@pytest.mark.parametrize(
    ("item", "backing", "shortfalls"),
    [
        (with_sources("a", "gazette herald"), Backing(2, 2, 2), ""),
        (with_sources("a", "gazette digest"), Backing(2, 2, 1), ""),
        (with_sources("a", "digest post"), Backing(2, 2, 0), "only_weak"),
        (with_sources("a", "wire wire-copy"), Backing(2, 1, 1), "one_source"),
        (with_sources("a", "post"), Backing(1, 1, 0), "one_source only_weak"),
        (with_sources("a", ""), Backing(0, 0, 0), "no_source"),
        (with_sources("a", "digest", verified=False), Backing(1, 1, 0), "one_source only_weak not_verified"),
        (with_sources("a", "gazette herald", verified=False), Backing(2, 2, 2), "not_verified"),
        (with_sources("a=?", "", reports="gazette herald"), Backing(2, 2, 2), ""),
        (with_sources("a=?", "gazette", reports="gazette"), Backing(1, 1, 1), "one_source"),
        (with_sources("a:dropped", ""), Backing(0, 0, 0), "no_source"),
    ],
)
def test_what_a_point_falls_short_of(item: Point, backing: Backing, shortfalls: str) -> None:
    (found,) = quality_of(item).versions[0].points
    assert found.backing == backing
    assert " ".join(found.shortfalls) == shortfalls


def test_sub_points_are_counted_for_themselves_and_the_sources_of_the_version_for_none() -> None:
    parent = with_sources("a", "gazette herald")._replace(subpoints=(with_sources("a1", "post"), point("a2")))
    found = quality_of(parent).versions[0]
    assert (found.tally.none, found.tally.one, found.tally.more, found.tally.total) == (1, 1, 1, 3)
    assert [unit.id for unit in found.short_of(Shortfall.NO_SOURCE)] == ["a2"]
    cited = plan(version("draft", "a")._replace(sources=("gazette", "herald")))
    assert quality(replace(cited, sources=SOURCES)).tally.none == 1


def test_statements_by_what_they_are_about_and_by_sources() -> None:
    on_point = said("2025-01-02", "north", "draft#a", "accepts")._replace(sources=("gazette", "wire"))
    on_version = said("2025-01", "south", "draft", "opposes")._replace(sources=("digest", "post"))
    both = on_point._replace(about=(*on_version.about, *on_point.about), sources=("wire-copy",), date_note="or later")
    on_topic = on_version._replace(about=(), sources=("wire", "wire-copy"), basis=Basis.REPORTED_ANONYMOUS)
    found = quality_of(point("a"), statements=(on_point, on_version, both, on_topic)).statements
    assert (found.on_point, found.on_version, found.on_topic) == (2, 1, 1)
    assert dict(found.by_basis)[Basis.ON_RECORD] == 3
    assert dict(found.by_basis)[Basis.REPORTED_ANONYMOUS] == 1
    assert found.tally == (0, 2, 2, 1, 1)
    assert found.only_weak == (on_version,)
    assert found.approximate == 3


def test_sources_by_kind_and_what_their_records_lack() -> None:
    dated = SOURCES[0]._replace(date=when("2025-01-02"), url="https://example.org/")
    about = SOURCES[1]._replace(date=when("2025-01-02"), date_note="approximate", kind=SourceKind.SOCIAL)
    month = SOURCES[2]._replace(date=when("2025-01"))
    found = quality(replace(plan(), sources=(dated, about, month, *SOURCES[3:5]))).sources
    assert (found.total, found.publishers, found.relaying, found.approximate) == (5, 4, 1, 2)
    assert [item.id for item in found.without_url] == ["gazette-2", "herald", "wire", "wire-copy"]
    assert [item.id for item in found.without_date] == ["wire", "wire-copy"]
    assert dict(found.by_kind) == {"official": 0, "agency": 1, "press": 3, "aggregator": 0, "social": 1}
    assert found.mixed == ("Gazette",)


def test_the_page_says_only_what_falls_short() -> None:
    sound = quality_of(with_sources("a", "gazette herald"))
    held = plan(version("draft"))
    assert "Falls short" not in str(quality_page([(held, sound)]))
    short = str(quality_page([(held, quality_of(with_sources("a", "post"), with_sources("b", "")))]))
    assert all(SHORTFALL_WORDS[item] in short for item in (Shortfall.NO_SOURCE, Shortfall.ONE_SOURCE))
    assert "filed under" not in short


def test_the_command(run: Run, golden: Golden, small: Path) -> None:
    ran = run("check", "--stats")
    assert (ran.code, ran.err) == (0, "")
    golden("check-stats-small.txt", ran.out)
    assert run("check", "--stats", "plans", "plans/small").out == ran.out
    assert run("check", "plans/small").out.splitlines()[-1].endswith("0 errors, 0 warnings")
    one_file = run("check", "--stats", small / "versions" / "draft.yaml")
    assert (one_file.code, "--stats counts over whole plans" in one_file.err) == (2, True)
    (small / "sources.yaml").write_text("schema: 1\nsources: none\n")
    broken = run("check", "--stats")
    assert broken.code == 1
    assert "wrong-type" in broken.out
    assert "independent" not in broken.out


def test_the_command_on_the_plan_that_comes_with_planvers(run: Run, golden: Golden) -> None:
    ran = run(*SHIPPED, "check", "--stats")
    assert (ran.code, ran.err) == (0, "")
    golden("check-stats.txt", ran.out)


def test_a_publisher_is_of_one_kind_and_relays_others_than_itself() -> None:
    held = load_plan(PLANS / "ukraine-2025")
    assert quality(held).sources.mixed == ()
    assert not [item.id for item in held.sources if item.publisher in item.relays]
