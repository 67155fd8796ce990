"""Claims are held against the right figures, and only where they are about what the figures count."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.check_kinds import CheckKind, Outcome
from claimx.check_records import Check
from claimx.checks.official import official
from claimx.checks.official.basis import basis
from claimx.documents import Details
from claimx.records import Claim, DocumentRecord

SPEC = Path(__file__).parents[1] / "spec" / "checks"
SAYS = {
    "fte_headcount": "does not say whether",
    "provisional": "provisional",
    "break": "series breaks",
    "suspect": "probably wrong",
    "wider": "British Transport Police and officers",
    "scope": " counts ",
    "revised": "editions differ",
    "nearest_date": "nearest dates",
    "uplift_headcount": "baseline of its own",
    "derived": "not published as it stands",
    "recruits": "recruited are not a change",
    "limit": "the most there could be",
    "other_basis": "another basis",
}


def rows(name: str) -> list[Any]:
    lines = (SPEC / name).read_text("utf-8").splitlines()
    return [pytest.param(row, id=f"{row['amount']}-{row['why']}") for row in map(json.loads, lines)]


def checked(row: dict[str, Any]) -> tuple[Claim, Check | None]:
    details = Details(date=dt.date.fromisoformat(row["date"]), publisher_force=row.get("publisher_force"))
    claims = claimx.extract(row["text"], details=details)
    [claim] = [one for one in claims if one.quantity.text == row["amount"]][:1]
    document = DocumentRecord(document=claim.document, text=row["text"], claims=len(claims))
    return claim, dict(official(claims, document)).get(claim.id)


@pytest.mark.parametrize("row", rows("official.jsonl"))
def test_held_against_the_right_figure(row: dict[str, Any]) -> None:
    _, check = checked(row)
    assert check is not None
    assert (check.kind, check.outcome.value) == (CheckKind.OFFICIAL, row["outcome"]), check.told
    if row["outcome"] != "no_figure":
        assert (check.figures[0].measure, check.figures[0].area) == (row["measure"], row["area"])
        assert check.computed is not None
    if "dates" in row:
        assert {str(one.date or one.financial_year) for one in check.figures} >= set(row["dates"])
    if "unit" in row:
        assert {one.unit for one in check.figures} == {row["unit"]}
    for caveat in row["caveats"]:
        assert any(SAYS[caveat] in sentence for sentence in check.caveats), (caveat, check.caveats)


@pytest.mark.parametrize("row", rows("official_misses.jsonl"))
def test_not_held_against_what_counts_other_things(row: dict[str, Any]) -> None:
    _, check = checked(row)
    assert check is None, check.told


def test_no_sentence_is_a_verdict() -> None:
    for line in (SPEC / "official.jsonl").read_text("utf-8").splitlines():
        _, check = checked(json.loads(line))
        assert check is not None
        words = f"{check.told} {' '.join(check.caveats)}".lower().split()
        assert not {"true", "false", "wrongly", "correct", "incorrect", "misleading"} & set(words)


def test_every_figure_brings_its_source_and_licence() -> None:
    _, check = checked(json.loads((SPEC / "official.jsonl").read_text("utf-8").splitlines()[0]))
    assert check is not None and len(check.figures) == 2
    for figure in check.figures:
        assert figure.source and figure.licence == "OGL v3.0" and figure.edition
        assert figure.series == "officers/england-and-wales/fte"


def test_no_figure_shows_the_nearest_ones() -> None:
    row = {"text": "Kent Police had 3,600 officers on 31 March 2005.", "date": "2005-09-04", "amount": "3,600"}
    _, check = checked(row)
    assert check is not None and check.outcome is Outcome.NO_FIGURE and check.computed is None
    assert {figure.date for figure in check.figures} == {dt.date(2003, 3, 31), dt.date(2007, 3, 31)}


@pytest.mark.parametrize(
    ("text", "amount", "unit", "words"),
    [
        ("Kent had 3,862 full-time equivalent officers.", "3,862", "fte", "full-time equivalent"),
        ("Kent had 3,862 officers (FTE).", "3,862", "fte", "FTE"),
        ("Kent had 3,862 officers in March 2010, by headcount.", "3,862", "headcount", "headcount"),
        ("The headcount was 3,862 officers and 2,500 staff.", "2,500", "headcount", "headcount"),
        ("Kent had 3,862 FTE officers, or 3,900 by headcount.", "3,862", "fte", "FTE"),
        ("Kent had 3,862 FTE officers, or 3,900 by headcount.", "3,900", "headcount", "headcount"),
        ("Kent had 3,862 officers (headcount 3,900).", "3,862", None, None),
        ("Kent had 3,862 officers (headcount 3,900).", "3,900", "headcount", "headcount"),
        ("Kent had 3,862 officers; its headcount policy is under review.", "3,862", None, None),
        ("Kent had 3,862 officers.", "3,862", None, None),
    ],
)
def test_what_people_are_counted_in(text: str, amount: str, unit: str | None, words: str | None) -> None:
    [claim] = [one for one in claimx.extract(text) if one.quantity.text == amount]
    found = basis(claim)
    assert (found.unit if found else None) == unit
    if found is not None:
        assert text[slice(*found.span)] == words


def test_a_sentence_without_end_is_read_near_each_amount() -> None:
    text = "Kent Police had 3,862 officers by headcount on 31 March 2010" + " and so it went on and on" * 200 + "."
    claim = next(one for one in claimx.extract(text, date=dt.date(2010, 9, 1)) if one.quantity.text == "3,862")
    check = dict(official([claim], None))[claim.id]
    assert (check.outcome, check.figures[0].value) == (Outcome.AGREES, 3862.0)
