"""Lengths of time told by what they are part of: "in its first six months", "during a six-month trial", "over three
nights", "in the year so far", "in the six months since"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimx.pipeline.gated import gated
from claimx.pipeline.periods import calendar, lexicon
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.periods.windows import Windows, matches

_N, _U = lexicon.NUMBER, lexicon.UNIT
_PREP = r"(?P<prep>(?i:in|over|during|for|within|across|throughout))"
_OWN = r"(?:its|their|our|his|her|my)"
# "In the first six months of the scheme", "in the team's first year", "during its first 12 weeks"
FIRST = gated(
    "first|opening|initial",
    rf"\b{_PREP}\s+(?:(?P<own>{_OWN}(?:\s+very)?|(?:the|this|that|our|its|a)\s+(?:[a-z'’-]+\s+){{0,2}}?[\w-]+['’]s?"
    rf"|[A-Z][\w-]+['’]s?)\s+(?:first|opening|initial)\s+(?:full\s+)?"
    rf"(?:(?P<n>{_N})[\s-]+)?(?P<unit>{_U})s?\b(?!\s+of\s+(?:the\s+)?(?:year|20|19|this|last))"
    rf"|the\s+(?:first|opening|initial)\s+(?:full\s+)?(?:(?P<n2>{_N})[\s-]+)?(?P<unit2>{_U})s?\s+(?:of\s+(?:the|its|their|our|this|that"
    rf"|his|her|my|operation|an?)\s+(?!(?:financial\s+|calendar\s+|academic\s+|last\s+|past\s+|previous\s+)?(?:year"
    rf"|month|quarter|decade|century|new\s+year)\b)[A-Za-z]+|alone(?=[,.;])|after\s+(?:its|the|their)\s+[a-z]+))\b"
    rf"(?!\s+(?:in|of|to)\s+(?:{lexicon.FOUR}|[A-Z][a-z]+\s+{lexicon.FOUR})|,?\s+[(]?{lexicon.FOUR})",
)
# "Over three nights", "in a single shift", "in one night"
NIGHTS = gated(
    "night|weekend|evening|single|afternoon|morning",
    rf"\b(?P<prep>in|over|on|during|across)\s+(?:just\s+|only\s+|the\s+space\s+of\s+)?(?:(?P<n>{_N})\s+(?:consecutive\s+"
    rf"|separate\s+|successive\s+)?(?P<unit>night|weekend|evening|afternoon|morning)s?"
    rf"|(?:a|one)\s+single\s+(?P<single>{_U}|night|weekend|evening|afternoon|morning))\b(?!-)"
    r"(?!\s+(?:in|of|during|last|this)\b)"
    rf"(?!\s+(?:a|per|each|every)\b|['’])",
    re.IGNORECASE,
)
# "During a six-month trial": dated by what follows, if at all
TRIAL = gated(
    "trial|pilot|scheme|exercise|programme|festival|event|drive|sweep|placement|project|deployment|spell|inspection",
    rf"\b(?:during|in|over|throughout)\s+(?:an?|one)\s+(?:[a-z]+\s+)?(?P<n>{_N})[\s-](?P<unit>{_U}|night|weekend)"
    r"(?:[\s-]long)?\s+(?:[a-z-]+\s+)?(?:trial|pilot|scheme|exercise|programme|festival|event|drive|sweep|placement"
    r"|project|deployment|spell|inspection)\b(?!,?\s+(?:which|that|between|from|ending|ended|to)\b)",
    re.IGNORECASE,
)
SO_FAR = gated(
    "far|date",
    r"\b(?:(?P<prep>in|for|over)\s+)?(?:the\s+)?(?P<fin>financial\s+)?year(?:\s+so\s+far|[\s-]to[\s-]date)\b",
    re.IGNORECASE,
)
SINCE = gated(
    "since",
    rf"\b(?:in|over|during)\s+the\s+(?:(?P<n>{_N})\s+)?(?P<unit>{_U})s?\s+since(?=[,.;])",
    re.IGNORECASE,
)


def lengths(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    """Lengths of time, in no order; which days they have is mostly left to the caller."""
    for match in matches(FIRST, text, spans):
        step = (lexicon.number(match["n"] or match["n2"] or "one") or 1, (match["unit"] or match["unit2"]).lower())
        yield Mention(match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, step=step, cue="first")
    for match in matches(NIGHTS, text, spans):
        unit = (match["unit"] or match["single"]).lower()
        step = (lexicon.number(match["n"] or "one") or 1, unit if unit in calendar.UNITS else "day")
        yield Mention(match.start(), match.end(), match.end("prep") + 1, TimeKind.DURATION, step=step, cue="in")
    for match in matches(TRIAL, text, spans):
        unit = match["unit"].lower()
        step = (lexicon.number(match["n"]) or 1, unit if unit in calendar.UNITS else "day")
        yield Mention(match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, step=step, cue="coming")
    if anchor is None or not 3 < anchor.year < 9990:
        return
    for match in matches(SO_FAR, text, spans):
        first = dt.date(calendar.financial_year_of(anchor), 4, 1) if match["fin"] else dt.date(anchor.year, 1, 1)
        cue = (match["prep"] or "").lower()
        yield Mention(match.start(), match.end(), match.start(), TimeKind.YEAR, first, anchor, cue=cue)
    for match in matches(SINCE, text, spans):
        first = calendar.add(anchor, -(lexicon.number(match["n"] or "one") or 1), match["unit"].lower())
        yield Mention(match.start(), match.end(), match.start(), TimeKind.ROLLING, first, anchor, cue="in")
