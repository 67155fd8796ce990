"""Folders of annotated documents: which one is meant, what is known of each document, and the pipeline over them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import claimx
from claimx.corpus.folders import METADATA, is_split
from claimx.corpus.gold import GoldDocument, load_gold
from claimx.documents import Details, load_metadata
from claimx.errors import CorpusError
from claimx.evaluation.scores import Scores, evaluate
from claimx.records import Claim


@dataclass(frozen=True, slots=True)
class Statements:
    """A folder of annotated documents, by name, with what the extractor is told of each, or None."""

    folder: Path
    documents: tuple[GoldDocument, ...]
    details: tuple[Details | None, ...]

    @property
    def words(self) -> int:
        """Words of all texts, by white space."""
        return sum(len(one.text.split()) for one in self.documents)


def annotated(corpus: str | Path, *, split: str | None = None) -> Statements:
    """The annotated documents of a folder, or of one split of a corpus.

    The extractor is told what ``metadata.csv`` says of a document; in a folder without one, the date that the
    annotation gives.

    Raises:
        CorpusError: There is no such folder or split, it holds no annotations, or one that does not fit its text.
        MetadataError: ``metadata.csv`` cannot be used.
    """
    folder = Path(corpus) if split is None else Path(corpus, split)
    if not folder.is_dir():
        raise CorpusError(f"{folder} is no folder", remedy=_splits(Path(corpus)) or "check the spelling of the path")
    documents = tuple(load_gold(folder))
    if not documents:
        raise CorpusError(
            f"{folder} holds no annotated documents",
            remedy=_splits(folder)
            or "give a folder that holds NAME.txt with its annotations in NAME.json; corpora/README.md describes them",
        )
    return Statements(folder, documents, _details(folder, documents))


def _splits(folder: Path) -> str:
    """What to do where the folders of a corpus hold annotations, else nothing."""
    held = [path.name for path in sorted(folder.iterdir()) if is_split(path)] if folder.is_dir() else []
    return f"choose a split with --split: {', '.join(held)}" if held else ""


def _details(folder: Path, documents: Sequence[GoldDocument]) -> tuple[Details | None, ...]:
    if not (folder / METADATA).exists():
        return tuple(Details(date=dt.date.fromisoformat(one.date)) if one.date else None for one in documents)
    known = load_metadata(folder / METADATA)
    return tuple(known.get(one.path) for one in documents)


def extracted(documents: Sequence[GoldDocument], folder: Path) -> Iterator[tuple[GoldDocument, list[Claim]]]:
    """Each document of a folder with its records by the default pipeline, told what ``annotated`` says."""
    nlp = claimx.load()
    for gold, details in zip(documents, _details(folder, documents), strict=True):
        yield gold, claimx.extract(gold.path, details=details, nlp=nlp)


def score_folder(documents: Sequence[GoldDocument], folder: Path) -> Scores:
    """Extract from the documents of a folder and score."""
    return evaluate(extracted(documents, folder))
