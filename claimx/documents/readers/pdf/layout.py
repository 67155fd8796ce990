"""The words of a page in reading order: lines, rows of tables and asides, column after column."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimx.documents.readers.pdf import grids, headers, tables
from claimx.documents.readers.pdf.bands import NARROW, band
from claimx.documents.readers.pdf.rows import Gutter, baselines, overlapping
from claimx.documents.readers.pdf.words import Box, Word, respaced

_DEEPEST = 6
_APART = 3.0
_NARROWEST = 25.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text.

    Attributes:
        words: From left to right.
        left, right: Where it begins and ends.
        edge: The right edge of its column.
        start: The left edge of its column.
        base: Its baseline, from the top of the page.
        size, bold: Its type.
        opens: Whether a column or page begins with it.
        beside: Whether another line stands on its left on the same baseline.
        fresh: Whether it goes on with nothing, being the first of a cell.
    """

    words: tuple[Word, ...]
    left: float
    right: float
    start: float
    edge: float
    base: float
    size: float
    bold: bool
    opens: bool = False
    beside: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table; ``opens`` as of a line."""

    texts: tuple[str, ...]
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside the text and is no part of its flow."""

    items: tuple[Item, ...]


Item = Line | Cells | Aside


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn on a page, and the size of the document's text."""

    boxes: Sequence[Box]
    grids: Sequence[grids.Grid]
    size: float


def lay_out(words: Sequence[Word], boxes: Sequence[Box], size: float) -> list[Item]:
    """What a page holds, in reading order.

    Args:
        size: That of the document's text.
    """
    drawn = _Drawn(boxes, grids.grids(boxes), size)
    return _opened(_region([*words, *_bullets(words, boxes)], drawn, 0))


def _bullets(words: Sequence[Word], boxes: Sequence[Box]) -> list[Word]:
    """Bullets that are drawn rather than written, as words before the lines they open."""
    found: list[Word] = []
    ordered = sorted(words, key=lambda word: word.base)
    bases = [word.base for word in ordered]
    for box in boxes:
        width, height = box.right - box.left, box.bottom - box.top
        if not 1 < width < 9 or not 0.6 * width < height < 1.6 * width:
            continue
        middle = (box.top + box.bottom) / 2
        near = ordered[bisect_left(bases, middle) : bisect_right(bases, middle + 30)]
        line = [word for word in near if word.top < middle and width < 0.8 * word.size]
        opening = min(line, key=lambda word: abs(word.left - box.right), default=None)
        if opening is None or not -0.1 < (opening.left - box.right) / opening.size < 3:
            continue
        if not any(-2 < (box.left - word.right) / word.size < 2 for word in line):
            found.append(Word("•", box.left, box.right, opening.base, opening.size, False, True))
    return found


def _opened(items: list[Item]) -> list[Item]:
    if items and not isinstance(items[0], Aside):
        items[0] = replace(items[0], opens=True)
    return items


def _freshened(items: list[Item]) -> list[Item]:
    if items and isinstance(items[0], Line):
        items[0] = replace(items[0], fresh=True)
    return items


def _region(words: list[Word], drawn: _Drawn, depth: int) -> list[Item]:
    if not words:
        return []
    for index, grid in enumerate(drawn.grids if depth < _DEEPEST else ()):
        table = grids.read(grid, words)
        if table is not None:
            above = [word for word in words if word.base < grid.ys[-1] and not grid.level(word)]
            below = [word for word in words if word.base >= grid.ys[-1] and not grid.level(word)]
            caption = grids.caption(grid, above)
            taken = set(map(id, caption))
            above = [word for word in above if id(word) not in taken]
            return [
                item
                for part in (
                    _region(above, replace(drawn, grids=()), depth),  # the grids above have been tried
                    _lines(caption),
                    _rows(table, drawn, depth),
                    _region(below, replace(drawn, grids=drawn.grids[index + 1 :]), depth),
                )
                for item in part
            ]
    rows = overlapping(words, drawn.boxes)
    found = band(rows) if depth < _DEEPEST else None
    if found is None:
        return list(_lines(words))
    first, last, parts = found
    inside = [word for row in rows[first : last + 1] for word in row.words]
    table = tables.read(rows[first : last + 1], parts, drawn.boxes)
    heads: list[Item] = []
    if table is not None and not table.prose and not table.before:
        head = headers.above(rows[:first], parts, table)
        first -= len(head)
        heads = [Cells(tuple(record.texts())) for record in head]
    items = _region([word for row in rows[:first] for word in row.words], drawn, depth) + heads
    if table is not None:
        items += [*_lines(table.before), *_rows(table, drawn, depth)]
        after = table.after
    else:
        items += _columns(inside, parts, drawn, depth)
        after = []
    rest = [word for row in rows[last + 1 :] for word in row.words]
    return items + _region(after + rest, drawn, depth)


def _rows(table: tables.Table, drawn: _Drawn, depth: int) -> Iterator[Item]:
    """The rows of a table, or what its cells hold, one after the other, where that is prose."""
    for record in table.records:
        if table.prose:
            for cell in record.cells:
                yield from _freshened(_region(cell, drawn, depth + 1))
        else:
            yield Cells(tuple(record.texts()))


def _columns(words: list[Word], parts: Sequence[Gutter], drawn: _Drawn, depth: int) -> list[Item]:
    """The columns that gutters part, from left to right, with a narrow one in other type put aside."""
    edges = [(part.left + part.right) / 2 for part in parts]
    columns: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for word in words:
        columns[sum(word.left > edge for edge in edges)].append(word)
    columns = [column for column in columns if column]
    items: list[Item] = []
    aside = _aside(columns, drawn.size)
    for index, column in enumerate(columns):
        inner = _opened(_region(column, drawn, depth + 1))
        items += [Aside(tuple(inner))] if index == aside else inner
    return items


def _aside(columns: Sequence[Sequence[Word]], size: float) -> int | None:
    """Which of two columns is a sidebar: the narrow one whose type is not that of the text."""
    if len(columns) != 2:
        return None
    widths = [max(word.right for word in column) - min(word.left for word in column) for column in columns]
    narrow = 0 if widths[0] < widths[1] else 1
    if widths[narrow] > NARROW * widths[1 - narrow]:
        return None
    usual = [sorted(word.size for word in column)[len(column) // 2] for column in columns]
    main = abs(usual[1 - narrow] - size) < 0.3
    return narrow if main and abs(usual[narrow] - usual[1 - narrow]) > 0.4 else None


def _lines(words: Sequence[Word]) -> Iterator[Line]:
    """The lines of a region without columns; what stands far apart on one baseline makes two."""
    if not words:
        return
    start, edge = min(word.left for word in words), max(word.right for word in words)
    for row in baselines(words):
        pieces: list[list[Word]] = []
        # In a narrow column two words may be spaced out over all its width.
        stretched = edge - start < _NARROWEST * row.size and row.words[-1].right - row.words[0].left > 0.97 * (
            edge - start
        )
        for word in _without_doubles(respaced(row.words)):
            far = pieces and not stretched and word.left - pieces[-1][-1].right > _APART * word.size
            if not pieces or (far and not (len(pieces[-1]) == 1 and len(pieces[-1][0].text) <= 5)):
                pieces.append([])
            pieces[-1].append(word)
        for index, piece in enumerate(pieces):
            largest = max(piece, key=lambda word: len(word.text) * (word.size >= 0.8 * row.size))
            bold = all(word.bold for word in piece if any(map(str.isalnum, word.text)))
            yield Line(
                tuple(piece),
                piece[0].left,
                piece[-1].right,
                start,
                edge,
                row.base,
                largest.size,
                bold,
                False,
                index > 0,
            )


def _without_doubles(words: Sequence[Word]) -> list[Word]:
    """The words of a line without those drawn a second time on top of the first, as poor man's bold is."""
    found: list[Word] = []
    for word in words:
        if found and found[-1].text == word.text and word.left - found[-1].left < 0.15 * word.size:
            continue
        found.append(word)
    return found
