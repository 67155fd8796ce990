"""Every row of ``tests/spec/fields``: a statement with one amount marked, and the fields it must be given."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

import claimx

SPEC = Path(__file__).parents[2] / "spec" / "fields"
FIELDS = ("change", "status", "type", "topic", "subject")


def rows() -> list[Any]:
    found = []
    for path in sorted(SPEC.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            row = json.loads(line)
            where = f"{path.name}:{number}"
            if row["text"].count("[[") != 1 or row["text"].count("]]") != 1:
                raise ValueError(f"{where} marks no amount")
            if not row.get("none") and not any(field in row for field in FIELDS):
                raise ValueError(f"{where} expects nothing")
            found.append(pytest.param(row, id=where))
    return found


def marked(row: dict[str, Any]) -> tuple[str, int, int]:
    start = row["text"].index("[[")
    end = row["text"].index("]]") - 2
    return row["text"].replace("[[", "").replace("]]", ""), start, end


@pytest.mark.parametrize("row", rows())
def test_row(row: dict[str, Any]) -> None:
    text, start, end = marked(row)
    claims = claimx.extract(text, date=dt.date(2024, 6, 14))
    here = [c for c in claims if c.quantity.start < end and start < c.quantity.end]
    if row.get("none"):
        assert here == [], row["none"]
        return
    assert len(here) == 1
    got = here[0].to_dict()
    assert {field: got[field] for field in FIELDS if field in row and field != "subject"} == {
        field: row[field] for field in FIELDS if field in row and field != "subject"
    }
    if "subject" in row:
        assert got["subject"] is not None
        assert (
            row["subject"].casefold() in got["subject"].casefold()
            or got["subject"].casefold() in row["subject"].casefold()
        )
