"""Holidays that people count from: bank holidays, Easter, the school holidays and the days about Christmas.

Bank holidays are those of England and Wales (Banking and Financial Dealings Act 1971); the school holidays are the
usual ones there, a fortnight more or less.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimx.pipeline.gated import gated
from claimx.pipeline.periods import calendar, lexicon
from claimx.pipeline.periods.model import Atom, TimeKind
from claimx.pipeline.periods.outlook import nearest
from claimx.pipeline.periods.windows import Windows, matches

_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?(?P<year>{lexicon.FOUR})\b(?![/–-][0-9])|\s+(?P<relyear>last|this)\s+year\b)?"
_REL = r"(?:(?P<rel>last|this)\s+(?:year['’]s\s+)?)?"
BANK = gated(
    "holiday",
    rf"\b{_REL}(?:(?P<which>early\s+may|may\s+day|late\s+may|spring|whitsun|may|august|summer)\s+)?bank\s+holiday"
    rf"(?:\s+(?:weekend|monday|break))?\b(?!\s+(?:traffic|pay|rates?|shifts?)\b){_YEAR}",
    re.IGNORECASE,
)
BREAK = gated(
    "easter|christmas|festive|holiday|term|friday",
    rf"\b{_REL}(?:(?P<black>(?:week\s+of\s+)?black\s+friday(?:\s+(?:weekend|week))?)"
    rf"|(?P<easter>easter\s+(?:bank\s+holiday\s+)?(?P<long>weekend|holidays|break|fortnight))"
    rf"|(?P<festive>festive\s+(?:period|season|weeks|fortnight)|christmas\s+(?:period|season|holidays?|break"
    rf"|fortnight|weeks?)|christmas\s+and\s+(?:the\s+)?new\s+year(?!['’]s))"
    rf"|(?P<summer>(?:school\s+)?summer\s+holidays?|school\s+summer\s+holidays?)"
    rf"|(?P<month>february|may|october|autumn|spring)\s+half[\s-]term(?:\s+(?:week|holidays?|break))?)\b{_YEAR}",
    re.IGNORECASE,
)


_LATELY = 60  # days for which a text speaks of "the bank holiday weekend" without saying which


def _monday(year: int, month: int, *, last: bool) -> dt.date:
    """The first or last Monday of a month."""
    first, end = calendar.month(year, month)
    if last:
        return calendar.add_days(end, -end.weekday())
    return calendar.add_days(first, -first.weekday() % 7)


def _nth_thursday(year: int) -> dt.date:
    """The fourth Thursday of November, the day before Black Friday."""
    first = dt.date(year, 11, 1)
    return calendar.add_days(first, (3 - first.weekday()) % 7 + 21)


def _weekend(monday: dt.date) -> calendar.Span:
    return calendar.add_days(monday, -2), monday


def _easter(year: int, *, days: tuple[int, int]) -> calendar.Span:
    sunday = calendar.easter(year)
    return calendar.add_days(sunday, days[0]), calendar.add_days(sunday, days[1])


def bank_holidays(year: int) -> tuple[calendar.Span, ...]:
    """The bank holiday weekends of a year: Easter, early May, late May and August."""
    return (
        _easter(year, days=(-2, 1)),
        _weekend(_monday(year, 5, last=False)),
        _weekend(_monday(year, 5, last=True)),
        _weekend(_monday(year, 8, last=True)),
    )


_WHICH = {"early may": 1, "may day": 1, "may": 1, "late may": 2, "spring": 2, "whitsun": 2, "august": 3, "summer": 3}


def _of_year(match: re.Match[str], anchor: dt.date | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    said = (match["relyear"] or match["rel"] or "").lower()
    if anchor is None or said == "":
        return None
    return anchor.year - (said == "last")


def holidays(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Atom]:
    """Holidays of several days, as dates."""
    for match in matches(BANK, text, spans):
        which = _WHICH.get(" ".join((match["which"] or "").lower().split()))
        known = _of_year(match, anchor)
        if which is None and (known is not None or anchor is None):
            continue  # one of several
        if which is None and anchor is not None:
            span = nearest((w for n in (anchor.year - 1, anchor.year) for w in bank_holidays(n)), anchor)
            if span is not None and (anchor - span[1]).days < _LATELY:
                yield Atom(match.start(), match.end(), TimeKind.DAY, span, apart=False)
            continue

        def weekend(year: int, which: int = which or 0) -> calendar.Span:
            return bank_holidays(year)[which]

        span = weekend(known) if known else None
        yield Atom(match.start(), match.end(), TimeKind.DAY, span, weekend, apart=False)
    for match in matches(BREAK, text, spans):

        def stretch(year: int, match: re.Match[str] = match) -> calendar.Span:
            if match["black"]:
                friday = calendar.add_days(_nth_thursday(year), 1)
                return calendar.week_of(friday) if "week" in match["black"].lower() else (friday, friday)
            if match["easter"]:
                weekend = match["long"].lower() == "weekend"
                return _easter(year, days=(-2, 1) if weekend else (-9, 8))
            if match["festive"]:
                return dt.date(year, 12, 15), dt.date(year + 1, 1, 2)
            if match["summer"]:
                return dt.date(year, 7, 21), dt.date(year, 8, 31)
            name = match["month"].lower()
            if name in ("february", "spring"):
                return dt.date(year, 2, 13), dt.date(year, 2, 21)
            monday = _monday(year, 5 if name == "may" else 10, last=True)
            return calendar.add_days(monday, -2), calendar.add_days(monday, 6)

        known = _of_year(match, anchor)
        kind = TimeKind.SEASON if match["festive"] or match["summer"] else TimeKind.SPAN
        yield Atom(match.start(), match.end(), kind, stretch(known) if known else None, stretch, apart=False)
