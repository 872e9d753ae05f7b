"""The text of a YAML file turned into a tree in which every node knows its place: the only module that imports yaml.

The tree is built from parser events, not with `yaml.compose`: libyaml's composer can be
crashed by deep nesting, and nodes behind an alias carry the wrong place. Scalars are never
resolved, so `no`, `010` and `2026-03-01` stay the text that was typed; the field that wants
a date parses a date.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from planvers.model.places import Source
from planvers.model.problems import Problem
from planvers.reading.characters import hidden_name

MAX_DEPTH = 32
HAS_LIBYAML = yaml.__with_libyaml__
# Tabs between tokens, directives and a comment right behind | or >: libyaml takes some that Python refuses.
_CORNERS = re.compile(r"\t|^%|[|>][-+0-9]{0,2}#", re.MULTILINE)


class Scalar(NamedTuple):
    """A piece of text. `plain` says that it was typed without quotes and not as a block."""

    line: int
    column: int
    text: str
    plain: bool


class Sequence(NamedTuple):
    """A list of nodes."""

    line: int
    column: int
    items: tuple["Node", ...]


class Entry(NamedTuple):
    """One key of a mapping with its value; every key stands once."""

    key: Scalar
    value: "Node"


class Mapping(NamedTuple):
    """Keys and values in the order of the file."""

    line: int
    column: int
    entries: tuple[Entry, ...]


Node = Scalar | Sequence | Mapping


class Tree(NamedTuple):
    """The root node, or None where nothing usable was found, and every fault on the way."""

    root: Node | None
    problems: tuple[Problem, ...]


def parse(source: Source, *, fast: bool = HAS_LIBYAML) -> Tree:
    """Parse one YAML document. Never raises for bad input.

    What is refused but can be stepped over (anchors, aliases, tags, repeated keys) is
    reported and the rest still read; a syntax error, a second document or too deep a
    nesting ends the reading.

    libyaml (`fast`) is ten times as fast as the pure Python parser, but the two word and place
    faults differently and disagree on a few corners of the language. So where libyaml finds a
    fault, or one of those corners, the pure parser decides: the result is the same with and
    without libyaml.
    """
    if fast and not _CORNERS.search(source.text):
        builder = _build(source, yaml.CSafeLoader)
        if not builder.problems and not builder.is_doubtful:
            return Tree(builder.root, ())
    builder = _build(source, yaml.SafeLoader)
    return Tree(builder.root, tuple(builder.problems))


def _build(source: Source, loader: Any) -> "_Builder":
    builder = _Builder(source)
    try:
        builder.feed(_events(source.text, loader))
    except yaml.MarkedYAMLError as fault:
        builder.syntax_error(fault)
    except yaml.YAMLError as fault:
        # Only the reader raises unmarked errors, for characters that were refused before parsing.
        builder.report("yaml-syntax", 1, 1, f"the text cannot be read as YAML: {fault}")
    return builder


def _events(text: str, loader: Any) -> Iterator[Any]:
    """Parser events up to the end of the stream. `yaml.parse` asks twice for every event; this asks once."""
    # Without a line end at the end the two parsers place an empty value differently.
    parser = loader(text if text.endswith("\n") else f"{text}\n")
    try:
        while type(event := parser.get_event()) is not StreamEndEvent:
            yield event
    except (ValueError, OverflowError) as fault:
        # PyYAML lets these through for an escape or a directive with a number beyond all bounds.
        mark = parser.get_mark() if hasattr(parser, "get_mark") else None
        raise yaml.MarkedYAMLError(problem="a number that is too large", problem_mark=mark) from fault
    finally:
        parser.dispose()


class _Hole(Scalar):
    """Stands where an alias stood; what holds it is built without it."""

    __slots__ = ()


class _Open:
    """A container that is still being filled; for a mapping `items` alternates keys and values."""

    __slots__ = ("column", "is_flow", "is_mapping", "items", "line")

    def __init__(self, event: Any) -> None:
        self.is_mapping = isinstance(event, MappingStartEvent)
        self.is_flow = bool(event.flow_style)
        self.line = event.start_mark.line + 1
        self.column = event.start_mark.column + 1
        self.items: list[Node] = []


class _Builder:
    """Turns events into nodes with a stack of its own, so that nesting cannot exhaust Python's."""

    def __init__(self, source: Source) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.is_doubtful = False
        self._source = source
        # The raw text was searched before; only an escape can bring in a hidden character now.
        self._has_escapes = "\\" in source.text
        self._stack: list[_Open] = []

    def report(self, code: str, line: int, column: int, message: str, hint: str = "") -> None:
        self.problems.append(Problem(code, self._source.at(line, column), message, hint))

    def feed(self, events: Iterable[Any]) -> None:
        documents = 0
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                self._add(self._scalar(event))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._check_marks(event)
                self._stack.append(_Open(event))
                if len(self._stack) > MAX_DEPTH:
                    self._report_at(event, "yaml-depth", f"more than {MAX_DEPTH} lists and mappings inside each other")
                    return
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._add(self._closed(self._stack.pop()))
            elif kind is AliasEvent:
                self._report_at(event, "yaml-alias", f"alias *{event.anchor}", "write the value out")
                self._add(_Hole(event.start_mark.line + 1, event.start_mark.column + 1, "", plain=True))
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._report_at(
                        event, "yaml-second-document", "a second document begins here", "one file, one document"
                    )
                    return

    def syntax_error(self, fault: yaml.MarkedYAMLError) -> None:
        mark = fault.problem_mark or fault.context_mark
        line, column = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
        what = fault.problem or fault.context or "not well-formed YAML"
        hint = "put the value in quotes if it holds ': '" if "mapping values" in what else ""
        self.report("yaml-syntax", line, column, what, hint)

    def _report_at(self, event: Any, code: str, message: str, hint: str = "") -> None:
        self.report(code, event.start_mark.line + 1, event.start_mark.column + 1, message, hint)

    def _check_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._report_at(event, "yaml-anchor", f"anchor &{event.anchor}", "write the value out where it is needed")
        if event.tag is not None:
            self._report_at(event, "yaml-tag", f"tag {event.tag}", "remove the tag; planvers reads every value as text")

    def _scalar(self, event: Any) -> Scalar:
        mark = event.start_mark
        scalar = Scalar(mark.line + 1, mark.column + 1, event.value, event.implicit[0])
        if event.tag is not None or event.anchor is not None:
            self._check_marks(event)
        if scalar.plain and (not scalar.text or "?" in scalar.text):
            self.is_doubtful = self.is_doubtful or self._is_corner(scalar)
        if self._has_escapes and (hidden := hidden_name(scalar.text)):
            message = f"the value holds {hidden}, written as an escape"
            self.report("hidden-character", scalar.line, scalar.column, message, "remove it")
        return scalar

    def _is_corner(self, scalar: Scalar) -> bool:
        """Whether the parsers disagree here: ? within a flow scalar, the place of an empty one, an empty key."""
        if not self._stack:
            return True
        container = self._stack[-1]
        is_key = container.is_mapping and len(container.items) % 2 == 0
        return container.is_flow or (is_key and not scalar.text)

    def _closed(self, container: _Open) -> Node:
        if container.is_mapping:
            return Mapping(container.line, container.column, tuple(self._entries(container.items)))
        return Sequence(
            container.line, container.column, tuple(item for item in container.items if not isinstance(item, _Hole))
        )

    def _entries(self, items: list[Node]) -> Iterable[Entry]:
        first_line: dict[str, int] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if isinstance(key, _Hole):
                continue
            if not isinstance(key, Scalar):
                self.report("yaml-key", key.line, key.column, "a key must be plain text")
            elif key.text in first_line:
                first = f"first at line {first_line[key.text]}"
                self.report("yaml-duplicate-key", key.line, key.column, f"key '{key.text}' is repeated ({first})")
            else:
                first_line[key.text] = key.line
                if not isinstance(value, _Hole):
                    yield Entry(key, value)

    def _add(self, node: Node) -> None:
        if self._stack:
            self._stack[-1].items.append(node)
        elif not isinstance(node, _Hole):
            self.root = node
