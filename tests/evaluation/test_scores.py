"""Alignment, comparison and rates, on small documents whose scores can be counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.corpus import load_gold
from claimx.documents import from_text
from claimx.errors import CorpusError
from claimx.evaluation import Rates, evaluate
from claimx.evaluation.fields import compare

TEXT = "Kent Police made 41 arrests and seized £2,000 in 2019. It has 96 more officers than in 2018."
FIELDS: dict[str, Any] = {
    "value": 41, "unit": "count", "bound": "exact", "type": "count", "topic": "outcomes", "subject": "arrests",
    "change": "level", "status": "actual", "forces": ["kent"], "scope": "force", "speaker": None,
    "period": {"text": "in 2019", "start": "2019-01-01", "end": "2019-12-31"}, "baseline": None,
}  # fmt: skip


def write(folder: Path, *claims: dict[str, Any], text: str = TEXT, **extra: Any) -> None:
    (folder / "kent.txt").write_text(text, "utf-8")
    plain = {"doc": "kent", "kind": "press_release", "date": None, "claims": claims, **extra}
    (folder / "kent.json").write_text(json.dumps(plain), "utf-8")


def scored(folder: Path) -> Any:
    [document] = load_gold(folder)
    return evaluate([(document, claimx.extract(from_text(document.text)))])


def test_a_right_claim_and_two_that_nobody_annotated(tmp_path: Path) -> None:
    write(tmp_path, {**FIELDS, "quote": "made [[41]] arrests"})
    scores = scored(tmp_path)
    assert scores.detection == Rates(hits=1, predicted=3, gold=1)
    assert scores.core.hits == scores.full.hits == 1
    assert scores.detection.precision == pytest.approx(1 / 3)
    assert (scores.detection.recall, scores.detection.f1) == (1.0, 0.5)


def test_a_wrong_field_costs_core_or_full(tmp_path: Path) -> None:
    write(tmp_path, {**FIELDS, "quote": "made [[41]] arrests", "forces": ["essex"]})
    assert (scored(tmp_path).core.hits, scored(tmp_path).fields["forces"]) == (0, 0.0)
    write(tmp_path, {**FIELDS, "quote": "made [[41]] arrests", "period": None})
    assert (scored(tmp_path).core.hits, scored(tmp_path).full.hits) == (1, 0)


def test_optional_mentions_and_ignored_regions_count_neither_way(tmp_path: Path) -> None:
    write(tmp_path, {**FIELDS, "quote": "made [[41]] arrests", "optional": True}, ignore=[["It has", "in 2018."]])
    assert scored(tmp_path).detection == Rates(hits=0, predicted=1, gold=0)


def test_a_missed_mention_costs_recall(tmp_path: Path) -> None:
    write(tmp_path, {**FIELDS, "quote": "in [[2018]]"})
    assert scored(tmp_path).detection == Rates(hits=0, predicted=3, gold=1)


@pytest.mark.parametrize(
    ("field", "value", "same"),
    [
        ("value", 41.3, True),
        ("value", 42, False),
        ("subject", "arrests for theft", True),
        ("subject", "cars", False),
        ("speaker", "Ms Ann Poe", False),
        ("period", {"start": "2019-01-20", "end": "2019-12-31"}, True),
        ("period", {"start": None, "end": "2019-12-31"}, False),
        ("period", None, False),
    ],
)
def test_tolerances(tmp_path: Path, field: str, value: Any, same: bool) -> None:
    write(tmp_path, {**FIELDS, "quote": "made [[41]] arrests", field: value})
    [document] = load_gold(tmp_path)
    claim = claimx.extract(from_text(document.text))[0]
    assert compare(document.claims[0], claim)[field] is same


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ({**FIELDS, "quote": "made 41 arrests"}, "no \\[\\[amount\\]\\]"),
        ({**FIELDS, "quote": "[[2]]"}, "stands"),
        ({**FIELDS, "quote": "made [[41]] arrests", "change": "sideways"}, "change is 'sideways'"),
    ],
)
def test_wrong_annotations_are_told(tmp_path: Path, claim: dict[str, Any], said: str) -> None:
    write(tmp_path, claim)
    with pytest.raises(CorpusError, match=said):
        load_gold(tmp_path)


def test_overlapping_mentions_and_lost_texts_are_told(tmp_path: Path) -> None:
    write(tmp_path, {**FIELDS, "quote": "made [[41]] arrests"}, {**FIELDS, "quote": "made [[41 arrests]]"})
    with pytest.raises(CorpusError, match="overlap"):
        load_gold(tmp_path)
    (tmp_path / "kent.txt").unlink()
    with pytest.raises(CorpusError, match="kent"):
        load_gold(tmp_path)
