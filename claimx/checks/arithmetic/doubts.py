"""Amounts that hardly belong together, whatever their figures: misfits that are none."""

from __future__ import annotations

import re

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.lexicon import cues
from claimx.checks.arithmetic.types import Amount, Relation, stopped
from claimx.records import Change, Status

_WHOLE = 100.0
# A change is of about the size of its levels if it is no further off; sizes of nothing are taken for this.
_SIMILAR, _LEAST = 1.1, 1e-9
# Days between the time that a change counts from and that of a level from which on they are of two times.
_APART = 92
# What is taken is worth a sum that nobody gives, spends or sets aside.
_WORTH = re.compile(r"\b(?:worth|valued at)\b")
_TAKEN = re.compile(r"\b(?:stolen|stole|taken|seized|recovered|lost|damaged|destroyed)\b")
_DONE = re.compile(r"\s+(?P<stem>[a-z]{4,})ed\b")
_SOME = re.compile(
    r"\b(?:most|many|some) (?:[a-z]+ )?(?:households|homes|families|residents|people|taxpayers)\b"
    r"|\b(?:lower|lowest|higher|highest|other) bands?\b",
    re.I,
)
_OF_WHICH = re.compile(r"\W*(?:of which|of whom|of (?:them|these|those)|including|comprising)\b", re.I)


def unlikely(relation: Relation) -> bool:
    """Whether amounts that do not fit are likelier of different things."""
    return (
        _over_already(relation)
        or _doubly_wrong(relation)
        or _since_another_time(relation)
        or _valued(relation)
        or _listed(relation)
        or _of_another_line(relation)
        or _done_to_others(relation)
        or _of_some(relation)
    )


def _since_another_time(relation: Relation) -> bool:
    """Whether a change counts from another time than that of the level before it.

    "It had 1,214 officers in September. It is to have 1,260 by 2023, 138 more than in 2019": the 138 are not on 1,214.
    """
    by, before = relation.of("by") or relation.of("percent"), relation.of("before")
    if by is None or before is None or by.claim.baseline is None or before.claim.period is None:
        return False
    if by.claim.text == before.claim.text or by.claim.quantity.start < before.claim.quantity.start:
        return False  # "up 22 on last June, when there were 56"
    since, then = by.claim.baseline, before.claim.period
    if not since.text or not then.text or since.end is None or then.start is None:
        return False
    return (then.start - since.end).days > _APART


def _valued(relation: Relation) -> bool:
    """Whether one of two amounts is what goods taken are worth, and the other a sum that is given to save them."""
    one, again = relation.of("one"), relation.of("again")
    if one is None or again is None or _worth(one) is _worth(again):
        return False
    return _TAKEN.search((one if _worth(one) else again).claim.text) is not None


def _worth(amount: Amount) -> bool:
    return _WORTH.search(amount.before) is not None


def _listed(relation: Relation) -> bool:
    """Whether a whole and its parts are of two lines of a list, which count each something of its own."""
    whole, parts = relation.of("whole"), [amount for role, amount in relation.roles if role == "part"]
    if relation.kind is not CheckKind.TOTAL or whole is None or len({one.claim.text for one in parts}) != 1:
        return False
    line = parts[0].claim.text
    apart = whole.claim.text != line and not (stopped(whole.claim.text) or stopped(line))
    return apart and _OF_WHICH.match(line) is None


def _of_another_line(relation: Relation) -> bool:
    """Whether a change is told beside an amount of its own in one line of a list, and its levels in another.

    "A fall in burglary from 512 to 437 / 610 fewer thefts, a reduction of 22%": the 22% are of the thefts.
    """
    told, before, after = relation.of("by") or relation.of("percent"), relation.of("before"), relation.of("after")
    if told is None or told.first or before is None or after is None:
        return False
    line = told.claim.text
    apart = line not in (before.claim.text, after.claim.text)
    return apart and not (stopped(line) or stopped(before.claim.text) or stopped(after.claim.text))


def _done_to_others(relation: Relation) -> bool:
    """Whether one of two amounts is told by what was done to those it counts, and the other counts things otherwise.

    "Fifty-three arrested", "41 knives were taken": not the same amount twice.
    """
    one, again = relation.of("one"), relation.of("again")
    if one is None or again is None:
        return False
    for bare, other in ((one, again), (again, one)):
        done = _DONE.match(bare.after)
        things = other.noun and not other.noun & cues("people")
        if done is not None and things and done["stem"] not in other.claim.text.lower():
            return True
    return False


def _of_some(relation: Relation) -> bool:
    """Whether a rate is told of those who pay or get less than the sum told before says of another band or group.

    "It rises by £15 a year for a Band D home. For most households that means less than 25p a week": of two bands.
    """
    if relation.kind is not CheckKind.RATE:
        return False
    return len({_SOME.search(amount.claim.text) is not None for _, amount in relation.roles}) > 1


def _over_already(relation: Relation) -> bool:
    """Whether a change that has happened is held against a level that is only meant.

    "3,084 officers, 40 more than in May. It means to have 3,150 by 2030": the 40 do not lead there.
    """
    by, after = relation.of("by") or relation.of("percent") or relation.of("times"), relation.of("after")
    if by is None or after is None or not by.moved:
        return False
    if by.claim.quantity.start > after.claim.quantity.start:
        return False  # "plans for 3,150, a rise of 66"
    return by.claim.status is Status.ACTUAL and after.claim.status in (Status.PLANNED, Status.HYPOTHETICAL)


def _doubly_wrong(relation: Relation) -> bool:
    """Whether a change has neither the direction nor the size of its levels: it is likelier of something else."""
    before, after = relation.of("before"), relation.of("after")
    by, percent = relation.of("by"), relation.of("percent")
    told = by or percent
    if before is None or after is None or told is None or not before.size:
        return False
    if told.claim.start in (before.claim.start, after.claim.start):
        return False  # of one sentence they are of one thing, and either may be a slip
    gap = abs(after.size - before.size)
    made = gap if by is not None else _WHOLE * gap / before.size
    falls = told.direction is Change.DECREASE
    opposite = told.direction is not Change.LEVEL and falls is not (after.size < before.size)
    return opposite and not 1 / _SIMILAR <= made / max(told.size, _LEAST) <= _SIMILAR
