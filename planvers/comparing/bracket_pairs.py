"""Which brackets of two wordings are the same, and which wording of a closed one stands in its place."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from planvers.comparing.unbracketed import Side, Site, window

# So many brackets are looked at in the place of one, the first in the text (docs/decisions/026).
_MOST_NEAR = 100


class Pairs:
    """Pairs of brackets, one of either side. One that was divided or joined is in several.

    Looked up from both sides: a wording can have hundreds of brackets, each of which asks for the others.
    """

    def __init__(self, pairs: Iterable[tuple[Site, Site]] = ()) -> None:
        self._pairs: list[tuple[Site, Site]] = []
        # By where a bracket begins, as no other of its text does.
        self._partners: dict[int, list[Site]] = {}
        self._owners: dict[int, list[Site]] = {}
        for site, other in pairs:
            self.add(site, other)

    def __iter__(self) -> Iterator[tuple[Site, Site]]:
        return iter(self._pairs)

    def add(self, site: Site, other: Site) -> None:
        """One pair more."""
        self._pairs.append((site, other))
        self._partners.setdefault(site.place.start, []).append(other)
        self._owners.setdefault(other.place.start, []).append(site)

    def partners(self, site: Site) -> Sequence[Site]:
        """What a bracket of the first side is paired with."""
        return self._partners.get(site.place.start, ())

    def owners(self, other: Site) -> Sequence[Site]:
        """What a bracket of the second side is paired with."""
        return self._owners.get(other.place.start, ())

    def turned(self) -> "Pairs":
        """The same pairs the other way round."""
        return Pairs((other, site) for site, other in self._pairs)


def pair_brackets(old: Side, new: Side) -> Pairs:
    """The brackets that both texts have. One that was divided or joined is paired with each of its parts.

    Those with exactly the same words come first. A bracket whose wording stands in its place without
    brackets is closed, whatever brackets stand beside it.
    """
    pairs = Pairs(_with_same_words(old, new))
    for find in (_changed, _sharing_words):
        _pair_alone(old, new, pairs, find)
    back = pairs.turned()
    _pair_alone(new, old, back, _sharing_words)
    return back.turned()


def _pair_alone(here: Side, there: Side, pairs: Pairs, find: "_Find") -> None:
    """Pair what has no partner yet, and is not closed, with what is found for it, if anything."""
    for site in here.sites:
        if not pairs.partners(site) and not standing(here, there, pairs, site):
            found = find(here, there, pairs, site)
            if found is not None:
                pairs.add(site, found)


def standing(here: Side, there: Side, pairs: Pairs, site: Site) -> list[int]:
    """The numbers of the alternatives whose words stand without brackets on the other side, in the place of a bracket.

    Several only if they have the same words, and none where other alternatives stand there too,
    with or without brackets. Words that stand there as part of a longer alternative do not count.
    """
    place = window(here, there, site.words)
    numbers = site.different(here.keys)
    found = {wording: list(there.occurrences(wording, place)) for wording in numbers if wording}
    left = {wording: [spot for spot in spots if not _is_part(spot, found)] for wording, spots in found.items()}
    stands = [wording for wording, spots in left.items() if spots]
    if len(stands) != 1:
        return []
    is_there = any(
        _is_beside_the_same(here, there, site, spot) and not _is_bracketed(there, pairs, site, spot)
        for spot in left[stands[0]]
    )
    return numbers[stands[0]] if is_there else []


def _with_same_words(old: Side, new: Side) -> Iterator[tuple[Site, Site]]:
    """Brackets around exactly the same words."""
    free: dict[range, list[Site]] = {}
    for site in new.sites:
        free.setdefault(site.words, []).append(site)
    for site in old.sites:
        images = [old.image[place] for place in site.words]
        if not images or images[0] < 0 or images != list(range(images[0], images[0] + len(images))):
            continue
        same = free.get(range(images[0], images[-1] + 1))
        if same:
            yield site, same.pop(0)


def _changed(old: Side, new: Side, pairs: Pairs, site: Site) -> Site | None:
    """The bracket without a partner that stands in the place of one and is the same, if there is any."""
    place = window(old, new, site.words)
    near = sorted(new.around(place), key=lambda other: other.place.start) if place else new.sites
    inside = None
    for other in islice((one for one in near if not pairs.owners(one)), _MOST_NEAR):
        if _is_changed(old, new, site, other, place):
            # What fills the place is the bracket, rather than one inside it.
            if other.words == place:
                return other
            inside = inside or other
    return inside


def _is_changed(old: Side, new: Side, site: Site, other: Site, place: range) -> bool:
    """Whether a bracket in the place of another is that bracket, with other contents."""
    if other.words == place and window(new, old, other.words) == site.words:
        return True
    if not _overlap(other.words, place) or old.layer(site.words) != new.layer(other.words):
        return False
    ours, theirs = ({name for item in one.place.alternatives for name in item.by} for one in (site, other))
    if ours & theirs or _shares_words(old.images(site.words), other):
        return True
    return not site.different(old.keys).keys().isdisjoint(other.different(new.keys))


def _sharing_words(here: Side, there: Side, pairs: Pairs, site: Site) -> Site | None:
    """The smallest bracket on the other side that holds words of one, but for those that stand around or in it."""
    images = here.images(site.words)
    if not images:
        return None
    found = [other for other in there.sites if _shares_words(images, other) and not _is_related(pairs, site, other)]
    return min(found, key=lambda other: len(other.words), default=None)


def _shares_words(images: Sequence[int], other: Site) -> bool:
    """Whether any of some words of the other side, in order, stands in a bracket there."""
    first = bisect_left(images, other.words.start)
    return first < len(images) and images[first] < other.words.stop


def _is_related(pairs: Pairs, site: Site, other: Site) -> bool:
    """Whether a bracket of the other side is one that stands around or in this one here."""
    return any(one.encloses(site) or site.encloses(one) for one in pairs.owners(other))


def _is_bracketed(there: Side, pairs: Pairs, site: Site, spot: range) -> bool:
    """Whether words stand in a bracket that is not one of those around or in a site."""
    return any(not _is_related(pairs, site, other) for other in there.around(spot))


def _is_beside_the_same(here: Side, there: Side, site: Site, spot: range) -> bool:
    """Whether the word before or after some words, or the start or end of the text, is the same as that of a site."""
    layers = here.layer(site.words), there.layer(spot)
    for step in (-1, 1):
        ours = here.neighbour(site.words.stop if step > 0 else site.words.start - 1, step, layers[0])
        theirs = there.neighbour(spot.stop if step > 0 else spot.start - 1, step, layers[1])
        if (None if ours is None else here.keys[ours]) == (None if theirs is None else there.keys[theirs]):
            return True
    return False


def _is_part(spot: range, found: dict[tuple[str, ...], list[range]]) -> bool:
    """Whether some words stand within those of a longer alternative."""
    for longer, spots in found.items():
        if len(longer) > len(spot):
            first = bisect_left(spots, spot.stop - len(longer), key=lambda one: one.start)
            if first < len(spots) and spots[first].start <= spot.start:
                return True
    return False


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


_Find = Callable[[Side, Side, Pairs, Site], Site | None]
