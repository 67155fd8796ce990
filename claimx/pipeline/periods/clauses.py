"""Clauses of a sentence that a time named in another of its clauses does not reach."""

from __future__ import annotations

import re

from claimx.pipeline.periods import cues
from claimx.pipeline.periods.model import Mention, TimeKind
from claimx.pipeline.types import Amount, Sentence

# "a review last year, having found that it had spent": what was found was done before that time.
_HAD = re.compile(
    r"\b(?:(?:finding|noting|adding|saying|found|noted|established|concluded)\s+that|who)\s+(?:\w+\s+){0,3}?had\b",
    re.IGNORECASE,
)
# ", a rise of 27%", after the figure of the time compared with
RESULT = re.compile(r",\s+(?:(?:and\s+)?(?:is|was|represents)\s+)?an?\s+[^,;]{0,40}$")
_NOW_THAT = re.compile(
    r"(?:;\s|\band\s+(?:that\s+|it\s+|they\s+)?|\b(?:which|who|whose)\s)[^.;,]{0,60}?\b(?:now|this\s+time(?!\s+last))\b"
)
_HAS = re.compile(r",\s+and\s+(?:it|they|there|we|he|she)\s+(?:has|have|is|are)\s+(?:[a-z]+\s+){0,2}$")
_NEW_CLAUSE = re.compile(r",\s+and\s+(?![^,;]*,)")
_NEXT_VERB = 60
_NOW_AFTER = re.compile(r"(?:\s+(?!and\b|but\b)[\w'’-]+){0,3}?\s+(?:(?:is|are)\s+)?now\s")
_STANDS = re.compile(r"(?:\s+[\w'’-]+){0,2}?\s+(?:is|are|remains?)\s")

COMMA_RELATIVE = re.compile(r",\s+(?:which|who|whose)\s")
_IN_POST = re.compile(
    r"(?:will|are\s+to)\s+(?:all\s+|each\s+)?(?:be\s+(?:in\s+(?:post|place)|recruited|hired|trained|on\s+\w+|sworn|there)"
    r"|start|join|begin|arrive)\b"
)
_RELATIVE = re.compile(r",\s+(?:which|who|whose|where)\b[^,;]*$", re.IGNORECASE)
# "the survey, which ran from 3 to 9 May, drew 400 replies": how long it ran is when that was
_PAIRS = (("(", ")"), (" - ", " - "), (" – ", " – "), ("—", "—"))
_LASTED = re.compile(r",\s+which\s+(?:ran|runs|lasted|took\s+place|was\s+(?:held|open))\s+$")
_DIGIT = re.compile("[0-9]")
_BARE = re.compile(r",\s+(?:(?:just|only|about|around|some|nearly|almost|over)\s+){0,2}")
WHOLE = re.compile(r"\bof\s+(?:an?|its|their|the|our)\s+(?:[\w-]+\s+){0,2}(?:budget|total|workforce|bill)\s+of\s+$")
# "from the precept, which went up in April, and from a grant of £2m": what the clause was about is taken up again
_GOES_BACK = re.compile(r",\s+and\s+(?:from|with|of)\s+(?![£0-9])")
_RESUMES = re.compile(r"\s+and\s+[^,]*,")


def in_relative(text: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a time stands in a clause between commas: "the valley, where nine had gone in March, lost none"."""
    found = _RELATIVE.search(text, max(sentence.start, mention.start - 120), mention.start)
    if found is None or _LASTED.search(text, found.start(), mention.start):
        return False
    return text.find(",", mention.end, min(sentence.end, mention.end + 40)) >= 0


def aside(text: str, sentence: Sentence, mention: Mention, start: int, end: int) -> bool:
    """Whether a time stands in a relative clause that lies within text[start:end]: "40 and Rhyl, where there has
    been one since May, 71"."""
    if not in_relative(text, sentence, mention):
        return False
    found = _RELATIVE.search(text, max(start, mention.start - 120), mention.start)
    return found is not None and text.find(",", mention.end, end) >= 0


def beside(text: str, sentence: Sentence, amount: Amount, mention: Mention) -> bool:
    """Whether an amount and its time stand in brackets or between dashes: "168 in 2016 (115 in 2015) and 14"."""
    low, high = min(amount.start, mention.start), max(amount.end, mention.end)
    for opening, closing in _PAIRS:
        at = text.rfind(opening, sentence.start, low)
        if at < 0 or text.find(closing, at + len(opening), low) >= 0:
            continue
        if 0 <= text.find(closing, high, sentence.end) < high + cues.NEAR:
            return True
    return False


def closed_off(text: str, start: int, mention: Mention, at: int) -> bool:
    """Whether a time stands in a relative clause that has ended before ``at``: "Durham, which was
    inspected last year, received 263"."""
    found = _RELATIVE.search(text, max(start, mention.start - 120), mention.start)
    if found is None or _LASTED.search(text, found.start(), mention.start):
        return False
    at = min(at, mention.end + cues.NEAR)
    comma = text.find(",", mention.end, at)
    if _BARE.fullmatch(text, mention.end, at) and not _DIGIT.search(text, found.start(), mention.start):
        return True  # "and Durham, which was inspected last year, 263"
    if comma >= 0 and _GOES_BACK.match(text, comma, at):
        return True
    if comma >= 0:
        return cues.VERB.search(text, comma, at) is not None
    return _RESUMES.search(text, mention.end, at) is not None


def elsewhere(text: str, sentence: Sentence, amount: Amount, mention: Mention) -> bool:
    """Whether a deadline belongs to a verb, or to another amount, than the one before it: "the 407 officers
    were safe until 2012", "£24m out of a budget of £150m by 2015"."""
    if mention.cue in ("until", "till") and cues.VERB.search(text, amount.end, mention.start):
        return True
    added = COMMA_RELATIVE.search(text, amount.end, mention.start)
    if added:
        in_post = amount.form == "number" and _IN_POST.match(text, added.end()) is not None
        own = cues.tense(text, sentence.start, added.start(), amount.start)
        return not (in_post and cues.onward(own))  # "will pay for 40 officers, who will all be in post by March"
    return WHOLE.search(text, max(sentence.start, amount.start - 60), amount.start) is not None


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
    if setter not in ("past", "perfect", "future"):
        return False
    if _HAS.search(text, max(start, amount.start - 60), amount.start):
        return True
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


# ", a figure that has hardly moved in a decade", ", of whom there were none in 2002"
_APART = re.compile(
    r",\s+(?:(?P<says>an?|the)\s+(?:figure|number|total|rate|sum|level|place|town|force|man|woman|project|scheme)\s+"
    r"(?:that|which|who)|(?:(?:some|most|many|all|none)\s+)?(?:of\s+)?(?:whom|which|who|whose|where|when))\s"
)


def told_apart(text: str, sentence: Sentence, amount: Amount, mention: Mention) -> bool:
    """Whether a time after an amount stands in a clause added about it that is of another tense than its own."""
    added = _APART.search(text, amount.end, mention.start)
    if added is None or mention.kind is TimeKind.COMPARISON:
        return False
    if added["says"]:
        return True
    own = cues.tense(text, sentence.start, added.start(), amount.start)
    there = cues.tense(text, added.end(), min(sentence.end, mention.end + 40), mention.start)
    return own == "present" and there == "past"
