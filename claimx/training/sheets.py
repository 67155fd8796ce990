"""Annotated documents as the pipeline sees them before the claims, each amount beside its annotation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claimx.corpus import GoldClaim, GoldDocument, load_gold
from claimx.documents import load_metadata, read
from claimx.errors import CorpusError
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


def annotated(folder: Path) -> Iterable[Annotated]:
    """The documents of a folder, by name.

    Raises:
        CorpusError: It holds none, or annotations that do not fit.
    """
    metadata = folder / "metadata.csv"
    known = load_metadata(metadata) if metadata.exists() else None
    found = load_gold(folder)
    if not found:
        raise CorpusError(f"{folder} holds no annotated documents", remedy="give a folder of NAME.txt and NAME.json")
    for gold in found:
        sheet = steps.sheet(read(gold.path, details=known.get(gold.path) if known is not None else None))
        for factory in COMPONENTS[:-1]:
            steps.FINDERS[factory](sheet)
        claims = tuple(
            next((claim for claim in gold.claims if claim.start < amount.end and amount.start < claim.end), None)
            for amount in sheet.amounts
        )
        yield Annotated(gold, sheet, claims)
