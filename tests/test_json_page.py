"""docs/json.md is what the documents are: every sort of them, every key, every record that they are made of."""

import json
import re
import shlex
import shutil
import subprocess

import pytest
from json_page import EVERYWHERE, MARK, reference
from test_documents import ASKED, IDS

from conftest import PROJECT, SHIPPED, Run, compare_below

PAGE = PROJECT / "docs" / "json.md"
_ENVELOPE = {"schema_version", "command", "tool", "inputs", "options", "verdict"}
# Notes stand in round brackets, keys of keys in curly ones; neither are keys of the document.
_ASIDE = re.compile(r" \([^()]*\)| \{[^{}]*\}")
_PIPE = re.compile(r"^planvers ([^|\n]*) \| jq (.*)$", re.MULTILINE)


def told_keys(name: str, lead: str) -> tuple[set[str], set[str]]:
    """The keys that the page tells of one part of a document: all of them, and those that are always there."""
    lines = PAGE.read_text("utf-8").partition(f"\n- `{name}`: ")[2].split("\n- ")[0].splitlines()
    told = next((line.partition(": ")[2] for line in lines if line.startswith(f"  - {lead}: ")), "")
    while _ASIDE.search(told):
        told = _ASIDE.sub("", told)
    keys = re.findall(r"(?:^|, )`(\w+)`(\??)", told)
    return {key for key, _ in keys}, {key for key, mark in keys if not mark}


def test_the_reference_is_what_documents_are_made_of(request: pytest.FixtureRequest) -> None:
    compare_below(MARK, PAGE, reference(), "tests/test_json_page.py", request)


@pytest.mark.parametrize(("plans", "name", "arguments"), ASKED, ids=IDS)
def test_what_is_printed_has_the_keys_that_are_told(
    plans: tuple[str, str], name: str, arguments: list[str], run: Run
) -> None:
    document = json.loads(run(*plans, *arguments, "-f", "json").out)
    parts = {"found": set(document) - _ENVELOPE}
    parts |= {lead: set(document[lead]) - {EVERYWHERE} for lead in ("inputs", "options")}
    for lead, printed in parts.items():
        told, always = told_keys(name, lead)
        assert always <= printed <= told


def test_what_every_document_has_is_told() -> None:
    table = PAGE.read_text("utf-8").partition("\n## Every document\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (.*?) \|", table, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == _ENVELOPE


def test_every_record_that_an_arrow_leads_to_is_told() -> None:
    below = PAGE.read_text("utf-8").partition(MARK)[2]
    records = re.findall(r"^\| `(\w+)` \|", below, re.MULTILINE)
    assert records == sorted(set(records))
    arrows = set(re.findall(r"→ `(\w+)`", below))
    assert len(arrows) > 50
    assert arrows <= set(records)


@pytest.mark.skipif(shutil.which("jq") is None, reason="there is no jq")
@pytest.mark.parametrize("command", [found[0] for found in _PIPE.finditer(PAGE.read_text("utf-8"))])
def test_the_examples_run(command: str, run: Run) -> None:
    asked, _, asking = command.partition(" | ")
    ran = run(*SHIPPED, *shlex.split(asked)[1:])
    told = subprocess.run(shlex.split(asking), input=ran.out.encode(), capture_output=True, check=True)
    assert told.stdout.strip() not in {b"", b"null"}
