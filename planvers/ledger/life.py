"""The life of one point as a record: a node for every version, with the point as it has it, or what its absence is."""

from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from planvers.comparing.change import Change
from planvers.model.plan import Point, Statement, Version


class Gap(StrEnum):
    """Why a version has no point of the family, as far as is known."""

    NOTHING_PUBLIC = "nothing_public"
    NOT_MENTIONED = "not_mentioned"
    NO_COUNTERPART = "no_counterpart"
    DROPPED = "dropped"
    GONE_BEFORE = "gone_before"
    RELATIVES_ONLY = "relatives_only"
    NOT_RELATED = "not_related"


class Predecessor(NamedTuple):
    """A point that another continues, in the nearest earlier version that lists it."""

    version: Version
    unit: Point


class Comparison(NamedTuple):
    """What happened to a point since an earlier version."""

    against: Version
    change: Change


class Split(NamedTuple):
    """A point that several points of a later version continue, and these in document order."""

    old: Point
    into: tuple[Point, ...]


class Appearance(NamedTuple):
    """A point of the family as one version has it.

    `is_own` says that it is the point asked for, and not one that it continues or that continues it.
    `whole` is the point that it is a sub-point of. `compared` is the change since the nearest earlier
    version that has public wording of all that it continues; where parents have wordings of their own,
    one change for each; where it continues nothing, the change since the first parent, if there is one.
    `splits` are those of the points that it continues, and that belong to the family, that others continue too.
    """

    unit: Point
    is_own: bool
    whole: Point | None = None
    predecessors: tuple[Predecessor, ...] = ()
    compared: tuple[Comparison, ...] = ()
    splits: tuple[Split, ...] = ()


class Absence(NamedTuple):
    """What is known of a version that has no point of the family.

    `compared` are the changes that tell how it is known, one for each point that might have been continued;
    `recorded_in` the versions that have the tombstone; `relatives` the points that continue an ancestor of the
    point asked for; `of_wholes` those that continue the point in which it stood as a sub-point.
    """

    gap: Gap
    compared: tuple[Comparison, ...] = ()
    recorded_in: tuple[Version, ...] = ()
    relatives: tuple[Point, ...] = ()
    of_wholes: tuple[Point, ...] = ()


class HistoryNode(NamedTuple):
    """One version: its points of the family in document order, or else why there is none.

    `statements` are about these points or their sub-points, each once, oldest first; `on_whole` counts
    those on the version as a whole.
    """

    version: Version
    appearances: tuple[Appearance, ...]
    absence: Absence | None
    statements: tuple[Statement, ...]
    on_whole: int


class History(NamedTuple):
    """The life of the point `id`, with one node for every version of the plan, in the plan's order.

    `point` is the point as the latest version that lists it under this id has it.
    """

    id: str
    point: Point
    nodes: tuple[HistoryNode, ...]

    @property
    def related(self) -> tuple[HistoryNode, ...]:
        """The nodes of the versions that have the point, or are known to be related to one that has."""
        return tuple(node for node in self.nodes if not _is_apart(node))

    @property
    def unrelated(self) -> tuple[HistoryNode, ...]:
        """The nodes of the versions that nobody related to any of these."""
        return tuple(node for node in self.nodes if _is_apart(node))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement about the point, each once, oldest first."""
        said = {item.id: item for node in self.nodes for item in node.statements}
        return tuple(sorted(said.values(), key=attrgetter("date.order")))


def _is_apart(node: HistoryNode) -> bool:
    return node.absence is not None and node.absence.gap is Gap.NOT_RELATED
