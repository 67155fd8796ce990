"""Words that point back at a time without a preposition of their own, or onwards from it: "that night", "until
then", "the following spring", "in the six months that followed", "in the intervening year", "than it was then"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimx.pipeline.gated import gated
from claimx.pipeline.periods import calendar, lexicon
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.periods.windows import Windows, matches

_N, _U = lexicon.NUMBER, lexicon.UNIT
_BACK = 16  # characters of the words before
_PART = r"night|evening|afternoon|morning|weekend|spring|summer|autumn|winter"
_SINGLE = rf"(?:(?:financial|calendar|academic|school)\s+)?(?P<unit>year|month|week|quarter|season|day|{_PART})"
# where a clause opens: "That night there were 40", "in May. The same week"
_OPENS = r"(?:(?<![^\n])|(?<=[.;:!?,]\s)|(?<=[\"“(]))"

THAT = gated(
    "that|same",
    rf"\b(?:that|the\s+(?:very\s+)?same)\s+(?:same\s+|very\s+)?{_SINGLE}\b(?!['’-]|\s+(?:after|as|when|last|in\s+20|of)\b)",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?P<prep>on|in|over|during|at|throughout|across)\s+$|(?P<later>later|earlier|early|late|also)\s+$", re.I
)
_LENGTHS = ("year", "month", "week", "quarter", "season", "day")
# what a bare "that year" at the end of a clause is followed by, and what it is not preceded by
_CLOSES = re.compile(r"[.,;:)!?]|\s+(?:and|but|alone|with)\b|\s*$")
_GOVERNED = re.compile(r"\b(?:of|for|to|than|from|since|until|like|by|before|after|with|about|and|into)\s+$", re.I)
END_OF_THAT = gated(
    "that",
    r"\b(?P<prep>by|until|at|before)\s+(?:the\s+)?(?P<part>end|close|start|beginning|middle|summer|autumn|spring"
    r"|winter)\s+of\s+that\s+(?:same\s+)?(?P<unit>year|month|week|summer|winter|autumn|spring)\b",
    re.IGNORECASE,
)
ONWARD = gated(
    "since|from",
    r"\b(?:(?:since|from)\s+(?:that|this)\s+(?:date|day|time|point|moment|year|month|week|night)\b(?!\s+(?:last|in|of)\b)"
    r"(?:\s+on(?:wards?)?\b)?|from\s+then\s+on(?:wards?)?\b)",
    re.IGNORECASE,
)
UNTIL_THEN = gated(
    "then|that",
    r"\b(?:until|till|up\s+to|up\s+until|before|prior\s+to)\s+(?:then\b|that\s+(?:time|point|date)\b"
    r"|that(?=[.,;]|\s+(?:there|it|the|we|they)\b))",
    re.IGNORECASE,
)
BY_THAT = gated(
    "that|this|same",
    r"\bby\s+(?:(?:that|this)\s+(?:time|point|date|stage)\b(?!\s+(?:last|next)\b)"
    r"|the\s+same\s+(?:time|point|date|stage)\b(?!\s+(?:last|next|in|of|as|the)\b))",
    re.IGNORECASE,
)
AT_THAT = gated(
    "that|time|same",
    r"\bat\s+(?:that\s+(?:time|date|point|stage|moment)|the\s+time(?=[,.;]|\s+(?:there|it|the|we|they|he|she)\b"
    r"(?!\s+\w+\s+of\b)))"
    r"|\b(?:at|on)\s+the\s+(?:very\s+)?same\s+(?:point|stage|moment|date)\b(?!\s+(?:in|of|last|as|when|the|an?)\b)",
    re.IGNORECASE,
)
# "In the three months that followed", "over the following six months"
NEXT = gated(
    "follow|subsequent|ensuing|after",
    rf"\b(?:in|over|during|for|within|across)\s+the\s+(?:(?P<n>{_N})\s+(?P<unit>{_U})s?\s+(?:(?:that|which)\s+"
    rf"followed|after(?:wards|\s+that))"
    rf"|(?:following|subsequent|ensuing)\s+(?P<n2>{_N})\s+(?P<unit2>{_U})s?)\b",
    re.IGNORECASE,
)
FOLLOWING = gated(
    "following",
    rf"\b(?:(?P<prep>in|during|over|for|on|by|until|from)\s+)?the\s+following\s+(?:(?:financial|calendar)\s+)?"
    rf"(?P<unit>year|month|week|quarter|day|{_PART})\b(?!['’-]|\s+(?:of|after|meeting|question|offences?)\b)",
    re.IGNORECASE,
)
# "Two years on, the figure is 40"
ON = gated(
    lexicon.UNIT,
    rf"{_OPENS}(?:(?:just|nearly|almost|some|about|more\s+than)\s+)?(?P<n>an?|{_N})\s+(?P<unit>{_U})s?\s+on\b"
    r"(?=,|\s+(?:the\s+(?:figure|number|total)|it\s+(?:is|was|has)|there)\b)",
    re.IGNORECASE,
)
BETWEEN = gated(
    "intervening|meantime|between",
    r"\b(?:(?:in|over|during)\s+the\s+(?:intervening\s+(?P<unit>year|month|week|quarter|years|months|weeks|period"
    r"|time)|meantime)|in\s+between(?=[.,;]|\s+(?:there|it|we|they)\b))\b",
    re.IGNORECASE,
)
# "a fifth lower than it was then", "twice as many as then"
THAN_THEN = gated(
    "then|time",
    r"\b(?:than|as)\s+(?:(?:it|they|there)\s+(?:was|were|had)\s+|had\s+been\s+)?(?:back\s+)?(?:then|at\s+(?:that|the)"
    r"\s+time)\b",
    re.IGNORECASE,
)


# "in March of that year", "in March the following year"
OF_THAT_YEAR = gated("year", r"\b(?:of\s+)?(?:that|the\s+same|the\s+following)\s+year\b", re.IGNORECASE)
_PLACED = re.compile(rf"\b(?:{lexicon.MONTH}|{lexicon.SEASON}|Christmas|Easter)\s$")


def pointers(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    """Times that point back or on, in no order; what they mean is left to the caller."""
    for match in matches(THAT, text, spans):
        start = _adverb(text, match)
        if start is not None:
            yield Mention(start, match.end(), start, TimeKind.ANAPHORIC, step=(1, match["unit"].lower()), cue="that")
    for match in matches(OF_THAT_YEAR, text, spans):
        if _PLACED.search(text, max(0, match.start() - 14), match.start()):
            yield _pointer(match, "after" if "following" in match.group().lower() else "that", (1, "year"))
    for match in matches(END_OF_THAT, text, spans):
        part, prep = match["part"].lower(), match["prep"].lower()
        cue = f"{'by' if prep in ('by', 'until', 'before') else 'at'} {part}"
        yield _pointer(match, cue, (1, match["unit"].lower()))
    for match in matches(ONWARD, text, spans):
        yield _pointer(match, "since")
    for match in matches(UNTIL_THEN, text, spans):
        yield _pointer(match, "until then")
    for match in matches(BY_THAT, text, spans):
        yield _pointer(match, "by")
    for match in matches(AT_THAT, text, spans):
        yield _pointer(match, "same point" if "same" in match.group().lower() else "at that")
    for match in matches(NEXT, text, spans):
        count = lexicon.number(match["n"] or match["n2"]) or 1
        yield _pointer(match, "next", (count, (match["unit"] or match["unit2"]).lower()))
    for match in matches(FOLLOWING, text, spans):
        cue = "by after" if (match["prep"] or "").lower() in ("by", "until") else "after"
        yield _pointer(match, cue, (1, match["unit"].lower()))
    for match in matches(ON, text, spans):
        yield _pointer(match, "after", (lexicon.number(match["n"]) or 1, match["unit"].lower()))
    for match in matches(BETWEEN, text, spans):
        unit = (match["unit"] or "").lower()
        single = unit in ("year", "month", "week", "quarter")
        yield _pointer(match, "after" if single else "between", (1, unit) if single else None)
    for match in matches(THAN_THEN, text, spans):
        yield _pointer(match, "than then")


def _adverb(text: str, match: re.Match[str]) -> int | None:
    """Where "that night" starts as an adverb, with its preposition; None where it is something else."""
    at = match.start()
    led = _LED.search(text, max(0, at - _BACK), at)
    if led is not None and led["prep"]:
        return None if match["unit"].lower() in _LENGTHS else led.start()
    start = led.start() if led is not None else at
    before = text[max(0, start - 2) : start]
    if start == 0 or before[-1] in '\n"“(' or (before[-1].isspace() and before[0] in ".;:!?,"):
        return start
    closes = (
        _CLOSES.match(text, match.end()) is not None and _GOVERNED.search(text, max(0, start - _BACK), start) is None
    )
    return start if closes else None


def _pointer(match: re.Match[str], cue: str, step: tuple[int, str] | None = None) -> Mention:
    return Mention(match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, step=step, cue=cue)


_DAYLIKE = ("day", "night", "evening", "afternoon", "morning")


def holding(day: dt.date, unit: str) -> tuple[dt.date, dt.date] | None:
    """The calendar unit that holds a day: its week, month, quarter, year, weekend or season of the year."""
    if not 3 < day.year < 9990:
        return None
    if unit in _DAYLIKE:
        return day, day
    if unit == "week":
        return calendar.week_of(day)
    if unit == "weekend":
        sunday = calendar.week_of(day)[1]
        return calendar.add_days(sunday, -1), sunday
    if unit == "month":
        return calendar.month(day.year, day.month)
    if unit == "quarter":
        first = dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        return first, calendar.add_days(calendar.add_months(first, 3), -1)
    if unit in ("spring", "summer", "autumn", "winter"):
        begun = day.year - 1 if unit == "winter" and day.month < 3 else day.year
        return calendar.season(unit, begun)
    return calendar.year(day.year) if unit == "year" else None
