"""What the tests of runs share: one undisturbed run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch import runs


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files and a table: enough for several shards."""
    folder = tmp_path_factory.mktemp("inputs")
    runs.texts(folder / "texts", range(150))
    runs.table(folder / "table.csv", range(150, 600))
    (folder / "empty.txt").write_text("", "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj <<")
    return folder


@pytest.fixture(scope="session")
def undisturbed(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run gives that nothing happens to, on one worker."""
    folder = tmp_path_factory.mktemp("undisturbed") / "out"
    code, _, err = runs.batch(inputs, folder, "-n", 1)
    assert code == 1
    assert "2 documents failed" in err
    return runs.output(folder)
