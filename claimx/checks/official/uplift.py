"""What a claim about the uplift of 2019 to 2023 asks: the officers recruited, or those allocated to a force."""

from __future__ import annotations

import datetime as dt
import re

from claimx.checks.official.basis import HEADCOUNT, basis
from claimx.checks.official.lexicon import cue, telling
from claimx.checks.official.times import dates_in
from claimx.checks.official.types import Asked, Caveat, Days, Question
from claimx.records import Change, Claim, Status, Topic
from claimx.stats.areas import ENGLAND_AND_WALES

RECRUITED, ALLOCATED = "uplift_officers", "uplift_target"
# The programme began to recruit in the autumn of 2019 and is spoken of long after its end.
_FROM, _TO = dt.date(2019, 9, 1), dt.date(2024, 12, 31)
# What it came to in the end, which later texts tell of.
_END = dt.date(2023, 3, 31)
_TOPICS = (Topic.OFFICERS, Topic.WORKFORCE)
_WHO = frozenset({"officer", "constable", "recruit", "people"})
_NEAR = 140
# An amount that tells how far a target was passed or missed is no number of recruits.
_OFF_TARGET = re.compile(
    r"^\W*(?:\w+ )?(?:above|below|over|beyond|short of|more than|fewer than) (?:its|the|their|that) "
    r"(?:\w+ )?(?:target|allocation|share)\b",
    re.I,
)
_BROUGHT = re.compile(r"\b(?:brought|gave|given|delivered|added|provided|meant)\b[^.;]*$", re.I)
_TARGET_OF = re.compile(
    r"\b(?:target|allocation|share)\b(?: (?:of the uplift|(?:for|set)\b[^.;,]{1,40}?))?(?: of| was| is| stood at|:)*"
    r"(?: an?)?(?: extra)?\W*$",
    re.I,
)
_NUMBER = re.compile(r"[0-9][0-9,]*|[.;]\s")
_ALLOTTED = re.compile(
    r"\b(?:target|allocat\w+|share|goal|quota|asked|set|told|required|supposed|expected|promised|the|its|their)\b"
    r"(?: \w+){0,4}\W*$",
    re.I,
)
_ALLOTTED_AFTER = re.compile(r"[^.;,]*\b(?:been set|set for it|asked|required|allocated|allotted|target)\b", re.I)
_TARGET = re.compile(r"^[- \u2010\u2011]?(?:\w+ ){0,2}(?:target|allocation|allocated)\b", re.I)


def uplift(claim: Claim, area: str) -> Asked | None:
    """What is asked; None where a claim is not about the uplift."""
    if (
        claim.topic not in (Topic.OFFICERS, Topic.WORKFORCE)
        or claim.quantity.unit != "count"
        or claim.baseline is not None
    ):
        return None
    if not telling(claim.subject or "") <= _WHO or not cue("uplift").search(claim.text):
        return None
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    after = claim.text[end : end + _NEAR]
    allocated = bool(_TARGET_OF.search(claim.text[max(0, at - _NEAR) : at]) or _TARGET.search(after))
    near = claim.text[max(0, at - _NEAR) : end + _NEAR]
    when = uplift_days(claim)
    if when is None:
        return None
    brought = claim.change is Change.INCREASE or _BROUGHT.search(claim.text[max(0, at - _NEAR // 2) : at]) is not None
    if not allocated and (not brought or _OFF_TARGET.search(after)):
        return None
    planned = claim.status is not Status.ACTUAL
    if planned and not allocated and area == ENGLAND_AND_WALES:
        return None
    if not (allocated or planned or cue("recruiting").search(near) or cue("programme").search(claim.text)):
        return None
    passed = planned and cue("uplift_target").search(claim.text) is not None
    measure = ALLOCATED if allocated or (planned and not passed) else RECRUITED
    if measure == ALLOCATED and area == ENGLAND_AND_WALES:
        return None
    told = basis(claim)
    other = {Caveat.FTE_HEADCOUNT} if told is not None and told.unit != HEADCOUNT else set[Caveat]()
    return Asked(
        Question.UPLIFT, (measure,), area, HEADCOUNT, when, None, True, frozenset({Caveat.UPLIFT_HEADCOUNT} | other)
    )


def allotted(claim: Claim) -> bool:
    """Whether the words beside an amount, up to the next, say that it was what a force was to recruit."""
    at, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    before = _NUMBER.split(claim.text[max(0, at - _NEAR) : at])[-1]
    after = _NUMBER.split(claim.text[end : end + _NEAR // 3])[0]
    return _ALLOTTED.search(before) is not None or _ALLOTTED_AFTER.match(after) is not None


def uplift_days(claim: Claim) -> Days | None:
    """The day up to which was recruited, where it lies in the time of the programme and not ahead of the document."""
    said = claim.document.date
    named = claim.period.end if claim.period is not None else None
    dates = dates_in(claim.text)
    if named is None and len(dates) == 1:
        named = dates[0].end
    if named is not None and said is not None and named > said:
        named = None
    day = named or said
    if day is None or not _FROM <= day <= _TO:
        return None
    if named is None:
        day = min(day, _END)
    start = claim.period.start if named is not None and claim.period is not None and claim.period.start else day
    return Days(start if (day - start).days < 32 else day, day, named is not None)
