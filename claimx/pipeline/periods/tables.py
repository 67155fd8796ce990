"""Times of the rows of a table: from the head of their column, else from the caption above."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimx.documents.model import BlockKind, Document
from claimx.pipeline.periods import cues
from claimx.pipeline.periods.model import Mention

_NEAR = 40  # characters before a time in which figures are set against it
_CAPTION_BLOCKS = 4  # a caption stands at most so many blocks above its table


def _column(text: str, start: int, at: int) -> int:
    return text.count("\t", start, at)


def row_times(document: Document, text: str, mentions: Sequence[Mention]) -> dict[int, dict[int | None, Mention]]:
    """For each table row, by its block's number, the time of each column by number, and that of the
    caption under None."""
    starts = [mention.start for mention in mentions]

    def within(number: int) -> Sequence[Mention]:
        block = document.blocks[number]
        return mentions[bisect_left(starts, block.start) : bisect_left(starts, block.end)]

    found: dict[int, dict[int | None, Mention]] = {}
    current: dict[int | None, Mention] = {}
    last_row = -_CAPTION_BLOCKS - 1
    for number, block in enumerate(document.blocks):
        if block.kind is not BlockKind.TABLE_ROW:
            continue
        if number - last_row > _CAPTION_BLOCKS:
            current = {}
            for above in range(max(0, number - _CAPTION_BLOCKS), number):
                for mention in within(above):
                    near = max(document.blocks[above].start, mention.core - _NEAR)
                    if cues.COMPARES.search(text, near, mention.core) is None:
                        current[None] = mention
        last_row = number
        heads: dict[int | None, Mention] = {_column(text, block.start, m.start): m for m in within(number)}
        if len(heads) > 1:
            caption = current.get(None)
            current = heads
            if caption is not None:
                current[None] = caption
            continue
        found[number] = current
    return found
