"""A small tree turned into YAML text that planvers reads back as the same values, whatever they hold.

Only what the files of plans need: mappings, lists of mappings, lists of names, text and comments.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planvers.reading.characters import visible

WIDTH = 100
_STEP = 2
# What a YAML parser takes for a line end, refuses, or skips at the edge of a line.
_UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_UNFIT_OR_SIGN = re.compile(f'{_UNFIT.pattern}|[\n"\\\\]')
_EDGE = re.compile(r"^[ \n]|[ \n]\Z|\n | \n")
# A single space, where a line can be broken without a trace.
_GAP = re.compile(r"(?<=[^ ]) (?=[^ ])")
# What no YAML tool takes for anything but text: a letter, then nothing that is a sign of the language.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ’'().,;/+&–—-]*[\w’').;/+])?")
_PLAIN_NAME = re.compile(r"[^\W\d_][\w./-]*")
# What other YAML tools take for something else than text.
_WORDS = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


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
    elif isinstance(value, Prose) and value.text and not (_UNFIT.search(value.text) or _EDGE.search(value.text)):
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
        row = ""
        for word in _GAP.split(line) if line else ():
            if row and indent + len(row) + 1 + len(word) > WIDTH:
                yield f"{' ' * indent}{row}"
                row = word
            else:
                row = f"{row} {word}" if row else word
        if row:
            yield f"{' ' * indent}{row}"


def _is_plain(text: str, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(text) is not None and text.lower() not in _WORDS and not _UNFIT.search(text)


def quoted(text: str) -> str:
    """A text in double quotes, with escapes for what cannot stand there."""
    return f'"{_UNFIT_OR_SIGN.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0], f"\\u{ord(found[0]):04X}")
