"""What must hold of a command, whatever was in the files."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from schemas import faults

from fuzzing.texts import is_place
from planvers.documents.catalog import TROUBLE, document_schema

_DONE, _TROUBLE = 0, 2
# Internal faults, and what a command leaves with when nobody listens, are none of these.
_CODES = (_DONE, 1, _TROUBLE)
_PLACED = re.compile(r"(?P<path>\S.*?):(?P<line>\d+):(?P<column>\d+): (?:error|warning) \[")
# A checker in Python takes its time.
_MOST_OF_A_DOCUMENT = 60_000


class Ran(NamedTuple):
    """What a command was asked, and what it said and left with."""

    arguments: list[str]
    code: int
    out: str
    err: str


def judged(ran: Ran) -> None:
    """AssertionError if a command said what none may say."""
    assert ran.code in _CODES, f"left with {ran.code}"
    assert "Traceback" not in ran.err, "a traceback"
    assert "internal fault" not in ran.err, "an internal fault"
    assert ran.code != _TROUBLE or ran.err, "trouble without a word"
    form = next((then for now, then in zip(ran.arguments, ran.arguments[1:], strict=False) if now == "-f"), "text")
    if "--help" in ran.arguments or "-h" in ran.arguments:
        return
    if form == "json" and (ran.out or ran.code != _TROUBLE):
        _judge_document(ran)
    if form == "gitlab" and ran.code != _TROUBLE:
        json.loads(ran.out)
    for row in (ran.out if ran.arguments[0] == "check" and form == "text" else ran.err).splitlines():
        if found := _PLACED.match(row):
            _judge_place(found["path"], int(found["line"]), int(found["column"]), row)


def _judge_document(ran: Ran) -> None:
    document = json.loads(ran.out)
    assert document["verdict"]["exit_code"] == ran.code, "the document tells another exit code"
    if len(ran.out) < _MOST_OF_A_DOCUMENT:
        found = faults(document, _schema(TROUBLE if ran.code == _TROUBLE else ran.arguments[0]))
        assert not found, f"the document does not meet its schema: {found[:3]}"
    problems = document.get("problems") or document.get("error", {}).get("problems", ())
    for problem in problems:
        _judge_place(problem["path"], problem["line"], problem["column"], json.dumps(problem))


@cache
def _schema(name: str) -> dict[str, Any]:
    return document_schema(name)


def _judge_place(name: str, line: int, column: int, told: str) -> None:
    """Every fault stands somewhere in a file, or is that there is no such file."""
    path = Path(name)
    if (line, column) == (1, 1):
        return
    assert path.is_file(), f"a place in no file: {told}"
    content = path.read_bytes().decode("utf-8-sig", "replace")
    assert is_place(content, line, column), f"no such place: {told}"
