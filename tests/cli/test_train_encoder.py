"""``claimx train worthiness --encoder``."""

from __future__ import annotations

import csv
from pathlib import Path

from typer.testing import CliRunner

from claimx.cli import app
from claimx.worthiness import onnx
from tests.training.encoder.tiny import CLAIMS, OTHERS, encoder


def table(path: Path, extra: str) -> str:
    rows = [(text + extra, 1, 2) for text in CLAIMS] + [(text + extra, 0, 0) for text in OTHERS]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(("path", "start", "end", "text", "claim", "worth"))
        out.writerows((f"{path.stem}.txt", 0, 1, *row) for row in rows)
    return str(path)


def test_files_become_a_folder_that_scores(tmp_path: Path) -> None:
    given = ["--data", table(tmp_path / "train.csv", ""), "--dev", table(tmp_path / "dev.csv", " here")]
    given += [
        "--calibration",
        table(tmp_path / "calibration.csv", " and"),
        "--test",
        table(tmp_path / "test.csv", " people"),
    ]
    place = encoder(tmp_path / "encoder")
    out = tmp_path / "out"
    done = CliRunner().invoke(
        app, ["train", "worthiness", *given, "--encoder", str(place), "--seed", "4", "-o", str(out)]
    )
    assert done.exit_code == 0, done.stderr
    assert "own: 12 sentences, seed 4" in done.stderr
    assert "test.csv (UK statements): F1" in done.stderr
    assert 0 < onnx.load(out)(["crime fell"])[0].worth < 1
    assert (out / "README.md").read_text("utf-8").startswith("# An encoder")


def test_what_is_no_encoder_is_told(tmp_path: Path) -> None:
    data = table(tmp_path / "train.csv", "")
    done = CliRunner().invoke(
        app, ["train", "worthiness", "--data", data, "--encoder", str(tmp_path), "-o", str(tmp_path / "out")]
    )
    assert done.exit_code == 1
    assert "no encoder is in it (give a folder with config.json and its weights)" in done.stderr


def test_options_of_the_other_model_are_refused(tmp_path: Path) -> None:
    data = table(tmp_path / "train.csv", "")
    for given in (["--dev", data], ["--encoder", "default", "--tune"]):
        done = CliRunner().invoke(app, ["train", "worthiness", "--data", data, "-o", str(tmp_path), *given])
        assert done.exit_code == 2, done.stderr
