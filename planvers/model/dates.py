"""When something happened, as exactly as it is known: a day, a month or a year."""

import datetime
import re
from typing import NamedTuple

_MONTH_DAYS = 31
_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class When(NamedTuple):
    """A period of days: one day, or a month or a year of which the day is not known.

    `last` is the last of its days and `days` their number, so that periods sort by the day on
    which they are surely over: a month stands after each of its days, a year after its months.
    """

    last: datetime.date
    days: int = 1

    @property
    def first(self) -> datetime.date:
        """The first day that may be meant."""
        return self.last - datetime.timedelta(days=self.days - 1)

    @property
    def is_day(self) -> bool:
        """Whether the very day is known."""
        return self.days == 1

    @property
    def is_month(self) -> bool:
        """Whether the month is known, and no more."""
        return 1 < self.days <= _MONTH_DAYS

    def isoformat(self) -> str:
        """The date as people write it in the files: 2026-03-01, 2026-03 or 2026."""
        iso = self.last.isoformat()
        return iso if self.is_day else iso[: len("2026-03")] if self.is_month else iso[: len("2026")]

    def is_after(self, other: "When") -> bool:
        """Whether it is surely later: no day that may be meant is a day of the other, or before it."""
        return self.first > other.last

    def is_over_by(self, day: datetime.date) -> bool:
        """Whether it has surely happened by the end of a day."""
        return self.last <= day


def when(text: str) -> When | None:
    """The period that YYYY-MM-DD, YYYY-MM or YYYY names, or None.

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
    return When(after - datetime.timedelta(days=1), (after - first).days)


def _month_after(first: datetime.date) -> datetime.date:
    return datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1)
