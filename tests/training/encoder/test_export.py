"""What is exported says what the network says, of one sentence at a time."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from claimx.errors import CorpusError, ModelError
from claimx.training.encoder import ship
from claimx.training.encoder.export import GRADED, INPUT, PLAIN, Mix, build, write
from claimx.training.encoder.network import Ready, make, scores
from claimx.training.encoder.settings import Settings
from claimx.worthiness import onnx
from tests.training.encoder.tiny import CLAIMS, OTHERS, encoder

TEXTS = [*CLAIMS, *OTHERS, "the", "per cent " * 30]


def exported(ready: Ready, folder: Path, mix: Mix, *, quantised: bool) -> np.ndarray:
    weights = {name: value.numpy() for name, value in ready.network.state_dict().items()}
    config = ready.network.encoder.config.to_dict()
    write(build(weights, config, length=16, mix=mix, quantised=quantised), folder / onnx.MODEL)
    session = onnxruntime.InferenceSession(folder / onnx.MODEL, providers=["CPUExecutionProvider"])
    ids = [encoding.ids for encoding in ready.tokenizer.encode_batch(TEXTS)]
    return np.concatenate([session.run(None, {INPUT: np.array([one])})[0] for one in ids])


@pytest.mark.parametrize("kind", ["bert", "roberta"])
def test_the_graph_is_the_network(kind: str, tmp_path: Path) -> None:
    ready = make(Settings(encoder=str(encoder(tmp_path, kind)), length=16, half=False))
    found = scores(ready, TEXTS)
    for mix, expected in ((PLAIN, found[:, [0, 2]]), (GRADED, np.stack([found[:, 0], found[:, 1:].mean(1)], 1))):
        assert expected.std() > 0.01
        assert exported(ready, tmp_path, mix, quantised=False) == pytest.approx(expected, abs=1e-5)
        assert exported(ready, tmp_path, mix, quantised=True) == pytest.approx(expected, abs=0.05)


def test_an_encoder_of_another_kind_is_refused(tmp_path: Path) -> None:
    ready = make(Settings(encoder=str(encoder(tmp_path)), length=16))
    weights = {name: value.numpy() for name, value in ready.network.state_dict().items()}
    config = ready.network.encoder.config.to_dict()
    for change in ({"model_type": "deberta-v2"}, {"hidden_act": "relu"}):
        with pytest.raises(ModelError, match="cannot be exported"):
            build(weights, {**config, **change}, length=16)


def table(path: Path, *, extra: str = "", graded: bool = True) -> Path:
    """A file of labelled sentences; with ``extra`` they are others."""
    rows = [(text + extra, 1, 3) for text in CLAIMS] + [(text + extra, 0, 0) for text in OTHERS]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        if graded:
            out.writerow(("path", "start", "end", "text", "claim", "worth"))
            out.writerows((f"{path.stem}.txt", 0, 1, *row) for row in rows)
        else:
            out.writerow(("Sentence_id", "Text", "Verdict"))
            out.writerows((number, text, 1 if claim else -1) for number, (text, claim, _) in enumerate(rows))
    return path


def test_from_files_to_a_folder_that_scores(tmp_path: Path) -> None:
    place = encoder(tmp_path / "encoder")
    settings = Settings(encoder=str(place), epochs=12, rate=5e-3, batch=4, length=16, freeze_embeddings=False)
    plan = ship.Plan(
        data=[table(tmp_path / "us.csv", extra=" .", graded=False), table(tmp_path / "train.csv", extra=" here")],
        dev=[table(tmp_path / "dev.csv", extra=" to us")],
        calibration=[table(tmp_path / "calibration.csv", extra=" and")],
        tests=[table(tmp_path / "test.csv", extra=" of our team")],
        first=settings,
        own=settings,
    )
    said: list[str] = []
    runs: list[str] = []
    told = ship.train(plan, tmp_path / "out", said.append, lambda name: lambda *_: runs.append(name))
    assert set(runs) == {"first", "own"}
    assert [one["sentences"] for one in told["data"]] == [12, 12]
    [test] = told["tests"]
    assert test["worth"]["average_precision"]["value"] == 1.0
    assert (tmp_path / "out" / "README.md").read_text("utf-8").count("`test.csv` | UK statements | 12") == 2
    found = onnx.load(tmp_path / "out")([*CLAIMS, *OTHERS])
    assert min(one.claim for one in found[:6]) > max(one.claim for one in found[6:])
    assert min(one.worth for one in found[:6]) > max(one.worth for one in found[6:])
    # A second time nothing is trained, and the same comes out.
    taken = len(runs)
    again = ship.train(plan, tmp_path / "out", said.append, lambda name: lambda *_: runs.append(name))
    assert len(runs) == taken
    assert again == told


def test_a_test_that_is_trained_on_is_refused(tmp_path: Path) -> None:
    held = table(tmp_path / "held.csv")
    with pytest.raises(CorpusError, match="are trained on"):
        ship.train(ship.Plan([held], calibration=[held]), tmp_path, lambda line: None, lambda name: lambda *_: None)
