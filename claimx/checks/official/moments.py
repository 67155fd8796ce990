"""The times that a stretch of text names, in their order, with those that it tells by others ("a year on")."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claimx.checks.official.reigns import reigns
from claimx.checks.official.types import Days

# Claims of one sentence stand by each other.
_KEPT = 256
_MONTHS = {name.lower(): at for at, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(_MONTHS)
_NUMBERS = {
    word: at
    for at, word in enumerate(
        "- one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"a": 1, "an": 1, "the": 1, "single": 1}
_NUMBER = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True)) + "|[0-9]{1,2}"
_YEAR = r"(?:19|20)[0-9]{2}"
# First months.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_SEASON = "|".join(_SEASONS)
_TIME = re.compile(
    rf"\b(?:"
    rf"(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?)?(?P<month>{_MONTH}),? (?:of )?(?P<year>{_YEAR})"
    rf"|(?P<sday>[0-9]{{1,2}})/(?P<smonth>[0-9]{{1,2}})/(?P<syear>{_YEAR})"
    rf"|(?P<omonth>{_MONTH}),? (?:of )?(?:the )?(?P<oway>this|last|that|same|previous|following|next|year)(?: year)?"
    rf"|(?:the )?(?P<way>this|last|previous|following|next|same|that) (?P<rmonth>{_MONTH})"
    rf"|the (?P<bmonth>{_MONTH}) (?P<bway>before|after)"
    rf"|(?:in|by|since|of|for|from|to|until|than|on) (?:the )?(?:[0-9]{{1,2}} )?(?P<lmonth>{_MONTH})"
    rf"(?!,? (?:of )?(?:{_YEAR}|(?:this|last|that|the same) year)| of the year| before\b| after\b)"
    rf"|(?P<lday>[0-9]{{1,2}})(?:st|nd|rd|th)? (?P<dmonth>{_MONTH})(?!,? (?:of )?{_YEAR})"
    rf"|(?P<n>{_NUMBER}) (?P<unit>year|month|decade)s? (?P<shift>on(?! average)|later|after|afterwards|earlier|before)"
    rf"(?=\W*$|[,;:.–—]| (?:that|this|it|the|its|there|they|he|she|we|in|on|at|and|but|or|were|was|had|has)\b|(?<=er) )"
    rf"|(?:the )?(?P<fway>last |this |previous |that |next )?(?:financial year|year[- ]end)"
    rf"(?: (?P<fyear>{_YEAR})[-/](?:20)?[0-9]{{2}})?"
    rf"|(?P<sway>last|this|that|the) (?P<season>{_SEASON})(?: (?:of )?(?P<seasonyear>{_YEAR}))?"
    rf"|(?P<ago>{_NUMBER}) (?P<aunit>year|month|decade)s? ago"
    rf"|(?P<that>that|the same) year"
    rf"|the (?P<yway>preceding|previous|prior|following|next) (?:calendar )?year"
    rf"|(?:the same|same|that) month (?:in|of) (?P<myear>{_YEAR})"
    rf"|(?P<same>(?:that|the same|the latter) (?:date|day|point|moment|time)\b(?<!that time)"
    rf"|(?:by|since) then|then(?=\W*$|[,;.]))"
    rf"|(?P<decade>(?:turn|start|beginning) of the decade)|(?P<thisyear>this year)|(?P<thismonth>this month)"
    rf"|(?P<now>now|today|currently|the (?:latest|last|most recent) (?:official )?(?:count|figures?))"
    rf"|(?<![0-9/-])(?P<only>{_YEAR})(?![0-9/-]|,[0-9])"
    rf")\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    rf"\b(?:in|over|within|during|across|after|on|of) (?:the |a |its |just |barely |only |past |last |space of )*"
    rf"(?P<n>{_NUMBER}) (?:single )?(?P<unit>year|month|decade)s?\b(?! (?:on|later|earlier|ago|to|before|of|when))"
    rf"|\b(?:on|over|in) the (?P<one>year)\b(?! (?:of|to|when|before|19|20))"
    rf"|\bin (?:my|our|his|her|its|their) first (?P<fy>year)\b"
    rf"|\b(?P<yoy>year)[- ]on[- ]year\b"
    rf"|\b(?P<m>{_NUMBER}) (?P<munit>year|month|decade)s? (?:to|up to|ending)\b"
    rf"|\b(?:a|the|per) (?P<yet>year) (?:earlier|before)\b",
    re.IGNORECASE,
)
# In months: one that ended sooner is not yet called the last.
_RECENT = 3
_NEAR = 30
_ASIDE = re.compile(r"\b(?:than|against|compared with|compared to)(?: in| at| on)?(?: the)? ?(?:end of )?$", re.I)
_START = re.compile(r"\b(?:start|beginning|opening|turn) of(?: the)? ?$", re.I)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time named at ``start`` to ``end`` of a text, and what it can be, the likeliest first; none where unknown."""

    start: int
    end: int
    options: tuple[Days, ...]


@lru_cache(maxsize=_KEPT)
def moments(text: str, said: dt.date | None) -> tuple[Moment, ...]:
    """The times of a text written on a day, in their order; where it is unknown, without those told by that day."""
    days = {start: Moment(start, end, (Days(day, day, True),) if day else ()) for start, end, day in reigns(text, said)}
    matches = {match.start(): match for match in _TIME.finditer(text)}
    found: list[Moment] = []
    last: Days | None = None
    told: Days | None = None
    other: Days | None = None
    for at in sorted({*days, *matches}):
        if (reign := days.get(at)) is not None:
            found.append(reign)
            last = told = other = reign.options[0] if reign.options else None
            continue
        match = matches[at]
        if match["thisyear"] and found and not text[found[-1].end : at].strip(" ,of"):
            # "On 31 March this year": the day says it.
            continue
        from_last = tuple(_options(match, text, said, last))
        # "A year on … three years on": each from the one before, or all from the same.
        from_told = tuple(_options(match, text, said, told)) if match["shift"] else ()
        # "In June 2022 … in September … in December", written years later.
        from_other = tuple(_options(match, text, said, other)) if match["lmonth"] and other != last else ()
        options = tuple(dict.fromkeys((*from_last, *from_told, *from_other)))
        if options:
            found.append(Moment(match.start(), match.end(), options))
            # A time that something is only set against is not the one that the text goes on from.
            if match["now"] or (last is not None and _ASIDE.search(text, max(0, match.start() - _NEAR), match.start())):
                continue
            last, other = options[0], options[-1]
            told = told if match["shift"] else options[0]
    return tuple(found)


@lru_cache(maxsize=_KEPT)
def lengths(text: str) -> tuple[int, ...]:
    """The stretches of time, in months, over which a text tells something ("in nine years", "on the year")."""
    found = []
    for match in _LENGTH.finditer(text):
        number, unit = match["n"] or match["m"] or "one", (match["unit"] or match["munit"] or "year").lower()
        months = {"month": 1, "year": 12, "decade": 120}[unit]
        found.append(_number(number) * months)
    return tuple(dict.fromkeys(found))


def back(days: Days, months: int) -> Days | None:
    """A time so many months before (after, where they are negative) another; None where there is none."""
    start, end = _add(days.start, -months), _add(days.end, -months)
    if start is None or end is None:
        return None
    if days.end.day == calendar.monthrange(days.end.year, days.end.month)[1]:
        end = end.replace(day=calendar.monthrange(end.year, end.month)[1])
    return Days(start if days.start != days.end else end, end, True)


def _options(match: re.Match[str], text: str, said: dt.date | None, last: Days | None) -> Iterator[Days]:
    got = match.groupdict()
    if said is None and not any(
        got[one] for one in ("month", "sday", "seasonyear", "shift", "that", "yway", "same", "myear", "only", "fyear")
    ):
        return
    said = said or dt.date.max
    if got["month"]:
        yield from _day(int(got["year"]), _MONTHS[got["month"].lower()], got["day"])
    elif got["sday"]:
        yield from _day(int(got["syear"]), int(got["smonth"]), got["sday"])
    elif got["omonth"]:
        month, way = _MONTHS[got["omonth"].lower()], got["oway"].lower()
        about = last.end.year if last is not None and way not in ("this", "last") else said.year
        yield from _day(about + {"last": -1, "previous": -1, "following": 1, "next": 1}.get(way, 0), month, None)
    elif got["rmonth"]:
        yield from _of_way(got["way"].lower(), _MONTHS[got["rmonth"].lower()], said, last)
    elif got["bmonth"]:
        way = "previous" if got["bway"].lower() == "before" else "following"
        yield from _of_way(way, _MONTHS[got["bmonth"].lower()], said, last or Days(said, said, True))
    elif got["lmonth"]:
        yield from _of_way("", _MONTHS[got["lmonth"].lower()], said, last)
    elif got["dmonth"]:
        yield from _of_way("", _MONTHS[got["dmonth"].lower()], said, last)
    elif got["shift"]:
        forward = got["shift"].lower() in ("on", "later", "after", "afterwards")
        months = _number(got["n"]) * {"month": 1, "year": 12, "decade": 120}[got["unit"].lower()]
        # Without a day of the document there is no saying from when, unless a time is told before it.
        start = last or (Days(said, said, True) if said < dt.date.max else None)
        moved = back(start, -months if forward else months) if start is not None else None
        if moved is not None and moved.end <= said:
            yield moved
    elif got["season"]:
        yield from _season(got, said)
    elif got["ago"]:
        months = _number(got["ago"]) * {"month": 1, "year": 12, "decade": 120}[got["aunit"].lower()]
        moved = back(Days(said, said, True), months)
        if moved is not None:
            yield _year(moved.end.year) if months >= 12 else moved
    elif got["yway"]:
        moved = back(last, -12 if got["yway"].lower() in ("following", "next") else 12) if last is not None else None
        if moved is not None and moved.end <= said:
            yield moved
    elif got["that"]:
        if last is not None:
            yield _year(last.end.year)
    elif got["myear"]:
        if last is not None:
            yield from _day(int(got["myear"]), last.end.month, None)
    elif got["same"]:
        if last is not None:
            yield last
    elif got["decade"]:
        yield _year(said.year // 10 * 10)
    elif got["thisyear"]:
        yield Days(dt.date(said.year, 1, 1), said, True)
    elif got["thismonth"]:
        yield Days(said.replace(day=1), said, True)
    elif got["now"]:
        yield Days(said, said, False)
    elif got["only"]:
        yield _year(int(got["only"]))
    else:
        yield from _financial(got, said, last, _START.search(text[: match.start()]) is not None)


def _season(got: dict[str, str | None], said: dt.date) -> Iterator[Days]:
    """A season of a year, or the last that was over, and the one before that: in October "last spring" is either."""
    month = _SEASONS[(got["season"] or "").lower()]
    year = got["seasonyear"]
    years = (int(year),) if year else (said.year, said.year - 1, said.year - 2) if said < dt.date.max else ()
    firsts = [dt.date(one, month, 1) for one in years if one >= dt.MINYEAR]
    spans = [(first, _add(first, 3)) for first in firsts]
    over = [Days(first, end - dt.timedelta(days=1), True) for first, end in spans if end is not None]
    if not year:
        over = [days for days in over if days.end < said][: 2 if (got["sway"] or "").lower() == "last" else 1]
    yield from over


def _of_way(way: str, month: int, said: dt.date, last: Days | None) -> Iterator[Days]:
    """A month without a year: the latest one before, of "last March" else the one a year before that."""
    if way in ("same", "that", "following", "next", "previous") and last is not None:
        year = last.start.year
        if way == "previous":
            year -= month >= last.start.month
        elif way in ("following", "next"):
            year += month <= last.end.month
        yield from _day(year, month, None)
        return
    year = said.year - (month > said.month)
    if way == "last":
        # In October "last March" is likelier that of the same year, and "last September" that of the year before.
        near = said.month - month if month <= said.month else 12
        years = (year, said.year - 1) if near >= _RECENT else (said.year - 1, year)
        for one in dict.fromkeys(years):
            yield from _day(one, month, None)
        return
    yield from _day(year, month, None)
    if way == "" and last is not None:
        yield from _day(last.end.year, month, None)


def _financial(got: dict[str, str | None], said: dt.date, last: Days | None, begins: bool) -> Iterator[Days]:
    """The last day of a financial year, or the last before its first."""
    way = (got["fway"] or "").strip().lower()
    if begins and not got["fyear"]:
        # The one that runs began after the last 31 March.
        begins = way in ("last", "previous", "that")
    if got["fyear"]:
        year = int(got["fyear"]) + 1
    elif way == "that" and last is not None:
        year = last.end.year + (last.end.month > 3)
    else:
        year = said.year - (said.month <= 3)
        year += {"this": 1, "next": 2}.get(way, 0)
    day = dt.date(year - begins, 3, 31)
    if day <= said:
        yield Days(day, day, True)


def _day(year: int, month: int, day: str | None) -> Iterator[Days]:
    if not (1 <= month <= 12 and dt.MINYEAR <= year <= dt.MAXYEAR):
        return
    last = calendar.monthrange(year, month)[1]
    if day is None:
        yield Days(dt.date(year, month, 1), dt.date(year, month, last), True)
    elif 1 <= int(day) <= last:
        date = dt.date(year, month, int(day))
        yield Days(date, date, True)


def _year(year: int) -> Days:
    return Days(dt.date(year, 1, 1), dt.date(year, 12, 31), True)


def _number(word: str) -> int:
    low = word.lower()
    return int(low) if low.isdigit() else _NUMBERS[low]


def _add(day: dt.date, months: int) -> dt.date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
