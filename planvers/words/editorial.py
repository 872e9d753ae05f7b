"""Words that are the same but written otherwise: quotes, dashes, marks that may be left out, and spellings.

Which spellings count as one is data, in `planvers.lexicon`. Case counts as the same only where a
sentence begins: a Party in the middle of a sentence may be somebody else than a party.
"""

import re
from functools import cache, lru_cache
from unicodedata import normalize

from planvers.lexicon.writing import IZE_STEMS, SPELLINGS
from planvers.words.scripts import OPTIONAL_MARKS

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009", " "),
        "…": "...",
    }
)
# After the stem of a verb in -ize: the vowel or noun ending that shows it is one.
_IZE_ENDINGS = ("e", "a", "i")
_LEAST_STEM = 4
_LONGEST_STEM = max(map(len, SPELLINGS))


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """A word as it is matched: one spelling, plain signs, no case."""
    return _spelt(word).casefold()


def is_same_word(old: str, new: str, *, begins_sentence: bool) -> bool:
    """Whether two different words are one word, written otherwise; `begins_sentence` says that one of them does."""
    one, other = _spelt(old), _spelt(new)
    if one == other:
        return True
    return begins_sentence and one[1:] == other[1:] and one[:1].casefold() == other[:1].casefold()


def _spelt(word: str) -> str:
    if word.isascii():
        return _one_spelling(word)
    return _one_spelling(_optional_marks().sub("", normalize("NFC", word)).translate(_TYPOGRAPHY))


@cache
def _optional_marks() -> re.Pattern[str]:
    return re.compile(OPTIONAL_MARKS)


def _one_spelling(word: str) -> str:
    """The word with the second of two known spellings; case is kept."""
    if len(word) < _LEAST_STEM or not word.isascii():
        return word
    small = word.lower()
    for length in range(min(len(small), _LONGEST_STEM), _LEAST_STEM, -1):
        other = SPELLINGS.get(small[:length])
        # The longer of two spellings begins with the shorter one.
        if other is not None and not (len(other) > length and small.startswith(other)):
            return _with_case(word, other) + word[length:]
    if "-" in word:
        return "-".join(map(_one_spelling, word.split("-")))
    return _with_z(word, small)


def _with_z(word: str, small: str) -> str:
    """A verb in -ise, or its noun, with z."""
    place = small.find("is", _LEAST_STEM - 1)
    while place > 0:
        if small[:place] in IZE_STEMS and small[place + 2 :].startswith(_IZE_ENDINGS):
            return f"{word[:place]}{'IZ' if word[place].isupper() else 'iz'}{word[place + 2 :]}"
        place = small.find("is", place + 1)
    return word


def _with_case(model: str, word: str) -> str:
    if model.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word
