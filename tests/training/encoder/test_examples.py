"""Labels as targets, and batches of like lengths."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.training.encoder.examples import batches, by_length, examples, of_set, padded, targets
from claimx.worthiness.types import Labelled, LabelledSet

N = "unknown"


@pytest.mark.parametrize(
    ("claim", "worth", "graded", "expected"),
    [
        # ClaimBuster's -1, 0 and 1: no claim; a claim of grade 0 or 1; a claim of grade 2 or 3.
        (False, 0.0, False, (0, 0, 0, 0)),
        (True, 0.0, False, (1, N, 0, 0)),
        (True, 1.0, False, (1, 1, 1, N)),
        # CheckThat!'s No: it may be a claim.
        (None, 0.0, False, (N, N, 0, 0)),
        # PoliClaim says of claims alone.
        (True, None, False, (1, N, N, N)),
        (False, None, False, (0, 0, 0, 0)),
        # Grades.
        (False, 0.0, True, (0, 0, 0, 0)),
        (True, 0.0, True, (1, 0, 0, 0)),
        (True, 1 / 3, True, (1, 1, 0, 0)),
        (True, 2 / 3, True, (1, 1, 1, 0)),
        (True, 1.0, True, (1, 1, 1, 1)),
    ],
)
def test_what_a_label_says(
    claim: bool | None, worth: float | None, graded: bool, expected: tuple[float | str, ...]
) -> None:
    found = targets(Labelled("A sentence.", claim, worth, "1"), graded=graded)
    assert tuple(N if value != value else value for value in found) == expected


def test_the_projects_own_set_has_grades() -> None:
    row = Labelled("Crime fell.", True, 1.0, "1", weight=0.5)
    [own] = of_set(LabelledSet("own.csv", "claimx", "UK statements", (row,)))
    [other] = of_set(LabelledSet("other.csv", "ClaimBuster", "US speech", (row,)))
    assert (own.targets, own.weight) == ((1, 1, 1, 1), 0.5)
    assert other.targets[3] != other.targets[3]
    assert examples([row], graded=True)[0].text == "Crime fell."


@given(st.lists(st.integers(1, 60), max_size=300), st.integers(1, 40), st.integers(0, 9))
def test_every_sentence_is_in_one_batch(lengths: list[int], size: int, seed: int) -> None:
    cut = batches(lengths, size, np.random.default_rng(seed))
    assert sorted(index for some in cut for index in some) == list(range(len(lengths)))
    assert all(len(some) <= size for some in cut)
    assert len(cut) == -(-len(lengths) // size)
    assert cut == batches(lengths, size, np.random.default_rng(seed))
    assert [index for some in by_length(lengths, size) for index in some] == sorted(
        range(len(lengths)), key=lambda index: lengths[index]
    )


def test_padding() -> None:
    ids, mask = padded([[5, 6, 7], [8]], 9)
    assert ids.tolist() == [[5, 6, 7], [8, 9, 9]]
    assert mask.tolist() == [[1, 1, 1], [1, 0, 0]]
