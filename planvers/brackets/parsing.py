"""A text into its brackets.

`[text]`, alternatives `[A / B]`, attributed `[Ukraine: text]`, and all of them inside each other;
only ASCII square brackets count. The time taken grows with the length of the text and no faster.
"""

import re

from planvers.brackets.balance import bracket_pairs
from planvers.brackets.names import attribution
from planvers.brackets.parsed import Alternative, Bracket, Parsed, Stretch, after_space

# What editors write in square brackets, which nobody negotiates. The last resort for a remark of
# any other kind is one of the prefixes. A footnote mark is a number, see `_is_footnote`.
EDITORIAL_MARKS = frozenset({"sic", "...", "…", "emphasis added", "illegible", "redacted"})
EDITORIAL_PREFIXES = ("note:", "ed.:")
_LONGEST_MARK = 24
_LONGEST_FOOTNOTE = 3
# Behind these, and behind a letter or digit, a number in brackets is a footnote mark.
_BEFORE_FOOTNOTE = frozenset(".,;:!?)%…”’»")
_LONGEST_PREFIX = 240
# `re` compiles it when it is first used: most texts have no brackets.
_SIGNS = r"[][:/]"


def parse(text: str, names: frozenset[str] | None = None) -> Parsed:
    """The brackets of a text. Never fails, whatever the text.

    With `names`, from `party_names`, only those attribute a bracket; without, one to four
    capitalised words do. A stray bracket does not hide the others.
    """
    ends, unbalanced = bracket_pairs(text)
    if not ends:
        return Parsed(text, unbalanced=unbalanced)
    found = _Brackets(text, names)
    for sign in re.finditer(_SIGNS, text):
        found.read(sign[0], sign.start(), ends)
    return Parsed(text, tuple(sorted(found.closed)), tuple(found.editorial), unbalanced)


def without_signs(text: str, names: frozenset[str] | None = None, *, deepest: int = 5) -> str:
    """The wordings of a text without the signs of its brackets and the names that these are attributed to.

    Alternatives are parted by a slash and stand in the order of the alphabet, so that the same ones in
    another order, or in brackets of their own beside each other, are the same text. Brackets nested deeper
    than `deepest` keep their signs.
    """
    if "[" not in text or not deepest:
        return text
    parsed = parse(text, names)
    pieces: list[str] = []
    end = 0
    for place in (item for item in parsed.places if item.depth == 1):
        wordings = (without_signs(parsed.words(part), names, deepest=deepest - 1) for part in place.alternatives)
        pieces += [text[end : place.start], " / ".join(sorted(filter(None, wordings)))]
        end = place.end
    return "".join([*pieces, text[end:]])


class _Open:
    """A bracket that is still being read."""

    __slots__ = ("alternatives", "begin", "colon", "end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.alternatives: list[Alternative] = []
        self.begin = start + 1
        self.colon: int | None = None

    def part(self, text: str, place: int, names: frozenset[str] | None) -> None:
        """End an alternative; the next begins behind the sign at `place`."""
        by = attribution(text[self.begin : self.colon], names) if self.is_short_prefix() else ()
        start = self.begin if self.colon is None or not by else self.colon + 1
        start = after_space(text, start, place)
        end = place
        while end > start and text[end - 1].isspace():
            end -= 1
        self.alternatives.append(Alternative(start, end, by))
        self.begin, self.colon = place + 1, None

    def is_short_prefix(self) -> bool:
        """Whether there is a colon, and no more before it than a list of names can be."""
        return self.colon is not None and self.colon - self.begin <= _LONGEST_PREFIX


class _Brackets:
    """Reads the signs of a text one after another."""

    def __init__(self, text: str, names: frozenset[str] | None) -> None:
        self.closed: list[Bracket] = []
        self.editorial: list[Stretch] = []
        self._text, self._names = text, names
        self._stack: list[_Open] = []
        self._editorial_end = self._footnote_end = 0

    def read(self, sign: str, place: int, ends: dict[int, int]) -> None:
        """Take in one sign; `ends` says which brackets are closed, and where."""
        if sign == "[":
            if place in ends:
                self._open(place, ends[place])
        elif self._stack and place >= self._editorial_end:
            self._inside(sign, place, self._stack[-1])

    def _open(self, start: int, end: int) -> None:
        is_footnote = _is_footnote(self._text, start, end, after_footnote=self._footnote_end == start > 0)
        if start < self._editorial_end or is_footnote or _is_remark(self._text, start, end):
            self.editorial.append(Stretch(start, end))
            self._editorial_end = max(self._editorial_end, end)
            self._footnote_end = end if is_footnote else self._footnote_end
        else:
            self._stack.append(_Open(start, end))

    def _inside(self, sign: str, place: int, bracket: _Open) -> None:
        text = self._text
        if sign == ":":
            bracket.colon = place if bracket.colon is None else bracket.colon
        elif sign == "/":
            if text[place - 1].isspace() and text[place + 1].isspace():
                bracket.part(text, place, self._names)
        elif place == bracket.end - 1:
            bracket.part(text, place, self._names)
            depth = len(self._stack)
            self._stack.pop()
            self.closed.append(Bracket(bracket.start, bracket.end, depth, tuple(bracket.alternatives)))


def _is_remark(text: str, start: int, end: int) -> bool:
    """Whether a bracket is an editor's: one of the known marks, or a remark behind a known prefix."""
    content = " ".join(text[start + 1 : min(end - 1, start + 1 + _LONGEST_MARK)].split()).casefold()
    is_whole = end - start - 2 <= _LONGEST_MARK
    return (is_whole and content in EDITORIAL_MARKS) or content.startswith(EDITORIAL_PREFIXES)


def _is_footnote(text: str, start: int, end: int, *, after_footnote: bool) -> bool:
    """Whether a bracket is a footnote mark: a number right behind a word, a sign or another such mark.

    A number that stands alone, as in «within [60] days», is disputed.
    """
    content = text[start + 1 : min(end - 1, start + 2 + _LONGEST_FOOTNOTE)]
    if not (content.isascii() and content.isdecimal() and len(content) <= _LONGEST_FOOTNOTE):
        return False
    before = text[start - 1] if start else " "
    return after_footnote or before.isalnum() or before in _BEFORE_FOOTNOTE
