"""What the best epoch and the best threshold are told by."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from claimx.evaluation.worth import Flags, Reals, average_precision
from claimx.training.encoder.examples import Example
from claimx.training.encoder.settings import OUTPUTS


def best_threshold(truth: Flags, scores: Reals) -> float:
    """The threshold that gives the highest F1: midway between the two scores that it parts."""
    order = np.argsort(-scores, kind="stable")
    hits, values = np.cumsum(truth[order]), scores[order]
    last = np.flatnonzero(np.r_[np.diff(values) != 0, True])
    place = int(last[np.argmax(2 * hits[last] / (last + 1 + truth.sum()))])
    below = values[place + 1] if place + 1 < len(values) else values[place]
    return float((values[place] + below) / 2)


def judged(examples: Sequence[Example], found: np.ndarray) -> dict[str, float]:
    """The average precision of each output that the examples have labels of.

    Args:
        examples: The labels.
        found: Scores [len(examples), len(OUTPUTS)].
    """
    wanted = np.array([example.targets for example in examples])
    told = {}
    for place, name in enumerate(OUTPUTS):
        known = ~np.isnan(wanted[:, place])
        if known.any() and wanted[known, place].any():
            told[name] = average_precision(wanted[known, place] > 0, found[known, place].astype(float))
    return told
