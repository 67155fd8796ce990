"""What speaks for a misfit or against it by itself: its signs, its figures, and what the records of its amounts say."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from claimx.checks.arithmetic.learned.near import digits_of
from claimx.checks.arithmetic.types import Amount
from claimx.records import Bound, Claim

# From here on what ends in noughts is a round number.
_ROUND = 100


def alone(amounts: Sequence[Amount], stages: Sequence[float], ties: Sequence[int]) -> Mapping[str, float]:
    """Features of a candidate that does not fit, by name.

    Args:
        amounts: Of the candidate, two or more.
        stages: What its signs count for by and by (``Reader.stages``).
        ties: What the rules make of the same amounts (``Ruled.ties``).
    """
    claims = [one.claim for one in amounts]
    sizes = [one.size for one in amounts]
    digits = [len(digits_of(size)) for size in sizes]
    starts = [claim.quantity.start for claim in claims]
    apart, unknown = _periods(claims)
    return {
        "signs of figures": stages[0],
        "signs at amounts": stages[1] - stages[0],
        "tied by rules": float(ties[0]),
        "half tied by rules": float(max(ties)),
        "most digits": float(max(digits)),
        "least digits": float(min(digits)),
        "round": float(sum(size >= _ROUND and size % _ROUND == 0 for size in sizes)),
        "stretch": math.log1p(max(starts) - min(starts)),
        "times apart": float(apart),
        "times unknown": float(unknown),
        "bounds": float(sum(claim.quantity.bound is not Bound.EXACT for claim in claims)),
        "statuses": float(len({claim.status for claim in claims})),
        "confidence": min(claim.confidence for claim in claims),
    }


def _periods(claims: Iterable[Claim]) -> tuple[int, int]:
    """In how many pairs of claims the times are told and differ, and in how many one of them is not told."""
    times = [(one.period.start, one.period.end) if one.period is not None else None for one in claims]
    pairs = list(combinations(times, 2))
    unknown = sum((one is None) != (other is None) for one, other in pairs)
    return sum(one is not None and other is not None and one != other for one, other in pairs), unknown
