"""A text as the terms that are compared: the beginnings of its words, in any script.

Terms are for comparison only and are never shown. Case, accents on Arabic and Hebrew letters and
the several ways of writing one character make no difference.
"""

import re
from functools import cache
from unicodedata import normalize

from planvers.words.scripts import MARKS, OPTIONAL_MARKS, UNSPACED

# Six letters keep «verify» and «verified» together and «nation» and «native» apart, without a dictionary
# of any language. Five or seven do as well on the development sets.
_STEM = 6
_SENTENCE_END = re.compile("(?<=[.;:!?؟])\\s+|\n+|(?<=[。！？；])")


# Dashes, quotes and spaces, of which a text is full that has no other letters than Latin ones.
# What has no width joins what stands around it.
_PUNCTUATION = dict.fromkeys(range(0x2000, 0x2070), " ") | dict.fromkeys((*range(0x200B, 0x2010), 0x2060), "")
_FIRST_MARK = "\u0300"
_ASCII_WORD = re.compile(r"\w+")


@cache
def _any_word() -> re.Pattern[str]:
    """A word of any script. Compiled when needed: it takes longer than matching 28 points of ASCII."""
    return re.compile(rf"[{UNSPACED}]+|(?:(?![{UNSPACED}])[\w{MARKS}])+")


@cache
def _folded() -> re.Pattern[str]:
    return re.compile(OPTIONAL_MARKS)


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


def terms(text: str) -> list[str]:
    """The terms of a text in reading order.

    A word gives its first six letters, a number itself. A run of characters of a script without
    spaces gives every pair of neighbours, since nothing tells where its words end.
    """
    if text.isascii():
        return [_stem(word) for word in _ASCII_WORD.findall(text.lower())]
    plain = normalize("NFKC", text).casefold().translate(_PUNCTUATION)
    if max(plain, default="") < _FIRST_MARK:
        return [_stem(word) for word in _ASCII_WORD.findall(plain)]
    found: list[str] = []
    for word in _any_word().findall(_folded().sub("", plain)):
        found.extend(_pairs(word) if _unspaced().match(word) else [_stem(word)])
    return found


def words(text: str) -> list[str]:
    """The words of a text as written; a run of a script without spaces is one."""
    return (_ASCII_WORD if text.isascii() else _any_word()).findall(text)


def sentences(text: str) -> list[str]:
    """The sentences and clauses of a text: what ends in a full stop, semicolon, colon, question mark or line."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def _stem(word: str) -> str:
    return word if word[0].isdigit() else word[:_STEM]


def _pairs(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(len(run) - 1)] or [run]
