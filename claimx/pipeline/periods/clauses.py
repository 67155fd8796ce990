"""Clauses of a sentence that a time named in another of its clauses does not reach."""

from __future__ import annotations

import re

from claimx.pipeline.periods import cues
from claimx.pipeline.periods.model import Mention
from claimx.pipeline.types import Amount, Sentence

# "a review last year, having found that it had spent": what was found was done before that time.
_HAD = re.compile(
    r"\b(?:(?:finding|noting|adding|saying|found|noted|established|concluded)\s+that|who)\s+(?:\w+\s+){0,3}?had\b",
    re.IGNORECASE,
)
# ", a rise of 27%", after the figure of the time compared with
RESULT = re.compile(r",\s+(?:(?:and\s+)?(?:is|was|represents)\s+)?an?\s+[^,;]{0,40}$")
_NOW_THAT = re.compile(r"(?:;\s|\band\s+(?:that\s+|it\s+|they\s+)?|\b(?:which|who|whose)\s)[^.;,]{0,60}?\bnow\b")
_NEW_CLAUSE = re.compile(r",\s+and\s+(?![^,;]*,)")
_NEXT_VERB = 60
_NOW_AFTER = re.compile(r"(?:\s+(?!and\b|but\b)[\w'’-]+){0,3}?\s+(?:(?:is|are)\s+)?now\s")
_STANDS = re.compile(r"(?:\s+[\w'’-]+){0,2}?\s+(?:is|are|remains?)\s")


def pluperfect(text: str, sentence: Sentence, mention: Mention, amount: Amount) -> bool:
    """Whether an amount was reached before the time of a finding: "last year, having found that it had spent"."""
    low = max(sentence.start, mention.start - cues.NEAR)
    if cues.VERB.search(text, low, mention.start) is None:
        return False
    return _HAD.search(text, max(mention.end, amount.start - cues.NEAR), amount.start) is not None


def now_clause(text: str, start: int, end: int) -> bool:
    """Whether a further clause says how things are now: "rose in 2024-25 and now makes up a fifth"."""
    return _NOW_THAT.search(text, max(start, end - 120), end) is not None


def present_clause(text: str, sentence: Sentence, start: int, amount: Amount, setter: str) -> bool:
    """ "has had three grants since 2019, and a bid for £3m is with officials": a clause of its own."""
    if cues.SINCE_DONE.match(text, amount.end, sentence.end):
        return True
    if _NOW_AFTER.match(text, amount.end, sentence.end):
        return text.find(",", start, amount.start) >= 0
    if setter not in ("past", "perfect"):
        return False
    gap = _NEW_CLAUSE.search(text, max(start, amount.start - 60), amount.start)
    return gap is not None and _STANDS.match(text, amount.end, sentence.end) is not None


# "a £2m scheme that begins this month": the time is of the start, not of the sum
_STARTS = re.compile(
    r"\b(?:that|which)\s+(?:was\s+|were\s+|is\s+to\s+)?(?:began|begins?|starts?|started|opens?|opened|launche[sd]"
    r"|set\s+up)\s+"
    r"[^.;,]{0,30}$"
)


def launched(text: str, amount: Amount, mention: Mention) -> bool:
    """Whether a time after the sum of a scheme is the day on which the scheme began."""
    return _STARTS.search(text, amount.end, mention.start) is not None


def purpose(text: str, start: int, amount: Amount) -> bool:
    """Whether an amount stands in a clause of purpose; "so that its strength rose" is one of result."""
    found = cues.PURPOSE.search(text, max(start, amount.start - cues.NEAR), amount.start)
    if found is None or not found.group().lower().startswith("so"):
        return found is not None
    verb = cues.VERB.search(text, found.end(), amount.end + _NEXT_VERB)
    return verb is None or verb.lastgroup != "past"
