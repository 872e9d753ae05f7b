"""One change of the text of a file, and the proof that it changes just what it should.

Every edit is read back by the reader of plan files: the tree of the new text has to be that of the
old one with exactly the change that was asked for, or there is no edit.
"""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Sequence as Several
from typing import Any, NamedTuple

from planvers.editing.rows import Rows, rows_of
from planvers.editing.writing import Value
from planvers.model.places import Source
from planvers.reading.characters import hidden_problems
from planvers.reading.fields import is_null
from planvers.reading.yamltree import Mapping, Node, Scalar, Sequence, parse
from planvers.trouble import TroubleError

# From the root of a file to a record: keys of mappings and places in lists, from 0.
Path = tuple[str | int, ...]
# A line and a column, from 1.
Place = tuple[int, int]
# A tree without places and styles: dictionaries, lists and texts.
Bare = Any


class Edit(NamedTuple):
    """At the offset `start` of a text, `old` gives way to `new`."""

    start: int
    old: str
    new: str

    def applied(self, text: str) -> str:
        """The text with the edit made; `TroubleError` if what it replaces does not stand there."""
        end = self.start + len(self.old)
        if text[self.start : end] != self.old:
            raise TroubleError("the text is not the one that the edit was made for")
        return text[: self.start] + self.new + text[end:]


class Change(NamedTuple):
    """An edit, and what it should do: `make` does the same to a tree of dictionaries, lists and texts."""

    edit: Edit
    make: Callable[[Bare], None]


class Opened(NamedTuple):
    """A text to edit: its rows, its tree, and the name of its file."""

    path: str
    rows: Rows
    root: Node


def opened(source: Source) -> Opened:
    """A text as what edits are made on; `TroubleError` if anything is wrong with it as YAML."""
    # What hidden characters are, the parsers do not agree on.
    hidden = next(hidden_problems(source), None)
    tree = parse(source)
    problems = (hidden,) if hidden else tree.problems
    if problems or tree.root is None:
        why = str(problems[0]) if problems else f"{source.path} holds no data"
        raise TroubleError(f"a file that cannot be read is not edited: {why}")
    return Opened(source.path, rows_of(source.text), tree.root)


def paths_to(source: Source, places: Iterable[Place]) -> list[Path]:
    """The way to the mapping that begins at each place; `TroubleError` if none does at one."""
    found = {(node.line, node.column): path for path, node in _mappings(opened(source).root)}
    paths = [(place, found.get(place)) for place in places]
    lost = next((line for (line, _), path in paths if path is None), None)
    if lost is not None:
        raise TroubleError(f"{source.path}: no record begins at line {lost}")
    return [path for _, path in paths if path is not None]


def places_of(source: Source, paths: Iterable[Path]) -> list[Place | None]:
    """Where the value at the end of each path begins; None for one that is not there."""
    root = opened(source).root
    nodes = [_at(root, path) for path in paths]
    return [(node.line, node.column) if node else None for node in nodes]


def parts_of(node: Node) -> Iterable[tuple[str | int, Node]]:
    """What a node holds, by key or by place; a text holds nothing."""
    if isinstance(node, Mapping):
        return [(entry.key.text, entry.value) for entry in node.entries]
    return enumerate(node.items) if isinstance(node, Sequence) else ()


def proven(on: Opened, change: Change) -> Edit:
    """The edit of a change, if reading the new text gives the old tree with the change made; `TroubleError` if not."""
    edited(on, (change,))
    return change.edit


def edited(on: Opened, changes: Several[Change]) -> str:
    """The text with changes at different places, read back once for all; `TroubleError` if it holds anything else."""
    text, wanted = on.rows.text, _bare(on.root)
    for change in sorted(changes, key=lambda item: item.edit.start, reverse=True):
        text = change.edit.applied(text)
        change.make(wanted)
    tree = parse(Source(on.path, text))
    if tree.problems or tree.root is None or _bare(tree.root) != wanted:
        line = on.rows.row_of(min(change.edit.start for change in changes)) + 1
        raise TroubleError(f"{on.path}:{line}: this cannot be written without touching more", "write it by hand")
    return text


def bare_value(value: Value) -> Bare:
    """A value as it stands in a bare tree."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return list(value) if isinstance(value, tuple) else value


def bare_at(tree: Bare, path: Path) -> Bare:
    """What stands in a bare tree at the end of a path."""
    for step in path:
        tree = tree[step]
    return tree


def _bare(node: Node) -> Bare:
    if isinstance(node, Scalar):
        return None if is_null(node) else node.text
    if isinstance(node, Mapping):
        return {entry.key.text: _bare(entry.value) for entry in node.entries}
    return [_bare(item) for item in node.items]


def _mappings(node: Node, path: Path = ()) -> Iterator[tuple[Path, Mapping]]:
    if isinstance(node, Mapping):
        yield path, node
    for step, part in parts_of(node):
        yield from _mappings(part, (*path, step))


def _at(node: Node | None, path: Path) -> Node | None:
    for step in path:
        node = next((part for name, part in parts_of(node) if name == step), None) if node else None
    return node
