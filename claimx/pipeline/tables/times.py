"""Times as headers, stubs and captions give them: whole ones, and parts that another label completes."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from claimx.pipeline.periods import calendar
from claimx.pipeline.periods.lexicon import FOUR, MONTHS
from claimx.pipeline.tables.marks import notes_end
from claimx.pipeline.tables.remembered import remembered

_M = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_Y = rf"(?:{FOUR}|['’]?[0-9]{{2}}(?![0-9,.]))"
_D = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_TO = r"\s*(?:to|until|up to|and|-|–|—)\s*(?:the end of\s+)?"
_FY = rf"(?:{FOUR}\s?[-–—/]\s?(?:{FOUR}|[0-9]{{2}})|[0-9]{{2}}\s?/\s?[0-9]{{2}})(?![0-9]|[,.][0-9])"
_END = r"(?<![0-9A-Za-z£$,.])"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_DATES = _compiled(
    rf"\b(?:(?P<d>{_D})\s+)?(?P<m>{_M})(?:,?\s+(?P<y>{FOUR}))?{_TO}(?:(?P<e>{_D})\s+)?(?P<n>{_M}),?\s*(?P<z>{FOUR})"
)
_ROLLING = _compiled(
    rf"\b(?:(?:year|twelve months|12 months|12-month period|yr)[\s-]+(?:to|ending|ended|end)|YE"
    rf"|Y/E)\s+(?:the\s+)?(?:end\s+of\s+)?"
    rf"(?:{_D}\s+)?(?P<m>{_M})(?:[\s,-]+(?P<y>{_Y}))?"
)
# "years ending 31 March", "years ending June 2019 to June 2021": of each year named, the twelve months to then.
_EACH_ROLLING = _compiled(
    rf"\b(?:years|twelve-month periods|12-month periods)\s+(?:to|ending|ended)\s+(?:the\s+)?(?:end\s+of\s+)?"
    rf"(?:{_D}\s+)?(?P<m>{_M})(?:,?\s+(?P<y>{FOUR}))?"
    rf"(?:{_TO}(?:year (?:to|ending|ended)\s+)?(?:{_D}\s+)?(?:{_M}\s+)?(?P<z>{FOUR}))?"
)
_DAY = _compiled(rf"\b(?P<d>{_D})\s+(?:of\s+)?(?P<m>{_M})(?:[\s,-]+(?P<y>{_Y}))?")
_MONTH_END = _compiled(rf"\bend\s+(?:of\s+)?(?P<m>{_M})(?:\s+(?P<y>{_Y}))?")
_NUMERIC = _compiled(rf"{_END}(?P<d>[0-3]?[0-9])[/.](?P<m>[01]?[0-9])[/.](?P<y>{FOUR}|[0-9]{{2}})(?![0-9/.])")
_ISO = _compiled(rf"{_END}(?P<y>{FOUR})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])(?![0-9])")
_QUARTER = _compiled(
    rf"\b(?:Q(?:uarter)?\s?(?P<q>[1-4])|(?P<nth>first|second|third|fourth)\s+quarter)\b(?:\s*(?:of|,|-"
    rf"|–)?\s*(?:FY\s?)?(?P<y>{_FY}|{FOUR}))?"
)
_YEAR_QUARTER = _compiled(rf"\b(?P<y>{_FY}|{FOUR})\s*[,:-]?\s*Q(?:uarter)?\s?(?P<q>[1-4])\b")
_SPAN = _compiled(rf"{_END}(?:FY\s?)?(?P<a>{_FY}|{FOUR}){_TO}(?:FY\s?)?(?P<b>{_FY}|{FOUR})(?![0-9]|[,.][0-9])")
_FINANCIAL = _compiled(
    rf"(?:\bFY\s?)?{_END}(?P<y>{_FY})|\bFYE?\s?['’]?(?P<one>{FOUR}|[0-9]{{2}})\b|\bfinancial year (?:ending "
    rf"|ended )?(?P<of>{FOUR})\b(?!\s?[-–—/])"
)
_MONTH_YEAR = _compiled(rf"\b(?P<m>{_M})[\s,-]+(?P<y>{_Y})")
_YEAR = _compiled(
    rf"(?<![0-9A-Za-z£$,./–-])(?P<y>{FOUR})(?![0-9%/]|[,.][0-9]|\s?(?:million|billion|population|estimates?"
    rf"|census|prices|boundar))"
)
_MONTH = _compiled(rf"\b(?P<m>{_M})")
_NOT_BEFORE = re.compile(r"\b(?:Act|Order|Regulations|Bill|Code|mid)(?:\s+|-)$", re.I)
_GATE = re.compile(r"[0-9]{2}|\bQ[1-4]|quarter|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec", re.I)
# Words that may stand beside a time in a label that is nothing but a time.
_BESIDE = re.compile(
    r"\b(?:as|at|on|in|to|the|of|from|for|since|year|years|financial|calendar|fy|ending|ended|end|provisional"
    r"|revised|p|r|actual"
    r"|est|estimated|estimate|outturn|months?|quarter|half|period|only|part|latest|up|and|inclusive)\b|[^A-Za-z0-9]",
    re.I,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


class Part(StrEnum):
    """A time that lacks its year: a day, a month, a quarter, a year that ends with a month."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    ROLLING = "rolling"


@dataclass(frozen=True, slots=True)
class When:
    """A time in a label: its offsets there, first and last day, or the part that it is of a year yet to be named.

    Attributes:
        financial: Whether it is a financial year.
        several: Whether it is a run of years.
        opening, closing: Of a run, its first and its last year.
    """

    start: int
    end: int
    first: dt.date | None = None
    last: dt.date | None = None
    part: Part | None = None
    month: int = 0
    day: int = 0
    financial: bool = False
    several: bool = False
    opening: calendar.Span | None = None
    closing: calendar.Span | None = None

    @property
    def span(self) -> calendar.Span | None:
        """First and last day, None for a part."""
        return None if self.first is None or self.last is None else (self.first, self.last)


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _year(text: str) -> int:
    digits = text.lstrip("'’")
    return int(digits) if len(digits) == 4 else (2000 if int(digits) < 60 else 1900) + int(digits)


def _years(text: str) -> tuple[calendar.Span, bool] | None:
    """The span of "2003", "2003-04", "03/04" or "2003-2006", and whether it is a financial year."""
    parts = re.split(r"\s?[-–—/]\s?", text)
    first = _year(parts[0])
    if len(parts) == 1:
        return calendar.year(first), False
    second = int(parts[1]) if len(parts[1]) == 4 else first // 100 * 100 + int(parts[1])
    if second % 100 == 0 and len(parts[1]) == 2 and first % 100 == 99:
        second = first + 1
    if second == first + 1:
        return calendar.financial_year(first), True
    if len(parts[0]) == 4 and first < second < first + 40:
        return (calendar.year(first)[0], calendar.year(second)[1]), False
    return None


@remembered
def when(text: str) -> When | None:
    """The time that a label or caption names, None where it names none."""
    if not _GATE.search(text):
        return None
    for reader in (
        _each_rolling,
        _dates,
        _rolling,
        _day,
        _quarter,
        _span,
        _financial,
        _month_year,
        _calendar_year,
        _bare_month,
    ):
        found = reader(text)
        if found is not None:
            return found
    return None


def _dates(text: str) -> When | None:
    found = _DATES.search(text)
    if found is None:
        return None
    last_year = int(found["z"])
    one, two = _month(found["m"]), _month(found["n"])
    first_year = int(found["y"]) if found["y"] else last_year - (one > two)
    first = calendar.safe_date(first_year, one, _ordinal(found["d"]) or 1)
    last = calendar.safe_date(last_year, two, _ordinal(found["e"]) or calendar.month_end(last_year, two).day)
    if first is None or last is None or first > last:
        return None
    return When(*found.span(), first, last, several=(last - first).days > 370)


def _ordinal(text: str | None) -> int:
    return int(re.sub(r"[a-z]", "", text.lower())) if text else 0


def _each_rolling(text: str) -> When | None:
    found = _EACH_ROLLING.search(text)
    if found is None:
        return None
    month = _month(found["m"])
    part = When(*found.span(), part=Part.ROLLING, month=month)
    if not found["y"] or not found["z"] or not found["y"] < found["z"]:
        return part
    opening, closing = (
        calendar.ending(calendar.month_end(int(year), month), 12, "month") for year in (found["y"], found["z"])
    )
    return replace(part, first=opening[0], last=closing[1], several=True)


def _rolling(text: str) -> When | None:
    found = _ROLLING.search(text)
    if found is None:
        return None
    month = _month(found["m"])
    if not found["y"]:
        return When(*found.span(), part=Part.ROLLING, month=month)
    return When(*found.span(), *calendar.ending(calendar.month_end(_year(found["y"]), month), 12, "month"))


def _day(text: str) -> When | None:
    for pattern in (_NUMERIC, _ISO):
        found = pattern.search(text)
        if found is not None:
            day = calendar.safe_date(_year(found["y"]), int(found["m"]), int(found["d"]))
            return None if day is None else When(*found.span(), day, day)
    found = _DAY.search(text)
    if found is not None:
        number, month = _ordinal(found["d"]), _month(found["m"])
        if not found["y"]:
            return When(*found.span(), part=Part.DAY, month=month, day=number) if 0 < number < 32 else None
        day = calendar.safe_date(_year(found["y"]), month, number)
        return None if day is None else When(*found.span(), day, day)
    found = _MONTH_END.search(text)
    if found is None:
        return None
    month = _month(found["m"])
    if not found["y"]:
        return When(*found.span(), part=Part.DAY, month=month, day=31)
    day = calendar.month_end(_year(found["y"]), month)
    return When(*found.span(), day, day)


def _quarter(text: str) -> When | None:
    found = _YEAR_QUARTER.search(text) or _QUARTER.search(text)
    if found is None:
        return None
    groups = found.groupdict()
    number = int(groups["q"]) if groups.get("q") else _ORDINALS[groups["nth"].lower()]
    years = _years(groups["y"]) if groups.get("y") else None
    if years is None:
        return When(*found.span(), part=Part.QUARTER, month=number)
    return When(*found.span(), *_nth_quarter(years[0], number))


def _nth_quarter(year: calendar.Span, number: int) -> calendar.Span:
    first = calendar.add_months(year[0], 3 * (number - 1))
    return first, calendar.add_days(calendar.add_months(first, 3), -1)


def _span(text: str) -> When | None:
    for found in _SPAN.finditer(text):
        one, two = _years(found["a"]), _years(found["b"])
        if one is None or two is None or one[0][0] >= two[0][1] or _NOT_BEFORE.search(text, 0, found.start()):
            continue
        if len(found["a"]) == 4 and len(found["b"]) == 4 and int(found["b"]) == int(found["a"]) + 1 and _joined(found):
            continue  # "2010-2011" is one financial year
        return When(*found.span(), one[0][0], two[0][1], several=True, opening=one[0], closing=two[0])
    return None


def _joined(found: re.Match[str]) -> bool:
    return found.string[found.end("a") : found.start("b")].strip() in ("-", "–", "—", "/")


def _financial(text: str) -> When | None:
    for found in _FINANCIAL.finditer(text):
        if found["y"] is None:
            return When(*found.span(), *calendar.financial_year(_year(found["one"] or found["of"]) - 1), financial=True)
        years = _years(found["y"])
        if years is not None and not _NOT_BEFORE.search(text, 0, found.start()):
            span, financial = years
            one, two = (calendar.year(span[0].year), calendar.year(span[1].year)) if not financial else (None, None)
            return When(*found.span(), *span, financial=financial, several=not financial, opening=one, closing=two)
    return None


def _month_year(text: str) -> When | None:
    found = _MONTH_YEAR.search(text)
    return None if found is None else When(*found.span(), *calendar.month(_year(found["y"]), _month(found["m"])))


def _calendar_year(text: str) -> When | None:
    for found in _YEAR.finditer(text):
        if not _NOT_BEFORE.search(text, 0, found.start()):
            return When(*found.span(), *calendar.year(int(found["y"])))
    return None


def _bare_month(text: str) -> When | None:
    found = _MONTH.search(text)
    # "may" and "march" are verbs where more than a label stands about them
    if found is None or (text[found.start()].islower() or len(_BESIDE.sub("", text)) > len(found.group())):
        return None
    return When(*found.span(), part=Part.MONTH, month=_month(found["m"]))


@remembered
def is_time(text: str) -> bool:
    """Whether a label is a time and nothing else."""
    text = text[: notes_end(text)]
    found = when(text)
    if found is None:
        return False
    return not _BESIDE.sub("", text[: found.start] + " " + text[found.end :])


def completed(part: When, year: When) -> calendar.Span | None:
    """The days that a part of a year is, in the year that another label names; None where it names no single year."""
    if year.span is None or part.part is None or year.several:
        return None
    first, last = year.span
    if (last - first).days < 300:
        return None
    if part.part is Part.DAY and (first.day, first.month) not in ((1, 1), (1, 4)):
        return None  # a year that ends with a month holds no day of another label
    if part.part is Part.QUARTER:
        return _nth_quarter((first, last), part.month)
    for number in {first.year, last.year}:
        month = calendar.month(number, part.month)
        if not (first <= month[0] and month[1] <= last):
            continue
        if part.part is Part.MONTH:
            return month
        if part.part is Part.ROLLING:
            return calendar.ending(month[1], 12, "month")
        day = calendar.safe_date(number, part.month, min(part.day, month[1].day))
        return None if day is None else (day, day)
    return None
