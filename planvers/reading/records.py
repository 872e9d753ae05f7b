"""One file as records: what reading it gave, which names it refers to, and where everything stands."""

from typing import Any, Generic, NamedTuple, TypeVar

from planvers.model.places import Location, Source
from planvers.model.problems import Problem
from planvers.reading.characters import hidden_problems
from planvers.reading.fields import Kind, Reader, Reference, value_at
from planvers.reading.kinds import SCHEMA, SCHEMA_VERSION
from planvers.reading.yamltree import Mapping, Scalar, parse

T = TypeVar("T")


class Record(NamedTuple, Generic[T]):
    """One file. `value` is None where it is too broken to mean anything, is not there, or was not asked for.

    `source` is the text that was read, for what can only be placed in it.
    """

    path: str
    value: T | None
    problems: tuple[Problem, ...]
    references: tuple[Reference, ...] = ()
    mappings: dict[Location, Mapping] | None = None
    exists: bool = True
    source: Source | None = None

    def where(self, owner: Location, field: str) -> Location:
        """Where a field of a record stands; the record itself where the field is absent."""
        mapping = (self.mappings or {}).get(owner)
        if mapping is None:
            return owner
        node = value_at(mapping, field)
        return Location(self.path, node.line, node.column)

    def where_in(self, owner: Location, field: str, key: str) -> Location:
        """Where a key of a field stands that is a mapping itself; the field where it has no such key."""
        mapping = (self.mappings or {}).get(owner)
        node = value_at(mapping, field) if mapping else None
        keys = (entry.key for entry in node.entries if entry.key.text == key) if isinstance(node, Mapping) else ()
        return next((Location(self.path, found.line, found.column) for found in keys), self.where(owner, field))

    def scalars(self, owner: Location, field: str) -> tuple[Scalar, ...]:
        """The texts of a field as they stand in the file: one, or one a language; none where the field is absent."""
        mapping = (self.mappings or {}).get(owner)
        node = value_at(mapping, field) if mapping else None
        if node is mapping or node is None:
            return ()
        nodes = [entry.value for entry in node.entries] if isinstance(node, Mapping) else [node]
        return tuple(item for item in nodes if isinstance(item, Scalar))


class Loading:
    """Reads files as records, and the same text under the same path once: two revisions of a plan share most files."""

    def __init__(self) -> None:
        self._known: dict[Source, Record[Any]] = {}

    def load(self, source: Source, kind: Kind[T]) -> Record[T]:
        """The file as a record of a kind. A path means one kind."""
        if source not in self._known:
            self._known[source] = load(source, kind)
        return self._known[source]


def load(source: Source, kind: Kind[T]) -> Record[T]:
    """Read one file as a record of a kind, with every fault in it."""
    hidden = tuple(hidden_problems(source))
    if hidden:
        # The two parsers of PyYAML disagree on these characters, so neither sees them.
        return Record(source.path, None, hidden)
    tree = parse(source)
    if tree.root is None:
        empty = Problem("file-empty", source.at(1, 1), "the file holds no data")
        return Record(source.path, None, tree.problems or (empty,))
    reader = Reader(source.path)
    value = kind.read(tree.root, reader, kind.name)
    if isinstance(tree.root, Mapping):
        _check_schema(tree.root, reader)
    problems = (*tree.problems, *reader.problems)
    return Record(source.path, value, problems, tuple(reader.references), reader.mappings, source=source)


def _check_schema(root: Mapping, reader: Reader) -> None:
    for key, value in root.entries:
        if key.text != SCHEMA.name:
            continue
        version = SCHEMA.kind.read(value, Reader(reader.path), key.text)
        if version is not None and version != SCHEMA_VERSION:
            reader.report(
                "unsupported-schema",
                value,
                f"schema {version} is not known",
                f"this program reads schema {SCHEMA_VERSION}",
            )
