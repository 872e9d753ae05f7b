"""What was edited in the files of a plan from one revision to the next, and what the rules say of it."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from conftest import PROJECT, SMALL
from helpers import edit
from planvers.comparing.diff import diff
from planvers.edits.plans import PlanEdits, plan_edits
from planvers.library import check_plan
from planvers.model.problems import Problem
from planvers.reading.files import DiskFiles
from planvers.reading.folder import read_folder
from planvers.review.edit_judging import EditReview, edit_review
from planvers.review.edit_rules import EDIT_RULES
from planvers.review.judging import review
from planvers.review.notices import Notice

DRAFT, REPLY = "versions/draft.yaml", "versions/reply.yaml"
LOG, SOURCES = "statements.yaml", "sources.yaml"
Edits = dict[str, list[tuple[str, str]]]

FERRY = "  text: The ferry is closed within 30 days.\n"
SECOND = """\
- id: st-2
  date: "2025-01-09"
  party: south
  speaker: The foreign minister of Southland
  about: [draft#ferry]
  stance: accepts
  summary: Said that the ferry may go.
  basis: on_record
  sources: [herald-0201]
"""
END_OF_LOG = "  basis: on_record\n  sources: [herald-0201]\n"
THIRD = """\
schema: 1
id: third
title: The third text
date: "2025-03-01"
kind: draft
based_on: [reply]
disclosure: full
wording: official
sources: [herald-0201]
points:
- id: bridge
  number: "1"
  text: The bridge is not open to traders for 60 days.
"""


def edited(folder: Path, changes: Edits) -> PlanEdits:
    """What a change of a plan folder edits; the folder as it was stays beside it."""
    before = folder.parent / "before" / folder.name
    shutil.copytree(folder, before)
    for name, parts in changes.items():
        if parts:
            (folder / name).touch()
            edit(folder / name, *parts)
        else:
            (folder / name).unlink()
    return plan_edits(read_folder(DiskFiles(before)), read_folder(DiskFiles(folder)))


def judged(folder: Path, changes: Edits) -> EditReview:
    """What there is to say of a change of a plan folder."""
    edits = edited(folder, changes)
    old, new = (check_plan(side) for side in (folder.parent / "before" / folder.name, folder))
    texts = {path.replace("/before", ""): text for path, text in old.texts.items()}
    return edit_review(edits, old._replace(problems=tuple(_at_home(old.problems)), texts=texts), new)


def _at_home(problems: Iterable[Problem]) -> Iterable[Problem]:
    for item in problems:
        yield item._replace(where=item.where._replace(path=item.where.path.replace("/before", "")))


def told(review: EditReview) -> list[str]:
    return [f"{item.level} {item.code} {item.subject}".rstrip() for item in review.notices]


QUIET = 'alarms: {wording-edited: "off", date: "off", alarm-lowered: "off"}\n'
DRAFT_POINTS = SMALL.joinpath(DRAFT).read_text("utf-8").partition("points:\n")[2]
_FIRST, _MARK, _SECOND = DRAFT_POINTS.partition("- id: ferry\n")
DRAFT_POINTS_REVERSED = f"{_MARK}{_SECOND}{_FIRST}"


CASES: list[tuple[str, Edits, list[str]]] = [
    ("nothing", {LOG: [("schema: 1", "# A remark.\nschema: 1")]}, []),
    (
        "a wording",
        {DRAFT: [("within 30 days", "within 60 days")]},
        ["error wording-edited ferry", "warning date ferry"],
    ),
    (
        "a wording with a correction",
        {DRAFT: [(FERRY, "  text: The ferry stays closed within 30 days.\n  correction: A word was missing.\n")]},
        ["info wording-corrected ferry"],
    ),
    ("a translation", {DRAFT: [(FERRY, "  text: {en: The ferry is closed within 30 days., uk: Так.}\n")]}, []),
    ("a title", {DRAFT: [("title: The ferry", "title: The old ferry")]}, []),
    (
        "a status without a source",
        {REPLY: [("traders for 30 days.\n", "traders for 30 days.\n  status: agreed\n  agreed_by: [north]\n")]},
        ["error unsourced bridge", "error raised-unsourced bridge"],
    ),
    (
        "a status with a source",
        {
            REPLY: [
                (
                    "traders for 30 days.\n",
                    "traders for 30 days.\n  status: agreed\n  agreed_by: [north]\n  sources: [herald-0201]\n",
                )
            ]
        },
        [],
    ),
    ("a statement that is appended", {LOG: [(END_OF_LOG, END_OF_LOG + SECOND)]}, ["warning flip ferry"]),
    ("the date of a statement", {LOG: [("2025-01-05", "2025-01-06")]}, ["warning statement-redated st-1"]),
    ("a stance", {LOG: [("stance: opposes", "stance: reserves")]}, ["warning statement-edited st-1"]),
    ("the words of a summary", {LOG: [("that the ferry stays", "that it stays")]}, []),
    (
        "a statement taken out",
        {LOG: []},
        ["error statement-withdrawn st-1"],
    ),
    (
        "a source that is cited",
        {SOURCES: [("- id: gazette-0101\n", "- id: gazette-0102\n")]},
        ["error source-withdrawn gazette-0101", "error unknown-source", "warning source-uncited"],
    ),
    (
        "what a version is based on",
        {REPLY: [("based_on: [draft]\n", "")], DRAFT: [("The ferry\n", "The ferry\n  derived_from: []\n")]},
        ["warning lineage-edited ferry", "warning lineage-edited reply"],
    ),
    (
        "a point",
        {DRAFT: [("- id: ferry\n", "- id: ferry-line\n")], LOG: [("draft#ferry", "draft#ferry-line")]},
        ["error point-withdrawn ferry", "warning statement-edited st-1"],
    ),
    (
        "a wording that is taken out",
        {DRAFT: [(FERRY, "")]},
        ["error wording-edited ferry"],
    ),
    (
        "how much is known",
        {DRAFT: [("disclosure: full\n", "disclosure: partial\n")]},
        ["warning version-edited draft"],
    ),
    (
        "who published a source",
        {SOURCES: [("publisher: The Gazette", "publisher: The Other Gazette")]},
        ["info source-edited gazette-0101"],
    ),
    (
        "an alarm turned off, with what it would tell, and the rule that tells this",
        {
            "plan.yaml": [
                ("topics:\n", 'alarms: {wording-edited: "off", date: "off", alarm-lowered: "off"}\ntopics:\n')
            ],
            DRAFT: [("within 30 days", "within 60 days")],
        },
        [f"warning alarm-lowered {code}" for code in ("date", "wording-edited", "alarm-lowered")],
    ),
    ("the order of points", {DRAFT: [(DRAFT_POINTS, DRAFT_POINTS_REVERSED)]}, []),
    ("a file that does not load", {LOG: [("stance: opposes", "stance: likes")]}, ["error not-in-vocabulary"]),
]


@pytest.mark.parametrize(("changes", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_rules_say_of_an_edit(changes: Edits, expected: list[str], small: Path) -> None:
    assert told(judged(small, changes)) == expected


def test_a_new_version_is_held_against_its_parents(small: Path) -> None:
    review = judged(small, {"versions/third.yaml": [("", THIRD)]})
    assert [(item.diff.old.id, item.diff.new.id) for item in review.entered] == [("reply", "third")]
    assert "error negation bridge" in told(review)


def test_what_was_there_before_is_counted_and_not_repeated(small: Path) -> None:
    edit(small / REPLY, ("traders for 30 days.\n", "traders for 30 days.\n  status: agreed\n  agreed_by: [north]\n"))
    review = judged(small, {REPLY: [("title: The reply", "title: The answer")]})
    assert told(review) == []
    # That the agreement has no source, and what the reply says otherwise than the draft.
    assert review.standing == 2


def test_an_accepted_finding_is_shown_apart(small: Path) -> None:
    changes: Edits = {LOG: [("2025-01-05", "2025-01-06")]}
    found = judged(small, changes).notices[0]
    shutil.rmtree(small.parent / "before")
    edit(small / LOG, ("2025-01-06", "2025-01-05"))
    (small / "accepted.yaml").write_text("schema: 1\naccept:\n", "utf-8")
    entry = f'- {{rule: statement-redated, point: st-1, fingerprint: "{found.fingerprint}", reason: r, by: us}}\n'
    review = judged(small, changes | {"accepted.yaml": [("accept:\n", f"accept:\n{entry}")]})
    assert told(review) == []
    assert [item.code for item in review.accepted] == ["statement-redated"]


def test_an_edited_translation_is_another_finding_than_the_edit_before(small: Path) -> None:
    edit(small / DRAFT, (FERRY, "  text: {en: The ferry is closed., uk: Один.}\n"))
    found: list[Notice] = []
    for now in ("Два.", "Три."):
        found += judged(small, {DRAFT: [("Один.", now)]}).notices
        shutil.rmtree(small.parent / "before")
        edit(small / DRAFT, (now, "Один."))
    assert [item.code for item in found] == ["wording-edited", "wording-edited"]
    assert found[0].fingerprint != found[1].fingerprint


def test_values_are_told_as_the_files_have_them(small: Path) -> None:
    review = judged(
        small, {DRAFT: [("authors: [north]", "authors: []")], LOG: [("about: [draft#ferry]", "about: [draft]")]}
    )
    contents = {item.code: item.content for item in review.notices}
    assert contents["version-edited"] == ("draft", "authors", "north", "none")
    assert contents["statement-edited"] == ("st-1", "about", "draft")


def test_a_stance_that_is_recorded_otherwise_is_a_shift(small: Path) -> None:
    (shift,) = judged(small, {LOG: [("stance: opposes", "stance: reserves")]}).shifts
    assert (shift.version.id, shift.point and shift.point.id) == ("draft", "ferry")
    assert (shift.before.stance, shift.now.stance) == ("opposes", "reserves")
    (gone,) = judged_again(small).shifts
    assert (gone.before.stance, gone.now.stance) == ("reserves", None)


def judged_again(folder: Path) -> EditReview:
    shutil.rmtree(folder.parent / "before")
    return judged(folder, {LOG: []})


def test_a_file_with_faults_says_nothing_of_what_it_holds(small: Path) -> None:
    edits = edited(small, {LOG: [("stance: opposes", "stance: likes"), ("2025-01-05", "2025-01-06")]})
    assert edits.statements == ()
    assert [(item.path.rpartition("/")[2], item.in_old, item.in_new) for item in edits.silent] == [(LOG, False, True)]


def test_a_plan_may_come_and_go(small: Path) -> None:
    records = read_folder(DiskFiles(small))
    came, went = plan_edits(None, records), plan_edits(records, None)
    for edits, is_new in ((came, True), (went, False)):
        assert [item.edit.is_entered for item in edits.versions] == [is_new, is_new]
        assert [item.key for item in edits.statements] == ["st-1"]
        assert len(edits.sources) == len(edits.parties) == 2
    assert plan_edits(records, records).is_empty


def test_a_sub_point_takes_over_what_its_point_says(small: Path) -> None:
    edit(small / DRAFT, (FERRY, f"{FERRY}  subpoints:\n  - id: ferry-night\n    text: Not at night.\n"))
    raised = "  status: agreed\n  agreed_by: [north]\n  sources: [gazette-0101]\n"
    (version,) = edited(small, {DRAFT: [(FERRY, FERRY + raised)]}).versions
    assert [(item.key, item.fields) for item in version.points] == [("ferry", ("status", "agreed_by", "sources"))]


def test_an_order_that_is_another_is_an_edit(small: Path) -> None:
    (version,) = edited(small, {DRAFT: [(DRAFT_POINTS, DRAFT_POINTS_REVERSED)]}).versions
    assert [item.fields for item in version.points] == [("order",)]


def test_a_sub_point_that_another_point_holds_now_is_an_edit(small: Path) -> None:
    part = "  subpoints:\n  - id: lane\n    text: One lane.\n"
    edit(small / DRAFT, (FERRY, FERRY + part))
    moved = "[all] traders.\n"
    (version,) = edited(small, {DRAFT: [(part, ""), (moved, moved + part)]}).versions
    assert {item.key: item.fields for item in version.points} == {"lane": ("within",)}


def test_a_text_that_is_marked_says_the_same(small: Path) -> None:
    marked = FERRY.replace("The ferry is closed within 30 days.", "{en: The ferry is closed within 30 days.}")
    titles = ("title: The ferry\n", "title: {en: The ferry}\n")
    assert edited(small, {DRAFT: [(FERRY, marked), titles]}).is_empty


def test_a_correction_stays_on_record(small: Path) -> None:
    edit(small / DRAFT, (FERRY, f"{FERRY}  correction: A word was missing.\n"))
    review = judged(small, {DRAFT: [("  correction: A word was missing.\n", "")]})
    assert told(review) == ["warning correction-withdrawn ferry"]


AGREED = "  status: agreed_in_principle\n  agreed_by: [north]\n  sources: [herald-0201]\n"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([("agreed_in_principle", "agreed")], ["error raised-unsourced bridge"]),
        ([("agreed_by: [north]", "agreed_by: [north, south]")], ["error raised-unsourced bridge"]),
        (
            [
                ("agreed_in_principle", "agreed"),
                ("sources: [herald-0201]\n-", "sources: [herald-0201, gazette-0101]\n-"),
            ],
            [],
        ),
    ],
)
def test_an_agreement_grows_only_with_a_source(
    changes: list[tuple[str, str]], expected: list[str], small: Path
) -> None:
    edit(small / REPLY, ("traders for 30 days.\n", f"traders for 30 days.\n{AGREED}"))
    assert told(judged(small, {REPLY: changes})) == expected


def test_findings_of_one_version_do_not_hide_those_of_another(small: Path) -> None:
    """The same words changed alike in two versions, one of which BASE has, are two findings."""
    other = (small / REPLY).read_text("utf-8").replace("id: reply", "id: other")
    other = other.replace("traders for 30 days.", "traders for 30 days. It is not closed.")
    review = judged(small, {REPLY: [("title: The reply", "title: The answer")], "versions/other.yaml": [("", other)]})
    assert "warning date bridge" in told(review)
    twice = [("open to", "not open to")]
    (small / "versions/other.yaml").unlink()
    shutil.rmtree(small.parent / "before")
    review = judged(small, {DRAFT: twice, REPLY: [("open to", "not open to"), ("The answer", "The reply")]})
    assert [item.where.path.rpartition("/")[2] for item in review.notices if item.code == "negation"] == [
        "draft.yaml",
        "reply.yaml",
    ]


def test_an_acceptance_that_is_taken_back_brings_its_finding_back(small: Path) -> None:
    edit(small / REPLY, ("traders for 30 days.\n", "traders for 30 days.\n  status: agreed\n  agreed_by: [north]\n"))
    plan = check_plan(small).plan
    assert plan
    draft, reply = plan.versions
    (found,) = [item for item in review(diff(draft, reply, plan), plan).findings if item.rule == "unsourced"]
    entry = f'- {{rule: unsourced, point: bridge, fingerprint: "{found.fingerprint}", reason: r, by: us}}\n'
    (small / "accepted.yaml").write_text(f"schema: 1\naccept:\n{entry}", "utf-8")
    changes: Edits = {"accepted.yaml": [(entry, "")], REPLY: [("The reply", "The answer")]}
    assert told(judged(small, changes)) == ["error unsourced bridge"]


@pytest.mark.parametrize("broken", [DRAFT, "plan.yaml", LOG])
def test_what_had_faults_before_is_told_to_be_unknown(broken: str, small: Path) -> None:
    whole = (small / broken).read_text("utf-8")
    (small / broken).write_text(f"{whole}]\n", "utf-8")
    review = judged(small, {broken: [(f"{whole}]\n", whole)], REPLY: [("The reply", "The answer")]})
    assert [item.where.path.rpartition("small/")[2] for item in review.notices if item.code == "not-compared"] == [
        broken
    ]


def test_what_had_a_name_wrong_before_is_compared(small: Path) -> None:
    edit(small / REPLY, ("traders for 30 days.\n", "traders for 30 days.\n  status: agreed\n  agreed_by: [north]\n"))
    edit(small / LOG, ("party: south", "party: southh"))
    review = judged(small, {LOG: [("party: southh", "party: south")], REPLY: [("The reply", "The answer")]})
    assert told(review) == ["warning statement-edited st-1"]


def test_errors_that_stay_are_told(small: Path) -> None:
    edit(small / LOG, ("party: south", "party: southh"))
    review = judged(small, {REPLY: [("The reply", "The answer")]})
    assert told(review) == ["error unknown-party"]
    assert review.is_judged


def test_a_fault_does_not_hide_behind_one_that_was_mended(small: Path) -> None:
    edit(small / DRAFT, ("to [all] traders", "to [all traders"))
    review = judged(small, {DRAFT: [("to [all traders", "to [all] traders"), ("within 30", "within [30")]})
    assert "warning bracket-unbalanced" in told(review)


def test_a_finding_on_a_point_that_is_gone_is_shown_where_it_is_missing(small: Path) -> None:
    edit(small / REPLY, ("traders for 30 days.\n", f"traders for 30 days.\n{AGREED}"))
    gone = THIRD.partition("- id: bridge")[0] + "- {id: bridge, status: dropped, sources: [herald-0201]}\n"
    review = judged(small, {"versions/third.yaml": [("", gone)]})
    assert {item.where.path.rpartition("/")[2] for item in review.notices} == {"third.yaml"}
    assert "warning backsliding bridge" in told(review)


def test_what_was_withdrawn_is_shown_where_it_stood(small: Path) -> None:
    edit(small / LOG, (END_OF_LOG, END_OF_LOG + SECOND))
    (gone,) = edited(small, {LOG: [(SECOND, "")]}).statements
    assert (gone.key, gone.is_withdrawn, gone.where.line) == ("st-2", True, 3)


def test_every_rule_is_documented_with_its_level_and_examples() -> None:
    text = (PROJECT / "docs" / "pull-requests.md").read_text("utf-8")
    for rule in EDIT_RULES.values():
        assert f"| `{rule.code}` | {rule.level} | {rule.question} |" in text
        assert f"| `{rule.code}` | {rule.fires} | {rule.silent} |" in text


def test_a_described_parent_is_what_a_new_version_is_held_against(small: Path) -> None:
    """What the contributor saw is the parent, even where the document itself is not known."""
    edit(small / REPLY, ("wording: official", "wording: reported"))
    found = judged(small, {"versions/third.yaml": [("", THIRD)]})
    assert [(item.diff.old.id, item.diff.new.id) for item in found.entered] == [("reply", "third")]
