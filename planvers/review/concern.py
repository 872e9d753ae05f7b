"""Which changes concern a party: its name stands in the wording, it agreed, or it spoke of the very point."""

from collections.abc import Callable, Collection

from planvers.comparing.change import Change, Diff
from planvers.model.plan import About, Plan, Point
from planvers.review.actors import actors_in
from planvers.review.judging import names_of
from planvers.review.sides import side


def concerns(plan: Plan | None, diff: Diff, parties: Collection[str]) -> Callable[[Change], bool]:
    """A question to ask of each change: does it concern one of the parties? Always yes where none is named."""
    if not parties or plan is None:
        return lambda _change: True
    names = names_of(plan)
    spoken = {about for item in plan.statements if item.party in parties for about in item.about}

    def is_named(unit: Point) -> bool:
        texts = [text for _, text in unit.text.wordings] if unit.text else []
        return any(item.sort in parties for text in texts for item in actors_in(side(text), names))

    def is_concerned(change: Change) -> bool:
        units = [(diff.old.id, unit) for whole in change.old for unit in (whole, *whole.subpoints)]
        units += [(diff.new.id, unit) for whole in change.new for unit in (whole, *whole.subpoints)]
        return any(
            not set(unit.agreed_by).isdisjoint(parties) or About(version, unit.id) in spoken or is_named(unit)
            for version, unit in units
        )

    return is_concerned
