"""Krippendorff's alpha on the worked examples of "Computing Krippendorff's alpha-reliability"."""

from __future__ import annotations

import math

import numpy as np
import pytest

from claimx.evaluation.krippendorff import Metric, alpha, coincidences, interval, nominal, ratio

# Section A: two observers, ten articles, whether something is in them.
BINARY = list(zip("0100000010", "1110010000", strict=True))
# Section B: two observers, twelve items, five categories.
NOMINAL = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
# Section C: four observers, twelve units, values from 1 to 5, some missing.
MISSING = [
    [int(value) for value in unit if value != "."]
    for unit in zip("123321412...", "1233224125.3", ".3332342251.", "12332441251.", strict=True)
]


@pytest.mark.parametrize(
    ("units", "metric", "published"),
    [
        (BINARY, nominal, 0.095),
        (NOMINAL, nominal, 0.692),
        (MISSING, nominal, 0.743),
        (MISSING, interval, 0.849),
        (MISSING, ratio, 0.797),
    ],
)
def test_published_examples(units: list[list[int]], metric: Metric, published: float) -> None:
    assert alpha(units, metric) == pytest.approx(published, abs=0.0005)


def test_full_agreement_and_nothing_to_tell() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert math.isnan(alpha([("a", "a"), ("a", "a")]))
    assert math.isnan(alpha([("a",), ()]))
    assert math.isnan(alpha([]))
    assert alpha([(0, 0), (3, 3)], ratio) == 1


def test_values_beside_a_missing_one_do_not_count() -> None:
    assert alpha([*NOMINAL, ("a",), ("b",), ()]) == pytest.approx(alpha(NOMINAL))


def test_groups_add_up_and_are_weighted_by_how_often_they_are_drawn() -> None:
    halves = [MISSING[:6], MISSING[6:]]
    counted = coincidences(halves, interval)
    drawn = np.array([[1.0, 1.0], [2.0, 0.0], [1.0, 3.0]])
    found = counted.alpha(drawn)
    assert found[0] == pytest.approx(alpha(MISSING, interval))
    assert found[1] == pytest.approx(alpha(MISSING[:6] * 2, interval))
    assert found[2] == pytest.approx(alpha(MISSING[:6] + MISSING[6:] * 3, interval))
