"""What ``claimx info`` tells is what is there."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimx import inventory
from claimx.cli import app
from claimx.knowledge import base


def test_what_is_told_as_json() -> None:
    done = CliRunner().invoke(app, ["info", "--format", "json"])
    told = json.loads(done.stdout)
    assert told["knowledge"]["date"] == base().date.isoformat() and told["knowledge"]["forces"] == len(base().forces)
    assert set(told["extras"]) == {"train", "onnx", "ray", "plots"}
    assert "pdf" in told["formats"]["read"] and "jsonld" in told["formats"]["written"]
    assert told["weights"]["pipeline/weights/subjects.json"] > 100_000
    assert told["weights"]["checks/arithmetic/learned/weights/ties.json"] > 100_000


def test_shipped_weights_stay_small() -> None:
    assert 0 < sum(inventory.weights().values()) <= 25_000_000


def test_extras_are_those_of_the_project(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extras = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    lines = ["spacy>=3.8"]
    lines += [f'{one} ; extra == "{name}"' for name, wanted in extras.items() for one in wanted]
    monkeypatch.setattr(inventory, "requires", lambda name: lines)
    monkeypatch.setattr(inventory, "installed_version", {"onnxruntime": "1.30", "tokenizers": "0.1"}.get)
    onnx = {one.name: (one.version, one.fits) for one in inventory.extra("onnx")}
    assert onnx == {"onnxruntime": ("1.30", True), "tokenizers": ("0.1", False)}
    train = {one.name for one in inventory.extra("train")}
    assert {"torch", "onnxruntime", "matplotlib"} < train and "spacy" not in train and "ray" not in train


def test_a_missing_extra_is_told_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    has = inventory.installed_version
    monkeypatch.setattr(inventory, "requires", lambda name: ['ray>=2 ; extra == "ray"', 'torch>=2 ; extra == "train"'])
    monkeypatch.setattr(inventory, "installed_version", lambda name: None if name == "ray" else has(name))
    lines = CliRunner().invoke(app, ["info"]).stdout.splitlines()
    assert "extra ray        ray not installed: pip install 'claimx[ray]'" in lines
    assert any(line.startswith("extra train      torch 2") for line in lines)
