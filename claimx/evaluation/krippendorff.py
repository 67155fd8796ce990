"""Krippendorff's alpha: how far annotators agree beyond what chance would give.

Klaus Krippendorff, "Content analysis", 4th edition, 2018, chapter 12, and "Computing Krippendorff's alpha-reliability",
2011, whose worked examples are the tests. 1 is full agreement, 0 what chance gives, less is worse than chance.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from claimx.evaluation.measures import Array

# How far apart two values are, from 0 to whatever; 0 for the same.
Metric = Callable[[Any, Any], float]
# The values that the annotators gave a unit; an annotator who gave none is left out.
Unit = Sequence[Hashable]


def nominal(one: Hashable, other: Hashable) -> float:
    """0 for the same value, 1 for any other."""
    return float(one != other)


def interval(one: float, other: float) -> float:
    """The squared difference of two numbers."""
    return float((one - other) ** 2)


def ratio(one: float, other: float) -> float:
    """The squared difference of two numbers as a share of their sum; 0 and 0 are the same."""
    whole = abs(one) + abs(other)
    return float(((one - other) / whole) ** 2) if whole else 0.0


@dataclass(frozen=True, slots=True)
class Coincidences:
    """What alpha is computed from, by group of units (a document): sums over groups are those of their units.

    Attributes:
        observed: For each group the disagreement in its units: shape (groups,).
        values: For each group how often each value was given in units that can be compared: (groups, values).
        distances: Of each value from each: (values, values).
    """

    observed: Array
    values: Array
    distances: Array

    def alpha(self, drawn: Array | None = None) -> Array:
        """Alpha over all groups, or over groups as often as they were drawn.

        Args:
            drawn: Shape (resamples, groups).

        Returns:
            One number a resample; NaN where all values are the same, or none can be compared.
        """
        weights = np.ones((1, len(self.observed))) if drawn is None else drawn
        counts = weights @ self.values
        expected = ((counts @ self.distances) * counts).sum(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            found: Array = 1 - (weights @ self.observed) * (counts.sum(axis=1) - 1) / expected
        return np.where(expected > 0, found, np.nan)


def coincidences(groups: Sequence[Sequence[Unit]], metric: Metric = nominal) -> Coincidences:
    """Count the units of each group; those to which fewer than two values were given say nothing."""
    known = {value: place for place, value in enumerate(dict.fromkeys(v for units in groups for u in units for v in u))}
    distances = np.array([[metric(one, other) for other in known] for one in known]).reshape(len(known), len(known))
    values = np.zeros((len(groups), len(known)))
    observed = np.zeros(len(groups))
    for number, units in enumerate(groups):
        for unit in units:
            places = [known[value] for value in unit]
            if len(places) > 1:
                np.add.at(values[number], places, 1)
                observed[number] += distances[np.ix_(places, places)].sum() / (len(places) - 1)
    return Coincidences(observed, values, distances)


def alpha(units: Sequence[Unit], metric: Metric = nominal) -> float:
    """Krippendorff's alpha of units, each with the values that were given it; NaN where there is nothing to tell."""
    return float(coincidences([units], metric).alpha()[0])
