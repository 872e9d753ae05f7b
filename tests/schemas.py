"""A checker of JSON Schema, of those keywords that our schemas use; any other is a fault of the schema."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

Schema = dict[str, Any]
Check = Callable[[Any, Any], bool]


def _same(value: object, other: object) -> bool:
    """JSON tells true from 1."""
    return value == other and isinstance(value, bool) == isinstance(other, bool)


_ABOUT_IT = {"$schema", "$defs", "definitions", "title", "description"}
# Those that look into a value, or need more of the schema than their own word.
_INSIDE = {
    "$ref",
    "anyOf",
    "allOf",
    "if",
    "then",
    "not",
    "properties",
    "additionalProperties",
    "propertyNames",
    "items",
}
_TYPES: dict[str, Callable[[object], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
}
# What each keyword asks of a value; a value of another type than the keyword is about always passes.
_OF_VALUE: dict[str, Check] = {
    "type": lambda value, names: any(_TYPES[name](value) for name in ([names] if isinstance(names, str) else names)),
    "const": _same,
    "enum": lambda value, wanted: any(_same(value, item) for item in wanted),
    "pattern": lambda value, pattern: not isinstance(value, str) or bool(re.search(pattern, value)),
    "minimum": lambda value, least: not _TYPES["number"](value) or value >= least,
    "maximum": lambda value, most: not _TYPES["number"](value) or value <= most,
    "minItems": lambda value, least: not isinstance(value, list) or len(value) >= least,
    "maxItems": lambda value, most: not isinstance(value, list) or len(value) <= most,
    "uniqueItems": lambda value, _: not isinstance(value, list) or len({repr(item) for item in value}) == len(value),
    "minProperties": lambda value, least: not isinstance(value, dict) or len(value) >= least,
    "required": lambda value, names: not isinstance(value, dict) or set(names) <= set(value),
}


class _Editor(yaml.SafeLoader):
    """What an editor takes a file of YAML for: the types of YAML 1.2, in which `no` is text, and so is a date."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - this is how PyYAML is told


for _name, _pattern, _first in (
    ("bool", "true|false", "tf"),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", "~|null|", ["~", "n", ""]),
):
    _Editor.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), list(_first))


def as_editors_see(text: str) -> Any:  # noqa: ANN401 - whatever stands in the file
    """A YAML file as data."""
    return yaml.load(text, _Editor)  # noqa: S506 - a safe loader, by another name


def faults(value: object, schema: Schema) -> list[str]:
    """Where a value departs from a schema.

    A schema of a document lets unknown keys through, so that documents can grow; here they are faults,
    because what is written today is all described.
    """
    return list(_faults(value, schema, schema, "$"))


def _faults(value: object, schema: Schema, root: Schema, where: str) -> Iterator[str]:
    unknown = set(schema) - _ABOUT_IT - _INSIDE - set(_OF_VALUE)
    assert not unknown, unknown
    for word, wanted in schema.items():
        if word in _OF_VALUE and not _OF_VALUE[word](value, wanted):
            yield f"{where}: {word} {wanted}"
    yield from _combined(value, schema, root, where)
    if isinstance(value, list):
        for place, item in enumerate(value):
            yield from _faults(item, schema.get("items", {}), root, f"{where}[{place}]")
    if isinstance(value, dict):
        yield from _inside(value, schema, root, where)


def _combined(value: object, schema: Schema, root: Schema, where: str) -> Iterator[str]:
    def holds(part: Schema) -> bool:
        return not any(_faults(value, part, root, where))

    if "$ref" in schema:
        yield from _faults(value, _target(schema["$ref"], root), root, where)
    for part in schema.get("allOf", ()):
        yield from _faults(value, part, root, where)
    if "anyOf" in schema and not any(holds(part) for part in schema["anyOf"]):
        yield f"{where}: none of the choices"
    if "not" in schema and holds(schema["not"]):
        yield f"{where}: not {schema['not']}"
    if "if" in schema and holds(schema["if"]):
        yield from _faults(value, schema["then"], root, where)


def _inside(value: dict[str, Any], schema: Schema, root: Schema, where: str) -> Iterator[str]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties")
    for name, item in value.items():
        yield from _faults(name, schema.get("propertyNames", {}), root, f"{where}.{name}")
        # Parts of a schema that say no type only add to one that does, which knows all the keys.
        if name not in known and not others and "type" in schema:
            yield f"{where}: {name} is not described"
        yield from _faults(item, known.get(name) or others or {}, root, f"{where}.{name}")


def _target(reference: str, root: Schema) -> Schema:
    place, group, name = reference.split("/")
    assert place == "#"
    found: Schema = root[group][name]
    return found
