"""Matching on pairs of statements that were labelled before the matcher existed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from claimx.errors import CorpusError
from claimx.evaluation.pairs import LABELS, Rates, judge_pairs, load_pairs, rates

PAIRS = Path(__file__).parents[2] / "corpora" / "pairs"
# Of each file its digest, and the least precision and recall of repeats and contradictions.
FLOORS = {
    "open": ("b76482a4a1e65389", {"repeat": (0.98, 0.95), "contradiction": (0.98, 0.95)}),
    "held_back": ("b670baa6be017816", {"repeat": (0.95, 0.85), "contradiction": (0.95, 0.8)}),
}


@pytest.mark.parametrize("name", FLOORS)
def test_precision_and_recall_stay_over_their_floors(name: str) -> None:
    path = PAIRS / f"{name}.jsonl"
    digest, floors = FLOORS[name]
    assert hashlib.sha256(path.read_bytes()).hexdigest()[:16] == digest, "other pairs than the floors were set on"
    judged = judge_pairs(load_pairs(path))
    for label, (precision, recall) in floors.items():
        found = rates(judged, label)
        assert found.precision >= precision, (label, found)
        assert found.recall >= recall, (label, found)


def test_the_card_tells_what_is_in_the_files() -> None:
    card = (PAIRS / "README.md").read_text("utf-8")
    pairs = [pair for name in FLOORS for pair in load_pairs(PAIRS / f"{name}.jsonl")]
    assert f"{len(pairs)} pairs" in card
    assert len({pair.id for pair in pairs}) == len(pairs) >= 240
    assert sum(pair.label == "different" for pair in pairs) * 3 >= len(pairs)
    for name in FLOORS:
        found = load_pairs(PAIRS / f"{name}.jsonl")
        counts = [sum(pair.label == label for pair in found) for label in LABELS]
        assert f"| `{name}.jsonl` | {len(found)} | {' | '.join(map(str, counts))} |" in card


def test_marks_are_no_part_of_the_text() -> None:
    for pair in load_pairs(PAIRS / "open.jsonl"):
        for statement in pair.statements:
            assert "[[" not in statement.text
            assert all(statement.text[start:end].strip() for start, end in statement.marks)


def test_rates_of_a_label() -> None:
    pairs = load_pairs(PAIRS / "open.jsonl")[:4]
    wanted = [pair.label for pair in pairs]
    assert wanted == ["repeat"] * 4
    judged = list(zip(pairs, ["repeat", "repeat", "contradiction", "different"], strict=True))
    assert rates(judged, "repeat") == Rates(found=2, right=2, wanted=4)
    assert rates(judged, "contradiction") == Rates(found=1, right=0, wanted=0)
    assert (rates(judged, "repeat").recall, rates(judged, "contradiction").precision) == (0.5, 0.0)


@pytest.mark.parametrize("change", [{"label": "alike"}, {"second": None}])
def test_a_damaged_pair_is_refused_by_name(change: dict[str, object], tmp_path: Path) -> None:
    row = json.loads((PAIRS / "open.jsonl").read_text("utf-8").splitlines()[0]) | change
    (tmp_path / "pairs.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    with pytest.raises(CorpusError, match="pair-001"):
        load_pairs(tmp_path / "pairs.jsonl")
