"""Dates to the day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.pipeline.periods import calendar

D = dt.date


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1981, D(1981, 4, 19)),
        (2000, D(2000, 4, 23)),
        (2018, D(2018, 4, 1)),
        (2024, D(2024, 3, 31)),
        (2038, D(2038, 4, 25)),
    ],
)
def test_easter(year: int, day: dt.date) -> None:
    assert calendar.easter(year) == day


def test_spans() -> None:
    assert calendar.financial_year(2023) == (D(2023, 4, 1), D(2024, 3, 31))
    assert calendar.academic_year(2023) == (D(2023, 9, 1), D(2024, 8, 31))
    assert calendar.season("winter", 2023) == (D(2023, 12, 1), D(2024, 2, 29))
    assert calendar.financial_year_of(D(2024, 3, 31)) == 2023
    assert calendar.financial_year_of(D(2024, 4, 1)) == 2024
    assert calendar.week_of(D(2024, 2, 20)) == (D(2024, 2, 19), D(2024, 2, 25))


def test_months_end_where_months_end() -> None:
    assert calendar.add_months(D(2024, 2, 29), 12) == D(2025, 2, 28)
    assert calendar.add_months(D(2023, 2, 28), 12) == D(2024, 2, 29)
    assert calendar.add_months(D(2024, 1, 30), 1) == D(2024, 2, 29)
    assert calendar.ending(D(2023, 12, 31), 12, "month") == (D(2023, 1, 1), D(2023, 12, 31))
    assert calendar.shift((D(2023, 4, 1), D(2024, 3, 31)), -1, "year") == (D(2022, 4, 1), D(2023, 3, 31))
    assert calendar.shift((D(2023, 7, 15), D(2023, 11, 3)), -16, "week") == (D(2023, 3, 25), D(2023, 7, 14))


def test_no_such_day() -> None:
    assert calendar.safe_date(2023, 2, 29) is None
    assert calendar.safe_date(2024, 2, 29) == D(2024, 2, 29)
    assert calendar.safe_date(2024, 13, 1) is None


@given(st.dates(), st.integers(-4000, 4000), st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]))
def test_adding_never_leaves_the_calendar(day: dt.date, number: int, unit: str) -> None:
    moved = calendar.add(day, number, unit)
    assert moved >= day if number > 0 and day.year < 5000 else isinstance(moved, dt.date)
