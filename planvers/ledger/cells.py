"""The stance of one party on one thing: its latest words, how they bear on it, and what was said before them."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from planvers.comparing.standing import latest_words, stances_of
from planvers.model.dates import When
from planvers.model.plan import About, Statement
from planvers.model.vocabulary import Basis, Stance

_STRENGTH = {basis: place for place, basis in enumerate(Basis)}


class Reach(StrEnum):
    """How a statement bears on a cell, closest first."""

    POINT = "point"
    VERSION = "version"
    CARRIED = "carried"
    STALE = "stale"
    NOT_STATED = "not_stated"


class Cell(NamedTuple):
    """Where one party stands on one point.

    `words` are its latest statements: one, or several of which nobody knows that one follows another,
    oldest first; empty exactly where nothing was stated. `earlier` are the older ones on the same thing,
    oldest first. Where they were carried, `of` names what they are about, and `is_inferred` says that the
    link was found by the program and nobody declared it.
    """

    party: str
    reach: Reach = Reach.NOT_STATED
    words: tuple[Statement, ...] = ()
    earlier: tuple[Statement, ...] = ()
    of: tuple[About, ...] = ()
    is_inferred: bool = False

    @property
    def stances(self) -> tuple[Stance, ...]:
        """The different stances of its latest words, in the order of the vocabulary."""
        return stances_of(self.words)

    @property
    def is_mixed(self) -> bool:
        """Whether its latest words disagree."""
        return len(self.stances) > 1

    @property
    def stance(self) -> Stance | None:
        """The stance, or None where nothing was stated or the latest words disagree."""
        return self.words[0].stance if self.words and not self.is_mixed else None

    @property
    def last(self) -> When | None:
        """When its latest words were said, or None where nothing was stated."""
        return max((item.date for item in self.words), default=None)

    @property
    def since(self) -> When | None:
        """When it first said what it says now, and nothing else since; None where nothing was stated."""
        found = min((item.date for item in self.words), default=None)
        for item in reversed(self.earlier):
            if (item.stance,) != self.stances:
                break
            found = item.date
        return found

    def words_for(self, stance: Stance) -> tuple[Statement, ...]:
        """Those of the latest words that say this."""
        return tuple(item for item in self.words if item.stance is stance)


def cell(party: str, reach: Reach, said: Iterable[Statement]) -> Cell:
    """The cell that rests on these statements of a party, in the order of the record; not stated if there are none."""
    log = tuple(dict.fromkeys(said))
    words = latest_words(log)
    if not words:
        return Cell(party)
    return Cell(party, reach, words, tuple(item for item in log if item not in words))


def strongest(words: Iterable[Statement]) -> Basis:
    """The best of what statements are known by; ValueError if there are none."""
    return min((item.basis for item in words), key=_STRENGTH.__getitem__)
