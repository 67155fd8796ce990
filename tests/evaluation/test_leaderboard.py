"""The page of ``scripts/leaderboard.py`` says what the stored results say, and how sure it is."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import pytest

from claimx.evaluation.folders import annotated
from claimx.evaluation.measuring import DEFAULTS, judged, measured
from claimx.evaluation.result import Cost, Model, Result
from claimx.evaluation.systems import Outcome
from scripts.leaderboard import Place, System, main, page, pair, stored, training
from tests.evaluation.build import claim, mention, write

STATEMENTS = 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "corpora" / "test"
    folder.parent.mkdir()
    for at in range(STATEMENTS):
        write(folder, f"s{at}", mention("41"))
    return folder


def result(folder: Path, right: int, *, kind: str = "pipeline") -> Result:
    """The result of a model that has the force right in so many statements."""
    corpus = annotated(folder)
    found = tuple((claim("41", forces=["kent"] if at < right else []),) for at in range(STATEMENTS))
    cost = Cost(seconds=1, cpu_seconds=1, words_per_second=1234, words_per_cpu_second=5678, peak_memory=403_000_000)
    model = Model.model_validate({"name": "m", "kind": kind, "fingerprints": (f"{right:016}",)})
    outcome = Outcome(model, found, (), cost)
    return measured(corpus, outcome, judged(corpus, outcome), settings=DEFAULTS)


def test_rules_alone(folder: Path) -> None:
    said = page({"test": {"rules": result(folder, 4)}}, {}, command="make it")
    assert "8 statements, " in said
    assert "8 mentions" in said
    assert "| rules | 1.000 [1.000, 1.000] | 0.500 [" in said
    assert "| rules | 5,678 | 1,234 | 403 | – | – | – | `0000000000000004` |" in said
    assert "best model" not in said


@pytest.mark.parametrize(
    ("rules", "model", "told"),
    [
        (0, 8, "By core F1 the best model is other, which is ahead of the rules: +1.000"),
        (8, 0, "By core F1 the best model is other, which is behind the rules: -1.000"),
        (4, 6, "By core F1 the best model is other, which cannot be told apart from the rules: +0.250"),
        (4, 8, "By core F1 the best model is other, which cannot be told apart from the rules: +0.500"),
    ],
)
def test_the_verdict_needs_the_interval_and_the_p_value(folder: Path, rules: int, model: int, told: str) -> None:
    by_system = {"rules": result(folder, rules), "other": result(folder, model)}
    said = page({"test": by_system}, {"other": {}}, command="make it")
    assert told in said


def test_the_best_of_several_models_is_told(folder: Path) -> None:
    by_system = {"rules": result(folder, 0), "one": result(folder, 7), "two": result(folder, 8)}
    said = page({"test": by_system}, {}, command="make it")
    assert said.count("the best model is two") == 2


def test_what_training_took_is_read_from_its_folder(folder: Path, tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    assert training(System("mine", model)) == training(System("rules")) == {}
    told = {"seconds": 90, "seed": 3, "corpus_hash": {"train": "ab"}, "device": "cpu", "epochs": 4}
    (model / "training.json").write_text(json.dumps(told), "utf-8")
    took = training(System("mine", model))
    assert took == {"seconds": 90, "seed": 3, "corpus_hash": {"train": "ab"}, "device": "cpu"}
    by_system = {"rules": result(folder, 4), "mine": result(folder, 5)}
    said = page({"test": by_system}, {"mine": took}, command="make it")
    assert "| mine | 5,678 | 1,234 | 403 | 1.5 min, cpu | 3 | train `ab` | " in said


def test_the_page_is_made_again_from_the_results(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results, output = tmp_path / "results", tmp_path / "page.md"
    results.mkdir()
    place = Place("corpora/test", folder)
    stored(results, System("rules"), place).write_text(result(folder, 4).to_json(), "utf-8")
    (results / "rules-training.json").write_text("{}", "utf-8")
    arguments = [str(folder.parent), "--results", str(results), "--only-write", "-o", str(output)]
    monkeypatch.setattr(sys, "argv", ["leaderboard.py", *arguments])
    main()
    assert "## corpora/test\n" in output.read_text("utf-8")


def test_a_name_without_a_folder_is_refused() -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="NAME=FOLDER"):
        pair("models/mine")
