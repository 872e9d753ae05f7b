"""Rules on signs in texts: brackets without a partner, and quotation marks where texts are restated."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from planvers.brackets.balance import bracket_pairs
from planvers.checking.prose import Prose, Wanted, prose_of_statements, prose_of_version, restated_wordings
from planvers.model.places import Location
from planvers.model.plan import Statement, Version
from planvers.model.problems import Problem, Severity
from planvers.reading.records import Record
from planvers.reading.signs import RawText

_RESTATED = Wanted(
    statement=frozenset({"summary", "condition", "proposal"}),
    event=frozenset({"event"}),
    report=frozenset({"summary"}),
    version=frozenset({"summary"}),
    point=frozenset(),
)
# What may close each mark. One mark opens in one language and closes in another: „so“ and “so”, «so» and »so«.
_CLOSED_BY = {
    '"': '"',
    "“": "”“",
    "”": "”",
    "„": "“”„",
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "﹁": "﹂",
    "﹃": "﹄",
    "｢": "｣",
    "〝": "〞〟",
    "＂": "＂",
    "❝": "❞",
    "⹂": "”",
}
_SINGLE = frozenset("'‘’‛")
_MARK = re.compile(f"[{''.join(sorted({*_CLOSED_BY, *chain(*_CLOSED_BY.values()), *_SINGLE}))}]")
# A single mark opens before a letter or digit and behind none, and not where it stands for what is left out.
_LEFT_OUT = r"\d\d(?:s\b|\b(?!-))|(?:tis|twas|till?|em|n|cause|bout|round)\b"
_OPENS = re.compile(rf"(?<![\w.,:;!?…)\]'‘’‛])['‘’‛](?=\w)(?!{_LEFT_OUT})", re.IGNORECASE)
# It closes behind a letter, digit or sign and before no letter or digit.
_CLOSES = re.compile(r"(?<=[^\s(\[])['’‘‛](?!\w)")
# Behind an s and before a word it may be that of the parties' rights.
_POSSESSIVE = re.compile(r"(?<=[sSxXzZ])['’‘‛](?=\s+\w)")
# A place on a map: 48°30'15".
_MAP_PLACE = re.compile(r"\d\s*°(?:\s*\d+\s*['′’])?(?:\s*[\d.]+\s*[\"″”])?")
# In Hebrew the mark between two letters makes an abbreviation.
_ABBREVIATION = re.compile(r"(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea])")
_SHOWN = 40


def brackets_are_balanced(record: Record[Version]) -> Iterator[Problem]:
    """Every square bracket of a wording has its partner: a stray one is counted as no bracket at all."""
    if record.value is None or record.source is None:
        return
    raw = RawText(record.source)
    for unit in record.value.units():
        for scalar in record.scalars(unit.where, "text"):
            stray = bracket_pairs(scalar.text).unbalanced
            for offset, where in zip(stray, raw.places(scalar, stray), strict=True) if stray else ():
                yield _stray_bracket(scalar.text[offset], where)


def statements_do_not_quote(record: Record[tuple[Statement, ...]]) -> Iterator[Problem]:
    """What somebody said is restated; one problem for each quotation."""
    return _quoting(record, prose_of_statements(record, _RESTATED))


def versions_do_not_quote(record: Record[Version]) -> Iterator[Problem]:
    """So are events, reports, summaries, and wordings that are no document's own."""
    return _quoting(record, chain(prose_of_version(record, _RESTATED), restated_wordings(record)))


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where quotations stand in a text, from the mark that opens each to behind the one that closes it.

    A double mark without a partner is one as well. Single marks count in pairs only, and not as
    apostrophes: what is inside a word, stands for digits or letters left out ('80s), or may be a
    plural possessive (the parties' rights) opens and closes nothing.
    """
    if not _MARK.search(text):
        return
    for blank in (_MAP_PLACE, _ABBREVIATION):
        text = blank.sub(lambda found: " " * len(found[0]), text)
    marks = [(found.start(), found[0]) for found in _MARK.finditer(text)]
    closing = _Closing(text, marks) if marks else None
    behind = 0
    for start, mark in marks:
        end = closing.end(start, mark) if closing and start >= behind else None
        if end:
            yield start, end
            behind = end


class _Closing:
    """Where the marks of a text may close a quotation, so that each is looked up and never searched for again."""

    def __init__(self, text: str, marks: list[tuple[int, str]]) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}
        for place, mark in marks:
            self._places.setdefault(mark, []).append(place)
        singles = [place for place, mark in marks if mark in _SINGLE and _CLOSES.match(text, place)]
        # 'Ali and the allies' rights: with a capital behind the first mark, this may be no quotation.
        self._single = {False: singles, True: [place for place in singles if not _POSSESSIVE.match(text, place)]}

    def end(self, start: int, mark: str) -> int | None:
        """Behind what closes the quotation that a mark opens; None where it opens none."""
        if mark not in _SINGLE:
            ends = [_next(self._places.get(other, ()), start) for other in _CLOSED_BY.get(mark, "")]
            return 1 + min((end for end in ends if end is not None), default=start)
        if not _OPENS.match(self._text, start):
            return None
        end = _next(self._single[self._text[start + 1].isupper()], start + 1)
        return None if end is None else end + 1


def _next(places: Sequence[int], start: int) -> int | None:
    place = bisect_right(places, start)
    return places[place] if place < len(places) else None


def _quoting(record: Record[tuple[Statement, ...]] | Record[Version], texts: Iterable[Prose]) -> Iterator[Problem]:
    if record.source is None:
        return
    raw = RawText(record.source)
    for prose in texts:
        found = list(quotations(prose.scalar.text))
        places = raw.places(prose.scalar, (start for start, _ in found)) if found else ()
        for (start, end), where in zip(found, places, strict=True):
            said = " ".join(prose.scalar.text[start:end].split())
            shown = said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"
            yield Problem(
                "quotation-marks",
                where,
                f"{prose.field} quotes: {shown}",
                "restate it without quotation marks; only notes may quote",
                Severity.WARNING,
            )


def _stray_bracket(sign: str, where: Location) -> Problem:
    message = "this [ is never closed" if sign == "[" else "this ] closes nothing"
    hint = f"add the {']' if sign == '[' else '['}, or remove it"
    return Problem("bracket-unbalanced", where, message, hint, Severity.WARNING)
