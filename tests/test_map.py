"""The concordance of two versions: files that stand alone, questions, explanations, JSON."""

import json
from itertools import permutations
from pathlib import Path

import pytest

from conftest import PLANS, SHIPPED, Golden, Run
from helpers import plan, said, version
from planvers.comparing.align import Method, Reasons, align
from planvers.comparing.concordance import QuestionKind, concordance
from planvers.comparing.wording import is_worded
from planvers.ledger.cells import Reach
from planvers.ledger.stances import stances
from planvers.library import load_plan
from planvers.model.plan import Plan

HEAD = """\
schema: 1
id: {name}
title: The {name} text
date: 2020-01-01
kind: draft
disclosure: full
wording: official
points:
"""
OLD_POINTS = """\
- {id: o1, number: "1", text: The armed forces are limited to 90 000 soldiers in peacetime.}
- {id: o2, number: "2", text: Prisoners of war are exchanged in full within sixty days.}
- {id: o3, number: "3", text: The bodies of the fallen are returned to their families.}
- {id: o4, number: "4", text: All harbours stay open to merchant ships of every flag.}
- {id: o5, number: "5", text: Customs duties on grain are abolished.}
"""
NEW_POINTS = """\
- {id: n1, number: "1", text: All harbours stay open to merchant ships of every flag.}
- {id: n2, number: "2", text: "In peacetime the armed forces keep at most 60 000 soldiers."}
- id: n3
  number: "3"
  text: Humanitarian matters.
  subpoints:
  - {id: n3a, number: 3a, text: Prisoners of war are exchanged in full within sixty days.}
  - {id: n3b, number: 3b, text: The bodies of the fallen are returned to their families at once.}
- {id: n4, number: "4", text: A court of seven judges settles disputes.}
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    paths = tmp_path / "old.yaml", tmp_path / "new.yaml"
    for path, points in zip(paths, (OLD_POINTS, NEW_POINTS), strict=True):
        path.write_text(HEAD.format(name=path.stem) + points, "utf-8")
    return str(paths[0]), str(paths[1])


def test_version_files_that_stand_alone_are_mapped(files: tuple[str, str], run: Run, golden: Golden) -> None:
    ran = run("map", *files)
    assert (ran.code, ran.err) == (0, "")
    golden("map-files.txt", ran.out)


def test_json_holds_links_what_has_none_and_questions(files: tuple[str, str], run: Run) -> None:
    found = json.loads(run("map", *files, "--format", "json").out)
    assert [found[key] for key in ("schema_version", "command")] == [1, "map"]
    assert found["options"] == {"declared": True, "inferred": True, "threshold": 0.5}
    links = {(link["old"], link["new"]): link for link in found["links"]}
    assert set(links) == {("o1", "n2"), ("o2", "n3a"), ("o3", "n3"), ("o4", "n1")}
    assert links["o4", "n1"]["method"] == "identical"
    assert not {"score", "certainty", "runner_up", "margin"} & set(links["o4", "n1"])
    inferred = links["o1", "n2"]
    assert inferred["method"] == "inferred"
    assert inferred["score"] >= 0.9
    assert inferred["certainty"] == "likely"
    assert 0 < inferred["margin"] < 1
    assert (inferred["runner_up"]["old"] == "o1") != (inferred["runner_up"]["new"] == "n2")
    assert [item["id"] for item in found["unmatched_old"]] == ["o5"]
    assert [item["id"] for item in found["unmatched_new"]] == ["n3b", "n4"]
    assert {question["kind"] for question in found["questions"]} <= {"uncertain_link", "no_counterpart"}
    assert found["summary"]["links"] == len(found["links"])
    assert found["summary"]["questions"] == len(found["questions"])


def test_a_threshold_and_its_absence_are_told(files: tuple[str, str], run: Run) -> None:
    strict = json.loads(run("map", *files, "--threshold", "1", "-f", "json").out)
    assert {link["method"] for link in strict["links"]} == {"identical"}
    assert strict["options"]["threshold"] == 1.0
    plain = json.loads(run("map", *files, "--no-infer", "-f", "json").out)
    assert plain["links"] == strict["links"]


def test_a_link_is_explained(files: tuple[str, str], run: Run, golden: Golden) -> None:
    golden("map-explain.txt", run("map", *files, "--explain", "old#1").out)
    assert run("map", *files, "--explain", "1").out == run("map", *files, "--explain", f"{files[0]}#o1").out


@pytest.mark.parametrize(
    "options", [("--threshold", "nan"), ("--threshold", "1.1"), ("--threshold", "-0.1"), ("--pending", "-f", "json")]
)
def test_what_makes_no_sense_is_refused(options: tuple[str, ...], files: tuple[str, str], run: Run) -> None:
    assert run("map", *files, *options).code == 2


def test_a_tombstone_is_not_explained_as_a_counterpart(run: Run) -> None:
    assert run(*SHIPPED, "map", "us-28", "e3-counter", "--explain", "3").out.endswith(
        "Declared dropped in E3 counter-proposal.\n"
    )


def test_what_was_inferred_is_marked_wherever_it_shows(files: tuple[str, str], run: Run) -> None:
    both = run("map", *files).out.partition("New → old")
    assert "inferred, likely" in both[0]
    assert "inferred, likely" in both[2]
    assert "rest on links that nobody declared" in run("diff", *files, "--stat").out


def test_an_explanation_has_a_document_too(files: tuple[str, str], run: Run) -> None:
    found = json.loads(run("map", *files, "--explain", "1", "-f", "json").out)
    (told,) = found["explanations"]
    assert (told["old"], told["new"], told["link"]["method"]) == ("o1", "n2", "inferred")
    assert {word["old"] for word in told["words"]} >= {"armed", "forces"}


def test_the_exit_code_tells_whether_something_is_left_to_settle(run: Run) -> None:
    assert run(*SHIPPED, "map", "us-28", "twenty-point", "--exit-code").code == 1
    assert run(*SHIPPED, "map", "us-28", "e3-counter", "--exit-code").code == 0


def test_no_counterpart_is_missing_in_text_that_is_not_public(run: Run) -> None:
    out = run(*SHIPPED, "map", "us-28", "geneva-19").out
    assert "without a counterpart" not in out
    assert "unaccounted for" in out


@pytest.mark.parametrize(
    ("name", "message"),
    [("new#1", "'new#1' is not a point of"), ("old#9", "old has no point '9'"), ("", "old has no point ''")],
)
def test_what_cannot_be_explained_is_trouble(name: str, message: str, files: tuple[str, str], run: Run) -> None:
    ran = run("map", *files, "--explain", name)
    assert ran.code == 2
    assert message in ran.err


def test_the_shipped_plan_is_mapped(run: Run, golden: Golden) -> None:
    golden("map-pending.txt", run(*SHIPPED, "map", "us-28", "twenty-point", "--no-declared", "--pending").out)
    assert "Nothing is left for a person to settle." in run(*SHIPPED, "map", "us-28", "e3-counter", "--pending").out


def test_a_declaration_that_the_words_contradict_is_a_question() -> None:
    troops, ports = "Forces are limited to 90 soldiers.", "Harbours stay open to ships."
    first = version("old", f"a={troops}, b={ports}")
    second = version("new", f"a={ports}, b={troops}", "old")
    found = concordance(first, second, plan(first, second))
    assert {(link.old, link.new) for link in found.alignment.links} == {("a", "a"), ("b", "b")}
    asked = [(item.kind, item.old, item.new) for item in found.questions]
    assert asked == [(QuestionKind.CONTRADICTED, "a", "b"), (QuestionKind.CONTRADICTED, "b", "a")]


def test_what_is_declared_new_in_one_fork_continues_nothing_of_the_other() -> None:
    trade = "Grain and steel are traded free of customs between the two states"
    root = version("root", "a, b")
    left = version("left", f"a, b={trade}", "root")
    right = version("right", f"a, c<-={trade} from next year", "root")
    known = plan(root, left, right)
    for first, second in ((left, right), (right, left)):
        assert {(link.old, link.new) for link in align(first, second, known).links} == {("a", "a")}


def test_no_inferred_link_of_the_shipped_plan_touches_what_is_declared_new(shipped: Plan) -> None:
    for first in shipped.versions:
        for second in shipped.versions:
            new = {unit.id for item in (first, second) for unit in item.units() if unit.derived_from == ()}
            for link in align(first, second, shipped).links:
                assert link.method is not Method.INFERRED or not {link.old, link.new} & new


def test_a_sub_point_that_became_a_point_is_linked_to_it_and_its_whole_is_not() -> None:
    first = version("old", "a=Matters of defence.(a1 a2), p=Harbours stay open to ships")
    second = version("new", "b, q=Harbours stay open to ships")
    text = first.points[0].subpoints[0].text
    second = second._replace(points=(second.points[0]._replace(text=text), *second.points[1:]))
    assert [(link.old, link.new, link.method) for link in align(first, second).links] == [
        ("a1", "b", Method.IDENTICAL),
        ("p", "q", Method.IDENTICAL),
    ]


@pytest.mark.parametrize("declared", [True, False])
def test_every_pair_of_shipped_versions_gives_the_same_links_both_ways(declared: bool, shipped: Plan) -> None:
    for first in shipped.versions:
        for second in shipped.versions:
            forth = align(first, second, shipped, Reasons(declared)).links
            back = align(second, first, shipped, Reasons(declared)).links
            assert {(link.old, link.new, link.method) for link in forth} == {
                (link.new, link.old, link.method) for link in back
            }


def test_diff_and_map_count_the_same_points_and_sub_points_as_gone_or_unknown(shipped: Plan) -> None:
    """A sub-point whose tombstone stands among the points is still no point: the counts of a header add up."""
    for old, new in permutations(shipped.versions, 2):
        found = concordance(old, new, shipped)
        points = {point.id for point in old.points if not point.is_dropped}
        lonely = {unit.id for unit in (*found.unmatched_old, *found.dropped)}
        for changes, expected in (
            (found.diff.of_points, lonely & points),
            (found.diff.of_subpoints, lonely - points),
        ):
            told = [change for change in changes if all(unit.is_dropped for unit in change.new)]
            gone = [unit.id for change in told for unit in change.old if not unit.is_dropped]
            assert sorted(gone) == sorted(expected), (old.id, new.id)


def test_the_header_of_a_concordance_tells_points_from_sub_points(run: Run) -> None:
    told = " ".join(run(*SHIPPED, "map", "us-28", "twenty-point").out.split())
    assert (
        "old: 8 points and 26 sub-points unaccounted for, 2 points and 2 sub-points declared dropped "
        "new: 1 point without a counterpart"
    ) in told
    assert "none of its own" not in told, "nobody knows that of a text that is not public"
    told = " ".join(run(*SHIPPED, "diff", "us-28", "twenty-point", "--stat").out.split())
    assert "1 reported dropped · 8 unaccounted for" in told
    assert "of sub-points: 2 dropped on record · 1 reported dropped · 26 unaccounted for" in told


@pytest.mark.slow
def test_a_lower_threshold_only_adds_links_among_sub_points_too(shipped: Plan) -> None:
    for first in shipped.versions:
        for second in shipped.versions:
            found = [
                {
                    (link.old, link.new, link.match and link.match.score)
                    for link in align(first, second, shipped, Reasons(declared=False, threshold=threshold)).links
                }
                for threshold in (0.0, 0.5, 0.9, 1.0)
            ]
            assert all(more >= fewer for more, fewer in zip(found, found[1:], strict=False))


def test_a_stance_is_carried_over_an_inferred_link_and_says_so() -> None:
    others = "p=Harbours stay open to ships, q=Schools teach in two languages, r=Dams are inspected yearly"
    first = version("old", f"a=Forces are limited to 90 soldiers in peacetime, {others}")
    second = version("new", f"b=In peacetime forces are limited to 70 soldiers, {others}", "old")
    known = plan(first, second, statements=(said("2025-02-01", "north", "old#a", "accepts"),))
    row = next(row for row in stances(known, second).rows if row.point and row.point.id == "b")
    assert (row.cells[0].reach, row.cells[0].stance, row.cells[0].is_inferred) == (Reach.STALE, "accepts", True)


@pytest.fixture(scope="module")
def shipped() -> Plan:
    return load_plan(PLANS / "ukraine-2025")


@pytest.mark.parametrize(
    ("new", "declared", "missed", "wrong"),
    [
        ("e3-counter", 43, {"eu-minority-rules → education-and-minorities"}, {"victims-relief → victims"}),
        (
            "twenty-point",
            19,
            {"non-aggression → non-aggression", "reconstruction → recovery-funds"},
            {"frozen-assets → recovery-funds", "security-working-group → free-trade-us"},
        ),
    ],
)
def test_declared_lineage_is_found_again_from_words(
    new: str, declared: int, missed: set[str], wrong: set[str], shipped: Plan
) -> None:
    """Of the declared links between points whose wording is public; docs/matching.md has the reason for every miss."""
    old, later = shipped.version("us-28"), shipped.version(new)
    worded = [{unit.id for unit in item.units() if is_worded(unit)} for item in (old, later)]
    told = {
        f"{link.old} → {link.new}"
        for link in align(old, later, shipped, Reasons(inferred=False)).links
        if link.old in worded[0] and link.new in worded[1] and link.method in (Method.DECLARED, Method.ID)
    }
    found = {f"{link.old} → {link.new}" for link in align(old, later, shipped, Reasons(declared=False)).links}
    assert len(told) == declared
    assert told - found == missed
    assert found - told == wrong
    page = (PLANS.parent / "docs" / "matching.md").read_text("utf-8")
    assert all(f"`{pair}`" in page for pair in missed | wrong)
