"""Where the square brackets of a value stand in the file: YAML folds lines, so an offset into the value does not say.

The k-th bracket of the value is the k-th bracket of its raw text, however the value is quoted or
folded, since neither folding nor quoting adds or removes one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from planvers.model.places import Location, Source
from planvers.reading.yamltree import Scalar

_LINE_END = r"\r\n|\r|\n"
_BRACKET = r"([][])"
# In double quotes a bracket may be written as an escape, and a backslash takes the next sign with it.
_QUOTED_BRACKET = r"([][]|\\(?:x5[bBdD]|u005[bBdD]|U0000005[bBdD]))|\\."


class RawText:
    """The raw text of a file, by lines."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer(_LINE_END, self._source.text))]

    def brackets(self, scalar: Scalar) -> Iterator[Location]:
        """Where each bracket of a scalar stands, in order; what follows are the brackets behind it in the file."""
        text = self._source.text
        start = self._starts[scalar.line - 1] + scalar.column - 1
        is_quoted = text.startswith('"', start)
        if text.startswith(("|", ">"), start):
            # A comment may stand behind the sign of a block.
            start = self._starts[scalar.line]
        for sign in re.compile(_QUOTED_BRACKET if is_quoted else _BRACKET).finditer(text, start):
            if sign[1]:
                yield self._at(sign.start())

    def _at(self, place: int) -> Location:
        line = bisect_right(self._starts, place)
        return self._source.at(line, place - self._starts[line - 1] + 1)
