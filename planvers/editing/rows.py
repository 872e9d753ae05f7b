"""A text as rows, so that a line and a column of the located tree can be found in it."""

import re
from typing import NamedTuple

# What the reader counts as the end of a line; it refuses the other signs that YAML would count.
_BREAK = re.compile(r"\r\n|\r|\n")


class Rows(NamedTuple):
    """A text with the place where each of its rows begins and where it ends, without its line end.

    Rows count from 0, as offsets do. A text that ends with a line end has an empty row behind it.
    """

    text: str
    spans: tuple[tuple[int, int], ...]

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column that count from 1."""
        return self.spans[line - 1][0] + column - 1

    def row_of(self, offset: int) -> int:
        """The row in which an offset lies."""
        low, high = 0, len(self.spans) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.spans[middle][0] <= offset else (low, middle - 1)
        return low

    def row(self, number: int) -> str:
        """One row, without its line end."""
        begin, end = self.spans[number]
        return self.text[begin:end]

    def indent(self, number: int) -> int:
        """How many spaces a row begins with."""
        row = self.row(number)
        return len(row) - len(row.lstrip(" "))

    def is_blank(self, number: int) -> bool:
        """Whether a row holds nothing but white space."""
        return not self.row(number).strip()

    def is_comment(self, number: int) -> bool:
        """Whether a row holds nothing but a comment; in a block of text it would be a part of it."""
        return self.row(number).lstrip(" \t").startswith("#")

    def ending(self, number: int) -> str:
        """The line end of a row; that of the first row where this one is the last and has none."""
        if number + 1 < len(self.spans):
            return self.text[self.spans[number][1] : self.spans[number + 1][0]]
        return self.ending(0) if len(self.spans) > 1 and number else "\n"


def rows_of(text: str) -> Rows:
    """A text as rows."""
    found = [*_BREAK.finditer(text)]
    begins = [0, *(item.end() for item in found)]
    ends = [*(item.start() for item in found), len(text)]
    return Rows(text, tuple(zip(begins, ends, strict=True)))
