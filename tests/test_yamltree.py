"""YAML as a located tree: nothing is resolved, every node knows its place, both parsers agree."""

import random
from pathlib import Path

import pytest

from conftest import PLANS, TESTS, needs_libyaml
from planvers.model.places import Source
from planvers.reading.characters import hidden_problems
from planvers.reading.yamltree import MAX_DEPTH, Mapping, Node, Scalar, Sequence, Tree, parse

_FILES = sorted([*PLANS.rglob("*.yaml"), *(TESTS / "plans").rglob("*.yaml"), *(TESTS / "broken").glob("*.yaml")])


def tree(text: str) -> Tree:
    return parse(Source("x.yaml", text))


def data(node: Node | None) -> object:
    """A tree without places."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [data(item) for item in node.items]
        case Mapping():
            return {entry.key.text: data(entry.value) for entry in node.entries}
    return None


@pytest.mark.parametrize(
    "typed", ["no", "on", "12:30", "3.10", "010", "1_000", "2026-03-01", "=", "null", "~", "0x1F", "1e3", ".inf", "<<"]
)
def test_scalars_arrive_as_they_were_typed(typed: str) -> None:
    assert data(tree(f"key: {typed}\n").root) == {"key": typed}
    assert data(tree(f"{typed}: value\n").root) == {typed: "value"}


def test_every_node_knows_its_place_in_characters() -> None:
    root = tree("# їжак\nпункт:\n- {a: 🕊 b, c: d}\n").root
    assert isinstance(root, Mapping)
    assert (root.line, root.column) == (2, 1)
    item = root.entries[0].value
    assert isinstance(item, Sequence)
    inner = item.items[0]
    assert isinstance(inner, Mapping)
    assert [(entry.key.line, entry.key.column, entry.value.column) for entry in inner.entries] == [
        (3, 4, 7),
        (3, 12, 15),
    ]


def test_quoted_text_is_not_plain() -> None:
    root = tree("[null, 'null', \"null\"]").root
    assert isinstance(root, Sequence)
    assert [item.plain for item in root.items if isinstance(item, Scalar)] == [True, False, False]


def test_what_can_be_stepped_over_is_reported_and_the_rest_is_read() -> None:
    found = tree("a: &x 1\nb: !!str 2\nc: *x\na: 3\nd: 4\n")
    assert data(found.root) == {"a": "1", "b": "2", "d": "4"}
    assert [(problem.code, problem.where.line) for problem in found.problems] == [
        ("yaml-anchor", 1),
        ("yaml-tag", 2),
        ("yaml-alias", 3),
        ("yaml-duplicate-key", 4),
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ('x: "\\U00110000"\n', [("yaml-syntax", 1)]),
        ('x: "\\UFFFFFFFF"\n', [("yaml-syntax", 1)]),
        (f"%YAML 1.{'9' * 5000}\n---\na: b\n", [("yaml-syntax", 1)]),
        ("*a", [("yaml-alias", 1)]),
        ("b: c\n*a : d\n", [("yaml-alias", 2)]),
    ],
)
def test_odd_input_is_a_problem_and_never_an_exception(text: str, problems: list[tuple[str, int]]) -> None:
    assert [(problem.code, problem.where.line) for problem in tree(text).problems] == problems


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a: 'b", 1, 6), ("a: 'b\n", 2, 1), ("a: [b,\n c", 2, 3), ("a:\n- b\nc", 3, 2), ("a: [\r", 2, 1)],
)
def test_what_is_missing_at_the_end_is_missing_within_the_file(text: str, line: int, column: int) -> None:
    (problem,) = tree(text).problems
    assert (problem.where.line, problem.where.column) == (line, column)


@pytest.mark.parametrize("text", ["", "# only a remark\n", "---\n", "---\n\n  ", "--- # nothing"])
def test_a_document_of_nothing_has_no_root(text: str) -> None:
    assert tree(text) == Tree(None, ())


@needs_libyaml
@pytest.mark.parametrize("text", ["? x", "- ?", "a:", "- !", "{a: , b}", "? [a]\n: b"])
def test_corners_are_read_alike_with_and_without_libyaml(text: str) -> None:
    assert parse(Source("x.yaml", text), fast=True) == parse(Source("x.yaml", text), fast=False)


def test_hidden_characters_are_counted_beyond_twenty_and_cost_no_more_than_their_number() -> None:
    found = list(hidden_problems(Source("x.yaml", "a\x01\n" * 100_000)))
    assert len(found) == 21
    assert (found[19].where.line, found[19].where.column) == (20, 2)
    assert found[-1].message == "and 99980 more such characters"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_beyond_any_reason_ends_the_reading(opening: str) -> None:
    found = tree(opening * 30_000)
    assert [problem.code for problem in found.problems] == ["yaml-depth"]
    assert found.root is None


def test_the_deepest_nesting_that_is_read() -> None:
    assert not tree("[" * MAX_DEPTH + "]" * MAX_DEPTH).problems
    assert tree("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).problems


@needs_libyaml
@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_is_read_alike_with_and_without_libyaml(path: Path) -> None:
    source = Source("x.yaml", path.read_bytes().decode("utf-8-sig", "replace"))
    if not any(hidden_problems(source)):
        assert parse(source, fast=True) == parse(source, fast=False)


_FLOW = "a: {b: c, 'd': [e, \"f\"]}\ng:\n- h: >-\n    i j\n\n    k\n  l: |\n    m\n- n\n"


@needs_libyaml
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_damaged_files_are_read_alike_with_and_without_libyaml(seed: int) -> None:
    chance = random.Random(seed)
    texts = [_FLOW, *(path.read_text("utf-8") for path in sorted((TESTS / "plans" / "small").rglob("*.yaml")))]
    for _ in range(250):
        text = chance.choice(texts)
        for _ in range(chance.randrange(1, 4)):
            at, taken = chance.randrange(len(text)), chance.randrange(3)
            text = text[:at] + chance.choice("-:[]{},\"'#&*!|> \n%?@`\t\\") + text[at + taken :]
        source = Source("x.yaml", text)
        assert parse(source, fast=True) == parse(source, fast=False), text
