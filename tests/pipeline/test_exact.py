"""A matrix product is the same for a row wherever it stands and whatever stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from thinc.api import get_current_ops

from claimx.pipeline import syntax
from claimx.pipeline.exact import ExactOps, factor, product, whole
from claimx.pipeline.language import DEFAULT_PARSER

ROWS = (1, 2, 3, 5, 12, 13, 64, 97, 301)


@pytest.mark.parametrize(("inner", "outer"), [(288, 288), (96, 50), (64, 107), (7, 1)])
def test_a_row_is_the_same_everywhere(inner: int, outer: int) -> None:
    random = np.random.default_rng(7)
    row, right = random.normal(size=(1, inner)).astype(np.float32), random.normal(size=(inner, outer)).astype("f")
    ops = ExactOps()
    alone = ops.gemm(row, right)
    assert np.allclose(alone, row @ right, atol=1e-4)
    for rows in ROWS:
        beside = random.normal(size=(rows, inner)).astype(np.float32)
        for place in {0, rows // 2, rows - 1}:
            beside[place] = row
            assert (ops.gemm(beside, right)[place] == alone).all()


def test_the_sum_is_the_true_one() -> None:
    random = np.random.default_rng(8)
    left = whole(random.normal(size=(2, 300)).astype(np.float32))
    right = factor(random.normal(size=(300, 2)).astype(np.float32))
    found = product(left, right)
    for i in range(2):
        for j in range(2):
            true = sum(Fraction(a) * Fraction(b) for a, b in zip(left[i], right[:, j], strict=True))
            assert found[i, j] == np.float32(float(true))


def test_gemm_transposes_and_writes_where_told() -> None:
    ops = ExactOps()
    left, right = np.arange(6, dtype="f").reshape(2, 3), np.arange(12, dtype="f").reshape(3, 4)
    out = np.empty((2, 4), dtype="f")
    assert ops.gemm(left.T.copy(), right.T.copy(), out=out, trans1=True, trans2=True) is out
    assert (out == left @ right).all()


@pytest.fixture
def widest(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The greatest sum of magnitudes of every product from here on, in units."""
    sums: list[float] = []

    def watched(left: np.ndarray, right: np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
        sums.append(float((abs(left) @ abs(right)).max()))
        return product(left, right, out)

    monkeypatch.setattr("claimx.pipeline.exact.product", watched)
    yield sums


def test_no_sum_is_too_great_to_be_held(widest: list[float], root: Path) -> None:
    loaded = syntax.load(DEFAULT_PARSER)
    texts = [path.read_text("utf-8") for path in sorted((root / "corpora" / "train").glob("*.txt"))[::9]]
    syntax.annotate(loaded, [loaded.nlp.make_doc(text) for text in texts])
    assert len(widest) > 10
    assert max(widest) < 2**7


def test_loading_leaves_thinc_as_it_was() -> None:
    before = get_current_ops()
    loaded = syntax.load.__wrapped__(DEFAULT_PARSER)
    assert get_current_ops() is before
    assert type(_ops(loaded.nlp)) is ExactOps
    assert type(_ops(spacy.load(DEFAULT_PARSER))) is not ExactOps


def _ops(nlp: Language) -> object:
    return nlp.get_pipe("parser").model.ops  # type: ignore[attr-defined]
