"""Which brackets of two wordings are the same, and which wording of a closed one stands in its place."""

from collections.abc import Iterator, Sequence

from planvers.comparing.unbracketed import Side, Site, window

Pairs = list[tuple[Site, Site]]


def pair_brackets(old: Side, new: Side) -> Pairs:
    """The brackets that both texts have. One that was divided or joined is paired with each of its parts.

    Those with exactly the same words come first. A bracket whose wording stands in its place without
    brackets is closed, whatever brackets stand beside it.
    """
    pairs = list(_with_same_words(old, new))
    for site in old.sites:
        if not _partners(pairs, site) and not standing(old, new, pairs, site):
            pairs += [(site, other) for other in _changed(old, new, pairs, site)]
    for site in old.sites:
        if not _partners(pairs, site) and not standing(old, new, pairs, site):
            pairs += [(site, other) for other in _sharing_words(old, new, pairs, site)]
    back = [(other, site) for site, other in pairs]
    for site in new.sites:
        if not _partners(back, site) and not standing(new, old, back, site):
            back += [(site, other) for other in _sharing_words(new, old, back, site)]
    return [(site, other) for other, site in back]


def standing(here: Side, there: Side, pairs: Pairs, site: Site) -> list[int]:
    """The numbers of the alternatives whose words stand without brackets on the other side, in the place of a bracket.

    Several only if they have the same words, and none where other alternatives stand there too,
    with or without brackets. Words that stand there as part of a longer alternative do not count.
    """
    place = window(here, there, site.words)
    numbers = site.different(here.keys)
    found = {wording: list(_occurrences(there.keys, wording, place)) for wording in numbers if wording}
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
    free = list(new.sites)
    for site in old.sites:
        images = [old.image[place] for place in site.words]
        if not images or images[0] < 0 or images != list(range(images[0], images[0] + len(images))):
            continue
        same = next((other for other in free if other.words == range(images[0], images[-1] + 1)), None)
        if same is not None:
            free.remove(same)
            yield site, same


def _changed(old: Side, new: Side, pairs: Pairs, site: Site) -> Iterator[Site]:
    """The bracket without a partner that stands in the place of one and is the same, if there is any."""
    place = window(old, new, site.words)
    taken = [other for _, other in pairs]
    found = [other for other in new.sites if other not in taken and _is_changed(old, new, site, other, place)]
    # What fills the place is the bracket, rather than one inside it.
    yield from sorted(found, key=lambda other: other.words != place)[:1]


def _is_changed(old: Side, new: Side, site: Site, other: Site, place: range) -> bool:
    """Whether a bracket in the place of another is that bracket, with other contents."""
    if other.words == place and window(new, old, other.words) == site.words:
        return True
    if not _overlap(other.words, place) or old.layer(site.words) != new.layer(other.words):
        return False
    names = [{name for item in side.place.alternatives for name in item.by} for side in (site, other)]
    wordings = [set(item.different(side.keys)) for item, side in ((site, old), (other, new))]
    return bool(names[0] & names[1] or wordings[0] & wordings[1]) or _shares_words(old, site, other)


def _sharing_words(here: Side, there: Side, pairs: Pairs, site: Site) -> Iterator[Site]:
    """The smallest bracket on the other side that holds words of one, but for those that stand around or in it."""
    found = [other for other in there.sites if _shares_words(here, site, other) and not _is_related(pairs, site, other)]
    yield from sorted(found, key=lambda other: len(other.words))[:1]


def _shares_words(here: Side, site: Site, other: Site) -> bool:
    return any(here.image[place] in other.words for place in site.words)


def _partners(pairs: Pairs, site: Site) -> list[Site]:
    return [other for one, other in pairs if one == site]


def _is_related(pairs: Pairs, site: Site, other: Site) -> bool:
    """Whether a bracket of the other side is one that stands around or in this one here."""
    ours = [one for one, its in pairs if its == other]
    return any(one.encloses(site) or site.encloses(one) for one in ours)


def _is_bracketed(there: Side, pairs: Pairs, site: Site, spot: range) -> bool:
    """Whether words stand in a bracket that is not one of those around or in a site."""
    return any(_overlap(other.words, spot) and not _is_related(pairs, site, other) for other in there.sites)


def _is_beside_the_same(here: Side, there: Side, site: Site, spot: range) -> bool:
    """Whether the word before or after some words, or the start or end of the text, is the same as that of a site."""
    layers = here.layer(site.words), there.layer(spot)
    for step in (-1, 1):
        ours = here.neighbour(site.words.stop if step > 0 else site.words.start - 1, step, layers[0])
        theirs = there.neighbour(spot.stop if step > 0 else spot.start - 1, step, layers[1])
        if (None if ours is None else here.keys[ours]) == (None if theirs is None else there.keys[theirs]):
            return True
    return False


def _occurrences(keys: Sequence[str], wording: tuple[str, ...], place: range) -> Iterator[range]:
    """Where exactly some words stand within a place."""
    for start in range(place.start, place.stop - len(wording) + 1):
        if tuple(keys[start : start + len(wording)]) == wording:
            yield range(start, start + len(wording))


def _is_part(spot: range, found: dict[tuple[str, ...], list[range]]) -> bool:
    """Whether some words stand within those of a longer alternative."""
    return any(
        len(longer) > len(spot) and longer.start <= spot.start and spot.stop <= longer.stop
        for spots in found.values()
        for longer in spots
    )


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
