"""Every sort of document by its command, and the JSON Schema of each command's output."""

from typing import Any

from planvers.documents.check import PROBLEMS
from planvers.documents.concordance import CONCORDANCE
from planvers.documents.diff import CHANGES, FINDINGS
from planvers.documents.envelope import Output, envelope, error_envelope
from planvers.documents.explain import ALARM_CODE, PROBLEM_CODE
from planvers.documents.explanation import EXPLANATION
from planvers.documents.history import HISTORY
from planvers.documents.listing import STATUS, VERSIONS
from planvers.documents.openpoints import OPEN, OPEN_FOR
from planvers.documents.shapes import Json, Shape, schema_of
from planvers.documents.show import ONE_POINT, VERSION
from planvers.documents.stance import MATRIX, MOVES, TOPICS
from planvers.documents.timeline import TIMELINE

OUTPUTS: dict[str, tuple[Output[Any], ...]] = {
    "list": (VERSIONS, STATUS),
    "show": (VERSION, ONE_POINT),
    "diff": (CHANGES, FINDINGS),
    "map": (CONCORDANCE, EXPLANATION),
    "history": (HISTORY,),
    "stance": (MATRIX, TOPICS, MOVES),
    "open": (OPEN, OPEN_FOR),
    "timeline": (TIMELINE,),
    "check": (PROBLEMS,),
    "explain": (ALARM_CODE, PROBLEM_CODE),
}
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def output_schema(command: str) -> dict[str, Json]:
    """The schema of all that a command, a key of `OUTPUTS`, writes as JSON: each sort of document, or its trouble."""
    shapes: list[Shape[Any]] = [envelope(output) for output in OUTPUTS[command]]
    head: dict[str, Json] = {"$schema": _DRAFT, "title": f"planvers {command} --format json"}
    return head | schema_of((*shapes, error_envelope(command)))
