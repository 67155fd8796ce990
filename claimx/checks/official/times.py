"""When an amount is of, and from when a change is reckoned: what a claim says, and what its sentence says beside it."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from claimx.checks.official.types import Days
from claimx.records import Claim, Period

_YEAR = 366
# A change over fewer days than this is one between a month and itself.
_MONTH = 31
_MONTHS = {name.lower(): at for at, name in enumerate(calendar.month_name) if name}
_DATE = re.compile(rf"\b(?:([0-9]{{1,2}})(?:st|nd|rd|th)? )?({'|'.join(_MONTHS)}) ((?:19|20)[0-9]{{2}})\b", re.I)
_SINCE = re.compile(rf"\bsince (?:(?:the )?(?:[0-9]{{1,2}} )?({'|'.join(_MONTHS)}) )?((?:19|20)[0-9]{{2}})\b", re.I)
_UP_OR_DOWN = re.compile(r"\b(?:up|down)\b[^.;]*$", re.I)
# Days after which a time in the past is rather what a change is set against than when it was counted.
_REACH = 300
_BOTH_ENDS = re.compile(r"\b(?:between|from|and|until)\b", re.I)
_TO, _FROM = re.compile(r"\bto\W*(?:\w+\W+)?$", re.I), re.compile(r"\bfrom\W*(?:\w+\W+)?$", re.I)
# A year after an amount, with no other figure and no comparison between.
_IN_YEAR = re.compile(r"(?:(?!\bthan\b|\bsince\b|\bfrom\b)[^0-9;.])*?\bin ((?:19|20)[0-9]{2})\b", re.I)
_NOW = re.compile(r"\b(?:now|today|currently)\b", re.I)
_OTHER_PART = re.compile(r"[;:.,]\s|[0-9]")
_YEAR_TO = re.compile(r"\b(?:year|months) (?:to|ending|ended|up to)\b", re.I)
_OTHER_TIME = re.compile(
    r"\b(?:than|against|now|since|before|until|peak|compared|from|today|currently|target|will)\b", re.I
)
_HAD = re.compile(r"\b(?:had|were|was|boasted|employed|numbered)\s+(?:\w+ ){0,2}$", re.I)
_AND_NOW = re.compile(r"[^.;!?]*\b(?:and|but|yet)\b[^.;!?]{0,30}\bnow\b", re.I)
_LONG_AGO = re.compile(
    r"\b(?:used to|once|previously|formerly|at its peak|at one time|up from|down from)\b[^.;]*$|\bfrom\W*$", re.I
)
_NUMBERS = {
    word: at
    for at, word in enumerate(
        "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 0
    )
}
_YEARS = re.compile(
    r"\b(?:in|over|within|after|during|across) (?:the |its )?(?:last |past |space of )?"
    rf"({'|'.join(_NUMBERS)}|[0-9]{{1,2}}) (years?|decades?)\b|\b(?:on the year|year[- ]on[- ]year)\b",
    re.I,
)


def level_days(claim: Claim) -> Days | None:
    """The days a level is of: those it names, else a date in its sentence, else that of its document."""
    period, said = claim.period, claim.document.date
    if period is not None and period.end is not None and said is not None and (said - period.end).days > _REACH:
        at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
        after = _OTHER_PART.split(claim.text[end : end + 25], maxsplit=1)[0]
        if _NOW.search(claim.text[max(0, at - 20) : at]) or _NOW.search(after):
            return Days(said, said, False)
    if period is not None and period.end is not None:
        start = period.start or period.end
        if (period.end - start).days > _YEAR and not _BOTH_ENDS.search(period.text):
            return None
        before = claim.text[max(0, claim.quantity.start - claim.start - 30) : claim.quantity.start - claim.start]
        both = (period.end - start).days > _MONTH and _BOTH_ENDS.search(period.text) is not None
        if both and _TO.search(before):
            start = period.end
        if both and _FROM.search(before):
            last = calendar.monthrange(start.year, start.month)[1]
            return Days(start, start.replace(day=last), True)
        if (period.end - start).days > _YEAR:
            return Days(period.end.replace(day=1), period.end, True)
        return Days(period.end if _YEAR_TO.search(period.text) else start, period.end, True)
    if period is not None and period.start is not None and said is None:
        return None
    if period is None and (_LONG_AGO.search(claim.text[: claim.quantity.start - claim.start]) or _then(claim)):
        return None
    if (period is None or period.start is None) and (date := _only_date(claim)) is not None:
        return date
    end = claim.quantity.end - claim.start
    year = _IN_YEAR.match(claim.text[end : end + 80])
    if year is not None and said is not None and int(year[1]) < said.year:
        return Days(dt.date(int(year[1]), 1, 1), dt.date(int(year[1]), 12, 31), True)
    if said is None or (period is not None and period.start is None and not _NOW.search(period.text)):
        # A time that is named and not known ("when the Coalition took over") is not that of the document.
        return None
    return Days(said, said, False)


def _then(claim: Claim) -> bool:
    """Whether an amount is told in the past tense with one of now behind it ("had 210 and now has 119")."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    return _HAD.search(claim.text[max(0, at - 40) : at]) is not None and _AND_NOW.match(claim.text, end) is not None


def _only_date(claim: Claim) -> Days | None:
    """The one date in a sentence that names no other and does not set one time against another."""
    if _OTHER_TIME.search(claim.text):
        return None
    dates = dates_in(claim.text)
    return dates[0] if len(dates) == 1 else None


def change_days(claim: Claim) -> tuple[Days, Days] | None:
    """From when a change is reckoned and up to when; None where nothing says from when."""
    period, baseline, said = claim.period, claim.baseline, claim.document.date
    if period is not None and baseline is not None and (period.start, period.end) == (baseline.start, baseline.end):
        baseline = None
    if period is not None and baseline is None and _against(claim):
        period, baseline = None, period
    end = period.end if period is not None else None
    dates = dates_in(claim.text)
    when = _until(period, said, end, dates)
    if when is None:
        return None
    open_ended = period is None or period.start is None
    if not when.named and baseline is None and open_ended and len(dates) == 1 and not _since_named(claim, dates[0]):
        [when] = dates
    since: Days | None = None
    if baseline is not None and (first := baseline.start or baseline.end) is not None:
        since = Days(first, baseline.end or first, True)
    elif period is not None and period.start is not None and (end is None or (end - period.start).days > _MONTH):
        since = _before(period.start, end)
    elif (named := _SINCE.search(claim.text)) is not None:
        since = _since(named)
    elif (years := _years(claim)) is not None:
        day = _years_before(when.end, years)
        since = Days(day, day, True)
    if (since is None or not when.named) and len(dates) == 2:
        since, when = dates
    elif since is not None and not when.named and len(dates) == 1 and dates[0].start > since.end:
        [when] = dates
    if said is not None and when.start > said:
        when = Days(said, said, False)
    return None if since is None or when.end <= since.start else (since, when)


def _against(claim: Claim) -> bool:
    """Whether the time that a change names is the one it is set against ("up by nearly 800 on 31 March 2018")."""
    period, said = claim.period, claim.document.date
    if period is None or period.end is None or said is None or (said - period.end).days < _REACH:
        return False
    at = claim.text.find(period.text)
    return (
        at > 0
        and period.text.startswith(("on ", "from "))
        and _UP_OR_DOWN.search(claim.text[max(0, at - 60) : at]) is not None
    )


def _since_named(claim: Claim, date: Days) -> bool:
    """Whether the one date of a sentence is the one after "since"."""
    named = _SINCE.search(claim.text)
    return named is not None and _since(named).start == date.start.replace(day=1)


def _since(named: re.Match[str]) -> Days:
    """The month or year after "since"."""
    year = int(named[2])
    if named[1] is None:
        return Days(dt.date(year, 1, 1), dt.date(year, 12, 31), True)
    at = _MONTHS[named[1].lower()]
    return Days(dt.date(year, at, 1), dt.date(year, at, calendar.monthrange(year, at)[1]), True)


def _until(period: Period | None, said: dt.date | None, end: dt.date | None, dates: list[Days]) -> Days | None:
    if end is not None and period is not None:
        start = period.start
        point = start is not None and (end - start).days <= _MONTH
        if start is not None and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return Days(dt.date(end.year, 1, 1), end, True)
        return Days(start if point and start is not None else end, end, True)
    if len(dates) == 2:
        return dates[1]
    return Days(said, said, False) if said is not None else None


def _before(start: dt.date, end: dt.date | None) -> Days:
    """The time a change over a period is reckoned from: "since 2010" from that year, "in the year to" from before."""
    if end is not None and (end - start).days <= _YEAR:
        return Days(start - dt.timedelta(days=1), start - dt.timedelta(days=1), True)
    if (start.month, start.day) == (1, 1):
        return Days(start, dt.date(start.year, 12, 31), True)
    last = calendar.monthrange(start.year, start.month)[1]
    return Days(start, start.replace(day=last) if start.day == 1 else start, True)


def dates_in(text: str) -> list[Days]:
    """The days and months that a sentence names with their years, the earliest first."""
    found = set()
    for day, month, year in _DATE.findall(text):
        at = _MONTHS[month.lower()]
        last = calendar.monthrange(int(year), at)[1]
        if not day:
            found.add(Days(dt.date(int(year), at, 1), dt.date(int(year), at, last), True))
        elif 1 <= int(day) <= last:
            date = dt.date(int(year), at, int(day))
            found.add(Days(date, date, True))
    return sorted(found, key=lambda one: (one.end, one.start))


def _years(claim: Claim) -> int | None:
    """Over how many years a change is told ("up 68 in a year", "in ten years")."""
    end = claim.quantity.end - claim.start
    match = _YEARS.search(claim.text, end, end + 60)
    match = match or (_YEARS.search(claim.period.text) if claim.period else None)
    if match is None:
        return None
    if match[1] is None:
        return 1
    told = match[1].lower()
    count = int(told) if told.isdigit() else max(1, _NUMBERS[told])
    return count * 10 if match[2].lower().startswith("decade") else count


def _years_before(day: dt.date, years: int) -> dt.date:
    year = day.year - years
    if year < 1:
        return dt.date.min
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def financial_year(claim: Claim) -> Days | None:
    """A day in the financial year that money is of: the year it names, else the one of its document's day."""
    period, said = claim.period, claim.document.date
    if period is not None:
        if period.start is None or period.end is None or (period.end - period.start).days > _YEAR:
            return None
        middle = period.start + (period.end - period.start) / 2
        return Days(middle, middle, True)
    return Days(said, said, False) if said is not None else None
