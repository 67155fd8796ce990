"""Intervals over documents and differences of two models, held against what is known of them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.evaluation.counts import COLUMNS, LEVELS
from claimx.evaluation.fields import FIELDS
from claimx.evaluation.intervals import draws, percentiles, resampled
from claimx.evaluation.measures import MEASURES, Array, measures
from claimx.evaluation.significance import differences

CORE = MEASURES.index("core")


def documents(*rows: tuple[int, int, int]) -> Array:
    """Counts of documents from mentions, records, and how many of them are right in everything."""
    counts = np.zeros((len(rows), len(COLUMNS)))
    for at, (gold, predicted, right) in enumerate(rows):
        counts[at, :] = right
        counts[at, :2] = gold, predicted
    return counts


ROWS = st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(0, 1)).map(
    lambda row: (row[0], row[1], round(min(row[0], row[1]) * row[2]))
)
CORPORA = st.lists(ROWS, min_size=1, max_size=12)


@settings(deadline=None)
@given(CORPORA)
def test_intervals_hold_the_figure(rows: list[tuple[int, int, int]]) -> None:
    counts = documents(*rows)
    value = measures(counts.sum(axis=0))
    low, high = percentiles(resampled(counts, resamples=1_000))
    for at, name in enumerate(MEASURES):
        if math.isnan(value[at]):
            continue
        assert low[at] - 1e-9 <= value[at] <= high[at] + 1e-9, name
        assert 0 <= low[at] <= high[at] <= 1


@settings(deadline=None)
@given(CORPORA, st.integers(0, 5))
def test_the_seed_decides_alone(rows: list[tuple[int, int, int]], seed: int) -> None:
    counts = documents(*rows)
    first, again = (resampled(counts, resamples=300, seed=seed) for _ in range(2))
    assert np.array_equal(first, again, equal_nan=True)


def test_another_seed_draws_other_documents() -> None:
    counts = documents((5, 5, 1), (5, 5, 4), (2, 7, 2), (9, 3, 3))
    assert not np.array_equal(resampled(counts, seed=1), resampled(counts, seed=2), equal_nan=True)


def test_each_resample_draws_as_many_documents() -> None:
    drawn = np.concatenate(list(draws(7, 600, 3)))
    assert drawn.shape == (600, 7)
    assert set(drawn.sum(axis=1)) == {7}
    assert drawn.mean() == pytest.approx(1)


def test_documents_that_are_alike_leave_no_doubt() -> None:
    low, high = percentiles(resampled(documents(*[(4, 5, 3)] * 20)))
    assert low[CORE] == pytest.approx(high[CORE]) == pytest.approx(6 / 9)


def test_the_interval_of_a_share_is_as_wide_as_theory_says() -> None:
    right = np.random.default_rng(0).random(400) < 0.7
    low, high = percentiles(resampled(documents(*((1, 1, int(one)) for one in right)), resamples=4_000))
    share = right.mean()
    half = 1.96 * math.sqrt(share * (1 - share) / 400)
    assert low[CORE] == pytest.approx(share - half, abs=0.006)
    assert high[CORE] == pytest.approx(share + half, abs=0.006)
    narrow = percentiles(resampled(documents(*((1, 1, int(one)) for one in right))), level=0.5)
    assert low[CORE] < narrow[0][CORE] < share < narrow[1][CORE] < high[CORE]


@settings(deadline=None)
@given(st.lists(st.tuples(ROWS, ROWS), min_size=1, max_size=8))
def test_differences_are_antisymmetric(pairs: list[tuple[tuple[int, int, int], tuple[int, int, int]]]) -> None:
    golds = [one[0] for one, _ in pairs]
    one = documents(*(ours for ours, _ in pairs))
    other = documents(
        *((gold, given_, min(right, gold)) for gold, (_, (_, given_, right)) in zip(golds, pairs, strict=True))
    )
    there, back = (differences(*both, resamples=200, swaps=200) for both in ((one, other), (other, one)))
    assert there.keys() == back.keys()
    for name, gap in there.items():
        assert gap.value == pytest.approx(-back[name].value)
        assert (gap.low, gap.high) == pytest.approx((-back[name].high, -back[name].low), nan_ok=True)
        assert gap.p == pytest.approx(back[name].p)
        assert 0 < gap.p <= 1


def test_a_model_does_not_differ_from_itself() -> None:
    counts = documents((5, 5, 1), (5, 5, 4), (2, 7, 2))
    for gap in differences(counts, counts).values():
        assert (gap.value, gap.low, gap.high, gap.p) == (0, 0, 0, 1)


@pytest.mark.parametrize(("size", "p"), [(1, 1.0), (3, 0.25), (5, 2 / 32), (10, 2 / 1024)])
def test_the_p_value_is_the_share_of_exchanges_that_do_as_much(size: int, p: float) -> None:
    """One model right in every document, the other in none: only all or no exchanges leave as large a difference."""
    one, other = documents(*[(1, 1, 1)] * size), documents(*[(1, 1, 0)] * size)
    gap = differences(one, other)["core"]
    assert (gap.value, gap.low, gap.high) == (1, 1, 1)
    assert gap.p == pytest.approx(p, rel=0.05, abs=0.0012)


def test_two_models_that_take_turns_do_not_differ() -> None:
    one = documents(*[(2, 2, 2), (2, 2, 0)] * 20)
    other = documents(*[(2, 2, 0), (2, 2, 2)] * 20, (2, 2, 2))
    gap = differences(np.vstack([one, documents((2, 2, 1))]), other)["core"]
    assert gap.low < 0 < gap.high
    assert gap.p > 0.8


def test_a_difference_in_every_document_is_sure_though_documents_differ() -> None:
    """The interval is of pairs: how hard a document is falls out of it."""
    rows = [(10, 10, right) for right in (0, 3, 5, 7, 9)] * 6
    harder = documents(*rows)
    better = documents(*((gold, given_, right + 1) for gold, given_, right in rows))
    gap = differences(better, harder)["core"]
    assert gap.value == pytest.approx(0.1)
    assert (gap.low, gap.high) == (pytest.approx(0.1), pytest.approx(0.1))
    assert gap.p < 0.001
    low, high = percentiles(resampled(harder))
    assert high[CORE] - low[CORE] > 0.1


def test_models_on_other_documents_are_not_compared() -> None:
    with pytest.raises(ValueError, match="same documents"):
        differences(documents((1, 1, 1)), documents((1, 1, 1), (1, 1, 1)))


def test_every_column_has_its_measure() -> None:
    assert set(COLUMNS[2:]) <= set(MEASURES)
    assert len(MEASURES) == 3 * len(LEVELS) + 2 * len(FIELDS)
