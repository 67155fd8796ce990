"""The pipeline over folders of annotated documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import claimx
from claimx.corpus.gold import GoldDocument
from claimx.documents import load_metadata
from claimx.evaluation.scores import Scores, evaluate
from claimx.records import Claim


def extracted(documents: Sequence[GoldDocument], folder: Path) -> Iterator[tuple[GoldDocument, list[Claim]]]:
    """Each document of a folder with its records; the dates are those of the folder's ``metadata.csv``."""
    known = load_metadata(folder / "metadata.csv")
    nlp = claimx.load()
    for gold in documents:
        yield gold, claimx.extract(gold.path, details=known.get(gold.path), nlp=nlp)


def score_folder(documents: Sequence[GoldDocument], folder: Path) -> Scores:
    """Extract from the documents of a folder and score."""
    return evaluate(extracted(documents, folder))
