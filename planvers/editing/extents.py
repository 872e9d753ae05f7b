"""Where the value of a node ends in the text of its file; the tree knows where it begins.

What is found here is never relied on alone: every edit is read back (`planvers.editing.edits`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from planvers.editing.rows import Rows
from planvers.reading.yamltree import Entry, Mapping, Node, Scalar, Sequence
from planvers.trouble import TroubleError

_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_PLAIN = re.compile(r"(?:[^\s:#]|:(?=\S)|(?<=\S)#|[ \t]+(?=[^\s#]))*")
_PLAIN_IN_FLOW = re.compile(r"(?:[^\s:#,\[\]{}]|:(?=[^\s,\[\]{}])|(?<=\S)#|[ \t]+(?=[^\s#]))*")
_PLAIN_FLOW_BREAK = re.compile(r"\s*[\r\n]\s*(?=[^\s#,\[\]{}:]|:[^\s,\[\]{}])")
_HEADER = re.compile(r"[|>](?P<marks>[-+0-9]*)")
_BETWEEN = re.compile(r"(?:[\s,]|(?<=\s)#[^\r\n]*)*")
_COLON = re.compile(r"[ \t]*:")


class Context(NamedTuple):
    """What a node stands in: how far that is indented (-1 for nothing), and whether it is in brackets or braces."""

    indent: int
    in_flow: bool


ROOT = Context(-1, in_flow=False)


def begin_of(rows: Rows, node: Node) -> int:
    """The offset at which a node begins."""
    return rows.offset(node.line, node.column)


def is_flow(rows: Rows, node: Node) -> bool:
    """Whether a mapping or list is written in braces or brackets."""
    return not isinstance(node, Scalar) and rows.text[begin_of(rows, node)] in "{["


def inside(rows: Rows, node: Mapping | Sequence, context: Context) -> Context:
    """What the parts of a mapping or list stand in."""
    return Context(context.indent if context.in_flow else node.column - 1, context.in_flow or is_flow(rows, node))


def is_empty(node: Node) -> bool:
    """Whether nothing at all is written where a value could be."""
    return isinstance(node, Scalar) and node.plain and not node.text


def end_of(rows: Rows, node: Node, context: Context) -> int:
    """The offset behind the last sign of a node that is not empty; comments behind it are not part of it."""
    if isinstance(node, Scalar):
        return _end_of_scalar(rows, node, context)
    within = inside(rows, node, context)
    if is_flow(rows, node):
        return _end_of_flow(rows, node, within)
    if context.in_flow:
        raise _unclear(node)
    if isinstance(node, Mapping):
        return end_of_entry(rows, node.entries[-1], within)
    if is_empty(node.items[-1]):
        raise _unclear(node.items[-1])
    return end_of(rows, node.items[-1], within)


def end_of_entry(rows: Rows, entry: Entry, context: Context) -> int:
    """The offset behind the value of an entry, or behind its colon where the value is empty."""
    return end_of_key(rows, entry.key, context) if is_empty(entry.value) else end_of(rows, entry.value, context)


def end_of_key(rows: Rows, key: Scalar, context: Context) -> int:
    """The offset behind the colon of a key."""
    colon = _COLON.match(rows.text, end_of(rows, key, context))
    if colon is None:
        raise _unclear(key)
    return colon.end()


def texts_within(node: Node) -> Iterator[Scalar]:
    """The texts in a node, keys among them, in the order of the file."""
    if isinstance(node, Scalar):
        yield node
        return
    for part in node.items if isinstance(node, Sequence) else [side for entry in node.entries for side in entry]:
        yield from texts_within(part)


def _end_of_flow(rows: Rows, node: Mapping | Sequence, within: Context) -> int:
    if isinstance(node, Mapping):
        end = end_of_entry(rows, node.entries[-1], within) if node.entries else begin_of(rows, node) + 1
        closing = "}"
    else:
        end = end_of(rows, node.items[-1], within) if node.items else begin_of(rows, node) + 1
        closing = "]"
    between = _BETWEEN.match(rows.text, end)
    behind = between.end() if between else end
    if rows.text[behind : behind + 1] != closing:
        raise _unclear(node)
    return behind + 1


def _end_of_scalar(rows: Rows, node: Scalar, context: Context) -> int:
    begin = begin_of(rows, node)
    sign = rows.text[begin : begin + 1]
    if not node.plain and sign in ("'", '"'):
        found = (_DOUBLE if sign == '"' else _SINGLE).match(rows.text, begin)
        if found is None:
            raise _unclear(node)
        return found.end()
    if not node.plain:
        return _end_of_block(rows, node, context)
    return _end_of_plain_in_flow(rows, begin) if context.in_flow else _end_of_plain(rows, begin, context)


def _end_of_plain(rows: Rows, begin: int, context: Context) -> int:
    found = _PLAIN.match(rows.text, begin)
    end = found.end() if found else begin
    number = rows.row_of(begin)
    # A key ends at its colon, and a comment ends a text.
    while not rows.text[end : rows.spans[number][1]].strip():
        after = number + 1
        while after < len(rows.spans) and rows.is_blank(after):
            after += 1
        if after >= len(rows.spans) or rows.is_comment(after) or rows.indent(after) <= context.indent:
            break
        number = after
        found = _PLAIN.match(rows.text, rows.spans[number][0] + rows.indent(number))
        end = found.end() if found else end
    return end


def _end_of_plain_in_flow(rows: Rows, begin: int) -> int:
    end = begin
    while True:
        found = _PLAIN_IN_FLOW.match(rows.text, end)
        end = found.end() if found else end
        more = _PLAIN_FLOW_BREAK.match(rows.text, end)
        if more is None:
            return end
        end = more.end()


def _end_of_block(rows: Rows, node: Scalar, context: Context) -> int:
    header = _HEADER.match(rows.text, begin_of(rows, node))
    if header is None:
        raise _unclear(node)
    number = last = rows.row_of(header.start())
    given = [int(mark) for mark in header["marks"] if mark.isdecimal()]
    indent = context.indent + given[0] if given else None
    for after in range(number + 1, len(rows.spans)):
        if indent is None and rows.is_blank(after):
            continue
        indent = max(rows.indent(after), context.indent + 1) if indent is None else indent
        row = rows.row(after)
        if rows.indent(after) < indent and row.strip(" "):
            break
        # Under «+» blank rows at the end are a part of the text; what stands behind the last line end is no row.
        is_kept = "+" in header["marks"] and after + 1 < len(rows.spans)
        last = after if len(row) > indent or is_kept else last
    return rows.spans[last][1] if last > number else _end_of_row(rows, header.end())


def _end_of_row(rows: Rows, offset: int) -> int:
    return rows.spans[rows.row_of(offset)][1]


def _unclear(node: Node) -> TroubleError:
    return TroubleError(f"line {node.line}: it is not clear where this value ends", "write the change by hand")
