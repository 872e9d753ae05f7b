"""Numbers, references and times in a wording, each with what it comes to, however it is written."""

import re
from typing import NamedTuple

from planvers.lexicon import Lexicon
from planvers.review.figures import REFERENCE, TIME, WHOLE, Figure, at, figure_at, is_roman
from planvers.review.sides import Mention, Side, mention, phrases_in

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_OWN = re.compile(r"\d+(?:\.\d+)+")


class Quantities(NamedTuple):
    """What a wording says in figures: `numbers`, `references` to provisions, and `times`."""

    numbers: list[Mention]
    references: list[Mention]
    times: list[Mention]


def quantities(side: Side, lexicon: Lexicon) -> Quantities:
    """Everything in figures, in reading order; a figure is of one of the three sorts only."""
    found = Quantities([], [], [])
    bounds: tuple[dict[int, Mention], ...] = ()
    place = 0
    while place < len(side.keys):
        date = figure = None
        if _may_count(side, lexicon, place):
            date = _date(side, lexicon, place)
            figure = date or figure_at(side, lexicon, place)
        if figure is None:
            place += 1
            continue
        # Looked for only now: most wordings have no figure.
        bounds = bounds or tuple(
            _before(side, phrases_in(side, phrases), lexicon) for phrases in (lexicon.bounds, lexicon.time_bounds)
        )
        if date:
            found.times.append(_bounded(side, date, bounds[1]))
        else:
            _sort(side, lexicon, figure, found, bounds)
        place = figure.stop
    found.times.extend(phrases_in(side, lexicon.deadlines))
    found.times.sort(key=lambda item: item.start)
    return found


def _may_count(side: Side, lexicon: Lexicon, place: int) -> bool:
    """Whether a word may be a figure, or begin one; most words may not."""
    word = side.keys[place]
    if word in lexicon.small.indefinite:
        following = at(side, place + 1)
        return following in lexicon.small.after_indefinite or following in lexicon.time_units
    is_word = word.isalpha() and word not in lexicon.numbers and word not in lexicon.months
    return not is_word or is_roman(side, lexicon, place)


def _sort(
    side: Side, lexicon: Lexicon, figure: Figure, found: Quantities, bounds: tuple[dict[int, Mention], ...]
) -> None:
    before = side.keys[figure.start - 1] if figure.start else ""
    if before in lexicon.references or figure.unit == REFERENCE:
        found.references.append(mention(side, f"{before} {figure.value}", max(figure.start - 1, 0), figure.stop))
    elif figure.unit.startswith(TIME):
        found.times.append(_bounded(side, figure, bounds[1], bounds[0]))
    elif not _is_own_number(side, figure):
        found.numbers.append(_bounded(side, figure, bounds[0]))


def _is_own_number(side: Side, figure: Figure) -> bool:
    """Whether a figure is the number of the provision itself: «4.2 The parties», «3. The parties»."""
    is_first = figure.start == 0 and figure.stop == 1
    return is_first and (_OWN.fullmatch(side.keys[0]) is not None or at(side, 1) in (".", ")"))


def _bounded(side: Side, figure: Figure, *bounds: dict[int, Mention]) -> Mention:
    """A figure with what bounds it: «at least 30», «within 30 days»."""
    bound = next((known[figure.start] for known in bounds if figure.start in known), None)
    name = bound.sort if bound else ""
    start = bound.start if bound else figure.start
    return mention(side, f"{name}|{figure.value}|{figure.unit}", start, figure.stop)


def _before(side: Side, found: list[Mention], lexicon: Lexicon) -> dict[int, Mention]:
    """Phrases by the place right behind them, a «the» or «a period of» let pass."""
    result: dict[int, Mention] = {}
    for item in found:
        place = item.stop
        while place < len(side.keys) and side.keys[place] in lexicon.small.filler:
            result.setdefault(place, item)
            place += 1
        result[place] = item
    return result


def _date(side: Side, lexicon: Lexicon, place: int) -> Figure | None:
    """A calendar date, or a year, that begins here."""
    word = side.keys[place]
    before = side.keys[place - 1] if place else ""
    is_of_time = before in lexicon.small.before_time or before in lexicon.small.before_unit
    # «2000 men» is no year.
    if _YEAR.fullmatch(word) and (is_of_time or not at(side, place + 1).isalpha()):
        return Figure(f"{word}-0-0", "date", place, place + 1)
    iso, dotted = _ISO.fullmatch(word), _DOTTED.fullmatch(word)
    if iso:
        return Figure("-".join(str(int(part)) for part in iso.groups()), "date", place, place + 1)
    if dotted:
        day, month, year = map(int, dotted.groups())
        return Figure(f"{year}-{month}-{day}", "date", place, place + 1)
    if word in lexicon.months and _is_month(side, place):
        return Figure(f"0-{lexicon.months[word]}-0", "date", place, place + 1)
    parts = word.replace(",", " ").split()
    month = next((lexicon.months[part] for part in parts if part in lexicon.months), 0)
    if not month or len(parts) == 1:
        return None
    figures = [int(found[0]) for part in parts if (found := re.match(r"\d+", part))]
    day = next((figure for figure in figures if figure < WHOLE), 0)
    year = next((figure for figure in figures if figure >= WHOLE), 0)
    return Figure(f"{year}-{month}-{day}", "date", place, place + 1)


def _is_month(side: Side, place: int) -> bool:
    """Whether the name of a month is meant as one: written large, and not the first word of its sentence."""
    is_first = any(span.start == place for span in side.sentences)
    return side.words[place][:1].isupper() and not is_first
