"""What git merges for files that only grow: both sides appended records, and both are wanted, whole."""

import re

# A record of a list begins: its white space, and its id.
_BEGIN = re.compile(r"^( *)- id:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)


def with_both(base: str, ours: str, theirs: str) -> str | None:
    """The records of both sides behind what they started from; None if one did anything but append other records."""
    start = _ended(base)
    added = [_ended(side).removeprefix(start) for side in (ours, theirs)]
    if not all(_ended(side).startswith(start) for side in (ours, theirs)):
        return None
    if added[0] == added[1]:
        return ours
    known, *new = (_ids(text) for text in (start, *added))
    indents = {indent for indent, _ in (*known, *new[0], *new[1])}
    if len(indents) != 1 or not all(_is_records(text, *indents) for text in added):
        return None
    # One id twice is for a person to settle.
    if {name for _, name in new[0]} & {name for _, name in new[1]}:
        return None
    return f"{start}{added[0]}{added[1]}"


def _ended(text: str) -> str:
    return text if text.endswith("\n") or not text else f"{text}\n"


def _ids(text: str) -> list[tuple[str, str]]:
    """The white space before the records of a text, and their ids."""
    return [(found[1], found[2].strip("\"'")) for found in _BEGIN.finditer(text)]


def _is_records(text: str, indent: str) -> bool:
    """Whether a text is nothing but records, each with its id first, and remarks."""
    rows = [row for row in text.split("\n") if row.strip() and not row.lstrip().startswith("#")]
    starts = [row for row in rows if not row.startswith(f"{indent} ")]
    return (
        bool(rows) and rows[0] in starts and all(_BEGIN.match(row) and row.startswith(f"{indent}-") for row in starts)
    )
