"""JSON: every document meets its schema, is the same for the same record, and in trouble looks like no result."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from schemas import faults

from conftest import PROJECT, SHIPPED, TESTS, Golden, Run
from helpers import edit, point, version
from planvers import __version__
from planvers.cli.app import app
from planvers.documents.catalog import OUTPUTS, document_schema, schema_names
from planvers.documents.records import POINT, SIDE, Unit
from planvers.model.vocabulary import DropReason

TALKS = ("-C", TESTS / "plans" / "talks")
ASKED = [
    (SHIPPED, "versions", ["list"]),
    (SHIPPED, "versions", ["list", "--tree"]),
    (SHIPPED, "status", ["list", "--status"]),
    *((SHIPPED, "one_version", ["show", name]) for name in ("us-28", "geneva-19", "us-ru-27", "twenty-point")),
    (SHIPPED, "one_point", ["show", "us-28", "territory"]),
    (SHIPPED, "one_point", ["show", "geneva-19", "amnesty"]),
    (SHIPPED, "changes", ["diff", "us-28", "e3-counter"]),
    (SHIPPED, "changes", ["diff", "us-28", "geneva-19"]),
    (SHIPPED, "changes", ["diff", "us-28", "twenty-point", "--party", "nato", "--topic", "nato", "--only", "reworded"]),
    (SHIPPED, "changes", ["diff", "e3-counter", "twenty-point", "--no-infer", "--level", "number=off", "--point", "6"]),
    (SHIPPED, "findings", ["diff", "us-28", "e3-counter", "--findings"]),
    (SHIPPED, "concordance", ["map", "us-28", "twenty-point"]),
    (SHIPPED, "concordance", ["map", "us-28", "twenty-point", "--no-declared", "--threshold", "0.6"]),
    (SHIPPED, "explained", ["map", "us-28", "twenty-point", "--no-declared", "--explain", "6"]),
    *((SHIPPED, "life", ["history", name]) for name in ("territory", "amnesty", "us-28#20a")),
    (SHIPPED, "matrix", ["stance"]),
    (SHIPPED, "matrix", ["stance", "us-28", "--party", "russia", "--as-of", "2025-11-22"]),
    (SHIPPED, "matrix", ["stance", "e3-counter", "--stale"]),
    (SHIPPED, "by_topic", ["stance", "us-28", "--by", "topic"]),
    (SHIPPED, "moves", ["stance", "twenty-point", "--changed-since", "us-28"]),
    (SHIPPED, "moves", ["stance", "twenty-point", "--changed-since", "2026-01-15"]),
    (SHIPPED, "open_points", ["open"]),
    (SHIPPED, "open_for_party", ["open", "--party", "europe"]),
    (SHIPPED, "entries", ["timeline", "--party", "nato", "--since", "2025-11"]),
    (SHIPPED, "summary", ["summary", "us-28"]),
    (SHIPPED, "summary", ["summary", "twenty-point", "--since", "geneva-19"]),
    (SHIPPED, "problems", ["check"]),
    (SHIPPED, "quality", ["check", "--stats"]),
    (SHIPPED, "flow", ["report"]),
    (SHIPPED, "alarm_code", ["explain", "negation"]),
    (SHIPPED, "alarm_code", ["explain", "backsliding"]),
    (SHIPPED, "problem_code", ["explain", "bad-date"]),
    (TALKS, "changes", ["diff", "first-draft", "second-draft"]),
    (TALKS, "matrix", ["stance", "second-draft"]),
    (TALKS, "moves", ["stance", "second-draft", "--changed-since", "first-draft"]),
    (TALKS, "open_points", ["open", "second-draft", "--package", "justice"]),
    (TALKS, "open_for_party", ["open", "second-draft", "--party", "sudland"]),
    (TALKS, "entries", ["timeline"]),
    (TALKS, "status", ["list", "--status"]),
    (TALKS, "summary", ["summary", "second-draft"]),
    (TALKS, "quality", ["check", "--stats"]),
]
IDS = [" ".join(map(str, arguments)) for _, _, arguments in ASKED]


@pytest.mark.parametrize(("plans", "name", "arguments"), ASKED, ids=IDS)
def test_every_document_meets_its_schema(plans: tuple[str, Path], name: str, arguments: list[str], run: Run) -> None:
    ran = run(*plans, *arguments, "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    document = json.loads(ran.out)
    for asked in (name, arguments[0]):
        schema = json.loads(run("schema", asked).out)
        assert faults(document, schema) == []
    assert document["verdict"] == {"exit_code": 0}
    assert run(*plans, *arguments, "-f", "json").out == ran.out


def test_every_sort_of_document_is_among_these() -> None:
    # A review needs a repository: test_review.py holds it to its schema.
    assert {*(name for _, name, _ in ASKED), "review"} == {output.name for output in OUTPUTS}


@pytest.mark.parametrize("name", schema_names())
def test_every_reference_of_a_schema_leads_somewhere(name: str) -> None:
    schema = document_schema(name)
    text = json.dumps(schema)
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    assert set(re.findall(r'"#/\$defs/([^"]+)"', text)) == set(definitions)


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found.pop("verdict"),
        lambda found: found.update(schema_version=2),
        lambda found: found.update(command="list"),
        lambda found: found["verdict"].update(exit_code="0"),
        lambda found: found.update(more=1),
    ],
)
def test_the_checker_sees_faults(change: Any, run: Run) -> None:  # noqa: ANN401 - any change of the document
    document, schema = json.loads(run(*SHIPPED, "open", "-f", "json").out), json.loads(run("schema", "open_points").out)
    change(document)
    assert faults(document, schema)


TROUBLES = [
    ["list", "-o", "no/such/folder/list.json"],
    ["show", "nothing"],
    ["show", "us-28", "nothing"],
    ["diff", "us-28", "nothing"],
    ["diff", "us-28", "e3-counter", "--only", "nothing"],
    ["diff", "us-28", "e3-counter", "--stat"],
    ["map", "us-28", "nothing"],
    ["map", "us-28", "e3-counter", "--pending"],
    ["history", "nothing"],
    ["stance", "--as-of", "soon"],
    ["stance", "--by", "topic", "--stale"],
    ["open", "--topic", "nothing"],
    ["timeline", "--since", "soon"],
    ["summary", "nothing"],
    ["summary", "us-28", "--since", "nothing"],
    ["report", "nothing"],
    ["review", "no-such-revision"],
    ["check", "nowhere"],
    ["check", "--stats", "nowhere"],
    ["explain", "nothing"],
]


def _with_json() -> set[str]:
    """Every command that takes --format."""
    commands = typer.main.get_command(app).commands.items()  # type: ignore[attr-defined]
    return {name for name, command in commands if any(option.name == "form" for option in command.params)}


def test_every_command_has_a_document() -> None:
    assert {output.command for output in OUTPUTS} == _with_json()
    assert {arguments[0] for arguments in TROUBLES} == _with_json()


@pytest.mark.parametrize("arguments", TROUBLES, ids=" ".join)
def test_trouble_is_a_document_too_and_no_result(arguments: list[str], run: Run) -> None:
    ran = run(*SHIPPED, *arguments, "-f", "json")
    document, schema = json.loads(ran.out), document_schema("trouble")
    assert ran.code == document["verdict"]["exit_code"] == 2
    assert document["command"] == arguments[0]
    assert faults(document, schema) == []
    assert set(document) == {"schema_version", "command", "tool", "error", "verdict"}
    assert ran.err.rstrip() == f"planvers: error: {document['error']['message']}"


READING = [
    *(["list"], ["show", "draft"], ["diff"], ["map", "draft", "reply"], ["history", "ferry"], ["stance"], ["open"]),
    *(["timeline"], ["summary"]),
]


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_a_broken_plan_is_a_document_of_trouble(arguments: list[str], small: Path, run: Run) -> None:
    edit(small / "versions" / "draft.yaml", ("kind: draft", "kind: drift"))
    ran = run(*arguments, "-f", "json")
    document = json.loads(ran.out)
    assert faults(document, document_schema("trouble")) == []
    assert (ran.code, document["command"]) == (2, arguments[0])
    assert [problem["code"] for problem in document["error"]["problems"]] == ["not-in-vocabulary"]


def test_what_the_system_refuses_is_a_document_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "plans")

    monkeypatch.setattr("planvers.desk.find_plans", refuse)
    ran = run("list", "-f", "json")
    message = json.loads(ran.out)["error"]["message"]
    assert (ran.code, ran.err) == (2, f"planvers: error: {message}\n")
    assert message.startswith("the system refused: ")


def test_a_plan_that_cannot_be_read_has_no_figures(small: Path, run: Run) -> None:
    edit(small / "versions" / "draft.yaml", ("kind: draft", "kind: drift"))
    ran = run("check", "--stats", "-f", "json")
    document = json.loads(ran.out)
    assert faults(document, document_schema("quality")) == []
    assert (ran.code, document["plans"], document["summary"]["errors"]) == (1, [], 1)


@pytest.mark.parametrize("version_id", ["us-28", "geneva-19", "e3-counter", "twenty-point"])
def test_a_summary_lists_all_that_it_names(version_id: str, run: Run) -> None:
    found = json.loads(run(*SHIPPED, "summary", version_id, "-f", "json").out)
    statements, sources = ({item["id"] for item in found[name]} for name in ("statements", "sources"))
    assert set(_named(found, {"words", "earlier", "before", "old_statements", "new_statements"})) == statements
    assert set(_named(found, {"sources"})) == sources
    assert ("compared" in found) == ("old" in found["inputs"]) == (version_id != "us-28")


def test_a_summary_is_made_of_what_other_commands_write(run: Run) -> None:
    def asked(*arguments: str) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(run(*SHIPPED, *arguments, "-f", "json").out)
        return document

    found = asked("summary", "twenty-point", "--since", "us-28")
    diff, stance, still_open = asked("diff", "us-28", "twenty-point"), asked("stance"), asked("open")
    assert found["compared"]["changes"] == diff["changes"]
    assert found["compared"]["summary"] == diff["summary"]
    assert found["stances"]["rows"] == stance["rows"]
    assert found["open"] == {name: still_open[name] for name in found["open"]}
    assert found["version"] == asked("show", "twenty-point")["version"]
    (versions,) = (plan["versions"] for plan in asked("list", "--status")["plans"])
    assert found["standing"] in versions
    (versions,) = (plan["versions"] for plan in asked("check", "--stats")["plans"])
    assert found["sourcing"] in versions


def _named(value: Any, keys: set[str]) -> Iterator[str]:  # noqa: ANN401 - any part of a document
    """Every text in a list that stands under one of these keys."""
    for key, item in value.items() if isinstance(value, dict) else ():
        if key in keys and isinstance(item, list):
            yield from (name for name in item if isinstance(name, str))
        yield from _named(item, keys)
    for item in value if isinstance(value, list) else ():
        yield from _named(item, keys)


def test_faults_of_files_are_told_as_data(small: Path, run: Run) -> None:
    path = small / "versions" / "draft.yaml"
    path.write_text(path.read_text().replace("kind: draft", "kind: drift"))
    ran = run("list", "-f", "json")
    document, schema = json.loads(ran.out), document_schema("trouble")
    assert faults(document, schema) == []
    (problem,) = document["error"]["problems"]
    assert (ran.code, problem["code"], problem["line"]) == (2, "not-in-vocabulary", 5)
    checked = run("check", "-f", "json")
    document, schema = json.loads(checked.out), document_schema("check")
    assert faults(document, schema) == []
    assert checked.code == document["verdict"]["exit_code"] == 1


def test_the_verdict_stands_in_the_document(run: Run) -> None:
    ran = run(*SHIPPED, "diff", "us-28", "e3-counter", "--exit-code", "-f", "json")
    assert ran.code == json.loads(ran.out)["verdict"]["exit_code"] == 1


@pytest.mark.parametrize(
    ("status", "reason", "into", "told"),
    [
        ("proposed", None, None, {}),
        ("dropped", None, None, {"reason": None}),
        ("dropped", DropReason.UNKNOWN, None, {"reason": "unknown"}),
        ("dropped", DropReason.WITHDRAWN, None, {"reason": "withdrawn"}),
        ("dropped", DropReason.MOVED, None, {"reason": "moved", "into": None}),
        ("dropped", DropReason.ABSORBED, "b", {"reason": "absorbed", "into": "b"}),
        ("dropped", None, "b", {"reason": None, "into": "b"}),
    ],
)
def test_a_tombstone_says_why_and_where_to(
    status: str, reason: DropReason | None, into: str | None, told: dict[str, Any]
) -> None:
    unit = point(f"a:{status}")._replace(reason=reason, into=into)
    for written in (SIDE.write(unit), POINT.write(Unit(version("draft"), unit))):
        assert isinstance(written, dict)
        assert {name: written[name] for name in ("reason", "into") if name in written} == told


def test_both_sides_of_a_change_carry_what_their_tombstones_say(small: Path, run: Run) -> None:
    edit(small / "versions" / "reply.yaml", ("status: dropped", "status: dropped\n  reason: absorbed\n  into: bridge"))
    for names, side in ((("draft", "reply"), "new"), (("reply", "draft"), "old")):
        changes = json.loads(run("diff", *names, "-f", "json").out)["changes"]
        (ferry,) = [unit for change in changes for unit in change[side] if unit["id"] == "ferry"]
        assert (ferry["status"], ferry["reason"], ferry["into"]) == ("dropped", "absorbed", "bridge")


@pytest.mark.parametrize(
    ("arguments", "filters"),
    [
        (["diff", "us-28", "e3-counter"], ["--only", "reworded"]),
        (["diff", "us-28", "e3-counter"], ["--only", "number"]),
        (["diff", "us-28", "e3-counter"], ["--point", "6"]),
        (["diff", "us-28", "e3-counter"], ["--topic", "nato", "--party", "nato"]),
        (["diff", "us-28", "e3-counter", "--findings"], ["--point", "20"]),
        (["diff", "us-28", "twenty-point", "--no-infer"], ["--only", "dropped"]),
        (["stance"], ["--party", "russia"]),
        (["stance"], ["--topic", "territory"]),
        (["stance", "--changed-since", "us-28"], ["--party", "russia", "--topic", "territory"]),
        (["open"], ["--topic", "territory"]),
        (["open", "--party", "europe"], ["--topic", "territory"]),
        (["timeline"], ["--party", "russia", "--since", "2026"]),
    ],
    ids=" ".join,
)
def test_counts_do_not_depend_on_filters(arguments: list[str], filters: list[str], run: Run) -> None:
    whole, narrowed = (
        json.loads(run(*SHIPPED, *arguments, *more, "-f", "json").out)["summary"] for more in ([], filters)
    )
    assert whole == narrowed


@pytest.mark.parametrize("filters", [[], ["--only", "reworded"], ["--point", "6"], ["--party", "nato"]], ids=" ".join)
def test_text_and_document_count_the_same(filters: list[str], run: Run) -> None:
    asked = (*SHIPPED, "diff", "us-28", "twenty-point", *filters)
    found = json.loads(run(*asked, "-f", "json").out)["summary"]
    told = " ".join(run(*asked).out.partition("marked ?")[0].split())
    for kind in ("added", "split", "reworded", "moved", "renumbered"):
        assert f"{found['points']['by_kind'][kind]} {kind}" in told, kind
    for level in ("error", "warning", "info"):
        assert f"{found['alarms'][level]} {level}" in told
    assert f"{found['not_verified']} point rests on wording that is not verified" in told
    assert "on links that nobody declared" not in told
    assert found["inferred"] == 0


def test_a_sub_point_that_words_alone_link_counts_in_text_and_document(small: Path, run: Run) -> None:
    part = "\n  subpoints:\n  - {id: %s, text: No toll is asked of traders who carry grain or wood across.}"
    for name, after, subpoint in (("draft", "[all] traders.", "toll"), ("reply", "for 30 days.", "levy")):
        edit(small / "versions" / f"{name}.yaml", (after, after + part % subpoint))
    assert json.loads(run("diff", "draft", "reply", "-f", "json").out)["summary"]["inferred"] == 1
    assert "1 point rests on links that nobody declared" in run("diff", "draft", "reply").out


def test_languages_are_echoed_where_they_were_asked_for(run: Run) -> None:
    for arguments in (["show", "us-28"], ["open"], ["list"], ["explain", "number"]):
        asked = json.loads(run("--lang", "uk, en", *SHIPPED, *arguments, "-f", "json").out)
        assert asked["options"]["languages"] == ["uk", "en"]
        assert faults(asked, document_schema(arguments[0])) == []
        assert "languages" not in json.loads(run(*SHIPPED, *arguments, "-f", "json").out)["options"]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("diff", ["diff", "draft", "reply"]),
        ("check-stats", ["check", "--stats"]),
        ("trouble", ["show", "drafts"]),
    ],
)
@pytest.mark.usefixtures("small")
def test_documents_that_a_person_can_read(name: str, arguments: list[str], run: Run, golden: Golden) -> None:
    told = run(*arguments, "-f", "json").out
    golden(f"{name}-small.json", told.replace(f'"version": "{__version__}"', '"version": "THIS ONE"'))


def test_an_unknown_schema_is_trouble(run: Run) -> None:
    ran = run("schema", "opne")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no schema 'opne' (did you mean 'open'?)" in ran.err


def test_the_examples_of_the_document_on_json_give_what_they_say(run: Run) -> None:
    text = (PROJECT / "docs" / "json.md").read_text("utf-8")
    changes = json.loads(run(*SHIPPED, "diff", "us-28", "e3-counter", "-f", "json").out)["changes"]
    loud = [change["new"][0]["number"] for change in changes if any(it["level"] == "error" for it in change["alarms"])]
    assert "any(.alarms[]; .level == " in text
    assert loud == ["7", "20", "21"]
    rows = json.loads(run(*SHIPPED, "stance", "twenty-point", "-f", "json").out)["rows"]
    assert ".rows[] | [.point.number, .cells[].stances[0]]" in text
    (territory,) = ([cell["stances"][:1] for cell in row["cells"]] for row in rows if _number(row) == "14")
    lacking = json.loads(run(*SHIPPED, "check", "--stats", "-f", "json").out)["plans"][0]["versions"]
    assert ".plans[].versions[].points[] | select(any(.shortfalls[]; . ==" in text
    assert any(
        "only_weak" in item["shortfalls"] and item["point"]["id"] for version in lacking for item in version["points"]
    )
    found = json.loads(run(*SHIPPED, "summary", "twenty-point", "-f", "json").out)
    assert "{status: .standing, changes: .compared.summary, open: [.open.open[].point.id]}" in text
    assert found["standing"]["id"] == "twenty-point"
    assert found["compared"]["summary"]["points"]["changed"] > 0
    assert "territory" in [item["point"]["id"] for item in found["open"]["open"]]
    assert territory == [["opposes"], ["reserves"], ["no_position"], ["reserves"], []]


def _number(row: dict[str, Any]) -> str | None:
    return (row.get("point") or {}).get("number")
