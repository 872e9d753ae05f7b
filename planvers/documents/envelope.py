"""What every JSON document begins and ends with: which command of which program said this of what, and the verdict."""

import json
from collections.abc import Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from planvers import __version__, joblog
from planvers.documents.problems import PROBLEM
from planvers.documents.shapes import (
    INTEGER,
    STRING,
    STRINGS,
    Json,
    Key,
    Shape,
    array,
    const,
    group,
    key,
    lifted,
    optional,
    record,
)
from planvers.model.problems import Problem

T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)

_DOCUMENT_VERSION = 1
# Two number signs in a row stand in strings only.
_SHARP = r"\u0023"


class Output(NamedTuple, Generic[T_contra]):
    """One sort of document: what a command can find, each part with the keys that say how it is written.

    `name` tells it from the other documents of its command. A value that is not known is null; a key
    that does not apply is absent.
    """

    command: str
    name: str
    note: str
    inputs: tuple[Key[T_contra], ...]
    options: tuple[Key[T_contra], ...]
    body: tuple[Key[T_contra], ...]

    def document(self, result: T_contra) -> "Document":
        """The document on a result."""
        return Document(self, result)


class Document(NamedTuple):
    """What a command found, with the sort of document that says it."""

    output: Output[Any]
    result: Any


class _Told(NamedTuple, Generic[T]):
    """A result with the exit code of the command, and the languages that were asked for."""

    result: T
    exit_code: int
    languages: Sequence[str] = ()


class _Fault(NamedTuple):
    """What kept a command from its job, and the problems of the files behind it, if that is what it was."""

    message: str
    problems: Sequence[Problem]


_TOOL: Shape[object] = record(
    "tool",
    "The program that wrote the document.",
    key("name", const("planvers"), lambda _: "planvers"),
    key("version", STRING, lambda _: __version__),
)
_VERDICT: Shape[int] = record(
    "verdict",
    "How the command ended.",
    key(
        "exit_code", INTEGER, lambda code: code, "0 done, 1 the condition asked for holds, 2 the job could not be done"
    ),
)
_ERROR: Shape[_Fault] = record(
    "error",
    "Why the command could not do its job.",
    key("message", STRING, lambda fault: fault.message, "for people; may be reworded freely"),
    key("problems", array(PROBLEM), lambda fault: fault.problems, "every fault of the files, where those are why"),
)


def envelope(output: Output[T]) -> Shape[_Told[T]]:
    """The shape of a whole document."""
    inputs = group(*output.inputs)
    asked: tuple[Key[_Told[T]], ...] = lifted(output.options, lambda told: told.result)
    options: Shape[_Told[T]] = group(optional("languages", STRINGS, _languages, "of --lang, the best first"), *asked)
    body: tuple[Key[_Told[T]], ...] = lifted(output.body, lambda told: told.result)
    shape: Shape[_Told[T]] = record(
        output.name,
        output.note,
        *_head(output.command),
        key("inputs", inputs, lambda told: told.result, "what the command looked at"),
        key("options", options, lambda told: told, "what was asked for; what was not given is absent"),
        *body,
        key("verdict", _VERDICT, lambda told: told.exit_code),
    )
    return shape


def error_envelope(command: str | None) -> Shape[_Told[_Fault]]:
    """The shape of the document in trouble: it has `error`, and nothing that looks like a result.

    Without a command, that of any of them.
    """
    shape: Shape[_Told[_Fault]] = record(
        "trouble",
        "The document of a command that could not do its job.",
        *_head(command),
        key("error", _ERROR, lambda told: told.result),
        key("verdict", _VERDICT, lambda told: told.exit_code),
    )
    return shape


def rendered(document: Document, exit_code: int = 0, languages: Sequence[str] = ()) -> str:
    """A document as text: keys in a fixed order, no ASCII escapes, a line end at the end.

    The exit code stands in it too, for whoever has lost it on the way, and the languages that titles were asked for in.
    """
    return as_text(envelope(document.output).write(_Told(document.result, exit_code, languages)))


def rendered_error(command: str, message: str, problems: Sequence[Problem], exit_code: int) -> str:
    """The document of a command that could not do its job."""
    return as_text(error_envelope(command).write(_Told(_Fault(message, problems), exit_code)))


def as_text(value: Json) -> str:
    """A value as JSON text, which is none of the commands that a runner of jobs looks for."""
    return f"{joblog.parted(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1), _SHARP)}\n"


def _languages(told: _Told[Any]) -> Sequence[str] | None:
    return told.languages or None


def _head(command: str | None) -> tuple[Key[object], ...]:
    return (
        key("schema_version", const(_DOCUMENT_VERSION), lambda _: _DOCUMENT_VERSION),
        key("command", STRING if command is None else const(command), lambda _: command or ""),
        key("tool", _TOOL, lambda _: None),
    )
