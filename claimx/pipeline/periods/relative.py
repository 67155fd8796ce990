"""Times told from the document's date or from a time already named: "the last 12 months", "last
Thursday", "three weeks ago", "the previous year", "in those four months", "under this government"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimx.pipeline.periods import calendar, lexicon
from claimx.pipeline.periods.atoms import looks_ahead
from claimx.pipeline.periods.model import Edges, Mention, TimeKind
from claimx.pipeline.periods.windows import RELATIVE, Windows, matches, windows

_N, _U = lexicon.NUMBER, lexicon.UNIT
# "the year to 31 March", not "this year to help forces"
_TO_DATE = (
    r"to\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?(?:[0-9]|date\b|Jan|Feb|March|April|May\b|June|July|Aug|Sep|Oct|Nov|Dec"
    r"|spring|summer|autumn|winter|Easter|Christmas)"
)
_IN = r"(?:(?P<prep>in|over|during|within|for|across|throughout|of|since|by)\s+)?"

LAST = re.compile(
    rf"\b{_IN}(?:the\s+|its\s+|our\s+|their\s+)(?P<way>last|past|coming|next)\s+(?:(?P<n>{_N})[\s-]+)?"
    rf"(?P<unit>{_U}|weekend)s?\b(?!-)(?!\s+before)",
    re.IGNORECASE,
)
VAGUE_LAST = re.compile(
    rf"\b{_IN}(?:the\s+)?(?P<way>last|past|coming|next|recent)\s+(?:few\s+|several\s+|some\s+)?(?:{_U})s\b",
    re.IGNORECASE,
)
CALENDAR = re.compile(
    r"\b(?:(?P<prep>in|over|during|within|for|across|throughout|of|since|by|until|till|from)\s+)?(?:(?P<part>the\s+(?:end|start|beginning|rest|whole|course)\s+of)\s+)?"
    r"(?P<way>last|this|next|the\s+current|the\s+coming|the\s+last|the\s+next|the\s+new|the\s+present"
    r"|the)\s+"
    r"(?P<fin>financial\s+|fiscal\s+|calendar\s+|academic\s+|school\s+)?(?P<unit>year|month|week"
    r"|quarter|decade|weekend|night)\b(?!-)"
    rf"(?!\s+(?:before|earlier|{_TO_DATE}|ending|ended|of\s+20|20[0-9]{{2}}|beginning|for\s+which))",
    re.IGNORECASE,
)
AGO = re.compile(
    rf"\b(?:(?P<prep>since|until|from|than|in)\s+)?(?:(?:just|only|almost|nearly|about|around|over"
    rf"|more\s+than|some)\s+)?(?P<n>{_N}|a|an)\s+(?P<unit>{_U})s?\s+ago\b",
    re.IGNORECASE,
)
DAYS = re.compile(
    r"\b(?P<prep>(?:as\s+(?:of|at)|since|by|until|from)\s+)?(?P<way>today|yesterday|tomorrow|tonight"
    r"|this\s+morning|this\s+afternoon|last\s+night|(?:at\s+)?this\s+(?:time|point"
    r"|stage)\s+last\s+year)\b(?!['’]s\s+(?:world|society))",
    re.IGNORECASE,
)
WEEKDAY = re.compile(
    rf"\b(?P<prep>(?i:on|since|by|until|from|as\s+of|as\s+at))?\s*\b(?P<rel>(?i:last|this|next))?\s*\b"
    rf"(?P<name>{lexicon.WEEKDAY})\b(?!s\b)(?!\s+(?:\(|[0-3]?[0-9]\b))"
)
PREVIOUS = re.compile(
    rf"\b(?:(?P<prep>in|on|over|during|from|than|than\s+in|to|with|for)\s+)?(?:the|its|their)\s+"
    rf"(?:same\s+(?:period|time|point|months?|quarter|weeks?)\s+(?:in\s+|of\s+)?)?(?:previous|preceding"
    rf"|prior)\s+(?:(?P<n>{_N})[\s-]+)?(?P<fin>financial\s+|calendar\s+|reporting\s+)?(?P<unit>{_U}"
    rf"|season|period|summer|winter|campaign|operation)s?(?:['’]s)?\b"
    r"(?!\s+(?:government|administration))",
    re.IGNORECASE,
)
BEFORE = re.compile(
    rf"\b(?:(?P<prep>in|on|over|during|from|than)\s+)?(?:(?:the|a)\s+(?P<one>(?!decade){_U}|season|weekend)"
    rf"|the\s+(?P<n>{_N})\s+(?P<unit>{_U})s|(?P<n2>{_N})\s+(?P<unit2>{_U})s)\s+(?P<way>before|earlier"
    rf"|previously)\b(?!\s+(?:the|a|an|it|they|he|she|we|that|this|his|her|in)\b"
    rf"(?!\s+(?:was|were|had\s+been|stood\s+at)\s+(?:just\s+|only\s+|about\s+)?[0-9]))",
    re.IGNORECASE,
)
SAME = re.compile(
    rf"\b(?:(?P<prep>in|over|during|for|at|to|from|than|on)\s+)?the\s+(?:same|equivalent"
    rf"|corresponding)\s+(?:(?P<n>{_N})[\s-]+)?(?:period|time|point|month|months|weeks?|quarter|stage"
    rf"|week|weekend|day|date)s?\s*(?:of|in|the|a)?\s*"
    rf"(?P<of>last\s+year|(?:the\s+)?(?:previous|preceding|prior)\s+year|year\s+before|year\s+earlier"
    rf"|year\s+ago|(?P<year>{lexicon.FOUR})\b(?:[/–-](?P<two>[0-9]{{2}}))?)",
    re.IGNORECASE,
)
ON_YEAR = re.compile(
    r"\b(?:year[\s-]+on[\s-]+year|year[\s-]over[\s-]year|on\s+the\s+year|"
    r"(?P<month>month[\s-]on[\s-]month))\b",
    re.IGNORECASE,
)
ANAPHOR = re.compile(
    rf"\b(?P<prep>in|over|during|within|across|for|throughout|on|at)\s+(?:the\s+same|that|this|those|these"
    rf"|the)\s+(?:(?P<n>{_N})[\s-]+)?(?:(?P<word>period|time\s?frame|time\s?scale|time|spell|timespan)|"
    rf"(?P<unit>months|weeks|years|days|quarters|weekends)|(?P<sing>year|month|season|quarter|week"
    rf"|day|date))\b"
    rf"(?!\s+(?:to\b|ending|ended|from\b|between\b|before|up\s+to|leading|following|since|after|of\b"
    rf"|when|20[0-9]{{2}}))",
    re.IGNORECASE,
)
SINCE_THEN = re.compile(r"\b(?:(?P<prep>since|by)\s+then|ever\s+since)\b", re.IGNORECASE)
AFTER = re.compile(
    rf"\b(?:(?P<prep>in|during|over|for)\s+)?the\s+(?:(?:following|subsequent)\s+(?P<unit>{_U})"
    rf"|(?P<unit2>{_U})\s+after(?:\s+that|wards)?)\b(?!\s+(?!and\b|but\b|to\b)[a-z])|\b(?P<n>an?|{_N})\s+(?P<unit3>{_U})s?\s+later\b",
    re.IGNORECASE,
)
DURATION = re.compile(
    rf"\b(?P<prep>in|over|within|across|inside)\s+(?:just\s+|only\s+|less\s+than\s+|under\s+"
    rf"|more\s+than\s+|about\s+|around\s+|barely\s+|the\s+space\s+of\s+|a\s+(?=[0-9a-z]+-))?(?P<n>{_N}"
    rf"|a|an)[\s-](?P<unit>{_U})s?(?:[\s-](?:period|spell|stretch))?\b(?!\s+(?:ago|earlier|later|before"
    rf"|old|{_TO_DATE}|ending|ended|of\s+(?:the|each|every|being|his|her|their)))(?!-)",
    re.IGNORECASE,
)
_ERA = (
    r"(?:(?:during|under|throughout)\s+(?:this|the\s+(?:last|previous|present|current|coalition|Labour"
    r"|Conservative))\s+(?:\w+\s+)?(?:government|administration|parliament)"
    r"|(?:(?:by|before|until)\s+the\s+end\s+of|in|during|over|within|across)\s+(?:the\s+|this\s+)"
    r"(?:course\s+of\s+(?:the|this)\s+|lifetime\s+of\s+(?:the|this)\s+)?Parliament\b"
    r"|(?<=\s)this\s+Parliament\b"
    r"|(?:during|throughout|in|since|before)\s+(?:the\s+)?(?:first\s+|second\s+|height\s+of\s+"
    r"(?:the\s+)?)?(?:covid(?:-19)?|coronavirus)?\s?(?:pandemic|lockdowns?)\b"
    r"|pre-(?:pandemic|covid)(?:\s+levels)?"
    r"|(?:over|during|in)\s+the\s+\w+\s+season\b"
    r"|(?:in|during|over)\s+the\s+decades?\s+(?:before|since)\b"
    r"|over\s+the\s+decade\s+before\b"
    r"|in\s+a\s+recent\s+(?:\w+[\s-]){0,2}(?:operation|campaign|week\s+of\s+action|crackdown)"
    r"|when\s+(?:we|it|he|she|they|I)\s+(?:first\s+)?(?:started|began|took\s+(?:over|office)|came\s+"
    r"(?:into\s+office|to\s+power)|(?:was|were)\s+(?:\w+\s+Secretary|in\s+(?:power|office|government)"
    r"|launched|set\s+up|elected))"
    r"|since\s+(?:the\s+)?(?:last\s+|general\s+|most\s+recent\s+){0,2}election\b"
    r"|since\s+(?:we|he|she|they|I|it|the\s+government)\s+(?:took\s+(?:over|office)|came\s+(?:in"
    r"|into\s+office|to\s+power)|(?:was|were)\s+elected)"
    r"|in\s+recent\s+(?:years|months|weeks)"
    r"|since\s+(?:its|their|the|our)\s+(?:inception|launch|creation|introduction|formation"
    r"|establishment)\b(?:\s+of\s+(?:\w+\s+){1,5})?)"
)
ERA = re.compile(rf"\b{_ERA}" if not _ERA.startswith(r"(?<") else _ERA, re.IGNORECASE)


def _back(way: str) -> bool:
    return way.lower().split()[-1] in ("last", "past")


def _rolling(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    for match in matches(LAST, text, spans):
        if match["unit"].lower() == "weekend":
            continue
        step = lexicon.number(match["n"] or "one") or 1
        first: dt.date | None
        last: dt.date | None
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
        if step == 0 and anchor.weekday() < 4:
            monday, sunday = calendar.week_of(anchor)
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
        if not deictic and not part and not (unit == "weekend" and prep in ("over", "during")):
            continue
        if way[0] == "the" and way[-1] in ("last", "next") and not fin:
            continue
        step = {"last": -1, "next": 1, "coming": 1, "new": 1}.get(way[-1], 0)
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
        elif part.endswith(("start of", "beginning of")):
            last = first
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
            if unit in ("year", "decade"):
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


def _comparisons(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    for match in matches(PREVIOUS, text, spans):
        unit = match["unit"].lower()
        step = (lexicon.number(match["n"] or "one") or 1, unit)
        cue = (match["prep"] or "").lower()
        yield Mention(match.start(), match.end(), match.start(), TimeKind.COMPARISON, step=step, cue=cue)
    for match in matches(BEFORE, text, spans):
        unit = (match["one"] or match["unit"] or match["unit2"]).lower()
        step = (lexicon.number(match["n"] or match["n2"] or "one") or 1, unit)
        cue = (match["prep"] or "").lower()
        yield Mention(match.start(), match.end(), match.start(), TimeKind.COMPARISON, step=step, cue=cue)
    for match in matches(SAME, text, spans):
        cue = (match["prep"] or "").lower()
        first = last = None
        if match["two"]:
            first, last = calendar.financial_year(int(match["year"]))
        elif match["year"]:
            first, last = calendar.year(int(match["year"]))
        yield Mention(match.start(), match.end(), match.start(), TimeKind.COMPARISON, first, last, (1, "same"), cue)
    for match in matches(ON_YEAR, text, spans):
        unit = "month" if match["month"] else "year"
        yield Mention(match.start(), match.end(), match.start(), TimeKind.COMPARISON, step=(1, unit), cue="on")


_SINGLE = {"day": (1, "day"), "date": (1, "day"), **{unit: (1, unit) for unit in ("week", "month", "quarter", "year")}}


def _anaphors(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    for match in matches(ANAPHOR, text, spans):
        named = match["n"] or match["unit"] or match["sing"] or match["word"]
        words = match.group().lower().split()
        if match["sing"] and "same" not in words and "that" not in words:
            continue
        if words[1] == "the" and words[2] != "same" and not match["n"] and (match["word"] or "").lower() != "period":
            continue
        if named and words[1] == "the" and "same" not in words and match["word"] and match["word"].lower() == "time":
            continue
        n = lexicon.number(match["n"]) if match["n"] else None
        unit = (match["unit"] or "").lower().rstrip("s")
        step = (n, unit) if n and unit in ("month", "week", "year", "day", "quarter") else None
        if match["sing"]:
            step = _SINGLE.get(match["sing"].lower(), step)
        yield Mention(
            match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, step=step, cue=match["prep"].lower()
        )
    for match in matches(SINCE_THEN, text, spans):
        yield Mention(
            match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, cue=(match["prep"] or "since").lower()
        )
    for match in matches(AFTER, text, spans):
        count = lexicon.number(match["n"]) if match["n"] else 1
        step = (count or 1, (match["unit"] or match["unit2"] or match["unit3"]).lower())
        yield Mention(match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, step=step, cue="after")


# "We have pledged to halve it within a decade": a decade from the day it is said
_PROMISED = re.compile(
    r"\b(?:ambitions?|pledged?|promised?|committed|commitment|aims?|targets?|goals?|missions?|plans?|vow(?:ed)?)\s+(?:of|to)\b"
    r"[^.;]*$",
    re.IGNORECASE,
)


def _open(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    for match in matches(DURATION, text, spans):
        step = (lexicon.number(match["n"]) or 1, match["unit"].lower())
        cue = match["prep"].lower()
        first = last = None
        promised = step[1] in ("year", "decade") and _PROMISED.search(text, max(0, match.start() - 90), match.start())
        if cue == "within" and promised and anchor is not None and anchor.year < 9000:
            first, last = anchor, calendar.add(anchor, *step)
        yield Mention(match.start(), match.end(), match.start("n"), TimeKind.DURATION, first, last, step, cue)
    for match in matches(ERA, text, spans):
        yield Mention(match.start(), match.end(), match.start(), TimeKind.VAGUE)


def relatives(text: str, anchor: dt.date | None) -> list[Mention]:
    """Every relative time of a text; overlaps are left to the caller."""
    spans = windows(text, RELATIVE)
    found: list[Mention] = []
    for reader in (_rolling, _calendar, _ago, _days, _comparisons, _anaphors, _open):
        found.extend(reader(text, spans, anchor))
    return found
