"""JSON Schemas of the plan files: every file of ours meets its own, and schema and reader agree on what is broken."""

import copy
import datetime
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from schemas import as_editors_see, faults
from test_broken import BROKEN, TODAY, broken_plan

from conftest import PLANS, TESTS, Run
from planvers.checking import check_version
from planvers.documents.inputs import INPUTS, input_schema
from planvers.library import check_plan
from planvers.model.dates import when
from planvers.model.places import Source
from planvers.model.plan import Version
from planvers.model.problems import CODES, Severity
from planvers.reading.accepted_file import ACCEPTED_FILE
from planvers.reading.plan_file import PLAN_FILE
from planvers.reading.records import Record, load
from planvers.reading.sources_file import SOURCES_FILE
from planvers.reading.statements_file import STATEMENTS_FILE
from planvers.reading.version_file import VERSION_FILE
from planvers.review.edit_rules import EDIT_RULES
from planvers.review.rules import RULES

FILES = sorted([*PLANS.rglob("*.yaml"), *(TESTS / "plans").rglob("*.yaml")])

# --- what no schema can say: a code, or one of its examples, by why that is so ---------

_NO_DATA = "the file never becomes data that a schema could look at"
_BYTES = "it is about the file and not about what stands in it"
_YAML = "it is about how the data is written down, and is gone when the YAML has been read"
_ELSEWHERE = "what it is compared with stands in another file"
_NAME = "it is compared with the name of the file or folder"
_ONE_KEY = "a schema compares items as wholes, and never by some of their keys"
_FAR = "a schema cannot compare one value with another"
BEYOND_SCHEMAS = {
    "file-missing": _NO_DATA,
    "file-not-utf8": _NO_DATA,
    "file-unreadable": _BYTES,
    "file-name": _BYTES,
    "file-too-large": _BYTES,
    "hidden-character": "it may stand anywhere in the text of the file, in comments too",
    "yaml-syntax": _NO_DATA,
    "yaml-second-document": _NO_DATA,
    "yaml-key": _NO_DATA,
    "yaml-alias": _NO_DATA,
    "yaml-anchor": _YAML,
    "yaml-tag": _YAML,
    "yaml-duplicate-key": _YAML,
    "id-mismatch": _NAME,
    "duplicate-id": _ONE_KEY,
    "duplicate-point-id": _ONE_KEY,
    "duplicate-number": _ONE_KEY,
    "repeated-item.accepted": _ONE_KEY,
    "count-contradicted": _FAR,
    "into-nowhere": _FAR,
    "derived-from-nowhere": _ELSEWHERE,
    "based-on-cycle": _ELSEWHERE,
    "unknown-party": _ELSEWHERE,
    "unknown-topic": _ELSEWHERE,
    "unknown-source": _ELSEWHERE,
    "unknown-version": _ELSEWHERE,
    "unknown-point": _ELSEWHERE,
}


def is_beyond(example: Path) -> bool:
    return bool({example.stem, example.name.split(".")[0]} & set(BEYOND_SCHEMAS))


def name_of_schema(path: str) -> str:
    return "version" if "versions/" in path else Path(path).stem


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_file_of_ours_meets_its_schema(path: Path) -> None:
    assert faults(as_editors_see(path.read_text("utf-8")), input_schema(name_of_schema(path.as_posix()))) == []


@pytest.mark.parametrize("example", BROKEN, ids=lambda path: path.stem)
def test_schema_and_reader_agree_on_every_broken_file(example: Path, small: Path) -> None:
    broken_plan(example, small)
    is_refused = any(item.severity is Severity.ERROR for item in check_plan(small, today=TODAY).problems)
    target = example.read_bytes().split()[1].decode()
    try:
        found = faults(as_editors_see(example.read_text("utf-8")), input_schema(name_of_schema(target)))
    except (yaml.YAMLError, UnicodeDecodeError):
        assert BEYOND_SCHEMAS[example.stem] == _NO_DATA
        return
    if example.stem not in ("file-missing", "yaml-tag"):
        # What is said to be beyond a schema, none of ours may see: else it would not be.
        assert bool(found) == (is_refused and not is_beyond(example)), found


def test_only_what_there_is_is_said_to_be_beyond_schemas() -> None:
    assert set(BEYOND_SCHEMAS) <= {*CODES, *(path.stem for path in BROKEN)}


# --- drawn at random -------------------------------------------------------------------

_KINDS = {
    "plan": PLAN_FILE,
    "sources": SOURCES_FILE,
    "statements": STATEMENTS_FILE,
    "accepted": ACCEPTED_FILE,
    "version": VERSION_FILE,
}
_ACCEPTED = {
    "schema": 1,
    "accept": [{"rule": "number", "point": "a", "fingerprint": "0123456789ab", "reason": "x", "by": "y"}],
}
# Nothing that YAML reads otherwise than as it was typed: planvers reads `7` as text, editors as a number.
_ODD: list[Any] = [
    None,
    "",
    " ",
    "x y",
    "latest",
    "2025-02-30",
    "2025-06",
    [],
    {},
    ["a"],
    ["a", "a"],
    [None],
    [[]],
    {"en": None},
]
_ODD += [{"en": "x", "uk": ""}, {"not a tag": "x"}, "dropped", "agreed", "open", "accepts_conditionally", "count_only"]


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - any data
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*path, key)
        yield from _places(item, (*path, key))


def _broken(value: Any, draw: random.Random) -> None:  # noqa: ANN401 - any data
    """Change one thing anywhere: put something odd there, take it away, or add a key beside it."""
    *path, last = draw.choice([*_places(value)])
    for key in path:
        value = value[key]
    deed = draw.randrange(8)
    if deed == 0:
        del value[last]
    elif deed == 1 and isinstance(value, dict):
        value[draw.choice(["mood", "text", "reason", "into", "agreed_by", "condition", "points"])] = "x"
    else:
        value[last] = copy.deepcopy(draw.choice(_ODD))


@pytest.mark.slow
@pytest.mark.parametrize("name", INPUTS)
def test_schema_and_reader_agree_whatever_is_changed(name: str) -> None:
    draw = random.Random(name)
    paths = [path for path in FILES if "talks" in path.parts and name_of_schema(path.as_posix()) == name]
    files = [as_editors_see(path.read_text("utf-8")) for path in paths] or [_ACCEPTED]
    schema, outcomes = input_schema(name), set()
    for _ in range(60):
        # A few items of each list are enough, and soon read.
        whole = draw.choice(files).items()
        changed = copy.deepcopy({key: item[:8] if isinstance(item, list) else item for key, item in whole})
        for _ in range(draw.choice([1, 1, 2])):
            _broken(changed, draw)
        record = load(Source("x.yaml", yaml.safe_dump(changed, sort_keys=False)), _KINDS[name])
        problems = check_version(cast("Record[Version]", record)) if name == "version" else record.problems
        told = [item for item in problems if item.severity is Severity.ERROR and item.code not in BEYOND_SCHEMAS]
        unknown = [item for item in record.references if item.kind == "rule" and item.id not in RULES]
        found = faults(changed, schema)
        assert bool(found) == bool(told or unknown), (found, told, unknown)
        outcomes.add(bool(found))
    assert outcomes == {True, False}


# --- details ---------------------------------------------------------------------------


def test_a_pattern_knows_the_calendar() -> None:
    accepted, version = (
        cast("dict[str, Any]", input_schema("accepted")),
        cast("dict[str, Any]", input_schema("version")),
    )
    day = re.compile(accepted["definitions"]["acceptance"]["properties"]["until"]["anyOf"][0]["pattern"])
    date = re.compile(version["properties"]["date"]["pattern"])
    days = [f"-{month:02}-{number:02}" for month in range(14) for number in range(33)]
    months = [f"-{month:02}" for month in range(14)]
    for year in ("0000", "0001", "1900", "2000", "2023", "2024", "2100", "9999"):
        for text in [year, *(year + rest for rest in (*months, *days))]:
            known = when(text)
            assert bool(date.search(text)) == (known is not None), text
            assert bool(day.search(text)) == (known is not None and known.is_day), text
    assert when("2024-02-29") == when(str(datetime.date(2024, 2, 29)))


def test_a_schema_names_the_rules(run: Run) -> None:
    for name in ("plan", "accepted"):
        assert json.loads(run("schema", name).out)["definitions"]["rule"]["enum"] == [*RULES, *EDIT_RULES]


@pytest.mark.parametrize("name", INPUTS)
def test_the_command_prints_it(name: str, run: Run) -> None:
    assert json.loads(run("schema", name).out) == input_schema(name)


@pytest.mark.parametrize("name", INPUTS)
def test_every_reference_of_a_schema_leads_somewhere(name: str) -> None:
    schema = input_schema(name)
    known = schema.get("definitions", {})
    assert isinstance(known, dict)
    assert set(re.findall(r'"#/definitions/([^"]+)"', json.dumps(schema))) == set(known)
