"""The lexicon of a language that has none: figures are still read, words are not."""

from planvers.lexicon import Lexicon, Phrases, SmallWords

_NONE = Phrases({})
NO_LEXICON = Lexicon(
    negations=_NONE,
    modals=_NONE,
    conditions=_NONE,
    scopes=_NONE,
    deadlines=_NONE,
    bounds=_NONE,
    time_bounds=_NONE,
    numbers={},
    magnitudes={},
    months={},
    units={},
    time_units={},
    time_qualifiers=frozenset(),
    references=frozenset(),
    negative_prefixes=(),
    by=frozenset(),
    auxiliaries=frozenset(),
    bearing=_NONE,
    joins=frozenset(),
    small=SmallWords(),
)
