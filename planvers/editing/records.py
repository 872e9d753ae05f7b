"""A field of a record set, and a record put at the end of a list, as edits of the text of a file.

The style of the file is kept: its indents, line ends, quotes, braces and brackets. What cannot be written
without losing something, such as a comment inside the value that is replaced, is refused.
"""

from collections.abc import Mapping as Map
from collections.abc import Sequence

from planvers.editing import extents
from planvers.editing.edits import (
    Bare,
    Change,
    Edit,
    Opened,
    Path,
    bare_at,
    bare_value,
    edited,
    opened,
    parts_of,
    proven,
)
from planvers.editing.extents import Context, begin_of, end_of, end_of_entry, end_of_key, inside, is_flow
from planvers.editing.writing import Value, can_fold, folded, inline, listed, quoted
from planvers.model.places import Source
from planvers.reading.fields import is_null
from planvers.reading.yamltree import Entry, Mapping, Node, Scalar
from planvers.reading.yamltree import Sequence as List
from planvers.trouble import TroubleError

Fields = Sequence[tuple[str, Value]]
# A value for each record, by the way to it.
Values = Map[Path, Value]
# What is longer becomes a folded block.
_WIDEST = 120


def with_fields(source: Source, field: str, values: Values, order: Sequence[str] = ()) -> Source:
    """The text in which each of several records has its value for one field, in place of what it has.

    A field that a record lacks goes behind the last of those that stand before it in `order`, or else to the
    end. `TroubleError` where that cannot be done exactly.
    """
    on = opened(source)
    changes = [_set(on, record, field, value, order) for record, value in values.items()]
    return source._replace(text=edited(on, changes)) if changes else source


def with_record(source: Source, to: Path, fields: Fields) -> Edit:
    """The edit that puts a record at the end of a list of records.

    It is written as the last record is. A list with none, or a key of the root that is not there, gets its first.
    `TroubleError` where that cannot be done exactly.
    """
    on = opened(source)
    record = {name: bare_value(value) for name, value in fields}
    if len(to) == 1 and _lacks(on, to[0]):

        def begin(tree: Bare) -> None:
            tree[to[0]] = [record]

        return proven(on, Change(_begun(on, str(to[0]), fields), begin))
    node, context = _found(on, to)
    if not isinstance(node, List) or not node.items or not isinstance(node.items[-1], Mapping):
        raise TroubleError(f"{on.path}:{node.line}: this is no list that ends with a record", "write the first by hand")
    within = inside(on.rows, node, context)
    last = node.items[-1]
    if is_flow(on.rows, node):
        place = end_of(on.rows, last, within)
        edit = Edit(place, "", f", {_in_braces(on, fields)}")
    else:
        edit = _appended(on, node, last, within, fields)

    def append(tree: Bare) -> None:
        bare_at(tree, to).append(record)

    return proven(on, Change(edit, append))


def _set(on: Opened, record: Path, field: str, value: Value, order: Sequence[str]) -> Change:
    node, context = _found(on, record)
    if not isinstance(node, Mapping) or not node.entries:
        raise TroubleError(f"{on.path}:{node.line}: this is no record with fields", "write the field by hand")
    within = inside(on.rows, node, context)
    known = next((entry for entry in node.entries if entry.key.text == field), None)
    if known:
        edit = _replaced(on, known, within, value)
    else:
        edit = _inserted(on, node, within, (field, value), _before(node, field, order))

    def make(tree: Bare) -> None:
        bare_at(tree, record)[field] = bare_value(value)

    return Change(edit, make)


def _lacks(on: Opened, key: str | int) -> bool:
    """Whether the root is a mapping with no record in the list under a key, or without the key."""
    if not isinstance(on.root, Mapping) or is_flow(on.rows, on.root):
        return False
    value = next((entry.value for entry in on.root.entries if entry.key.text == key), None)
    return value is None or is_null(value) or (isinstance(value, List) and not value.items)


def _begun(on: Opened, key: str, fields: Fields) -> Edit:
    """The edit that gives a key of the root a list with one record, whether it has an empty one, nothing, or is new."""
    rows, within = on.rows, inside(on.rows, on.root, extents.ROOT) if isinstance(on.root, Mapping) else extents.ROOT
    parts = [row for name, value in fields for row in _rows_of_field(on, name, value, 2)]
    written = [f"- {parts[0][2:]}", *parts[1:]]
    entries = on.root.entries if isinstance(on.root, Mapping) else ()
    known = next((entry for entry in entries if entry.key.text == key), None)
    if known is None:
        return _below(on, end_of_entry(rows, entries[-1], within), [f"{key}:", *written])
    colon = end_of_key(rows, known.key, within)
    end = colon if extents.is_empty(known.value) else end_of(rows, known.value, within)
    if rows.row_of(colon) != rows.row_of(end):
        raise TroubleError(f"{on.path}:{known.value.line}: this list is empty on several rows", f"write {key}: []")
    number = rows.row_of(colon)
    last = rows.spans[number][1]
    rest = rows.text[end:last].rstrip()
    return Edit(colon, rows.text[colon:last], rows.ending(number).join([rest, *written]))


def _found(on: Opened, path: Path) -> tuple[Node, Context]:
    node, context = on.root, extents.ROOT
    for step in path:
        part = next((part for name, part in parts_of(node) if name == step), None)
        if part is None or isinstance(node, Scalar):
            raise TroubleError(f"{on.path}: there is no {'/'.join(map(str, path))}")
        context = inside(on.rows, node, context)
        node = part
    return node, context


def _before(node: Mapping, field: str, order: Sequence[str]) -> Entry:
    """The entry that a new field goes behind."""
    earlier = set(order[: order.index(field)]) if field in order else set[str]()
    ranked = [entry for entry in node.entries if entry.key.text in earlier]
    return max(ranked, key=lambda entry: order.index(entry.key.text)) if ranked else node.entries[-1]


def _inserted(on: Opened, node: Mapping, within: Context, new: tuple[str, Value], before: Entry) -> Edit:
    field, value = new
    if within.in_flow:
        if not is_flow(on.rows, node) or extents.is_empty(before.value):
            raise TroubleError(f"{on.path}:{node.line}: no field fits in here exactly", "write it by hand")
        place = end_of(on.rows, before.value, within)
        return Edit(place, "", f", {field}: {inline(value, in_flow=True, quote=_quote(on))}")
    if any(entry.key.column != node.column for entry in node.entries):
        raise TroubleError(f"{on.path}:{node.line}: the keys of this record do not stand in one column")
    rows = _rows_of_field(on, field, value, node.column - 1)
    return _below(on, end_of_entry(on.rows, before, within), rows)


def _replaced(on: Opened, entry: Entry, within: Context, value: Value) -> Edit:
    """The edit that puts a value in the place of another one, in its style where that is one of several."""
    rows = on.rows
    colon = end_of_key(rows, entry.key, within)
    if extents.is_empty(entry.value):
        return Edit(colon, "", f" {inline(value, in_flow=within.in_flow, quote=_quote(on))}")
    begin, end = begin_of(rows, entry.value), end_of(rows, entry.value, within)
    _refuse_comments(on, entry.value, within, (colon, end))
    sign = rows.text[begin]
    if isinstance(value, tuple) and isinstance(entry.value, List) and sign == "-":
        if not value:
            return Edit(colon, rows.text[colon:end], " []")
        indent = entry.value.column - 1
        items = rows.ending(rows.row_of(begin)).join(listed(value, indent, _quote(on)))
        return Edit(begin, rows.text[begin:end], items[indent:])
    if sign in "|>" and isinstance(entry.value, Scalar) and isinstance(value, str) and can_fold(value):
        row = rows.row_of(begin) + 1
        indent = rows.indent(row) if row <= rows.row_of(end) else within.indent + 2
        return Edit(begin, rows.text[begin:end], rows.ending(row - 1).join(folded(value, indent)))
    if isinstance(value, str) and sign in ("'", '"'):
        written = quoted(value, sign)
    else:
        written = inline(value, in_flow=within.in_flow, quote=_quote(on))
    # A list below its key gives way to what stands on the row of the key.
    if rows.row_of(colon) != rows.row_of(begin) and not within.in_flow:
        return Edit(colon, rows.text[colon:end], f" {written}")
    return Edit(begin, rows.text[begin:end], written)


def _refuse_comments(on: Opened, value: Node, within: Context, span: tuple[int, int]) -> None:
    """Trouble if a comment stands between a colon and the end of the value, where it would be lost."""
    begin, end = span
    kept = on.rows.text[begin:end]
    for text, context in _texts(on, value, within):
        place = begin_of(on.rows, text)
        if extents.is_empty(text):
            continue
        length = end_of(on.rows, text, context) - place
        header = on.rows.row(on.rows.row_of(place))
        is_block = not text.plain and on.rows.text[place] in "|>"
        if is_block and "#" in header[place - on.rows.spans[on.rows.row_of(place)][0] :]:
            continue
        at = place - begin
        kept = kept[:at] + " " * length + kept[at + length :]
    if "#" in kept:
        raise TroubleError(
            f"{on.path}:{value.line}: a comment stands inside this value and would be lost", "change it by hand"
        )


def _texts(on: Opened, node: Node, context: Context) -> list[tuple[Scalar, Context]]:
    if isinstance(node, Scalar):
        return [(node, context)]
    within = inside(on.rows, node, context)
    parts = node.items if isinstance(node, List) else [side for entry in node.entries for side in entry]
    return [item for part in parts for item in _texts(on, part, within)]


def _appended(on: Opened, node: List, last: Mapping, within: Context, fields: Fields) -> Edit:
    rows, dash = on.rows, node.column - 1
    between = rows.text[begin_of(rows, node) : begin_of(rows, node) + 1]
    is_odd = between != "-" or rows.row(last.line - 1)[: last.column - 1].strip() not in ("-", "")
    if is_odd:
        raise TroubleError(f"{on.path}:{last.line}: no record fits behind this one exactly", "write it by hand")
    if is_flow(rows, last):
        written = [" " * dash + f"- {_in_braces(on, fields)}"]
    else:
        indent = last.column - 1
        parts = [row for name, value in fields for row in _rows_of_field(on, name, value, indent, last)]
        is_below = rows.row(last.line - 1)[: last.column - 1].strip() == ""
        lead = " " * dash + "-"
        written = [lead, *parts] if is_below else [lead + " " * (indent - dash - 1) + parts[0][indent:], *parts[1:]]
    end = end_of(rows, last, within)
    number = rows.row_of(end)
    # A remark that is indented below the last record is a remark on it.
    after = number + 1
    while after < len(rows.spans) and rows.is_comment(after) and rows.indent(after) > dash:
        number, after = after, after + 1
    return _below(on, rows.spans[number][1], [*[""] * _apart(on, node, within), *written])


def _apart(on: Opened, node: List, within: Context) -> int:
    """How many blank rows part the last record of a list from the one before it."""
    if len(node.items) < 2:  # noqa: PLR2004 - two records, with something between them
        return 0
    first = on.rows.row_of(end_of(on.rows, node.items[-2], within)) + 1
    rows = range(first, node.items[-1].line - 1)
    return len(rows) if all(on.rows.is_blank(row) for row in rows) else 0


def _below(on: Opened, place: int, written: Sequence[str]) -> Edit:
    """The edit that puts rows below the row of a place."""
    rows, number = on.rows, on.rows.row_of(place)
    ending = rows.ending(number)
    end = rows.spans[number][1]
    rest = rows.text[place:end].strip()
    if rest and not rest.startswith("#"):
        raise TroubleError(f"{on.path}:{number + 1}: something else stands on this line", "write the change by hand")
    if number + 1 < len(rows.spans):
        return Edit(rows.spans[number + 1][0], "", "".join(f"{row}{ending}" for row in written))
    return Edit(end, "", "".join(f"{ending}{row}" for row in written))


def _rows_of_field(on: Opened, name: str, value: Value, indent: int, like: Mapping | None = None) -> list[str]:
    """A field as rows at an indent; a long text, or one that is a block in the record `like`, as a folded block."""
    start, quote = " " * indent + f"{name}:", _quote(on)
    row = f"{start} {inline(value, in_flow=False, quote=quote)}"
    model = next((entry.value for entry in like.entries if entry.key.text == name), None) if like else None
    sign = on.rows.text[begin_of(on.rows, model)] if model and not extents.is_empty(model) else ""
    if isinstance(value, tuple) and value and isinstance(model, List) and sign == "-":
        return [start, *listed(value, model.column - 1, quote)]
    is_block = sign in ("|", ">") and isinstance(model, Scalar) and not model.plain
    if isinstance(value, str) and can_fold(value) and (is_block or len(row) > _WIDEST):
        header, *rows = folded(value, indent + 2)
        return [f"{start} {header}", *rows]
    return [row]


def _in_braces(on: Opened, fields: Fields) -> str:
    quote = _quote(on)
    return "{" + ", ".join(f"{name}: {inline(value, in_flow=True, quote=quote)}" for name, value in fields) + "}"


def _quote(on: Opened) -> str:
    """The quotation mark that the file uses more, the double one if neither."""
    signs = [on.rows.text[begin_of(on.rows, text)] for text in extents.texts_within(on.root) if not text.plain]
    return "'" if signs.count("'") > signs.count('"') else '"'
