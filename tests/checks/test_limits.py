"""What follows from a limit is a limit: the side it is open to, and how it is worded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.check_kinds import Outcome

SPEC = Path(__file__).parents[1] / "spec" / "checks" / "limits.jsonl"
CASES = [json.loads(line) for line in SPEC.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_spec(case: dict[str, Any]) -> None:
    checked = claimx.check(claimx.extract(case["text"]))
    found = {check for claim in checked for check in claim.checks if check.outcome is Outcome.IMPLIED}
    told = {(one.told, one.low is None, one.high is None) for one in found}
    if case["told"] is None:
        assert not told
    else:
        assert told == {(case["told"], case["open"] == "below", case["open"] == "above")}
