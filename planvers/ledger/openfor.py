"""What of a version is open for one party: what it has not accepted, and what it has while others have not."""

from enum import StrEnum
from typing import NamedTuple

from planvers.ledger.cells import Cell, Reach
from planvers.ledger.openpoints import OpenPoint, OpenPoints
from planvers.model.vocabulary import Stance, Status


class Standing(StrEnum):
    """Why a point is open for a party, what the party itself has against it first."""

    OPPOSES = "opposes"
    COUNTER_PROPOSES = "counter_proposes"
    MIXED = "mixed"
    RESERVES = "reserves"
    ON_CONDITIONS = "on_conditions"
    NO_POSITION = "no_position"
    NOT_ANSWERED = "not_answered"
    WAITS = "waits"


_BY_STANCE = {
    Stance.OPPOSES: Standing.OPPOSES,
    Stance.COUNTER_PROPOSES: Standing.COUNTER_PROPOSES,
    Stance.RESERVES: Standing.RESERVES,
    Stance.ACCEPTS_CONDITIONALLY: Standing.ON_CONDITIONS,
    Stance.NO_POSITION: Standing.NO_POSITION,
}


class OpenFor(NamedTuple):
    """A point that is open for a party, why, and the party's own cell.

    `has_agreed` says that it is among those who agreed to the point, in whatever degree, and `is_general`
    that no word of it is about the very point.
    """

    item: OpenPoint
    standing: Standing
    cell: Cell
    has_agreed: bool = False

    @property
    def is_general(self) -> bool:
        """Whether the party said nothing of the point itself, but at most of the whole or of earlier wording."""
        return self.cell.reach is not Reach.POINT


def open_for(found: OpenPoints, party: str) -> tuple[OpenFor, ...]:
    """The points that are open for a party, in the order of `Standing`; of one standing as `found` has them.

    ValueError if the plan has no such party.

    A point is settled for a party that agreed to it, or accepts it while it is agreed, unless the party says
    something else of the very point. A point that it accepts and that is not agreed waits for others. What it
    said of earlier wording that may have changed is no answer.
    """
    if party not in {cell.party for cell in found.whole}:
        raise ValueError(f"there is no party '{party}'")
    listed = (_open_for(item, party) for item in (*found.open, *found.agreed))
    order = list(Standing)
    return tuple(
        sorted((item for item in listed if item), key=lambda item: (order.index(item.standing), item.is_general))
    )


def _open_for(item: OpenPoint, party: str) -> OpenFor | None:
    cell = next(cell for cell in item.cells if cell.party == party)
    has_agreed = party in item.point.agreed_by
    standing = _standing(cell, has_agreed=has_agreed)
    is_settled = standing is Standing.WAITS and item.point.status is Status.AGREED
    return None if is_settled else OpenFor(item, standing, cell, has_agreed)


def _standing(cell: Cell, *, has_agreed: bool) -> Standing:
    # What somebody said of everything, or earlier, does not take back what they agreed to in particular.
    if has_agreed and cell.reach is not Reach.POINT:
        return Standing.WAITS
    if cell.reach in (Reach.STALE, Reach.NOT_STATED):
        return Standing.NOT_ANSWERED
    if cell.stance is None:
        return Standing.MIXED
    return _BY_STANCE.get(cell.stance, Standing.WAITS)
