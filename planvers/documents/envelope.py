"""What every JSON document begins with: which command of which program said this of what."""

import json
from collections.abc import Mapping
from typing import TypeAlias

from planvers import __version__
from planvers.model.plan import Version

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

_DOCUMENT_VERSION = 1


def rendered(command: str, inputs: Mapping[str, Json], options: Mapping[str, Json], body: Mapping[str, Json]) -> str:
    """One document as text: keys in a fixed order, no ASCII escapes, a line end at the end.

    A value that is not known is null; a key that does not apply is absent.
    """
    head: dict[str, Json] = {
        "schema_version": _DOCUMENT_VERSION,
        "command": command,
        "tool": {"name": "planvers", "version": __version__},
        "inputs": dict(inputs),
        "options": dict(options),
    }
    return json.dumps(head | dict(body), ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def version_input(version: Version) -> dict[str, Json]:
    """A version as an input of a command."""
    return {
        "id": version.id,
        "title": version.title,
        "date": version.date.isoformat(),
        "path": version.where.path,
        "points": len(version.points),
    }
