"""The encoder that ships in ``models/worthiness``: what its own files say of it is true."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

import claimx
from claimx.evaluation.worth import average_precision
from claimx.worthiness import onnx
from claimx.worthiness.sets import load_set

WEIGHTS = 25_000_000


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    return root / "models" / "worthiness"


def test_it_tells_what_it_was_trained_on(folder: Path, root: Path) -> None:
    about = json.loads((folder / "scorer.json").read_text("utf-8"))
    measured = json.loads((folder / "metrics.json").read_text("utf-8"))
    for one in [*about["data"], *about["calibrated_on"], *measured["tests"]]:
        labels = (root / "corpora" / "worthiness" / one["file"]).read_bytes()
        assert hashlib.sha256(labels).hexdigest() == one["sha256"], one["file"]


def test_it_ranks_as_it_was_measured(folder: Path, root: Path) -> None:
    rows = load_set(root / "corpora" / "worthiness" / "test.csv").rows
    said = onnx.load(folder)([row.text for row in rows])
    measured = json.loads((folder / "metrics.json").read_text("utf-8"))["tests"][0]
    for part, labels, chances in (
        ("claim", [row.claim for row in rows], [one.claim for one in said]),
        ("worth", [row.worthy for row in rows], [one.worth for one in said]),
    ):
        found = average_precision(np.array(labels, bool), np.array(chances))
        assert found == pytest.approx(measured[part]["average_precision"]["value"], abs=0.005)


def test_weights_that_ship_are_small(folder: Path, root: Path) -> None:
    kinds = ("*.onnx", "tokenizer.json", "grams.json", "subjects.json")
    shipped = {path for top in (root / "models", root / "claimx") for kind in kinds for path in top.rglob(kind)}
    assert folder / onnx.MODEL in shipped
    assert sum(path.stat().st_size for path in shipped) < WEIGHTS


def test_both_together_take_figures_before_thanks_and_say_why(folder: Path) -> None:
    text = "We thank all who came. Knife crime in Kent rose by 34% last year. The hall was full."
    scores = claimx.score(text, scorer=f"linear+{folder}")
    first = scores.sentences[0]
    assert first.text.startswith("Knife")
    assert first.reasons
    assert (scores.worthy, first.score >= scores.threshold) == (1, True)
