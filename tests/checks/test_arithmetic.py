"""Relations between the amounts of a statement, on statements of our own: half of them only look as if they had one."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.check_kinds import CheckKind, Outcome
from claimx.checks.arithmetic import relations

SPEC = Path(__file__).parents[1] / "spec" / "checks"
KINDS = ("share", "total", "change", "difference", "rate", "repeat")
CASES = [
    pytest.param(json.loads(line), id=f"{kind}-{number}")
    for kind in KINDS
    for number, line in enumerate((SPEC / f"{kind}.jsonl").read_text("utf-8").splitlines(), 1)
]


@pytest.mark.parametrize("case", CASES)
def test_spec(case: dict[str, Any]) -> None:
    found = relations(claimx.extract(case["text"]))
    told = [
        (
            one.relation.kind.value,
            one.outcome.value,
            sorted(amount.claim.quantity.text for _, amount in one.relation.roles),
        )
        for one in found
    ]
    assert sorted(told) == sorted((kind, outcome, sorted(amounts)) for kind, outcome, amounts in case["checks"])
    if "derived" in case:
        [one] = found
        assert one.derived[0].value == pytest.approx(case["derived"], abs=0.1)


def test_each_kind_has_cases_of_each_outcome_and_near_misses() -> None:
    cases: list[dict[str, Any]] = [case.values[0] for case in CASES]  # type: ignore[misc]
    told = Counter((kind, outcome) for case in cases for kind, outcome, _ in case["checks"])
    for kind in KINDS:
        assert told[kind, Outcome.CONSISTENT.value] and told[kind, Outcome.INCONSISTENT.value], kind
    assert sum(not case["checks"] for case in cases) * 3 >= len(cases)
    assert {CheckKind(kind) for kind in KINDS} <= set(CheckKind)
