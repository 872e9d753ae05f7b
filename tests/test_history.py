"""The life of one point: what belongs to it, against what it is compared, and what is said of the gaps."""

import random
import re
from collections.abc import Iterable

import pytest

from conftest import SHIPPED, Golden, Run
from helpers import PARTIES, plan, point, said, version
from planvers.api import history_of, load_plan
from planvers.comparing.align import Reasons, align
from planvers.comparing.diff import diff
from planvers.comparing.lineage import ancestors
from planvers.formats import Look
from planvers.formats.terminal import render
from planvers.ledger.history import history
from planvers.ledger.life import Appearance, History, HistoryNode
from planvers.model.plan import About, Plan, Report, Statement, Version
from planvers.model.text import Text
from planvers.model.vocabulary import Basis, Disclosure, DropReason, Said, Stance, VersionKind, WordingGrade
from planvers.trouble import TroubleError
from planvers.views.history import history_page

_VERSION = re.compile(r"(?P<id>\w+)(?P<mark>[~+]?)(?: < (?P<parents>[\w ]+))?:(?P<points>.*)")


def made(*notations: str, statements: tuple[Statement, ...] = ()) -> Plan:
    """A plan of versions written `id < parents: points`; ~ behind the id: known in part, +: a supplement."""
    versions = []
    for notation in notations:
        found = _VERSION.fullmatch(notation)
        assert found, notation
        disclosure = Disclosure.PARTIAL if found["mark"] == "~" else Disclosure.FULL
        parents = (found["parents"] or "").split()
        kind = VersionKind.SUPPLEMENT if found["mark"] == "+" else VersionKind.DRAFT
        versions.append(version(found["id"], found["points"], *parents, disclosure=disclosure)._replace(kind=kind))
    return plan(*versions, statements=statements)


def appearance_words(appearance: Appearance) -> str:
    """A point as `2 [b]<a (v1 reworded) a>b+c`: another's id in brackets, what it was compared with, what was split."""
    name = appearance.unit.id if appearance.is_own else f"[{appearance.unit.id}]"
    origins = "+".join(origin.unit.id for origin in appearance.predecessors)
    compared = "".join(f" ({item.against.id} {' '.join(item.change.kinds)})" for item in appearance.compared)
    splits = "".join(f" {split.old.id}>{'+'.join(unit.id for unit in split.into)}" for split in appearance.splits)
    return f"{appearance.unit.number} {name}{'<' * bool(origins)}{origins}{compared}{splits}"


def node_words(node: HistoryNode) -> str:
    if node.absence:
        named = " ".join(unit.id for unit in (*node.absence.relatives, *node.absence.of_wholes))
        return f"{node.version.id}: {node.absence.gap}{' ' * bool(named)}{named}"
    return f"{node.version.id}: {', '.join(map(appearance_words, node.appearances))}"


def page_of(known: Plan, point_id: str, version_id: str | None = None, width: int = 200) -> str:
    return render(history_page(history(known, point_id, version_id), known), Look(width))


@pytest.mark.parametrize(
    ("versions", "asked", "expected"),
    [
        pytest.param(
            ["v1: a=one, b=two", "v2 < v1: b=two, a=three"],
            "a",
            ["v1: 1 a", "v2: 2 a<a (v1 reworded renumbered)"],
            id="renumbered-and-reworded",
        ),
        pytest.param(
            ["v1: a=one", "v2 < v1: z<-a=one", "v3 < v2: z=two"],
            "a",
            ["v1: 1 a", "v2: 1 [z]<a (v1 unchanged)", "v3: 1 [z]<z (v2 reworded)"],
            id="its-words-went-on-under-another-id",
        ),
        pytest.param(
            ["v1: a=one", "v2 < v1: z<-a=one"],
            "z",
            ["v1: 1 [a]", "v2: 1 z<a (v1 unchanged)"],
            id="what-it-was-before-it-had-this-id",
        ),
        pytest.param(
            ["v1: a=one, b=two", "v2 < v1: m<-a+b=one two"],
            "a",
            ["v1: 1 a", "v2: 1 [m]<a+b (v1 merged)"],
            id="a-merge-and-its-partner-is-only-named",
        ),
        pytest.param(
            ["v1: a=one, b=two", "v2 < v1: m<-a+b=one two"],
            "m",
            ["v1: 1 [a], 2 [b]", "v2: 1 m<a+b (v1 merged)"],
            id="a-merged-point-continues-both",
        ),
        pytest.param(
            ["v1: a=one", "v2 < v1: x<-a=two, y<-a=three"],
            "a",
            [
                "v1: 1 a",
                "v2: 1 [x]<a (v1 split reworded) a>x+y, 2 [y]<a (v1 split reworded renumbered) a>x+y",
            ],
            id="a-split",
        ),
        pytest.param(
            ["v1: a=one", "v2 < v1: x<-a=two, y<-a=three"],
            "x",
            ["v1: 1 [a]", "v2: 1 x<a (v1 split reworded) a>x+y"],
            id="the-other-part-of-a-split-is-only-named",
        ),
        pytest.param(
            ["v1: a=one, b=two", "v2 < v1: a=one, c<-a+b=three, b=two"],
            "a",
            [
                "v1: 1 a",
                "v2: 1 a<a (v1 split) a>a+c, 2 [c]<a+b (v1 merged split reworded) a>a+c",
            ],
            id="how-a-merge-partner-was-split-is-another-life",
        ),
        pytest.param(
            ["v1: a=one", "left < v1: a=two", "right < v1: a=three", "v3 < right: a=four"],
            "a",
            ["v1: 1 a", "left: 1 a<a (v1 reworded)", "right: 1 a<a (v1 reworded)", "v3: 1 a<a (right reworded)"],
            id="a-fork",
        ),
        pytest.param(
            ["v1: a=one", "left < v1: x<-a=two", "right < v1: a=three"],
            "x",
            ["v1: 1 [a]", "left: 1 x<a (v1 reworded)", "right: relatives_only a"],
            id="a-cousin-is-only-named",
        ),
        pytest.param(
            ["v1: a=one", "v2 < v1: a:dropped", "v3 < v2: a=two"],
            "a",
            ["v1: 1 a", "v2: 1 a<a (v1 dropped)", "v3: 1 a<a (v1 reworded)"],
            id="dropped-and-restored-is-compared-with-its-last-wording",
        ),
        pytest.param(
            ["v1: a=one, b=two", "v2 < v1: b=two", "v3 < v2: a=one, b=two"],
            "a",
            ["v1: 1 a", "v2: dropped", "v3: 1 a<a (v1 unchanged)"],
            id="absent-from-a-text-known-in-full-in-which-nothing-is-like-it",
        ),
        pytest.param(
            ["v1: a=one, b=two", "v2 < v1: b=two", "v3 < v2: b=two"],
            "a",
            ["v1: 1 a", "v2: dropped", "v3: no_counterpart"],
            id="what-was-dropped-is-not-dropped-again",
        ),
        pytest.param(
            ["v1: a, b", "v2 < v1: b"], "a", ["v1: 1 a", "v2: no_counterpart"], id="absent-and-something-is-like-it"
        ),
        pytest.param(
            ["v1: a=one, b=two", "v2+ < v1: b=two", "v3 < v2: a=three, b=two"],
            "a",
            ["v1: 1 a", "v2: not_mentioned", "v3: 1 a<a (v1 reworded)"],
            id="a-supplement-that-does-not-mention-it",
        ),
        pytest.param(
            ["v1: a=one, b=two", "v2+ < v1: b=two", "v3 < v2: b=two"],
            "a",
            ["v1: 1 a", "v2: not_mentioned", "v3: dropped"],
            id="dropped-after-a-supplement-that-did-not-mention-it",
        ),
        pytest.param(
            ["v1: a=one", "v2~ < v1: b", "v3 < v2: a=two"],
            "a",
            ["v1: 1 a", "v2: nothing_public", "v3: 1 a<a (v1 reworded)"],
            id="a-gap-that-nobody-published",
        ),
        pytest.param(
            ["v1: a=one", "v2~ < v1: a:bracketed=?", "v3 < v2: a=two"],
            "a",
            ["v1: 1 a", "v2: 1 a<a (v1 status_changed unaccounted)", "v3: 1 a<a (v1 reworded)"],
            id="wording-that-nobody-published",
        ),
        pytest.param(
            ["v1: a=one", "v2 < v1: a:dropped", "v3 < v2: b=two", "v4~ < v2:"],
            "a",
            ["v1: 1 a", "v2: 1 a<a (v1 dropped)", "v3: gone_before", "v4: gone_before"],
            id="after-a-tombstone",
        ),
        pytest.param(
            ["v1: a=these are the same words", "v2 < v1: z=these are the same words"],
            "a",
            ["v1: 1 a", "v2: 1 [z]<a (v1 unchanged)"],
            id="identical-wording-under-another-id",
        ),
        pytest.param(
            ["v1: a=these are the same words", "v2 < v1: z=these are the same words"],
            "z",
            ["v1: 1 [a]", "v2: 1 z<a (v1 unchanged)"],
            id="identical-wording-is-followed-back-too",
        ),
        pytest.param(
            ["v1: a=these are the same words", "v2~ < v1:", "v3 < v2: z=these are the same words"],
            "z",
            ["v1: 1 [a]", "v2: nothing_public", "v3: 1 z<a (v1 unchanged)"],
            id="identical-wording-beyond-a-gap",
        ),
        pytest.param(
            ["v1: a=these are the same words", "v2 < v1: z<-=these are the same words"],
            "z",
            ["v1: no_counterpart", "v2: 1 z (v1 added)"],
            id="what-is-declared-new-continues-nothing",
        ),
        pytest.param(
            ["v1: a=one, b=two", "v2~ < v1: a=three", "v3 < v2: m<-a+b=one two"],
            "m",
            ["v1: 1 [a], 2 [b]", "v2: 1 [a]<a (v1 reworded)", "v3: 1 m<a+b (v1 merged)"],
            id="a-merge-is-compared-with-the-version-that-has-all-its-parts",
        ),
        pytest.param(
            ["left: a=one", "right: a=two", "both < left right: a=one"],
            "a",
            ["left: 1 a", "right: 1 a", "both: 1 a<a+a (left unchanged) (right reworded)"],
            id="each-parent-with-a-wording-of-its-own",
        ),
        pytest.param(
            ["v1: a=one", "left < v1: a=two", "right~ < v1:", "both < left right: a=two"],
            "a",
            [
                "v1: 1 a",
                "left: 1 a<a (v1 reworded)",
                "right: nothing_public",
                "both: 1 a<a (left unchanged)",
            ],
            id="a-parent-that-hands-on-an-older-wording-is-no-second-comparison",
        ),
        pytest.param(
            ["v1: a=one, b=two", "v2 < v1: m<-a+b=three, a=one, b=two"],
            "m",
            ["v1: 1 [a], 2 [b]", "v2: 1 m<a+b (v1 merged split reworded) a>m+a b>m+b"],
            id="merged-from-points-that-stay",
        ),
        pytest.param(
            ["v1: a=one", "v2 < v1: a=one", "apart~:"],
            "a",
            ["v1: 1 a", "v2: 1 a<a (v1 unchanged)", "apart: not_related"],
            id="a-version-that-nobody-related",
        ),
        pytest.param(
            ["v1: b=one", "v2 < v1: a<-=two, b=one", "side~ < v1:"],
            "a",
            ["v1: no_counterpart", "v2: 1 a (v1 added)", "side: nothing_public"],
            id="before-it-was-there",
        ),
        pytest.param(
            ["v1: a=one(a1 a2)", "v2 < v1: a<-a+a1=The wording of a1.", "side~ < v1: a=?"],
            "a1",
            ["v1: 1a a1", "v2: 1 [a]<a+a1 (v1 reworded)", "side: nothing_public a"],
            id="a-sub-point-becomes-the-point-and-elsewhere-its-point-goes-on",
        ),
        pytest.param(
            ["v1: a=one(a1 a2)", "v2 < v1: a<-a+a1=The wording of a1."],
            "a",
            ["v1: 1 a", "v2: 1 a<a+a1 (v1 reworded)"],
            id="a-sub-point-that-its-point-continues-is-told-with-it",
        ),
    ],
)
def test_what_belongs_to_a_point(versions: list[str], asked: str, expected: list[str]) -> None:
    assert [node_words(node) for node in history(made(*versions), asked).nodes] == expected


def test_where_two_lines_use_one_id_the_version_tells_which_is_meant() -> None:
    known = made("left: a=one", "right: a=two", "both < left right: a<-left/a=one, b<-right/a=two")
    assert [node_words(node) for node in history_of(known, "left#a").nodes] == [
        "left: 1 a",
        "right: no_counterpart",
        "both: 1 a<a (left unchanged)",
    ]
    assert [node_words(node) for node in history_of(known, "right#1").nodes][1:] == [
        "right: 1 a",
        "both: 2 [b]<a (right renumbered)",
    ]


def test_a_link_by_similar_words_is_followed_and_marked() -> None:
    known = made(
        "v1: a=Both sides withdraw heavy weapons fifty kilometres from the line of contact within thirty days., "
        "b=The lake is fished by both sides in turn.",
        "v2 < v1: c=The lake is fished by both sides in turn and by no others., "
        "z=Both sides withdraw heavy weapons seventy kilometres from the line of contact within thirty days.",
    )
    assert [node_words(node) for node in history(known, "a").nodes] == [
        "v1: 1 a",
        "v2: 2 [z]<a (v1 reworded renumbered)",
    ]
    page = page_of(known, "a")
    assert re.search(r"v2 #2  Z  1 Jan 2025 · proposed · official text · inferred, likely \([01]\.\d\d\)\n", page)
    assert "continues 1 A of v1" in page


def test_a_point_is_named_in_one_way_or_told_to_be() -> None:
    known = made("v1: a, b(b1)", "v2 < v1: b, a")
    assert history_of(known, "a") == history_of(known, "v1#1") == history_of(known, "v2#2") == history_of(known, "v2#a")
    assert history_of(known, "v1#2a").id == "b1"
    for name, message in {
        "1": "'1' is a number, and each version has numbers of its own (name a version: v1#1 or v2#1)",
        "2a": "'2a' is a number, and each version has numbers of its own (name a version: v1#2a)",
        "c": "no version has a point 'c' (known: a, b, b1)",
        "v1#c": "v1 has no point 'c' (known: a, 1, b, 2, b1, 2a)",
        "v3#a": "there is no version 'v3' (known: v1, v2)",
    }.items():
        with pytest.raises(TroubleError) as trouble:
            history_of(known, name)
        assert str(trouble.value) == message


def test_statements_stand_with_the_version_and_point_that_they_speak_of() -> None:
    log = (
        said("2025-03-01", "south", "v2#a", "opposes", red_line=True),
        said("2025-02-01", "north", "v2#a1", "accepts", basis=Basis.REPORTED_ANONYMOUS),
        said("2025-02-02", "north", "v2", "accepts"),
        said("2025-02-03", "west", "v1#b", "accepts"),
    )
    known = made("v1: a, b", "v2 < v1: a(a1), b", statements=log)
    nodes = history(known, "a").nodes
    assert [[item.id for item in node.statements] for node in nodes] == [[], ["2025-02-01-north", "2025-03-01-south"]]
    assert [node.on_whole for node in nodes] == [0, 1]
    page = page_of(known, "a")
    assert '   ✓"  North accepts · on 1a A1 · 1 Feb 2025 · The speaker of north, anonymous report [paper]\n' in page
    assert "   ✗!  South opposes · red line · 1 Mar 2025 · The speaker of south, on record [paper]\n" in page
    assert "   1 statement on the version as a whole\n" in page
    assert page.endswith("2 statements, latest 1 Mar 2025 · planvers show v2 1 tells each in full\n")


def test_statements_of_one_day_stand_in_the_order_of_the_file() -> None:
    log = [said("2025-02-01", "north", f"v1#{name}", "accepts")._replace(id=name) for name in ("a1", "a", "a2", "a")]
    log[3] = log[3]._replace(id="last")
    node = history(made("v1: a(a1 a2)", statements=tuple(log)), "a").nodes[0]
    assert [item.id for item in node.statements] == ["a1", "a", "a2", "last"]


def test_a_statement_on_two_parts_of_a_split_stands_once_and_names_both() -> None:
    one = said("2025-02-01", "north", "v2#x", "accepts")
    known = made("v1: a", "v2 < v1: x<-a, y<-a", statements=(one._replace(about=(*one.about, About("v2", "y"))),))
    assert page_of(known, "a").count("on 1 X and 2 Y") == 1


@pytest.mark.parametrize(
    ("versions", "asked", "expected"),
    [
        (["v1: a=one", "v2 < v1: a=one"], "a", "worded in 2 of 2 versions; in v2, the latest: proposed"),
        (["v1: a=one", "v2 < v1: a:agreed=one"], "a", "worded in 2 of 2 versions; in v2, the latest: agreed by North"),
        (["v1: a=one", "v2~ < v1:"], "a", "worded in 1 of 2 versions; in v2, the latest: nothing public"),
        (["v1: a=one", "v2 < v1: b=two"], "a", "worded in 1 of 2 versions; in v2, the latest: dropped"),
        (["v1: a, b", "v2 < v1: b"], "a", "worded in 1 of 2 versions; in v2, the latest: no counterpart found"),
        (
            ["v1: a=one", "v2 < v1: a:dropped", "v3 < v2: b"],
            "a",
            "worded in 1 of 3 versions, recorded as gone in 1; in v3, the latest: not in it, recorded as gone in v2",
        ),
        (
            ["v1: a=one", "v2~ < v1: a:unknown=?", "apart~:"],
            "a",
            "worded in 1 of 3 versions, listed in 1; in v2, the latest of those related: not public",
        ),
        (
            ["v1: a=one", "v2 < v1: x<-a:open=one, y<-a:agreed=one"],
            "a",
            "worded in 2 of 2 versions; in v2, the latest: open / agreed by North",
        ),
    ],
)
def test_the_second_line_sums_a_life_up(versions: list[str], asked: str, expected: str) -> None:
    assert page_of(made(*versions), asked).splitlines()[1] == expected


def test_what_is_only_described_is_not_called_worded() -> None:
    known = plan(version("v1", "a"), version("v2", "a", "v1", wording=WordingGrade.REPORTED))
    assert page_of(known, "a").splitlines()[1] == (
        "worded in 1 of 2 versions, described in 1; in v2, the latest: proposed"
    )


def test_a_page_in_full() -> None:
    known = made(
        "v1: b, a=Arms are capped [at 600].",
        "left < v1: a=Arms are capped [at 800]., b",
        "right~ < v1: b",
        "v3 < right left: a<-=Borders stay., b",
        "apart~:",
    )
    assert (
        page_of(known, "a")
        == """\
A  a
worded in 3 of 5 versions; in v3, the latest of those related: proposed

v1 #2  1 Jan 2025 · proposed · official text
│  Arms are capped [at 600].
│
├─ left #1  1 Jan 2025 · proposed · official text
│     Arms are capped [at {-600-}{+800+}].
│
└─ right  1 Jan 2025 · nothing public
   └─ v3 #1  1 Jan 2025 · also based on left · proposed · official text · added · declared new
         Borders stay.

apart, not known to be related to any of these: number of points not known, the wording of none published; \
whether it holds this point is not known
no statement on this point is recorded
"""
    )


def test_a_tombstone_says_how_it_is_known_and_where_the_words_went() -> None:
    gone = point("a:dropped", "1")._replace(reason=DropReason.ABSORBED, into="m", sources=("paper",))
    reported = gone._replace(reports=(Report(Said.DROPPED, "somebody", Basis.REPORTED_NAMED, "Gone.", ("paper",)),))
    texts = version("v1", "a=one, b=two"), version("v2", "m<-a+b=one two", "v1")
    known = plan(texts[0], texts[1]._replace(points=(gone, *texts[1].points)))
    page = page_of(known, "a")
    assert re.search(r"\n      1 A +dropped\n        absorbed into m \[paper\]\n", page)
    assert "merged from 1 A and 2 B of v1" in page
    known = plan(texts[0], texts[1]._replace(points=(reported,)))
    assert "v2 #1  1 Jan 2025 · reported dropped" in page_of(known, "a")


def test_what_is_not_verified_is_marked() -> None:
    whole = point("a(a1 a2)", "1")
    parts = (whole.subpoints[0], whole.subpoints[1]._replace(verified=False))
    known = plan(
        version("v1")._replace(points=(whole._replace(verified=False),)),
        version("v2", "", "v1")._replace(points=(whole._replace(subpoints=parts),)),
    )
    page = page_of(known, "a")
    assert "v1 #1  1 Jan 2025 · proposed · official text · not verified\n" in page
    assert "v2 #1  1 Jan 2025 · proposed · official text · 1b not verified\n" in page


def test_wordings_in_no_common_language_are_not_compared() -> None:
    first, second = version("v1", "a"), version("v2", "a", "v1")
    worded = point("a", "1")._replace(text=Text((("uk", "Один"),)))
    page = page_of(plan(first, second._replace(points=(worded,))), "a")
    assert "in no common language with v1" in page
    assert "Один" in page


@pytest.mark.slow
def test_a_long_life_can_be_told() -> None:
    versions = ["v0: a=0", *(f"v{number} < v{number - 1}: a={number}" for number in range(1, 2000))]
    page = page_of(made(*versions), "a", width=80)
    assert page.count("1 Jan 2025") == 2000
    assert "now  1999\n" in page


def random_plan(chance: random.Random) -> Plan:
    """Up to seven versions with up to two parents each, some of them partly known, and what was said of them."""
    versions: list[Version] = []
    for number in range(chance.randrange(1, 8)):
        parents = chance.sample(versions, min(len(versions), chance.choice([0, 1, 1, 1, 2])))
        held = sorted({unit.id for parent in parents for unit in parent.units()})
        taken = chance.sample("abcdef", chance.randrange(6))
        points = [random_notation(chance, name, held) for name in taken]
        disclosure = chance.choice([Disclosure.FULL, Disclosure.FULL, Disclosure.PARTIAL])
        ids = [parent.id for parent in parents]
        versions.append(version(f"v{number}", ", ".join(points), *ids, disclosure=disclosure))
    abouts = [About(item.id, unit and unit.id) for item in versions for unit in (None, *item.units())]
    log = []
    for number in range(chance.randrange(12)):
        one = said(
            f"2025-02-{chance.randrange(1, 28):02}", chance.choice(PARTIES).id, "v0", chance.choice(list(Stance))
        )
        about = tuple(chance.sample(abouts, min(len(abouts), chance.randrange(1, 4))))
        log.append(one._replace(id=f"said-{number}", about=about))
    return plan(*versions, statements=tuple(sorted(log, key=lambda item: item.date.order)))


def random_notation(chance: random.Random, name: str, held: list[str]) -> str:
    origins = "<-" + "+".join(chance.sample(held, min(len(held), chance.randrange(3)))) if chance.random() < 0.3 else ""
    text = f"={chance.choice(['one two three four', 'the wording', f'words of {name}', f'{name} {chance.random()}'])}"
    return (
        name + origins + chance.choice(["", "", text, ":dropped", ":unknown=?", ":agreed", f"{text}({name}1 {name}2)"])
    )


def random_histories(seed: int, count: int) -> Iterable[tuple[Plan, History]]:
    chance = random.Random(seed)
    for _ in range(count):
        known = random_plan(chance)
        ids = sorted({unit.id for item in known.versions for unit in item.units()})
        if ids:
            yield known, history(known, chance.choice(ids))


@pytest.mark.slow
def test_every_version_is_told_exactly_once() -> None:
    for known, found in random_histories(1, 300):
        assert [node.version for node in found.nodes] == list(known.versions)
        assert all(bool(node.appearances) is (node.absence is None) for node in found.nodes)
        page = render(history_page(found, known), Look(300))
        names = re.findall(r"^[│├└─… ]*(v\d)(?: #\d\w?)?(?:  |, not known)", page, re.MULTILINE)
        assert sorted(names) == [item.id for item in known.versions]


@pytest.mark.slow
def test_every_statement_about_the_point_is_told_exactly_once() -> None:
    for known, found in random_histories(2, 300):
        for node in found.nodes:
            units = [unit for appearance in node.appearances for unit in (appearance.unit, *appearance.unit.subpoints)]
            abouts = {About(node.version.id, unit.id) for unit in units}
            expected = [item for item in known.statements if abouts & set(item.about)]
            assert sorted(node.statements) == sorted(expected)
            assert [item.date for item in node.statements] == sorted(
                (item.date for item in expected), key=lambda date: date.order
            )
            whole = [item for item in known.statements if About(node.version.id) in item.about and item not in expected]
            assert node.on_whole == len(whole)
        page = render(history_page(found, known), Look(300))
        assert page.count("The speaker of") == sum(len(node.statements) for node in found.nodes)


@pytest.mark.slow
def test_parties_in_another_order_change_nothing() -> None:
    for known, found in random_histories(3, 100):
        turned = Plan("test", "A test", "en", PARTIES[::-1], (), known.versions, known.statements)
        again = history(turned, found.id)
        assert again == found
        assert history_page(again, turned) == history_page(found, known)


def test_no_two_versions_are_compared_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[str, str]] = []

    def counted(old: Version, new: Version, known: Plan) -> object:
        compared.append((old.id, new.id))
        return diff(old, new, known)

    monkeypatch.setattr("planvers.comparing.comparisons.diff", counted)
    for _ in random_histories(4, 100):
        assert len(compared) == len(set(compared))
        compared.clear()


@pytest.mark.slow
def test_the_family_is_what_declared_lineage_leads_to_up_and_down() -> None:
    """Held against the links between every version and each of its ancestors, in plans that only lineage links."""
    chance = random.Random(5)
    for _ in range(200):
        known = random_plan(chance)
        versions = tuple(
            item._replace(points=tuple(entry._replace(text=None) for entry in item.points)) for item in known.versions
        )
        known = plan(*(item._replace(points=tuple(p._replace(subpoints=()) for p in item.points)) for item in versions))
        links = [
            (About(old.id, link.old), About(new.id, link.new))
            for new in known.versions
            for old in ancestors(known, new)
            for link in align(old, new, known, Reasons(inferred=False)).links
        ]
        for name in "abcdef":
            own = {About(item.id, unit.id) for item in known.versions for unit in item.units() if unit.id == name}
            if own:
                expected = closure(own, links) | closure(own, [(new, old) for old, new in links])
                nodes = history(known, name).nodes
                assert {
                    About(node.version.id, appearance.unit.id) for node in nodes for appearance in node.appearances
                } == expected


def closure(start: set[About], links: list[tuple[About, About]]) -> set[About]:
    found = set(start)
    while fresh := {second for first, second in links if first in found} - found:
        found |= fresh
    return found


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("history-territory", "territory"),
        ("history-army-cap", "army-cap"),
        ("history-sub-point", "us-28#20a"),
        ("history-amnesty", "amnesty"),
        ("history-split", "reconstruction"),
    ],
)
def test_shipped_plan(name: str, asked: str, run: Run, golden: Golden) -> None:
    ran = run(*SHIPPED, "history", asked)
    assert (ran.code, ran.err) == (0, "")
    golden(f"{name}.txt", ran.out)


@pytest.mark.slow
def test_every_point_of_the_shipped_plan_reads_the_same_at_every_width() -> None:
    known = load_plan("ukraine-2025")
    for unit_id in dict.fromkeys(unit.id for item in known.versions for unit in item.units()):
        page = history_page(history(known, unit_id), known)
        words = words_of(render(page, Look(500)))
        for width in (40, 60, 80, 100, 200):
            shown = render(page, Look(width))
            assert max(map(len, shown.splitlines())) <= width
            assert words_of(shown) == words


def words_of(page: str) -> str:
    """What a page says, without the guides of its tree."""
    return "".join("".join(re.sub(r"^[│├└─… ]+", "", row).split()) for row in page.splitlines())
