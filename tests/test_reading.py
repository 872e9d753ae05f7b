"""plan.yaml and accepted.yaml in detail: what they say, and each fault at its place."""

import datetime
from pathlib import Path

import pytest

from conftest import PLANS
from planvers.library import check_plan, load_plan
from planvers.model.plan import Actor, Point
from planvers.model.vocabulary import AlarmLevel
from planvers.reading.fields import Reference
from planvers.reading.files import DiskFiles
from planvers.reading.folder import read_folder
from planvers.reading.version_file import POINT


def appended(small: Path, name: str, text: str) -> int:
    """Add lines to a file of the plan, which is made if it is not there; the number of the first of them."""
    path = small / name
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(before + text, "utf-8")
    return len(before.splitlines()) + 1


def faults(small: Path, first_line: int) -> list[str]:
    """What is wrong with the plan, as `code line:column`, lines counted from the first that was added."""
    problems = check_plan(small).problems
    return [f"{item.code} {item.where.line - first_line + 1}:{item.where.column}" for item in problems]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        pytest.param("", [], id="left-out"),
        pytest.param("alarms:\n", [], id="null"),
        pytest.param("alarms: {}\n", [], id="empty"),
        pytest.param("alarms:\n  number: error\n  date: off\n", ["number=error", "date=off"], id="in-order"),
        pytest.param('alarms: {date: "off", actor: info}\n', ["date=off", "actor=info"], id="flow"),
        pytest.param("alarms: {number: , date: warning}\n", ["date=warning"], id="a-null-level-says-nothing"),
        pytest.param("alarms: {flip: warning}\n", ["flip=warning"], id="a-rule-on-the-record"),
    ],
)
def test_levels_of_alarms(text: str, levels: list[str], small: Path) -> None:
    appended(small, "plan.yaml", text)
    assert [f"{rule}={level}" for rule, level in load_plan(small).alarm_levels] == levels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("alarms: loud\n", ["wrong-type 1:9"], id="text"),
        pytest.param("alarms: [number]\n", ["wrong-type 1:9"], id="list"),
        pytest.param("alarms:\n  number: loud\n", ["not-in-vocabulary 2:11"], id="bad-word"),
        pytest.param("alarms:\n  number: False\n", ["not-in-vocabulary 2:11"], id="off-as-other-tools-write-it"),
        pytest.param("alarms:\n  number: [error]\n", ["wrong-type 2:11"], id="level-is-a-list"),
        pytest.param("alarms:\n  number: ''\n", ["empty-value 2:11"], id="level-is-blank"),
        pytest.param("alarms:\n  Num_ber: error\n", ["bad-id 2:3"], id="bad-key"),
        pytest.param("alarms:\n  '': error\n", ["empty-value 2:3"], id="blank-key"),
        pytest.param("alarms:\n  ~: error\n", ["empty-value 2:3"], id="null-key"),
        pytest.param(
            "alarms:\n  a--b: x\n  c: y\n",
            ["bad-id 2:3", "not-in-vocabulary 2:9", "not-in-vocabulary 3:6"],
            id="all-in-one-run",
        ),
        pytest.param("alarms:\n  date: info\n  date: off\n", ["yaml-duplicate-key 3:3"], id="twice"),
        pytest.param("actors:\n- {id: iaea}\n", ["missing-key 2:3"], id="actor-without-a-name"),
        pytest.param("actors:\n- {id: a, name: A, short: A}\n", ["unknown-key 2:20"], id="actor-without-a-column"),
        pytest.param("actors:\n- {id: a, name: A, aliases: [B, C, B]}\n", ["repeated-item 2:36"], id="alias-twice"),
        pytest.param("actors:\n- {id: a, name: A, aliases: B}\n", ["wrong-type 2:29"], id="aliases-as-text"),
        pytest.param("actors:\n- {id: a, name: A}\n- {id: a, name: B}\n", ["duplicate-id 3:3"], id="actor-twice"),
        pytest.param("actors:\n- {id: south, name: A}\n", ["duplicate-id 2:3"], id="actor-named-as-a-party"),
        pytest.param("actors:\n- {id: border, name: A}\n", [], id="actor-named-as-a-topic"),
    ],
)
def test_faults_of_plan_yaml(text: str, expected: list[str], small: Path) -> None:
    line = appended(small, "plan.yaml", text)
    assert faults(small, line) == expected


def test_every_rule_that_the_files_name_is_told_with_its_place(small: Path) -> None:
    line = appended(small, "plan.yaml", "alarms:\n  number: error\n  date: loud\n")
    named = [ref for ref in read_folder(DiskFiles(small)).header.references if ref.kind == "rule"]
    assert [(ref.id, ref.where.line - line, ref.where.column) for ref in named] == [("number", 1, 3), ("date", 2, 3)]
    assert all(isinstance(ref, Reference) and ref.where.path.endswith("plan.yaml") for ref in named)


def test_names_of_parties_and_actors(small: Path) -> None:
    header = small / "plan.yaml"
    header.write_text(header.read_text().replace("short: S}", "short: S, aliases: [Southern, The South]}"))
    appended(small, "plan.yaml", "actors:\n- {id: un, name: United Nations, aliases: [UN]}\n- {id: bank, name: Bank}\n")
    plan = load_plan(small)
    assert [party.aliases for party in plan.parties] == [(), ("Southern", "The South")]
    assert plan.actors == (Actor("un", "United Nations", ("UN",)), Actor("bank", "Bank"))


def test_the_words_of_a_level() -> None:
    assert [level.value for level in AlarmLevel] == ["error", "warning", "info", "off"]


def test_no_name_in_the_plan_for_ukraine_means_two_things() -> None:
    plan = load_plan(PLANS / "ukraine-2025")
    names = [name for party in plan.parties for name in (party.name, *party.aliases)]
    names += [name for actor in plan.actors for name in (actor.name, *actor.aliases)]
    assert len(names) == len(set(names))


def accepted(rule: str = "number", point: str = "ferry", fingerprint: str = "0123456789ab", more: str = "") -> str:
    """One acceptance, as it is written."""
    lines = f"- rule: {rule}\n  point: {point}\n  fingerprint: '{fingerprint}'\n  reason: Known.\n  by: Editors\n"
    return f"{lines}  {more}\n" if more else lines


ACCEPT = "schema: 1\naccept:\n"


def test_what_is_accepted(small: Path) -> None:
    text = accepted(more="until: 2025-06-30") + accepted(rule="actor", point="bridge", fingerprint="f" * 12)
    appended(small, "accepted.yaml", ACCEPT + text)
    first, second = load_plan(small).accepted
    assert (first.rule, first.point, first.fingerprint) == ("number", "ferry", "0123456789ab")
    assert (first.reason, first.by, first.until) == ("Known.", "Editors", datetime.date(2025, 6, 30))
    assert (first.where.line, first.where.column) == (3, 3)
    assert (second.rule, second.until, second.where.line) == ("actor", None, 9)
    record = read_folder(DiskFiles(small)).accepted
    assert [str(ref.where) for ref in record.references if ref.kind == "rule"] == [
        str(record.where(item.where, "rule")) for item in (first, second)
    ]


def test_nothing_need_be_accepted(small: Path) -> None:
    assert load_plan(small).accepted == ()
    for text in ("schema: 1\n", "schema: 1\naccept: []\n", "schema: 1\naccept:\n"):
        (small / "accepted.yaml").write_text(text)
        assert load_plan(small).accepted == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(accepted(), [], id="right"),
        pytest.param(accepted() + accepted(rule="date"), [], id="two-rules-on-one-point"),
        pytest.param(accepted() + accepted(point="bridge"), [], id="one-rule-on-two-points"),
        pytest.param(accepted() + accepted(fingerprint="0" * 12), [], id="two-findings-of-one-rule"),
        pytest.param(accepted() + accepted(more="until: 2025-06-30"), ["repeated-item 8:3"], id="twice"),
        pytest.param(accepted(rule="A") + accepted(rule="A"), ["bad-id 3:9", "bad-id 8:9"], id="twice-but-unreadable"),
        pytest.param(accepted(fingerprint="0123456789AB"), ["bad-fingerprint 5:16"], id="capitals"),
        pytest.param(accepted(fingerprint="0123456789a"), ["bad-fingerprint 5:16"], id="eleven-digits"),
        pytest.param(accepted(fingerprint="0123456789abc"), ["bad-fingerprint 5:16"], id="thirteen-digits"),
        pytest.param(accepted(fingerprint="0123456789ag"), ["bad-fingerprint 5:16"], id="no-digit"),
        pytest.param(accepted(fingerprint="٠١٢٣٤٥٦٧٨٩ab"), ["bad-fingerprint 5:16"], id="other-digits"),
        pytest.param(accepted(point="fery"), ["unknown-point 4:10"], id="no-version-has-the-point"),
        pytest.param(accepted(point="draft#ferry"), ["unknown-point 4:10"], id="no-version-is-named"),
        pytest.param(accepted(more="until: soon"), ["bad-date 8:10"], id="no-day"),
        pytest.param(accepted(more="level: off"), ["unknown-key 8:3"], id="other-key"),
        pytest.param("- {rule: number, point: ferry}\n", ["missing-key 3:3"] * 3, id="incomplete"),
        pytest.param("- number\n", ["wrong-type 3:3"], id="text"),
    ],
)
def test_faults_of_accepted_yaml(text: str, expected: list[str], small: Path) -> None:
    line = appended(small, "accepted.yaml", ACCEPT + text)
    assert faults(small, line) == expected


@pytest.mark.parametrize("name", ["draft.yaml", "Draft_2.yaml"])
def test_a_version_that_cannot_be_read_may_have_the_point(name: str, small: Path) -> None:
    appended(small, "accepted.yaml", ACCEPT + accepted(point="fery"))
    (small / "versions" / name).write_text("{")
    assert not [problem for problem in check_plan(small).problems if problem.code == "unknown-point"]


def test_what_a_point_leaves_out_is_the_same_in_the_file_and_in_the_model() -> None:
    optional = {name: field.default for name, field in POINT.fields.items() if not field.required}
    assert optional == {name: Point._field_defaults[name] for name in optional}
