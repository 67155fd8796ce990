"""Times that lean on a time already named: "the previous year", "in those four months", "since then"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimx.pipeline.gated import gated
from claimx.pipeline.periods import calendar, lexicon
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.periods.windows import Windows, matches

_N, _U = lexicon.NUMBER, lexicon.UNIT

PREVIOUS = gated(
    "previous|preceding|prior",
    rf"\b(?:(?P<prep>in|on|over|during|from|than|than\s+in|to|with|for)\s+)?(?:the|its|their)\s+"
    rf"(?:same\s+(?:period|time|point|months?|quarter|weeks?)\s+(?:in\s+|of\s+)?)?(?:previous|preceding"
    rf"|prior)\s+(?:(?P<n>{_N})[\s-]+)?(?P<fin>financial\s+|calendar\s+|reporting\s+)?(?P<unit>{_U}"
    rf"|season|period|summer|winter|campaign|operation)s?(?:['’]s)?\b"
    r"(?!\s+(?:government|administration))",
    re.IGNORECASE,
)
BEFORE = gated(
    "before|earlier|previously",
    rf"\b(?:(?P<prep>in|on|over|during|from|than)\s+)?(?:(?:the|a)\s+(?P<one>(?!decade){_U}|season|weekend|winter"
    rf"|summer|autumn|spring)"
    rf"|the\s+(?P<n>{_N})\s+(?P<unit>{_U})s|(?P<n2>{_N})\s+(?P<unit2>{_U})s)\s+(?P<way>(?:earlier|previously)\b"
    r"(?!\s+in\b)"
    rf"|before\b(?!\s+(?:the|a|an|it|they|he|she|we|you|I|that|this|his|her|in)\b"
    rf"(?!\s+(?:was|were|had\s+been|stood\s+at)\s+(?:just\s+|only\s+|about\s+)?[0-9])))",
    re.IGNORECASE,
)
SAME = gated(
    "same|equivalent|corresponding|those",
    rf"\b(?:(?P<prep>in|over|during|for|at|to|from|than|on)\s+)?(?:the\s+(?:same|equivalent"
    rf"|corresponding)|those(?:\s+same)?(?=\s+(?:{_N})\s+(?:months|weeks|days)\s+(?:of|in)\b))\s+(?:(?P<n>{_N})[\s-]+)?(?:period|time|point|month|months|weeks?|quarter|stage"
    rf"|week|weekend|day|date)s?\s*(?:of|in|the|a)?\s*"
    rf"(?P<of>last\s+year|(?:the\s+)?(?:previous|preceding|prior)\s+year|year\s+before|year\s+earlier"
    rf"|year\s+ago|(?P<year>{lexicon.FOUR})\b(?:[/–-](?P<two>[0-9]{{2}}))?)",
    re.IGNORECASE,
)
# "there were four at last year's show": when the show spoken of was held the year before
LAST_YEARS = gated(
    "year's|year’s",
    r"\b(?:(?P<prep>in|at|for|during|than(?:\s+(?:at|in|during))?|on|over)\s+)(?:last|the\s+previous)\s+year['’]s\s+(?:[a-z]+\s+)?"
    r"(?:show|festival|event|carnival|fair|games|match|march|parade|tournament|race|races|regatta|marathon|derby"
    r"|concert|campaign|operation|celebrations|conference|fixture|meeting)\b",
    re.IGNORECASE,
)
ON_YEAR = gated(
    "year|month",
    r"\b(?:year[\s-]+on[\s-]+year|year[\s-]over[\s-]year|on\s+the\s+year|"
    r"(?P<month>month[\s-]on[\s-]month))\b",
    re.IGNORECASE,
)
ANAPHOR = gated(
    "period|time|spell|month|week|year|day|date|quarter|season",
    rf"\b(?P<prep>in|over|during|within|across|for|throughout|on|at)\s+(?:the\s+same|that|this|those|these"
    rf"|the)\s+(?:(?P<n>{_N})[\s-]+)?(?:(?P<word>period|time\s?frame|time\s?scale|time|spell|timespan)|"
    rf"(?P<unit>months|weeks|years|days|dates|quarters|weekends)|(?P<sing>year|month|season|quarter|week"
    rf"|day|date))\b"
    # "in that year to March", but "over the same year to £4m" says what was reached
    r"(?!\s+(?:to\s+(?!(?:about|around|some|just|almost|nearly|over|under)\b|[£$€]|[0-9][0-9.,]*(?:%|\s+[a-z]|[.,;]|$))"
    r"|ending|ended|from\b|between\b|before|up\s+to|leading|following|since|after|of\b|when|20[0-9]{2}))",
    re.IGNORECASE,
)
SINCE_THEN = gated("then|ever", r"\b(?:(?P<prep>since|by)\s+then|ever\s+since)\b", re.IGNORECASE)
# "We've had a dozen complaints since."
SINCE_ALONE = gated("since.|since,|since;|since!|since?", r"(?<!ever )(?<!long )\bsince(?=[.,;!?])")
_HAVE = re.compile(r"(?:\b(?:have|has)\b|['’]ve\b)[^.;]{0,80}$")
AFTER = gated(
    "subsequent|after|later",
    rf"\b(?:(?P<prep>in|during|over|for)\s+)?the\s+(?:subsequent\s+(?P<unit>{_U})"
    rf"|(?P<unit2>{_U})\s+after(?:\s+that|wards)?)\b(?!\s+(?!and\b|but\b|to\b)[a-z])|\b(?P<n>an?"
    rf"|{_N})\s+(?P<unit3>{_U})s?\s+later\b",
    re.IGNORECASE,
)
# "in the year to that date", "in the year before that", "during the pilot"
TO_THAT = gated(
    "that|same",
    rf"\b(?:(?P<prep>in|for|over|during)\s+)?the\s+(?:(?P<n>{_N})[\s-]+)?(?P<unit>{_U})s?\s+(?:(?P<to>to|up\s+to"
    rf"|ending(?:\s+on)?)\s+(?:that|the\s+same)\s+"
    r"(?:date|day|month|point)|before\s+that(?=[.,;:)]|\s+(?:and|but|or|it|there|they|he|she|we|the)\b|\s*$))",
    re.IGNORECASE,
)
EVENT = gated(
    "pilot|trial|operation|campaign|crackdown|initiative|amnesty|festival|tournament|games|visit|summit|exercise",
    r"\b(?P<prep>during|throughout|over|in|in\s+the\s+course\s+of)\s+(?:the|this|that|our|its)\s+"
    r"(?!last\b|previous\b|next\b|first\b|second\b|earlier\b|latest\b)(?:[\w'’-]+\s+)?(?:pilot|trial|operation|campaign"
    r"|crackdown|initiative|amnesty|festival|tournament|games|visit|summit|exercise)\b(?!\s+(?:in|of|to|between|from"
    r"|on|against|which|that)\b)",
    re.IGNORECASE,
)
# "during a week of action", "in a five-day operation": the days are told further on
COMING = gated(
    "campaign|operation|crackdown|amnesty|action|blitz|initiative",
    rf"\b(?:during|in|over|throughout)\s+an?\s+(?:(?:(?P<n>{_N})[\s-])?(?P<unit>{_U})(?:[\s-]long|['’]s)?\s+)(?:of\s+"
    rf"|\w+\s+)?"
    r"(?:campaign|operation|crackdown|amnesty|action|blitz|initiative)\b"
    r"(?!,?\s+(?:which|that|between|from|ending|ended|last|this)\b|\s+in\s+(?:early\s+|late\s+)?(?:[0-9]|"
    rf"{lexicon.MONTH}\b))",
    re.IGNORECASE,
)


def comparisons(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
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
    for match in matches(LAST_YEARS, text, spans):
        cue = "than" if (match["prep"] or "").lower().startswith("than") else (match["prep"] or "").lower()
        yield Mention(match.start(), match.end(), match.start(), TimeKind.COMPARISON, step=(1, "year"), cue=cue)
    for match in matches(ON_YEAR, text, spans):
        unit = "month" if match["month"] else "year"
        yield Mention(match.start(), match.end(), match.start(), TimeKind.COMPARISON, step=(1, unit), cue="on")


_SINGLE = {"day": (1, "day"), "date": (1, "day"), **{unit: (1, unit) for unit in ("week", "month", "quarter", "year")}}
_WHOLE = ("in", "over", "during", "across", "throughout")
_STRETCH = ("week", "month", "quarter", "year")


def anaphors(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    for match in matches(ANAPHOR, text, spans):
        named = match["n"] or match["unit"] or match["sing"] or match["word"]
        words = match.group().lower().split()
        if match["sing"] and "same" not in words and "that" not in words:
            # "During the week" after a week was named; "over the year" is some year where none was.
            alone = not match["n"] and match["sing"].lower() in _STRETCH
            if alone and words[1] == "the" and words[0] in _WHOLE:
                one = (1, match["sing"].lower())
                cue = "the whole" if words[0] in ("over", "across") else "the"
                yield Mention(match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, step=one, cue=cue)
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
        cue = "event" if unit == "date" else match["prep"].lower()  # the days of a campaign, not a year
        yield Mention(match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, step=step, cue=cue)
    for match in matches(SINCE_THEN, text, spans):
        yield Mention(
            match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, cue=(match["prep"] or "since").lower()
        )
    for match in matches(SINCE_ALONE, text, spans):
        if _HAVE.search(text, max(0, match.start() - 90), match.start()):
            yield Mention(match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, cue="since")
    for match in matches(AFTER, text, spans):
        count = lexicon.number(match["n"]) if match["n"] else 1
        step = (count or 1, (match["unit"] or match["unit2"] or match["unit3"]).lower())
        yield Mention(match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, step=step, cue="after")
    for match in matches(TO_THAT, text, spans):
        step = (lexicon.number(match["n"] or "one") or 1, match["unit"].lower())
        cue = "to that" if match["to"] else "before that"
        yield Mention(match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, step=step, cue=cue)
    for match in matches(EVENT, text, spans):
        cue = "of event" if match["prep"].lower() == "in" else "event"
        yield Mention(match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, cue=cue)
    for match in matches(COMING, text, spans):
        step = (lexicon.number(match["n"] or "one") or 1, match["unit"].lower())
        yield Mention(match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, step=step, cue="coming")
