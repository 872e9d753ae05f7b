"""The wordings of two sides as texts that can be compared: the same language, all parts, all public."""

from collections.abc import Iterable
from typing import NamedTuple

from planvers.model.plan import Point
from planvers.model.text import Text
from planvers.model.vocabulary import ChangeKind
from planvers.words.redline import is_editorial


class Pair(NamedTuple):
    """What was written and what is written now, in one language, named by its tag; "" where no tag is known."""

    old: str
    new: str
    language: str = ""

    @property
    def kind(self) -> ChangeKind:
        """Whether the words changed, or only their typography."""
        if self.old == self.new:
            return ChangeKind.UNCHANGED
        return ChangeKind.EDITORIAL if is_editorial(self.old, self.new) else ChangeKind.REWORDED


def pair(olds: tuple[Point, ...], new: Point, language: str) -> Pair | None:
    """The wordings to compare, or None where one of them is not public or they share no language.

    The parts of a merge are read one after another. Text that is not marked is in `language`.
    Of several languages that all sides have, the first in which the wording changed is taken, so
    that a change in a translation is not missed; where none changed, the first.
    """
    after = by_language(new.text, language)
    befores = [by_language(unit.text, language) for unit in olds]
    shared = [tag for tag in after if befores and all(tag in before for before in befores)]
    pairs = [Pair(" ".join(before[tag] for before in befores), after[tag], tag) for tag in shared]
    changed = (item for item in pairs if item.old != item.new)
    return next(changed, pairs[0] if pairs else None)


def shown_pair(words: Pair, olds: tuple[Point, ...], new: Point, language: str) -> Pair:
    """The pair to show of wordings compared as `words`: that in the language which a reader chose for the new side.

    It is `words` itself where nobody chose, where one of the sides lacks the language, and where nothing
    changed in it: a change must not be missed because a translation was left as it stood.
    """
    tag = chosen_tag(new.text, language)
    sides = [by_language(unit.text, language).get(tag) for unit in (*olds, new)] if tag is not None else [None]
    texts = [text for text in sides if text is not None]
    if tag is None or not olds or len(texts) < len(sides):
        return words
    *before, after = texts
    found = Pair(" ".join(before), after, tag)
    return words if found.old == found.new else found


def is_chosen(words: Pair, units: Iterable[Point], language: str) -> bool:
    """Whether a pair is in the language that a reader chose for each of some points, or nobody chose."""
    return {words.language}.issuperset(tag for unit in units if (tag := chosen_tag(unit.text, language)) is not None)


def chosen_tag(text: Text | None, language: str) -> str | None:
    """The tag of the language that a reader chose; `language` is that of unmarked text."""
    return None if text is None or text.chosen is None else text.chosen or language


def titles_by_language(unit: Point, language: str) -> dict[str, str]:
    """The titles of a point by language tag, in the order of the file, whatever a reader chose."""
    if unit.titles:
        return by_language(unit.titles, language)
    return {language: unit.title} if unit.title else {}


def whole(unit: Point, language: str) -> Point:
    """A point whose text is its own with those of its sub-points, in each language in which all of them are public.

    Sub-points that are dropped have no text and count for nothing.
    """
    parts = [by_language(part.text, language) for part in (unit, *unit.subpoints) if not part.is_dropped]
    shared = [tag for tag in (parts[0] if parts else ()) if all(tag in part for part in parts)]
    wordings = tuple((tag, " ".join(part[tag] for part in parts)) for tag in shared)
    chosen = chosen_tag(unit.text, language)
    return unit._replace(text=Text(wordings, chosen if chosen in shared else None) if wordings else None)


def whole_text(unit: Point) -> tuple[str, ...] | None:
    """The wording of a point with its sub-points, white space apart; None where any of it is not public."""
    texts = [part.text for part in (unit, *unit.subpoints)]
    known = [" ".join(text.first.split()) for text in texts if text is not None]
    return tuple(known) if len(known) == len(texts) else None


def is_worded(unit: Point) -> bool:
    """Whether any wording of a point is public, so that it can be compared."""
    return not unit.is_dropped and any(part.text is not None for part in (unit, *unit.subpoints))


def by_language(text: Text | None, language: str) -> dict[str, str]:
    """A text as wordings by language tag, in the order of the file; text that is not marked is in `language`."""
    return {tag or language: wording for tag, wording in text.wordings} if text else {}
