"""Stretches told by their length and the date at one of their ends: "the 16 weeks to 3 November"."""

from __future__ import annotations

import datetime as dt
import re

from claimx.pipeline.periods import calendar, lexicon
from claimx.pipeline.periods.model import Atom, Mention, TimeKind
from claimx.pipeline.periods.outlook import edges

_BACK = 90  # characters looked at before a date
_ROLLING = re.compile(
    rf"\b(?P<lead>(?:(?P<prep>in|for|over|during|of|to|with|between|than)\s+(?:(?:the|a)\s+)?)?(?:the\s+)?)"
    rf"(?:full\s+|rolling\s+)?(?:(?P<n>{lexicon.NUMBER})[\s-]+)?(?P<unit>day|week|fortnight|month|decade"
    rf"|quarter|year)s?(?:[\s-]period)?,?\s+"
    r"(?P<way>to|up\s+to\s+and\s+including|leading\s+up\s+to|ending|ended|up\s+to|until|beginning|starting|from|commencing|since)\s+(?:in\s+"
    r"|on\s+)?(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?(?:year\s+)?$",
    re.IGNORECASE,
)
_YEAR_TO = re.compile(
    r"\b(?P<lead>(?:(?P<prep>in|for|over|during)\s+)?(?:the\s+)?)(?P<unit>year)[\s-](?:end|ending)\s+$", re.IGNORECASE
)
_PER = re.compile(r"\b(?:an?|per|each|every)\s+$", re.IGNORECASE)


# "In the three years before 2020", "in the fortnight before Christmas", "in the year after March 2021"
_BESIDE = re.compile(
    rf"\b(?P<prep>in|for|over|during|within|on)\s+the\s+(?:(?P<n>{lexicon.NUMBER})\s+)?(?P<unit>day|week|fortnight|month"
    r"|quarter|year|decade|night|weekend)s?\s+(?P<way>before|prior\s+to|preceding|after|following)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def beside(text: str, atom: Atom, anchor: dt.date | None) -> Mention | None:
    """A stretch that ends right before a date, or begins right after it."""
    found = _BESIDE.search(text, max(0, atom.start - _BACK), atom.start)
    if found is None or atom.kind is TimeKind.SPAN:
        return None
    step, unit = lexicon.number(found["n"] or "one") or 1, found["unit"].lower()
    first, last = edges(atom, anchor, ahead=False)
    if first is not None and last is not None:
        if unit == "weekend":
            first = last = calendar.add_days(first, -((first.weekday() + 1) % 7 or 7))
            first = calendar.add_days(last, -1)
        elif plain(found["way"]) in ("after", "following"):
            first = calendar.add_days(last, 1)
            last = calendar.add_days(calendar.add(first, step, unit), -1)
        else:
            first, last = calendar.ending(calendar.add_days(first, -1), step, unit)
    cue = plain(found["prep"])
    return Mention(found.start(), atom.end, found.end("prep") + 1, TimeKind.ROLLING, first, last, (step, unit), cue)


def plain(words: str) -> str:
    return " ".join(words.lower().split())


def rolled(text: str, atom: Atom, anchor: dt.date | None) -> Mention | None:
    """ "in the year ending March 2024", "the 16 weeks to 3 November", "week commencing 5 May"."""
    low = max(0, atom.start - _BACK)
    found = _ROLLING.search(text, low, atom.start) or _YEAR_TO.search(text, low, atom.start)
    if not found or atom.kind is TimeKind.SPAN:
        return None
    if not found["prep"] and _PER.search(text, low, found.start()):
        return None  # "£275,000 a year to March 2027"
    if atom.kind is TimeKind.FINANCIAL_YEAR and found["unit"].lower() != "year":
        return None
    groups = found.groupdict()
    way = plain(groups.get("way") or "to")
    if way == "since" or (way == "from" and not groups.get("n")):
        return None
    step, unit = lexicon.number(groups.get("n") or "one") or 1, found["unit"].lower()
    cue = (found["prep"] or "").lower()
    first, last = edges(atom, anchor, ahead=False)
    if way in ("beginning", "starting", "commencing", "from"):
        if first is not None:
            last = calendar.add_days(calendar.add(first, step, unit), -1)
    elif last is not None:
        first, last = calendar.ending(last, step, unit)
    core = found.end("prep") if cue else found.start()
    while text[core].isspace():
        core += 1
    start = found.start() if cue in ("in", "for", "over", "during") else core
    return Mention(start, atom.end, core, TimeKind.ROLLING, first, last, (step, unit), cue)
