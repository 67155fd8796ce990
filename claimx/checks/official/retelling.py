"""A claim as it is held against figures: cut to what stands near, and told as the change that its words mean."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from claimx.checks.official.lexicon import cue
from claimx.checks.official.times import dates_in
from claimx.records import Bound, Change, Claim, Period

# So many characters before and after an amount are looked at.
_WINDOW = 800
_NEAR = 30
_TO = re.compile(r"\b(?:at|to|from|stood at|stands at|numbering)\W*$", re.I)
# What numbers moved "up to" is no limit.
_UP_TO = re.compile(
    r"\b(?:crept|crawled|inched|edged|climbed|rose|risen|went|gone|goes|came|come|grew|grown|shot|jumped|moved|got|back|built"
    r"|brought|taken|took|taking|now) up to (?:about |around |some )?$",
    re.I,
)
_BY = re.compile(r"\b(?:more|fewer|less|extra|additional|further|new|short|below|above|lower|higher)\b", re.I)
_MONTHS = {name.lower(): at for at, name in enumerate(calendar.month_name) if name}
# "400 officers short of its March 2010 level", "300 officers up on March 2019".
_SET_AGAINST = re.compile(
    r"(?: [\w-]+){0,5}? (?:(?P<less>short of|below|down on|fewer than in|less than in)"
    r"|(?P<more>up on|above|more than in)) (?:(?:its|their|the|our) )?(?:level (?:of|in) )?"
    r"(?P<when>(?:(?P<month>[A-Z][a-z]+) )?(?P<year>(?:19|20)[0-9]{2}))\b"
)


def retold(claim: Claim) -> Claim:
    """The claim, unchanged where its words mean what its fields say.

    Of a sentence without end only what stands near the amount is kept, so that many claims in one cost no more.
    """
    if len(claim.text) > 2 * _WINDOW:
        first = max(0, claim.quantity.start - claim.start - _WINDOW)
        text = claim.text[first : claim.quantity.end - claim.start + _WINDOW]
        start = claim.start + first
        claim = claim.model_copy(update={"text": text, "start": start, "end": start + len(text)})
    if claim.quantity.bound is Bound.AT_MOST and _UP_TO.search(claim.text[: claim.quantity.start - claim.start]):
        claim = claim.model_copy(update={"quantity": claim.quantity.model_copy(update={"bound": Bound.EXACT})})
    if claim.change is not Change.LEVEL:
        return claim.model_copy(update={"change": Change.LEVEL}) if _reached(claim) else claim
    return _set_against(claim) or _gone(claim) or claim


def _reached(claim: Claim) -> bool:
    """Whether an amount is what a change came to ("down 43 per cent, at 9,547 in March 2019")."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    reached = claim.quantity.unit == "count" and _TO.search(claim.text[:at][-_NEAR:]) is not None
    return reached and _BY.search(claim.text[end : end + _NEAR]) is None


def _set_against(claim: Claim) -> Claim | None:
    """A number of people that is a difference to a time it names."""
    match = _SET_AGAINST.match(claim.text, claim.quantity.end - claim.start)
    if match is None or claim.quantity.unit != "count":
        return None
    year = int(match["year"])
    month = _MONTHS.get(match["month"].lower()) if match["month"] else None
    if match["month"] and month is None:
        return None
    first = dt.date(year, month or 1, 1)
    last = dt.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    baseline = Period(text=match["when"], start=first, end=last)
    period = claim.period if claim.period is not None and claim.period.text not in match["when"] else None
    if period is not None and period.start == first:
        period = None
    change = Change.DECREASE if match["less"] else Change.INCREASE
    return claim.model_copy(update={"change": change, "baseline": baseline, "period": period})


def _gone(claim: Claim) -> Claim | None:
    """A share of people who are no longer there ("a third of its officers have gone since 2010")."""
    if claim.quantity.unit != "percent" or claim.period is None or claim.period.start is None:
        return None
    since = claim.period.end is None or len(dates_in(claim.text)) == 2
    if not since or not cue("gone").search(claim.text):
        return None
    return claim.model_copy(update={"change": Change.DECREASE})
