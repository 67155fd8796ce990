"""Years as written: calendar, financial and academic years, their halves and quarters, decades."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimx.pipeline.gated import gated
from claimx.pipeline.periods import calendar, lexicon
from claimx.pipeline.periods.model import Atom, TimeKind
from claimx.pipeline.periods.windows import Windows, matches

_F = lexicon.FOUR

FINANCIAL = re.compile(
    rf"(?<![0-9,.£$/–-])(?:(?P<fy>FY|(?:financial|fiscal|academic|school)\s+years?)\s*)?"
    rf"(?P<one>{_F}|[0-9]{{2}})\s?(?P<mark>/|-|–|—|\s+to\s+)\s?(?P<two>{_F}|[0-9]{{1,2}})(?![0-9]"
    rf"|[,/.–-][0-9]|%)"
    r"(?P<after>\s+(?:financial|fiscal|academic|school)\s+year)?"
)
FY_ONE = gated("fy", rf"\bFY\s?'?(?P<year>{_F}|[0-9]{{2}})\b(?![/–-])")
FY_ENDING = gated(
    "financial|fiscal",
    rf"\b(?:the\s+)?(?:financial|fiscal)\s+year\s+(?P<end>ending\s+|ended\s+|to\s+)?(?:31\s+)?"
    rf"(?:March\s+)?(?P<year>{_F})\b(?![/–-]|\s+to\s)",
)
YEAR = gated(
    "19|20",
    rf"(?<![0-9,.£$€/#–-])(?P<calendar>calendar\s+year\s+)?(?P<year>{_F})(?:'s|’s)?(?![0-9%/]"
    rf"|[,.–-][0-9]|[-–][a-zA-Z]|s\b|\s?(?:million|billion|per\s+cent))",
)
DECADE = gated("0s", r"\bthe\s+(?:early\s+|late\s+|mid-?)?(?P<year>19[0-9]0|20[0-4]0)s\b")
QUARTER = gated(
    "q1|q2|q3|q4|quarter|half|months",
    rf"\b(?:Q(?P<q>[1-4])|(?:the\s+)?(?P<nth>first|second|third|fourth|last|final)\s+(?P<part>quarter"
    rf"|half)|(?:the\s+)?(?P<months>first|last|final)\s+(?P<n>{lexicon.NUMBER})\s+months)"
    rf"(?:\s+of|,)?\s+(?:the\s+)?(?:(?P<fy>{_F}|[0-9]{{2}})[/–-](?P<two>[0-9]{{2,4}})|"
    rf"(?:financial\s+year\s+)?(?P<year>{_F})\b|(?P<rel>this|last|next|the)\s+"
    rf"(?P<fin>financial\s+)?year\b)",
    re.IGNORECASE,
)

# "In the first quarter there were 40": of the year spoken of
PART = gated(
    "quarter|half|q1|q2|q3|q4|months",
    rf"\b(?:in|during|over|for|by|since|throughout|across)\s+(?:(?P<core>the\s+(?P<nth>first|second|third|fourth"
    rf"|last|final)\s+(?P<part>quarter|half)|Q(?P<q>[1-4])|the\s+(?P<months>first|final)\s+(?P<n>{lexicon.NUMBER})"
    rf"\s+months))\b(?!\s+(?:of|in|to|ending|ended|this|last|20|since|after|before|finals?|on)\b)",
    re.IGNORECASE,
)
_BEFORE_PAIR = re.compile(
    r"\b(?:in|for|from|to|and|during|since|over|by|of|year|than|with|against|the)\s+$", re.IGNORECASE
)
_BEFORE_TO = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)


def financial_years(text: str, spans: Windows, _: dt.date | None) -> Iterator[Atom]:
    """Financial and academic years, and runs of years: "2024-25", "25/26", "2010-2014"."""
    for match in matches(FINANCIAL, text, spans):
        one, two, worded = match["one"], match["two"], match["fy"] or match["after"]
        short = len(one) == 2
        first = (2000 if int(one) < 60 else 1900) + int(one) if short else int(one)
        spelled_to = match["mark"].strip() == "to"
        before = _BEFORE_PAIR.search(text, max(0, match.start() - 12), match.start())
        if short and (len(two) != 2 or (not worded and not before) or (match["mark"] != "/" and not worded)):
            continue
        if len(two) == 1 and int(two) != (first + 1) % 10:
            continue
        follows = int(two) == (first + 1 if len(two) == 4 else (first + 1) % (10 ** len(two)))
        start = match.start()
        if not follows:
            last = int(two) if len(two) == 4 else first // 100 * 100 + int(two)
            if short or spelled_to or not first < last < first + 30:
                continue
            yield Atom(start, match.end(), TimeKind.SPAN, (calendar.year(first)[0], calendar.year(last)[1]))
            continue
        if spelled_to and not worded and _BEFORE_TO.search(text, max(0, start - 9), start):
            continue
        if worded and re.match(r"\s*(?:academic|school)", worded):
            yield Atom(start, match.end(), TimeKind.ACADEMIC_YEAR, calendar.academic_year(first))
            continue
        yield Atom(start, match.end(), TimeKind.FINANCIAL_YEAR, calendar.financial_year(first))
    for match in matches(FY_ONE, text, spans):
        last = int(match["year"]) % 100 + 2000
        yield Atom(match.start(), match.end(), TimeKind.FINANCIAL_YEAR, calendar.financial_year(last - 1))
    for match in matches(FY_ENDING, text, spans):
        yield Atom(match.start(), match.end(), TimeKind.FINANCIAL_YEAR, calendar.financial_year(int(match["year"]) - 1))


_YEAR_LICENCE = re.compile(
    r"(?:\b(?:in|since|during|throughout|from|to|until|till|up\s+to|than|before|after|for|between"
    r"|against|with|on|below|above|finish|end|begin|start"
    r"|over|late|early|mid|by|through|at|about|around|of|and|or|post|pre)\s+(?:(?:about|around|late"
    r"|early|mid|both|all\s+of|the\s+(?:year|whole\s+of|rest\s+of|end\s+of|start\s+of"
    r"|beginning\s+of))\s+)?"
    r"|[(]|\byear,\s+|\b(?:pre|mid|post|late|early)-)$",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof\s+$", re.IGNORECASE)
_OF_LICENCE = re.compile(
    r"\b(?:end|start|beginning|middle|rest|whole|all|part|half|quarter|months|course|best)\s+of\s+$", re.IGNORECASE
)
_DATED = re.compile(rf"\s+(?:(?!the\b|a\b|an\b|its\b)\w+\s+)?(?:{lexicon.DATED_NOUNS})\b")
_COUNTED = re.compile(rf"\s+(?:{lexicon.COUNTED_NOUNS})\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[)\n.!?\"“] ?)In $")  # "In 2016 officers made 168 arrests"
_NAMED = re.compile(
    r"\b(?:Act|Bill|Order|Regulations|Rules|Directive|Code|Strategy|Plan|Report|Bulletin|Budget)"
    r"(?:,?\s+(?:of|and))?\s+$"
)
_NAMES = re.compile(
    r"\s+(?:to\s+20[0-9]{2}\s+)?(?:[A-Z][a-z]+\s+)*(?:Act|Bill|Order|Strategy|White\s+Paper"
    r"|Green\s+Paper|Review|Budget|Plan|Census|Report|Regulations|government)\b"
)
_THE = re.compile(r"\b[Tt]he\s+$")
# What a heading is of stands at its end: "Drivers not traced, by force, 2013"
_HEADED = re.compile(
    r"(?m:^)(?!.*\b(?:sources?|published|updated|copyright|printed|posted|created)\b).{8,90}[a-z)][,:]\s$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\s+(?:saw|brought|was|proved)\b")  # "2022 saw 400 thefts"


def years(text: str, spans: Windows, _: dt.date | None) -> Iterator[Atom]:
    """Calendar years where the words about them show that they are years, and decades."""
    for match in matches(YEAR, text, spans):
        start, end = match.span()
        number = int(match["year"])
        if _NAMED.search(text, max(0, start - 18), start) or _NAMES.match(text, end, min(len(text), end + 50)):
            continue
        if _COUNTED.match(text, end, min(len(text), end + 16)) and not _OPENS.search(text, max(0, start - 6), start):
            continue
        before = max(0, start - 34)
        dated = _DATED.match(text, end, min(len(text), end + 40))
        if not dated and _OF.search(text, before, start) and not _OF_LICENCE.search(text, before, start):
            continue
        subject = _SUBJECT.match(text, end, min(len(text), end + 12)) is not None
        subject = subject and (
            start == 0 or text[start - 1] in '\n"“' or text[max(0, start - 2) : start] in (". ", ", ", "; ")
        )
        ends = end == len(text) or text[end] == "\n"
        headed = ends and _HEADED.search(text, max(0, text.rfind("\n", 0, start)), start) is not None
        licensed = headed or subject or match["calendar"] or _YEAR_LICENCE.search(text, before, start) or dated
        if licensed:
            named = dated and (_THE.search(text, before, start) or not _YEAR_LICENCE.search(text, before, start))
            end = dated.end() if dated and (named or "level" in dated.group()) else end
            yield Atom(start, end, TimeKind.YEAR, calendar.year(number))
        elif _THE.search(text, before, start) is None and (start == 0 or text[start - 1] in "\n\t,"):
            yield Atom(start, end, TimeKind.YEAR, calendar.year(number), apart=False)
    for match in matches(DECADE, text, spans):
        first = int(match["year"])
        yield Atom(match.start(), match.end(), TimeKind.SPAN, (calendar.year(first)[0], calendar.year(first + 9)[1]))


def quarters(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Atom]:
    """Quarters, halves and first or last months of a year."""
    for match in matches(QUARTER, text, spans):
        start_month = 1
        if match["fy"]:
            value = int(match["fy"])
            first_year, start_month = (value + 2000 if value < 100 else value), 4
        elif match["year"]:
            first_year = int(match["year"])
        elif anchor:
            step = {"last": -1, "next": 1}.get(match["rel"].lower(), 0)
            financial = match["fin"] is not None
            first_year = (calendar.financial_year_of(anchor) if financial else anchor.year) + step
            start_month = 4 if financial else 1
        else:
            continue
        offset, length = _within(match)
        if not 1 <= length <= 12 or not 3 < first_year < 9990:
            continue
        span = _months(dt.date(first_year, start_month, 1), offset, length)
        yield Atom(match.start(), match.end(), TimeKind.QUARTER, span)
    for match in matches(PART, text, spans):
        offset, length = _within(match)
        if not 1 <= length <= 12:
            continue

        def yearly(year: int, offset: int = offset, length: int = length) -> calendar.Span:
            return _months(dt.date(year, 1, 1), offset, length)

        yield Atom(match.start("core"), match.end(), TimeKind.QUARTER, None, yearly, apart=False)


def _months(first: dt.date, offset: int, length: int) -> calendar.Span:
    begins = calendar.add_months(first, offset)
    return begins, calendar.add_days(calendar.add_months(begins, length), -1)


def _within(match: re.Match[str]) -> tuple[int, int]:
    """Of a part of a year, how many months it begins after the year does, and how many it has."""
    if match["months"]:
        length = lexicon.number(match["n"]) or 0
        return (0 if match["months"].lower() == "first" else 12 - length), length
    length = 6 if match["part"] and match["part"].lower() == "half" else 3
    nth = int(match["q"]) if match["q"] else lexicon.ORDINALS[match["nth"].lower()]
    return (min(nth, 12 // length) - 1) * length, length


def part_of_year(text: str, first: dt.date) -> calendar.Span | None:
    """The part of a year beginning on ``first`` that words without a year of their own name, None for other words."""
    match = PART.pattern.search(f"in {text}")
    if match is None:
        return None
    return _months(first, *_within(match))
