"""Times told by an event: "at its peak", "in its first year", "than when we came in", "since lockdown",
"a five-week amnesty which closed on Sunday". Most name a time without saying which days it holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimx.pipeline.gated import gated
from claimx.pipeline.periods import calendar, lexicon
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.periods.outlook import place, told_past
from claimx.pipeline.periods.windows import Trigger, matches, windows

# The Prime Minister's statement of 23 March 2020.
LOCKDOWN = dt.date(2020, 3, 23)

_TRIGGER = Trigger(
    lowered=(
        re.compile(
            r"peak|height|previous|last|earlier|night|day|week|month|eve\b|first|second|third|fourth|fifth|period|life"
            r"|course|year|since|each\s+of|than|lockdown|when\s|in\s+which"
        ),
    )
)
_COUNTS = r"consultation|survey|inspection|count|election|census|poll"
_NAME = rf"(?!{lexicon.WEEKDAY}|{'|'.join(name.title() for name in lexicon.MONTHS if len(name) > 2)})[A-Z][a-z]+"
_NAMELESS = re.compile(
    rf"\b(?:(?i:at|in)\s+the\s+(?:previous|last|earlier)\s+(?:{_COUNTS})(?!\s+(?:in|of)\b)"
    r"|(?i:at)\s+(?:the|its|their)\s+(?:peak|height)\b(?!\s+(?:in|of)\b)"
    rf"|(?i:on)\s+the\s+(?:night|day|weekend|eve|{lexicon.WEEKDAY})\s+of\s+(?:the\s+)?{_NAME}"
    r"|(?i:on|over|during)\s+(?:the\s+)?(?!the\b|an?\b|each\b|every\b|most\b|any\b|last\b|this\b|next\b|one\b|same\b"
    r"|first\b"
    r"|previous\b|following\b|that\b|past\b)(?:(?!every\b|each\b|most\b|other\b)[a-z]+\s+){1,3}weekend\b(?!\s+(?:in|of)\b|\s+[0-9]{1,2}(?:-|\s+and\b"
    r"|\s+[A-Z]))"
    r"|(?i:in|for|during)\s+(?:the|its|their|his|her|our)\s+(?:first|second|third|fourth|fifth)\s+year\b"
    r"(?!\s+of\s+(?:the|this)\b|,?\s+[(]?(?:19|20)[0-9]{2}|\s+(?:running|in\s+a\s+row|in\s+succession)\b)"
    r"|(?i:in|during|over)\s+(?:the\s+)?(?:[A-Z][\w'’-]*\s+){1,4}Week\b"
    r"|(?i:in|over|during)\s+the\s+(?:days?|weeks?|months?|years?)\s+(?:after|following|before|since)\s+(?:the|its"
    r"|their|our|his|her)"
    r"\s+[a-z]+\b(?!\s+(?:in|on|of)\s+(?:[A-Z0-9]|the\s+[0-9]))"
    r"|(?i:over|during|across|throughout)\s+the\s+(?:period|life|lifetime|course|term)\s+of\s+"
    r"(?:the|this|its|our|an?)\s+(?!year|month|week|day|decade|past|last|next|summer|winter|financial)[a-z]+"
    r"|(?i:over|across|during)\s+the\s+(?:\w+\s+)years\s+of\s+(?:the|its|our|this)\s+[a-z]+"
    r"|(?i:when)\s+(?:the|this|our|its)\s+(?:[\w'’-]+\s+)?[a-z]+\s+(?:ends|finishes|is\s+(?:complete|over|finished))\b"
    r"|(?i:over|across|through)\s+the\s+year\b(?!\s+(?:to|ending|ended|from|before|20[0-9]{2})\b))"
)
_THAN = gated(
    "than",
    r"\bthan\s+(?P<of>(?:(?:it|they|we|there|he|she|[a-z]+)\s+(?:was|were|did|had)\s+)?when\s+"
    r"(?:I|we|he|she|they|it|the\s+[a-z]+)(?:\s+[A-Za-z'’]+){1,6}|last\s+time)",
)
_EACH = gated(
    "each",
    rf"\b(?:in|for|over)\s+each\s+of\s+the\s+(?:last|past|next|coming)\s+(?P<n>{lexicon.NUMBER})\s+"
    r"(?P<unit>year|month|week)s\b",
    re.IGNORECASE,
)
_LOCKDOWN = gated(
    "lockdown", r"\bsince\s+(?:the\s+)?(?:start\s+of\s+)?(?:the\s+)?(?:first\s+)?lockdown\b", re.IGNORECASE
)
_SEASON_WHEN = gated(
    "spring|summer|autumn|winter", rf"\b(?:an?|one)\s+(?P<season>{lexicon.SEASON})\s+(?=when\b|in\s+which\b)"
)
_RUN = re.compile(
    rf"\b(?P<prep>during|in|over|throughout)\s+(?:an?|the|its|our|this|their)\s+(?P<n>{lexicon.NUMBER})[\s-]"
    rf"(?P<unit>{lexicon.UNIT})(?:[\s-]long)?\s+(?:[\w'’-]+\s+){{0,3}}?[\w'’-]+,?\s+(?:(?:which|that)\s+)?"
    r"(?:(?P<ends>closed|ended|ending|finished|concluded|came\s+to\s+an\s+end)"
    r"|began|beginning|started|starting|opened)\s+$",
    re.IGNORECASE,
)
_RUN_BACK = 110


_SINCE_EVENT = gated(
    "since",
    rf"\b(?:in|over|during)\s+the\s+(?P<n>{lexicon.NUMBER})\s+(?P<unit>{lexicon.UNIT})s\s+since\s+"
    rf"(?:then\b|(?!(?:[\w'’-]+\s+){{0,6}}?{lexicon.FOUR})(?:the\s+)?[a-z]+)",
    re.IGNORECASE,
)


_LATEST = gated(
    "latest|recent",
    rf"\b(?P<prep>in|for|over|during)\s+the\s+(?:latest|most\s+recent)\s+(?:(?P<n>{lexicon.NUMBER})[\s-]+)?"
    r"(?P<unit>year|month|quarter)s?\b(?!\s+(?:for|to|ending|ended|of|in)\b)",
    re.IGNORECASE,
)
# "The total budget for the year is £122m": the year the text is about
_THE_YEAR = gated("year", r"\bfor\s+the\s+year\b(?=\s+(?:is|was|are|were|will|stands?)\b|,|\.)")

_WEEKDAYS = gated(
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    rf"\b(?:[Bb]etween|[Ff]rom)\s+(?:last\s+)?(?P<one>{lexicon.WEEKDAY})\s+(?:and|to)\s+(?P<two>{lexicon.WEEKDAY})\b"
    r"(?!\s+[0-3]?[0-9](?:st|nd|rd|th)?\s+[A-Z])",
)


def events(text: str, anchor: dt.date | None) -> Iterator[Mention]:
    """Times told by an event, in no order; overlaps are left to the caller."""
    spans = windows(text, _TRIGGER)
    for match in matches(_NAMELESS, text, spans):
        yield Mention(match.start(), match.end(), match.start(), TimeKind.VAGUE)
    for match in matches(_THAN, text, spans):
        yield Mention(match.start("of"), match.end(), match.start("of"), TimeKind.VAGUE, cue="than")
    for match in matches(_EACH, text, spans):
        step = (lexicon.number(match["n"]) or 1, match["unit"].lower())
        yield Mention(match.start(), match.end(), match.start(), TimeKind.DURATION, step=step, cue="in")
    for match in matches(_LATEST, text, spans):
        step = (lexicon.number(match["n"] or "one") or 1, match["unit"].lower())
        yield Mention(match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, step=step, cue="latest")
    for match in matches(_THE_YEAR, text, spans):
        yield Mention(match.start(), match.end(), match.start(), TimeKind.ANAPHORIC, step=(1, "year"), cue="for")
    if anchor is None:
        return
    if anchor > LOCKDOWN:
        for match in matches(_LOCKDOWN, text, spans):
            yield Mention(match.start(), match.end(), match.start(), TimeKind.SINCE, LOCKDOWN, None, cue="since")
    for match in matches(_SINCE_EVENT, text, spans):
        first = calendar.add(anchor, -(lexicon.number(match["n"]) or 1), match["unit"].lower())
        yield Mention(match.start(), match.end(), match.start("n"), TimeKind.ROLLING, first, anchor, cue="in")
    for match in matches(_WEEKDAYS, text, spans):
        if match.group()[0] in "Ff" and not told_past(text, match.start(), match.end()):
            continue  # office hours
        one, two = lexicon.WEEKDAYS[match["one"].lower()], lexicon.WEEKDAYS[match["two"].lower()]
        closed = calendar.add_days(anchor, -((anchor.weekday() - two) % 7))
        opened = calendar.add_days(closed, -((two - one) % 7))
        yield Mention(match.start(), match.end(), match.start("one"), TimeKind.SPAN, opened, closed, cue="between")
    for match in matches(_SEASON_WHEN, text, spans):
        name = match["season"].lower()
        opens, closes = place(lambda year, name=name: calendar.season(name, year), anchor, False)  # type: ignore[misc]
        yield Mention(match.start(), match.end("season"), match.start(), TimeKind.SEASON, opens, closes)


def run(text: str, mention: Mention) -> Mention:
    """The whole run of an event whose first or last day a time names: "during a five-week amnesty which
    closed on Sunday"; the time itself where it names none."""
    if mention.kind not in (TimeKind.DAY, TimeKind.MONTH) or mention.first is None or mention.last is None:
        return mention
    match = _RUN.search(text, max(0, mention.start - _RUN_BACK), mention.start)
    if match is None:
        return mention
    step, unit = lexicon.number(match["n"]) or 1, match["unit"].lower()
    if match["ends"]:
        first, last = calendar.ending(mention.last, step, unit)
    else:
        first = mention.first
        last = calendar.add_days(calendar.add(first, step, unit), -1)
    return Mention(match.start(), mention.end, match.start("n"), TimeKind.ROLLING, first, last, (step, unit), "during")
