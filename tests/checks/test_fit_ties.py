"""What the weights of arithmetic are fitted on: candidates of labelled statements, and of whole ones without a slip."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

import claimx
from claimx.check_kinds import CheckKind

MISFIT = "Of 412 complaints 31 were upheld. That is 17%."
FIT = "Of 412 complaints 31 were upheld. That is 7.5%."


@pytest.fixture(scope="module")
def script(root: Path) -> ModuleType:
    sys.path.insert(0, str(root / "scripts"))
    try:
        return importlib.import_module("fit_ties")
    finally:
        sys.path.remove(str(root / "scripts"))


def statement(script: ModuleType, text: str, outcome: str | None, name: str = "second/one") -> object:
    claims = claimx.extract(text)
    spans = frozenset((one.quantity.start, one.quantity.end) for one in claims)
    labels = None if outcome is None else [script.checks.Told("share", outcome, spans, None)]
    return script.Statement(name, claims, labels)


def shares(script: ModuleType, *of: object) -> list[tuple[bool, bool]]:
    return [(one.tied, one.fits) for one in script.examples(statement(script, *of)) if one.kind is CheckKind.SHARE]


def test_labelled_amounts_belong_together_whether_they_fit_or_not(script: ModuleType) -> None:
    assert shares(script, MISFIT, "inconsistent") == [(True, False)]
    assert shares(script, FIT, "consistent") == [(True, True)]


def test_amounts_of_a_statement_without_a_slip_belong_together_only_where_they_fit(script: ModuleType) -> None:
    assert shares(script, MISFIT, None) == [(False, False)]
    assert shares(script, FIT, None) == [(True, True)]


def test_what_fits_in_a_whole_statement_does_not_teach_by_its_fit(script: ModuleType) -> None:
    (labelled,) = [one for one in script.examples(statement(script, FIT, "consistent")) if one.kind is CheckKind.SHARE]
    (whole,) = [one for one in script.examples(statement(script, FIT, None)) if one.kind is CheckKind.SHARE]
    assert any("missed" in sign for sign in labelled.signs) and not any("missed" in sign for sign in whole.signs)


def test_statements_that_rules_were_made_on_do_not_teach_what_rules_say(script: ModuleType) -> None:
    def told(name: str) -> set[str]:
        of = statement(script, FIT, "consistent", name)
        return {sign for one in script.examples(of) for sign in one.signs if "ruled" in sign}

    assert told("arithmetic_second.jsonl/one") and not told("arithmetic.jsonl/one")


def test_amounts_that_fit_are_learnt_from_again_as_if_they_missed_by_a_labelled_slip(script: ModuleType) -> None:
    misfit, fit = statement(script, MISFIT, "inconsistent"), statement(script, FIT, "consistent", "second/two")
    _, several = script.all_examples([misfit, fit])
    made = [one for one in several if one.kind is CheckKind.SHARE and not one.fits]
    missed = [{sign for sign in one.signs if script.MISSED.search(sign)} for one in script.examples(misfit)]
    assert [one.tied for one in made] == [True]
    assert {sign for sign in made[0].signs if script.MISSED.search(sign)} in missed


def test_weights_are_the_same_again_and_raise_what_belongs_together(script: ModuleType) -> None:
    apart = statement(
        script, "The town has 412 shops. Last week 31 people were fined, 17% of them twice.", None, "whole/a"
    )
    held = script.all_examples([statement(script, MISFIT, "inconsistent"), statement(script, FIT, "consistent"), apart])
    examples = [one for several in held for one in several]
    weights = script.tied(examples)
    assert weights == script.tied(examples)
    score = {True: -99.0, False: -99.0}
    for one in examples:
        score[one.tied] = max(score[one.tied], sum(weights.signs.get(sign, 0.0) for sign in one.signs))
    assert weights.chance(score[True]) > 0.5 > weights.chance(score[False])


def test_what_stands_beside_a_misfit_teaches_whether_it_is_a_slip(script: ModuleType) -> None:
    weights = script.Weights(0.0, {}, script.THRESHOLDS, {"bias": 0.0})

    def taught(*of: object) -> list[tuple[float, bool]]:
        rows = script.beside(statement(script, *of), weights)
        return [(features["crowd"], slip) for features, slip in rows if "share" in features]

    assert taught(MISFIT, "inconsistent") == [(3.0, True)]
    assert taught(MISFIT, None) == [(3.0, False)]
    # Neither a misfit to us that a reader lets pass, nor what rules were made on, teaches anything.
    assert taught(MISFIT, "consistent") == []
    assert taught(MISFIT, "inconsistent", "arithmetic.jsonl/one") == []


def test_statements_are_left_out_in_turn_as_evenly_as_can_be(script: ModuleType) -> None:
    fold = script.drawn(23, 5)
    assert sorted(fold) == sorted(place % 5 for place in range(23)) and fold == script.drawn(23, 5)


def test_the_shipped_weights_have_the_form_that_is_written(script: ModuleType) -> None:
    found = json.loads(script.WEIGHTS.read_text("utf-8"))
    assert list(found) == ["bias", "early", "least", "rivals", "signs"]
    assert found["least"] == {outcome.value: least for outcome, least in script.THRESHOLDS.items()}
    assert all(abs(weight) >= script.LEAST for weight in found["signs"].values())
