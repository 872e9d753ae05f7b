"""The rules on the words that changed: each finds what was said and what is said now, and no rule looks at a score."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from planvers.lexicon import Lexicon
from planvers.review.actors import Names, actors_in, duties, same_deed
from planvers.review.quantities import Quantities, quantities
from planvers.review.sides import Difference, Mention, Side, Sides, differences, phrases_in
from planvers.words.tokens import is_word

_ARTICLES = frozenset({"a", "an", "the", "any", "be"})
_LEAST_STEM = 5


class Noted(NamedTuple):
    """What a rule found: the old words and the new ones, either empty where nothing stands there, and their sorts."""

    old: str
    new: str
    old_sort: str
    new_sort: str


class Rewording:
    """Two wordings of one point, with the words of their language and the names of the actors."""

    def __init__(self, sides: Sides, lexicon: Lexicon, names: Names) -> None:
        self.old, self.new = sides
        self.lexicon, self.names = lexicon, names

    @cached_property
    def figures(self) -> tuple[Quantities, Quantities]:
        """Numbers, references and times of both sides."""
        return quantities(self.old, self.lexicon), quantities(self.new, self.lexicon)

    @cached_property
    def actors(self) -> tuple[list[Mention], list[Mention]]:
        """The actors that both sides mention."""
        return actors_in(self.old, self.names), actors_in(self.new, self.names)


def numbers(found: Rewording) -> Iterator[Noted]:
    """A quantity, or what bounds it, is another now, or there is none any more; a reference only if replaced."""
    old, new = found.figures
    for difference in differences(old.numbers, new.numbers):
        yield _noted(difference, _noun_after(found.old, found.new, difference))
    for difference in differences(old.references, new.references):
        if difference.old and difference.new:
            yield _noted(difference)


def times(found: Rewording) -> Iterator[Noted]:
    """A date, a deadline or a length of time is another now, appeared or vanished."""
    old, new = found.figures
    return map(_noted, differences(old.times, new.times))


def negations(found: Rewording) -> Iterator[Noted]:
    """Something is denied or forbidden that was not, or no longer."""
    olds, news = (_negations(side, found.lexicon) for side in (found.old, found.new))
    touched = differences(olds, news)
    gone = [item.old for item in touched if item.old and not item.new]
    come = [item.new for item in touched if item.new and not item.old]
    for item in gone:
        same = next((other for other in come if _is_same_denial(found, item, other)), None)
        if same:
            come.remove(same)
        else:
            yield Noted(_with_next(found.old, item), "", item.sort, "")
    yield from (Noted("", _with_next(found.new, item), "", item.sort) for item in come)
    yield from _prefixes(found)


def modals(found: Rewording) -> Iterator[Noted]:
    """An undertaking is stronger or weaker now. A plain statement in the present tense binds as «shall» does."""
    olds, news = (_modals(side, found.lexicon) for side in (found.old, found.new))
    for difference in differences(olds, news):
        old, new = difference
        sorts = {item.sort for item in difference if item} | ({"strong"} if None in difference else set())
        if len(sorts) == 1:
            continue
        is_paired = bool(old and new)
        if is_paired or (old and _stays(found.old, old)) or (new and _stays(found.new, new)):
            yield _noted(difference)


def conditions(found: Rewording) -> Iterator[Noted]:
    """A condition appeared, vanished, or became one of another sort."""
    olds, news = (phrases_in(side, found.lexicon.conditions) for side in (found.old, found.new))
    return (_in_context(found, difference, words=4) for difference in differences(olds, news))


def scopes(found: Rewording) -> Iterator[Noted]:
    """A word of scope or exception appeared, vanished, or became one of another sort."""
    olds, news = (
        [item for item in phrases_in(side, found.lexicon.scopes) if not _is_about(side, item)]
        for side in (found.old, found.new)
    )
    return (_in_context(found, difference, words=1) for difference in differences(olds, news))


def actors(found: Rewording) -> Iterator[Noted]:
    """An actor is no longer named, or is named that was not."""
    old, new = found.actors
    before, after = _firsts(old), _firsts(new)
    gone = [item for sort, item in before.items() if sort not in after]
    come = [item for sort, item in after.items() if sort not in before]
    paired = min(len(gone), len(come))
    yield from (_noted(Difference(*pair)) for pair in zip(gone, come, strict=False))
    yield from (_noted(Difference(item, None)) for item in gone[paired:])
    yield from (_noted(Difference(None, item)) for item in come[paired:])


def obligations(found: Rewording) -> Iterator[Noted]:
    """What one actor owed, another one owes now: the deed stays, its bearer is replaced."""
    old_actors, new_actors = found.actors
    new_duties = list(duties(found.new, new_actors, found.lexicon))
    for duty in duties(found.old, old_actors, found.lexicon):
        best = max(new_duties, key=lambda other: same_deed(duty, other), default=None)
        if best is None or not same_deed(duty, best):
            continue
        lost, gained = duty.bearers - best.bearers, best.bearers - duty.bearers
        if lost and gained:
            yield Noted(_named(old_actors, lost), _named(new_actors, gained), *map(_sorted, (lost, gained)))


def _noted(difference: Difference, noun: str = "") -> Noted:
    old, new = difference
    said = [f"{item.said}{noun}" if item else "" for item in difference]
    return Noted(said[0], said[1], old.sort if old else "", new.sort if new else "")


def _noun_after(old: Side, new: Side, difference: Difference) -> str:
    """The word behind a number where both sides have the same, so that 600,000 → 800,000 says of what."""
    if not (difference.old and difference.new):
        return ""
    words = [side.words[item.stop : item.stop + 1] for side, item in ((old, difference.old), (new, difference.new))]
    nouns = {word.strip().strip(".,;:") for found in words for word in found}
    noun = nouns.pop() if len(nouns) == 1 else ""
    return f" {noun}" if noun.isalpha() else ""


def _negations(side: Side, lexicon: Lexicon) -> list[Mention]:
    """Denials; the nor of a neither is not a second one."""
    found = phrases_in(side, lexicon.negations)
    neither = {side.sentence_of[item.start] for item in found if side.keys[item.start] == "neither"}
    return [item for item in found if side.keys[item.start] != "nor" or side.sentence_of[item.start] not in neither]


def _is_same_denial(found: Rewording, old: Mention, new: Mention) -> bool:
    """Whether a denial only changed its place: what it denies is the same, or at least begins alike."""
    words = [_next_word(side, item) for side, item in ((found.old, old), (found.new, new))]
    return all(words) and words[0][:4] == words[1][:4]


def _next_word(side: Side, item: Mention) -> str:
    return next((word for word in side.keys[item.stop :] if is_word(word) and word not in _ARTICLES), "")


def _in_context(found: Rewording, difference: Difference, words: int) -> Noted:
    """What was found, with so many of the words behind it."""
    old, new = difference
    return Noted(
        _with_next(found.old, old, words) if old else "",
        _with_next(found.new, new, words) if new else "",
        old.sort if old else "",
        new.sort if new else "",
    )


def _with_next(side: Side, item: Mention, words: int = 1) -> str:
    """A phrase with so many of the words behind it, up to the end of its clause."""
    stop = item.stop
    end = side.sentences[side.sentence_of[item.start]].stop
    while stop < min(item.stop + words, end) and is_word(side.keys[stop]):
        stop += 1
    is_cut = words > 1 and stop < end and is_word(side.keys[stop])
    return side.said(item.start, stop) + ("…" if is_cut else "")


def _prefixes(found: Rewording) -> Iterator[Noted]:
    """A changed word that is the other with a negative prefix: armed and unarmed."""
    old, new = (
        {key: side.said(place, place + 1) for place, key in enumerate(side.keys) if side.hunks[place] >= 0}
        for side in (found.old, found.new)
    )
    for prefix in found.lexicon.negative_prefixes:
        for key in old:
            if len(key) >= _LEAST_STEM and prefix + key in new and key not in new:
                yield Noted(old[key], new[prefix + key], "", "not_")
        for key in new:
            if len(key) >= _LEAST_STEM and prefix + key in old and key not in old:
                yield Noted(old[prefix + key], new[key], "not_", "")


def _modals(side: Side, lexicon: Lexicon) -> list[Mention]:
    """Words of obligation by strength. What may not be done is forbidden, which is as strong as «shall»."""
    return [
        item._replace(sort="strong")
        if item.sort == "weak" and side.keys[item.stop : item.stop + 1] == ("not",)
        else item
        for item in phrases_in(side, lexicon.modals)
    ]


def _stays(side: Side, item: Mention) -> bool:
    """Whether the sentence of a mention has a counterpart: at least half as many of its words stay as change."""
    hunks = [side.hunks[place] for place in side.sentences[side.sentence_of[item.start]] if is_word(side.keys[place])]
    kept = sum(hunk < 0 for hunk in hunks)
    return kept * 3 >= len(hunks)


def _is_about(side: Side, item: Mention) -> bool:
    """Whether a word of scope stands before a number, as in «some 300»."""
    return item.sort == "some" and any(word[:1].isdecimal() for word in side.keys[item.stop : item.stop + 1])


def _firsts(found: Iterable[Mention]) -> dict[str, Mention]:
    """The first mention of each actor, in reading order."""
    result: dict[str, Mention] = {}
    for item in found:
        result.setdefault(item.sort, item)
    return result


def _named(found: Iterable[Mention], sorts: frozenset[str]) -> str:
    return " and ".join(item.said for sort, item in _firsts(found).items() if sort in sorts)


def _sorted(sorts: frozenset[str]) -> str:
    return " ".join(sorted(sorts))
