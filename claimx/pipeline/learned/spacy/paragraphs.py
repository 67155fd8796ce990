"""The stretches of a document that a trained model reads at once: its blocks, but for furniture and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.documents.model import BlockKind

if TYPE_CHECKING:
    from claimx.pipeline.steps import Sheet
    from claimx.records import Offsets


def paragraphs(sheet: Sheet) -> list[Offsets]:
    """Offsets of the blocks that hold sentences, from the first to the end of the last, in order.

    The rows of tables are left out: their figures are read cell by cell, whatever finds the other amounts.
    """
    found: dict[int, Offsets] = {}
    for sentence in sheet.sentences:
        if sheet.view.blocks[sentence.block].kind is not BlockKind.TABLE_ROW:
            start, _ = found.get(sentence.block, (sentence.start, sentence.end))
            found[sentence.block] = (start, sentence.end)
    return list(found.values())
