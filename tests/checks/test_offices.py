"""Who is named in an office, and what a force is called, is held against the day."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.check_kinds import Outcome
from claimx.checks.offices import offices
from claimx.documents import Details

SPEC = Path(__file__).parents[1] / "spec" / "checks" / "offices.jsonl"


def rows() -> list[Any]:
    return [pytest.param(row, id=row["why"]) for row in map(json.loads, SPEC.read_text("utf-8").splitlines())]


@pytest.mark.parametrize("row", rows())
def test_offices_and_names_on_their_day(row: dict[str, Any]) -> None:
    claims = claimx.extract(row["text"], details=Details(date=dt.date.fromisoformat(row["date"])))
    assert claims
    found = list(offices(claims, None))
    if row["noted"] is None:
        assert not found, found[0][1].told
        return
    kind, words = row["noted"]
    [(id, check)] = found
    assert id in {claim.id for claim in claims}
    assert (check.kind.value, check.outcome) == (kind, Outcome.NOTED)
    assert words in check.told


def test_one_note_a_person_in_a_document() -> None:
    text = (
        "Home Secretary Priti Patel said 20,000 officers had been recruited.\n\n"
        "Home Secretary Priti Patel said £12 million would follow."
    )
    claims = claimx.extract(text, date=dt.date(2024, 1, 15))
    assert len(claims) == 2 and len(list(offices(claims, None))) == 1


def test_a_term_known_by_general_knowledge_says_so() -> None:
    claims = claimx.extract("Home Secretary Yvette Cooper said 40 officers were hired.", date=dt.date(2025, 12, 1))
    [(_, check)] = offices(claims, None)
    assert "general knowledge" in check.caveats[0]
