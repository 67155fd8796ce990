"""Which of two levels is the earlier, by the words at them and by their times."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from claimx.checks.arithmetic.change import was
from claimx.checks.arithmetic.types import Amount
from claimx.records import Status

# Words at amounts whose reading is kept: each amount is held against several.
_KEPT = 4_096
# What follows is of another clause, or of the amount after.
_MARK = re.compile(r"[,;.–—]| (?:where|against|compared|than|from|to|and|but) ")
_PAST = re.compile(
    r"\b(?:(?:a|one|the) (?:year|month|week|quarter|decade) (?:earlier|before|ago)|"
    r"(?:[a-z]+ )?years (?:earlier|before|ago)|previous|previously|formerly|had been|used to|"
    r"having (?:then )?(?:been|counted|stood|had)|then (?:stood|had|was|were)|the year before|before that|"
    r"the (?:[a-z]+ )?(?:months|weeks|years) before|"
    r"the same (?:months?|period|time|week|quarter|day) (?:of|in|last)|last (?:christmas|summer|winter)|"
    r"when (?:it|they|there) (?:was|were|had))\b"
)
_NOW = re.compile(
    r"\b(?:now|today|tonight|currently|at present|this (?:year|month|week|quarter|spring|summer|autumn|winter)|"
    r"at (?:its|the) end|by the end)\b"
)
_THEN = re.compile(
    r"\b(?:last (?:year|month|week|quarter|spring|summer|autumn|winter)|at the (?:start|beginning|outset)|"
    r"to begin with|initially|originally)\b|\b(?:last|then)\Z"
)
_AHEAD = re.compile(r"\b(?:will|would|to be|from (?:next|the)|next|from (?:january|april))\b")
# A time that tells its year, or is told by the day of the document.
_DATED = re.compile(r"[0-9]{4}|\b(?:(?<!the )last|this|previous|before|ago|current|coming|next|past)\b", re.I)


def earlier(one: Amount, other: Amount) -> bool:
    """Whether the first of two levels, told after the other, is the earlier in time."""
    known = first_by_words(one, other)
    if known is not None:
        return known
    # What is of a day that is told is held against how it is now.
    dated, also = (amount.claim.period is not None and amount.claim.period.start is not None for amount in (one, other))
    return dated and not also


def first_by_words(one: Amount, other: Amount) -> bool | None:
    """Whether the first of two levels is the earlier; None where neither words nor times tell."""
    for told in (was, is_past):
        first, second = told(one), told(other)
        if first is not second:
            return first
    mine, theirs = _start(one), _start(other)
    if mine is not None and theirs is not None and mine != theirs:
        return mine < theirs
    for old, new, answer in ((one, other, True), (other, one, False)):
        dated = old.claim.period is not None and old.claim.status is Status.ACTUAL and not _told(_AHEAD, old)
        if _told(_NOW, new) and not _told(_NOW, old) and (_told(_THEN, old) or dated):
            return answer
    return None


def _start(amount: Amount) -> dt.date | None:
    """The day that its time begins on, as far as that is told: not of "in spring"."""
    period = amount.claim.period
    return period.start if period is not None and _DATED.search(period.text or "") else None


def is_past(amount: Amount) -> bool:
    """Whether words tell an amount as one of before."""
    return _told(_PAST, amount)


def _told(words: re.Pattern[str], amount: Amount) -> bool:
    return _holds(words, amount.before, amount.after, amount.first)


@lru_cache(maxsize=_KEPT)
def _holds(words: re.Pattern[str], before: str, after: str, first: bool) -> bool:
    """Whether words stand in the clause of an amount; small letters are searched faster than any.

    What stands before it up to a mark is of the amount before.
    """
    lead = before.lower() if first else _MARK.sub("\n", before.lower(), count=1).partition("\n")[2]
    return words.search(lead) is not None or words.search(_clause(after)) is not None


def _clause(after: str) -> str:
    return _MARK.split(after.lower(), 1)[0].strip()
