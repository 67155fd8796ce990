"""Without the extra that trains, the verbs say what installs it, and a trained folder says what it needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BLOCK = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"torch", "transformers", "safetensors", "accelerate"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Refuse())
sys.argv[1:] = ARGUMENTS
from claimx.cli import main
main()
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = BLOCK.replace("ARGUMENTS", repr(list(arguments)))
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_training_says_what_installs_it(tmp_path: Path) -> None:
    done = run("train", "transformer", str(tmp_path), "-o", str(tmp_path / "model"))
    assert done.returncode == 1
    assert "pip install 'claimx[train]'" in done.stderr and "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_trained_folder_says_what_it_needs(tmp_path: Path) -> None:
    plain = {"schema": "claimx.model/1", "kind": "transformer", "learner": "transformer"}
    (tmp_path / "claimx.json").write_text(json.dumps(plain), "utf-8")
    (tmp_path / "a.txt").write_text("Kent Police has 412 officers.", "utf-8")
    done = run("extract", str(tmp_path / "a.txt"), "-m", str(tmp_path))
    assert done.returncode == 1
    assert "pip install 'claimx[train]'" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("verb", [["train"], ["train", "transformer"], ["train", "hybrid"]])
def test_help_needs_none_of_it(verb: list[str]) -> None:
    done = run(*verb, "--help")
    assert done.returncode == 0 and "Usage" in done.stdout
