"""When something happened, as exactly as it is known: a day, a month or a year."""

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum

_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LENGTH = {"day": len("2026-03-01"), "month": len("2026-03"), "year": len("2026")}


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class When:
    """A day, or a month or a year of which the day is not known; `last` is the last day that may be meant.

    Two of them have no order of their own, because it may not be known which came first: `is_after` says
    what is sure, `order` how a list stands.
    """

    last: datetime.date
    precision: Precision = Precision.DAY

    @property
    def first(self) -> datetime.date:
        """The first day that may be meant."""
        if self.precision is Precision.DAY:
            return self.last
        return self.last.replace(day=1, month=1 if self.precision is Precision.YEAR else self.last.month)

    @property
    def is_day(self) -> bool:
        """Whether the very day is known."""
        return self.precision is Precision.DAY

    @property
    def order(self) -> tuple[datetime.date, int]:
        """Where it stands in a list: by the day on which it is surely over, a month behind its days, a year last."""
        return self.last, (self.last - self.first).days

    def isoformat(self) -> str:
        """The date as people write it in the files: 2026-03-01, 2026-03 or 2026."""
        return self.last.isoformat()[: _LENGTH[self.precision]]

    def is_after(self, other: "When") -> bool:
        """Whether it is surely later: no day that may be meant is a day of the other, or before it."""
        return self.first > other.last

    def is_over_by(self, day: datetime.date) -> bool:
        """Whether it has surely happened by the end of a day."""
        return self.last <= day


def when(text: str) -> When | None:
    """What YYYY-MM-DD, YYYY-MM or YYYY names, or None.

    `fromisoformat` alone also takes 20260301 and 2026-W09-7, which people do not read as dates.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if day is not None:
            return When(datetime.date.fromisoformat(text))
        first = datetime.date(year or 0, 1 if month is None else month, 1)
        after = datetime.date(first.year + 1, 1, 1) if month is None else _month_after(first)
    except ValueError:
        return None
    return When(after - datetime.timedelta(days=1), Precision.YEAR if month is None else Precision.MONTH)


def _month_after(first: datetime.date) -> datetime.date:
    return datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1)
