"""Candidates for what an amount counts, and the choice among them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest

from claimx.documents import from_text
from claimx.pipeline import ranking, steps
from claimx.pipeline.language import COMPONENTS, DEFAULT_PARSER
from claimx.pipeline.reading import read_amounts
from claimx.pipeline.subjects.candidates import Candidate, phrase
from claimx.pipeline.subjects.features import Group

ROOT = Path(__file__).parents[3]


def gathered(text: str) -> list[tuple[list[str], list[list[str]]]]:
    """The candidates and features of each choice in a text."""
    sheet = steps.sheet(from_text(text))
    for factory in COMPONENTS[:-1]:
        steps.FINDERS[factory](sheet)
    found: list[tuple[list[str], list[list[str]]]] = []

    def pick(_index: int, candidates: Sequence[Candidate], rows: Sequence[Sequence[Group]]) -> None:
        spans = [phrase(parses, candidate) for candidate in candidates]
        found.append(([text[start:end] for start, end in spans], [list(chain.from_iterable(row)) for row in rows]))

    names = [(mention.start, mention.end) for mention in sheet.mentions]
    (parses,) = steps.parses([sheet], parser=DEFAULT_PARSER)
    read_amounts(sheet.view, sheet.sentences, sheet.amounts, parses, sheet.times, names=names, pick=pick)
    return found


def test_candidates_come_from_the_sentence_and_those_before() -> None:
    [(words, _)] = gathered("Shops in Luton reported more thefts. In the market it was 87.")
    assert {"market", "thefts"} <= set(words)


def test_a_noun_right_behind_its_amount_leaves_no_choice() -> None:
    assert gathered("There were 87 thefts in the market, a third of them at night.") != []
    assert gathered("There were 87 thefts in the market.") == []


def test_a_bare_number_is_no_candidate() -> None:
    [(words, _)] = gathered("Theft rose. The number was 310.")
    assert "number" not in words
    assert "Theft" in words


def test_names_of_places_are_told_apart() -> None:
    [(words, rows)] = gathered("Crime rose in both towns. Luton had the most, with 640.")
    places = {word for word, row in zip(words, rows, strict=True) if any("|place|" in name for name in row)}
    assert places == {"Luton"}


@pytest.mark.parametrize(
    ("weights", "scores"),
    [({"a": 2.0, "b": -1.0}, [1.0, 2.0, 0.0]), ({}, [0.0, 0.0, 0.0]), ({"c": 3.0}, [0.0, 0.0, 3.0])],
)
def test_score_adds_known_features(weights: dict[str, float], scores: list[float]) -> None:
    assert [ranking.score(weights, row) for row in (["a", "b"], ["a"], ["c"])] == scores


def test_chances_add_up_and_follow_the_scores() -> None:
    chances = ranking.chances([800.0, 801.0, -900.0])
    assert sum(chances) == pytest.approx(1.0)
    assert chances[1] > chances[0] > chances[2] == 0.0
    assert ranking.chances([]) == []


def test_the_model_says_what_it_was_fitted_on() -> None:
    table = json.loads((ROOT / "claimx/pipeline/weights/subjects.json").read_text("utf-8"))
    assert table["choices"] > 1000
    assert len(table["texts"]) == 16
    assert table["weights"] == dict(ranking.load("subjects"))


def test_the_fingerprint_of_a_record_knows_the_models() -> None:
    assert ranking.fingerprint() == ranking.fingerprint()
    assert len(ranking.fingerprint()) == 16
