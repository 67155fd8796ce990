"""No score of the pipeline on the project's statements falls under its floor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimx.corpus import load_gold
from claimx.evaluation import score_folder
from claimx.evaluation.floors import SPLITS, broken, corpus_hash, figures, unexplained

ROOT = Path(__file__).parents[2]
FLOORS: dict[str, Any] = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))


@pytest.mark.parametrize("split", SPLITS)
def test_no_score_is_under_its_floor(split: str) -> None:
    folder = ROOT / "corpora" / split
    assert corpus_hash(folder) == FLOORS[split]["corpus"], "other statements than the floors were set on"
    assert broken(FLOORS[split]["floors"], figures(score_folder(load_gold(folder), folder))) == {}


@pytest.mark.parametrize("split", SPLITS)
def test_no_floor_was_lowered_in_silence(split: str) -> None:
    assert unexplained(FLOORS[split]["floors"]) == []


def test_a_floor_that_fell_needs_a_reason() -> None:
    floors: dict[str, Any] = {"core": [{"floor": 0.9}, {"floor": 0.8}], "full": [{"floor": 0.5}, {"floor": 0.6}]}
    assert unexplained(floors) == ["core"]
    floors["core"][1]["because"] = "forty harder statements"
    assert unexplained(floors) == []


def test_a_figure_under_its_floor_is_told() -> None:
    floors: dict[str, Any] = {"core": [{"floor": 0.7}, {"floor": 0.9}], "full": [{"floor": 0.5}]}
    assert broken(floors, {"core": 0.89, "full": 0.5}) == {"core": (0.89, 0.9)}


def test_the_hash_knows_texts_and_annotations(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("40 officers", "utf-8")
    (tmp_path / "a.json").write_text("{}", "utf-8")
    before = corpus_hash(tmp_path)
    (tmp_path / "a.txt").write_text("41 officers", "utf-8")
    changed = corpus_hash(tmp_path)
    (tmp_path / "a.json").write_text("[]", "utf-8")
    assert len({before, changed, corpus_hash(tmp_path)}) == 3
