"""The reference of the JSON documents, made of the shapes that they are written from, for docs/json.md."""

from collections.abc import Iterable, Iterator
from typing import Any

from planvers.documents.catalog import OUTPUTS, TROUBLE, document_schema
from planvers.documents.envelope import Output

# What stands above the reference in the file is written by hand.
MARK = "<!-- What follows is made by the tests: pytest tests/test_json_page.py --update-golden -->"
# The option that every command has.
EVERYWHERE = "languages"
_TOP = """\
## Documents

Besides what every document has. An arrow leads to a [record](#records); a question mark stands behind a key that is
absent where it does not apply."""
_RECORDS = """\
## Records

What the values of documents are made of, by name; in a schema these are the `$defs`.

| record | what it is | keys |
| --- | --- | --- |"""


def reference() -> str:
    """What stands below the mark: the documents by command, then every record that they use, by name."""
    rows = [_TOP]
    for command in dict.fromkeys(output.command for output in OUTPUTS):
        rows += ["", f"### planvers {command} as JSON", ""]
        rows += [row for output in OUTPUTS if output.command == command for row in _told(output)]
    return "\n".join([*rows, "", _RECORDS, *_record_rows()]) + "\n"


def _told(output: Output[Any]) -> Iterator[str]:
    found: Any = document_schema(output.name)["$defs"]
    whole = found[output.name]
    yield f"- `{output.name}`: {_sentence(output.note)}"
    for lead in ("inputs", "options"):
        inner = whole["properties"][lead]
        keys = [name for name in inner["properties"] if name != EVERYWHERE]
        if keys:
            yield f"  - {lead}: {_keys(inner, keys)}"
    yield f"  - found: {_keys(whole, (item.name for item in output.body))}"


def _record_rows() -> Iterator[str]:
    """A row for every record that is not itself a document."""
    documents = {*(output.name for output in OUTPUTS), TROUBLE}
    found: dict[str, Any] = {}
    for name in sorted(documents):
        found |= document_schema(name)["$defs"]  # type: ignore[arg-type]
    for name in sorted(set(found) - documents):
        schema = found[name]
        yield f"| `{name}` | {_sentence(schema['description'])} | {_keys(schema, schema['properties'])} |"


def _keys(schema: Any, names: Iterable[str]) -> str:
    """Keys in order, each with the record that it leads to and what there is to say of it."""
    return ", ".join(_key(name, schema["properties"][name], name in schema["required"]) for name in names)


def _key(name: str, schema: Any, needed: bool) -> str:
    lead = "".join(f" → `{record}`" for record in _records_in(schema))
    inner = f" {{{_keys(schema, schema['properties'])}}}" if "properties" in schema else ""
    note = f" ({schema['description']})" if "description" in schema else ""
    return f"`{name}`{'' if needed else '?'}{lead}{inner}{note}"


def _records_in(schema: Any) -> list[str]:
    """The records that a value leads to, whether it is one, a list of them, or one of several."""
    if "$ref" in schema:
        return [schema["$ref"].rpartition("/")[2]]
    inside = [schema.get("items"), schema.get("additionalProperties"), *schema.get("anyOf", ())]
    return list(dict.fromkeys(name for item in inside if isinstance(item, dict) for name in _records_in(item)))


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}."
