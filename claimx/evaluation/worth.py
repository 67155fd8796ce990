"""How well sentences are told apart and ranked: F1, average precision, nDCG, agreement, intervals over groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

RESAMPLES, LEVEL, SEED = 2_000, 0.95, 20_260_101

Flags = NDArray[np.bool_]
Reals = NDArray[np.float64]


def f1(truth: Flags, said: Flags) -> float:
    """F1 of the positive class; 0 where nothing is positive or nothing right."""
    right = float((truth & said).sum())
    return 2 * right / max(1.0, float(truth.sum() + said.sum()))


def macro_f1(truth: Flags, said: Flags) -> float:
    """The mean of the F1 of both classes."""
    return (f1(truth, said) + f1(~truth, ~said)) / 2


def average_precision(truth: Flags, scores: Reals) -> float:
    """The mean, over the positives, of the precision down to each in the order of scores; equal scores are one step.

    0 where nothing is positive. As scikit-learn's ``average_precision_score``.
    """
    if not truth.any():
        return 0.0
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(truth[order])
    last = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))  # the end of each run of equal scores
    recall = hits[last] / hits[-1]
    precision = hits[last] / (last + 1)
    return float((np.diff(np.append(0.0, recall)) * precision).sum())


def ndcg(grades: Sequence[int], scores: Sequence[float], *, most: int = 5) -> float | None:
    """Normalized discounted cumulative gain of the first ``most`` by score, gain 2^grade - 1.

    Järvelin and Kekäläinen 2002; of equal scores the one that stands first in the text is ranked first. None where no
    grade is above 0.
    """
    gains = np.exp2(np.asarray(grades, dtype=float)) - 1
    discounts = 1 / np.log2(np.arange(2, most + 2))
    best = np.sort(gains)[::-1][:most]
    if not best.any():
        return None
    ranked = gains[np.argsort(-np.asarray(scores, dtype=float), kind="stable")][:most]
    return float((ranked * discounts[: len(ranked)]).sum() / (best * discounts[: len(best)]).sum())


def kappa(one: Sequence[int], other: Sequence[int], *, weighted: bool = False) -> float:
    """Cohen's kappa of two readers; ``weighted`` counts a difference by its square (Cohen 1960, 1968)."""
    labels = sorted({*one, *other})
    place = {label: number for number, label in enumerate(labels)}
    table = np.zeros((len(labels), len(labels)))
    np.add.at(table, ([place[label] for label in one], [place[label] for label in other]), 1)
    table /= table.sum()
    steps = np.subtract.outer(labels, labels) ** 2 if weighted else 1 - np.eye(len(labels))
    expected = float((steps * np.outer(table.sum(1), table.sum(0))).sum())
    return 1.0 if expected == 0 else 1 - float((steps * table).sum()) / expected


def over_groups(
    groups: Sequence[Any],
    measure: Callable[[NDArray[np.intp]], float],
    *,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
    seed: int = SEED,
) -> tuple[float, float]:
    """The percentile bootstrap interval of a measure when whole groups (documents) are drawn.

    Args:
        groups: The group of each row.
        measure: The measure of rows by their numbers, which may repeat.
    """
    names = sorted(set(groups))
    place = {name: number for number, name in enumerate(names)}
    rows: list[list[int]] = [[] for _ in names]
    for row, name in enumerate(groups):
        rows[place[name]].append(row)
    held = [np.asarray(some, dtype=np.intp) for some in rows]
    generator = np.random.default_rng(seed)
    drawn = generator.integers(len(held), size=(resamples, len(held)))
    told = [measure(np.concatenate([held[group] for group in some])) for some in drawn]
    low, high = np.percentile(told, (50 * (1 - level), 50 * (1 + level)))
    return float(low), float(high)
