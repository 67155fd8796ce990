"""Whether two models differ by more than chance, on the same documents.

Paired bootstrap for the interval of a difference (Efron and Tibshirani 1993), approximate randomisation for its p-value
(Noreen, "Computer intensive methods for testing hypotheses", 1989; Yeh, "More accurate tests for the statistical
significance of result differences", COLING 2000). Documents are what is drawn and what is exchanged.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claimx.evaluation.intervals import LEVEL, RESAMPLES, SEED, percentiles, resampled
from claimx.evaluation.measures import MEASURES, Array, measures

SWAPS = 10_000
_TOGETHER = 500
# Differences that are equal but for rounding count as equal.
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Difference:
    """One model's figure less the other's, its interval, and how likely as large a one is if the two are alike."""

    value: float
    low: float
    high: float
    p: float


def differences(
    one: Array,
    other: Array,
    *,
    resamples: int = RESAMPLES,
    swaps: int = SWAPS,
    level: float = LEVEL,
    seed: int = SEED,
) -> dict[str, Difference]:
    """The differences of two models in every measure that both have a figure for.

    Args:
        one, other: Counts of shape (documents, ``COLUMNS``), the same document in the same row.
        resamples: How often documents are drawn anew for the interval.
        swaps: How often the two models' outcomes are exchanged, each document's by the toss of a coin; ``p`` is the
            share of these in which the difference is as large or larger either way, the outcome itself among them.

    Raises:
        ValueError: The two are not of the same documents.
    """
    if one.shape != other.shape:
        raise ValueError(f"two models have to be scored on the same documents, not on {len(one)} and {len(other)}")
    value = measures(one.sum(axis=0)) - measures(other.sum(axis=0))
    drawn = (resampled(counts, resamples=resamples, seed=seed) for counts in (one, other))
    low, high = percentiles(next(drawn) - next(drawn), level=level)
    p = (1 + _as_large(one, other, value, swaps, seed)) / (1 + swaps)
    return {
        name: Difference(float(value[at]), float(low[at]), float(high[at]), float(p[at]))
        for at, name in enumerate(MEASURES)
        if not np.isnan(value[at])
    }


def _as_large(one: Array, other: Array, value: Array, swaps: int, seed: int) -> Array:
    """How many exchanges give as large a difference; one that gives none at all counts as such."""
    generator = np.random.default_rng(seed)
    ours, theirs = one.sum(axis=0), other.sum(axis=0)
    found = np.zeros(len(MEASURES))
    for done in range(0, swaps, _TOGETHER):
        swapped = generator.random((min(_TOGETHER, swaps - done), len(one))) < 0.5
        moved = swapped.astype(float) @ (other - one)
        gap = np.abs(measures(ours + moved) - measures(theirs - moved))
        found += (np.isnan(gap) | (gap >= np.abs(value) - _ROUNDING)).sum(axis=0)
    return found
