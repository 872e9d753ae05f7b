"""A review as a whole: two revisions of a repository, what was edited in each plan, and what there is to say of it."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from planvers.edits.edit import Edit
from planvers.model.plan import Plan, Point
from planvers.model.vocabulary import AlarmLevel
from planvers.review.edit_judging import EditReview
from planvers.review.findings import is_as_loud
from planvers.review.notices import Notice, ranked


class PlanReview(NamedTuple):
    """The review of the plan in a folder, by its path from the top; `plan` is that of the newer revision, if any.

    `name` is what the plan is called: its folder, or, at the top of a repository, its id.
    """

    name: str
    folder: str
    plan: Plan | None
    review: EditReview


class Side(NamedTuple):
    """One of the two revisions, as a reader is told of it, and its commit, or None for a working tree."""

    told: str
    commit: str | None = None


class Reviewed(NamedTuple):
    """Two revisions, the older one first, and the reviews of all plans whose files differ, by path."""

    base: Side
    head: Side
    plans: tuple[PlanReview, ...]

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What to look at, of all plans, the gravest first."""
        return ranked(notice for item in self.plans for notice in item.review.notices)

    @property
    def accepted(self) -> tuple[Notice, ...]:
        """What somebody accepted, of all plans."""
        return ranked(notice for item in self.plans for notice in item.review.accepted)

    @property
    def standing(self) -> int:
        """How many findings the older revision gives, too."""
        return sum(item.review.standing for item in self.plans)

    def levels(self) -> dict[AlarmLevel, int]:
        """How many notices there are of each level, the gravest first."""
        counts = Counter(notice.level for notice in self.notices)
        return {level: counts[level] for level in AlarmLevel if level is not AlarmLevel.OFF}

    def is_loud(self, least: AlarmLevel | None) -> bool:
        """Whether there is a notice as grave as a level; never, where no level is asked for."""
        return least is not None and any(is_as_loud(notice.level, least) for notice in self.notices)

    def deeds(self) -> dict[tuple[str, str], int]:
        """How often each deed was done to each sort of record, in the order in which to tell them; zeros, too."""
        counts = Counter[tuple[str, str]]()
        for item in self.plans:
            for noun, deed, count in _deeds(item.review):
                counts[noun, deed] += count
        return dict(counts)


def _deeds(review: EditReview) -> Iterator[tuple[str, str, int]]:
    edits = review.edits
    versions = tuple(item.edit for item in edits.versions)
    points = tuple(_as_a_whole(name, found) for item in edits.versions for name, found in item.by_point().items())
    others = (*edits.parties, *edits.actors, *edits.topics, *edits.accepted, *((edits.header,) if edits.header else ()))
    for noun, records in (
        ("version", versions),
        ("point", points),
        ("statement", edits.statements),
        ("source", edits.sources),
        ("other record", others),
    ):
        yield noun, "added", sum(edit.is_entered for edit in records)
        yield noun, "edited", sum(not (edit.is_entered or edit.is_withdrawn) for edit in records if edit.fields)
        yield noun, "removed", sum(edit.is_withdrawn for edit in records)
    yield "file", "not comparable", len(edits.silent)


def _as_a_whole(name: str, edits: tuple[Edit[Point], ...]) -> Edit[Point]:
    """The edit of a point: its own, or, where only sub-points were edited, one that says so."""
    own = next((edit for edit in edits if edit.key == name), None)
    first = edits[0]
    return own or Edit(name, first.record, first.record, ("subpoints",), first.where)
