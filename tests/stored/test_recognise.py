"""What holds records is told from what holds statements."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import claimx
from claimx.outputs import Format
from claimx.outputs.writing import write
from claimx.stored import is_stored


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (Format.JSONL, "claims.jsonl"),
        (Format.JSONL, "run"),
        (Format.JSON, "claims.json"),
        (Format.PARQUET, "claims.parquet"),
        (Format.PARQUET, "folder"),
        (Format.SQLITE, "claims.sqlite"),
    ],
)
def test_what_claimx_wrote(form: Format, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    write(claimx.extract("Kent Police made 41 arrests in 2023."), form, path)
    assert is_stored(path)


def test_statements(tmp_path: Path, sample: Path) -> None:
    rows = tmp_path / "answers.jsonl"
    rows.write_text('{"text": "Kent Police made 41 arrests.", "schema": "claimx.claim/1"}\n', "utf-8")
    table = tmp_path / "answers.parquet"
    pq.write_table(pa.table({"text": ["Kent Police made 41 arrests."]}), table)
    (tmp_path / "claims").mkdir()
    for source in (sample, rows, table, tmp_path, tmp_path / "missing.pdf"):
        assert not is_stored(source), source
