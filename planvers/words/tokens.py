"""A text cut into the words of the trade.

A number keeps its separators, its unit and its currency (600,000 · 50% · 50:50 · 10(c) · USD 100 billion),
a date is one word (20 November 2025), and so are No. 5, U.S. and J. in a name. White space belongs to
the word before it. Joining the tokens gives back the text exactly, whatever the text.
"""

import re
from functools import cache, lru_cache

from planvers.lexicon.writing import CURRENCIES, MAGNITUDES, MONTHS, PERCENT, REFERENCE_SHORT, TITLES_SHORT
from planvers.words.scripts import MARKS, UNSPACED

# A word keeps its inner separators, so that 50:50 and Dnipro's are one word each.
_ASCII_TOKEN = re.compile(r"(?:(?:-(?=\d))?\w+(?:[.,:/'-]\w+)*%?|[^\w\s])\s*|\s+")
_DAY_DIGITS, _YEAR_DIGITS = 2, 4
_DAY = range(1, 32)
_ORDINALS = ("st", "nd", "rd", "th")
_GROUP = 3
_CLAUSE_LETTERS = 4
# What may stand before a number that belongs to it.
_OPENERS = CURRENCIES | MONTHS.keys() | {"us"}


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[str, ...]:
    """The words, signs and numbers of a text, each with the white space after it."""
    found = (_ASCII_TOKEN if text.isascii() else _any_token()).findall(text)
    return tuple(_joined(found))


def core(token: str) -> str:
    """A token without the white space after it; white space at the start of a text is a token of its own."""
    return token.rstrip() or token


def is_word(token: str) -> bool:
    """Whether a token is a word or a number, and not a sign or white space."""
    return any(character.isalnum() for character in token)


@cache
def _any_token() -> re.Pattern[str]:
    """The pattern of a token in any script; for ASCII it finds the same as the shorter one, which compiles faster."""
    letters = rf"(?:(?![{UNSPACED}])[\w{MARKS}])+"
    single = rf"(?=[{UNSPACED}])[\w][{MARKS}]*"
    return re.compile(rf"(?:{single}|(?:-(?=\d))?{letters}(?:[.,:/'’‐‑–-]{letters})*%?|[^\w\s])\s*|\s+")


def _joined(found: list[str]) -> list[str]:
    """Tokens with those joined that belong together; most tokens stand for themselves."""
    cores = [token.rstrip().lower() for token in found]
    result: list[str] = []
    place = 0
    while place < len(found):
        word = cores[place]
        # Most words are neither a number nor before one.
        is_plain = word.isalpha() and word not in _OPENERS and _at(cores, place + 1) != "."
        length = 1 if is_plain else _length(found, cores, place)
        result.append("".join(found[place : place + length]))
        place += length
    return result


def _length(found: list[str], cores: list[str], place: int) -> int:
    """How many tokens from here on make one word."""
    word, after = cores[place], _at(cores, place + 1)
    if word[:1].isdecimal() or word[:1] == "-":
        return _number(found, cores, place)
    sign = 2 if word == "us" and after == "$" else int(word in CURRENCIES)
    if sign and _is_number(_at(cores, place + sign)):
        return sign + _number(found, cores, place + sign)
    if word in MONTHS and (_is_day(after) or _year_after(cores, place + 1)):
        day = int(_is_day(after))
        return 1 + day + _year_after(cores, place + 1 + day)
    if after == "." and found[place] == found[place].rstrip():
        return _abbreviation(found, cores, place)
    return 1


def _number(found: list[str], cores: list[str], place: int) -> int:
    """A number with what belongs to it: groups of three digits, a month, a clause, a magnitude, a share."""
    end = place + 1
    if _is_day(cores[place]) and _at(cores, end) in MONTHS:
        return 2 + _year_after(cores, end + 1)
    if cores[place].isdecimal() and len(cores[place]) <= _GROUP:
        while _is_group(_at(cores, end)) and found[end - 1][-1:] in " \u00a0\u202f":
            end += 1
    while _is_clause(found, cores, end):
        end += 3
    if _at(cores, end) in MAGNITUDES:
        end += 1
    if _at(cores, end) in PERCENT:
        end += 1
    elif f"{_at(cores, end)} {_at(cores, end + 1)}" in PERCENT:
        end += 2
    return end - place


def _abbreviation(found: list[str], cores: list[str], place: int) -> int:
    """A word with the full stop after it, where that ends no sentence; with its number in No. 5."""
    word = found[place]
    if cores[place] in REFERENCE_SHORT and _is_number(_at(cores, place + 2)):
        return 3
    letters = word.split(".")
    if len(letters) > 1 and all(len(part) == 1 for part in letters):
        return 2
    follows_name = _at(found, place + 2)[:1].isupper() and found[place + 1] != "."
    is_initial = len(word) == 1 and word.isupper() and follows_name and place > 0
    return 2 if is_initial or cores[place] in TITLES_SHORT else 1


def _is_number(word: str) -> bool:
    return word[:1].isdecimal()


def _is_group(word: str) -> bool:
    return len(word) == _GROUP and word.isdecimal()


def _is_clause(found: list[str], cores: list[str], place: int) -> bool:
    """Whether (c) or (ii) follows a number without a space."""
    if _at(cores, place) != "(" or found[place - 1][-1:].isspace():
        return False
    inner = _at(cores, place + 1)
    return inner.isalnum() and len(inner) <= _CLAUSE_LETTERS and _at(cores, place + 2) == ")"


def _is_day(word: str) -> bool:
    digits = word[:-2] if word.endswith(_ORDINALS) else word
    return digits.isdecimal() and digits.isascii() and len(digits) <= _DAY_DIGITS and int(digits) in _DAY


def _year_after(cores: list[str], place: int) -> int:
    """How many tokens of a year follow a day and month: 2026, or a comma and 2026."""
    comma = int(_at(cores, place) == ",")
    year = _at(cores, place + comma)
    is_year = len(year) == _YEAR_DIGITS and year.isdecimal() and year.isascii() and year[0] != "0"
    return 1 + comma if is_year else 0


def _at(cores: list[str], place: int) -> str:
    return cores[place] if place < len(cores) else ""
