"""What a stated amount can mean: an interval that is likely and one beyond which it would be wrong.

A rounded figure stands for every amount that would be rounded to it, so two figures are compared as intervals. The
*near* interval holds what a careful writer rounds to the figure; two claims say the same amount only where these meet.
The *outer* one holds what a careless writer still might; two claims contradict each other only where these do not.
What lies between is neither.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimx.records import Bound, Change, Claim

_DECIMALS = re.compile(r"\d[\d,]*\.(\d+)")
# A percentage that is no fraction in words: with its sign, or the bare figure of a table.
_PLAIN_PERCENT = re.compile(r"%|cent|^[\d.,\s]+$")
_UNDER = re.compile(r"\b(?:nearly|almost|under|close to|approaching|short of|quite|shy of|towards)\b", re.I)
_OVER = re.compile(r"\b(?:over|above|more than|upwards?|topp\w+|surpass\w+|exceed\w+)\b", re.I)
# A limit that is told as hardly passed: "just over", "a little under".
_HARDLY = re.compile(
    r"\b(?:just|little|slightly|marginally|fractionally|shade|touch|fraction|whisker) "
    r"(?:over|under|above|below|more than|less than|fewer than|short of|shy of)\b",
    re.I,
)
# How far a figure of words ("about", "nearly") may lie from the true one: as a share of it, at first and at the most.
_ABOUT, _ABOUT_MOST = 0.05, 0.10
# A simple fraction in words: as a share of itself and in points of a hundred, whichever is less.
_FRACTION, _FRACTION_POINTS = 0.08, 2.0
# "Doubled" may be this much more or less than two times.
_TIMES = 0.1
# A whole number up to here is taken to be counted out, not rounded.
_COUNTED = 100
_PERCENT = "percent"
# Shares of a figure by which two ends may meet through the inexactness of floats alone.
_TOUCHING = 1e-9


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated amount as intervals, in the unit of its family; a decrease is negative.

    Attributes:
        value: The middle as stated.
        low, high: The near interval.
        least, most: The outer interval.
        digits: How many digits of it carry meaning, at least 1: of "4,310" three, of "a third" one.
        step: Half of what it is rounded to.
        limit: ``at_least`` or ``at_most`` where it is only a limit.
    """

    value: float
    low: float
    high: float
    least: float
    most: float
    digits: int
    step: float
    limit: Bound | None

    def agrees(self, other: Figure) -> bool:
        """Whether one amount could stand behind both, each rounded with care; two limits must be the same limit."""
        if self.limit is not None and self.limit is other.limit:
            return abs(self.value - other.value) <= max(self.step, other.step)
        low, high = max(self.low, other.low), min(self.high, other.high)
        # Intervals that only touch share no amount that would be rounded to both: 12.5% is 12 or 13, not both.
        point = self.low == self.high or other.low == other.high
        return low <= high if point else high - low > _TOUCHING * max(abs(low), abs(high))

    def conflicts(self, other: Figure) -> bool:
        """Whether no amount could stand behind both, however loosely they are rounded."""
        return self.most < other.least or other.most < self.least


@cache
def _units() -> Mapping[str, tuple[str, float]]:
    with files("claimx.figures").joinpath("units.csv").open(encoding="utf-8") as lines:
        return {row["unit"]: (row["family"], float(row["factor"])) for row in csv.DictReader(lines)}


def family(claim: Claim) -> str:
    """The units that an amount is compared in: a change in times is a change in percent."""
    unit = claim.quantity.unit
    if unit == "times" and claim.change is not Change.LEVEL:
        return _PERCENT
    return _units().get(unit, (unit, 1.0))[0]


def factor(claim: Claim) -> float:
    """How many of the units that its family is compared in one unit of a claim is: 60 for a minute."""
    return _units().get(claim.quantity.unit, ("", 1.0))[1]


def figure(claim: Claim, *, zeros: int | None = None, exact: bool = False) -> Figure | None:
    """The intervals of a claim's amount; None where it has no number.

    Args:
        zeros: How many zeros of a whole number may come of rounding at most; by default all that it ends in.
        exact: Whether to take it as it stands, whatever bound is told.
    """
    quantity = claim.quantity
    if quantity.value is None:
        return None
    low, high = quantity.value, quantity.value if quantity.value_high is None else quantity.value_high
    fraction = quantity.unit == _PERCENT and not _PLAIN_PERCENT.search(quantity.text)
    times = quantity.unit == "times"
    half, loose, digits = (
        _times(high, quantity.text) if times else _rounding(high, quantity.text, fraction, claim, zeros)
    )
    if times and claim.change is Change.DECREASE:
        # "More than halved" is a fall of more than half: the bound is of the fall, not of what is left.
        low = high = _grown(low, -1.0)
        half, loose = 100.0 * half, 100.0 * loose
    near, outer = _bounds(low, high, half, loose, Bound.EXACT if exact else quantity.bound, claim)
    if times and claim.change is Change.INCREASE:
        low, near, outer = _grown(low, 1.0), _grown_all(near, 1.0), _grown_all(outer, 1.0)
        high = low
    factor = _units().get(quantity.unit, ("", 1.0))[1] * (-1.0 if claim.change is Change.DECREASE else 1.0)
    near, outer = _scaled(near, factor), _scaled(outer, factor)
    limit = quantity.bound if quantity.bound in (Bound.AT_LEAST, Bound.AT_MOST) else None
    return Figure((low + high) / 2 * factor, *near, *outer, digits, half * abs(factor), limit)


def _rounding(value: float, text: str, fraction: bool, claim: Claim, most: int | None) -> tuple[float, float, int]:
    """Half of the step a figure is rounded to, the same at its loosest, and how many digits carry meaning."""
    size = abs(value)
    if fraction:
        half = min(_FRACTION_POINTS, _FRACTION * size)
        return half, 1.5 * half, 1
    decimals = _DECIMALS.search(text)
    if decimals:
        written = float(decimals[0].replace(",", ""))
        step = (size / written if written else 1.0) * 10.0 ** -len(decimals[1])
        return step / 2, step, max(1, len(decimals[0].replace(",", "").replace(".", "").lstrip("0")))
    if not float(size).is_integer():
        return 0.0, 0.0, 3
    whole = str(int(size))
    zeros = len(whole) - len(whole.rstrip("0")) if size else 0
    digits = max(1, len(whole) - zeros)
    if most is not None and most < zeros:
        return (0.0, 0.0, digits) if not most else (10.0**most / 2, 10.0**most, digits)
    if size < _COUNTED or not zeros:
        counted = claim.quantity.unit == "count"
        half = 0.0 if counted else 0.5
        # Two small counts are easily the same by chance.
        return half, 2 * half, digits if size >= _COUNTED else 1 if counted else len(whole)
    step = 10.0 ** (zeros - 1 if digits == 1 else zeros)
    return step / 2, step, digits


def _times(value: float, text: str) -> tuple[float, float, int]:
    decimals = _DECIMALS.search(text)
    half = 10.0 ** -len(decimals[1]) / 2 if decimals else _TIMES / 2 * value
    return half, 2 * half, 2 if decimals else 1


def _cue(claim: Claim) -> str:
    """The words that bound the amount, and the few before it."""
    words = [claim.text[max(0, s - claim.start) : max(0, e - claim.start)] for s, e in claim.evidence.bound]
    before = claim.text[: max(0, claim.quantity.start - claim.start)].rsplit(maxsplit=3)[-3:]
    return " ".join([*words, *before])


def _bounds(
    low: float, high: float, half: float, loose: float, bound: Bound, claim: Claim
) -> tuple[tuple[float, float], tuple[float, float]]:
    """The near and the outer interval of a figure from ``low`` to ``high`` with its bound."""
    reach, most = max(2 * half, _ABOUT * high), max(2 * loose, _ABOUT_MOST * high)
    match bound:
        case Bound.AT_LEAST:
            return (low, high + reach), (low - half, high + most if _HARDLY.search(_cue(claim)) else math.inf)
        case Bound.AT_MOST:
            return (low - reach, high), (low - most if _HARDLY.search(_cue(claim)) else -math.inf, high + half)
        case Bound.APPROXIMATE:
            cue = _cue(claim)
            if _UNDER.search(cue):
                return (low - reach, high), (low - most, high + loose)
            if _OVER.search(cue):
                return (low, high + reach), (low - loose, high + most)
            return (low - reach, high + reach), (low - most, high + most)
        case _:
            return (low - half, high + half), (low - loose, high + loose)


def _grown(times: float, sign: float) -> float:
    """The change in percent that a multiple means: three times is 200 more, half is 50 less."""
    return (times - 1.0) * 100.0 * sign


def _grown_all(ends: tuple[float, float], sign: float) -> tuple[float, float]:
    low, high = sorted(_grown(end, sign) for end in ends)
    return low, high


def _scaled(ends: tuple[float, float], factor: float) -> tuple[float, float]:
    low, high = ends[0] * factor, ends[1] * factor
    return (low, high) if low <= high else (high, low)
