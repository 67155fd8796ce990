"""Whether scores from 0 to 1 mean what they say: reliability table and expected calibration error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Scores are told apart in ten steps of equal width.
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The predictions with a score from ``low`` up to ``high``: how many, their mean score, and the share right."""

    low: float
    high: float
    size: int
    mean: float
    right: float


def bins(told: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The reliability table of scores with whether each was right; bins without a prediction are left out."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for score, right in told:
        held.setdefault(min(BINS - 1, int(score * BINS)), []).append((score, right))
    return [
        Bin(
            low=place / BINS,
            high=(place + 1) / BINS,
            size=len(inside),
            mean=sum(score for score, _ in inside) / len(inside),
            right=sum(right for _, right in inside) / len(inside),
        )
        for place, inside in sorted(held.items())
    ]


def calibration_error(told: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error: the mean distance of score and share right over bins, weighted by their size.

    Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015. 0
    for no predictions.
    """
    return sum(part.size * abs(part.mean - part.right) for part in bins(told)) / max(1, len(told))
