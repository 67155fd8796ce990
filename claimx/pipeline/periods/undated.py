"""Times without days of their own: "in six months", "over three years", "under this government", "since
the marshals were brought in"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimx.pipeline.gated import gated
from claimx.pipeline.periods import calendar, lexicon
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.periods.windows import Windows, matches

_N, _U = lexicon.NUMBER, lexicon.UNIT

DURATION = gated(
    lexicon.UNIT,
    rf"\b(?P<prep>in|over|within|across|inside)\s+(?:just\s+|only\s+|less\s+than\s+|under\s+"
    rf"|more\s+than\s+|(?:its|their|our|his|her)\s+first\s+|about\s+|around\s+|barely\s+|the\s+space\s+of\s+"
    rf"|a\s+(?=[0-9a-z]+-))?(?P<n>{_N}"
    rf"|a|an)[\s-](?P<unit>{_U})s?(?:[\s-](?:period|spell|stretch))?\b(?!\s+(?:ago|earlier|later|before"
    rf"|old|{lexicon.TO_DATE}|ending|ended|of\s+(?:the|each|every|being|his|her|their)))(?!-)",
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
    r"|(?:(?:so\s+far|earlier)\s+)?(?:in\s+|during\s+)?(?:this|last)\s+season\b"
    r"|(?:in|during|over)\s+the\s+decades?\s+(?:before|since)\b"
    r"|over\s+the\s+decade\s+before\b"
    r"|(?:in|during|over)\s+the\s+(?:last|previous)\s+Parliament\b|at\s+the\s+height\s+of\s+the\s+(?:pandemic|riots"
    r"|disorder)\b"
    r"|when\s+(?:Labour|the\s+(?:Conservatives|Tories|coalition|Liberal\s+Democrats))\s+(?:left|lost|came|won|took"
    r"|entered)\b"
    r"(?:\s+(?:office|power|into\s+office|to\s+power|in))?"
    r"|in\s+a\s+recent\s+(?:\w+[\s-]){0,2}(?:operation|campaign|week\s+of\s+action|crackdown)"
    r"|when\s+(?:we|it|he|she|they|I)\s+(?:first\s+)?(?:started|began|took\s+(?:over|office)|came\s+"
    r"(?:into\s+office|to\s+power|in\b)|(?:was|were)\s+(?:first\s+)?(?:\w+\s+Secretary|in\s+(?:power|office|government)"
    r"|launched|set\s+up|elected|appointed|founded|created))"
    r"|since\s+(?:the\s+)?(?:last\s+|most\s+recent\s+){0,2}election\b"
    r"|since\s+(?:we|he|she|they|I|it|the\s+government)\s+(?:took\s+(?:over|office)|came\s+(?:in"
    r"|into\s+office|to\s+power)|(?:was|were)\s+elected)"
    r"|in\s+recent\s+(?:years|months|weeks)"
    r"|since\s+(?:its|their|the|our)\s+(?:inception|launch|creation|introduction|formation"
    r"|establishment)\b(?:\s+of\s+(?:\w+\s+){1,5})?)"
)
ERA = gated(
    "government|administration|parliament|pandemic|lockdown|covid|season|decade|height|when|recent|since",
    rf"\b{_ERA}",
    re.IGNORECASE,
)


_ELECTION = gated(
    "election",
    r"\bsince\s+(?P<name>(?:the\s+)?(?:last\s+|most\s+recent\s+)?general\s+election)\b"
    r"(?:\s+(?:of|in)\s+(?P<year>(?:19|20)[0-9]{2})\b)?",
    re.IGNORECASE,
)
# Polling days; source: UK Parliament, general elections since 1979.
GENERAL_ELECTIONS = tuple(
    dt.date.fromisoformat(day)
    for day in (
        "1979-05-03 1983-06-09 1987-06-11 1992-04-09 1997-05-01 2001-06-07 2005-05-05 2010-05-06 2015-05-07"
        " 2017-06-08 2019-12-12 2024-07-04"
    ).split()
)
# "We have pledged to halve it within a decade": a decade from the day it is said
_PROMISED = re.compile(
    r"\b(?:ambitions?|pledged?|promised?|committed|commitment|aims?|targets?|goals?|missions?|plans?"
    r"|vow(?:ed)?)\s+(?:of|to)\b"
    r"[^.;]*$",
    re.IGNORECASE,
)


def durations(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    for match in matches(DURATION, text, spans):
        step = (lexicon.number(match["n"]) or 1, match["unit"].lower())
        cue = match["prep"].lower()
        first = last = None
        promised = step[1] in ("year", "decade") and _PROMISED.search(text, max(0, match.start() - 90), match.start())
        if cue == "within" and promised and anchor is not None and anchor.year < 9000:
            first, last = anchor, calendar.add(anchor, *step)
        yield Mention(match.start(), match.end(), match.start("n"), TimeKind.DURATION, first, last, step, cue)


# "Assaults have dropped since the marshals were brought in", "7% of officers before the scheme began"
_PAST = (
    r"(?:(?:was|were)(?:\s+(?:first\s+|last\s+)?[a-z]+)?|began|came|took|set|went|gave|got|brought|made|left|became"
    r"|met|won|lost|put|cut|opened|(?!need\b|speed\b)"
    r"[a-z]{2,}ed)"
)
_SINCE_CLAUSE = gated(
    "since",
    r"(?<!has )(?<!have )(?<!had )\bsince\s+(?!then\b|been\b|the\s+(?:last|previous)\b)(?:I|[a-z][a-z'’-]*)\s+"
    rf"(?:[\w'’-]+\s+){{0,5}}?{_PAST}\b"
    r"(?:\s+(?:in|up|out|over|back|into\s+(?:force|office|effect))\b(?!\s+(?:the|a|an|our|its)\b))?",
)
_DONE = re.compile(
    r"\b(?:has|have|had|up|down|is|are|doubled|trebled|halved|fell|rose|dropped)\b|['’]ve\b", re.IGNORECASE
)
_BEFORE_CLAUSE = gated(
    "before",
    r"\b(?i:before)\s+(?:the|our|its|this|these|we|they|it|I)\s+(?:[\w'’-]+\s+){0,5}?(?:began|started|(?:was|were)\s+"
    r"(?:launched|introduced|set\s+up|brought\s+in|created|formed|elected)|came\s+(?:in|into|to)\b|took\s+(?:office"
    r"|over|power)"
    r"|opened|launched)\b"
    r"|\b(?i:before)\s+(?:the|this)\s+(?:operation|pilot|trial|scheme|campaign|launch|reforms?|cuts|merger|amnesty"
    r"|changes?)\b"
    r"(?!\s+(?:in|on|of)\s+(?:[A-Z0-9]|the\s+[0-9]))",
)
_REACH = 110
_STOP = re.compile(r"[.!?]\s|\n")


def clauses_of_time(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    """Times told by what happened, of which the text does not say when."""
    for match in matches(_SINCE_CLAUSE, text, spans):
        low = max(0, match.start() - _REACH)
        before = _STOP.split(text[low : match.start()])[-1]
        after = _STOP.split(text[match.end() : match.end() + _REACH])[0]
        if _DONE.search(before) or _DONE.search(after):
            yield Mention(match.start(), match.end(), match.start(), TimeKind.VAGUE, cue="since")
    for match in matches(_BEFORE_CLAUSE, text, spans):
        yield Mention(match.start(), match.end(), match.start(), TimeKind.VAGUE, cue="before")
    for match in matches(_ELECTION, text, spans):
        held = [day for day in GENERAL_ELECTIONS if anchor is not None and day <= anchor]
        if match["year"]:
            held = [day for day in GENERAL_ELECTIONS if day.year == int(match["year"])]
        if held:
            yield Mention(match.start(), match.end(), match.start("name"), TimeKind.SINCE, held[-1], None, cue="since")
        else:
            yield Mention(match.start(), match.end(), match.start(), TimeKind.VAGUE, cue="since")


def eras(text: str, spans: Windows, anchor: dt.date | None) -> Iterator[Mention]:
    for match in matches(ERA, text, spans):
        yield Mention(match.start(), match.end(), match.start(), TimeKind.VAGUE)
