"""JSON Schemas of the plan files: every file of ours meets its own, and what a schema sees the reader sees too."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from schemas import faults

from conftest import PLANS, TESTS, Run

FILES = sorted([*PLANS.rglob("*.yaml"), *(TESTS / "plans").rglob("*.yaml")])


def schema_for(path: Path, run: Run) -> dict[str, Any]:
    name = "version" if path.parent.name == "versions" else path.stem
    schema: dict[str, Any] = json.loads(run("schema", name).out)
    return schema


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_file_of_ours_meets_its_schema(path: Path, run: Run) -> None:
    assert faults(yaml.safe_load(path.read_text("utf-8")), schema_for(path, run)) == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("statements", {"stance": "likes"}),
        ("statements", {"date": "soon"}),
        ("statements", {"id": "Not a slug"}),
        ("statements", {"sources": []}),
        ("statements", {"basis": None}),
        ("statements", {"condition": "something"}),
        ("statements", {"mood": "good"}),
        ("statements", {"stance": "counter_proposes"}),
    ],
    ids=str,
)
def test_a_schema_sees_what_the_reader_sees(name: str, change: dict[str, Any], small: Path, run: Run) -> None:
    path = small / f"{name}.yaml"
    content = yaml.safe_load(path.read_text("utf-8"))
    content[name][0] |= change
    content[name][0] = {key: value for key, value in content[name][0].items() if value is not None}
    path.write_text(yaml.safe_dump(content, sort_keys=False), "utf-8")
    assert faults(content, schema_for(path, run))
    assert run("check").code == 1
