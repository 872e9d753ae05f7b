"""A file of a plan as lines for git to compare: a block a record, a line a value, a line a sentence.

Made from the tree of the file and not from its records: git asks for it twice a file, and what keys a
file has is for it to say. What begins in the first column with a capital names a block, which git
shows above what differs in it.
"""

from collections.abc import Collection, Iterator

from planvers.reading.yamltree import Mapping, Node, Scalar, Sequence
from planvers.words.sentences import sentences
from planvers.words.tokens import tokens

# What the entries of a list are called.
_NOUNS = {
    "points": "Point",
    "subpoints": "Sub-point",
    "statements": "Statement",
    "sources": "Source",
    "parties": "Party",
    "actors": "Actor",
    "topics": "Topic",
    "accept": "Acceptance",
    "events": "Event",
    "reports": "Report",
}
# What names an entry, in order, and its status behind a comma; the other values follow below.
_STATUS = "status"
_NAMING = ("number", "id", "title", "name")
# What grows by the sentence. Always set as a block, so that a second sentence leaves the first as it is.
_PROSE = frozenset({"text", "summary", "notes", "correction", "condition", "proposal", "event"})
# Their entries stand for themselves, and not within that which has them.
_LOOSE = frozenset({"points", "subpoints"})
_STEP = "  "


def file_text(root: Mapping) -> str:
    """The lines of a whole file, each ended by a line end."""
    return "\n".join((*_fields(root, ""), *_records(root, "", ""))) + "\n"


def _entry(noun: str, item: Node, indent: str) -> Iterator[str]:
    """A record: its name, then its values, then the records in it."""
    if not isinstance(item, Mapping):
        yield f"{indent}{noun}: {_inline(item)}"
        return
    short = {
        key.text: value.text
        for key, value in item.entries
        if key.text in (*_NAMING, _STATUS) and isinstance(value, Scalar)
    }
    name = " ".join(" ".join(short[key].split()) for key in _NAMING if key in short)
    status = f", {short[_STATUS]}" if _STATUS in short else ""
    yield f"{indent}{noun} {name}{status}".rstrip()
    yield from _fields(item, indent + _STEP, told={*short})
    yield from _records(item, indent, indent + _STEP)


def _fields(item: Mapping, indent: str, told: Collection[str] = ()) -> Iterator[str]:
    """The values of a record that are no records themselves, in the order of the file, without those that are told."""
    for key, value in item.entries:
        if isinstance(value, Mapping):
            for language, wording in value.entries:
                yield from _value(f"{key.text} ({language.text})", key.text, wording, indent)
        elif key.text not in told and not _holds_records(value):
            yield from _value(key.text, key.text, value, indent)


def _value(name: str, key: str, value: Node, indent: str) -> Iterator[str]:
    if key in _PROSE and isinstance(value, Scalar):
        yield f"{indent}{name}:"
        yield from (f"{indent}{_STEP}{sentence}" for sentence in _sentences(value.text))
    else:
        yield f"{indent}{name}: {_inline(value)}".rstrip()


def _records(item: Mapping, indent: str, within: str) -> Iterator[str]:
    """The records in a record: points stand for themselves, reports and the like `within` what has them."""
    for key, value in item.entries:
        if isinstance(value, Sequence) and _holds_records(value):
            for one in value.items:
                yield ""
                noun = _NOUNS.get(key.text, key.text.capitalize())
                yield from _entry(noun, one, indent if key.text in _LOOSE else within)


def _holds_records(value: Node) -> bool:
    return isinstance(value, Sequence) and any(isinstance(one, Mapping) for one in value.items)


def _sentences(text: str) -> Iterator[str]:
    words = tokens(text)
    for place in sentences(words):
        for row in "".join(words[place.start : place.stop]).splitlines():
            if row.strip():
                yield row.strip()


def _inline(value: Node) -> str:
    """A value on one line."""
    if isinstance(value, Scalar):
        return " ".join(value.text.split())
    if isinstance(value, Sequence):
        return ", ".join(map(_inline, value.items))
    return ", ".join(f"{key.text}: {_inline(inner)}" for key, inner in value.entries)
