"""The plans that come with planvers: what must be true of them, whatever else is learned."""

import re
from collections import Counter

import pytest

from conftest import PLANS
from planvers.comparing.diff import diff
from planvers.comparing.evidence import evidence
from planvers.ledger.openpoints import open_points
from planvers.library import check_plan, load_plan
from planvers.model.plan import Plan
from planvers.model.vocabulary import ChangeKind, Said, Status
from planvers.reading.files import plan_folders


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(PLANS / "ukraine-2025")


def test_no_plan_has_any_problem() -> None:
    assert [problem for folder in plan_folders(PLANS) for problem in check_plan(folder).problems] == []


def test_the_versions_and_how_much_of_each_is_known(plan: Plan) -> None:
    known = {item.id: (len(item.live_points), item.point_count, item.disclosure) for item in plan.versions}
    assert known == {
        "us-28": (28, 28, "full"),
        "e3-counter": (27, 27, "full"),
        "geneva-19": (1, 19, "partial"),
        "us-ru-27": (0, 27, "count_only"),
        "twenty-point": (20, 20, "full"),
    }


def test_nothing_is_invented_for_the_unpublished_texts(plan: Plan) -> None:
    geneva = plan.version("geneva-19")
    assert all(unit.text is None and unit.number is None for unit in geneva.units())
    assert all(point.reports for point in geneva.points)
    assert plan.version("us-ru-27").points == ()


def test_every_record_has_a_source_and_reports_and_events_too(plan: Plan) -> None:
    assert all(statement.sources for statement in plan.statements)
    for version in plan.versions:
        assert version.sources
        assert all(event.sources for event in version.events)
        assert all(report.sources for unit in version.units() for report in unit.reports)


def test_wording_without_a_source_of_its_own_is_not_called_verified(plan: Plan) -> None:
    for version in plan.versions:
        for point in version.points:
            for unit in (point, *point.subpoints):
                assert unit.sources or not unit.verified or unit.reports, (version.id, unit.id)


def test_numbers_run_from_1_without_a_gap_but_for_the_tombstone(plan: Plan) -> None:
    def numbers(version_id: str) -> list[str]:
        return [point.number for point in plan.version(version_id).points if point.number]

    assert numbers("us-28") == [str(number) for number in range(1, 29)]
    assert numbers("e3-counter") == numbers("us-28")
    assert numbers("twenty-point") == [str(number) for number in range(1, 21)]
    assert [point.id for point in plan.version("e3-counter").points if point.is_dropped and point.number] == [
        "invasion-and-enlargement"
    ]


def test_statements_are_complete_and_numbered(plan: Plan) -> None:
    assert [statement.id for statement in sorted(plan.statements, key=lambda item: item.id)] == [
        f"st-{number:03}" for number in range(1, 159)
    ]
    assert Counter(statement.party for statement in plan.statements) == {
        "russia": 49,
        "ukraine": 47,
        "united-states": 33,
        "europe": 25,
        "nato": 4,
    }


def test_the_report_that_started_the_project_is_told_in_full(plan: Plan) -> None:
    statements = [item.id for item in plan.statements if "abc-ar-1126" in item.sources]
    assert len(statements) == 18
    events = [event for version in plan.versions for event in version.events if "abc-ar-1126" in event.sources]
    assert len(events) >= 6


def test_every_kept_sub_point_of_the_us_draft_keeps_its_wording_in_the_counter_proposal(plan: Plan) -> None:
    found = diff(plan.version("us-28"), plan.version("e3-counter"), plan)
    parts = [part for change in found.changes for part in change.parts]
    assert {kind for part in parts for kind in part.kinds} == {ChangeKind.UNCHANGED, ChangeKind.DROPPED}


def test_us_28_to_e3_counter(plan: Plan) -> None:
    found = diff(plan.version("us-28"), plan.version("e3-counter"), plan)
    kinds = {kind: [change.point.id for change in found.changes if kind in change.kinds] for kind in ChangeKind}
    assert kinds[ChangeKind.DROPPED] == ["invasion-and-enlargement", "amnesty"]
    assert kinds[ChangeKind.ADDED] == ["victims"]
    assert kinds[ChangeKind.UNACCOUNTED] == kinds[ChangeKind.MOVED] == kinds[ChangeKind.RENUMBERED] == []
    kept = {"sovereignty", "security-guarantees", "eu-membership", "zaporizhzhia-npp"}
    assert kept <= set(kinds[ChangeKind.UNCHANGED])


def test_us_28_to_geneva_19_says_of_each_point_what_is_known(plan: Plan) -> None:
    found = diff(plan.version("us-28"), plan.version("geneva-19"), plan)
    told = {change.point.id: change for change in found.changes}
    assert len(told) == 28
    assert [name for name, change in told.items() if ChangeKind.DROPPED in change.kinds] == ["amnesty"]
    assert told["territory"].point.status is Status.BRACKETED
    assert told["territory"].point.deferred_to == "the presidents of the United States and Ukraine"
    assert evidence(told["army-cap"].point).conflicts
    assert evidence(told["frozen-assets"].point).says == (Said.DROPPED,)
    silent = [change for change in told.values() if not change.new]
    assert len(silent) == 21
    assert all(change.kinds == (ChangeKind.UNACCOUNTED,) for change in silent)


def test_lineage_runs_across_the_unpublished_text(plan: Plan) -> None:
    found = diff(plan.version("us-28"), plan.version("twenty-point"), plan)
    continued = {change.point.id: [unit.id for unit in change.old] for change in found.changes if change.new}
    assert continued["army-cap"] == ["army-cap"]
    assert continued["recovery-funds"] == ["reconstruction"]
    assert continued["free-trade-us"] == []
    assert sum(bool(olds) for olds in continued.values()) == 22


def test_what_is_open_in_the_framework(plan: Plan) -> None:
    found = open_points(plan, plan.version("twenty-point"))
    assert [item.point.number for item in found.open] == ["12", "14"]
    assert {item.point.agreed_by for item in found.agreed} == {("ukraine", "united-states")}


def test_prose_restates_and_does_not_quote(plan: Plan) -> None:
    prose = [statement.summary for statement in plan.statements]
    prose += [str(unit.text) for version in plan.versions for unit in version.units() if unit.text]
    prose += [report.summary for version in plan.versions for unit in version.units() for report in unit.reports]
    assert not [text for text in prose if re.search(r"[\"“”«»]", text)]
