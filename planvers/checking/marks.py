"""Rules on signs in texts: brackets without a partner, and quotation marks where texts are restated."""

import re
from collections.abc import Iterable, Iterator
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
_DOUBLE = re.compile(f"[{''.join(sorted({*_CLOSED_BY, *chain(*_CLOSED_BY.values())} - set('‘’')))}]")
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
            for offset in bracket_pairs(scalar.text).unbalanced:
                yield _stray_bracket(scalar.text[offset], raw.place(scalar, offset))


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
    for blank in (_MAP_PLACE, _ABBREVIATION):
        text = blank.sub(lambda found: " " * len(found[0]), text)
    place = 0
    while True:
        double, single = _DOUBLE.search(text, place), _single(text, place)
        if single and not (double and double.start() < single[0]):
            start, end = single
        elif double:
            start = double.start()
            closing = re.compile(f"[{_CLOSED_BY.get(double[0], double[0])}]").search(text, start + 1)
            end = closing.end() if closing else start + 1
        else:
            return
        yield start, end
        place = end


def _single(text: str, place: int) -> tuple[int, int] | None:
    """The next pair of single marks that is surely a quotation."""
    for opening in _OPENS.finditer(text, place):
        is_capital = text[opening.end()].isupper()
        for closing in _CLOSES.finditer(text, opening.end() + 1):
            # 'Ali and the allies' rights: with a capital behind the first mark, this may be no quotation.
            if not is_capital or not _POSSESSIVE.match(text, closing.start()):
                return opening.start(), closing.end()
    return None


def _quoting(record: Record[tuple[Statement, ...]] | Record[Version], texts: Iterable[Prose]) -> Iterator[Problem]:
    if record.source is None:
        return
    raw = RawText(record.source)
    for prose in texts:
        for start, end in quotations(prose.scalar.text):
            said = " ".join(prose.scalar.text[start:end].split())
            shown = said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"
            yield Problem(
                "quotation-marks",
                raw.place(prose.scalar, start),
                f"{prose.field} quotes: {shown}",
                "restate it without quotation marks; only notes may quote",
                Severity.WARNING,
            )


def _stray_bracket(sign: str, where: Location) -> Problem:
    message = "this [ is never closed" if sign == "[" else "this ] closes nothing"
    hint = f"add the {']' if sign == '[' else '['}, or remove it"
    return Problem("bracket-unbalanced", where, message, hint, Severity.WARNING)
