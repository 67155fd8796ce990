"""Measures of telling apart and ranking, against scikit-learn and by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from claimx.evaluation.worth import average_precision, f1, kappa, macro_f1, ndcg, over_groups


def test_f1_and_average_precision_are_scikit_learns() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    draw = np.random.default_rng(7)
    for _ in range(20):
        truth = draw.random(80) < 0.3
        scores = np.round(draw.random(80), 1)  # many are equal
        said = scores >= 0.5
        assert f1(truth, said) == pytest.approx(metrics.f1_score(truth, said))
        assert macro_f1(truth, said) == pytest.approx(metrics.f1_score(truth, said, average="macro"))
        assert average_precision(truth, scores) == pytest.approx(metrics.average_precision_score(truth, scores))


def test_kappa_is_scikit_learns() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    draw = np.random.default_rng(8)
    one = draw.integers(4, size=300).tolist()
    other = [value if draw.random() < 0.7 else int(draw.integers(4)) for value in one]
    assert kappa(one, other) == pytest.approx(metrics.cohen_kappa_score(one, other))
    assert kappa(one, other, weighted=True) == pytest.approx(metrics.cohen_kappa_score(one, other, weights="quadratic"))


def test_nothing_positive_and_nothing_said() -> None:
    none = np.zeros(4, dtype=bool)
    assert f1(none, none) == 0.0
    assert average_precision(none, np.zeros(4)) == 0.0
    assert ndcg([0, 0], [0.1, 0.9]) is None


def test_ndcg_by_hand() -> None:
    # Gains 7, 3, 1; ranked 2nd, 1st, 3rd.
    gained = 3 + 7 / math.log2(3) + 1 / 2
    best = 7 + 3 / math.log2(3) + 1 / 2
    assert ndcg([3, 2, 1], [0.5, 0.9, 0.1]) == pytest.approx(gained / best)
    assert ndcg([3, 2, 1], [0.9, 0.5, 0.1]) == pytest.approx(1.0)


def test_ndcg_looks_at_the_first_five_and_takes_equals_in_the_order_of_the_text() -> None:
    assert ndcg([0, 0, 0, 0, 0, 3], [0.9, 0.8, 0.7, 0.6, 0.5, 0.4]) == 0.0
    assert ndcg([3, 0], [0.5, 0.5]) == pytest.approx(1.0)
    assert ndcg([0, 3], [0.5, 0.5]) == pytest.approx(1 / math.log2(3))


def test_an_interval_draws_whole_groups() -> None:
    values = np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0])
    apart = over_groups(range(6), lambda rows: float(values[rows].mean()), resamples=500)
    together = over_groups(list("aaabbb"), lambda rows: float(values[rows].mean()), resamples=500)
    assert 0 <= apart[0] < 0.5 < apart[1] <= 1
    assert together == (0.0, 1.0)  # two groups: all of one, or all of the other
    assert over_groups(range(6), lambda rows: float(values[rows].mean()), resamples=500) == apart
