"""A concordance as a table."""

from planvers.comparing.concordance import Concordance
from planvers.model.plan import Point
from planvers.sheets.table import Table, Value

_DIGITS = 4


def concordance_table(found: Concordance) -> Table:
    """A row a link, then one for every point that has none, old ones first.

    `outcome` is `linked`, `dropped` where a tombstone says that the point is gone, or `unmatched`.
    """
    olds = {unit.id: unit for unit in found.diff.old.units()}
    news = {unit.id: unit for unit in found.diff.new.units()}
    rows = [
        (
            *_point(olds[link.old]),
            *_point(news[link.new]),
            "linked",
            link.method.value,
            link.certainty.value if link.certainty else None,
            round(link.match.score, _DIGITS) if link.match else None,
        )
        for link in found.links
    ]
    rows += [(*_point(unit), *_NOTHING, "dropped", *_NOTHING) for unit in found.dropped]
    rows += [(*_point(unit), *_NOTHING, "unmatched", *_NOTHING) for unit in found.unmatched_old]
    rows += [(*_NOTHING, *_point(unit), "unmatched", *_NOTHING) for unit in found.unmatched_new]
    head = ("old_point", "old_number", "old_title", "new_point", "new_number", "new_title")
    return Table((*head, "outcome", "method", "certainty", "score"), rows)


_NOTHING: tuple[Value, ...] = (None, None, None)


def _point(unit: Point) -> tuple[Value, ...]:
    return (unit.id, unit.number, unit.title)
