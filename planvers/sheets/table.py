"""Tables of plain values, and how they are written: comma-separated values after RFC 4180."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planvers.joblog import inert

Value = str | int | float | bool | None

# What a spreadsheet takes for the beginning of a formula. A leading apostrophe makes text of it.
_FORMULA_SIGNS = frozenset("=+-@\t\r\n＝＋－＠")
_ROW = re.compile(r"[^\r\n]+")
_NUMBER = frozenset("0123456789.")


class Table(NamedTuple):
    """A table of results: the names of its columns, and its rows. What is not known or does not apply is empty."""

    head: tuple[str, ...]
    rows: Iterable[Sequence[Value]]


def rendered_table(table: Table) -> str:
    """The table as text: lines end in CR LF, cells are quoted where they must be, and no cell is a formula.

    Nor is a line, also one within a cell, a command to the runner of a job.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.head)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return out.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "" if value is None else _ROW.sub(lambda row: inert(row[0]), str(value))
    is_number = text[:1] in {"+", "-"} and text[1:] != "" and set(text[1:]) <= _NUMBER
    return f"'{text}" if text[:1] in _FORMULA_SIGNS and not is_number else text


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, parted by spaces, as in lists of ids."""
    return " ".join(values)
