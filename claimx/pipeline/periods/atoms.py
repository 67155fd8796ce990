"""Dates as written: days, months, seasons, feasts and, with ``years``, every kind of year.

An atom is a date without the preposition before it. A month or day without a year takes the nearest
past one, or the nearest coming one where the words near by look ahead.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimx.pipeline.gated import gated
from claimx.pipeline.periods import calendar, lexicon
from claimx.pipeline.periods.holidays import holidays
from claimx.pipeline.periods.model import Atom, TimeKind, Yearly
from claimx.pipeline.periods.outlook import place
from claimx.pipeline.periods.windows import DATES, Windows, matches, windows
from claimx.pipeline.periods.years import financial_years, quarters, years

_F = lexicon.FOUR
_REL = r"(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his)\s+)"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{_F})\b(?![/–-][0-9])|\s+(?:of\s+)?(?P<relyear>last|this|next)\s+year\b)"
_ON_WEEKDAY = rf"(?:(?:{lexicon.WEEKDAY}|Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+(?:the\s+)?)?"
_DAY = rf"{_ON_WEEKDAY}(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DAY = gated(
    _MONTHS,
    rf"\b{_DAY}(?:\s*(?:-|–|—|to|and)\s*{_ON_WEEKDAY}(?P<until>[0-3]?[0-9])(?:st|nd|rd|th)?)?\s+"
    rf"(?:of\s+)?{lexicon.MONTH}\b{_OF_YEAR}?",
)
DAY_US = gated(
    _MONTHS,
    rf"\b(?:{lexicon.WEEKDAY},?\s+)?{lexicon.MONTH}\s+(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?\b"
    # "from December 1 to 31", but "on December 1 to 31 homes"
    r"(?:\s*(?:-|–|—|to)\s*(?P<until>[0-3]?[0-9])(?:st|nd|rd|th)?(?=[,.;:)](?![0-9])|\s+(?:last|this|next|and|inclusive"
    rf"|{_F})\b|\s*$))?(?![,.:/–-]?[0-9])(?:,?\s+(?P<year>{_F})\b)?",
)
NUMERIC = gated(
    "/19|/20|.19|.20",
    rf"(?<![0-9/.-])(?P<day>[0-3]?[0-9])[/.](?P<num>[01]?[0-9])[/.](?P<year>{_F})\b(?![/.-][0-9])",
)
# "Monday the 8th": no month, so the latest such day
NTH = gated(
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    rf"\b(?P<name>{lexicon.WEEKDAY}),?\s+(?:the\s+)?(?P<day>[0-3]?[0-9])(?:st|nd|rd"
    rf"|th)\b(?!\s+(?:of\s+)?{lexicon.MONTH})",
)
ISO = gated("-0|-1", rf"(?<![0-9/.-])(?P<year>{_F})-(?P<num>[01][0-9])-(?P<day>[0-3][0-9])(?![0-9/-])")
MONTH = gated(_MONTHS, rf"\b{_REL}?(?:(?:early|late|mid)[ -])?{lexicon.MONTH}(?![a-z])\b{_OF_YEAR}?")
SEASON = gated(
    "spring|summer|autumn|winter",
    rf"\b(?:{_REL}|[Tt]he\s+)?(?:(?:early|late|mid)[ -])?"
    rf"(?P<season>{lexicon.SEASON}|{lexicon.SEASON.title()})(?:/{lexicon.SEASON})?\b"
    rf"(?:{_OF_YEAR}|\s+(?:of\s+)?(?P<winter>{_F})[/–-][0-9]{{2,4}}\b)?",
)
_SEASON_NAMES = re.compile(r"[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter")
_FEAST_NAMES = "|".join(sorted((*lexicon.FEASTS, *lexicon.EASTER), key=len, reverse=True)).replace("'", "['’]")
FEAST = gated(
    "christmas|boxing|hogmanay|new year|halloween|bonfire|patrick|valentine|friday|easter",
    rf"\b(?:(?P<rel>last|this|next)\s+)?(?P<feast>{_FEAST_NAMES})\b(?:\s+(?P<year>{_F})\b)?(?!\s+"
    rf"(?:card|tree|Island|campaign|lights|dinner|jumper))",
    re.IGNORECASE,
)


def _of_year(match: re.Match[str], anchor: dt.date | None) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("relyear") and anchor:
        return anchor.year + {"last": -1, "this": 0, "next": 1}[groups["relyear"].lower()]
    return None


def _relative_year(rel: str | None, anchor: dt.date | None, yearly: Yearly, winter: bool) -> calendar.Span | None:
    if rel is None or anchor is None or not 3 < anchor.year < 9990:
        return None
    word = rel.lower().split()[-1]
    base = anchor.year - (1 if winter and anchor.month < 4 else 0)
    if word in ("last", "previous"):
        return yearly(base - 1)
    if word == "this":
        return yearly(base)
    if word == "next":
        here = yearly(base)
        month_long = (here[1] - here[0]).days < 32
        return here if month_long and here[0] > anchor else yearly(base + 1)
    return None


# "Since August 19 of our shoplifters": the number counts what follows it
_COUNTS_ON = re.compile(
    r"\s+(?!(?:was|were|is|are|as|at|in|on|to|and|or|but|when|after|before|until|the|a|an|with|by|for|from|this|last"
    r"|next|it|he|she"
    r"|we|they|who|which|that|there|saw|had|has|have|will|would|police|officers|between|during|following|outside"
    r"|near)\b)"
    r"[a-z]+"
)


def _days(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Atom]:
    for pattern in (DAY, DAY_US):
        for match in matches(pattern, text, spans):
            number = lexicon.MONTHS[match["month"].lower().rstrip(".")]
            day, until = int(match["day"]), int(match.groupdict().get("until") or match["day"])
            bare = pattern is DAY_US and not match["year"]
            if bare and (_COUNTS_ON.match(text, match.end()) or text.endswith("of ", 0, match.start())):
                continue
            if match["month"].isupper() and len(match["month"]) < 5 and not match["year"]:
                continue
            if not 1 <= day <= until <= 31 or not calendar.safe_date(2024, number, until):
                continue
            yearly = _day_yearly(number, day, until)
            known = _of_year(match, anchor)
            yield Atom(match.start(), match.end(), TimeKind.DAY, yearly(known) if known else None, yearly)
    for figures in (NUMERIC, ISO):
        for match in matches(figures, text, spans):
            found = calendar.safe_date(int(match["year"]), int(match["num"]), int(match["day"]))
            if found:
                yield Atom(match.start(), match.end(), TimeKind.DAY, (found, found))


def _nth_days(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Atom]:
    if anchor is None or anchor.year < 4:
        return
    for match in matches(NTH, text, spans):
        wanted, number = lexicon.WEEKDAYS[match["name"].lower()], int(match["day"])
        for back in range(12):
            month = calendar.add_months(anchor.replace(day=1), -back)
            day = calendar.safe_date(month.year, month.month, number)
            if day is not None and day <= anchor and day.weekday() == wanted:
                yield Atom(match.start(), match.end(), TimeKind.DAY, (day, day))
                break


def _day_yearly(month: int, day: int, until: int) -> Yearly:
    def yearly(year: int) -> calendar.Span:
        last = calendar.month_end(year, month)
        return last.replace(day=min(day, last.day)), last.replace(day=min(until, last.day))

    return yearly


_SHORT = ("May", "June", "July")


def _months(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Atom]:
    for match in matches(MONTH, text, spans):
        number = lexicon.MONTHS[match["month"].lower().rstrip(".")]
        if len(match["month"].rstrip(".")) < 5 and not _of_year(match, anchor) and match["month"].title() not in _SHORT:
            continue

        def yearly(year: int, number: int = number) -> calendar.Span:
            return calendar.month(year, number)

        known = _of_year(match, anchor)
        span = yearly(known) if known else _relative_year(match["rel"], anchor, yearly, winter=False)
        yield Atom(match.start(), match.end(), TimeKind.MONTH, span, yearly, apart=span is not None)


_BARE = re.compile(lexicon.SEASON)
_NOUN = re.compile(
    r"\s+(?!(?:when|and|as|at|with|the|to|of|on|in|for|or|but|than|is|was|were|has|had|will|survey"
    r"|poll|consultation)\b)[a-z]"
)
_SURVEY = re.compile(r"\s+(?:survey|poll|consultation)\b")
_TITLED = re.compile(r"\s+(?:of\s+)?[A-Z][a-z]")  # the Winter Fair, the Spring Statement, Winter of Action


def _seasons(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Atom]:
    for match in matches(SEASON, text, spans):
        names = _SEASON_NAMES.findall(match["season"])
        name = names[0].lower()
        if _BARE.fullmatch(match.group()) and _NOUN.match(text, match.end()):
            continue
        if names[0][0].isupper() and _TITLED.match(text, match.end()):
            continue

        def yearly(year: int, name: str = name) -> calendar.Span:
            return calendar.season(name, year)

        known = int(match["winter"]) if match["winter"] else _of_year(match, anchor)
        span = yearly(known) if known else _relative_year(match["rel"], anchor, yearly, winter=name == "winter")
        tail = _SURVEY.match(text, match.end())
        yield Atom(
            match.start(), match.end(), TimeKind.SEASON, span, yearly, apart=span is not None or tail is not None
        )


def _feasts(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Atom]:
    for match in matches(FEAST, text, spans):
        name = match["feast"].lower().replace("’", "'")
        if not match["feast"][0].isupper():
            continue

        def yearly(year: int, name: str = name) -> calendar.Span:
            if name in lexicon.EASTER:
                day = calendar.add_days(calendar.easter(year), lexicon.EASTER[name])
            else:
                day = dt.date(year, *lexicon.FEASTS[name])
            return day, day

        span = yearly(int(match["year"])) if match["year"] else None
        if match["rel"] and anchor and span is None:
            rel = match["rel"].lower()
            found = place(
                yearly, calendar.add_days(anchor, -1), ahead=rel == "next" or (rel == "this" and anchor.month > 8)
            )
            span = (found[0], found[1]) if found[0] and found[1] else None
        yield Atom(match.start(), match.end(), TimeKind.DAY, span, yearly, apart=False)


def atoms(text: str, anchor: dt.date | None) -> list[Atom]:
    """Every date of a text, in order, none overlapping another; the longer of two is kept."""
    spans = windows(text, DATES)
    found: list[Atom] = []
    for reader in (_days, _nth_days, _months, _seasons, financial_years, years, quarters, _feasts, holidays):
        found.extend(reader(text, spans, anchor))
    found.sort(key=lambda atom: (atom.start, -atom.end))
    kept: list[Atom] = []
    for atom in found:
        if kept and atom.start < kept[-1].end:
            if atom.end - atom.start > kept[-1].end - kept[-1].start:
                kept[-1] = atom
            continue
        kept.append(atom)
    return kept
