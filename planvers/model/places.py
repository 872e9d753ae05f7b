"""Where something stands in a file, and the text of a file with its name."""

from typing import NamedTuple


class Location(NamedTuple):
    """A place in a file. `line` and `column` count from 1, columns in characters."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Source(NamedTuple):
    """The text of one file and the path that people are shown for it."""

    path: str
    text: str

    def at(self, line: int, column: int) -> Location:
        """The location of a line and column (both from 1) of this file."""
        return Location(self.path, line, column)
