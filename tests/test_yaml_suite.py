"""All cases of the YAML Test Suite give a tree or a fault with its place, and where we differ from it is listed."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fuzzing.judging import Ran, judged
from fuzzing.texts import check_tree, is_place

from conftest import PROJECT, TESTS, Run
from planvers.model.places import Source
from planvers.reading.characters import hidden_problems
from planvers.reading.yamltree import Mapping, Node, Scalar, Tree, parse

# What stands too far left, a remark without a space before it, a lone `-` in brackets: YAML 1.2 is stricter.
ACCEPTED = {"9C9N", "9JBA", "CVW2", "DK95/01", "G5U8", "QB6E", "S98Z", "SU5Z", "YJV2"}
# In braces and brackets PyYAML takes a `?` that a word follows for the sign of a key, as YAML 1.1 has it.
READ_OTHERWISE = {"652Z", "HM87/01"}
_ESCAPES = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "\\": "\\"}
_VALUE = re.compile(r"=VAL (?:&\S+ )?(?:<\S*> )?[:'\"|>](.*)")
_MARKS = {"+SEQ": "[", "-SEQ": "]", "+MAP": "{", "-MAP": "}"}


class Case(NamedTuple):
    """A document, whether it is YAML, and what stands in it."""

    name: str
    text: str
    is_yaml: bool
    said: list[str]


def plain(written: str) -> str:
    """What the suite writes for the eye, as it is meant."""
    shown = re.sub("—*»", "\t", written.replace("␣", " ").replace("↵", ""))
    return re.sub("∎\n?$", "", shown.replace("←", "\r").replace("⇔", "\ufeff"))


def events(tree: str) -> list[str]:
    """The texts of a document, and where lists and mappings begin and end."""
    found: list[str] = []
    for row in plain(tree).splitlines():
        event = row.lstrip(" ")
        if value := _VALUE.fullmatch(event):
            found.append(re.sub(r"\\(.)", lambda sign: _ESCAPES[sign[1]], value[1]))
        elif event[:4] in _MARKS:
            found.append(_MARKS[event[:4]])
    return found


def case(row: dict[str, Any]) -> Case:
    return Case(row["id"], plain(row["yaml"]), "fail" not in row, events(row.get("tree", "")))


CASES = [case(json.loads(row)) for row in (TESTS / "yaml-test-suite" / "cases.jsonl").read_text("utf-8").splitlines()]
IDS = [item.name for item in CASES]


def read(text: str) -> Tree:
    """The tree of a text as `check` reads it: what cannot be seen is refused first."""
    source = Source("x.yaml", text.removeprefix("\ufeff"))
    hidden = tuple(hidden_problems(source))
    return Tree(None, hidden) if hidden else parse(source)


def told(node: Node | None) -> list[str]:
    """A tree as the events of the suite."""
    if node is None:
        return [""]
    if isinstance(node, Scalar):
        return [node.text]
    if isinstance(node, Mapping):
        return ["{", *(word for key, value in node.entries for word in (*told(key), *told(value))), "}"]
    return ["[", *(word for item in node.items for word in told(item)), "]"]


def test_the_suite_is_all_there() -> None:
    assert len(CASES) == 406
    assert sum(not item.is_yaml for item in CASES) == 94
    assert sum("\t" in item.text for item in CASES) > 40


@pytest.mark.parametrize("item", CASES, ids=IDS)
def test_a_tree_or_a_fault_with_its_place_and_the_same_without_libyaml(item: Case) -> None:
    check_tree(item.text.removeprefix("\ufeff"))
    found = read(item.text)
    for problem in found.problems:
        assert is_place(item.text, problem.where.line, problem.where.column), str(problem)
    if not found.problems and item.is_yaml:
        assert (told(found.root) == (item.said or [""])) is (item.name not in READ_OTHERWISE)
    assert item.is_yaml or bool(found.problems) is (item.name not in ACCEPTED)


@pytest.mark.slow
def test_check_tells_where_each_is_no_file_of_a_plan(small: Path, run: Run) -> None:
    file = small / "versions" / "draft.yaml"
    for item in CASES:
        file.write_bytes(item.text.encode())
        for form in ("json", "text"):
            ran = run("check", file, "-f", form)
            judged(Ran(["check", "-f", form], ran.code, ran.out, ran.err))
            assert (ran.code, ran.err) == (1, ""), item.name
            assert "versions/draft.yaml" in ran.out, item.name


def test_where_we_differ_is_documented() -> None:
    """The table in docs/robustness.md counts what is refused by the code that tells of it, the first of these."""
    order = ("hidden-character", "yaml-syntax", "yaml-tag", "yaml-anchor", "yaml-key", "yaml-second-document")
    counts = Counter[str]()
    for item in CASES:
        codes = {problem.code for problem in read(item.text).problems}
        if item.is_yaml and codes:
            counts[next(code for code in order if code in codes)] += 1
    page = (PROJECT / "docs" / "robustness.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", page.split("## The YAML test suite")[1], re.MULTILINE))
    assert {code: int(count) for code, count in rows.items()} == dict(counts)
    agreed = sum(item.is_yaml for item in CASES) - counts.total() - len(READ_OTHERWISE)
    refused = sum(not item.is_yaml for item in CASES) - len(ACCEPTED)
    assert f"{agreed} are read as the suite says" in page
    assert f"{refused} of the {refused + len(ACCEPTED)} that are no YAML are refused" in page
