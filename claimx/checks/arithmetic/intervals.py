"""Arithmetic on what figures can mean: ends may be infinite, figures are never below nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

# Shares of a figure by which two ends may miss each other through the inexactness of floats alone.
_TOUCHING = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """All amounts from ``low`` to ``high``."""

    low: float
    high: float

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(_less(self.low, other.high), _less(self.high, other.low))

    def __mul__(self, other: Interval) -> Interval:
        return Interval(_times(self.low, other.low), _times(self.high, other.high))

    def __truediv__(self, other: Interval) -> Interval:
        return Interval(_over(self.low, other.high), _over(self.high, other.low))

    def scaled(self, by: float) -> Interval:
        """Every amount that many times."""
        return Interval(_times(self.low, by), _times(self.high, by))

    def meets(self, other: Interval) -> bool:
        """Whether one amount lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low <= high:
            return True
        ends = [abs(end) for end in (self.low, self.high, other.low, other.high) if math.isfinite(end)]
        return low <= high + _TOUCHING * max(ends)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of all."""
    low = high = 0.0
    for one in intervals:
        low, high = low + one.low, high + one.high
    return Interval(low, high)


def _times(one: float, other: float) -> float:
    return 0.0 if one == 0.0 or other == 0.0 else one * other


def _over(one: float, other: float) -> float:
    if math.isinf(other):
        return 0.0
    return math.inf if other <= 0.0 else one / other


def _less(one: float, other: float) -> float:
    return -math.inf if math.isinf(other) and math.isinf(one) else one - other
