"""Percentile bootstrap intervals over documents.

A document is what is drawn, with all that is in it: mentions of one document are not independent of each other.
Efron and Tibshirani, "An introduction to the bootstrap", 1993, chapter 13.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from claimx.evaluation.measures import MEASURES, Array, measures

RESAMPLES, LEVEL, SEED = 2_000, 0.95, 20_260_101
# Resamples that are worked on at once, which bounds the memory; the outcome does not depend on it.
_TOGETHER = 250


def draws(documents: int, resamples: int, seed: int) -> Iterator[Array]:
    """How often each document is drawn in each resample, some resamples at a time: (up to 250, documents).

    The same seed and number of documents give the same draws, so that two models meet the same resamples.
    """
    generator = np.random.default_rng(seed)
    for done in range(0, resamples, _TOGETHER):
        some = min(_TOGETHER, resamples - done)
        chosen = generator.integers(documents, size=(some, documents))
        offsets = np.arange(some)[:, None] * documents
        yield np.bincount((chosen + offsets).ravel(), minlength=some * documents).reshape(some, documents).astype(float)


def resampled(counts: Array, *, resamples: int = RESAMPLES, seed: int = SEED) -> Array:
    """The measures of each resample: (resamples, ``MEASURES``), from counts (documents, ``COLUMNS``)."""
    if not len(counts):
        return np.full((resamples, len(MEASURES)), np.nan)
    return np.concatenate([measures(drawn @ counts) for drawn in draws(len(counts), resamples, seed)])


def percentiles(samples: Array, *, level: float = LEVEL) -> tuple[Array, Array]:
    """The ends of the interval that holds the middle ``level`` of the samples of each column.

    Samples that are NaN (nothing of a group was drawn) are left out; where all are, so are the ends.
    """
    low, high = np.full(samples.shape[1], np.nan), np.full(samples.shape[1], np.nan)
    said = ~np.isnan(samples).all(axis=0)
    tails = (50 * (1 - level), 50 * (1 + level))
    if said.any():
        low[said], high[said] = np.nanpercentile(samples[:, said], tails, axis=0)
    return low, high
