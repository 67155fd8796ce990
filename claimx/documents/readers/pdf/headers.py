"""Header rows that stand over a table's columns without room enough between their cells to show as columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimx.documents.readers.pdf.rows import Gutter, Row
from claimx.documents.readers.pdf.tables import Record, Table, is_value, joined
from claimx.documents.readers.pdf.words import Word

_MOST_ROWS = 3
_PITCH = 2.4
_ALIGNED = 1.0
_WIDER = 1.4
_FAR = 0.65
_FIGURES = 0.5


def above(rows: Sequence[Row], parts: Sequence[Gutter], table: Table) -> list[Record]:
    """The header rows right above a table of figures, from the top.

    Args:
        rows: Those above the table.
        parts: The gutters between its columns.
    """
    others = [joined(cell) for record in table.records for cell in record.cells[1:] if cell]
    if sum(map(is_value, others)) < _FIGURES * len(others):
        return []
    found: list[Record] = []
    top = table.records[0].first
    bold = all(word.bold for cell in table.records[-1].cells for word in cell)
    for row in reversed(rows[-_MOST_ROWS:]):
        if top - row.base > _PITCH * row.size or not _bold(row) or bold:
            break
        cells = _parted(row, parts, table) or _spanning(row, parts, table)
        if cells is None:
            break
        bases = [word.base for word in row.words]
        found.insert(0, Record(cells, min(word.top for word in row.words), min(bases), max(bases)))
        top = min(bases)
    return found


def _bold(row: Row) -> bool:
    return all(word.bold for word in row.words if any(map(str.isalnum, word.text)))


def _parted(row: Row, parts: Sequence[Gutter], table: Table) -> list[list[Word]] | None:
    """A row's cells where a space in it falls into each gutter, wider than others or before what heads a column."""
    spaces = [(before.right, after.left) for before, after in pairwise(row.words)]
    if not spaces:
        return None
    widths = sorted(right - left for left, right in spaces)
    usual = widths[len(widths) // 4]
    ends: list[float] = []
    for index, part in enumerate(parts):
        start = min((cell[0].left for cell in _column(table, index + 1)), default=part.right)
        inside = [(left, right) for left, right in spaces if part.left - _ALIGNED < right and left < part.right]
        fitting = [
            (left, right)
            for left, right in inside
            if abs(right - start) <= _ALIGNED or (right - left > _WIDER * usual and len(widths) > len(parts))
        ]
        if not fitting:
            return None
        ends.append(max(fitting, key=lambda space: (abs(space[1] - start) <= _ALIGNED, space[1] - space[0]))[1])
    if any(one >= other for one, other in pairwise(ends)):
        return None
    cells: list[list[Word]] = [[] for _ in range(len(ends) + 1)]
    for word in row.words:
        cells[sum(word.left >= end for end in ends)].append(word)
    return cells


def _column(table: Table, index: int) -> list[list[Word]]:
    return [record.cells[index] for record in table.records if record.cells[index]]


def _spanning(row: Row, parts: Sequence[Gutter], table: Table) -> list[list[Word]] | None:
    """A row's cells where it has several set well apart, each in the first of the columns that it stands over."""
    pieces: list[list[Word]] = []
    for word in row.words:
        if not pieces or word.left - pieces[-1][-1].right > _FAR * word.size:
            pieces.append([])
        pieces[-1].append(word)
    if len(pieces) < 2:
        return None
    cells: list[list[Word]] = [[] for _ in range(len(parts) + 1)]
    for piece in pieces:
        # Over one column it may be centred; over several it begins in the first one or left of its middle.
        column = next(
            (
                index
                for index in range(len(cells))
                if any(
                    piece[0].left < cell[-1].right and cell[0].left < piece[-1].right for cell in _column(table, index)
                )
            ),
            sum(piece[0].left > part.left for part in parts),
        )
        if cells[column]:
            return None
        cells[column] = piece
    return cells
