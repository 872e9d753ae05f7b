"""The kinds of value that a field may have: text, dates, words of a vocabulary, lists, names of other things.

Each reads one node and gives its value, or None where nothing usable stands there.
"""

import datetime
import re
from enum import StrEnum
from typing import TypeVar

from planvers.model.dates import When, when
from planvers.model.plan import About
from planvers.model.text import LANGUAGE_TAG, Text, is_language_tag
from planvers.reading.fields import NULLS, Field, Kind, Reader, Reference, Schema, described, is_null
from planvers.reading.yamltree import Mapping, Node, Scalar, Sequence
from planvers.words.sequences import nearest

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

SCHEMA_VERSION = 1
_SHOWN = 60
_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_LARGEST = 999_999_999
_COUNT = re.compile(r"[0-9]{1,9}")
_FINGERPRINT = "[0-9a-f]{12}"
_WEB_ADDRESS = r"https?://[\s\S]*"
# The calendar as a pattern, because a schema has no other word for it that every editor heeds.
_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_OF_MONTHS = (
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
    "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
    "02-(?:0[1-9]|1[0-9]|2[0-8])",
)
_DAY = f"[0-9]{{4}}-(?:{'|'.join(_OF_MONTHS)})|{_LEAP_YEAR}-02-29"
_DATE_SCHEMA: Schema = {
    "type": ["string", "integer"],
    # Python has no day behind the last year, by which to tell when that or its last month is over.
    "pattern": f"^(?!0000|9999(?:-12)?$)(?:{_DAY}|[0-9]{{4}}(?:-(?:0[1-9]|1[0-2]))?)$",
    # What YAML takes a year for.
    "minimum": 1000,
    "maximum": 9998,
}
_TEXT_SCHEMA: Schema = {"type": "string", "pattern": r"\S"}


def text_kind(name: str, code: str, pattern: str, hint: str) -> Kind[str]:
    """A kind of text that must match a pattern from its beginning to its end."""
    accepts = re.compile(pattern).fullmatch

    def read(node: Node, reader: Reader, key: str) -> str | None:
        text = _text(node, reader, key)
        if text is not None and not accepts(text):
            reader.report(code, node, f"{key} '{_shortened(text)}' is not {name}", hint)
            return None
        return text

    return Kind(name, read, {"type": "string", "pattern": f"^{pattern}$"})


def is_slug(text: str) -> bool:
    """Whether a text can be the id of something."""
    return re.fullmatch(_SLUG, text) is not None


def choice(vocabulary: type[E]) -> Kind[E]:
    """A word of a closed vocabulary."""
    words = {member.value: member for member in vocabulary}
    name = f"one of {', '.join(words)}"

    def read(node: Node, reader: Reader, key: str) -> E | None:
        text = _text(node, reader, key)
        if text is None:
            return None
        word = words.get(text)
        if word is None:
            near = nearest(text, words)
            hint = f"did you mean '{near}'?" if near else f"use {name}"
            reader.report("not-in-vocabulary", node, f"{key} '{_shortened(text)}' is not in the vocabulary", hint)
        return word

    return Kind(name, read, {"enum": list(words)})


def list_of(item: Kind[T]) -> Kind[tuple[T, ...]]:
    """A list of values of one kind; faulty items are reported and left out."""

    def read(node: Node, reader: Reader, key: str) -> tuple[T, ...] | None:
        if is_null(node):
            return None
        if not isinstance(node, Sequence):
            reader.report("wrong-type", node, f"{key} must be a list, not {described(node)}", f"write {key}: [...]")
            return None
        _report_repeated(node, reader, key)
        read_items = [_item(item, part, reader, key) for part in node.items]
        return tuple(value for value in read_items if value is not None)

    # Records that are alike in all are not repeated: two reports may say the same.
    is_of_texts = not item.shapes
    schema = {"type": "array", "items": item.schema} | ({"uniqueItems": True} if is_of_texts else {})
    return Kind(f"a list, each item {item.name}", read, schema, item.shapes)


def mapping_of(names: Kind[str], item: Kind[T]) -> Kind[tuple[tuple[str, T], ...]]:
    """A mapping of names to values of one kind, in the order of the file.

    Faulty pairs are reported and left out; a name whose value is null is left out, as a key of a record is.
    """

    def read(node: Node, reader: Reader, key: str) -> tuple[tuple[str, T], ...] | None:
        if is_null(node):
            return None
        if not isinstance(node, Mapping):
            message = f"{key} must be a mapping, not {described(node)}"
            reader.report("wrong-type", node, message, f"write {key}: {{{names.name}: {item.name}}}")
            return None
        pairs = [
            (_item(names, name, reader, key), item.read(value, reader, _shortened(name.text)))
            for name, value in node.entries
        ]
        return tuple((name, value) for name, value in pairs if name is not None and value is not None)

    schema = {
        "type": "object",
        "propertyNames": names.schema,
        "additionalProperties": {"anyOf": [item.schema, {"type": "null"}]},
    }
    return Kind(f"a mapping of {names.name} to {item.name}", read, schema, item.shapes)


def reference(kind: str, form: Kind[str] | None = None) -> Kind[str]:
    """The id of something that stands elsewhere; whether it exists is checked when all files are read.

    `form` says what it must look like, for ids that no file of the plan defines.
    """
    read_id = form.read if form else _text

    def read(node: Node, reader: Reader, key: str) -> str | None:
        text = read_id(node, reader, key)
        if text is not None:
            reader.references.append(Reference(kind, text, reader.at(node)))
        return text

    return Kind(f"the id of a {kind}", read, form.schema if form else _TEXT_SCHEMA)


def _read_about(node: Node, reader: Reader, key: str) -> About | None:
    text = _text(node, reader, key)
    if text is None:
        return None
    version, mark, point = text.partition("#")
    reader.references.append(Reference("point" if mark else "version", text, reader.at(node)))
    return About(version, point if mark else None)


def _read_date(node: Node, reader: Reader, key: str) -> When | None:
    text = _text(node, reader, key)
    if text is None:
        return None
    date = when(text)
    if date is None:
        message = f"{key} '{_shortened(text)}' is not a date"
        reader.report("bad-date", node, message, "write 2025-11-23, or 2025-11 or 2025 where no more is known")
    return date


def _read_day(node: Node, reader: Reader, key: str) -> datetime.date | None:
    date = _read_date(node, reader, key)
    if date is not None and not date.is_day:
        reader.report("bad-date", node, f"{key} '{date.isoformat()}' is not a day", "write 2025-11-23")
        return None
    return date.last if date else None


def _read_boolean(node: Node, reader: Reader, key: str) -> bool | None:
    text = _text(node, reader, key)
    if text is None:
        return None
    if text not in {"true", "false"}:
        reader.report("bad-boolean", node, f"{key} '{_shortened(text)}' is neither true nor false")
        return None
    return text == "true"


def _read_count(node: Node, reader: Reader, key: str) -> int | None:
    text = _text(node, reader, key)
    if text is None:
        return None
    if not _COUNT.fullmatch(text):
        reader.report("bad-count", node, f"{key} '{_shortened(text)}' is not a whole number")
        return None
    return int(text)


def _read_wordings(node: Node, reader: Reader, key: str) -> Text | None:
    if not isinstance(node, Mapping):
        text = _text(node, reader, key)
        return None if text is None else Text((("", text),))
    wordings: list[tuple[str, str]] = []
    if not any(not is_null(value) for _, value in node.entries):
        reader.report("empty-value", node, f"{key} is empty", "leave the key out where nothing is public")
    for tag, value in node.entries:
        if not is_language_tag(tag.text):
            reader.report(
                "bad-language", tag, f"'{_shortened(tag.text)}' is not a language tag", "for example en or uk"
            )
            continue
        text = _text(value, reader, f"{key} in {tag.text}")
        if text is not None:
            wordings.append((tag.text, text))
    return Text(tuple(wordings)) if wordings else None


def _text(node: Node, reader: Reader, key: str) -> str | None:
    """The text of a scalar without the white space around it; None for null, with a report for anything else."""
    if not isinstance(node, Scalar):
        reader.report("wrong-type", node, f"{key} must be text, not {described(node)}")
        return None
    if node.plain and node.text in NULLS:
        return None
    text = node.text.strip()
    if not text:
        reader.report("empty-value", node, f"{key} is empty", "leave the key out where nothing is known")
        return None
    return text


def _report_repeated(node: Sequence, reader: Reader, key: str) -> None:
    seen = set[str]()
    for part in node.items:
        if isinstance(part, Scalar):
            if part.text in seen:
                reader.report("repeated-item", part, f"'{_shortened(part.text)}' stands twice in {key}", "keep one")
            seen.add(part.text)


def _item(kind: Kind[T], node: Node, reader: Reader, key: str) -> T | None:
    if is_null(node):
        reader.report("empty-value", node, f"an item of {key} is empty")
        return None
    return kind.read(node, reader, key)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


TEXT = Kind("text", _text, _TEXT_SCHEMA)
WORDINGS = Kind(
    "text, or a mapping of language tag to text",
    _read_wordings,
    {
        "anyOf": [
            _TEXT_SCHEMA,
            {
                "type": "object",
                "propertyNames": {"pattern": f"^{LANGUAGE_TAG}$"},
                "additionalProperties": {"anyOf": [_TEXT_SCHEMA, {"type": "null"}]},
                # One at least says something.
                "not": {"additionalProperties": {"type": "null"}},
            },
        ]
    },
)
DATE = Kind("a date such as 2025-11-23, 2025-11 or 2025", _read_date, _DATE_SCHEMA)
DAY = Kind("a day such as 2025-11-23", _read_day, {"type": "string", "pattern": f"^(?!0000)(?:{_DAY})$"})
BOOLEAN = Kind("true or false", _read_boolean, {"type": "boolean"})
COUNT = Kind("a whole number", _read_count, {"type": "integer", "minimum": 0, "maximum": _LARGEST})
ABOUT = Kind("a version id, or version#point", _read_about, _TEXT_SCHEMA)
SLUG = text_kind("a slug", "bad-id", _SLUG, "lower-case letters, digits and single hyphens")
LANGUAGE = text_kind("a language tag", "bad-language", LANGUAGE_TAG, "for example en or uk")
# Which rules there are is not written in the files: whoever judges changes looks the names up, and whoever
# makes a schema defines them.
RULE = reference("rule", SLUG)._replace(schema={"$ref": "#/definitions/rule"})
FINGERPRINT = text_kind(
    "a fingerprint",
    "bad-fingerprint",
    _FINGERPRINT,
    "12 digits of 0 to 9 and a to f, as planvers prints them",
)
URL = text_kind(
    "a web address",
    "bad-url",
    _WEB_ADDRESS,
    "it begins with https:// or http://",
)
NO_DATE = When(datetime.date.min)
SCHEMA = Field("schema", COUNT._replace(schema={"const": SCHEMA_VERSION}), 0, required=True)
