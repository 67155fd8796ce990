"""Reliability tables and the expected calibration error, counted by hand; what counts when records are judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import claimx
from claimx.corpus import load_gold
from claimx.evaluation import CORE, judge
from claimx.evaluation.calibration import bins, calibration_error


def test_bins_hold_what_falls_into_them() -> None:
    table = bins([(0.95, True), (0.91, False), (0.32, False), (1.0, True)])
    assert [(part.low, part.size, round(part.mean, 3), round(part.right, 3)) for part in table] == [
        (0.3, 1, 0.32, 0.0),
        (0.9, 3, 0.953, 0.667),
    ]


def test_the_error_is_the_mean_distance_weighted_by_size() -> None:
    assert calibration_error([(0.9, True)] * 9 + [(0.9, False)]) == pytest.approx(0.0)
    assert calibration_error([(0.8, True), (0.8, True), (0.8, False), (0.8, False)]) == pytest.approx(0.3)
    assert calibration_error([(0.25, False), (0.75, True), (0.75, True), (0.75, True)]) == pytest.approx(0.25)
    assert calibration_error([]) == 0.0


def test_missed_spurious_and_agreeing_are_told_apart(tmp_path: Path) -> None:
    text = "Kent Police has 40 dogs. It made 96 arrests. A van was driven 12 miles."
    (tmp_path / "kent.txt").write_text(text, "utf-8")
    fields = {"value_high": None, "unit": "count", "bound": "exact", "per": None, "change": "level"}
    fields |= {"type": "count", "topic": "other", "status": "actual", "forces": ["kent"], "scope": "force"}
    fields |= {"subject": "dogs", "speaker": None, "period": None, "baseline": None}
    claims = [
        {**fields, "quote": "has [[40]] dogs", "value": 40},
        {**fields, "quote": "driven [[12]] miles", "value": 12, "optional": True},
        {**fields, "quote": "[[A van]] was", "value": 1},
    ]
    (tmp_path / "kent.json").write_text(json.dumps({"doc": "kent", "kind": "news", "claims": claims}), "utf-8")
    [gold] = load_gold(tmp_path)
    judged = judge(gold, claimx.extract(gold.path))
    told = [(one.gold is not None, one.claim is not None, one.agrees(CORE)) for one in judged]
    assert told == [(True, True, True), (False, True, False), (True, False, False)]
