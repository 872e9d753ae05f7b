"""The words that redlines and alarms look for, as data: one module a language, named by its BCP 47 tag.

To add a language, write a module with a `Lexicon` and add its row here; `docs/alarms.md` says what
is measured before it counts.
"""

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple


class Phrases:
    """Phrases in small letters and the sort of each; "" for one that only looks like the others."""

    def __init__(self, sorts: Mapping[str, str]) -> None:
        self.sorts = sorts

    @cached_property
    def by_first_word(self) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
        """The words and the sort of every phrase by its first word, the longest first, then by the alphabet."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, sort in self.sorts.items():
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, sort))
        for same in found.values():
            same.sort(key=lambda item: (-len(item[0]), item))
        return found


class SmallWords(NamedTuple):
    """The words around figures and names that decide how these are read.

    `definite` and `indefinite` are articles; `filler` may stand between a bound and its number; `light`
    words end what is quoted around a finding; `lists` part the members of a list. Behind an indefinite
    article stand `after_indefinite` («a dozen»); `vague` are number words only with a unit behind them.
    `before_unit` makes «a week» a length of time, `before_time` makes 18:30 a time of day, as
    `halves_of_day` (with the hours they add) and `clock` do behind it. `percent` are parts of a sign for
    a share; `same_time` gives another unit for one, and how many of it. `denial` behind a word of
    permission forbids; `paired` are the two parts of one denial.
    """

    definite: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    filler: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    after_indefinite: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    before_unit: frozenset[str] = frozenset()
    before_time: frozenset[str] = frozenset()
    halves_of_day: Mapping[str, int] = MappingProxyType({})
    clock: frozenset[str] = frozenset()
    percent: frozenset[str] = frozenset({"%"})
    same_time: Mapping[str, tuple[str, int]] = MappingProxyType({})
    denial: str = ""
    paired: tuple[str, str] = ("", "")


class Lexicon(NamedTuple):
    """What alarms look for in one language. All words are in small letters and in one spelling (`words.editorial`).

    `negations`, `modals`, `conditions` and `scopes` map a phrase to its sort: two phrases of one sort
    say the same. `deadlines` do so for time limits without a number, `bounds` for what stands before
    a number («at least»), `time_bounds` before a date. `numbers` are the values of number words,
    `magnitudes` those of words that multiply one, `months` the numbers of names of months. `units` and
    `time_units` give one name for every way to write a unit; `time_qualifiers` may stand before a unit of
    time («working days»). `references` are the nouns before a number that names a provision.
    `negative_prefixes` turn a word round. `by` comes before the one who acts in the passive, whose verb
    `auxiliaries` come before; `bearing` before who bears a duty; `joins` part clauses. `small` are the
    words around all these.
    """

    negations: Phrases
    modals: Phrases
    conditions: Phrases
    scopes: Phrases
    deadlines: Phrases
    bounds: Phrases
    time_bounds: Phrases
    numbers: Mapping[str, float]
    magnitudes: Mapping[str, int]
    months: Mapping[str, int]
    units: Mapping[str, str]
    time_units: Mapping[str, str]
    time_qualifiers: frozenset[str]
    references: frozenset[str]
    negative_prefixes: tuple[str, ...]
    by: frozenset[str]
    auxiliaries: frozenset[str]
    bearing: Phrases
    joins: frozenset[str]
    small: SmallWords


_MODULES = {"en": "planvers.lexicon.english"}


def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language, named by a tag such as en or en-GB; None where there is none."""
    module = _MODULES.get(language.partition("-")[0].lower())
    if module is None:
        return None
    found: Lexicon = import_module(module).LEXICON
    return found
