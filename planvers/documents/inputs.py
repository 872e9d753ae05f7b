"""JSON Schemas of the files of a plan, for editors, from the fields that reading them goes by.

Draft 07, which editors of YAML know. What a schema cannot say (whether a name exists elsewhere, say)
is left to `planvers check`.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from planvers.documents.shapes import Json
from planvers.reading.accepted_file import ACCEPTED
from planvers.reading.fields import Condition, Field, Shape
from planvers.reading.notes import NOTES
from planvers.reading.plan_file import PLAN
from planvers.reading.sources_file import SOURCES
from planvers.reading.statements_file import STATEMENTS
from planvers.reading.version_file import VERSION
from planvers.review.edit_rules import EDIT_RULES
from planvers.review.rules import RULES


class Input(NamedTuple):
    """A file of a plan: where it lies, the shape that it has, and what it names and no file defines."""

    file: str
    shape: Shape
    named: Mapping[str, Json] = {}


_RULE: dict[str, Json] = {"rule": {"description": "code of a rule that raises alarms", "enum": [*RULES, *EDIT_RULES]}}
INPUTS = {
    "plan": Input("plan.yaml", PLAN, _RULE),
    "version": Input("versions/ID.yaml", VERSION),
    "sources": Input("sources.yaml", SOURCES),
    "statements": Input("statements.yaml", STATEMENTS),
    "accepted": Input("accepted.yaml", ACCEPTED, _RULE),
}
# What the title of each schema begins with.
TITLE = "planvers "
_DRAFT = "http://json-schema.org/draft-07/schema#"
_NULL: dict[str, Json] = {"type": "null"}


def input_schema(name: str) -> dict[str, Json]:
    """The schema of a file by its name, a key of `INPUTS`."""
    file, shape, named = INPUTS[name]
    found = dict(named)
    queue = list(_parts(shape))
    for part in queue:
        if part.what not in found:
            found[part.what] = _record(part)
            queue.extend(_parts(part))
    head: dict[str, Json] = {"$schema": _DRAFT, "title": f"{TITLE}{file}"}
    return head | _record(shape) | ({"definitions": found} if found else {})


def _parts(shape: Shape) -> Iterable[Shape]:
    return (part for field in shape.fields.values() for part in field.kind.shapes)


def _record(shape: Shape) -> dict[str, Json]:
    """A record: unknown keys are refused, and a key that may be absent may also be null."""
    conditions: list[Json] = [_condition(item) for item in shape.conditions]
    schema: dict[str, Json] = {
        "type": "object",
        "properties": {name: _property(field, NOTES[shape.what][name]) for name, field in shape.fields.items()},
        "required": [field.name for field in shape.required],
        "additionalProperties": False,
    }
    return schema | ({"allOf": conditions} if conditions else {})


def _property(field: Field[Any], note: str) -> dict[str, Json]:
    schema = _as_json(field.kind.schema)
    if not field.required:
        return {"description": note, "anyOf": [schema, _NULL]}
    least: dict[str, Json] = {"minItems": 1} if _is_list(field) else {}
    return {"description": note} | schema | least


def _condition(condition: Condition) -> dict[str, Json]:
    """What holds where a field has one of some values; absent or null it has its default."""
    field, values = condition.field, condition.values
    case: dict[str, Json]
    if _is_list(field):
        case = {"properties": {field.name: {"maxItems": 0}}}
    elif field.default in values and not field.required:
        case = {"properties": {field.name: {"enum": [*sorted(values), None]}}}
    else:
        case = {"properties": {field.name: {"enum": [*sorted(values)]}}, "required": [field.name]}
    keys = {need.name: _needed(need) for need in condition.needs}
    keys |= {item.name: _forbidden(item, condition) for item in condition.forbids}
    return {"if": case, "then": {"properties": {**keys}, "required": [need.name for need in condition.needs]}}


def _needed(field: Field[Any]) -> dict[str, Json]:
    return {"not": _NULL} | ({"minItems": 1} if _is_list(field) else {})


def _forbidden(field: Field[Any], condition: Condition) -> dict[str, Json]:
    # What reading itself forbids may not even be empty.
    return {"maxItems": 0} if _is_list(field) and condition.is_checked_later else _NULL


def _is_list(field: Field[Any]) -> bool:
    return field.kind.schema.get("type") == "array"


def _as_json(schema: Mapping[str, Any]) -> dict[str, Json]:
    return {name: _as_json(value) if isinstance(value, Mapping) else value for name, value in schema.items()}
