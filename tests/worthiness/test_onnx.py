"""The encoder's scorer: without torch, whatever stands beside a sentence, and errors with remedies."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimx.errors import ModelError
from claimx.training.encoder import ship
from claimx.training.encoder.loop import Fitted
from claimx.training.encoder.network import make
from claimx.training.encoder.settings import Settings
from claimx.worthiness import onnx
from tests.training.encoder.tiny import CLAIMS, OTHERS, encoder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encoder with weights drawn by chance, exported."""
    folder = tmp_path_factory.mktemp("model")
    ready = make(Settings(encoder=str(encoder(folder)), length=16))
    ship.export(Fitted(ready, (), 0), folder, length=16)
    return folder


def test_a_sentence_is_scored_as_if_it_stood_alone(model: Path) -> None:
    score = onnx.load(model)
    texts = [*CLAIMS, *OTHERS] * 3
    random.Random(4).shuffle(texts)
    alone = {text: score([text])[0] for text in texts}
    assert len(set(alone.values())) > 8
    assert score(texts) == [alone[text] for text in texts]
    assert list(score([])) == []


def test_the_rest_of_a_long_sentence_is_not_read(model: Path) -> None:
    score = onnx.load(model)
    long = "crime fell by 9 per cent " * 40
    assert score([long]) == score([long + "thank"])
    assert score(["", "[PAD]"])[0].claim > 0


BLOCK = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {{"torch", "transformers", "onnx", "spacy", "sklearn"}}:
            raise ImportError(name)
sys.meta_path.insert(0, Refuse())
from pathlib import Path
from claimx.worthiness.onnx import load
[one] = load(Path({folder!r}))(["crime fell by 9 per cent"])
print(one.claim, one.worth)
"""


def test_without_torch_and_its_like(model: Path) -> None:
    code = BLOCK.format(folder=str(model))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [one] = onnx.load(model)(["crime fell by 9 per cent"])
    assert done.stdout.split() == [str(one.claim), str(one.worth)]


def test_without_the_extra(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError, match=r"pip install 'claimx\[onnx\]'"):
        onnx.load(model)


@pytest.mark.parametrize("name", [onnx.MODEL, onnx.TOKENIZER, "scorer.json"])
def test_a_missing_or_damaged_file_is_told(name: str, model: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(model, tmp_path / "copy")
    (folder / name).write_bytes((folder / name).read_bytes()[:20])
    with pytest.raises(ModelError, match=str(folder)):
        onnx.load(folder)
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name):
        onnx.load(folder)


def test_a_folder_of_another_kind_is_told(model: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(model, tmp_path / "copy")
    about = json.loads((folder / "scorer.json").read_text("utf-8"))
    for change in ({"kind": "linear"}, {"calibration": {"claim": {}}}):
        (folder / "scorer.json").write_text(json.dumps({**about, **change}), "utf-8")
        with pytest.raises(ModelError, match="describes no encoder"):
            onnx.load(folder)
