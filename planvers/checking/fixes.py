"""What is wrong with a file in one way and right in one way, put right in the text: all else stays byte for byte."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from planvers.model.places import Source
from planvers.reading.files import sort_of
from planvers.reading.yamltree import Mapping, Node, Scalar, parse

_ROW = re.compile(r"[^\n]*\n|[^\n]+")
_SPACED_ID = re.compile(
    r"""(?P<before>\s*(?:-[ ]+)?(?:\{[ ]*)?id:[ ]+)(?P<mark>["'])(?P<id>\s*[a-z0-9]+(?:-[a-z0-9]+)*\s*)(?P=mark)"""
)
_KEY = re.compile(r"[a-z_]+:")
_BYTE_ORDER_MARK = "\ufeff"


class Fix(NamedTuple):
    """What was put right in a line of a text as it is now, in words."""

    line: int
    told: str


class Fixed(NamedTuple):
    """A text put right, and what that took; the same text and nothing where there was nothing to do."""

    text: str
    fixes: tuple[Fix, ...] = ()


def fixed(text: str) -> Fixed:
    """A file of a plan with its `schema`, ids without spaces around them, and Unicode in its composed form (NFC).

    A file that cannot be read, or that would say anything else after it, is left as it is.
    """
    source = _source(text)
    if parse(source).problems or sort_of(source.text) is None:
        return Fixed(text)
    rows = _ROW.findall(source.text)
    has_schema = any(row.startswith("schema:") for row in rows)
    first = next((number for number, row in enumerate(rows) if _KEY.match(row)), len(rows))
    made, fixes = [], []
    for number, row in enumerate(rows):
        if number == first and not has_schema:
            made.append("schema: 1\r\n" if row.endswith("\r\n") else "schema: 1\n")
            fixes.append(Fix(len(made), "schema: 1 added"))
        row_now, told = _row(row)
        made.append(row_now)
        fixes += [Fix(len(made), item) for item in told]
    begin = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    result = f"{begin}{''.join(made)}"
    return Fixed(result, tuple(fixes)) if fixes and _says_the_same(text, result) else Fixed(text)


def _row(row: str) -> tuple[str, list[str]]:
    told = []
    composed = unicodedata.normalize("NFC", row)
    if composed != row:
        told.append("Unicode composed (NFC)")
    spaced = _SPACED_ID.match(composed)
    if spaced and spaced["id"] != spaced["id"].strip():
        told.append("spaces around an id removed")
        end = composed[spaced.end() :]
        composed = f"{spaced['before']}{spaced['mark']}{spaced['id'].strip()}{spaced['mark']}{end}"
    return composed, told


def _says_the_same(old: str, new: str) -> bool:
    """Whether two texts hold the same values for planvers, which sees no difference in what is put right."""
    before, after = parse(_source(old)), parse(_source(new))
    return not after.problems and [*_values(before.root)] == [*_values(after.root)]


def _values(node: Node | None, depth: int = 0) -> Iterator[str]:
    """The values in a tree as they are read, but for the schema; what holds others is told by a sign."""
    if isinstance(node, Scalar):
        yield unicodedata.normalize("NFC", node.text.strip())
    elif isinstance(node, Mapping):
        yield "{"
        for entry in node.entries:
            if depth or entry.key.text != "schema":
                yield from _values(entry.key, depth + 1)
                yield from _values(entry.value, depth + 1)
        yield "}"
    elif node is not None:
        yield "["
        for item in node.items:
            yield from _values(item, depth + 1)
        yield "]"


def _source(text: str) -> Source:
    return Source("", text.removeprefix(_BYTE_ORDER_MARK))
