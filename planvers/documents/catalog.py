"""Every sort of JSON document by name, and the schema of each."""

from planvers.documents.check import PROBLEMS
from planvers.documents.concordance import CONCORDANCE
from planvers.documents.diff import CHANGES, FINDINGS
from planvers.documents.envelope import Output, envelope, error_envelope
from planvers.documents.explain import ALARM_CODE, PROBLEM_CODE
from planvers.documents.explanation import EXPLANATION
from planvers.documents.flow import FLOW
from planvers.documents.history import HISTORY
from planvers.documents.listing import STATUS, VERSIONS
from planvers.documents.openpoints import OPEN, OPEN_FOR
from planvers.documents.quality import QUALITY
from planvers.documents.review import REVIEW
from planvers.documents.shapes import Json, Schema, schema_of
from planvers.documents.show import ONE_POINT, VERSION
from planvers.documents.stance import MATRIX, MOVES, TOPICS
from planvers.documents.summary import SUMMARY
from planvers.documents.timeline import TIMELINE

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
OUTPUTS: tuple[Output[object], ...] = (
    VERSIONS,
    STATUS,
    VERSION,
    ONE_POINT,
    CHANGES,
    FINDINGS,
    CONCORDANCE,
    EXPLANATION,
    HISTORY,
    MATRIX,
    TOPICS,
    MOVES,
    OPEN,
    OPEN_FOR,
    TIMELINE,
    SUMMARY,
    PROBLEMS,
    QUALITY,
    ALARM_CODE,
    PROBLEM_CODE,
    REVIEW,
    FLOW,
)  # type: ignore[assignment]
TROUBLE = "trouble"


def schema_names() -> tuple[str, ...]:
    """What there is a schema of: every document, every command, and a command in trouble."""
    return (*dict.fromkeys((*(item.name for item in OUTPUTS), *(item.command for item in OUTPUTS))), TROUBLE)


def document_schema(name: str) -> Schema:
    """The JSON Schema of a document, or of any that a command writes; KeyError if there is none of that name."""
    if name == TROUBLE:
        return {"$schema": _DIALECT, **schema_of(error_envelope(None))}
    found = [item for item in OUTPUTS if name in (item.name, item.command)]
    if not found:
        raise KeyError(name)
    schemas = [schema_of(envelope(item)) for item in found]
    if len(schemas) == 1:
        return {"$schema": _DIALECT, **schemas[0]}
    # What the documents of one command share is defined alike in each.
    definitions: dict[str, Json] = {}
    for schema in schemas:
        shared = schema["$defs"]
        definitions |= shared if isinstance(shared, dict) else {}
    choices: list[Json] = [{"$ref": schema["$ref"]} for schema in schemas]
    return {"$schema": _DIALECT, "anyOf": choices, "$defs": dict(sorted(definitions.items()))}
