"""Whose word holds is fitted on statements apart: a model is believed where it is right more often, and no further."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import claimx
from claimx.cli import app
from claimx.errors import CorpusError, ModelError, OutputError
from claimx.pipeline.learned import learners
from claimx.training.hybrid import Choice, Selection, believed, held_out, right, selection, threshold, train
from tests.pipeline.learned import marking
from tests.training.transformer import small

TEXT = "Kent Police has recruited 75 extra officers since 2019. It will spend £3 million on radios."


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learners, "LEARNERS", {**learners.LEARNERS, "marking": marking.__name__})


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = small.corpus(tmp_path / "corpus")
    (folder / "train").rename(folder / "calibration")
    return folder


def choices(*told: tuple[bool, bool, float], document: str = "a") -> list[Choice]:
    return [Choice(document, rules, learned, chance) for rules, learned, chance in told]


def test_a_model_that_is_right_where_it_is_sure() -> None:
    told = choices(*[(False, True, 0.97)] * 4, *[(True, False, 0.7)] * 6, *[(True, True, 0.9)] * 5)
    least = threshold(told)
    assert least is not None and 0.7 < least <= 0.97
    assert right(told, least) == 15 and right(told, None) == 11


def test_a_model_that_is_no_better_is_not_asked() -> None:
    assert threshold(choices(*[(True, False, 0.9)] * 3, *[(False, True, 0.9)] * 3)) is None
    assert threshold(choices(*[(False, True, 0.9)] * 2, *[(True, True, 0.9)] * 50)) is None  # two are luck
    assert threshold([]) is None


def test_the_surest_of_equal_thresholds() -> None:
    assert threshold(choices(*[(False, True, 0.993)] * 5, *[(True, True, 0.2)] * 5)) == 0.99


def test_held_out_tells_luck() -> None:
    # one statement alone speaks for the model: without it the rules' word holds
    told = [*choices(*[(False, True, 0.9)] * 5), *choices(*[(True, True, 0.9)] * 20, document="b")]
    assert right(told, threshold(told)) == 25
    assert held_out(told) == 20
    assert believed(told) is None


def test_what_several_statements_bear_out_is_believed() -> None:
    told = [one for name in "abcd" for one in choices(*[(False, True, 0.9)] * 3, document=name)]
    assert held_out(told) == 12
    assert believed(told) == threshold(told) is not None


def test_which_amounts_are_claims() -> None:
    spurious = [Selection("a", True, False, 0.04)] * 4
    claims = [Selection("a", True, True, chance) for chance in (0.08, 0.6, 0.9, 0.95)]
    missed = [Selection("a", False, True, 0.95)] * 3
    told = [Selection("a", False, False, 0.3)] * 5
    drop, keep = selection([*spurious, *claims, *missed, *told])
    assert drop == 0.05 and 0.3 < keep <= 0.95
    drop, keep = selection(claims)
    assert drop == 0 and keep > 1


def test_a_hybrid_says_what_the_model_knows_better(tmp_path: Path, corpus: Path) -> None:
    said = {"topic": [["other", 0.9], ["crime", 0.1]], "change": [["level", 0.6]], "keep": 0.9}
    model = marking.make(tmp_path / "model", said)
    told = train(model, corpus, tmp_path / "hybrid")
    assert set(told["policy"]["least"]) == {"topic"}  # every topic of the corpus is "other", its changes are not
    topic = told["fields"]["topic"]
    assert topic["hybrid"] == topic["learned"] == topic["mentions"] > topic["rules"]
    rules, hybrid = claimx.extract(TEXT), claimx.extract(TEXT, nlp=claimx.load(str(tmp_path / "hybrid")))
    assert [claim.topic for claim in hybrid] == ["other", "other"] != [claim.topic for claim in rules]
    assert [claim.change for claim in hybrid] == [claim.change for claim in rules]
    assert json.loads((tmp_path / "hybrid" / "training.json").read_text("utf-8"))["corpus_hash"]


def test_what_cannot_be_fitted_is_told(tmp_path: Path, corpus: Path) -> None:
    model = marking.make(tmp_path / "model", {})
    with pytest.raises(OutputError, match="own folder"):
        train(model, corpus, model)
    with pytest.raises(OutputError, match="something else"):
        train(model, corpus, corpus)
    with pytest.raises(CorpusError):
        train(model, corpus, tmp_path / "hybrid", split="nowhere")
    with pytest.raises(ModelError, match="claimx train"):
        train(corpus, corpus, tmp_path / "hybrid")
    assert not (tmp_path / "hybrid").exists()


def test_the_verb(tmp_path: Path, corpus: Path) -> None:
    model = marking.make(tmp_path / "model", {"topic": [["other", 0.9]]})
    arguments = ["train", "hybrid", str(model), str(corpus), "-o", str(tmp_path / "hybrid")]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert "topic: rules" in done.stderr and "the model's from" in done.stderr
    done = CliRunner().invoke(app, ["train", "hybrid", str(corpus), str(corpus), "-o", str(tmp_path / "other")])
    assert done.exit_code == 1 and "claimx: error" in done.stderr
