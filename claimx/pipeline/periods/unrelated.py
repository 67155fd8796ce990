"""Times that are the date of something else than an amount: a report, a speech, a meeting, a hearing."""

from __future__ import annotations

import re

from claimx.pipeline.periods import cues, lexicon
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.types import Sentence

_COUNT = lexicon.NUMBER.split("|", 1)[1]
_POINTS = (TimeKind.DAY, TimeKind.WEEK)
_DATES = (TimeKind.DAY, TimeKind.WEEK, TimeKind.MONTH, TimeKind.YEAR, TimeKind.SEASON, TimeKind.AGO)
_PAPER = re.compile(
    r"\b(?:figures?|data|statistics|reports?|papers?|plans?|strategy|bill|review|survey|inspections?"
    r"|study|research|analysis|guidance|results|letter|announcement|article|answer|bulletin|settlement"
    r"|statement|edition|issue|newspaper|programme)\s+"
    r"(?:\w+\s+){0,3}?(?:published|released|issued|introduced|launched|unveiled|laid|announced|updated"
    r"|came\s+out|of|on|set\s+out)\s+(?:[a-z]+\s+){0,2}?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:which|that|who|where)\s+(?:\w+\s+)?(?:closed|opened|shut|began|started|joined|retired"
    r"|launched|published|introduced|signed|ended|died|came|took\s+office|met|(?:was|were)\s+(?:set\s+up|launched"
    r"|formed|created"
    r"|opened|introduced|founded|established))\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
# "half of those who died last year", "31 people who joined in May": the clause says which are counted
_COUNTED = re.compile(r"(?:\b[Tt]hose|\b(?:[0-9][0-9,.]*|of\s+the)\s+(?:[\w'’-]+\s+)?[a-z]+)\s+$")
# "which was set up in June with eleven detectives"
_WITH = re.compile(r"\s+with\s+(?:(?:just|only|about|some|a|the|team|of|an)\s+){0,3}(?:[£0-9]|(?:" + _COUNT + r")\b)")
_SAYS = re.compile(
    r"\b(?:said|told|revealed|confirmed|(?<!the )(?<!a )(?<!this )shows?|warned|admitted|published|released"
    r"|launches|starts|(?:can|to|may) tell|met|meeting|speaking|spoke|visit(?:ed|ing)?|heard|voted?|put\s+before"
    r"|presented|considered|tabled|debated|discussed)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\b(?:announced|launched|unveiled)\s+(?:\w+\s+){0,3}that\b", re.IGNORECASE)
_PROMISES = re.compile(
    r"[\s,]+(?:[a-z'’-]+\s+){0,4}(?:promised|pledged|predicted|forecast|vowed|asked\s+(?:for|to|that|if|whether))\b",
    re.IGNORECASE,
)
_COURT = re.compile(r"\b(?:jailed|sentenced|convicted|fined|appeared)\b[^.;,]*$", re.IGNORECASE)
_ABOUT = 55


# A person's or a body's own date beside the name: "Ann Orme, elected in May on a promise of"
_ELECTED = re.compile(
    r",\s+(?:who\s+was\s+)?(?:first\s+|newly\s+)?(?:re-?)?(?:elected|appointed|formed|founded|launched|opened|created"
    r"|introduced|signed|born)\s+(?:\w+\s+){0,2}$"
)
# "The van, bought in 2003, has carried 70 dogs"
_DONE_ASIDE = re.compile(
    r",\s+(?:first\s+|last\s+|newly\s+|originally\s+)?(?:[a-z]{3,}ed|bought|built|begun|made|brought|won|given|sold|shut"
    r"|set\s+up|put\s+up|taken\s+on)\s+(?:[a-z]+\s+){0,4}$"
)
_RESUMED = re.compile(
    r",\s+(?:(?:now|already|also|still)\s+)?(?:has|have|is|are|costs?|employs?|covers?|runs?|takes?|holds?)\b"
)
_TOLD_THAT = re.compile(r"\b(?:told|said|announced|warned|promised|confirmed|assured|agreed)\b[^.;:,0-9]{0,45}$")
_THAT = re.compile(r"\s+that\b")
_CUTTING = re.compile(
    r"[(](?:[Tt]he\s+)?(?:[A-Z]\w+\s+)?(?:Letters?|News|Report|Opinion|Comment|Leader|Page|Article)[^()]{0,20},\s+$"
)
_WROTE = re.compile(r"\b(?:reported|wrote|written)\s+$")
# "a budget of £40m approved by the Panel in March"
_APPROVED = re.compile(
    r"(?<!was )(?<!were )(?<!been )\b(?:approved|agreed|endorsed|backed|signed\s+off)\s+(?:by\s+(?:[\w'’-]+\s+){1,4})?$"
)
_REPORTED = re.compile(r"\bthat,?\s*$")  # "the inquest heard that on 3 May the force had"
_COULD = re.compile(r"\b(?:could|would|might)\b")
_SPEAKING = re.compile(r"\b[Ss]peaking\s+(?:back\s+|earlier\s+|out\s+)?$")


def _chunk(pattern: re.Pattern[str], words: str, *, last: bool) -> bool:
    """Whether a word stands in the stretch next to a time, up to a comma, a number or a bracket."""
    parts = re.split(r"[,;:(0-9]", words)
    return pattern.search(parts[-1 if last else 0]) is not None


def unrelated(text: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a time is the date of a publication, a speech, a meeting or of another clause's event."""
    low = max(sentence.start, mention.start - 2 * _ABOUT)
    if mention.kind in (TimeKind.SINCE, TimeKind.DURATION) and cues.SUPERLATIVE.search(text, low, mention.start):
        return True
    if mention.kind not in _DATES:
        return False
    low = max(sentence.start, mention.start - _ABOUT - 15)
    if _PROMISES.match(text, mention.end, sentence.end):
        return True
    clause = _CLAUSE.search(text, low, mention.start)
    if clause is not None and _COUNTED.search(text, max(sentence.start, clause.start() - _ABOUT), clause.start()):
        clause = None
    if clause is not None and _WITH.match(text, mention.end, sentence.end):
        clause = None
    if clause is not None or _PAPER.search(text, low, mention.start):
        return True
    if _APPROVED.search(text, low, mention.start):
        return True
    if _DONE_ASIDE.search(text, low, mention.start) and _RESUMED.match(text, mention.end, sentence.end):
        return True
    if _ELECTED.search(text, low, mention.start) or _CUTTING.search(text, low, mention.start):
        return True
    if _THAT.match(text, mention.end, sentence.end) and _TOLD_THAT.search(text, low, mention.start):
        return True
    if text[mention.core : mention.end].lower() == "tomorrow" and _COULD.search(text, low, mention.start):
        return True
    if _SPEAKING.search(text, low, mention.start):
        return True
    if (
        mention.kind in _POINTS
        and _THAT.match(text, mention.end, sentence.end)
        and _WROTE.search(text, low, mention.start)
    ):
        return True
    if mention.kind in _POINTS:
        low, high = max(sentence.start, mention.start - _ABOUT), min(sentence.end, mention.end + _ABOUT)
        before = text[low : mention.start].rstrip(" (")  # "laid before Parliament today (Thursday 16 December)"
        if (
            _COURT.search(text, max(sentence.start, mention.start - 120), mention.start)
            or (_chunk(_SAYS, before, last=True) and not _REPORTED.search(before))
            or _chunk(_SAYS, text[mention.end : high], last=False)
        ):
            return True
        if _TELLS.search(text, low, min(sentence.end, high + _ABOUT)):
            return True
    return False
