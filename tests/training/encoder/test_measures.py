"""What the best epoch and the best threshold are told by."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.evaluation.worth import f1
from claimx.training.encoder.examples import UNKNOWN, Example
from claimx.training.encoder.measures import best_threshold, judged
from claimx.training.encoder.settings import OUTPUTS

# Few values, so that many are equal.
PAIRS = st.lists(st.tuples(st.booleans(), st.sampled_from([0.1, 0.2, 0.5, 0.7, 0.9])), min_size=2, max_size=60)


@given(PAIRS)
def test_no_threshold_is_better(pairs: list[tuple[bool, float]]) -> None:
    truth, scores = np.array([label for label, _ in pairs]), np.array([score for _, score in pairs])
    best = best_threshold(truth, scores)
    tried = [f1(truth, scores >= at) for at in (0.0, 0.15, 0.3, 0.6, 0.8, 0.95)]
    assert f1(truth, scores >= best) == pytest.approx(max(tried))


def test_outputs_without_labels_are_not_judged() -> None:
    told = [Example("a", (1.0, UNKNOWN, 1.0, UNKNOWN)), Example("b", (0.0, UNKNOWN, UNKNOWN, UNKNOWN))]
    assert judged(told, np.array([[2.0, 0, 0, 0], [3.0, 0, 0, 0]])) == {OUTPUTS[0]: 0.5, OUTPUTS[2]: 1.0}
