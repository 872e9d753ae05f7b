"""Figures as texts write them, in digits or in words, each with its value and its unit."""

import re
from typing import NamedTuple

from planvers.lexicon import Lexicon
from planvers.lexicon.writing import CURRENCIES, REFERENCE_SHORT
from planvers.review.sides import Side

_LEADING_SIGN = "$€£₴₽"
_DIGITS = re.compile(r"\d")
_GROUPED = re.compile(r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?")
_RATIO = re.compile(r"(\d{1,3})([:/-])(\d{1,3})")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
WHOLE = 100
_DOZEN = 12.0
# Units that decide which rule a figure is for; a length of time is named by what follows TIME.
REFERENCE, TIME, _SHARE = "reference", "time:", "share"
_CLOCK_DIGITS, _HOUR_DIGITS, _MOST_DIGITS = 4, 2, 15
_HUNDRED = 100


class Figure(NamedTuple):
    """A number in the text: its value as a plain text, its unit, and the words that it takes."""

    value: str
    unit: str
    start: int
    stop: int


def figure_at(side: Side, lexicon: Lexicon, place: int) -> Figure | None:
    """A number that begins here, in digits or in words, with its unit."""
    if is_roman(side, lexicon, place):
        return Figure(side.keys[place], REFERENCE, place, place + 1)
    number = _in_digits(side, lexicon, place) if _has_digit(side.keys[place]) else _in_words(side, lexicon, place)
    if number is None:
        return None
    number = _repeated(side, lexicon, number)
    if number.unit:
        return number
    return _with_unit(side, lexicon, number)


def is_roman(side: Side, lexicon: Lexicon, place: int) -> bool:
    """Whether a roman number stands behind the noun of a provision: Annex II."""
    return place > 0 and side.keys[place - 1] in lexicon.references and set(side.keys[place]) <= set("ivxlc")


def _has_digit(word: str) -> bool:
    """Whether a word is a number in digits: 30, -5, 50%, $90bn, USD 100 billion, No. 5; not F-16."""
    first = _DIGITS.search(word)
    if first is None:
        return False
    lead = word[: first.start()]
    return not any(letter.isalpha() for letter in lead) or lead.strip(" .") in (*CURRENCIES, *REFERENCE_SHORT)


def _in_digits(side: Side, lexicon: Lexicon, place: int) -> Figure | None:
    """A number in digits, its currency, magnitude or share being part of its word."""
    word = side.keys[place]
    if "(" in word or word.partition(".")[0] in REFERENCE_SHORT:
        return Figure(word, REFERENCE, place, place + 1)
    ratio = _RATIO.fullmatch(word)
    if ratio:
        before = side.keys[place - 1] if place else ""
        is_time = bool(_CLOCK.fullmatch(word)) and before in lexicon.small.before_time
        return _pair_of_figures((int(ratio[1]), int(ratio[3])), ratio[2], place, is_time=is_time)
    clock = _clock(side, lexicon, place)
    if clock:
        return clock
    rest = word
    unit = ""
    for sign in ("us$", *_LEADING_SIGN):
        if rest.startswith(sign):
            unit, rest = lexicon.units.get(sign, sign), rest.removeprefix(sign).strip()
    digits = _GROUPED.match(rest) or _PLAIN.search(rest)
    if digits is None:
        return None
    plain = re.sub(r"[, \u00a0\u202f]", "", digits[0])
    if len(plain) > _MOST_DIGITS:
        # No amount, but a number of something: kept as it is written.
        return Figure(plain, unit, place, place + 1)
    value = float(plain)
    for part in (rest[: digits.start()] + " " + rest[digits.end() :]).split():
        if part in lexicon.magnitudes:
            value *= lexicon.magnitudes[part]
        elif part in lexicon.small.percent:
            unit = _SHARE
        else:
            unit = lexicon.units.get(part, unit or part)
    value /= WHOLE if unit == _SHARE else 1
    return Figure(_text_of(value), unit, place, place + 1)


def _pair_of_figures(pair: tuple[int, int], sign: str, place: int, *, is_time: bool) -> Figure:
    """A share (50:50), a fraction (1/3), a time of day (at 18:30) or a range or scale (30-50, 1:50)."""
    one, other = pair
    if sign == "/" and 0 < one < other:
        return Figure(_text_of(one / other), _SHARE, place, place + 1)
    if is_time:
        return Figure(f"{one}:{other:02}", f"{TIME}clock", place, place + 1)
    return Figure(f"{one}:{other}", "ratio" if one + other == WHOLE else "range", place, place + 1)


def _clock(side: Side, lexicon: Lexicon, place: int) -> Figure | None:
    """A time of day: 0600 hours, 6 a.m."""
    word, after = side.keys[place], at(side, place + 1)
    if after in lexicon.small.halves_of_day and word.isdecimal() and len(word) <= _HOUR_DIGITS:
        return Figure(f"{int(word) % 12 + lexicon.small.halves_of_day[after]}:00", f"{TIME}clock", place, place + 2)
    if after in lexicon.small.clock and len(word) == _CLOCK_DIGITS and word.isdecimal() and word < "2400":
        return Figure(f"{int(word[:2])}:{word[2:]}", f"{TIME}clock", place, place + 2)
    return None


def _in_words(side: Side, lexicon: Lexicon, place: int) -> Figure | None:
    """A number in words: twelve, twenty-five, three hundred, two thirds; «one» and «third» only with a unit."""
    value, stop = 0.0, place
    is_behind_bound = place > 0 and side.keys[place - 1] in lexicon.small.before_unit
    if side.keys[place] in lexicon.small.indefinite and is_behind_bound and at(side, place + 1) in lexicon.time_units:
        return Figure("1", "", place, place + 1)
    if side.keys[place] in lexicon.small.indefinite and at(side, place + 1) in lexicon.small.after_indefinite:
        value, stop = float(at(side, place + 1) in lexicon.magnitudes), place + 1
    first = stop
    total = 0.0
    while stop < len(side.keys):
        word = side.keys[stop]
        amounts = [lexicon.numbers.get(part) for part in word.split("-")]
        if word in lexicon.magnitudes and stop > place:
            times = lexicon.magnitudes[word]
            total, value = (total, value * times) if times == _HUNDRED else (total + value * times, 0.0)
        elif None not in amounts:
            for amount in amounts:
                value = _added(value, amount or 0.0)
        else:
            break
        stop += 1
    value += total
    if stop == first:
        return None
    number = Figure(_text_of(value), _SHARE if 0 < value < 1 else "", place, stop)
    if number.unit and at(side, stop) in lexicon.small.indefinite and at(side, stop + 1) in lexicon.time_units:
        return _with_unit(side, lexicon, number._replace(unit="", stop=stop + 1))
    is_vague = stop == first + 1 and side.keys[first] in lexicon.small.vague
    is_share = is_vague and first > place and at(side, stop) == "of"
    return number if is_share or not is_vague or _with_unit(side, lexicon, number).unit not in ("", _SHARE) else None


def _added(value: float, amount: float) -> float:
    """The value with one more number word: twenty five is 25, two thirds is 2/3, two dozen is 24."""
    return value * amount if value and (amount < 1 or amount == _DOZEN) else value + amount


def _repeated(side: Side, lexicon: Lexicon, number: Figure) -> Figure:
    """A number in words with the same number in digits in brackets behind it, «thirty (30)», is one number."""
    after = side.keys[number.stop : number.stop + 3]
    if len(after) == 3 and after[0] == "(" and after[2] == ")":  # noqa: PLR2004 - a bracket, a number, a bracket
        inner = _in_digits(side, lexicon, number.stop + 1) if _has_digit(after[1]) else None
        if inner and inner.value == number.value:
            return number._replace(stop=number.stop + 3)
    return number


def _with_unit(side: Side, lexicon: Lexicon, number: Figure) -> Figure:
    """A number with the unit that follows it, if one does; weeks are days, and shares parts of one."""
    place = number.stop
    qualifier = ""
    if at(side, place) in lexicon.time_qualifiers and at(side, place + 1) in lexicon.time_units:
        qualifier, place = f"{side.keys[place]} ", place + 1
    word = at(side, place)
    if word in lexicon.time_units:
        unit, times = lexicon.small.same_time.get(lexicon.time_units[word], (lexicon.time_units[word], 1))
        return number._replace(value=_times(number.value, times), unit=f"{TIME}{qualifier}{unit}", stop=place + 1)
    for unit_word, length in ((f"{word}-{at(side, place + 1)}", 2), (word, 1)):
        name = lexicon.units.get(unit_word)
        if name == "percent":
            return number._replace(value=_times(number.value, 1 / WHOLE), unit=_SHARE, stop=place + length)
        if name:
            return number._replace(unit=name, stop=place + length)
    return number


def _times(value: str, times: float) -> str:
    """A value in another unit, if it is one number and no longer than can be reckoned with."""
    is_exact = len(value) <= _MOST_DIGITS and _PLAIN.fullmatch(value) is not None
    return _text_of(float(value) * times) if is_exact else value


def at(side: Side, place: int) -> str:
    """The word at a place as it is matched; nothing behind the last one."""
    return side.keys[place] if place < len(side.keys) else ""


def _text_of(value: float) -> str:
    return f"{value:.6g}" if value < 1 else f"{value:.0f}" if value == int(value) else f"{value:g}"
