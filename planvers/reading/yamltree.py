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
    NodeEvent,
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
# Begins with the rarest character, which is found fast.
_COMMENT_BEHIND_BLOCK = re.compile(r"#(?:(?<=[|>]#)|(?<=[|>][-+0-9]#)|(?<=[|>][-+0-9]{2}#))")
_LINE_END = re.compile(r"\r\n|\r|\n")
# A named tuple's own constructor takes twice the time, and there is a node for every word of a file.
_made = tuple.__new__


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
    # Without a line end at the end the two parsers place an empty value differently.
    text = source.text if source.text.endswith("\n") else f"{source.text}\n"
    if fast and not _has_corners(text):
        try:
            return Tree(_Quick(text).root(), ())
        # PyYAML lets the last two through for an escape or a directive with a number beyond all bounds.
        except (_OddError, yaml.YAMLError, ValueError, OverflowError):
            pass
    careful = _Careful(source)
    careful.read(text)
    return Tree(careful.root, tuple(careful.problems))


def _has_corners(text: str) -> bool:
    """Whether a text may hold tabs between tokens, directives or a comment right behind | or >.

    libyaml takes some that the pure parser refuses.
    """
    is_directed = "%" in text and (text.startswith("%") or "\n%" in text)
    return is_directed or "\t" in text or _COMMENT_BEHIND_BLOCK.search(text) is not None


class _OddError(Exception):
    """Something that can be wrong, or that the two parsers may read differently."""


class _Quick:
    """The tree of a text in which nothing is out of the ordinary, by libyaml; gives up at the first thing that is.

    What is out of the ordinary are faults, and the corners where the parsers disagree: a flow scalar
    that is empty or holds `?`, an empty key. Giving up too often costs time and is never wrong.
    """

    def __init__(self, text: str) -> None:
        self._next = yaml.CSafeLoader(text).get_event
        # The raw text was searched before; only an escape can bring in a hidden character now.
        self._has_escapes = "\\" in text

    def root(self) -> Node:
        """The root node of the only document."""
        self._next()  # the stream begins
        self._next()  # and the document
        opening = self._next()
        if type(opening) not in (MappingStartEvent, SequenceStartEvent):
            raise _OddError
        root = self._container(opening, 1)
        self._next()  # the document ends
        if type(self._next()) is not StreamEndEvent:
            raise _OddError
        return root

    def _container(self, opening: Any, depth: int) -> Mapping | Sequence:
        # An alias comes here, too, and has an anchor.
        if opening.anchor is not None or opening.tag is not None or depth > MAX_DEPTH:
            raise _OddError
        line, column = opening.start_mark.line + 1, opening.start_mark.column + 1
        if type(opening) is MappingStartEvent:
            return _made(Mapping, (line, column, tuple(self._entries(opening, depth))))
        return _made(Sequence, (line, column, tuple(self._items(opening, depth))))

    def _items(self, opening: Any, depth: int) -> list[Node]:
        items: list[Node] = []
        while type(event := self._next()) is not SequenceEndEvent:
            is_scalar = type(event) is ScalarEvent
            items.append(self._scalar(event, opening) if is_scalar else self._container(event, depth + 1))
        return items

    def _entries(self, opening: Any, depth: int) -> Iterable[Entry]:
        entries: dict[str, Entry] = {}
        count, following, scalar = 0, self._next, self._scalar
        while type(event := following()) is ScalarEvent:
            key, event = scalar(event, opening), following()
            value = scalar(event, opening) if type(event) is ScalarEvent else self._container(event, depth + 1)
            entries[key.text] = _made(Entry, (key, value))
            count += 1
        if type(event) is not MappingEndEvent or len(entries) < count or "" in entries:
            raise _OddError
        return entries.values()

    def _scalar(self, event: Any, container: Any) -> Scalar:
        text = event.value
        if event.anchor is not None or event.tag is not None or (container.flow_style and (not text or "?" in text)):
            raise _OddError
        if self._has_escapes and hidden_name(text):
            raise _OddError
        mark = event.start_mark
        return _made(Scalar, (mark.line + 1, mark.column + 1, text, event.implicit[0]))


class _Hole(Scalar):
    """Stands where an alias stood; what holds it is built without it."""

    __slots__ = ()


class _TooDeepError(Exception):
    """More lists and mappings inside each other than are read."""


class _Careful:
    """The tree of any text, by the pure parser, with every fault that was found on the way."""

    def __init__(self, source: Source) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._source = source
        self._events: Iterator[Any] = iter(())
        self._has_escapes = "\\" in source.text

    def read(self, text: str) -> None:
        """Read the first document. A fault that ends the reading leaves the root that was complete before it."""
        self._events = _events(text)
        try:
            self._read_document()
        except _TooDeepError:
            pass
        except yaml.MarkedYAMLError as fault:
            self._syntax_error(fault)
        except yaml.YAMLError as fault:
            # Only the reader raises unmarked errors, for characters that were refused before parsing.
            self._report("yaml-syntax", 1, 1, f"the text cannot be read as YAML: {fault}")

    def _read_document(self) -> None:
        documents = 0
        for event in self._events:
            if type(event) is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    message = "a second document begins here"
                    self._report_at(event, "yaml-second-document", message, "one file, one document")
                    return
            elif isinstance(event, NodeEvent):
                root = self._node(event, 1)
                is_nothing = isinstance(root, Scalar) and root.plain and not root.text
                self.root = None if is_nothing else root

    def _node(self, event: Any, depth: int) -> Node:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if type(event) is AliasEvent:
            self._report_at(event, "yaml-alias", f"alias *{event.anchor}", "write the value out")
            return _Hole(line, column, "", plain=True)
        if event.anchor is not None:
            self._report_at(event, "yaml-anchor", f"anchor &{event.anchor}", "write the value out where it is needed")
        if event.tag is not None:
            self._report_at(event, "yaml-tag", f"tag {event.tag}", "remove the tag; planvers reads every value as text")
        if type(event) is ScalarEvent:
            if self._has_escapes and (hidden := hidden_name(event.value)):
                message = f"the value holds {hidden}, written as an escape"
                self._report_at(event, "hidden-character", message, "remove it")
            return Scalar(line, column, event.value, event.implicit[0])
        if depth > MAX_DEPTH:
            self._report_at(event, "yaml-depth", f"more than {MAX_DEPTH} lists and mappings inside each other")
            raise _TooDeepError
        items: list[Node] = []
        while isinstance(item := next(self._events), NodeEvent):
            items.append(self._node(item, depth + 1))
        if type(event) is MappingStartEvent:
            return Mapping(line, column, tuple(self._entries(items)))
        return Sequence(line, column, tuple(item for item in items if not isinstance(item, _Hole)))

    def _entries(self, items: list[Node]) -> Iterable[Entry]:
        """The entries of a mapping, whose keys and values alternate in `items`."""
        first_line: dict[str, int] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if isinstance(key, _Hole):
                continue
            if not isinstance(key, Scalar):
                self._report("yaml-key", key.line, key.column, "a key must be plain text")
            elif key.text in first_line:
                first = f"first at line {first_line[key.text]}"
                self._report("yaml-duplicate-key", key.line, key.column, f"key '{key.text}' is repeated ({first})")
            else:
                first_line[key.text] = key.line
                if not isinstance(value, _Hole):
                    yield Entry(key, value)

    def _syntax_error(self, fault: yaml.MarkedYAMLError) -> None:
        mark = fault.problem_mark or fault.context_mark
        line, column = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
        # What is missing at the end is missing behind a line end that the file may not have.
        lines = _LINE_END.split(self._source.text)
        if line > len(lines):
            line, column = len(lines), len(lines[-1]) + 1
        what = fault.problem or fault.context or "not well-formed YAML"
        hint = "put the value in quotes if it holds ': '" if "mapping values" in what else ""
        self._report("yaml-syntax", line, column, what, hint)

    def _report_at(self, event: Any, code: str, message: str, hint: str = "") -> None:
        self._report(code, event.start_mark.line + 1, event.start_mark.column + 1, message, hint)

    def _report(self, code: str, line: int, column: int, message: str, hint: str = "") -> None:
        self.problems.append(Problem(code, self._source.at(line, column), message, hint))


def _events(text: str) -> Iterator[Any]:
    """Events of the pure parser up to the end of the stream."""
    parser: Any = yaml.SafeLoader(text)
    try:
        while type(event := parser.get_event()) is not StreamEndEvent:
            yield event
    except (ValueError, OverflowError) as fault:
        # PyYAML lets these through for an escape or a directive with a number beyond all bounds.
        raise yaml.MarkedYAMLError(problem="a number that is too large", problem_mark=parser.get_mark()) from fault
    finally:
        parser.dispose()
