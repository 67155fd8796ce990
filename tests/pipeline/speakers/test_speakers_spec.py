"""Rows of tests/spec/speakers: a text with one marked amount, and who is responsible for it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from claimx.documents.model import Block, Document
from claimx.pipeline.sentences import sentences
from claimx.pipeline.speakers import attribute, speaker_at
from claimx.records import DocumentKind

FOLDER = Path(__file__).parents[2] / "spec" / "speakers"
KEYS = {"text", "speaker", "role", "quoted", "kind", "why"}


def load(path: Path) -> list[dict[str, Any]]:
    """The rows of a file; raises ValueError for a row that does not say who speaks or marks no amount."""
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        if "speaker" not in row or not set(row) <= KEYS:
            raise ValueError(f"{path.name}:{number}: keys {sorted(row)}")
        if len(re.findall(r"\[\[.+?\]\]", row["text"])) != 1:
            raise ValueError(f"{path.name}:{number}: mark one amount with [[ ]]")
        if row["speaker"] is None and ("role" in row or "quoted" in row):
            raise ValueError(f"{path.name}:{number}: nobody has no role and is not quoted")
        rows.append(row)
    return rows


def plain(text: str, kind: str = "press_release") -> Document:
    """A document whose blocks are its lines."""
    blocks = tuple(Block(m.start(), m.end()) for m in re.finditer(r"\S.*\S|\S", text))
    return Document("0" * 16, text, blocks, DocumentKind(kind))


ROWS = [row for path in sorted(FOLDER.glob("*.jsonl")) for row in load(path)]


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 120
    assert sum(row["speaker"] is None for row in ROWS) >= 40


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_row(row: dict[str, Any]) -> None:
    match = re.search(r"\[\[(.+?)\]\]", row["text"])
    assert match is not None
    text = row["text"].replace("[[", "").replace("]]", "")
    start = match.start()
    document = plain(text, row.get("kind", "press_release"))
    found = speaker_at(attribute(document, sentences(document)), start, start + len(match[1]))
    assert (found and found.name) == row["speaker"]
    if found is not None:
        assert "role" not in row or found.role == row["role"]
        assert "quoted" not in row or found.quoted == row["quoted"]


@pytest.mark.parametrize(
    "line",
    [
        '{"text": "[[5]] cars"}',
        '{"text": "5 cars", "speaker": null}',
        '{"text": "[[5]]", "speaker": null, "role": "PC"}',
    ],
)
def test_the_loader_refuses_a_row_that_says_too_little(tmp_path: Path, line: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(ValueError, match=r"rows\.jsonl:1"):
        load(path)
