"""The tables of a document as they stand: rows of cells with their offsets, and the lines above and below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimx.documents.model import Block, BlockKind, Document
from claimx.pipeline.tables.cells import Cell, Row
from claimx.pipeline.tables.exploded import exploded
from claimx.pipeline.tables.figures import is_figure
from claimx.pipeline.tables.times import is_time

_BREAK = re.compile(r"[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_COLUMNS = re.compile(r"(?<![.!?:;]) {2,}(?=\S)")
_LABEL_VALUE = re.compile(
    r"(?::\s+|\s[–-]\s*|\s)(?P<value>[£$€]?[0-9][0-9,.]{0,15}(?:%|m|bn|k| ?million| ?billion"
    r"| ?per cent)?(?:\s[a-z]{1,12}){0,2})$"
)
_NEW = re.compile(r"(?:Table|Figure|Chart|Annex)\b", re.I)
_NOTE = re.compile(
    r"(?:Sources?|Notes?|Footnotes?|Key)\s?(?:[:.]|$)|[*†‡]|\(?\s?[0-9a-z]{1,2}\s?[).]\s|\[[0-9a-z]{1,4}\]|\.\.", re.I
)
_PROSE = re.compile(r"[.:;?!][\"'”’)]*$")
_LINES_ABOVE = 8
_LEADS = 2
_INNER = 3
_LONGEST_LINE = 300
_LONGEST_INNER = 90


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        rows: In order, subheads between them included.
        captions: The lines right above that are no sentences, the nearest last.
        heading: What heads the passage that leads to it.
        leads: The paragraphs above them that lead to the table, the nearest last.
        notes: The lines below that are notes to it.
    """

    rows: tuple[Row, ...]
    captions: tuple[Cell, ...]
    heading: Cell | None
    leads: tuple[Cell, ...]
    notes: tuple[Cell, ...]


def tables(document: Document) -> list[Table]:
    """The tables of a document (its text the reading view) in order; linear in its length."""
    blocks = document.blocks
    rows = {
        number: _row(document, number)
        for number, block in enumerate(blocks)
        if block.kind is BlockKind.TABLE_ROW and block.readable
    }
    whole = list(exploded(document))
    taken = {row.block for run in whole for row in run}
    runs = [run for run in _runs(document, rows) if not any(row.block in taken for row in run)]
    return [_table(document, run) for run in sorted([*runs, *whole], key=lambda run: run[0].start)]


def _table(document: Document, run: list[Row]) -> Table:
    first, last = run[0].block, max(run[-1].block, run[-1].last)
    captions, heading, leads = _above(document, first)
    captions, top = _headers(document, captions, run)
    if (
        captions
        and not top
        and not heads(run[0])
        and any(row.inner for row in run)
        and captions[-1].end <= run[0].start
    ):
        # the first of the subheads stands above the first row
        run.insert(0, Row(first - 1, captions[-1].start, captions[-1].end, captions[-1:], inner=True))
        captions = captions[:-1]
    run[:0] = top
    run[:] = _cornered(document, run)
    return Table(tuple(run), captions, heading, leads, tuple(_below(document, last)))


def _cornered(document: Document, run: Sequence[Row]) -> list[Row]:
    """The rows, a header that is indented for want of a corner moved over the columns that it stands over."""
    figured = [row for row in run if not row.inner and not heads(row)]
    if not figured:
        return list(run)
    width, left = max(len(row.cells) for row in figured), min(_indent(document, row) for row in figured)
    return [
        replace(row, cells=(Cell(row.start, row.start, "", 0), *(replace(c, column=c.column + 1) for c in row.cells)))
        if not row.inner and heads(row) and len(row.cells) == width - 1 and _indent(document, row) > left + 1
        else row
        for row in run
    ]


def _indent(document: Document, row: Row) -> int:
    """Spaces before a row in its line; none in a row that tabs part."""
    text = document.text
    before = text.rfind("\n", 0, row.start) + 1
    line_ = text[before : row.start]
    return 0 if line_.strip(" ") or "\t" in text[row.start : row.end] else len(line_)


def _headers(document: Document, captions: tuple[Cell, ...], run: Sequence[Row]) -> tuple[tuple[Cell, ...], list[Row]]:
    """The lines above a table that are not its headers, and those from its headers on: these and its first subhead."""
    width = max(len(row.cells) for row in run)
    blocks = document.blocks
    first = run[0].block
    number = first - len(captions)
    rows = [_row(document, place) for place in range(number, first)]
    parted = [_has_columns(document, row) and heads(row) and width - 1 <= len(row.cells) <= width for row in rows]
    if not any(parted):
        return captions, []
    at = parted.index(True)
    found = [
        row if is_head else Row(row.block, row.start, row.end, (line(document, row.block),), inner=True)
        for row, is_head in zip(rows[at:], parted[at:], strict=True)
        if blocks[row.block].readable
    ]
    return captions[:at], found


def _has_columns(document: Document, row: Row) -> bool:
    """Whether a line is laid out in columns, and is not the label and the words of a caption."""
    text = document.text[row.start : row.end]
    return not _NEW.match(text) and ("\t" in text or _COLUMNS.search(text) is not None)


def _row(document: Document, number: int) -> Row:
    text, blocks = document.text, document.blocks
    block = blocks[number]
    start = blocks[number - 1].end if number else 0
    for found in _BREAK.finditer(text, start, block.start):
        start = found.end()
    after = blocks[number + 1].start if number + 1 < len(blocks) else len(text)
    stop = _BREAK.search(text, block.end, after)
    return Row(number, block.start, block.end, tuple(_cells(text, start, stop.start() if stop else after, block)))


def _cells(text: str, start: int, end: int, block: Block) -> Iterator[Cell]:
    edges: list[tuple[int, int]]
    if "\t" in text[start:end]:
        edges = _tabbed(text, start, end)
    else:
        parts = list(_COLUMNS.finditer(text, block.start, block.end))
        edges = [
            (
                block.start if not place else parts[place - 1].end(),
                parts[place].start() if place < len(parts) else block.end,
            )
            for place in range(len(parts) + 1)
        ]
        pair = _LABEL_VALUE.search(text, block.start, block.end) if not parts else None
        if pair is not None and pair.start() > block.start:
            edges = [(block.start, pair.start()), pair.span("value")]
    filled = [edge for edge in edges if text[edge[0] : edge[1]].strip()]
    last = filled[-1] if filled else None
    for column, (left, right) in enumerate(edges):
        whole = text[left:right]
        inner = whole.strip()
        begin = left + len(whole) - len(whole.lstrip()) if inner else left
        yield Cell(begin, begin + len(inner), inner, column)
        if (left, right) == last:
            return


def _tabbed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    edges: list[tuple[int, int]] = []
    while True:
        tab = text.find("\t", start, end)
        if tab < 0:
            return [*edges, (start, end)]
        edges.append((start, tab))
        start = tab + 1


def heads(row: Row) -> bool:
    """Whether a row holds two labels or more and no figure."""
    filled = row.filled
    return len(filled) > 1 and not any(is_figure(cell.text) and not is_time(cell.text) for cell in filled)


def line(document: Document, number: int) -> Cell:
    """A block as a line above or between rows."""
    block = document.blocks[number]
    return Cell(block.start, block.end, document.text[block.start : block.end])


def _runs(document: Document, rows: dict[int, Row]) -> Iterator[list[Row]]:
    """Runs of rows that are one table: parted by nothing, or by subheads under which the same columns go on."""
    run: list[Row] = []
    for number, row in rows.items():
        if run:
            between = range(run[-1].block + 1, number)
            if not _joined(document, run, between, row):
                yield run
                run = []
            else:
                run.extend(_inner(document, place) for place in between)
        run.append(row)
    if run:
        yield run


def _inner(document: Document, number: int) -> Row:
    cell = line(document, number)
    return Row(number, cell.start, cell.end, (cell,), inner=True)


def _joined(document: Document, run: Sequence[Row], between: range, row: Row) -> bool:
    blocks = document.blocks
    before, after = blocks[run[-1].block], blocks[row.block]
    if before.section is not after.section or before.speaker != after.speaker or len(between) > _INNER:
        return False
    if not between:
        return before.question == after.question
    if any(not _subhead(document, blocks[number]) for number in between):
        return False
    last = next((other for other in reversed(run) if not other.inner), row)
    if heads(row):
        top = next((other for other in run if heads(other)), None)
        return top is not None and [cell.text for cell in top.cells] == [cell.text for cell in row.cells]
    return abs(len(last.cells) - len(row.cells)) <= 1


def _subhead(document: Document, block: Block) -> bool:
    if block.kind not in (BlockKind.CAPTION, BlockKind.HEADING, BlockKind.PARAGRAPH) or not block.readable:
        return False
    text = document.text[block.start : min(block.end, block.start + _LONGEST_INNER + 1)]
    return len(text) <= _LONGEST_INNER and not (_NEW.match(text) or _NOTE.match(text) or _PROSE.search(text))


def _above(document: Document, first: int) -> tuple[tuple[Cell, ...], Cell | None, tuple[Cell, ...]]:
    """Captions, heading and leads of a table that begins at a block."""
    blocks = document.blocks
    table = blocks[first]
    captions: list[Cell] = []
    leads: list[Cell] = []
    for number in range(first - 1, max(-1, first - 1 - _LINES_ABOVE), -1):
        block = blocks[number]
        if block.kind in (BlockKind.TABLE_ROW, BlockKind.BYLINE, BlockKind.TITLE, BlockKind.LIST_ITEM):
            break
        if (block.section, block.speaker, block.question) != (table.section, table.speaker, table.question):
            break
        cell = line(document, number)
        prose = len(cell.text) > _LONGEST_LINE or _PROSE.search(cell.text) is not None
        if block.kind is not BlockKind.CAPTION and prose:
            leads.append(cell)
        elif leads:
            return tuple(reversed(captions)), cell, tuple(reversed(leads))
        elif not captions and _NOTE.match(cell.text):
            break
        else:
            captions.append(cell)
        if len(leads) == _LEADS:
            break
    return tuple(reversed(captions)), None, tuple(reversed(leads))


def _below(document: Document, last: int) -> Iterator[Cell]:
    """The notes under a table that ends with a block."""
    blocks = document.blocks
    noted = False
    for number in range(last + 1, min(len(blocks), last + 1 + _LINES_ABOVE)):
        block = blocks[number]
        if block.kind is BlockKind.TABLE_ROW or block.section is not blocks[last].section or not block.readable:
            return
        cell = line(document, number)
        marked = _NOTE.match(cell.text) is not None
        if not marked and not (noted and block.kind is BlockKind.LIST_ITEM) and block.kind is not BlockKind.LIST_ITEM:
            return
        noted = noted or marked
        yield cell
