"""A small tree turned into YAML text that planvers reads back as the same values, whatever they hold.

Only what the files of plans need: mappings, lists of mappings, lists of names, text and comments.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planvers.editing.writing import NOT_TEXT, UNFIT, quoted, wrapped
from planvers.model.unseen import visible

WIDTH = 100
_STEP = 2
_EDGE = re.compile(r"^[ \n]|[ \n]\Z|\n | \n")
# What no YAML tool takes for anything but text: a letter, then nothing that is a sign of the language.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ’'().,;/+&–—-]*[\w’').;/+])?")
_PLAIN_NAME = re.compile(r"[^\W\d_][\w./-]*")


class Comment(NamedTuple):
    """A remark for people, a line for each line of it; with no text, an empty line."""

    text: str = ""


class Word(NamedTuple):
    """A value on one line, in quotes where it needs them, or always where `is_quoted`."""

    text: str
    is_quoted: bool = False


class Bare(NamedTuple):
    """A number, or true or false: never in quotes."""

    text: str


class Prose(NamedTuple):
    """A text that may be long: a block folded at the width, or in quotes where a block would change it."""

    text: str


class Names(NamedTuple):
    """A list of short texts."""

    items: tuple[str, ...]


class Item(NamedTuple):
    """One mapping of a list, with the comments that stand before it."""

    mapping: "Mapping"
    before: tuple[Comment, ...] = ()


class Items(NamedTuple):
    """A list of mappings."""

    items: tuple[Item, ...]


class Entry(NamedTuple):
    """A key with its value."""

    key: str
    value: "Word | Bare | Prose | Names | Items | Mapping"


class Mapping(NamedTuple):
    """Keys with values, and comments between them."""

    entries: tuple[Entry | Comment, ...]


def yaml_text(mapping: Mapping) -> str:
    """The text of a file that holds a mapping. Text is kept but for white space around it."""
    return "".join(f"{row}\n" for row in _rows(mapping, 0))


def _rows(mapping: Mapping, indent: int) -> Iterator[str]:
    for entry in mapping.entries:
        if isinstance(entry, Comment):
            yield from _comment_rows(entry, indent)
        else:
            yield from _entry_rows(entry, indent)


def _entry_rows(entry: Entry, indent: int) -> Iterator[str]:
    start, value = f"{' ' * indent}{entry.key}:", entry.value
    if isinstance(value, Mapping):
        yield start
        yield from _rows(value, indent + _STEP)
    elif isinstance(value, Items):
        yield start
        for item in value.items:
            yield from _item_rows(item, indent)
    elif isinstance(value, Names):
        yield from _name_rows(start, value.items, indent)
    elif isinstance(value, Prose) and value.text and not (UNFIT.search(value.text) or _EDGE.search(value.text)):
        yield f"{start} >-"
        yield from _folded_rows(value.text, indent + _STEP)
    else:
        is_plain = isinstance(value, Word) and not value.is_quoted and _is_plain(value.text, _PLAIN)
        yield f"{start} {value.text if is_plain or isinstance(value, Bare) else quoted(value.text)}"


def _item_rows(item: Item, indent: int) -> Iterator[str]:
    for comment in item.before:
        yield from _comment_rows(comment, indent)
    rows = [*_rows(item.mapping, indent + _STEP)]
    yield f"{' ' * indent}- {rows[0].lstrip()}"
    yield from rows[1:]


def _comment_rows(comment: Comment, indent: int) -> Iterator[str]:
    for row in comment.text.split("\n"):
        yield f"{' ' * indent}# {visible(row)}".rstrip() if comment.text else ""


def _name_rows(start: str, items: Iterable[str], indent: int) -> Iterator[str]:
    row = f"{start} ["
    written = [item if _is_plain(item, _PLAIN_NAME) else quoted(item) for item in items]
    for place, item in enumerate(written):
        end = "]" if place == len(written) - 1 else ","
        gap = " " if place else ""
        if len(row) + len(gap) + len(item) + 1 > WIDTH and place:
            yield row
            row, gap = " " * (indent + _STEP), ""
        row += f"{gap}{item}{end}"
    yield row if written else f"{row}]"


def _folded_rows(text: str, indent: int) -> Iterator[str]:
    """The rows of a folded block. A line end of the text is an empty row."""
    for place, line in enumerate(text.split("\n")):
        if place:
            yield ""
        if line:
            yield from wrapped(line, indent, WIDTH)


def _is_plain(text: str, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(text) is not None and text.lower() not in NOT_TEXT and not UNFIT.search(text)
