"""Which year a date without one is of, by the words near it: whether they look back or ahead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from claimx.pipeline.periods.model import Atom, Edges, Yearly

_AHEAD = re.compile(
    r"\b(?:will|would|shall|should(?!\s+have\b)|plans?|planned|aims?|pledges?|promises?|expect(?:ed|s)?|(?-i:hopes?)|target|due"
    r"|wants?|intends?"
    r"|(?:has|have)\s+(?:promised|pledged|agreed|offered)|going|next|set\s+to|proposes?|proposed|(?:is|are)\s+to)\b|['’]ll\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?;\n]\s|:\s(?=[\"“])")
_DEADLINE = re.compile(
    r"\b(?:by|until|till|before|no\s+later\s+than)\s+(?:the\s+)?(?:(?:end|start|beginning"
    r"|middle)\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_RIGHT_BEHIND = 20  # code points
_BEHIND = re.compile(
    r"\b(?:(?:to|ending|ended|since|last|of)\s+(?:the\s+end\s+of\s+)?|so\s+far\s+(?:in\s+)?)$", re.IGNORECASE
)
# What is to come is held against what has been: "there would be 40, compared with 31 at the end of January"
_HELD = re.compile(
    r"\b(?:compared\s+(?:with|to)|against|up\s+from|down\s+from)\s+(?:[a-z]+\s+){0,2}[£$€]?[0-9][0-9,.]*\w*\s+"
    r"(?:[a-z]+\s+){0,3}$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:[a-z]{3,}ed|was|were|had|did|saw|met|made|took|gave|said|told|held|led|came|went|rose|fell|lost|won"
    r"|spent|paid|found|began|left|stood|grew|built|bought|sold|sent|kept|brought)\b",
)
_WAS = re.compile(r"\b(?:was|were|had|did)\b")
# "In December they asked whether it would": what is asked and told is over, what is told of may be to come
_TOLD = re.compile(
    r"(?<!['’]ve )(?<!\bhave )(?<!\bhas )\b(?:asked|said|told|announced|agreed|promised|pledged|heard"
    r"|warned|voted|approved|decided|wrote)\b"
)
_DOING = re.compile(r"\b(?:will|would|(?:is|are|am)\s+\w+ing)\b")
_DUE = re.compile(r"\b(?:is|are)\s+due\b")
# "If ministers take a quarter off in the autumn": what is supposed is to come
_IF = re.compile(r"[\"“‘'\s]*(?:If|Unless)\s")
_WILL = re.compile(r"\b(?:will|shall)\b|['’]ll\b")
_HAD = re.compile(r"\b(?:had|was|were)\b")
_DONE = re.compile(
    r"\b(?:had|fell|rose|risen|fallen|dropped|made|took|found|seized|arrested|reached|stopped)\b", re.IGNORECASE
)


def _near(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence about text[start:end] begins and ends, as far as it is looked at."""
    begin = max(0, start - 110)
    for stop in _STOP.finditer(text, begin, start):
        begin = stop.end()
    until = min(len(text), end + 70)
    found = _STOP.search(text, end, until)
    return begin, found.start() if found else until


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the words of the sentence near text[start:end] speak of what is to come."""
    begin, until = _near(text, start, end)
    if _DEADLINE.search(text, max(begin, start - 30), start):
        if _WILL.search(text, end, min(until, end + _RIGHT_BEHIND)):
            return True  # "We have ten, and by Christmas that'll be 16"
        done = _DONE.search(text, begin, start)
        past, coming = _HAD.search(text, end, until), _AHEAD.search(text, end, until)
        over = past is not None and (coming is None or past.start() < coming.start())
        over = over and _WILL.search(text, begin, start) is None
        doing = done is not None and (_DOING.search(text, done.end(), start) or _DUE.search(text, done.end(), start))
        return not (done and not doing) and not over
    if _BEHIND.search(text, max(begin, start - 22), start) or _HELD.search(text, max(begin, start - 60), start):
        return False
    if _AHEAD.search(text, begin, start):
        return True
    if _IF.match(text, begin) and _PAST.search(text, begin, start) is None:
        return True
    coming, past = _AHEAD.search(text, end, until), _WAS.search(text, end, until)
    if coming is None or _PAST.search(text, begin, start) or _TOLD.search(text, end, coming.start()):
        return False
    return past is None or past.start() > coming.start()  # "In December it was 58, and I want it under 30"


# The season or campaign of which a text speaks in the present is the one that is on, or comes next.
_PRESENT = re.compile(
    r"\b(?:is|are|covers?|runs?|lasts?|takes?\s+place|continues?|opens?|closes?|begins?|starts?|applies|apply)\b"
)


def present(text: str, start: int, end: int) -> bool:
    """Whether the sentence near text[start:end] is told in the present."""
    begin, until = _near(text, start, end)
    return _PAST.search(text, begin, until) is None and _PRESENT.search(text, begin, until) is not None


# What a bill or a rule does from a day on, told in the present some weeks before it: "the charge goes up from 1 April".
_COMES = re.compile(
    r"\b(?:goes|go|rises?|increases?|pays?|costs?|becomes?|starts?|begins?|changes?|moves?|takes?|comes?|joins?|gets?)\b"
)
_DONE_SINCE = re.compile(r"\b(?:has|have|been|since)\b|['’]ve\b")
_SOON = 100  # days


def soon(text: str, start: int, end: int, day: dt.date | None, anchor: dt.date | None) -> bool:
    """Whether "from 1 April" near text[start:end], told in the present, is the day that comes within weeks."""
    if day is None or anchor is None or not 0 < (day - anchor).days <= _SOON:
        return False
    near = _near(text, start, end)
    return not (_PAST.search(text, *near) or _DONE_SINCE.search(text, *near)) and _COMES.search(text, *near) is not None


def told_past(text: str, start: int, end: int) -> bool:
    """Whether a verb of the sentence near text[start:end] stands in the past."""
    return _PAST.search(text, *_near(text, start, end)) is not None


def place(yearly: Yearly, anchor: dt.date | None, ahead: bool, before: dt.date | None = None) -> Edges:
    """The nearest past span of a yearly one (the nearest coming one if ``ahead``); with ``before`` the
    latest that starts no later than that day."""
    limit = before or anchor
    if limit is None or not 3 < limit.year < 9990:
        return None, None
    if before is None and ahead:
        options = (yearly(limit.year + step) for step in (-1, 0, 1, 2))
        return next(span for span in options if span[1] >= limit)
    options = (yearly(limit.year + step) for step in (1, 0, -1, -2))
    return next(span for span in options if span[0] <= limit)


def nearest(spans: Iterable[tuple[dt.date, dt.date]], day: dt.date) -> tuple[dt.date, dt.date] | None:
    """The latest of some stretches that has begun by a day."""
    return max((span for span in spans if span[0] <= day), default=None)


def edges(atom: Atom, anchor: dt.date | None, ahead: bool, before: dt.date | None = None) -> Edges:
    """The days of a date: those it names, else the nearest that its words can mean."""
    if atom.span is not None:
        return atom.span
    if atom.yearly is None:
        return None, None
    return place(atom.yearly, anchor, ahead, before)
