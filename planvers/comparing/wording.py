"""The wordings of two sides as texts that can be compared: the same language, all parts, all public."""

from typing import NamedTuple

from planvers.model.plan import Point, Text
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


def whole(unit: Point, language: str) -> Point:
    """A point whose text is its own with those of its sub-points, in each language in which all of them are public.

    Sub-points that are dropped have no text and count for nothing.
    """
    parts = [by_language(part.text, language) for part in (unit, *unit.subpoints) if not part.is_dropped]
    shared = [tag for tag in (parts[0] if parts else ()) if all(tag in part for part in parts)]
    wordings = tuple((tag, " ".join(part[tag] for part in parts)) for tag in shared)
    return unit._replace(text=Text(wordings) if wordings else None)


def whole_text(unit: Point) -> tuple[str, ...] | None:
    """The wording of a point with its sub-points, white space apart; None where any of it is not public."""
    texts = [part.text for part in (unit, *unit.subpoints)]
    known = [" ".join(str(text).split()) for text in texts if text is not None]
    return tuple(known) if len(known) == len(texts) else None


def is_worded(unit: Point) -> bool:
    """Whether any wording of a point is public, so that it can be compared."""
    return not unit.is_dropped and any(part.text is not None for part in (unit, *unit.subpoints))


def by_language(text: Text | None, language: str) -> dict[str, str]:
    """A text as wordings by language tag, in the order of the file; text that is not marked is in `language`."""
    return {tag or language: wording for tag, wording in text.wordings} if text else {}
