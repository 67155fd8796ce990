"""Dates: months, seasons, financial years, Easter. Every span is a pair of first and last day."""

from __future__ import annotations

import datetime as dt
from functools import cache

Span = tuple[dt.date, dt.date]

ONE_DAY = dt.timedelta(days=1)
_MIN_YEAR, _MAX_YEAR = 2, 9998


def add_days(day: dt.date, days: int) -> dt.date:
    """``day`` moved by ``days``, kept inside the calendar."""
    ordinal = min(max(day.toordinal() + days, 1), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    if month == 12:
        return dt.date(year, 12, 31)
    return dt.date(year, month + 1, 1) - ONE_DAY


def month(year: int, number: int) -> Span:
    """A calendar month."""
    return dt.date(year, number, 1), month_end(year, number)


def year(number: int) -> Span:
    """A calendar year."""
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def financial_year(starting: int) -> Span:
    """The year from 1 April ``starting`` to 31 March."""
    return dt.date(starting, 4, 1), dt.date(starting + 1, 3, 31)


def academic_year(starting: int) -> Span:
    """The year from 1 September ``starting`` to 31 August."""
    return dt.date(starting, 9, 1), dt.date(starting + 1, 8, 31)


def financial_year_of(day: dt.date) -> int:
    """The year in which the financial year that holds ``day`` started."""
    return day.year if day.month >= 4 else day.year - 1


def season(name: str, number: int) -> Span:
    """Spring is March to May, summer June to August, autumn September to November, winter
    December of ``number`` to the end of February."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
    if first == 12:
        return dt.date(number, 12, 1), month_end(number + 1, 2)
    return dt.date(number, first, 1), month_end(number, first + 2)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month ``months`` later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    index = min(max(index, _MIN_YEAR * 12), _MAX_YEAR * 12 + 11)
    target, number = index // 12, index % 12 + 1
    last = month_end(target, number)
    # the end of a month stays the end of a month: 28 February 2022 was the end, so is 29 February 2024
    if day == month_end(day.year, day.month):
        return last
    return dt.date(target, number, min(day.day, last.day))


def add(day: dt.date, number: int, unit: str) -> dt.date:
    """``day`` moved by a number of days, weeks, fortnights, months, quarters, years or decades."""
    if unit in _IN_DAYS:
        return add_days(day, number * _IN_DAYS[unit])
    return add_months(day, number * _IN_MONTHS[unit])


_IN_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_IN_MONTHS = {"month": 1, "quarter": 3, "season": 12, "summer": 12, "winter": 12, "year": 12, "decade": 120}


UNITS = frozenset((*_IN_DAYS, *_IN_MONTHS))


def ending(last: dt.date, number: int, unit: str) -> Span:
    """The ``number`` units that end on ``last``: 12 months to 31 December start on 1 January."""
    return add_days(add(last, -number, unit), 1), last


def shift(span: Span, number: int, unit: str) -> Span:
    """A span moved by a number of units, month ends kept."""
    first, last = span
    if unit in _IN_DAYS:
        return add(first, number, unit), add(last, number, unit)
    moved = add(first, number, unit)
    if first.day == 1:
        moved = moved.replace(day=1)
    return moved, add(last, number, unit)


def week_of(day: dt.date) -> Span:
    """The week, Monday to Sunday, that holds ``day``."""
    monday = add_days(day, -day.weekday())
    return monday, add_days(monday, 6)


@cache
def easter(number: int) -> dt.date:
    """Easter Sunday of a year, after the Gregorian computus."""
    golden = number % 19
    century, rest = divmod(number, 100)
    leap, left = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    four, two = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * four - moon - two) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    number_of_month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return dt.date(number, number_of_month, day + 1)


def safe_date(number: int, month_number: int, day: int) -> dt.date | None:
    """A date, or None where there is no such day."""
    if not (_MIN_YEAR <= number <= _MAX_YEAR and 1 <= month_number <= 12):
        return None
    if not 1 <= day <= month_end(number, month_number).day:
        return None
    return dt.date(number, month_number, day)
