"""Annotated documents as the pipeline sees them before the claims, each amount beside its annotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimx.corpus import GoldClaim, GoldDocument
from claimx.documents import read
from claimx.evaluation import folders
from claimx.pipeline import steps
from claimx.pipeline.language import COMPONENTS


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document.

    Attributes:
        gold: Its annotations.
        sheet: What the rules found of it.
        claims: For each amount of the sheet the annotation that it overlaps, None for none.
    """

    gold: GoldDocument
    sheet: steps.Sheet
    claims: tuple[GoldClaim | None, ...]

    def is_ignored(self, offset: int) -> bool:
        """Whether nothing is scored at an offset."""
        return any(start <= offset < end for start, end in self.gold.ignored)


def annotated(corpus: Path, split: str) -> Iterator[Annotated]:
    """The documents of a split, by name, told what ``claimx.evaluation.folders`` tells the extractor.

    Raises:
        CorpusError: There is no such split, it holds none, or annotations that do not fit.
    """
    statements = folders.annotated(corpus, split=split)
    for gold, details in zip(statements.documents, statements.details, strict=True):
        sheet = steps.sheet(read(gold.path, details=details))
        for factory in COMPONENTS[:-1]:
            steps.FINDERS[factory](sheet)
        claims = tuple(
            next((claim for claim in gold.claims if claim.start < amount.end and amount.start < claim.end), None)
            for amount in sheet.amounts
        )
        yield Annotated(gold, sheet, claims)
