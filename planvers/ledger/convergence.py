"""How far the talks on a version have come, in numbers of points, and in ranges where their status is not public."""

from typing import NamedTuple

from planvers.model.plan import Version
from planvers.model.vocabulary import Disclosure, Status


class Range(NamedTuple):
    """How many there are at least and at most; `high` is None where nobody knows an upper bound."""

    low: int
    high: int | None


class Convergence(NamedTuple):
    """The points of a version by how they stand.

    `points` says how many there are. `in_principle` counts those agreed in principle or ad referendum, and
    `open` the deferred ones too. `unknown` is how many stand nobody knows where, or None where the number
    of points is not known either. Besides these, `not_public` is how many points and sub-points are listed
    of which only reports tell, and which may or may not stand in the text; `dropped` how many are on record
    as gone.
    """

    version: Version
    points: Range
    agreed: Range
    in_principle: Range
    bracketed: Range
    open: Range
    proposed: Range
    unknown: int | None
    not_public: int
    dropped: int


def convergence(version: Version) -> Convergence:
    """The counts of a version. Sub-points count with their point, by the status of the point.

    Where a version is known in part, each point whose status is not public may stand anywhere, so that
    every group may be larger by as many.
    """
    live = [point for point in version.points if point.is_live]
    known = [point.status for point in live if point.status is not Status.UNKNOWN]
    total = len(live) if version.disclosure is Disclosure.FULL else version.point_count
    unknown = None if total is None else max(total - len(known), 0)

    def counted(*statuses: Status) -> Range:
        low = sum(status in statuses for status in known)
        return Range(low, None if unknown is None else low + unknown)

    return Convergence(
        version=version,
        points=Range(len(live), None) if total is None else Range(total, total),
        agreed=counted(Status.AGREED),
        in_principle=counted(Status.AGREED_IN_PRINCIPLE, Status.AGREED_AD_REFERENDUM),
        bracketed=counted(Status.BRACKETED),
        open=counted(Status.OPEN, Status.DEFERRED),
        proposed=counted(Status.PROPOSED),
        unknown=unknown,
        not_public=sum(not unit.is_live and not unit.is_dropped for unit in version.units()),
        dropped=sum(point.is_dropped for point in version.points),
    )
