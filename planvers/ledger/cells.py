"""The stance of one party on one thing: its latest words, how they bear on it, and what was said before them."""

from collections.abc import Iterable, Sequence
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
    """Where one party stands on one point, or on a version as a whole.

    `words` are its latest statements: one, or several of which nobody knows that one follows another,
    oldest first; empty exactly where nothing was stated. `earlier` are the older ones on the same thing,
    oldest first. `since` is when it first said just this and nothing else after that, and `before` the
    latest words before that, which say something else. Where the words were carried, `of` names what they
    are about, and `is_inferred` says that the link was found by the program and nobody declared it.
    """

    party: str
    reach: Reach = Reach.NOT_STATED
    words: tuple[Statement, ...] = ()
    earlier: tuple[Statement, ...] = ()
    since: When | None = None
    before: tuple[Statement, ...] = ()
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
        return latest(item.date for item in self.words)

    @property
    def has_red_line(self) -> bool:
        """Whether a red line was drawn while the party said what it says now: to say it again does not take it back."""
        run = (item for item in self.earlier if self.since and item.date.order >= self.since.order)
        return any(item.red_line for item in (*self.words, *(item for item in run if item.stance in self.stances)))

    def words_for(self, stance: Stance) -> tuple[Statement, ...]:
        """Those of the latest words that say this."""
        return tuple(item for item in self.words if item.stance is stance)


def stance_cell(party: str, reach: Reach, log: Sequence[Statement]) -> Cell:
    """The cell that rests on these statements of a party, in the order of the record; not stated if there are none."""
    words = latest_words(log)
    if not words:
        return Cell(party)
    since, before = _run(log)
    return Cell(party, reach, words, tuple(item for item in log if item not in words), since, before)


def merged(cells: Sequence[Cell]) -> Cell:
    """The cell of a point that continues several, from those on its parts: the closest that are stated, together.

    Words on different parts are no train of thought: each part keeps its own last words.
    """
    reaches = list(Reach)
    closest = min(cells, key=lambda cell: reaches.index(cell.reach)).reach
    found = [cell for cell in cells if cell.reach is closest]
    if len(found) == 1:
        return found[0]
    return found[0]._replace(
        words=_in_order(item for cell in found for item in cell.words),
        earlier=_in_order(item for cell in found for item in cell.earlier),
        since=latest(cell.since for cell in found),
        before=(),
        of=tuple(dict.fromkeys(about for cell in found for about in cell.of)),
        is_inferred=any(cell.is_inferred for cell in found),
    )


def strongest(words: Iterable[Statement]) -> Basis:
    """The best of what statements are known by; ValueError if there are none."""
    return min((item.basis for item in words), key=_STRENGTH.__getitem__)


def latest(dates: Iterable[When | None]) -> When | None:
    """The last of some dates in the order of lists, or None if there is none."""
    return max((date for date in dates if date), key=lambda date: date.order, default=None)


def _run(log: Sequence[Statement]) -> tuple[When | None, tuple[Statement, ...]]:
    """Since when the latest words say what they say, as the record grew date by date, and the last that did not."""
    now = stances_of(latest_words(log))
    since: When | None = None
    for date in sorted({item.date for item in log}, key=lambda date: date.order, reverse=True):
        words = latest_words([item for item in log if item.date.order <= date.order])
        if stances_of(words) != now:
            return since, words
        since = date
    return since, ()


def _in_order(said: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(dict.fromkeys(said), key=lambda item: item.date.order))
