"""The record of one version, looked up: where a party stands on a point of it, by which words, as of a day.

The latest words about the very point count; else the latest about the whole version, marked as such;
else those on what the point continues in the nearest version in which the party spoke of that, which
are stale unless the wording is known to be the same; else nothing was stated, and silence is never a stance.
"""

import datetime
from collections.abc import Callable
from functools import cached_property

from planvers.comparing.align import FOUND, Link, align, by_new
from planvers.comparing.lineage import ancestors
from planvers.comparing.standing import said_by_then
from planvers.comparing.wording import pair, whole
from planvers.ledger.cells import Cell, Reach, merged, stance_cell
from planvers.model.plan import About, Plan, Point, Statement, Version
from planvers.model.vocabulary import ChangeKind

Log = tuple[Statement, ...]


class Ledger:
    """What each party said about each thing, as of a day, found once. Statements after that day do not exist."""

    def __init__(self, plan: Plan, version: Version, as_of: datetime.date | None = None) -> None:
        self._plan, self._version = plan, version
        self._said: dict[tuple[str, About], list[Statement]] = {}
        for item in plan.statements:
            if as_of is None or item.date.is_over_by(as_of):
                for about in item.about:
                    self._said.setdefault((item.party, about), []).append(item)
        self._wholes = {party.id: self._on(party.id, About(version.id), Reach.POINT) for party in plan.parties}
        self._links: dict[str, dict[str, list[Link]]] = {}
        self._units: dict[str, dict[str, Point]] = {}
        self._same: dict[tuple[str, str, str], bool] = {}

    def row(self, point: Point | None) -> tuple[Cell, ...]:
        """The cells of a point, or of the version as a whole, in party order."""
        if point is None:
            return tuple(self._wholes[party.id] for party in self._plan.parties)
        return tuple(self.cell(party.id, point) for party in self._plan.parties)

    def cell(self, party: str, point: Point | None, words: Log = ()) -> Cell:
        """Where a party stands on a point, or on the whole.

        With `words` of the same party: where it stood when it said them, of all that was said by then.
        """
        return self._cell(party, point, (lambda log: said_by_then(log, words)) if words else None)

    def _cell(self, party: str, point: Point | None, by_then: Callable[[Log], Log] | None) -> Cell:
        whole_version = (
            self._on(party, About(self._version.id), Reach.POINT, by_then) if by_then else self._wholes[party]
        )
        if point is None:
            return whole_version
        found = self._on(party, About(self._version.id, point.id), Reach.POINT, by_then)
        if found.words or point.is_dropped:
            return found
        # What may not stand in the text at all is no part of what was said of all of it.
        if whole_version.words and point.is_live:
            return whole_version._replace(reach=Reach.VERSION)
        for earlier in self._spoken_of:
            parts = [self._carried(party, earlier, link, point, by_then) for link in self._links_from(earlier, point)]
            if any(part.words for part in parts):
                return merged(parts)
        return Cell(party)

    def _on(self, party: str, about: About, reach: Reach, by_then: Callable[[Log], Log] | None = None) -> Cell:
        log = tuple(self._said.get((party, about), ()))
        return stance_cell(party, reach, by_then(log) if by_then else log)

    def _carried(
        self, party: str, earlier: Version, link: Link, point: Point, by_then: Callable[[Log], Log] | None
    ) -> Cell:
        about = About(earlier.id, link.old)
        found = self._on(party, about, Reach.STALE, by_then)
        if not found.words:
            return found
        reach = Reach.CARRIED if self._is_same(earlier, link.old, point) else Reach.STALE
        return found._replace(reach=reach, of=(about,), is_inferred=link.method in FOUND)

    @cached_property
    def _spoken_of(self) -> tuple[Version, ...]:
        """The versions that this one is based on and of points of which somebody spoke, nearest first."""
        named = {about.version for _, about in self._said if about.point is not None}
        return tuple(version for version in ancestors(self._plan, self._version) if version.id in named)

    def _links_from(self, earlier: Version, point: Point) -> list[Link]:
        if earlier.id not in self._links:
            self._links[earlier.id] = by_new(align(earlier, self._version, self._plan).links)
        return self._links[earlier.id].get(point.id, [])

    def _units_of(self, version: Version) -> dict[str, Point]:
        if version.id not in self._units:
            self._units[version.id] = {unit.id: unit for unit in version.units()}
        return self._units[version.id]

    def _is_same(self, earlier: Version, old: str, point: Point) -> bool:
        """Whether the wording is the same but for typography, that of sub-points included."""
        key = (earlier.id, old, point.id)
        if key not in self._same:
            unit, language = self._units_of(earlier)[old], self._plan.language
            words = pair((whole(unit, language),), whole(point, language), language)
            # Most wordings that are the same are so to the letter, which costs nothing to see.
            is_same = words is not None and (words.old == words.new or words.kind is ChangeKind.EDITORIAL)
            self._same[key] = is_same
        return self._same[key]
