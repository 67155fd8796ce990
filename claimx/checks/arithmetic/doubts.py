"""Changes that are hardly of the levels beside them, whatever their figures."""

from __future__ import annotations

from claimx.checks.arithmetic.types import Relation
from claimx.records import Change, Status

_WHOLE = 100.0
# A change is of about the size of its levels if it is no further off; sizes of nothing are taken for this.
_SIMILAR, _LEAST = 1.1, 1e-9


def unlikely(relation: Relation) -> bool:
    """Whether a change that does not fit two levels is likelier of something else."""
    return _over_already(relation) or _doubly_wrong(relation)


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
