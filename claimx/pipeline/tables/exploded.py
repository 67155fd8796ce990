"""Tables printed one cell a paragraph: the grid is restored where its period is unmistakable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.documents.model import Block, BlockKind, Document
from claimx.pipeline.tables.cells import Cell, Row
from claimx.pipeline.tables.figures import is_figure
from claimx.pipeline.tables.marks import is_missing
from claimx.pipeline.tables.times import is_time

_LONGEST = 60
_WIDEST = 16
# Rows that show the period: two of three cells and more, three of two.
_LEAST = {2: 3}
_KINDS = frozenset(
    (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
)


def exploded(document: Document) -> Iterator[list[Row]]:
    """The rows of each table of a document (its text the reading view) that stands one cell a block, in order."""
    run: list[int] = []
    for number, block in enumerate(document.blocks):
        if not _is_cell(document, block):
            yield from _tables(document, run)
            run = []
            continue
        if run and _parted(document.blocks[run[-1]], block):
            yield from _tables(document, run)
            run = []
        run.append(number)
    yield from _tables(document, run)


def _is_cell(document: Document, block: Block) -> bool:
    if block.kind not in _KINDS or not block.readable or block.end - block.start > _LONGEST:
        return False
    text = document.text[block.start : block.end]
    return "\n" not in text and "\t" not in text and "  " not in text and text[-1] not in ".;?!"


def _parted(one: Block, two: Block) -> bool:
    return (one.section, one.speaker, one.question) != (two.section, two.speaker, two.question)


def _tables(document: Document, run: Sequence[int]) -> Iterator[list[Row]]:
    """The tables in a run of short blocks."""
    texts = [document.text[document.blocks[number].start : document.blocks[number].end] for number in run]
    figure = [(is_figure(text) and not is_time(text)) or is_missing(text) for text in texts]
    at = 0
    while at < len(run):
        first = next((place for place in range(at, len(run)) if figure[place]), None)
        if first is None:
            return
        after = next((place for place in range(first, len(run)) if not figure[place]), len(run))
        width = after - first + 1
        top = first - 1 - width
        headed = 2 <= width <= _WIDEST and top >= at and not any(figure[top : first - 1])
        rows = _rows(figure, texts, first - 1, width) if headed else 0
        if rows < _LEAST.get(width, 2):
            at = after
            continue
        stop = first - 1 + rows * width
        yield [_row(document, run[start : start + width]) for start in range(top, stop, width)]
        at = stop


def _rows(figure: Sequence[bool], texts: Sequence[str], start: int, width: int) -> int:
    """How many rows of one label and otherwise figures follow one another."""
    rows = 0
    while start + (rows + 1) * width <= len(figure):
        row = figure[start + rows * width : start + (rows + 1) * width]
        later = texts[start + rows * width + 1 : start + (rows + 1) * width]
        if row[0] or not all(one or text.isdigit() for one, text in zip(row[1:], later, strict=True)):
            break
        rows += 1
    return rows


def _row(document: Document, numbers: Sequence[int]) -> Row:
    blocks = [document.blocks[number] for number in numbers]
    cells = tuple(
        Cell(block.start, block.end, document.text[block.start : block.end], column)
        for column, block in enumerate(blocks)
    )
    return Row(numbers[0], blocks[0].start, blocks[-1].end, cells, last=numbers[-1])
