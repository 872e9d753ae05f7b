"""The alphabets in which people count: which signs they have, and what number each of them means."""

import re
from collections.abc import Callable
from typing import NamedTuple

_ROMAN = (("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
_ROMAN_FORM = re.compile(r"(?=.)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


class Alphabet(NamedTuple):
    """A way to count. `pattern` finds a numeral, `value` gives its number, or None where it is none."""

    name: str
    pattern: str
    value: Callable[[str], int | None]
    is_letters: bool = True


def _roman(text: str) -> int | None:
    rest, total = text.upper(), 0
    if not _ROMAN_FORM.fullmatch(rest):
        return None
    for sign, value in _ROMAN:
        while rest.startswith(sign):
            rest, total = rest[len(sign) :], total + value
    return total


def _letters(name: str, letters: str) -> Alphabet:
    values = {letter: place for place, letter in enumerate(letters, start=1)}
    return Alphabet(name, f"[{letters}]", values.get)


_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Lists leave out letters that could be taken for others, and not everybody the same ones.
_RUSSIAN, _RUSSIAN_ALL = "абвгдежзиклмнопрстуфхцчшщэюя", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
_UKRAINIAN_SHORT = "абвгдеєжзіклмнопрстуфхцчшщюя"
_ABJAD, _ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
DIGITS = Alphabet("digits", r"\d{1,3}", int, is_letters=False)
ALPHABETS = (
    DIGITS,
    Alphabet("Roman", "[IVXLC]+", _roman),
    Alphabet("small Roman", "[ivxlc]+", _roman),
    _letters("Latin", _LATIN),
    _letters("large Latin", _LATIN.upper()),
    _letters("Greek", "αβγδεζηθικλμνξοπρστυφχψω"),
    *(
        _letters(f"{size}{name}", letters.upper() if size else letters)
        for size in ("", "large ")
        for name, letters in (
            ("Russian", _RUSSIAN),
            ("all Russian", _RUSSIAN_ALL),
            ("Ukrainian", _UKRAINIAN),
            ("short Ukrainian", _UKRAINIAN_SHORT),
        )
    ),
    _letters("abjad", _ABJAD),
    _letters("Arabic", _ARABIC),
)
