"""A text as numbered points with titles and wordings, with an account of everything that is not in them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planvers.importing.furniture import without_furniture
from planvers.importing.lines import Line, lines_of
from planvers.importing.outline import Outline, Part, outline
from planvers.importing.prose import Known, joined, known_words

_LONGEST_TITLE = 90
_FEW_WORDS = 4
_TITLE_AND_TEXT = 2
_FEWEST_LOUD_WORDS = 3
# What stands above the lines before the first point is no title of the whole.
_NO_TITLE = frozenset({"preamble", "contents", "table of contents", "преамбула", "зміст", "содержание", "الديباجة"})
# The number of a footnote may stand behind its end.
_SENTENCE = re.compile(r"[.:;,!?…؟،؛]['\"”’»)\]]*(?:[¹²³⁰⁴-⁹]+|\[\d+\])?\Z")
_BOLD_START = re.compile(r"(?:\*\*|__)(?=\S)(?P<title>.{1,90}?)(?:\*\*|__)\s*(?P<rest>.*)", re.DOTALL)


class Unit(NamedTuple):
    """A point or sub-point of a text. `value` is its place by its own numeral, `line` where it begins."""

    value: int
    number: str | None
    title: str
    text: str
    line: int
    parts: tuple["Unit", ...] = ()
    headings: tuple[Line, ...] = ()


class Imported(NamedTuple):
    """A text as points, and all that is not in them.

    `title` is what the text calls itself, or nothing. `preamble` stands before the first point; `unplaced`
    could not be placed, `furniture` belongs to pages. `mended` are words that line ends had cut, `missing`
    the numbers between others that no line bears, `unseen` how many hidden characters were taken out.
    `overlooked` are lines that begin as points do, and whose numbers do not run on.
    """

    units: tuple[Unit, ...]
    title: str = ""
    preamble: tuple[Line, ...] = ()
    unplaced: tuple[Line, ...] = ()
    furniture: tuple[Line, ...] = ()
    mended: tuple[str, ...] = ()
    missing: tuple[int, ...] = ()
    unseen: int = 0
    overlooked: tuple[Line, ...] = ()


def imported(text: str) -> Imported:
    """What a numbered text says; without units where no numbers run on."""
    read = lines_of(text)
    parted = without_furniture(read.lines)
    found = outline(parted.text)
    title, preamble, points = _title(found)
    making = _Making(known_words(read.lines))
    units = making.units(points)
    told = {unit.line for unit in all_units(units)} | {line.number for line in found.after}
    return Imported(
        units,
        title.text if title else "",
        preamble,
        tuple(sorted((*parted.doubtful, *making.unplaced, *found.after))),
        parted.furniture,
        tuple(dict.fromkeys(making.mended)),
        found.missing,
        read.unseen,
        tuple(line for line in found.numbered if line.number not in told),
    )


def _title(found: Outline) -> tuple[Line | None, tuple[Line, ...], tuple[Part, ...]]:
    """What stands above a text as its title, the lines between that and the points, and the points."""
    if not found.points:
        return None, found.before, ()
    first, *others = found.points
    if _is_topmost(first.headings, others):
        return first.headings[0], found.before, (first._replace(headings=first.headings[1:]), *others)
    if found.before:
        line = found.before[0]
        is_title = bool(line.heading) or _is_loud(line.text) or _is_title(line.text, found.before[1:])
        is_title &= not _names_a_part(line)
        return (line, found.before[1:], found.points) if is_title else (None, found.before, found.points)
    has_sections = len(first.headings) == 1 and any(other.headings for other in others)
    if not first.headings or has_sections or _names_a_part(first.headings[0]):
        return None, (), found.points
    return first.headings[0], (), (first._replace(headings=first.headings[1:]), *others)


def _is_topmost(headings: tuple[Line, ...], others: Sequence[Part]) -> bool:
    """Whether the first heading is the only one of its grade in Markdown, and that the highest."""
    below = (line for part in others for line in part.headings)
    tops = [line for line in (*headings, *below) if line.heading == 1]
    return len(tops) == 1 and headings[:1] == (tops[0],) and not _names_a_part(tops[0])


def _names_a_part(line: Line) -> bool:
    return line.text.strip(" *_:").casefold() in _NO_TITLE


def _is_loud(text: str) -> bool:
    """Whether a line says more than a stamp such as «TOP SECRET» does, and all of it in capitals."""
    return text.isupper() and len(text.split()) >= _FEWEST_LOUD_WORDS and len(text) <= _LONGEST_TITLE


def _is_title(text: str, following: Sequence[Line]) -> bool:
    """Whether a line that stands alone, with more behind it, is short and no sentence."""
    is_alone = bool(following) and following[0].is_after_gap
    return is_alone and 0 < len(text) <= _LONGEST_TITLE and not _SENTENCE.search(text)


class _Making:
    """Units out of parts, noting what could not be placed and which words were mended."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.unplaced: list[Line] = []
        self.mended: list[str] = []

    def units(self, parts: Sequence[Part], whole: str = "") -> tuple[Unit, ...]:
        """The units of parts that stand beside each other; `whole` is the number of what they are sub-points of."""
        are_alike = len(parts) > 1 and all(_may_be_titled(part) for part in parts)
        titled = [_titled(part, are_alike=are_alike) for part in parts]
        several = [any(line.is_after_gap for line in lines[1:]) for _, lines in titled]
        if len(parts) > 1 and several[-1] and not any(several[:-1]) and not parts[-1].parts:
            # All others are one paragraph: what follows the last one may belong to the whole.
            title, lines = titled[-1]
            end = next(place for place, line in enumerate(lines) if place and line.is_after_gap)
            titled[-1] = (title, lines[:end])
            self.unplaced += lines[end:]
        return tuple(
            self._unit(part, title, lines, whole, place)
            for place, (part, (title, lines)) in enumerate(zip(parts, titled, strict=True), start=1)
        )

    def _unit(self, part: Part, title: str, lines: Sequence[Line], whole: str, place: int) -> Unit:
        text = joined(lines, self._known)
        self.mended += text.mended
        number = _number(part, whole)
        parts = self.units(part.parts, number or "")
        said = "\n".join(text.paragraphs)
        line = part.lines[0].number if part.lines else parts[0].line
        return Unit(part.label.value or place, number, title, said, line, parts, part.headings)


def _number(part: Part, whole: str) -> str | None:
    """The number of a point as written, that of a sub-point behind the number of its point; None for bullets."""
    label = part.label
    if not whole or not label.numeral:
        return label.numeral or None
    if label.style.frame == "1.1":
        return f"{whole}.{label.numeral}"
    is_letter = "Roman" not in label.style.alphabet and label.style.alphabet != "digits"
    return f"{whole}{label.numeral}" if is_letter else f"{whole}({label.numeral})"


def _may_be_titled(part: Part) -> bool:
    """Whether behind «Article 1 —» stand a few words, and something new below: a title, if all articles are so."""
    said = [line.text for line in part.lines if line.text]
    if not _is_article(part) or len(said) < _TITLE_AND_TEXT:
        return False
    first, following = said[:_TITLE_AND_TEXT]
    return 0 < len(first.split()) <= _FEW_WORDS and not _SENTENCE.search(first) and not following[:1].islower()


def _is_article(part: Part) -> bool:
    return part.label.style.frame.startswith(("point", "§"))


def _titled(part: Part, *, are_alike: bool) -> tuple[str, tuple[Line, ...]]:
    """The title of a part, or nothing, and the lines of its wording; `are_alike` if all may be titled like it."""
    lines = tuple(line for line in part.lines if line.text)
    if not lines:
        return "", lines
    first, following = lines[0], lines[1:]
    bold = _BOLD_START.fullmatch(first.text)
    if bold and (bold["rest"] or following or part.parts):
        rest = (first._replace(text=bold["rest"].lstrip(" .:–—-")),) if bold["rest"].strip(" .:–—-") else ()
        return bold["title"].strip(" .:*"), (*rest, *following)
    is_heading = bool(first.heading) and bool(following or part.parts)
    is_above = bool(part.parts) and not following and _is_name(part, first)
    if is_heading or is_above or are_alike or _is_title(first.text, following) or _breaks_early(part, first, following):
        return first.text.strip("*_ "), following
    return "", lines


def _is_name(part: Part, line: Line) -> bool:
    """Whether a line that stands alone above sub-points names them, and does not lead to them."""
    style = part.label.style
    is_grand = _is_article(part) or style.alphabet == "Roman"
    is_short = len(line.text) <= _LONGEST_TITLE if is_grand else len(line.text.split()) <= _FEW_WORDS
    return is_short and not _SENTENCE.search(line.text)


def _breaks_early(part: Part, first: Line, following: Sequence[Line]) -> bool:
    """Whether behind «Article 1 —» a short line ends though the next word would have had room on it."""
    if not _is_article(part) or not following or _SENTENCE.search(first.text):
        return False
    widest = max(len(line.raw) for line in following)
    word = following[0].text.split()[0]
    is_early = len(first.raw) + 1 + len(word) <= widest
    return is_early and len(first.text) <= _LONGEST_TITLE and not word[0].islower()


def all_units(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Units and their parts, each before its parts."""
    return tuple(item for unit in units for item in (unit, *unit.parts))
