"""Times that lean on another time: "the previous year", "in the same period", "over the seven months"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from claimx.pipeline.periods import calendar
from claimx.pipeline.periods.model import Edges, Mention, TimeKind
from claimx.pipeline.types import TimeSpan

DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30.4, "quarter": 91.3, "year": 365.2, "decade": 3652.0}
_ALIKE = {"weekend": "week"}
_YEARLY = ("year", "season", "spring", "summer", "autumn", "winter", "campaign", "operation", "same")


def days(step: tuple[int, str] | None) -> float:
    """The length of a step in days, 0 where none is named."""
    return step[0] * DAYS.get(step[1], 0) if step else 0


def closing(times: Sequence[Mention]) -> list[Mention]:
    """Times of a sentence where "figures to December" compared "with the previous 12 months" are of 12 months."""
    found = list(times)
    for at, mention in enumerate(found):
        if mention.kind is not TimeKind.UNTIL or mention.cue != "to" or mention.last is None:
            continue
        for later in found[at + 1 :]:
            if later.kind is TimeKind.COMPARISON and later.step and days(later.step):
                first, last = calendar.ending(mention.last, *later.step)
                found[at] = replace(mention, kind=TimeKind.ROLLING, first=first, last=last)
                break
    return found


def is_financial(edges: Edges) -> bool:
    """Whether edges are those of a financial year."""
    first, last = edges
    return bool(first and last and (first.month, first.day) == (4, 1) and (last - first).days in (364, 365))


def of_financial_year(mention: Mention, edges: Edges, *, funds: bool) -> bool:
    """Whether a time is a financial year, or means one ("in that year") in a sentence about ``funds``."""
    if mention.kind is TimeKind.FINANCIAL_YEAR:
        return True
    return (
        funds and mention.kind is TimeKind.ANAPHORIC and mention.cue in ("in", "during", "for") and is_financial(edges)
    )


def compared(mention: Mention, base: Edges | None, anchor: dt.date | None) -> Edges:
    """The span a comparison names: the base shifted back by the length it names. Without a base,
    counted from the document's date."""
    number, unit = mention.step or (1, "year")
    if unit == "same" and mention.first is not None and mention.last is not None:
        if base is None or base[0] is None or base[1] is None:
            return mention.first, mention.last
        number = base[1].year - mention.last.year
        if mention.last.month == 3:
            number = calendar.financial_year_of(base[1]) - calendar.financial_year_of(mention.last)
    if base is None or base == (None, None):
        return _from_date(number, unit, anchor)
    first, last = base
    if first is None:
        step = "year" if unit in _YEARLY else _ALIKE.get(unit, unit)
        return calendar.shift((last, last), -number, step) if last and step in DAYS else (None, None)
    stretch = mention.cue in ("over", "during") or (mention.cue == "in" and number > 1)
    if first == last and stretch and unit in DAYS and unit != "day":
        return calendar.ending(first, number, unit)  # "on 30 June it had 40. Over the previous year it lost 3"
    if (
        first is not None
        and last is not None
        and stretch
        and 1.5 * ((last - first).days + 1) < number * DAYS.get(unit, 0)
    ):
        return calendar.ending(calendar.add_days(first, -1), number, unit)  # "68%, over the previous five years 71%"
    step = "year" if unit in _YEARLY else _ALIKE.get(unit, unit)
    if last is None:
        if unit == "same" and anchor is not None and anchor > first:
            return calendar.shift((first, anchor), -number, "year")  # "since April 40, in the same months of 2022 30"
        if step not in DAYS:
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
    if unit not in DAYS:
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


def leans(mention: Mention) -> bool:
    """Whether a time has no days of its own: "the year before"."""
    return mention.kind is TimeKind.COMPARISON


def span_of(
    mention: Mention, base: Edges | None, anchor: dt.date | None, *, closed: bool = False, end: int | None = None
) -> TimeSpan:
    """The stretch a time names.

    Args:
        base: What a comparison counts from.
        anchor: The document's date.
        closed: Take the span that its date names ("since 2010" as 2010).
        end: Of a range, take one of its ends.
    """
    edges: Edges = mention.first, mention.last
    if mention.kind is TimeKind.COMPARISON:
        edges = compared(mention, base, anchor)
    elif closed and mention.named is not None:
        edges = mention.named
    elif end is not None and mention.parts is not None:
        edges = mention.parts[end]
    return TimeSpan(mention.start, mention.end, *edges)


def edges_of(span: TimeSpan) -> Edges:
    """The first and last day of a stretch."""
    return span.first, span.last
