"""The two times of a change: when it is reckoned from, and when what it came to is of."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from claimx.checks.across.levels import Span, month, period
from claimx.records import Claim

_NAMED = re.compile(r"\b(?:" + "|".join((*calendar.month_name[1:], *calendar.month_abbr[1:])) + r")\b", re.I)
# Months are of one length, as far as anybody compares them; a time of so many days or fewer is no month.
_WEEKS = 26
_BETWEEN = re.compile(r"\s*(?:between|from)\b", re.I)


@dataclass(frozen=True, slots=True)
class Ends:
    """When a change is reckoned from and to.

    Attributes:
        before: The time of the level before.
        after: The time of the level after it; None where it is that of the document.
        moments: Whether these are moments, so that it is a change of what stands and not of what came in.
    """

    before: Span
    after: Span | None
    moments: bool = False


def ends(claim: Claim) -> Ends | None:
    """The two times of a change, as far as its record has them; None where it has not the first.

    "Since 2010" names a year and no moment of it, so that nothing follows for a strength.
    """
    told, base = claim.period, claim.baseline
    if base is not None and base.start is not None:
        before = (base.start, base.end) if base.end is not None else _month(base.start, base.text)
        if before is None or (told is not None and period(claim) is None):
            return None
        after = period(claim)
        return Ends(before, after) if after is None or before[1] < after[0] else None
    if base is not None or told is None or told.start is None:
        return None
    before = _month(told.start, told.text)
    if before is None:
        return None
    if told.end is None:
        return Ends(before, None, moments=True)
    if not _BETWEEN.match(told.text) or len(_NAMED.findall(told.text)) < 2:
        return None
    after = _month(told.end, told.text)
    return Ends(before, after, moments=True) if after is not None and before[1] < after[0] else None


def _month(day: dt.date, text: str) -> Span | None:
    """The month of a day, where the words name one."""
    if not _NAMED.search(text):
        return None
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def alike(one: Span, other: Span) -> bool:
    """Whether two times are of one length: a year and a leap year are."""
    within = month(one) is not None and month(other) is not None
    first, second = ((end - start).days for start, end in (one, other))
    return abs(first - second) <= 1 or (within and min(first, second) > _WEEKS)
