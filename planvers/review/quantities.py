"""Numbers, dates and lengths of time in a wording, each with what it comes to, however it is written."""

import re
from typing import NamedTuple

from planvers.lexicon import Lexicon
from planvers.lexicon.writing import CURRENCIES, REFERENCE_SHORT
from planvers.review.sides import Mention, Side, mention, phrases_in

_LEADING_SIGN = "$€£₴₽"
_DIGITS = re.compile(r"\d")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_GROUPED = re.compile(r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?")
_RATIO = re.compile(r"(\d{1,3})[:/-](\d{1,3})")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_WHOLE = 100
_DOZEN = 12.0
_REFERENCE, _TIME = "reference", "time:"
_ARTICLES = frozenset({"the", "a", "an", "period", "of", "total"})
_FRACTIONS = frozenset({"one", "third", "quarter", "quarters", "fifth", "tenth"})
_AFTER_A = frozenset({"hundred", "thousand", "million", "billion", "dozen", "third", "quarter", "half"})


class Quantities(NamedTuple):
    """What a wording says in figures: `numbers`, `references` to provisions, and `times`."""

    numbers: list[Mention]
    references: list[Mention]
    times: list[Mention]


class _Figure(NamedTuple):
    """A number in the text: its value as a plain text, its unit, and the words that it takes."""

    value: str
    unit: str
    start: int
    stop: int


def quantities(side: Side, lexicon: Lexicon) -> Quantities:
    """Everything in figures, in reading order; a figure is of one of the three sorts only."""
    found = Quantities([], [], [])
    bounds = _before(side, phrases_in(side, lexicon.bounds))
    time_bounds = _before(side, phrases_in(side, lexicon.time_bounds))
    place = 0
    while place < len(side.keys):
        date = _date(side, lexicon, place)
        figure = None if date else _figure(side, lexicon, place)
        if date:
            found.times.append(_bounded(side, date, time_bounds))
            place = date.stop
        elif figure is None:
            place += 1
        else:
            _sort(side, lexicon, figure, found, (bounds, time_bounds))
            place = figure.stop
    found.times.extend(phrases_in(side, lexicon.deadlines))
    return found


def _sort(
    side: Side, lexicon: Lexicon, figure: _Figure, found: Quantities, bounds: tuple[dict[int, Mention], ...]
) -> None:
    before = side.keys[figure.start - 1] if figure.start else ""
    if before in lexicon.references or figure.unit == _REFERENCE:
        found.references.append(mention(side, f"{before} {figure.value}", max(figure.start - 1, 0), figure.stop))
    elif figure.unit.startswith(_TIME):
        found.times.append(_bounded(side, figure, bounds[1], bounds[0]))
    elif not (figure.start == 0 and figure.stop < len(side.words) and side.words[figure.stop][:1].isupper()):
        # A figure at the very start is the number of the provision itself.
        found.numbers.append(_bounded(side, figure, bounds[0]))


def _bounded(side: Side, figure: _Figure, *bounds: dict[int, Mention]) -> Mention:
    """A figure with what bounds it: «at least 30», «within 30 days»."""
    bound = next((known[figure.start] for known in bounds if figure.start in known), None)
    name = bound.sort if bound else ""
    start = bound.start if bound else figure.start
    return mention(side, f"{name}|{figure.value}|{figure.unit}", start, figure.stop)


def _before(side: Side, found: list[Mention]) -> dict[int, Mention]:
    """Phrases by the place right behind them, a «the» or «a period of» let pass."""
    result: dict[int, Mention] = {}
    for item in found:
        place = item.stop
        while place < len(side.keys) and side.keys[place] in _ARTICLES:
            result.setdefault(place, item)
            place += 1
        result[place] = item
    return result


def _date(side: Side, lexicon: Lexicon, place: int) -> _Figure | None:
    """A calendar date, or a year, that begins here."""
    word = side.keys[place]
    if _YEAR.fullmatch(word) and (not place or side.keys[place - 1] not in lexicon.references):
        return _Figure(f"{word}-0-0", "date", place, place + 1)
    iso, dotted = _ISO.fullmatch(word), _DOTTED.fullmatch(word)
    if iso:
        return _Figure("-".join(str(int(part)) for part in iso.groups()), "date", place, place + 1)
    if dotted:
        day, month, year = map(int, dotted.groups())
        return _Figure(f"{year}-{month}-{day}", "date", place, place + 1)
    parts = word.replace(",", " ").split()
    month = next((lexicon.months[part] for part in parts if part in lexicon.months), 0)
    if not month or len(parts) == 1:
        return None
    figures = [int(found[0]) for part in parts if (found := re.match(r"\d+", part))]
    day = next((figure for figure in figures if figure < _WHOLE), 0)
    year = next((figure for figure in figures if figure >= _WHOLE), 0)
    return _Figure(f"{year}-{month}-{day}", "date", place, place + 1)


def _figure(side: Side, lexicon: Lexicon, place: int) -> _Figure | None:
    """A number that begins here, in digits or in words, with its unit."""
    number = _in_digits(side, lexicon, place) if _has_digit(side.keys[place]) else _in_words(side, lexicon, place)
    if number is None:
        return None
    number = _repeated(side, lexicon, number)
    if number.unit:
        return number
    return _with_unit(side, lexicon, number)


def _has_digit(word: str) -> bool:
    """Whether a word is a number in digits: 30, -5, 50%, $90bn, USD 100 billion, No. 5; not F-16."""
    first = _DIGITS.search(word)
    if first is None:
        return False
    lead = word[: first.start()]
    return not any(letter.isalpha() for letter in lead) or lead.strip(" .") in (*CURRENCIES, *REFERENCE_SHORT)


def _in_digits(side: Side, lexicon: Lexicon, place: int) -> _Figure | None:
    """A number in digits, its currency, magnitude or share being part of its word."""
    word = side.keys[place]
    if "(" in word or word.partition(".")[0] in REFERENCE_SHORT:
        return _Figure(word, _REFERENCE, place, place + 1)
    ratio = _RATIO.fullmatch(word)
    if ratio:
        one, other = (int(part) for part in ratio.groups())
        if _CLOCK.fullmatch(word) and one + other != _WHOLE:
            return _Figure(word, f"{_TIME}clock", place, place + 1)
        unit = "share" if one + other == _WHOLE else "range"
        return _Figure(f"{one}:{other}", unit, place, place + 1)
    rest = word
    unit = ""
    for sign in ("us$", *_LEADING_SIGN):
        if rest.startswith(sign):
            unit, rest = lexicon.units[sign], rest.removeprefix(sign).strip()
    digits = _GROUPED.match(rest) or _PLAIN.search(rest)
    if digits is None:
        return None
    value = float(re.sub(r"[, \u00a0\u202f]", "", digits[0]))
    for part in (rest[: digits.start()] + " " + rest[digits.end() :]).split():
        if part in lexicon.magnitudes:
            value *= lexicon.magnitudes[part]
        elif part in ("percent", "per", "cent", "%"):
            unit = "percent"
        else:
            unit = lexicon.units.get(part, unit or part)
    return _Figure(_text_of(value), unit, place, place + 1)


def _in_words(side: Side, lexicon: Lexicon, place: int) -> _Figure | None:
    """A number in words: twelve, twenty-five, three hundred, two thirds; «one» and «third» only with a unit."""
    value, stop = 0.0, place
    if side.keys[place] == "a" and _at(side, place + 1) in _AFTER_A:
        value, stop = float(_at(side, place + 1) in lexicon.magnitudes), place + 1
    first = stop
    while stop < len(side.keys):
        amounts = [lexicon.numbers.get(part) for part in side.keys[stop].split("-")]
        if side.keys[stop] in lexicon.magnitudes and (stop > place):
            value *= lexicon.magnitudes[side.keys[stop]]
        elif None not in amounts:
            for amount in amounts:
                value = _added(value, amount or 0.0)
        else:
            break
        stop += 1
    if stop == first:
        return None
    number = _Figure(_text_of(value), "", place, stop)
    is_vague = stop == place + 1 and side.keys[place] in _FRACTIONS
    return number if not is_vague or _with_unit(side, lexicon, number).unit else None


def _added(value: float, amount: float) -> float:
    """The value with one more number word: twenty five is 25, two thirds is 2/3, two dozen is 24."""
    return value * amount if value and (amount < 1 or amount == _DOZEN) else value + amount


def _repeated(side: Side, lexicon: Lexicon, number: _Figure) -> _Figure:
    """A number in words with the same number in digits in brackets behind it, «thirty (30)», is one number."""
    after = side.keys[number.stop : number.stop + 3]
    if len(after) == 3 and after[0] == "(" and after[2] == ")":  # noqa: PLR2004 - a bracket, a number, a bracket
        inner = _in_digits(side, lexicon, number.stop + 1) if _has_digit(after[1]) else None
        if inner and inner.value == number.value:
            return number._replace(stop=number.stop + 3)
    return number


def _with_unit(side: Side, lexicon: Lexicon, number: _Figure) -> _Figure:
    """A number with the unit that follows it, if one does."""
    place = number.stop
    qualifier = ""
    if _at(side, place) in lexicon.time_qualifiers and _at(side, place + 1) in lexicon.time_units:
        qualifier, place = f"{side.keys[place]} ", place + 1
    word = _at(side, place)
    if word in lexicon.time_units:
        return number._replace(unit=f"{_TIME}{qualifier}{lexicon.time_units[word]}", stop=place + 1)
    if word in lexicon.units:
        return number._replace(unit=lexicon.units[word], stop=place + 1)
    return number


def _at(side: Side, place: int) -> str:
    return side.keys[place] if place < len(side.keys) else ""


def _text_of(value: float) -> str:
    return f"{value:.6g}" if value < 1 else f"{value:.0f}" if value == int(value) else f"{value:g}"
