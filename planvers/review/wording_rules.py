"""The rules on the words that changed: each finds what was said and what is said now, and no rule looks at a score."""

from collections.abc import Iterable, Iterator

from planvers.lexicon import Lexicon
from planvers.review.actors import duties, same_deed
from planvers.review.rewording import Noted, Rewording, in_context, noted
from planvers.review.sides import Difference, Mention, Side, differences, phrases_in
from planvers.words.tokens import is_word

_LEAST_STEM = 5
_LEAST_NOUN = 4
_SAME_SENTENCE = 0.3


def numbers(found: Rewording) -> Iterator[Noted]:
    """A quantity, or what bounds it, is another now, or there is none any more; a reference only if replaced."""
    old, new = found.figures
    for difference in _with_still(differences(old.numbers, new.numbers), old.numbers, new.numbers):
        yield noted(difference, _noun_after(found, difference))
    for difference in differences(old.references, new.references):
        if difference.old and difference.new:
            yield noted(difference)


def times(found: Rewording) -> Iterator[Noted]:
    """A date, a deadline or a length of time is another now, appeared or vanished."""
    old, new = found.figures
    return map(noted, _with_still(differences(old.times, new.times), old.times, new.times))


def _phrase_differences(found: Rewording, olds: list[Mention], news: list[Mention]) -> list[Difference]:
    """The differences of phrases that are no figures; one that only changed its place in its sentence is none."""
    result = differences(olds, news, across=False)
    for one in [item for item in result if item.new is None]:
        for other in [item for item in result if item.old is None]:
            if one.old and other.new and one.old.sort == other.new.sort and _is_one_sentence(found, one.old, other.new):
                result.remove(one)
                result.remove(other)
                break
    return result


def _is_one_sentence(found: Rewording, old: Mention, new: Mention) -> bool:
    """Whether two mentions stand in what is the same sentence in both wordings, going by its words."""
    words = [
        {side.keys[place] for place in side.sentences[side.sentence_of[item.start]] if is_word(side.keys[place])}
        for side, item in ((found.old, old), (found.new, new))
    ]
    return len(words[0] & words[1]) >= _SAME_SENTENCE * len(words[0] | words[1])


def _with_still(found: Iterable[Difference], olds: list[Mention], news: list[Mention]) -> Iterator[Difference]:
    """Differences, a figure that only lost or gained its bound or its unit beside what stands of it."""
    for old, new in found:
        if old and not new:
            yield Difference(old, _same_figure(old, news))
        elif new and not old:
            yield Difference(_same_figure(new, olds), new)
        else:
            yield Difference(old, new)


def _same_figure(figure: Mention, others: list[Mention]) -> Mention | None:
    """An untouched mention of the same figure on the other side."""
    value = figure.sort.split("|")[1:2]
    return next((item for item in others if value and item.hunk < 0 and item.sort.split("|")[1:2] == value), None)


def negations(found: Rewording) -> Iterator[Noted]:
    """Something is denied or forbidden that was not, or no longer."""
    olds, news = (_negations(side, found.lexicon) for side in (found.old, found.new))
    yield from (in_context(found, item, words=1) for item in _phrase_differences(found, olds, news))
    yield from _prefixes(found)


def modals(found: Rewording) -> Iterator[Noted]:
    """An undertaking is stronger or weaker now. A plain statement in the present tense binds as «shall» does."""
    olds, news = (_modals(side, found.lexicon) for side in (found.old, found.new))
    for difference in differences(olds, news):
        old, new = difference
        sorts = {item.sort for item in difference if item} | ({"strong"} if None in difference else set())
        # «May not» became «may»: that is a negation gone, and no other strength.
        is_same_word = old and new and old.said.casefold() == new.said.casefold()
        if len(sorts) == 1 or is_same_word:
            continue
        is_paired = bool(old and new)
        if is_paired or (old and _stays(found.old, old)) or (new and _stays(found.new, new)):
            yield from map(noted, _of_one_verb(difference))


def _of_one_verb(difference: Difference) -> Iterator[Difference]:
    """The difference, or, where its two words stand in two changes and so have two verbs, those that are not strong."""
    old, new = difference
    if not (old and new) or old.hunk == new.hunk:
        yield difference
        return
    yield from (Difference(old, None),) if old.sort != "strong" else ()
    yield from (Difference(None, new),) if new.sort != "strong" else ()


def conditions(found: Rewording) -> Iterator[Noted]:
    """A condition appeared, vanished, or became one of another sort."""
    olds, news = (phrases_in(side, found.lexicon.conditions) for side in (found.old, found.new))
    return (in_context(found, item, words=4) for item in _phrase_differences(found, olds, news))


def scopes(found: Rewording) -> Iterator[Noted]:
    """A word of scope or exception appeared, vanished, or became one of another sort."""
    olds, news = (
        [item for item in phrases_in(side, found.lexicon.scopes) if not _is_about(side, item)]
        for side in (found.old, found.new)
    )
    return (in_context(found, item, words=1) for item in _phrase_differences(found, olds, news))


def actors(found: Rewording) -> Iterator[Noted]:
    """An actor is no longer named, in the point or its sub-points, or is named that was not."""
    old, new = found.actors
    before, after = _firsts(old), _firsts(new)
    gone = [item for sort, item in before.items() if sort not in after and sort not in found.elsewhere[1]]
    come = [item for sort, item in after.items() if sort not in before and sort not in found.elsewhere[0]]
    for item in gone:
        # Only what stands in the place of the other took its place.
        other = next((one for one in come if one.hunk == item.hunk >= 0), None)
        if other:
            come.remove(other)
        yield noted(Difference(item, other))
    yield from (noted(Difference(None, item)) for item in come)


def obligations(found: Rewording) -> Iterator[Noted]:
    """What one actor owed, another one owes now: the deed stays, its bearer is replaced."""
    old_actors, new_actors = found.actors
    if not all(any(item.hunk >= 0 for item in side) for side in (old_actors, new_actors)):
        return
    new_duties = list(duties(found.new, new_actors, found.lexicon))
    for duty in duties(found.old, old_actors, found.lexicon):
        best = max(new_duties, key=lambda other: same_deed(duty, other), default=None)
        if best is None or not same_deed(duty, best):
            continue
        lost, gained = duty.bearers - best.bearers, best.bearers - duty.bearers
        if lost and gained:
            yield Noted(_named(old_actors, lost), _named(new_actors, gained), *map(_sorted, (lost, gained)))


def _noun_after(found: Rewording, difference: Difference) -> str:
    """The word behind a number where both sides have the same, so that 600,000 → 800,000 says of what."""
    if not (difference.old and difference.new):
        return ""
    pairs = ((found.old, difference.old), (found.new, difference.new))
    nouns = {side.said(item.stop, item.stop + 1) for side, item in pairs}
    noun = nouns.pop() if len(nouns) == 1 else ""
    is_noun = noun.isalpha() and len(noun) >= _LEAST_NOUN
    is_verb = noun.casefold() in {*found.lexicon.auxiliaries, *found.lexicon.modals.sorts}
    return f" {noun}" if is_noun and not is_verb else ""


def _negations(side: Side, lexicon: Lexicon) -> list[Mention]:
    """Denials; the second part of a paired one, such as neither and nor, is none of its own."""
    found = phrases_in(side, lexicon.negations)
    first, second = lexicon.small.paired
    opened = {side.sentence_of[item.start] for item in found if side.keys[item.start] == first}
    return [item for item in found if side.keys[item.start] != second or side.sentence_of[item.start] not in opened]


def _prefixes(found: Rewording) -> Iterator[Noted]:
    """A changed word that is the other with a negative prefix: armed and unarmed."""
    old, new = (
        {key: side.said(place, place + 1) for place, key in enumerate(side.keys) if side.hunks[place] >= 0}
        for side in (found.old, found.new)
    )
    for prefix in found.lexicon.negative_prefixes:
        for key in old:
            if len(key) >= _LEAST_STEM and prefix + key in new and key not in new:
                yield Noted(old[key], new[prefix + key], "", f"not {prefix + key}")
        for key in new:
            if len(key) >= _LEAST_STEM and prefix + key in old and key not in old:
                yield Noted(old[prefix + key], new[key], f"not {prefix + key}", "")


def _modals(side: Side, lexicon: Lexicon) -> list[Mention]:
    """Words of obligation by strength. What may not be done is forbidden, which is as strong as «shall»."""
    return [
        item._replace(sort="strong")
        if item.sort == "weak" and side.keys[item.stop : item.stop + 1] == (lexicon.small.denial,)
        else item
        for item in phrases_in(side, lexicon.modals)
        if not _is_month(side, item)
    ]


def _is_month(side: Side, item: Mention) -> bool:
    """Whether a word is written large within its sentence, as May is: no word of obligation is."""
    return item.said[:1].isupper() and item.start != side.sentences[side.sentence_of[item.start]].start


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
