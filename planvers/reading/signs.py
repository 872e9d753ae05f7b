"""Where a sign of a value stands in the file: YAML folds lines, so an offset into the value does not say.

The k-th A (or bracket, or any other sign but white space) of a value is the k-th A of its raw text,
however the value is quoted or folded, since neither quoting nor folding adds or removes one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from planvers.model.places import Location, Source
from planvers.reading.yamltree import Scalar

_LINE_END = r"\r\n|\r|\n"
# In double quotes a sign may be written as an escape, and a backslash takes the next sign with it: \n is no n.
_ESCAPE = r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.)"
_THEMSELVES = frozenset('"\\/')


class RawText:
    """The raw text of a file, by lines."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer(_LINE_END, self._source.text))]

    def places(self, scalar: Scalar, offsets: Iterable[int]) -> Iterator[Location]:
        """Where the signs at some offsets of a value, in order, stand in the file; none may be white space."""
        written: dict[str, Iterator[int]] = {}
        behind: dict[str, int] = {}
        for offset in offsets:
            sign = scalar.text[offset]
            between = scalar.text.count(sign, behind.get(sign, 0), offset)
            found = next(islice(written.setdefault(sign, self._written(scalar, sign)), between, None))
            behind[sign] = offset + 1
            line = bisect_right(self._starts, found)
            yield self._source.at(line, found - self._starts[line - 1] + 1)

    def _written(self, scalar: Scalar, sign: str) -> Iterator[int]:
        """Where each such sign of a scalar begins, in order; what follows are those behind it in the file."""
        text, pattern = self._source.text, re.escape(sign)
        start = self._starts[scalar.line - 1] + scalar.column - 1
        opening = "" if scalar.plain else text[start]
        if opening == '"':
            for found in re.compile(f"{_ESCAPE}|{pattern}", re.DOTALL).finditer(text, start + 1):
                if _unescaped(found) == sign:
                    yield found.start()
            return
        if opening == "'":
            start, pattern = start + 1, pattern.replace("'", "''")
        elif opening:
            # A comment may stand behind the sign of a block.
            start = self._starts[scalar.line]
        yield from (found.start() for found in re.compile(pattern).finditer(text, start))


def _unescaped(found: re.Match[str]) -> str:
    """The sign that is meant, or nothing where it is a control character or white space."""
    code = found[1] or found[2] or found[3]
    if code:
        return chr(int(code, 16))
    return found[0][-1] if len(found[0]) == 1 or found[0][1] in _THEMSELVES else ""
