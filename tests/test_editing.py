"""A change of a record is an edit of the text of its file, in which all else stays byte for byte."""

import random
import re
from collections.abc import Callable, Iterator

import pytest

from conftest import PLANS, TESTS
from planvers.editing.edits import Edit, paths_to
from planvers.editing.edits import Path as Way
from planvers.editing.records import with_fields, with_record
from planvers.editing.writing import Value
from planvers.model.places import Source
from planvers.reading.version_file import POINT
from planvers.reading.yamltree import Mapping, Node, Sequence, parse
from planvers.trouble import TroubleError

FILES = sorted([*PLANS.rglob("*.yaml"), *(TESTS / "plans").rglob("*.yaml")])
VARIANTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "no final line end": lambda text: text.rstrip("\n"),
    "remarks": lambda text: re.sub(r"(?m)^( *)- (id: .*)$", r"\1# on what follows\n\1- \2 # here", text),
    "four spaces deeper": lambda text: "schema: 1\nrest:\n" + "".join(f"    {row}\n" for row in text.split("\n")[:-1]),
}
REMARK = re.compile("# on what follows|# here")
VALUES: tuple[Value, ...] = (
    *("plain words", "with: a colon", "a # b", " around ", "2025-01-01", "null", "x, y [z]", 'it\'s "so"', "two\nrows"),
    *("long " * 60 + "end", "#a", "- b", "a:", "Київ — «так»", ("a", "b-c"), (), True, "? a", "{", "\\n", "a\tb", ""),
)
FIELDS = ("derived_from", "notes", "title", "sources", "id", "summary", "text", "date", "about", "anything")


def records(node: Node | None, way: Way = ()) -> Iterator[Way]:
    if isinstance(node, Mapping):
        yield way
        for entry in node.entries:
            yield from records(entry.value, (*way, entry.key.text))
    elif isinstance(node, Sequence):
        for place, item in enumerate(node.items):
            yield from records(item, (*way, place))


def alike(one: str, other: str) -> int:
    """How many signs two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def with_field(source: Source, record: Way, field: str, value: Value, order: tuple[str, ...] = ()) -> Edit:
    """The one edit that gives a record a value for a field."""
    old, new = source.text, with_fields(source, field, {record: value}, order).text
    start = alike(old, new)
    end = alike(old[start:][::-1], new[start:][::-1])
    return Edit(start, old[start : len(old) - end], new[start : len(new) - end])


def undone(edit: Edit) -> Edit:
    return Edit(edit.start, edit.new, edit.old)


def is_kept(old: str, new: str) -> bool:
    """Whether every row of a text is in the new one, in order."""
    rows = iter(new.split("\n"))
    return all(any(row.rstrip("\r") == other.rstrip("\r") for other in rows) for row in old.split("\n"))


@pytest.mark.slow
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_edit_of_any_plan_file_can_be_taken_back_and_touches_nothing_else(variant: str) -> None:
    chance = random.Random(variant)
    refused = 0
    for file in FILES:
        source = Source(file.name, VARIANTS[variant](file.read_bytes().decode("utf-8")))
        ways = [*records(parse(source).root)]
        for _ in range(3):
            way, field, value = chance.choice(ways), chance.choice(FIELDS), chance.choice(VALUES)
            try:
                edit = with_field(source, way, field, value, tuple(POINT.fields))
            except TroubleError:
                refused += 1
                continue
            new = edit.applied(source.text)
            assert undone(edit).applied(new) == source.text
            assert len(REMARK.findall(new)) == len(REMARK.findall(source.text))
            # Rows go only where a value gives way; of a mapping in braces the rest of the row stays.
            rest = source.text[: edit.start] + source.text[edit.start + len(edit.old) :]
            assert edit.old or "\n" not in edit.new or is_kept(rest, new)
    # A whole list of records with remarks in it gives way to nothing.
    assert refused <= (3 if variant == "remarks" else 1)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_record_at_the_end_of_any_list_can_be_taken_back(variant: str) -> None:
    fields: list[tuple[str, Value]] = [
        ("id", "new-1"),
        ("date", "2025-01-01"),
        ("summary", "words " * 40 + "end."),
        ("sources", ("a", "b")),
    ]
    for file in FILES:
        source = Source(file.name, VARIANTS[variant](file.read_bytes().decode("utf-8")))
        lists = {way[:-1] for way in records(parse(source).root) if way and isinstance(way[-1], int)}
        for to in sorted(lists, key=str)[:4]:
            edit = with_record(source, to, fields)
            new = edit.applied(source.text)
            assert not edit.old
            assert undone(edit).applied(new) == source.text
            assert new.endswith("\n") == source.text.endswith("\n")
            assert ("\r\n" in new) == ("\r\n" in source.text)


EDITED = {
    "below what stands before it, and above the remark on what follows": (
        "p:\n- id: a # x\n  title: >-\n    foo\n    # bar\n\n  # on status\n  status: open\n",
        "p:\n- id: a # x\n  title: >-\n    foo\n    # bar\n  derived_from: [q]\n\n  # on status\n  status: open\n",
    ),
    "in braces": (
        'p: [{id: a, number: "1", text: x}] # c',
        'p: [{id: a, number: "1", derived_from: [q], text: x}] # c',
    ),
    "in braces on two rows": ("p:\n- {id: a,\n   text: x}\n", "p:\n- {id: a, derived_from: [q],\n   text: x}\n"),
    "a list with dashes": (
        "p:\n- id: a\n  derived_from:\n    - x\n    - z\n",
        "p:\n- id: a\n  derived_from:\n    - q\n",
    ),
    "an empty value": ("p:\n- id: a\n  derived_from:  # ?\n", "p:\n- id: a\n  derived_from: [q]  # ?\n"),
    "null": ("p:\n- id: a\n  derived_from: null # ?\n", "p:\n- id: a\n  derived_from: [q] # ?\n"),
    "no line end": ("p:\r\n- id: a", "p:\r\n- id: a\r\n  derived_from: [q]"),
    "behind a text on two rows": (
        "p:\n- id: a\n  title: b\n   c\n",
        "p:\n- id: a\n  title: b\n   c\n  derived_from: [q]\n",
    ),
}


@pytest.mark.parametrize("case", EDITED)
def test_where_a_field_goes(case: str) -> None:
    old, new = EDITED[case]
    order = ("id", "number", "title", "derived_from", "text", "status")
    assert with_field(Source("f", old), ("p", 0), "derived_from", ("q",), order).applied(old) == new


REFUSED = {
    "a comment inside the value": ("p:\n- id: a\n  derived_from: # why\n  - x\n", "f:4: a comment stands inside"),
    "a comment in brackets": ("p:\n- id: a\n  derived_from: [x, # y\n   z]\n", "f:3: a comment stands inside"),
    "keys that are marked": ("p:\n- ? id\n  : a\n", "do not stand in one column"),
    "a mapping without braces": ("p: [id: a]\n", "no field fits in here"),
    "an alias": ("p:\n- id: &x a\n", "a file that cannot be read is not edited: f:2:7"),
    "a hidden character": ("p:\n- id: a\u202e\n", "a file that cannot be read is not edited: f:2:8"),
    "no record": ("p:\n- a\n", "this is no record"),
    "nothing": ("q: 1\n", "there is no p/0"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_clear_is_refused_with_a_reason(case: str) -> None:
    text, why = REFUSED[case]
    with pytest.raises(TroubleError) as refused:
        with_field(Source("f", text), ("p", 0), "derived_from", ("q",))
    assert why in str(refused.value)


APPENDED = {
    "as the last one, blank rows and quotes too": (
        "s:\n-   id: 'a'\n\n-   id: b\n    l:\n      - q\n    # b\n\n# end\n",
        (
            "s:\n-   id: 'a'\n\n-   id: b\n    l:\n      - q\n    # b\n\n"
            "-   id: c\n    date: '2025'\n    l:\n      - u\n      - v\n\n# end\n"
        ),
    ),
    "in braces": ("s:\n- {id: a}", 's:\n- {id: a}\n- {id: c, date: "2025", l: [u, v]}'),
    "in brackets": ("s: [{id: a}] # e\n", 's: [{id: a}, {id: c, date: "2025", l: [u, v]}] # e\n'),
    "below the dash": ("s:\n  -\n    id: a", 's:\n  -\n    id: a\n  -\n    id: c\n    date: "2025"\n    l: [u, v]'),
    "above the end of the document": ("s:\n- id: a\n...\n", 's:\n- id: a\n- id: c\n  date: "2025"\n  l: [u, v]\n...\n'),
    "behind blank rows that are text": (
        "s:\n- id: a\n  t: |+\n    b\n\n\n",
        's:\n- id: a\n  t: |+\n    b\n\n\n- id: c\n  date: "2025"\n  l: [u, v]\n',
    ),
}


@pytest.mark.parametrize("case", APPENDED)
def test_a_record_is_written_as_the_last_one_is(case: str) -> None:
    old, new = APPENDED[case]
    edit = with_record(Source("f", old), ("s",), [("id", "c"), ("date", "2025"), ("l", ("u", "v"))])
    assert edit.applied(old) == new


BEGUN = {
    "an empty list": ("s: [] # none\nt: 1\n", "s: # none\n- id: c\n  l: [u]\nt: 1\n"),
    "nothing": ("s:\r\n", "s:\r\n- id: c\r\n  l: [u]\r\n"),
    "null": ("s: ~", "s:\n- id: c\n  l: [u]"),
    "no such key": ("schema: 1\n# end\n", "schema: 1\ns:\n- id: c\n  l: [u]\n# end\n"),
}


@pytest.mark.parametrize("case", BEGUN)
def test_the_first_record_of_a_list_of_the_file(case: str) -> None:
    old, new = BEGUN[case]
    edit = with_record(Source("f", old), ("s",), [("id", "c"), ("l", ("u",))])
    assert edit.applied(old) == new
    assert undone(edit).applied(new) == old


def test_a_list_where_no_record_fits_is_refused() -> None:
    for text, why in (
        ("s:\n- a\n", "no list that ends with a record"),
        ("s: [\n]\n", "empty on several rows"),
        ("{s: []}\n", "no list that ends with a record"),
    ):
        with pytest.raises(TroubleError, match=why):
            with_record(Source("f", text), ("s",), [("id", "c")])


def test_an_edit_is_made_on_its_own_text_alone() -> None:
    source = Source("f", "p:\n- id: a\n  title: b\n")
    edit = with_field(source, ("p", 0), "title", "c")
    with pytest.raises(TroubleError, match="not the one that the edit was made for"):
        edit.applied("p:\n- id: a\n  title: z\n")
    assert paths_to(source, [(2, 3), (1, 1)]) == [("p", 0), ()]
    with pytest.raises(TroubleError, match="no record begins at line 1"):
        paths_to(source, [(2, 3), (1, 2)])
