"""Statements to convert."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimx.corpus.formats import Form, gold
from claimx.corpus.formats.convert import read, write
from claimx.corpus.formats.model import Annotated
from tests.corpus.build import ARRESTS, MORE
from tests.corpus.build import write as put


@pytest.fixture
def kent(tmp_path: Path) -> Annotated:
    """A statement with two mentions, one of them with words that another shares a place with."""
    put(tmp_path / "gold", "kent", ARRESTS, MORE)
    [document] = gold.read(tmp_path / "gold", print)
    return document


@pytest.fixture
def train(root: Path) -> list[Annotated]:
    """The documents of the project's own training split."""
    return list(read(root / "corpora" / "train", Form.GOLD, print))


@pytest.fixture
def told() -> list[str]:
    """What was told."""
    return []


def written(document: Annotated, path: Path, form: Form) -> Path:
    """Where a document was written to."""
    write({"one": [document]}, path, form)
    return path


def fields(document: Annotated, number: int = 0) -> dict[str, Any]:
    """The fields of a mention."""
    return document.claims[number].fields
