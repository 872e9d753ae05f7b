"""The second plan that comes with planvers: what must be true of it, whatever else is learned."""

import re
from collections import Counter

import pytest

from conftest import PLANS
from planvers.comparing.diff import diff
from planvers.ledger.openpoints import open_points
from planvers.ledger.quality import quality
from planvers.library import load_plan
from planvers.model.plan import Plan
from planvers.model.vocabulary import ChangeKind, Disclosure, SourceKind, Status, WordingGrade

SIGNED = ("ukraine", "russia", "osce", "certain-areas")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(PLANS / "minsk-2014")


@pytest.mark.parametrize(
    ("version_id", "date", "count", "parents"),
    [
        ("minsk-protocol", "2014-09-05", 12, ()),
        ("minsk-memorandum", "2014-09-19", 9, ("minsk-protocol",)),
        ("minsk-package", "2015-02-12", 13, ("minsk-protocol", "minsk-memorandum")),
    ],
)
def test_the_documents(version_id: str, date: str, count: int, parents: tuple[str, ...], plan: Plan) -> None:
    found = plan.version(version_id)
    assert (found.date.isoformat(), found.point_count, found.based_on) == (date, count, parents)
    assert (found.disclosure, found.wording) == (Disclosure.FULL, WordingGrade.RESTATEMENT)
    assert [point.number for point in found.points] == [str(number) for number in range(1, count + 1)]
    assert all(point.text and point.sources for point in found.points)
    assert {(point.status, point.agreed_by) for point in found.points} == {(Status.AGREED, SIGNED)}


@pytest.mark.parametrize(
    ("version_id", "number", "words"),
    [
        ("minsk-protocol", "3", ["decentralised", "law on special status"]),
        ("minsk-protocol", "4", ["border", "OSCE verifies", "security zone"]),
        ("minsk-protocol", "12", ["personal security"]),
        ("minsk-memorandum", "2", ["line of contact", "19 September 2014"]),
        ("minsk-memorandum", "4", ["24 hours", "100 mm", "15 km", "30 km"]),
        ("minsk-memorandum", "9", ["foreign armed formations", "OSCE"]),
        ("minsk-package", "1", ["00:00 Kyiv time on 15 February 2015"]),
        ("minsk-package", "2", ["50 km", "100 mm", "70 km", "140 km", "second day", "14 days"]),
        ("minsk-package", "4", ["30 days", "Verkhovna Rada", "19 September 2014"]),
        ("minsk-package", "6", ["all for all", "fifth day"]),
        ("minsk-package", "9", ["first day after the local elections", "end of 2015", "point 11"]),
        ("minsk-package", "11", ["new constitution", "decentralisation", "end of 2015"]),
        ("minsk-package", "12", ["standards of the OSCE", "ODIHR"]),
    ],
)
def test_what_the_points_are_known_by(version_id: str, number: str, words: list[str], plan: Plan) -> None:
    (point,) = (point for point in plan.version(version_id).points if point.number == number)
    assert [word for word in words if word not in str(point.text)] == []


def test_no_document_drops_what_it_does_not_mention(plan: Plan) -> None:
    pairs = [("minsk-protocol", "minsk-memorandum"), ("minsk-protocol", "minsk-package")]
    for old, new in [*pairs, ("minsk-memorandum", "minsk-package")]:
        kinds = Counter(
            kind for change in diff(plan.version(old), plan.version(new), plan).changes for kind in change.kinds
        )
        assert not {ChangeKind.DROPPED, ChangeKind.UNACCOUNTED} & {*kinds}
        assert kinds[ChangeKind.NOT_MENTIONED]
    silent = [
        change.point.number
        for change in diff(plan.version("minsk-protocol"), plan.version("minsk-memorandum"), plan).changes
        if ChangeKind.NOT_MENTIONED in change.kinds
    ]
    assert silent == ["3", "4", "5", "6", "7", "8", "9", "11", "12"]


def test_lineage(plan: Plan) -> None:
    found = diff(plan.version("minsk-protocol"), plan.version("minsk-package"), plan)
    continued = {change.point.number: [unit.number for unit in change.old] for change in found.changes if change.new}
    assert {number: continued[number] for number in ("1", "3", "4", "9", "10", "11", "12")} == {
        "1": ["1"],
        "3": ["2"],
        "4": ["3", "9"],
        "9": [],
        "10": ["10"],
        "11": ["3"],
        "12": ["9"],
    }


def test_what_is_contested_is_told_apart_from_what_is_open(plan: Plan) -> None:
    found = open_points(plan, plan.version("minsk-package"))
    assert found.open == ()
    assert [item.point.number for item in found.agreed_but_contested] == ["9", "12"]


def test_every_record_is_sourced_and_every_party_speaks(plan: Plan) -> None:
    assert all(statement.sources for statement in plan.statements)
    assert all(event.sources for version in plan.versions for event in version.events)
    assert {statement.party for statement in plan.statements} == {*SIGNED}
    assert [item.id for item in plan.statements] == [f"mst-{number:03}" for number in range(1, 35)]
    assert quality(plan).sources.mixed == ()
    assert not [item.id for item in plan.sources if item.publisher in item.relays]
    without = {item.id for item in plan.sources if not item.url}
    assert without == {"osce-protocol", "un-2202", "ft-package"}
    assert all(item.notes for item in plan.sources if item.kind is SourceKind.OFFICIAL and item.id in without)


def test_prose_restates_and_does_not_quote(plan: Plan) -> None:
    prose = [statement.summary for statement in plan.statements]
    prose += [str(point.text) for version in plan.versions for point in version.points]
    assert not [text for text in prose if re.search(r"[\"“”«»]", text)]


def test_ids_are_of_one_plan_alone(plan: Plan) -> None:
    other = load_plan(PLANS / "ukraine-2025")

    def ids(known: Plan) -> set[str]:
        units = {unit.id for version in known.versions for unit in version.units()}
        records = {item.id for item in known.statements} | {item.id for item in known.sources}
        return units | records | {version.id for version in known.versions}

    assert ids(plan) & ids(other) == set()
