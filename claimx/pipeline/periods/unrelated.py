"""Times that are the date of something else than an amount: a report, a speech, a meeting, a hearing."""

from __future__ import annotations

import re

from claimx.pipeline.periods import cues
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.types import Sentence

_POINTS = (TimeKind.DAY, TimeKind.WEEK)
_DATES = (TimeKind.DAY, TimeKind.WEEK, TimeKind.MONTH, TimeKind.YEAR, TimeKind.SEASON, TimeKind.AGO)
_PAPER = re.compile(
    r"\b(?:figures?|data|statistics|reports?|papers?|plans?|strategy|bill|review|survey|inspections?"
    r"|study|research|analysis|guidance|results|letter|announcement|article|answer|bulletin|settlement"
    r"|statement)\s+"
    r"(?:\w+\s+){0,3}?(?:published|released|issued|introduced|launched|unveiled|laid|announced|updated"
    r"|came\s+out|of|on|set\s+out)\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:which|that|who|where)\s+(?:\w+\s+)?(?:closed|opened|shut|began|started|joined|retired"
    r"|launched|published|introduced|signed|ended|died|came|took\s+office|met)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:said|told|revealed|confirmed|shows?|warned|admitted|published|released|launches|starts|met"
    r"|meeting|speaking|spoke|visit(?:ed|ing)?|heard|voted?)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\b(?:announced|launched|unveiled)\s+(?:\w+\s+){0,3}that\b", re.IGNORECASE)
_PROMISES = re.compile(
    r"[\s,]+(?:\w+\s+){0,4}(?:promised|pledged|predicted|forecast|vowed|asked)\b",
    re.IGNORECASE,
)
_COURT = re.compile(r"\b(?:jailed|sentenced|convicted|fined|appeared)\b[^.;,]*$", re.IGNORECASE)
_ABOUT = 45


_SPEAKING = re.compile(r"\b[Ss]peaking\s+(?:back\s+|earlier\s+|out\s+)?$")


def _chunk(pattern: re.Pattern[str], words: str, *, last: bool) -> bool:
    """Whether a word stands in the stretch next to a time, up to a comma, a number or a bracket."""
    parts = re.split(r"[,;:(0-9]", words)
    return pattern.search(parts[-1 if last else 0]) is not None


def unrelated(text: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a time is the date of a publication, a speech, a meeting or of another clause's event."""
    low = max(sentence.start, mention.start - 2 * _ABOUT)
    if mention.kind is TimeKind.SINCE and cues.SUPERLATIVE.search(text, low, mention.start):
        return True
    if mention.kind not in _DATES:
        return False
    low = max(sentence.start, mention.start - _ABOUT - 15)
    if _PROMISES.match(text, mention.end, sentence.end):
        return True
    if _PAPER.search(text, low, mention.start) or _CLAUSE.search(text, low, mention.start):
        return True
    if _SPEAKING.search(text, low, mention.start):
        return True
    if mention.kind in _POINTS:
        low, high = max(sentence.start, mention.start - _ABOUT), min(sentence.end, mention.end + _ABOUT)
        before = text[low : mention.start]
        if (
            _COURT.search(text, max(sentence.start, mention.start - 120), mention.start)
            or _chunk(_SAYS, before, last=True)
            or _chunk(_SAYS, text[mention.end : high], last=False)
        ):
            return True
        if _TELLS.search(text, low, min(sentence.end, high + _ABOUT)):
            return True
    return False
