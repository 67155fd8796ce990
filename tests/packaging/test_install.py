"""A trained model, packaged, built, installed without a network, found by its name in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import claimx
from claimx.cli import app
from tests.training.spacy import statements
from tests.training.transformer import small

pytest.importorskip("torch")

import spacy
from spacy.util import load_config
from typer.testing import CliRunner

from claimx.training.spacy.run import default_config
from claimx.training.spacy.run import train as train_spacy
from claimx.training.transformer.config import read, with_options
from claimx.training.transformer.fit import train

NAME = "en_claimx_tiny"
TEXT = "Kent Police has recruited 75 extra officers since 2019. It will spend £3 million on radios."
LOAD = """
import json, sys, claimx, spacy
text = sys.argv[1]
by_name = claimx.load("en_claimx_tiny")
by_spacy = spacy.load("en_claimx_tiny")
less = spacy.load("en_claimx_tiny", exclude=["claimx_tables"], disable=["claimx_forces"], config={"nlp.batch_size": 7})
print(json.dumps({
    "claimx": [claim.model_dump(mode="json", by_alias=True) for claim in claimx.extract(text, nlp=by_name)],
    "spacy": [claim.model_dump(mode="json", by_alias=True) for claim in by_spacy(text)._.claims],
    "meta": {key: by_spacy.meta[key] for key in ("lang", "name", "version")},
    "less": [less.pipe_names, less.disabled, less.batch_size],
    "told": spacy.info("en_claimx_tiny", silent=True)["description"],
    "every": spacy.info(silent=True)["pipelines"]["en_claimx_tiny"],
}))
"""
TOK2VEC = {
    "factory": "tok2vec",
    "model": {
        "@architectures": "spacy.HashEmbedCNN.v2", "width": 96, "depth": 1, "embed_size": 300, "window_size": 1,
        "maxout_pieces": 2, "subword_features": False, "pretrained_vectors": None,
    },
}  # fmt: skip
LIGHT = """
import sys, spacy
spacy.util.get_installed_models()
print("en_claimx_tiny" in sys.modules, sorted({"transformers", "claimx.pipeline"} & set(sys.modules)))
"""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transformer that was trained for a moment, and takes for a claim whatever the rules find."""
    place = tmp_path_factory.mktemp("tiny")
    (place / "config.toml").write_text(small.CONFIG, "utf-8")
    config = with_options(read(place / "config.toml"), encoder=str(small.encoder(place / "encoder")))
    train(small.corpus(place / "corpus"), place / "model", config)
    manifest = place / "model" / "claimx.json"
    plain = json.loads(manifest.read_text("utf-8"))
    plain["policy"].update(drop=0.0)
    manifest.write_text(json.dumps({**plain, "amounts": "rules"}), "utf-8")
    return place / "model"


@pytest.fixture(scope="module")
def site(model: Path) -> Path:
    """Where the wheel of its package is installed."""
    out, site = model.parent / "package", model.parent / "site"
    told = ["package", str(model), "-o", str(out), "--name", NAME, "--version", "2.0.1", "--wheel", "-q"]
    done = CliRunner().invoke(app, told)
    assert done.exit_code == 0, done.stderr
    assert sorted(path.name for path in out.iterdir()) == ["README.md", "dist", NAME, "pyproject.toml"]
    wheel = out / "dist" / f"{NAME}-2.0.1-py3-none-any.whl"
    install(wheel, site)
    return site


def install(wheel: Path, site: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def run(site: Path, *command: str, cwd: Path) -> str:
    root = str(Path(claimx.__file__).parents[1])
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((root, str(site))), "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, *command], env=env, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_is_loaded_by_name_and_gives_the_same_records(model: Path, site: Path, tmp_path: Path) -> None:
    told = json.loads(run(site, "-c", LOAD, TEXT, cwd=tmp_path))
    nlp = claimx.load(str(model))
    expected = [claim.model_dump(mode="json", by_alias=True) for claim in claimx.extract(TEXT, nlp=nlp)]
    assert [claim["quantity"]["text"] for claim in expected] == ["75", "£3 million"]
    assert told["claimx"] == told["spacy"] == expected
    assert told["meta"] == {"lang": "en", "name": "claimx_tiny", "version": "2.0.1"}
    pipes, disabled, batch = told["less"]
    assert "claimx_tables" not in pipes and disabled == ["claimx_forces"] and batch == 7
    assert told["told"] == "A transformer model for claimx" and told["every"] == "2.0.1"


def test_the_verbs_take_its_name(model: Path, site: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    by_name = run(site, "-m", "claimx", "extract", "a.txt", "-m", NAME, cwd=tmp_path)
    assert by_name == run(site, "-m", "claimx", "extract", "a.txt", "-m", str(model), cwd=tmp_path)
    assert len(by_name.splitlines()) == 2


def test_info_lists_it(model: Path, site: Path, tmp_path: Path) -> None:
    [found] = json.loads(run(site, "-m", "claimx", "info", "--format", "json", cwd=tmp_path))["models"]
    fingerprint = found.pop("fingerprint")
    assert found == {"name": NAME, "version": "2.0.1", "kind": "transformer", "measured": [], "problem": None}
    line = next(line for line in run(site, "-m", "claimx", "info", cwd=tmp_path).splitlines() if NAME in line)
    assert line.endswith(f"{NAME} 2.0.1, transformer, {fingerprint}: not measured")
    weights = site / NAME / "model" / "heads.safetensors"
    kept = weights.read_bytes()
    weights.write_bytes(kept[:-1])
    try:
        assert "heads.safetensors is damaged" in run(site, "-m", "claimx", "info", cwd=tmp_path)
    finally:
        weights.write_bytes(kept)


def test_to_find_it_imports_nothing_heavy(site: Path, tmp_path: Path) -> None:
    assert run(site, "-c", LIGHT, cwd=tmp_path).strip() == "True []"


def test_a_spacy_model_is_installed_the_same_way(tmp_path: Path) -> None:
    config = load_config(default_config())
    config["components"]["tok2vec"] = TOK2VEC
    config.to_disk(tmp_path / "small.cfg")
    train_spacy(statements.write(tmp_path / "corpus"), tmp_path / "model", config=tmp_path / "small.cfg", max_steps=60,
                shown=False)  # fmt: skip
    out, site = tmp_path / "package", tmp_path / "site"
    told = ["package", str(tmp_path / "model"), "-o", str(out), "--name", NAME, "--wheel", "-q"]
    assert CliRunner().invoke(app, told).exit_code == 0
    install(out / "dist" / f"{NAME}-0.1.0-py3-none-any.whl", site)
    found = json.loads(run(site, "-c", LOAD, TEXT, cwd=tmp_path))
    expected = claimx.extract(TEXT, nlp=claimx.load(str(tmp_path / "model")))
    assert found["claimx"] == found["spacy"] == [one.model_dump(mode="json", by_alias=True) for one in expected]
    assert found["told"] == "A spacy model for claimx"
    # the pipeline in it is one that spaCy reads by itself
    marks = spacy.load(site / NAME / "model" / "model")
    assert "ner" in marks.pipe_names
    card = (out / "README.md").read_text("utf-8")
    assert "| dev | 1 |" in card and "energy: " in card and f'spacy.load("{NAME}/model/model")' in card


def test_transformers_reads_its_encoder(model: Path, site: Path) -> None:
    from transformers import AutoModel

    kept = AutoModel.from_pretrained(model / "encoder").state_dict()
    found = AutoModel.from_pretrained(site / NAME / "model" / "encoder").state_dict()
    assert {name: value.tolist() for name, value in found.items()} == {
        name: value.tolist() for name, value in kept.items()
    }
