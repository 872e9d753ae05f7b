"""The sorts of value that documents are made of, each described once, for what is written and for its JSON Schema.

A shape knows how to write a value and which schema the writing meets, so that the two cannot drift
apart. Records are defined by name and referred to, as `$defs` of the schemas that use them.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from planvers.model.dates import When

T = TypeVar("T")
V = TypeVar("V")
E = TypeVar("E", bound=StrEnum)
T_co = TypeVar("T_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Schema: TypeAlias = dict[str, Json]

_DIGITS = 4
_DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


class Definition(NamedTuple):
    """The schema of a record under its name, and the records that it refers to in turn."""

    name: str
    schema: Schema
    uses: tuple["Definition", ...]


class Shape(NamedTuple, Generic[T_contra]):
    """One sort of value: how it is written, the schema of that, and the records which the schema refers to."""

    write: Callable[[T_contra], Json]
    schema: Schema
    uses: tuple[Definition, ...] = ()


class Known(NamedTuple, Generic[T_co]):
    """A value that applies; None where it is not known."""

    value: T_co | None


class Key(NamedTuple, Generic[T_contra]):
    """One key of a record. `get` takes the value from what the record is made of.

    An optional key is absent where that gives None, because it does not apply there.
    """

    name: str
    shape: Shape[Any]
    get: Callable[[T_contra], Any]
    note: str = ""
    is_optional: bool = False


def key(name: str, shape: Shape[V], get: Callable[[T], V], note: str = "") -> Key[T]:
    """A key that every record has."""
    return Key(name, shape, get, note)


def optional(name: str, shape: Shape[V], get: Callable[[T], V | None], note: str = "") -> Key[T]:
    """A key that is absent where `get` gives None."""
    return Key(name, shape, get, note, is_optional=True)


def picked(keys: Iterable[Key[T]], *names: str) -> tuple[Key[T], ...]:
    """Those of some keys that have these names, in the order of the names."""
    found = {item.name: item for item in keys}
    return tuple(found[name] for name in names)


def lifted(keys: Iterable[Key[V]], step: Callable[[T], V]) -> tuple[Key[T], ...]:
    """The keys of one thing as keys of another that leads to it."""
    return tuple(_lifted(item, step) for item in keys)


def group(*keys: Key[T]) -> Shape[T]:
    """An object whose schema stands where it is used."""

    def write(value: T) -> Json:
        found = ((item, item.get(value)) for item in keys)
        return {item.name: item.shape.write(got) for item, got in found if got is not None or not item.is_optional}

    schema: Schema = {
        "type": "object",
        "properties": {item.name: _noted(item) for item in keys},
        "required": [item.name for item in keys if not item.is_optional],
    }
    return Shape(write, schema, tuple(used for item in keys for used in item.shape.uses))


def record(name: str, note: str, *keys: Key[T]) -> Shape[T]:
    """An object with a name, defined once in a schema however often it is used."""
    inner = group(*keys)
    definition = Definition(name, {"description": note, **inner.schema}, inner.uses)
    return Shape(inner.write, _reference(name), (definition,))


def again(name: str, found: Callable[[], Shape[T]]) -> Shape[T]:
    """The record of this name inside of itself."""
    return Shape(lambda value: found().write(value), _reference(name))


def array(item: Shape[V]) -> Shape[Iterable[V]]:
    """A list of values of one shape."""
    return Shape(
        lambda values: [item.write(value) for value in values], {"type": "array", "items": item.schema}, item.uses
    )


def mapping(item: Shape[V]) -> Shape[Mapping[str, V]]:
    """An object whose keys are names that the data gives."""
    return Shape(
        lambda values: {name: item.write(value) for name, value in values.items()},
        {"type": "object", "additionalProperties": item.schema},
        item.uses,
    )


def nullable(shape: Shape[V]) -> Shape[V | None]:
    """The shape, or null where the value is not known."""
    schema: Schema = {"anyOf": [shape.schema, {"type": "null"}]}
    if isinstance(shape.schema.get("type"), str) and "enum" not in shape.schema:
        schema = shape.schema | {"type": [shape.schema["type"], "null"]}
    return Shape(lambda value: None if value is None else shape.write(value), schema, shape.uses)


def known(shape: Shape[V]) -> Shape[Known[V]]:
    """The shape, or null where the value is not known, for a key that need not apply at all."""
    inner = nullable(shape)
    return Shape(lambda item: inner.write(item.value), inner.schema, inner.uses)


def words(vocabulary: type[E]) -> Shape[E]:
    """A word of a closed vocabulary."""
    return Shape(lambda word: word.value, {"type": "string", "enum": [word.value for word in vocabulary]})


def const(value: str | int) -> Shape[object]:
    """Always this one value."""
    return Shape(lambda _value: value, {"const": value})


def schema_of(shape: Shape[T]) -> Schema:
    """The whole schema of a shape, with the definitions of all records that it refers to, by name."""
    found: dict[str, Json] = {}
    queue = list(shape.uses)
    for definition in queue:
        if definition.name not in found:
            found[definition.name] = definition.schema
            queue.extend(definition.uses)
    return {**shape.schema, "$defs": dict(sorted(found.items()))} if found else dict(shape.schema)


def _lifted(item: Key[V], step: Callable[[T], V]) -> Key[T]:
    return Key(item.name, item.shape, lambda value: item.get(step(value)), item.note, item.is_optional)


def _noted(item: Key[T]) -> Schema:
    return {"description": item.note, **item.shape.schema} if item.note else item.shape.schema


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


STRING: Shape[str] = Shape(lambda text: text, {"type": "string"})
INTEGER: Shape[int] = Shape(lambda number: number, {"type": "integer"})
BOOLEAN: Shape[bool] = Shape(lambda truth: truth, {"type": "boolean"})
# Likenesses and scores; further digits would promise an exactness that nothing has.
SHARE: Shape[float] = Shape(lambda share: round(share, _DIGITS), {"type": "number"})
DATE: Shape[When] = Shape(lambda date: date.isoformat(), {"type": "string", "pattern": _DATE})
DAY: Shape[datetime.date] = Shape(lambda day: day.isoformat(), {"type": "string", "pattern": _DAY})
STRINGS = array(STRING)
COUNTS = mapping(INTEGER)
