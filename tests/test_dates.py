"""Dates as exactly as they are known."""

import datetime
import random

import pytest

from planvers.model.dates import When, when
from planvers.views.phrases import dated


def known(text: str) -> When:
    found = when(text)
    assert found, text
    return found


@pytest.mark.parametrize(
    ("text", "first", "last", "shown"),
    [
        ("2026-03-05", "2026-03-05", "2026-03-05", "5 Mar 2026"),
        ("2026-03", "2026-03-01", "2026-03-31", "Mar 2026"),
        ("2024-02", "2024-02-01", "2024-02-29", "Feb 2024"),
        ("2026-02", "2026-02-01", "2026-02-28", "Feb 2026"),
        ("2025-12", "2025-12-01", "2025-12-31", "Dec 2025"),
        ("2026", "2026-01-01", "2026-12-31", "2026"),
        ("0001", "0001-01-01", "0001-12-31", "1"),
    ],
)
def test_a_date_is_the_days_that_may_be_meant(text: str, first: str, last: str, shown: str) -> None:
    found = known(text)
    assert (found.first.isoformat(), found.last.isoformat(), dated(found)) == (first, last, shown)
    assert found.isoformat() == text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "26",
            "2026-",
            "2026-3",
            "2026-3-5",
            "2026-13",
            "2026-00",
            "2026-02-30",
            "2026-03-05 ",
            "0000",
            "0000-01",
        ),
        *("9999", "-2026", "2026-", "2026/03", "20260301", "2026-W09-7", "March", "March 2026", "٢٠٢٦"),
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    assert when(text) is None


def test_periods_sort_by_the_day_on_which_they_are_over() -> None:
    order = ["2025", "2026-02-28", "2026-03-01", "2026-03-31", "2026-03", "2026-04-01", "2026-12-31", "2026-12", "2026"]
    mixed = [known(text) for text in order]
    random.Random(3).shuffle(mixed)
    assert [item.isoformat() for item in sorted(mixed, key=lambda item: item.order)] == order


@pytest.mark.parametrize(
    ("one", "other", "is_after"),
    [
        ("2026-03-02", "2026-03-01", True),
        ("2026-03-01", "2026-03-01", False),
        ("2026-03", "2026-03-01", False),
        ("2026-03-31", "2026-03", False),
        ("2026-04", "2026-03", True),
        ("2026", "2025-12-31", True),
        ("2026", "2026-01-01", False),
    ],
)
def test_one_is_after_another_only_if_no_day_of_both_can_be_the_same(one: str, other: str, *, is_after: bool) -> None:
    assert known(one).is_after(known(other)) is is_after


def test_a_month_has_happened_by_its_last_day() -> None:
    assert not known("2026-03").is_over_by(datetime.date(2026, 3, 30))
    assert known("2026-03").is_over_by(datetime.date(2026, 3, 31))
