"""Two versions of a plan turned into links between their points, each link with the reason for it.

Declared lineage comes first, then the same id, then identical wording, then what the words of the
two texts show (`planvers.matching`). Points that are linked by one reason are out of the pool for
the next, but what is not declared in full can still gain parts.

Matching is imported only where something is left to match: a plan whose files declare everything
does not wait for it.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from planvers.comparing.lineage import are_related, common_ancestor, descent, is_ancestor
from planvers.comparing.wording import is_worded, titles_by_language, whole_text
from planvers.matching.certainty import LIKELY_FROM, POSSIBLE_FROM, Certainty, certainty
from planvers.model.plan import Plan, Point, Version

if TYPE_CHECKING:
    from planvers.matching.corpus import Passage
    from planvers.matching.inference import Candidate, Match
    from planvers.matching.similarity import Progress


class Method(StrEnum):
    """Why two points are taken for the same undertaking, strongest reason first."""

    DECLARED = "declared"
    ID = "id"
    IDENTICAL = "identical"
    INFERRED = "inferred"


# A wording of fewer words may stand under any title.
_SAYS_ENOUGH = 4
# The methods by which the program found a link that nobody declared.
FOUND = frozenset({Method.IDENTICAL, Method.INFERRED})


class Link(NamedTuple):
    """A point (or sub-point) of the old version and the point of the new one that continues it.

    `match` says what an inferred link rests on; it is None for every other method.
    """

    old: str
    new: str
    method: Method
    match: "Match | None" = None

    @property
    def certainty(self) -> Certainty | None:
        """How sure an inferred link is; None for a link that rests on another reason."""
        return certainty(self.match.score) if self.match else None


def by_old(links: Iterable[Link]) -> dict[str, list[Link]]:
    """Links by the id of the old point, in the order given."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.old, []).append(link)
    return found


def by_new(links: Iterable[Link]) -> dict[str, list[Link]]:
    """Links by the id of the new point, in the order given."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.new, []).append(link)
    return found


class Reasons(NamedTuple):
    """Which reasons count. Without `declared`, neither lineage nor ids do; without `inferred`, no similarity.

    Inferred links need a score of `threshold` or more, from 0.0 to 1.0. None means what is
    likely where the files say how the two versions descend, since what their author left out was
    probably left out on purpose, and what is possible for two texts that nobody related.
    """

    declared: bool = True
    inferred: bool = True
    threshold: float | None = None


ALL_REASONS = Reasons()


class Alignment(NamedTuple):
    """The links between two versions, in the order of the old points, then of the new ones.

    `nearest_old` names, for every old point that was compared, the new points that are nearest to
    it, and `nearest_new` the other way round; `similarity` says how alike the two points of a link
    are that was not inferred, where that was worked out. All are empty where nothing was left to infer.
    `threshold` is the score that inferred links needed.
    """

    links: tuple[Link, ...]
    nearest_old: "dict[str, tuple[Candidate, ...]]"
    nearest_new: "dict[str, tuple[Candidate, ...]]"
    similarity: dict[tuple[str, str], float]
    threshold: float


def align(
    old: Version,
    new: Version,
    plan: Plan | None = None,
    reasons: Reasons = ALL_REASONS,
    progress: "Progress" = lambda _share: None,
) -> Alignment:
    """Link the points of two versions.

    With a plan, lineage is followed along its graph of versions in either direction, and for
    two forks through their nearest common ancestor. Without one only ids and words count.
    Aligning the other way round gives the same links reversed.
    """
    stages = _Stages(old, new, plan, reasons)
    if reasons.inferred:
        stages.infer(progress)
    return stages.alignment()


class _Stages:
    """The links between two versions as they are found, one reason after the other."""

    def __init__(self, old: Version, new: Version, plan: Plan | None, reasons: Reasons) -> None:
        self._old, self._new = old, new
        self._language = plan.language if plan else ""
        is_related = reasons.declared and plan is not None and are_related(plan, old, new)
        declared = _lineage(old, new, plan) if reasons.declared else ()
        self._links = {(link.old, link.new): link for link in declared}
        usual = LIKELY_FROM if is_related else POSSIBLE_FROM
        self._threshold = usual if reasons.threshold is None else reasons.threshold
        # What is declared new, or to continue certain points, continues no others, in a fork either.
        self._closed_old, self._closed_new = (
            {unit.id for unit in version.units() if is_related and unit.derived_from is not None}
            for version in (old, new)
        )
        self._judged_old, self._judged_new = set[str](), set[str]()
        self._inferred: dict[tuple[str, str], Link] = {}
        self._nearest_old: dict[str, tuple[Candidate, ...]] = {}
        self._nearest_new: dict[str, tuple[Candidate, ...]] = {}
        self._similarity: dict[tuple[str, str], float] = {}
        linked_old, linked_new = self._linked()
        linked_old |= self._closed_old
        linked_new |= self._closed_new
        rest_old = [unit for unit in old.units() if unit.id not in linked_old]
        rest_new = [unit for unit in new.units() if unit.id not in linked_new]
        self._links |= {(link.old, link.new): link for link in _identical(rest_old, rest_new)}

    def infer(self, progress: "Progress") -> None:
        """Match first the points, then the sub-points and what points are left over."""
        if not self._anything_left():
            return
        from planvers.comparing.passages import common_language, leaf_passages, point_passages

        language = common_language(self._old, self._new, self._language)
        self._take(point_passages(self._old, language), point_passages(self._new, language), progress)
        if any(point.subpoints for point in (*self._old.points, *self._new.points)):
            done_old, done_new = self._settled_points()
            old, new = leaf_passages(self._old, language, done_old), leaf_passages(self._new, language, done_new)
            self._take(old, new, lambda _share: None)

    def alignment(self) -> Alignment:
        """All links found so far."""
        order_old = {unit.id: place for place, unit in enumerate(self._old.units())}
        order_new = {unit.id: place for place, unit in enumerate(self._new.units())}
        known = [link for link in self._links.values() if not link.match]
        inferred = [link for link in self._inferred.values() if link.match and link.match.score >= self._threshold]
        links = sorted((*known, *inferred), key=lambda link: (order_old[link.old], order_new[link.new]))
        return Alignment(tuple(links), self._nearest_old, self._nearest_new, self._similarity, self._threshold)

    def _anything_left(self) -> bool:
        linked_old, linked_new = self._linked()
        rest_old = {unit.id for unit in self._old.units() if is_worded(unit)} - linked_old - self._closed_old
        rest_new = {unit.id for unit in self._new.units() if is_worded(unit)} - linked_new - self._closed_new
        return bool(rest_old or rest_new)

    def _settled_points(self) -> tuple[set[str], set[str]]:
        """The linked points of either side, but for those linked to one with sub-points, which may be meant."""
        parted_old = {point.id for point in self._old.points if point.subpoints}
        parted_new = {point.id for point in self._new.points if point.subpoints}
        return (
            {old for old, new in self._links if new not in parted_new},
            {new for old, new in self._links if old not in parted_old},
        )

    def _take(self, old: "list[Passage]", new: "list[Passage]", progress: "Progress") -> None:
        """Infer links between two lists of passages, and add them and who is nearest to whom."""
        from planvers.matching.inference import Given, infer

        old_ids, new_ids = {passage.id for passage in old}, {passage.id for passage in new}
        # What is linked to a sub-point where points are matched, or the other way round, is out of the pool.
        away_old = {first for first, second in self._links if second not in new_ids}
        away_new = {second for first, second in self._links if first not in old_ids}
        given = Given(
            [pair for pair in self._links if pair[0] in old_ids and pair[1] in new_ids],
            (self._closed_old | away_old) & old_ids,
            (self._closed_new | away_new) & new_ids,
            list(self._links),
        )
        found = infer(old, new, given, threshold=0.0, progress=progress)
        whole_old = {passage.id: passage.whole for passage in old}
        whole_new = {passage.id: passage.whole for passage in new}
        for match in found.matches:
            # Two points that had their chance as points get no second one as leaves, and that a sub-point went
            # into the very point that its own is linked to says nothing new.
            is_judged = match.old in self._judged_old and match.new in self._judged_new
            is_implied = {(whole_old[match.old], match.new), (match.old, whole_new[match.new])} & self._links.keys()
            if not is_judged and not is_implied:
                self._inferred[match.old, match.new] = Link(match.old, match.new, Method.INFERRED, match)
        # What is out of the pool does not depend on the threshold, so that a lower one only ever adds links.
        self._links |= {pair: link for pair, link in self._inferred.items() if link.certainty}
        self._judged_old |= old_ids
        self._judged_new |= new_ids
        self._nearest_old = found.nearest_old | self._nearest_old
        self._nearest_new = found.nearest_new | self._nearest_new
        self._similarity = found.similarity | self._similarity

    def _linked(self) -> tuple[set[str], set[str]]:
        return {old for old, _ in self._links}, {new for _, new in self._links}


def _lineage(old: Version, new: Version, plan: Plan | None) -> Iterator[Link]:
    if old.id == new.id or plan is None:
        return _same_ids(old, new)
    if is_ancestor(plan, old, new):
        return _descent(plan, new, old)
    if is_ancestor(plan, new, old):
        return (Link(link.new, link.old, link.method) for link in _descent(plan, old, new))
    return _through_common_ancestor(plan, old, new)


def _descent(plan: Plan, version: Version, ancestor: Version) -> Iterator[Link]:
    for unit_id, olds in descent(plan, version, ancestor).items():
        for found in olds:
            yield Link(found.id, unit_id, Method.DECLARED if found.declared else Method.ID)


def _same_ids(old: Version, new: Version) -> Iterator[Link]:
    new_ids = {unit.id for unit in new.units()}
    return (Link(unit.id, unit.id, Method.ID) for unit in old.units() if unit.id in new_ids)


def _through_common_ancestor(plan: Plan, old: Version, new: Version) -> Iterator[Link]:
    """Forks share ids; what was renamed or split on one side is found through the common ancestor."""
    shared = list(_same_ids(old, new))
    yield from shared
    common = common_ancestor(plan, old, new)
    if common is None:
        return
    paired = {link.old for link in shared}
    heirs: dict[str, list[str]] = {}
    for new_id, origins in descent(plan, new, common).items():
        for origin in origins:
            heirs.setdefault(origin.id, []).append(new_id)
    for old_id, origins in descent(plan, old, common).items():
        for new_id in dict.fromkeys(heir for origin in origins for heir in heirs.get(origin.id, ())):
            if not (old_id in paired and new_id in paired):
                yield Link(old_id, new_id, Method.DECLARED)


def _identical(old: list[Point], new: list[Point]) -> Iterator[Link]:
    """Points with the same wording, sub-points included, where it stands once among those given of either side."""
    old_by_text, new_by_text = _by_text(old), _by_text(new)
    for text, units in old_by_text.items():
        others = new_by_text.get(text, [])
        if len(units) == 1 and len(others) == 1 and _titles_agree(units[0], others[0]):
            yield Link(units[0].id, others[0].id, Method.IDENTICAL)


def _titles_agree(old: Point, new: Point) -> bool:
    """Whether a wording says enough by itself, or the titles have a word in common, or one has none.

    «Deleted.» under two titles that have nothing in common is not one undertaking.
    """
    from planvers.matching.terms import terms

    # A title in any language will do: words of two languages have nothing in common.
    titles = [set(terms(" ".join(titles_by_language(unit, "").values()))) for unit in (old, new)]
    says_enough = len(terms(old.text.first if old.text else "")) >= _SAYS_ENOUGH
    return says_enough or not all(titles) or not titles[0].isdisjoint(titles[1])


def _by_text(units: list[Point]) -> dict[tuple[str, ...], list[Point]]:
    found: dict[tuple[str, ...], list[Point]] = {}
    for unit in units:
        text = whole_text(unit)
        if text is not None:
            found.setdefault(text, []).append(unit)
    return found
