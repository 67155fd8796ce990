"""A package of a model: what stands in it and on its card, and what is refused."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

import claimx
from claimx.cli import app
from claimx.evaluation.measuring import DEFAULTS, compared, measure
from claimx.knowledge import base
from claimx.pipeline.learned import learners
from tests.pipeline.learned import marking
from tests.training.transformer import small

FEW = DEFAULTS.model_copy(update={"resamples": 50, "swaps": 50})
TRAINING: dict[str, Any] = {
    "schema": "claimx.training/1",
    "seed": 7,
    "seconds": 600.0,
    "device": "CPU, 2 threads",
    "cores": 2,
    "encoder": "/home/somebody/encoders/small",
    "corpus_hash": {"train": "1111111111111111", "dev": "2222222222222222"},
    "corpus": {
        "name": "mine",
        "licence": "CC BY 4.0",
        "splits": {
            "train": {"hash": "1111111111111111", "documents": 12, "words": 3456, "mentions": 78, "optional": 9}
        },
    },
    "knowledge": {"fingerprint": "0123456789abcdef", "date": "2020-02-02"},
    "versions": {"python": "3.11.7", "torch": "2.13.0"},
}


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learners, "LEARNERS", {**learners.LEARNERS, "marking": marking.__name__})


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model that calls every amount a decrease."""
    folder = marking.make(tmp_path / "my model", {"change": [["decrease", 0.9]]}, amounts="rules")
    (folder / "training.json").write_text(json.dumps(TRAINING), "utf-8")
    return folder


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return small.corpus(tmp_path / "corpus")


def run(*told: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["package", *map(str, told)])
    return done.exit_code, " ".join(done.stderr.split())


def evaluated(model: Path, corpus: Path, place: Path, *, split: str = "dev", against: str | None = None) -> Path:
    result = measure(str(model), str(corpus), split=split, settings=FEW)
    if against is not None:
        result = compared(result, measure(against, str(corpus), split=split, settings=FEW))
    place.write_text(result.to_json(), "utf-8")
    return place


def front_of(card: str) -> dict[str, Any]:
    told = yaml.safe_load(card.split("---\n")[1])
    assert isinstance(told, dict)
    return told


def test_what_a_package_holds(model: Path, tmp_path: Path) -> None:
    code, told = run(model, "-o", tmp_path / "out", "--version", "1.2", "--licence", "cc-by-4.0")
    assert code == 0, told
    assert "nothing measured" in told and "en_claimx_my_model 1.2" in told
    names = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    inside = {"__init__.py", "meta.json", "model/claimx.json", "model/said.json", "model/training.json"}
    assert names == {"README.md", "pyproject.toml", *(f"en_claimx_my_model/{name}" for name in inside)}
    project = tomllib.loads((tmp_path / "out" / "pyproject.toml").read_text("utf-8"))["project"]
    assert (project["name"], project["version"], project["license"]) == ("en_claimx_my_model", "1.2", "CC-BY-4.0")
    assert project["dependencies"] == [f"claimx>={claimx.__version__}"]
    assert set(project["entry-points"]) == {"claimx_models", "spacy_models"}
    # the folder in it is the model, and says nothing of where it lay
    text = "Kent Police made 41 arrests."
    packaged = claimx.load(str(tmp_path / "out" / "en_claimx_my_model" / "model"))
    assert claimx.extract(text, nlp=packaged) == claimx.extract(text, nlp=claimx.load(str(model)))
    training = json.loads((tmp_path / "out" / "en_claimx_my_model" / "model" / "training.json").read_text("utf-8"))
    assert training == {**TRAINING, "encoder": "encoders/small"}


def test_the_card_of_a_model_that_was_not_measured(model: Path, tmp_path: Path) -> None:
    run(model, "-o", tmp_path / "out")
    card = (tmp_path / "out" / "README.md").read_text("utf-8")
    assert "Nothing: no result of `claimx evaluate` was given" in card
    assert "F1" not in card and "CO2" not in card and "Weakest" not in card
    front = front_of(card)
    assert front["license"] == "unknown" and "model-index" not in front and "datasets" not in front
    assert "| train | 12 | 3,456 | 78 | 9 | `1111111111111111` |" in card
    assert "licence: CC BY 4.0" in card and "seed: 7" in card and "time: 10.0 min" in card
    assert "energy: 0.004 kWh, an estimate" in card
    assert base().fingerprint() in card and base().date.isoformat() in card
    assert "trained with another: `0123456789abcdef`" in card
    assert "/home" not in card and "encoders/small" in card


def test_the_card_of_a_model_without_a_record_of_its_training(model: Path, tmp_path: Path) -> None:
    (model / "training.json").unlink()
    run(model, "-o", tmp_path / "out")
    card = (tmp_path / "out" / "README.md").read_text("utf-8")
    assert "Nothing was recorded of how the model was trained." in card and "kWh" not in card


@pytest.mark.parametrize(
    ("recorded", "told"),
    [
        ("[]", "the whole"),
        ("{", "cannot be read"),
        ('{"corpus": {"splits": {"train": {}}}}', "corpus.splits.train.hash"),
    ],
)
def test_a_damaged_record_of_training_is_told(model: Path, tmp_path: Path, recorded: str, told: str) -> None:
    (model / "training.json").write_text(recorded, "utf-8")
    code, said = run(model, "-o", tmp_path / "out")
    assert code == 1 and "training.json" in said and told in said


def test_a_run_that_was_resumed_says_what_its_time_leaves_out(model: Path, tmp_path: Path) -> None:
    (model / "training.json").write_text(json.dumps({**TRAINING, "resumed": True}), "utf-8")
    run(model, "-o", tmp_path / "out")
    assert "time and energy are of what came after it" in (tmp_path / "out" / "README.md").read_text("utf-8")


def test_the_card_of_a_hybrid_tells_of_the_model_too(model: Path, tmp_path: Path) -> None:
    sizes = {"hash": "3333333333333333", "documents": 5, "words": 1000, "mentions": 60, "optional": 1}
    fitted = {
        "date": "2026-03-04", "seconds": 12.0, "policy": {}, "base": TRAINING, "knowledge": TRAINING["knowledge"],
        "corpus_hash": {"calibration": "3333333333333333"},
        "corpus": {"name": "mine", "licence": None, "splits": {"calibration": sizes}},
    }  # fmt: skip
    (model / "training.json").write_text(json.dumps(fitted), "utf-8")
    run(model, "-o", tmp_path / "out")
    card = (tmp_path / "out" / "README.md").read_text("utf-8")
    assert "| train | 12 |" in card and "| calibration | 5 | 1,000 | 60 | 1 | `3333333333333333` |" in card
    assert "seed: 7" in card and "thresholds fitted: 2026-03-04" in card and "time: 12 s" in card
    assert card.count("trained with another") == 1


def test_the_card_of_what_was_measured(model: Path, corpus: Path, tmp_path: Path) -> None:
    dev = evaluated(model, corpus, tmp_path / "dev.json", against="rules")
    train = evaluated(model, corpus, tmp_path / "train.json", split="train")
    code, told = run(
        model, "-o", tmp_path / "out", "--evaluation", dev, "--evaluation", train, "--licence", "MIT AND CC0-1.0",
        "--dataset", "somebody/statements", "--grams-per-kwh", "250",
    )  # fmt: skip
    assert code == 0 and "nothing measured" not in told
    card = (tmp_path / "out" / "README.md").read_text("utf-8")
    result = json.loads(dev.read_text("utf-8"))
    core = result["scores"]["core"]
    assert f"{core['value']:.3f} [{core['low']:.3f}, {core['high']:.3f}]" in card
    for field in ("value", "unit", "period", "speaker", "topic"):
        assert f"| {field} | {result['scores'][field]['value']:.3f}" in card
    assert "### corpus/dev" in card and "### corpus/train" in card and "Against rules" in card
    assert "Weakest on corpus/dev: " in card and "change (" in card.split("Weakest on corpus/dev: ")[1]
    assert str(tmp_path) not in card
    assert "CO2: 1 g at the 250 g a kWh" in card
    front = front_of(card)
    assert (front["license"], front["license_name"]) == ("other", "MIT AND CC0-1.0")
    assert front["datasets"] == ["somebody/statements"]
    first = front["model-index"][0]["results"][0]
    assert first["dataset"]["revision"] == result["corpus"]["hash"]
    told_core = next(one for one in first["metrics"] if one["name"].startswith("core F1"))
    assert told_core["value"] == core["value"] and f"{core['low']:.3f} to {core['high']:.3f}" in told_core["name"]


def test_the_hub_reads_the_front_matter(model: Path, corpus: Path, tmp_path: Path) -> None:
    hub = pytest.importorskip("huggingface_hub")
    dev = evaluated(model, corpus, tmp_path / "dev.json")
    run(model, "-o", tmp_path / "out", "--evaluation", dev, "--licence", "Apache-2.0")
    data = hub.ModelCard.load(tmp_path / "out" / "README.md").data
    assert (data.language, data.license, data.library_name) == ("en", "apache-2.0", "claimx")
    scores = json.loads(dev.read_text("utf-8"))["scores"]
    told = {one.metric_name.split(" (")[0]: one.metric_value for one in data.eval_results}
    assert told["detection F1"] == scores["detection"]["value"] and told["type accuracy"] == scores["type"]["value"]


def test_figures_of_what_it_was_made_on_are_marked(model: Path, corpus: Path, tmp_path: Path) -> None:
    dev = evaluated(model, corpus, tmp_path / "dev.json")
    mark = json.loads(dev.read_text("utf-8"))["corpus"]["hash"]
    (model / "training.json").write_text(json.dumps({**TRAINING, "corpus_hash": {"dev": mark}}), "utf-8")
    code, told = run(model, "-o", tmp_path / "out", "--evaluation", dev)
    assert code == 0, told
    assert "`dev` that the model was made on: the figures flatter it" in (tmp_path / "out" / "README.md").read_text()


def test_a_result_of_another_model_is_refused(model: Path, corpus: Path, tmp_path: Path) -> None:
    rules = evaluated(Path("rules"), corpus, tmp_path / "rules.json")
    code, told = run(model, "-o", tmp_path / "out", "--evaluation", rules)
    assert code == 1 and "rules.json was measured of another model (rules)" in told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--name", "En-Mine"], "'En-Mine' is no name for a package"),
        (["--name", "class"], "'class' is no name"),
        (["--name", "2nd"], "'2nd' is no name"),
        (["--name", "spacy"], "spacy is the name of another package"),
        (["--name", "claimx"], "claimx is the name of another package"),
        (["--version", "one"], "'one' is no version"),
        (["--licence", "free for all"], "'free for all' is no licence by SPDX"),
        (["--evaluation", "gone.json"], "gone.json cannot be read"),
    ],
)
def test_what_cannot_be_is_told(model: Path, tmp_path: Path, options: list[str], told: str) -> None:
    code, said = run(model, "-o", tmp_path / "out", *options)
    assert code == 1 and told in said
    assert not (tmp_path / "out").exists()


def test_what_is_no_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, told = run(tmp_path / "empty", "-o", tmp_path / "out")
    assert code == 1 and "it has no claimx.json" in told and "claimx train" in told
    claimx.load().to_disk(tmp_path / "saved")
    code, told = run(tmp_path / "saved", "-o", tmp_path / "out")
    assert code == 1 and "spacy package" in told
    (tmp_path / "empty" / "scorer.json").write_text("{}", "utf-8")
    code, told = run(tmp_path / "empty", "-o", tmp_path / "out")
    assert code == 1 and "claimx score --scorer" in told


def test_a_damaged_model_is_told(model: Path, tmp_path: Path) -> None:
    (model / "said.json").write_text("{}", "utf-8")
    code, told = run(model, "-o", tmp_path / "out")
    assert code == 1 and "said.json is damaged" in told
    assert not (tmp_path / "out").exists()


def test_a_package_is_replaced_and_nothing_else(model: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(model, "-o", out)[0] == 0
    assert run(model, "-o", out, "--name", "en_other")[0] == 0
    assert not (out / "en_claimx_my_model").exists() and (out / "en_other").exists()
    (out / ".git").mkdir()
    code, told = run(model, "-o", out)
    assert code == 1 and "holds other things (.git)" in told and (out / "en_other").exists()
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "pyproject.toml").write_text('[project]\nname = "thesis"\n', "utf-8")
    code, told = run(model, "-o", theirs)
    assert code == 1 and "holds other things (pyproject.toml)" in told
    assert (theirs / "pyproject.toml").read_text("utf-8").startswith("[project]")


def test_what_the_model_needs_and_is_not_there_is_told(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learners, "LEARNERS", {"marking": "no_such_library.predict"})
    learners._load.cache_clear()
    code, told = run(model, "-o", tmp_path / "out")
    assert code == 1 and "no_such_library is not installed" in told and "pip install 'claimx[train]'" in told
