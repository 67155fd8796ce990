"""The grammar of amounts, sentence by sentence: ``tests/spec/quantities/*.jsonl``."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimx.pipeline.quantities import find_amounts

SPEC = Path(__file__).parents[2] / "spec" / "quantities"
MINIMUM = 350


def load(path: Path) -> list[dict[str, Any]]:
    """The rows of a file; raises ``ValueError`` for a row that expects nothing or does not fit its text."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        where = f"{path.name}:{number}"
        if bool(row.get("amounts")) == bool(row.get("none")):
            raise ValueError(f"{where}: give either amounts or the reason why there are none")
        begin = 0
        for amount in row["amounts"]:
            begin = row["text"].find(amount["core"], begin)
            if begin < 0:
                raise ValueError(f"{where}: {amount['core']!r} does not stand in the text, in order")
            begin += len(amount["core"])
        rows.append({**row, "where": where})
    return rows


ROWS = [row for path in sorted(SPEC.glob("*.jsonl")) for row in load(path)]


def test_enough_rows_of_both_kinds() -> None:
    texts = {row["text"] for row in ROWS}
    assert len(texts) == len(ROWS) >= MINIMUM
    assert sum(not row["amounts"] for row in ROWS) >= MINIMUM // 3


@pytest.mark.parametrize(
    "line",
    [
        '{"text": "Nothing here", "amounts": []}',
        '{"text": "Nothing here", "amounts": [{"core": "3", "value": 3}]}',
        '{"text": "3 here", "amounts": [{"core": "3", "value": 3}], "none": "both"}',
    ],
)
def test_loader_refuses_rows_that_expect_nothing(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.jsonl:1"):
        load(path)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["where"]))
def test_row(row: dict[str, Any]) -> None:
    text = row["text"]
    optional = ("direction", "group")
    found = []
    for amount, wanted in zip(find_amounts(text), [*row["amounts"], *[{}] * 20], strict=False):
        fields: dict[str, Any] = {
            "core": text[amount.start : amount.end],
            "value": amount.value,
            "value_high": amount.value_high,
            "unit": amount.unit,
            "bound": str(amount.bound),
            "per": amount.per,
        }
        fields |= {name: getattr(amount, name) for name in optional if name in wanted}
        found.append(fields)
    assert found == row["amounts"]
