"""One change of the text of a file, and the proof that it changes just what it should.

Every edit is read back by the reader of plan files: the tree of the new text has to be that of the
old one with exactly the change that was asked for, or there is no edit.
"""

from collections.abc import Callable, Iterable
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

    def undone(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.start, self.new, self.old)


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


def path_to(source: Source, line: int, column: int) -> Path:
    """The way to the mapping that begins at a place; `TroubleError` if none does."""
    found = _search(opened(source).root, line, column)
    if found is None:
        raise TroubleError(f"{source.path}: no record begins at line {line}")
    return found


def place_of(source: Source, path: Path) -> tuple[int, int] | None:
    """The line and column at which the value at the end of a path begins; None if there is none."""
    node: Node | None = opened(source).root
    for step in path:
        node = next((part for name, part in parts_of(node) if name == step), None) if node else None
    return (node.line, node.column) if node else None


def parts_of(node: Node) -> Iterable[tuple[str | int, Node]]:
    """What a node holds, by key or by place; a text holds nothing."""
    if isinstance(node, Mapping):
        return [(entry.key.text, entry.value) for entry in node.entries]
    return enumerate(node.items) if isinstance(node, Sequence) else ()


def proven(on: Opened, edit: Edit, change: Callable[[Bare], None]) -> Edit:
    """The edit itself, if reading the new text gives the old tree with a change made; `TroubleError` if not.

    `change` makes that change on a tree of dictionaries, lists and texts.
    """
    text = edit.applied(on.rows.text)
    tree = parse(Source(on.path, text))
    wanted = _bare(on.root)
    change(wanted)
    if tree.problems or tree.root is None or _bare(tree.root) != wanted:
        line = on.rows.row_of(edit.start) + 1
        raise TroubleError(f"{on.path}:{line}: this cannot be written without touching more", "write it by hand")
    return edit


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


def _search(node: Node, line: int, column: int) -> Path | None:
    if isinstance(node, Mapping) and (node.line, node.column) == (line, column):
        return ()
    for step, part in parts_of(node):
        found = _search(part, line, column)
        if found is not None:
            return (step, *found)
    return None
