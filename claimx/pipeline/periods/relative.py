"""Times told from the document's date: "the last 12 months", "last Thursday", "three weeks ago"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimx.pipeline.gated import gated
from claimx.pipeline.periods import calendar, lexicon
from claimx.pipeline.periods.leaning import anaphors, comparisons
from claimx.pipeline.periods.lengths import lengths
from claimx.pipeline.periods.model import Edges, Mention, TimeKind
from claimx.pipeline.periods.outlook import looks_ahead, told_past
from claimx.pipeline.periods.pointing import pointers
from claimx.pipeline.periods.undated import clauses_of_time, durations, eras
from claimx.pipeline.periods.windows import RELATIVE, Windows, matches, windows

_N, _U = lexicon.NUMBER, lexicon.UNIT
_IN = r"(?:(?P<prep>in|over|during|within|for|across|throughout|of|since|by)\s+)?"

LAST = gated(
    "last|past|coming|next",
    rf"\b{_IN}(?:the\s+|its\s+|our\s+|their\s+)(?P<way>last|past|coming|next)\s+(?:(?P<n>{_N})[\s-]+)?"
    rf"(?P<unit>{_U}|weekend)s?\b(?!-)(?!\s+before)",
    re.IGNORECASE,
)
VAGUE_LAST = gated(
    "last|past|coming|next|recent",
    rf"\b{_IN}(?:the\s+)?(?P<way>last|past|coming|next|recent)\s+(?:few\s+|several\s+|some\s+)?(?:{_U})s\b",
    re.IGNORECASE,
)
CALENDAR = gated(
    "year|month|week|quarter|decade|night",
    r"\b(?:(?P<prep>in|over|during|within|for|across|throughout|of|since|by|before|until|till"
    r"|from|at)\s+)?(?:(?P<part>the\s+(?:end|start|beginning|turn|rest|whole|course)\s+of)\s+)?"
    r"(?P<way>last|this|next|the\s+current|the\s+coming|the\s+last|the\s+next|the\s+new|the\s+present"
    r"|the)\s+"
    r"(?P<fin>financial\s+|fiscal\s+|calendar\s+|academic\s+|school\s+)?(?P<unit>year|month|week"
    r"|quarter|decade|weekend|night)\b(?!-)"
    rf"(?!\s+(?:before|earlier|{lexicon.TO_DATE}|ending|ended|of\s+20|20[0-9]{{2}}|beginning|for\s+which))",
    re.IGNORECASE,
)
AGO = gated(
    "ago",
    rf"\b(?:(?P<prep>since|until|from|than|in)\s+)?(?:(?:just|only|almost|nearly|about|around|over"
    rf"|more\s+than|some)\s+)?(?P<n>{_N}|a|an)\s+(?P<unit>{_U})s?\s+ago\b",
    re.IGNORECASE,
)
DAYS = gated(
    "today|yesterday|tomorrow|tonight|morning|afternoon|night|last",
    r"\b(?P<prep>(?:as\s+(?:of|at)|since|by|until|from)\s+)?(?P<way>today|yesterday|tomorrow|tonight"
    r"|this\s+morning|this\s+afternoon|last\s+night|(?:at\s+)?this\s+(?:time|point"
    r"|stage)\s+last\s+year)\b(?!['’]s\s+(?:world|society))",
    re.IGNORECASE,
)
WEEKDAY = gated(
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    rf"\b(?P<prep>(?i:on(?:\s+the\s+(?:morning|afternoon|evening|night)\s+of)?|in\s+the\s+early\s+hours\s+of|since|by"
    rf"|until|from|as\s+of|as\s+at))?\s*\b(?P<rel>(?i:last|this|next))?\s*\b"
    rf"(?P<name>{lexicon.WEEKDAY})\b(?!s\b)(?!(?:\s*(?:,|and|or|to)\s+{lexicon.WEEKDAY})*\s+(?:nights|evenings|mornings|afternoons|lunchtimes)\b)"
    r"(?!\s+(?:\(|(?:the\s+)?[0-3]?[0-9](?:st|nd|rd|th)?\b))"
    rf"(?!\s*(?:to|-|–)\s*{lexicon.WEEKDAY}\b)",
)


def _back(way: str) -> bool:
    return way.lower().split()[-1] in ("last", "past")


def _in_story(text: str, match: re.Match[str]) -> bool:
    """Whether "the next month" is told in the past: the month after the time named before."""
    return told_past(text, match.start(), match.end()) and not looks_ahead(text, match.start(), match.end())


def _rolling(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    for match in matches(LAST, text, spans):
        if match["unit"].lower() == "weekend":
            continue
        step = lexicon.number(match["n"] or "one") or 1
        first: dt.date | None
        last: dt.date | None
        if match["way"].lower() == "next" and not match["n"] and _in_story(text, match):
            step_on = (1, match["unit"].lower())
            yield Mention(match.start(), match.end(), match.start("way"), TimeKind.ANAPHORIC, step=step_on, cue="after")
            continue
        if anchor is None:
            first, last = None, None
        elif _back(match["way"]):
            first, last = calendar.add(anchor, -step, match["unit"].lower()), anchor
        else:
            first, last = anchor, calendar.add(anchor, step, match["unit"].lower())
        yield Mention(
            match.start(),
            match.end(),
            match.start("way"),
            TimeKind.ROLLING,
            first,
            last,
            cue=(match["prep"] or "").lower(),
        )
    for match in matches(VAGUE_LAST, text, spans):
        yield Mention(match.start(), match.end(), match.start("way"), TimeKind.VAGUE, cue=(match["prep"] or "").lower())


def _calendar_span(unit: str, fin: str, step: int, anchor: dt.date) -> calendar.Span | None:
    if not 30 < anchor.year < 9900:
        return None
    if fin.startswith(("financial", "fiscal")):
        return calendar.financial_year(calendar.financial_year_of(anchor) + step)
    if fin.startswith(("academic", "school")):
        return calendar.academic_year(anchor.year - (anchor.month < 9) + step)
    if unit == "year":
        return calendar.year(anchor.year + step)
    if unit == "decade":
        first = anchor.year // 10 * 10 + 10 * step
        return calendar.year(first)[0], calendar.year(first + 9)[1]
    if unit == "month":
        moved = calendar.add_months(anchor.replace(day=1), step)
        return calendar.month(moved.year, moved.month)
    if unit == "quarter":
        begins = calendar.add_months(dt.date(anchor.year, (anchor.month - 1) // 3 * 3 + 1, 1), 3 * step)
        return begins, calendar.add_days(calendar.add_months(begins, 3), -1)
    monday, sunday = calendar.week_of(calendar.add_days(anchor, 7 * step))
    if unit == "weekend":
        return calendar.add_days(sunday, -1), sunday
    return monday, sunday


def _calendar(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    for match in matches(CALENDAR, text, spans):
        way = match["way"].lower().split()
        unit, fin = match["unit"].lower(), (match["fin"] or "").lower()
        part, prep = (match["part"] or "").lower(), (match["prep"] or "").lower()
        if unit == "night":
            continue
        deictic = way[-1] in ("last", "this", "next", "current", "coming", "new", "present")
        if not deictic and not part and not (unit == "weekend" and prep in ("over", "during", "at")):
            continue
        if way[0] == "the" and way[-1] in ("last", "next") and not fin:
            continue
        step = {"last": -1, "next": 1, "coming": 1, "new": 1}.get(way[-1], 0)
        if unit == "weekend" and step == 0 and anchor and anchor.weekday() < 5:
            gone = told_past(text, match.start(), match.end()) if deictic else True
            step = -1 if gone and not looks_ahead(text, match.start(), match.end()) else 0
        if way[-1] in ("coming", "new") and fin == "":
            continue
        kind = TimeKind.FINANCIAL_YEAR if fin.startswith(("fin", "fis")) else _UNIT_KIND[unit]
        first: dt.date | None = None
        last: dt.date | None = None
        span = _calendar_span(unit, fin, step, anchor) if anchor else None
        if span:
            first, last = span
            if (
                step == 0
                and not fin
                and not part
                and anchor
                and unit != "weekend"
                and not looks_ahead(text, match.start(), match.end())
            ):
                last = anchor
        if part.endswith(("end of",)):
            first = last
        elif part.endswith(("start of", "beginning of", "turn of")):
            last = first
        if prep == "before":
            first, last, kind = None, (last if part else first and calendar.add_days(first, -1)), TimeKind.UNTIL
        if prep in ("by", "until", "till"):
            first, kind = None, TimeKind.UNTIL
        elif prep == "since" or (prep == "from" and step >= 0):
            last, kind = None, TimeKind.SINCE
        yield Mention(match.start(), match.end(), match.start("way"), kind, first, last, cue=prep)


_UNIT_KIND = {
    "year": TimeKind.YEAR,
    "decade": TimeKind.SPAN,
    "month": TimeKind.MONTH,
    "quarter": TimeKind.QUARTER,
    "week": TimeKind.WEEK,
    "weekend": TimeKind.WEEK,
}


def _ago(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    for match in matches(AGO, text, spans):
        step, unit = lexicon.number(match["n"]) or 1, match["unit"].lower()
        edges: Edges = (None, None)
        if anchor and 300 < anchor.year < 9900:
            then = calendar.add(anchor, -step, unit)
            if (step, unit) == (1, "year"):
                edges = then, then  # "a year ago" is that day, "four years ago" a year
            elif unit in ("year", "decade"):
                edges = calendar.year(then.year)
            elif unit in ("month", "quarter"):
                edges = calendar.month(then.year, then.month)
            elif unit == "day":
                edges = then, then
            else:
                edges = calendar.week_of(then)
        prep = (match["prep"] or "").lower()
        kind = TimeKind.AGO
        if prep in ("since", "from"):
            kind, edges = TimeKind.SINCE, (edges[0], None)
        yield Mention(match.start(), match.end(), match.start("n"), kind, *edges, step=(step, unit), cue=prep)


def _days(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    for match in matches(DAYS, text, spans):
        way, prep = match["way"].lower(), (match["prep"] or "").strip().lower()
        step = -1 if way in ("yesterday", "last night") else 1 if way == "tomorrow" else 0
        day = calendar.add_days(anchor, step) if anchor else None
        if day and way.endswith("last year"):
            day = calendar.add_months(day, -12)
        yield _point(match, match.start("way"), day, day, prep)
    for match in matches(WEEKDAY, text, spans):
        prep, rel = (match["prep"] or "").lower(), (match["rel"] or "").lower()
        if not prep and not rel:
            continue
        edges: Edges = (None, None)
        if anchor:
            wanted = lexicon.WEEKDAYS[match["name"].lower()]
            ahead = rel == "next" or (rel != "last" and looks_ahead(text, match.start("name"), match.end()))
            back = (anchor.weekday() - wanted) % 7
            if ahead:
                day = calendar.add_days(anchor, (wanted - anchor.weekday() - 1) % 7 + 1)
            else:
                day = calendar.add_days(anchor, -(back or 7) if rel == "last" else -back)
            edges = day, day
        core = match.start("rel") if match["rel"] else match.start("name")
        yield _point(match, core, *edges, prep)


def _point(match: re.Match[str], core: int, first: dt.date | None, last: dt.date | None, prep: str) -> Mention:
    kind = TimeKind.DAY
    if prep in ("since", "from"):
        last, kind = None, TimeKind.SINCE
    elif prep in ("by", "until"):
        first, kind = None, TimeKind.UNTIL
    start = match.start() if match.group()[:1].strip() else core
    return Mention(start, match.end(), core, kind, first, last, cue=prep)


_READERS = (
    _rolling,
    _calendar,
    _ago,
    _days,
    comparisons,
    anaphors,
    pointers,
    lengths,
    durations,
    eras,
    clauses_of_time,
)


def relatives(text: str, anchor: dt.date | None) -> list[Mention]:
    """Every relative time of a text; overlaps are left to the caller."""
    spans = windows(text, RELATIVE)
    found: list[Mention] = []
    for reader in _READERS:
        found.extend(reader(text, spans, anchor))
    return found
