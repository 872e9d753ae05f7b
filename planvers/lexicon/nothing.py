"""The lexicon of a language that has none: figures are still read, words are not."""

from planvers.lexicon import Lexicon

NO_LEXICON = Lexicon(
    negations={},
    modals={},
    conditions={},
    scopes={},
    deadlines={},
    bounds={},
    time_bounds={},
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
    joins=frozenset(),
)
