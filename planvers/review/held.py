"""Which two texts the rules on words hold against each other for a change, and which of its findings are its own."""

from collections.abc import Iterable
from typing import NamedTuple

from planvers.comparing.change import Change
from planvers.comparing.wording import by_language
from planvers.model.plan import Plan, Point
from planvers.model.vocabulary import ChangeKind
from planvers.review.rewording import Noted


class Held(NamedTuple):
    """The old and the new text to judge, without the signs of brackets.

    `heirs` are the points of a split with their wordings, in order; empty for any other change.
    """

    old: str
    new: str
    heirs: tuple[tuple[str, str], ...] = ()

    def is_told_with(self, noted: Noted, change: Change) -> bool:
        """Whether a finding is told with this change: of a split, the heir that has its words, or else the first."""
        if not self.heirs:
            return True
        said = noted.new.rstrip("…")
        owners = (point for point, text in self.heirs if said and said in " ".join(text.split()))
        return change.point.id == next(owners, self.heirs[0][0])


def held(change: Change, plan: Plan | None, *, are_texts_known: bool) -> Held | None:
    """The texts to judge; None where no wording can be compared, or no word changed.

    A part of a split is held against all that the old point became. Where one side has sub-points and
    the other has none, what stood in them may stand in the point itself now: then all of the point is
    judged, if both documents are known (of a mere description nobody knows what it left out).
    """
    words = change.words
    if words is None or words.kind is not ChangeKind.REWORDED:
        return None
    is_split = ChangeKind.SPLIT in change.kinds and ChangeKind.MERGED not in change.kinds
    shares = change.shares if is_split else ()
    heirs = tuple((share.point.id, "".join(run.new for run in share.runs)) for share in shares)
    old, new = [words.old], [text for _, text in heirs] or [words.new]
    parts = [part_texts(units, words.language) for units in (change.old, change.new)]
    if are_texts_known and bool(parts[0]) != bool(parts[1]):
        old, new = old + parts[0], new + parts[1]
    return Held(_plain(" ".join(old), plan), _plain(" ".join(new), plan), heirs)


def part_texts(units: Iterable[Point], language: str) -> list[str]:
    """The wordings of all sub-points in one language, where they have one."""
    parts = (by_language(part.text, language) for unit in units for part in unit.subpoints)
    return [wordings[language] for wordings in parts if language in wordings]


def _plain(text: str, plan: Plan | None) -> str:
    """The text without the signs of brackets and the names of those whose wording they hold."""
    if "[" not in text:
        return text
    from planvers.brackets.names import party_names
    from planvers.brackets.parsing import without_signs

    return without_signs(text, party_names(plan.parties) if plan else None)
