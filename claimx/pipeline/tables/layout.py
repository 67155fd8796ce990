"""How a table is laid out: which rows are headers, which columns label the rows, which lines head groups of rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimx.pipeline.tables.cells import Cell, Row
from claimx.pipeline.tables.figures import figures, is_figure
from claimx.pipeline.tables.grid import Table
from claimx.pipeline.tables.lexicon import words
from claimx.pipeline.tables.marks import is_missing, plain
from claimx.pipeline.tables.times import is_time

_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")
_TIMES_HEAD = re.compile(r"\b(?:year|month|quarter|period|date|as at|as on|ending)\b", re.I)
_CALLS = re.compile(r"\b(?:call|dial|ring|phone|contact|emergency|emergencies|helpline|line|report|police)\b", re.I)
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_HEAD_LEAST = 2
_STUBS = 4


class Sort(StrEnum):
    """What a cell holds."""

    EMPTY = "empty"
    MISSING = "missing"
    FIGURE = "figure"
    YEAR = "year"
    TIME = "time"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of figures.

    Attributes:
        labels: The cells that label it, from the left.
        groups: The lines that head its group, the outermost first.
        figures: The cells of its other columns by column.
    """

    row: Row
    labels: tuple[Cell, ...]
    groups: tuple[Cell, ...]
    figures: dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Panel:
    """The rows of a table under one set of headers.

    Attributes:
        heads: By column, its headers from the top.
        corner: The headers of the columns that label the rows.
        titles: Lines inside the table that stand over its headers.
    """

    heads: dict[int, tuple[Cell, ...]]
    corner: tuple[Cell, ...]
    titles: tuple[Cell, ...]
    lines: tuple[Line, ...]


def sort_of(text: str) -> Sort:
    """What a cell holds; four digits from 1900 to 2099 may be a year or a figure."""
    if not text:
        return Sort.EMPTY
    if is_missing(text):
        return Sort.MISSING
    if _YEAR.fullmatch(plain(text)):
        return Sort.YEAR
    if is_time(text):
        return Sort.TIME
    return Sort.FIGURE if is_figure(text) else Sort.TEXT


def panels(table: Table) -> Iterator[Panel]:
    """The panels of a table: one, or one for each time that its headers change."""
    titles: list[Cell] = []
    heads: list[Row] = []
    body: list[Row] = []
    for number, row in enumerate(table.rows):
        filled = row.filled
        if row.inner or len(filled) == 1:
            if heads and not body and not row.inner and filled[0].text[0] in "(abcdefghijklmnopqrstuvwxyz":
                continue  # the rest of a header that was broken
            if not heads and not body and _before_heads(table.rows, number):
                titles.extend(filled)
            else:
                body.append(row)
            continue
        if filled and _is_head(row, heads, body):
            if any(len(other.filled) > 1 for other in body):
                yield from _panel(titles, heads, body)
                body = _trailing(body)
                heads = []
            heads.append(row)
        elif filled:
            body.append(row)
    yield from _panel(titles, heads, body)


def _trailing(body: list[Row]) -> list[Row]:
    """The lines at the end of a run of rows that head what comes next."""
    at = len(body)
    while at and len(body[at - 1].filled) == 1:
        at -= 1
    return body[at:]


def _before_heads(rows: Sequence[Row], number: int) -> bool:
    """Whether a header row, or another such line, follows a line at the top."""
    following = next(iter(rows[number + 1 : number + 2]), None)
    if following is None:
        return False
    sorts = [sort_of(cell.text) for cell in following.filled]
    return len(sorts) == 1 or not any(sort in (Sort.FIGURE, Sort.MISSING) for sort in sorts)


def _is_head(row: Row, heads: Sequence[Row], body: Sequence[Row]) -> bool:
    if any(sort_of(cell.text) in (Sort.FIGURE, Sort.MISSING) for cell in reversed(row.filled)):
        return False
    sorts = [sort_of(cell.text) for cell in row.filled]
    times = sum(1 for sort in sorts[1:] if sort in (Sort.YEAR, Sort.TIME))
    first = sorts[0]
    if any(len(other.filled) > 1 for other in body):
        alike = heads and [cell.text for cell in row.cells] == [cell.text for cell in heads[-1].cells]
        return bool(alike) or (times >= _HEAD_LEAST and first not in (Sort.YEAR, Sort.TIME))
    if not heads:
        return True
    if first in (Sort.YEAR, Sort.TIME) and Sort.YEAR in sorts[1:]:
        return False  # "2009 | 2010" under a header is a year with a count
    above = heads[-1]
    # below a header that spans columns stands another; below one that does not stands a row of words
    spans = len(above.filled) < len(row.filled) or any(not cell.text for cell in above.cells[1:])
    return spans or not row.cells[0].text


def _panel(titles: Sequence[Cell], heads: Sequence[Row], body: Sequence[Row]) -> Iterator[Panel]:
    full = [row for row in body if len(row.filled) > 1 or (not row.inner and _lone_figure(row))]
    if not full:
        return
    widths = Counter(len(row.cells) for row in full)
    width = max(widths) if len(full) < 3 else widths.most_common(1)[0][0]
    stubs = _stubs([row for row in full if len(row.cells) == width] or full, heads)
    labels_width = max(stubs, default=-1) + 1
    levels = [_level(row, width, stubs) for row in heads]
    _spread(levels, heads, width, labels_width)
    columns = [c for c in range(max(len(row.cells) for row in full)) if c not in stubs]
    by_column = {c: tuple(level[c] for level in levels if c in level and level[c].text) for c in columns}
    stubs_heads = tuple(level[c] for c in sorted(stubs) for level in levels if c in level and level[c].text)
    lines = tuple(_lines(body, width, stubs, columns))
    kept = {
        c
        for c in columns
        if not _idle(by_column[c], [line.figures[c] for line in lines if c in line.figures], stubs, c)
    }
    by_column = {c: cells for c, cells in by_column.items() if c in kept}
    yield Panel(by_column, stubs_heads, tuple(titles), lines)


def _lone_figure(row: Row) -> bool:
    return len(row.filled) == 1 and sort_of(row.filled[0].text) is Sort.FIGURE


def _stubs(rows: Sequence[Row], heads: Sequence[Row]) -> set[int]:
    """The columns that label rows: those that mostly hold words or times, wherever they stand."""
    found = set()
    width = max(len(row.cells) for row in rows)
    for column in range(width):
        cells = [row.cells[column].text for row in rows if column < len(row.cells)]
        counts = Counter(sort_of(text) for text in cells)
        wordy = counts[Sort.TEXT] + counts[Sort.TIME]
        numeric = counts[Sort.FIGURE]
        if column == 0:
            wordy += counts[Sort.YEAR]
        else:
            headed = any(_TIMES_HEAD.search(head.cells[column].text) for head in heads if column < len(head.cells))
            wordy, numeric = (wordy + counts[Sort.YEAR], numeric) if headed else (wordy, numeric + counts[Sort.YEAR])
        bands = column == 0 and numeric > 1 and all(_is_band(text) for text in cells if sort_of(text) is Sort.FIGURE)
        if (wordy > numeric or (bands and width > 1)) and wordy + numeric:
            found.add(column)
    return found


def _is_band(text: str) -> bool:
    """Whether a figure is a band of a scale, as of ages: "10-17", "65+"."""
    found = figures(text)
    return bool(found) and found[0].unit is None and (found[0].high is not None or text.rstrip().endswith("+"))


def _level(row: Row, width: int, stubs: set[int]) -> dict[int, Cell]:
    """A header row by column; one that lacks the cell over the stub is moved to the right."""
    shift = 0
    short = width - len(row.cells)
    if 0 < short <= len(stubs) and row.cells[0].text and stubs == set(range(len(stubs))):
        first = sort_of(row.cells[0].text)
        if first in (Sort.YEAR, Sort.TIME):
            shift = short
    return {cell.column + shift: cell for cell in row.cells}


def _spread(levels: list[dict[int, Cell]], heads: Sequence[Row], width: int, labels: int) -> None:
    """Let the headers of all rows but the last reach over the columns that they span."""
    for place, level in enumerate(levels[:-1]):
        filled = [column for column in sorted(level) if level[column].text]
        over = [column for column in filled if column >= labels]
        columns = width - labels
        gaps = any(not level[column].text for column in level if column > (over[0] if over else width))
        if over and not gaps and len(over) < columns and columns % len(over) == 0:
            size = columns // len(over)
            cells = [level[column] for column in over]
            for column in over:
                del level[column]
            for number, cell in enumerate(cells):
                for step in range(size):
                    level[labels + number * size + step] = cell
        elif over:
            current = level[over[0]]
            for column in range(over[0], width):
                own = level.get(column)
                if own is not None and own.text:
                    current = own
                elif not _headed_alone(levels[place + 1 :], column):
                    level[column] = current
    if len(levels) > 1:
        _shift_last(levels, heads, width, labels)


def _headed_alone(below: Sequence[dict[int, Cell]], column: int) -> bool:
    """Whether no header stands below in a column, so that none above reaches over it."""
    return not any(column in level and level[column].text for level in below)


def _shift_last(levels: list[dict[int, Cell]], heads: Sequence[Row], width: int, labels: int) -> None:
    """Move the last header row to the right where it lacks the cells over the stub."""
    last = levels[-1]
    cells = heads[-1].cells
    if len(cells) == width - labels and cells[0].text and labels and 0 in last:
        levels[-1] = {cell.column + labels: cell for cell in cells}


def _lines(body: Sequence[Row], width: int, stubs: set[int], columns: Sequence[int]) -> Iterator[Line]:
    groups: list[Cell] = []
    fresh: list[Cell] = []
    carried: dict[int, Cell] = {}
    leading = [c for c in range(width) if c in stubs and all(d in stubs for d in range(c))]
    for row in body:
        filled = row.filled
        if len(filled) == 1 and not _lone_figure(row):
            if row.inner or filled[0].column == 0:
                fresh.append(filled[0])
            continue
        if fresh:
            groups = groups[: max(0, len(groups) - len(fresh))] + fresh
            fresh, carried = [], {}
        shift = _shift(row, width, stubs)
        cells = {cell.column + shift: cell for cell in row.cells}
        if len(leading) > 1:
            _carry(cells, leading, carried)
        labels = tuple(cells[c] for c in sorted(stubs) if c in cells and cells[c].text)
        found = {c: cells[c] for c in columns if c in cells and cells[c].text}
        if _is_service(labels, found.values()):
            continue
        # What is parted by commas is counted: "Website: 12,450" tells of reports and not of where to make them.
        counted = any(_THOUSANDS.fullmatch(cell.text) for cell in found.values())
        if found and (counted or not (labels and _is_idle(plain(labels[-1].text).lower()))):
            yield Line(row, labels, tuple(groups), found)


def _shift(row: Row, width: int, stubs: set[int]) -> int:
    """How far a row that lacks cells at its left, spanned from above, stands too far left."""
    short = width - len(row.cells)
    if not 0 < short < len(stubs):
        return 0
    sorts = [sort_of(cell.text) for cell in row.cells]
    labels = next((n for n, sort in enumerate(sorts) if sort in (Sort.FIGURE, Sort.MISSING)), len(sorts))
    return short if labels + short == len(stubs) else 0


def _carry(cells: dict[int, Cell], leading: Sequence[int], carried: dict[int, Cell]) -> None:
    """Let a label reach down over the rows that leave its column empty."""
    for place, column in enumerate(leading[:-1]):
        cell = cells.get(column)
        if cell is not None and cell.text:
            if carried.get(column) is None or carried[column].text != cell.text:
                for later in leading[place + 1 :]:
                    carried.pop(later, None)
            carried[column] = cell
        elif column in carried and any(c in cells and cells[c].text for c in leading[place + 1 :]):
            cells[column] = carried[column]


def _idle(heads: Sequence[Cell], cells: Sequence[Cell], stubs: set[int], column: int) -> bool:
    """Whether the numbers of a column are no amounts: codes, ranks, dates, the numbers of its rows."""
    if heads and _is_idle(plain(heads[-1].text).lower().rstrip(".")):
        return True
    if column == 0 and any(other > 0 for other in stubs):
        numbers = [figures(cell.text)[0].value for cell in cells if figures(cell.text)]
        bare = all(cell.text.rstrip(".").isdigit() for cell in cells)
        if not heads or numbers == list(range(1, len(numbers) + 1)):
            return bare
    return False


def _is_idle(head: str) -> bool:
    """Whether a header is of codes, ranks, dates and the like."""
    return head in words("idle") or head.startswith("date ")


def _is_service(labels: Sequence[Cell], cells: Iterable[Cell]) -> bool:
    """Whether a row without headers only gives a telephone number ("In an emergency: 999")."""
    numbers = all(cell.text in words("services") for cell in cells)
    return numbers and any(_CALLS.search(label.text) for label in labels)
