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
_RATIO = re.compile(r"(\d{1,3})([:/-])(\d{1,3})")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_WHOLE = 100
_DOZEN = 12.0
_REFERENCE, _TIME, _SHARE = "reference", "time:", "share"
_HALVES_OF_DAY = {"a.m.": 0, "am": 0, "p.m.": 12, "pm": 12}
_CLOCK_DIGITS = 4
_BEFORE_A_TIME = frozenset({"at", "from", "to", "until", "till", "by", "between", "and", "before", "after"})
# «Within a week» is a length of time; «a week of talks» is not.
_BEFORE_A_UNIT = frozenset({"within", "for", "after", "in", "by", "than"})
# Lengths of time that are the same in another unit.
_SAME_TIME = {"fortnight": ("day", 14), "week": ("day", 7), "year": ("month", 12), "decade": ("month", 120)}
_ARTICLES = frozenset({"the", "a", "an", "period", "of", "total"})
_FRACTIONS = frozenset({"one", "third", "quarter", "quarters", "fifth", "tenth"})
_AFTER_A = frozenset(
    {"hundred", "thousand", "million", "billion", "dozen", "third", "quarter", "half", "fifth", "tenth", "fortnight"}
)


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
        if not _may_count(side.keys[place], lexicon) and not _is_roman(side, lexicon, place):
            place += 1
            continue
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


def _may_count(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may be a figure, or begin one; most words may not."""
    return not word.isalpha() or word in lexicon.numbers or word in lexicon.months or word in ("a", "an")


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
    if word in lexicon.months and _is_month(side, place):
        return _Figure(f"0-{lexicon.months[word]}-0", "date", place, place + 1)
    parts = word.replace(",", " ").split()
    month = next((lexicon.months[part] for part in parts if part in lexicon.months), 0)
    if not month or len(parts) == 1:
        return None
    figures = [int(found[0]) for part in parts if (found := re.match(r"\d+", part))]
    day = next((figure for figure in figures if figure < _WHOLE), 0)
    year = next((figure for figure in figures if figure >= _WHOLE), 0)
    return _Figure(f"{year}-{month}-{day}", "date", place, place + 1)


def _is_month(side: Side, place: int) -> bool:
    """Whether the name of a month is meant as one: written large, and not the first word of its sentence."""
    is_first = any(span.start == place for span in side.sentences)
    return side.words[place][:1].isupper() and not is_first


def _figure(side: Side, lexicon: Lexicon, place: int) -> _Figure | None:
    """A number that begins here, in digits or in words, with its unit."""
    if _is_roman(side, lexicon, place):
        return _Figure(side.keys[place], _REFERENCE, place, place + 1)
    number = _in_digits(side, lexicon, place) if _has_digit(side.keys[place]) else _in_words(side, lexicon, place)
    if number is None:
        return None
    number = _repeated(side, lexicon, number)
    if number.unit:
        return number
    return _with_unit(side, lexicon, number)


def _is_roman(side: Side, lexicon: Lexicon, place: int) -> bool:
    """Whether a roman number stands behind the noun of a provision: Annex II."""
    return place > 0 and side.keys[place - 1] in lexicon.references and set(side.keys[place]) <= set("ivxlc")


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
        before = side.keys[place - 1] if place else ""
        is_time = bool(_CLOCK.fullmatch(word)) and before in _BEFORE_A_TIME
        return _pair_of_figures((int(ratio[1]), int(ratio[3])), ratio[2], place, is_time=is_time)
    clock = _clock(side, place)
    if clock:
        return clock
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
        elif part in ("percent", "per", "%"):
            unit, value = _SHARE, value / _WHOLE
        elif part != "cent":
            unit = lexicon.units.get(part, unit or part)
    return _Figure(_text_of(value), unit, place, place + 1)


def _pair_of_figures(pair: tuple[int, int], sign: str, place: int, *, is_time: bool) -> _Figure:
    """A share (50:50), a fraction (1/3), a time of day (at 18:30) or a range or scale (30-50, 1:50)."""
    one, other = pair
    if sign == "/" and 0 < one < other:
        return _Figure(_text_of(one / other), _SHARE, place, place + 1)
    if is_time:
        return _Figure(f"{one}:{other:02}", f"{_TIME}clock", place, place + 1)
    return _Figure(f"{one}:{other}", "ratio" if one + other == _WHOLE else "range", place, place + 1)


def _clock(side: Side, place: int) -> _Figure | None:
    """A time of day: 0600 hours, 6 a.m."""
    word, after = side.keys[place], _at(side, place + 1)
    if after in _HALVES_OF_DAY and word.isdecimal():
        return _Figure(f"{int(word) % 12 + _HALVES_OF_DAY[after]}:00", f"{_TIME}clock", place, place + 2)
    if after == "hours" and len(word) == _CLOCK_DIGITS and word.isdecimal() and word < "2400":
        return _Figure(f"{int(word[:2])}:{word[2:]}", f"{_TIME}clock", place, place + 2)
    return None


def _in_words(side: Side, lexicon: Lexicon, place: int) -> _Figure | None:
    """A number in words: twelve, twenty-five, three hundred, two thirds; «one» and «third» only with a unit."""
    value, stop = 0.0, place
    is_behind_bound = place > 0 and side.keys[place - 1] in _BEFORE_A_UNIT
    if side.keys[place] in ("a", "an") and is_behind_bound and _at(side, place + 1) in lexicon.time_units:
        return _Figure("1", "", place, place + 1)
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
    number = _Figure(_text_of(value), _SHARE if 0 < value < 1 else "", place, stop)
    if number.unit and _at(side, stop) == "a" and _at(side, stop + 1) in lexicon.time_units:
        return _with_unit(side, lexicon, number._replace(unit="", stop=stop + 1))
    is_vague = stop == first + 1 and side.keys[first] in _FRACTIONS
    is_share = is_vague and first > place and _at(side, stop) == "of"
    return number if is_share or not is_vague or _with_unit(side, lexicon, number).unit not in ("", _SHARE) else None


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
        unit, times = _SAME_TIME.get(lexicon.time_units[word], (lexicon.time_units[word], 1))
        value = _text_of(float(number.value) * times) if _PLAIN.fullmatch(number.value) else number.value
        return number._replace(value=value, unit=f"{_TIME}{qualifier}{unit}", stop=place + 1)
    pair = f"{word}-{_at(side, place + 1)}"
    if pair in lexicon.units:
        return number._replace(unit=lexicon.units[pair], stop=place + 2)
    if word in lexicon.units:
        return number._replace(unit=lexicon.units[word], stop=place + 1)
    return number


def _at(side: Side, place: int) -> str:
    return side.keys[place] if place < len(side.keys) else ""


def _text_of(value: float) -> str:
    return f"{value:.6g}" if value < 1 else f"{value:.0f}" if value == int(value) else f"{value:g}"
