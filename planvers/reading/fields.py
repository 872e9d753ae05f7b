"""Fields of records: which keys a mapping may hold, and the reading of one record.

A record is described once, as a `Shape` of `Field`s; reading it, refusing unknown keys and
knowing what is required all follow from that one description. The kinds of value that a field
may have are in `kinds`. Faults are collected, never raised: people mend ten at a time.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from planvers.model.places import Location
from planvers.model.problems import Problem
from planvers.reading.yamltree import Mapping as MappingNode
from planvers.reading.yamltree import Node, Scalar, Sequence
from planvers.words.sequences import nearest

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
# What JSON Schema says of a value, in words that its drafts have in common.
Schema = Mapping[str, object]

NULLS = frozenset({"", "~", "null"})


class Reference(NamedTuple):
    """A name that must exist somewhere else: `kind` says where (party, topic, source, version, …)."""

    kind: str
    id: str
    where: Location


class Reader:
    """Collects what the reading of one file finds. `mappings` holds each record by its place."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.references: list[Reference] = []
        self.mappings: dict[Location, MappingNode] = {}

    def at(self, node: Node) -> Location:
        """Where a node stands in the file."""
        return Location(self.path, node.line, node.column)

    def report(self, code: str, node: Node, message: str, hint: str = "") -> None:
        """Record one fault at a node."""
        self.problems.append(Problem(code, self.at(node), message, hint))


class Kind(NamedTuple, Generic[T_co]):
    """One type of value. `read` gives None where nothing usable stands there, having reported why.

    `schema` says the same to an editor, as far as a schema can; records in it are references to
    definitions by the name of their shape, and `shapes` are these.
    """

    name: str
    read: Callable[[Node, Reader, str], T_co | None]
    schema: Schema
    shapes: tuple["Shape", ...] = ()


class Field(NamedTuple, Generic[T_co]):
    """One key of a record. `default` stands in where the key is absent, null or faulty."""

    name: str
    kind: Kind[T_co]
    default: T_co
    required: bool = False


class Condition(NamedTuple):
    """What a record needs and must not hold where one of its fields has one of some values.

    A field that is absent has its default. `because` says why, `{}` standing for the value. What
    `is_checked_later` is told by a rule of its own when the record has been read, in other words.
    """

    field: Field[Any]
    values: frozenset[Any]
    because: str
    needs: tuple[Field[Any], ...] = ()
    forbids: tuple[Field[Any], ...] = ()
    is_checked_later: bool = False


class Shape:
    """What one sort of record may hold; `what` names the record in messages."""

    def __init__(self, what: str, fields: tuple[Field[Any], ...], *conditions: Condition) -> None:
        self.what = what
        self.conditions = conditions
        self.fields = {field.name: field for field in fields}
        # With each, the keys that it forbids: without one of them there is nothing to forbid.
        self.checked = tuple(
            (condition, frozenset(field.name for field in condition.forbids))
            for condition in conditions
            if not condition.is_checked_later
        )
        self.required = tuple(field for field in fields if field.required)


class Values:
    """The values of one record, by field, each of the field's type."""

    def __init__(self, where: Location, values: dict[str, Any], faulty: set[str], reader: Reader) -> None:
        self.where = where
        self._values = values
        self._faulty = faulty
        self._reader = reader

    def __getitem__(self, field: Field[T]) -> T:
        value: T = self._values.get(field.name, field.default)
        return value

    def has(self, field: Field[Any]) -> bool:
        """Whether the record gives a usable value for a field."""
        return field.name in self._values

    def given(self, names: Collection[str]) -> dict[str, Any]:
        """The usable values that the record gives for some fields, by name; many records have few of many."""
        return {name: value for name, value in self._values.items() if name in names}

    def is_faulty(self, field: Field[Any]) -> bool:
        """Whether something stands there that could not be read; what depends on it cannot be judged."""
        return field.name in self._faulty

    def check(self, condition: Condition) -> None:
        """Report what a condition asks for, unless what it depends on could not be read."""
        value = self[condition.field]
        if self.is_faulty(condition.field) or value not in condition.values:
            return
        because = condition.because.format(value)
        for field in condition.needs:
            self._need(field, because)
        for field in condition.forbids:
            self._forbid(field, because)

    def _need(self, field: Field[Any], because: str) -> None:
        if field.name not in self._values and field.name not in self._faulty:
            message = f"{field.name} is missing: {because}"
            self._reader.problems.append(Problem("missing-key", self.where, message))

    def _forbid(self, field: Field[Any], because: str) -> None:
        if field.name in self._values:
            node = value_at(self._reader.mappings[self.where], field.name)
            self._reader.report("misplaced-key", node, f"{field.name} has no meaning here: {because}")


def read_shape(shape: Shape, node: Node, reader: Reader) -> Values | None:
    """The values of a mapping, or None if the node is no mapping.

    Reports unknown keys with the nearest known one, missing keys, and every fault of the values.
    """
    if not isinstance(node, MappingNode):
        reader.report("wrong-type", node, f"{with_article(shape.what)} must be a mapping, not {described(node)}")
        return None
    where = reader.at(node)
    reader.mappings[where] = node
    values: dict[str, Any] = {}
    faulty: set[str] = set()
    for key, value in node.entries:
        name = key.text
        field = shape.fields.get(name)
        if field is None:
            _report_unknown(key, shape, reader)
            continue
        result = field.kind.read(value, reader, name)
        if result is not None:
            values[name] = result
        elif not is_null(value):
            faulty.add(name)
        if not result and field.required:
            _report_empty(field, value, reader)
    for field in shape.required:
        if field.name not in values and value_at(node, field.name) is node:
            hint = f"add {field.name}: {field.kind.name}"
            reader.report("missing-key", node, f"{with_article(shape.what)} has no {field.name}", hint)
    found = Values(where, values, faulty, reader)
    for condition, forbidden in shape.checked:
        if condition.needs or not forbidden.isdisjoint(values):
            found.check(condition)
    return found


def record(shape: Shape, build: Callable[[Values], T]) -> Kind[T]:
    """A mapping of a shape, built into an object."""

    def read(node: Node, reader: Reader, _key: str) -> T | None:
        values = read_shape(shape, node, reader)
        return None if values is None else build(values)

    return Kind(shape.what, read, {"$ref": f"#/definitions/{shape.what}"}, (shape,))


def value_at(mapping: MappingNode, key: str) -> Node:
    """The value that a key of a mapping has, or the mapping itself where it has no such key."""
    for entry in mapping.entries:
        if entry.key.text == key:
            return entry.value
    return mapping


def is_null(node: Node) -> bool:
    """Whether a value was left empty or written as null."""
    return isinstance(node, Scalar) and node.plain and node.text in NULLS


def described(node: Node) -> str:
    """What a node is, for messages."""
    if isinstance(node, Scalar):
        return "empty" if is_null(node) else "text"
    return "a list" if isinstance(node, Sequence) else "a mapping"


def with_article(noun: str) -> str:
    """A noun with its indefinite article."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _report_empty(field: Field[Any], node: Node, reader: Reader) -> None:
    if isinstance(node, Sequence) and not node.items:
        reader.report("empty-value", node, f"{field.name} is empty", "at least one is needed")
    elif is_null(node):
        reader.report("empty-value", node, f"{field.name} is empty", f"it must be {field.kind.name}")


def _report_unknown(key: Scalar, shape: Shape, reader: Reader) -> None:
    near = nearest(key.text, shape.fields)
    hint = f"did you mean '{near}'?" if near else f"known keys: {', '.join(shape.fields)}"
    reader.report("unknown-key", key, f"{with_article(shape.what)} has no key '{key.text}'", hint)
