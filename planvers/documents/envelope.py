"""What every JSON document begins and ends with: which command of which program said this of what, and the verdict."""

import json
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from planvers import __version__
from planvers.model.plan import Version

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

_DOCUMENT_VERSION = 1


class Document(NamedTuple):
    """What a command found, as data: what it was asked of, how, and what it says.

    A value that is not known is null; a key that does not apply is absent.
    """

    command: str
    inputs: Mapping[str, Json]
    options: Mapping[str, Json]
    body: Mapping[str, Json]


def rendered(document: Document, exit_code: int = 0) -> str:
    """A document as text: keys in a fixed order, no ASCII escapes, a line end at the end.

    The exit code stands in it too, for whoever has lost it on the way.
    """
    head = _head(document.command) | {"inputs": dict(document.inputs), "options": dict(document.options)}
    return _text(head | dict(document.body) | {"verdict": {"exit_code": exit_code}})


def rendered_error(command: str, message: str, problems: list[Json], exit_code: int) -> str:
    """The document of a command that could not do its job: it has `error`, and nothing that looks like a result."""
    error: dict[str, Json] = {"message": message, "problems": problems}
    return _text(_head(command) | {"error": error, "verdict": {"exit_code": exit_code}})


def version_input(version: Version) -> dict[str, Json]:
    """A version as an input of a command."""
    return {
        "id": version.id,
        "title": version.title,
        "date": version.date.isoformat(),
        "path": version.where.path,
        "points": len(version.points),
    }


def _head(command: str) -> dict[str, Json]:
    return {
        "schema_version": _DOCUMENT_VERSION,
        "command": command,
        "tool": {"name": "planvers", "version": __version__},
    }


def _text(document: Mapping[str, Json]) -> str:
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
