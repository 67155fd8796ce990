"""The record contract: round trip, closed lists, schema, and what must never change."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from pydantic import ValidationError

import claimx
from claimx.check_kinds import CheckKind, Outcome
from claimx.check_records import Check
from claimx.records import Claim, json_schema


@pytest.fixture(scope="module")
def claims(sample: Path) -> list[Claim]:
    return claimx.extract(sample)


def test_round_trip(claims: list[Claim]) -> None:
    assert len(claims) > 5
    assert [Claim.from_json(claim.to_json()) for claim in claims] == claims


def test_every_key_stands_on_every_line(claims: list[Claim]) -> None:
    keys = {"schema", *Claim.model_fields} - {"schema_"}
    for claim in claims:
        assert set(json.loads(claim.to_json())) == keys


def test_records_fit_the_schema(claims: list[Claim]) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    validator.check_schema(json_schema())
    for claim in claims:
        validator.validate(claim.to_dict())


def test_a_check_stands_in_the_schema_and_in_what_is_read_back(claims: list[Claim]) -> None:
    check = Check(kind=CheckKind.SHARE, low=48.5, outcome=Outcome.CONSISTENT, told="9,814 of 20,000 is 49.07%.")
    checked = claims[0].model_copy(update={"checks": (check,)})
    validator = jsonschema.Draft202012Validator(json_schema())
    validator.validate(checked.to_dict())
    assert Claim.from_json(checked.to_json()) == checked
    wrong = checked.to_dict()
    wrong["checks"][0]["outcome"] = "false"
    assert not validator.is_valid(wrong)


def test_a_record_from_before_checks_is_read(claims: list[Claim]) -> None:
    old = {key: value for key, value in claims[0].to_dict().items() if key != "checks"}
    assert Claim.model_validate(old) == claims[0]


def test_the_schema_refuses_what_is_no_record(claims: list[Claim]) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    wrong = {**claims[0].to_dict(), "change": "sideways"}
    assert not validator.is_valid(wrong)
    assert not validator.is_valid({k: v for k, v in claims[0].to_dict().items() if k != "quantity"})


def test_records_are_frozen_and_closed(claims: list[Claim]) -> None:
    with pytest.raises(ValidationError):
        claims[0].subject = "other"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Claim.model_validate({**claims[0].to_dict(), "verdict": "true"})


def test_spans_reproduce_their_text(claims: list[Claim], sample: Path) -> None:
    text = sample.read_text("utf-8")
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text
        quantity = claim.quantity
        assert text[quantity.start : quantity.end] == quantity.text
        for force in claim.forces:
            if force.start is not None and force.end is not None:
                assert text[force.start : force.end] == force.text


def test_ids_are_stable_and_distinct(claims: list[Claim], sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere.txt"
    copy.write_bytes(sample.read_bytes())
    again = claimx.extract(copy)
    assert [claim.id for claim in again] == [claim.id for claim in claims]
    assert len({claim.id for claim in claims}) == len(claims)
