"""Where a sentence stands in its document, as names of signs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from claimx.documents.model import Block, BlockKind, Document, Section

_KINDS: Mapping[BlockKind, str] = MappingProxyType(
    {
        BlockKind.TITLE: "headline",
        BlockKind.HEADING: "heading",
        BlockKind.LIST_ITEM: "list-item",
        BlockKind.CAPTION: "caption",
        BlockKind.TABLE_ROW: "table-row",
    }
)
_SECTIONS: Mapping[Section, str] = MappingProxyType(
    {Section.QUESTION: "in-question", Section.ANSWER: "in-answer", Section.NOTES: "in-notes"}
)
_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE)


def lead(document: Document) -> int | None:
    """Index of the block that opens the document: its first paragraph; None where it has none."""
    blocks = enumerate(document.blocks)
    return next((number for number, block in blocks if block.readable and block.kind in _PROSE), None)


def block_at(blocks: Sequence[Block], start: int) -> int:
    """Index of the block that an offset stands in."""
    return max(0, bisect_right(blocks, start, key=lambda block: block.start) - 1)


def signs(document: Document, block: int, lead_block: int | None) -> list[str]:
    """The signs of a sentence in a block of a document.

    Args:
        block: Index of the block.
        lead_block: Index of the opening paragraph, from ``lead``.
    """
    here = document.blocks[block]
    found = [document.kind.value]
    if here.kind in _KINDS:
        found.append(_KINDS[here.kind])
    if here.section in _SECTIONS:
        found.append(_SECTIONS[here.section])
    if block == lead_block:
        found.append("lead")
    return found
