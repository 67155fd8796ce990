"""Times that lean on another time: "the previous year", "in the same period", "over the seven months"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from claimx.pipeline.periods import calendar
from claimx.pipeline.periods.model import Edges, Mention, TimeKind

LOOK_BACK = 12  # an anaphor means one of the last dozen times named
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30.4, "quarter": 91.3, "year": 365.2, "decade": 3652.0}
_YEARLY = ("year", "season", "summer", "winter", "campaign", "operation", "same")


def antecedent(mention: Mention, history: Sequence[Edges]) -> Edges:
    """The latest stretch named before that an anaphor can mean: of its length where it names one."""
    fallback: Edges = (None, None)
    for edges in reversed(history[-LOOK_BACK:]):
        first, last = edges
        if first is None:
            continue
        if last is None:
            if mention.step is None:
                return edges
            continue
        length = (last - first).days + 1
        if mention.step is None:
            if length > 1:
                return edges
            continue
        wanted = mention.step[0] * _DAYS[mention.step[1]]
        if 0.8 * wanted <= length <= 1.25 * wanted:
            return edges
    return fallback


def compared(mention: Mention, base: Edges | None, anchor: dt.date | None) -> Edges:
    """The span a comparison names: the base shifted back by the length it names. Without a base,
    counted from the document's date."""
    number, unit = mention.step or (1, "year")
    if unit == "same" and mention.first is not None and mention.last is not None:
        if base is None or base[0] is None or base[1] is None:
            return mention.first, mention.last
        number = base[1].year - mention.last.year
    if base is None or base == (None, None):
        return _from_date(number, unit, anchor)
    first, last = base
    if first is None:
        return None, None
    step = "year" if unit in _YEARLY else unit
    if last is None:
        if step not in _DAYS:
            return None, None
        return calendar.add(first, -number, step), calendar.add_days(first, -1)
    if unit == "period":
        length = (last - first).days + 1
        return calendar.add_days(first, -length), calendar.add_days(first, -1)
    return calendar.shift((first, last), -number, step)


def _from_date(number: int, unit: str, anchor: dt.date | None) -> Edges:
    if anchor is None or not 300 < anchor.year < 9900:
        return None, None
    if unit in _YEARLY and number == 1:
        return calendar.year(anchor.year - 1)
    if unit == "month" and number == 1:
        before = calendar.add_months(anchor.replace(day=1), -1)
        return calendar.month(before.year, before.month)
    if unit == "week" and number == 1:
        return calendar.week_of(calendar.add_days(anchor, -7))
    if unit not in _DAYS:
        return None, None
    middle = calendar.add(anchor, -number, unit)
    return calendar.add(middle, -number, unit), middle


def last_year_as_financial(mention: Mention, words: str, base: Edges | None) -> Edges | None:
    """ "last year's settlement" beside a financial year is the financial year before; else None."""
    if mention.kind is not TimeKind.YEAR or "last year" not in words.lower() or base is None:
        return None
    first, last = base
    if first is None or last is None or (first.month, first.day, last.month) != (4, 1, 3):
        return None
    return calendar.shift((first, last), -1, "year")
