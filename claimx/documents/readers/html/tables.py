"""The columns of HTML tables: cells that span several columns or rows leave empty cells, so that columns line up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_SPAN = re.compile(r"\s*([0-9]{1,9})")
# No table of a statement is wider; HTML itself allows 1,000 columns and 65,534 rows.
WIDEST_SPAN = 100
LONGEST_SPAN = 1_000
# Empty cells written for spans, in all the tables of a page.
MOST_PADDING = 100_000


@dataclass(slots=True)
class Grid:
    """An open table.

    Attributes:
        below: For each column the number of rows, from the present one on, that a cell above reaches into.
        fresh: The same of the cells of the present row, which count from the next row on.
        cells: The texts of the present row's cells so far.
        begun: Whether a row of it has been written.
    """

    below: dict[int, int] = field(default_factory=dict)
    fresh: dict[int, int] = field(default_factory=dict)
    cells: list[str] = field(default_factory=list)
    begun: bool = False


@dataclass(slots=True)
class Tables:
    """The tables that are open where the walk is, innermost last, and how many more empty cells may be written."""

    grids: list[Grid] = field(default_factory=list)
    padding: int = MOST_PADDING

    def open(self) -> None:
        """Begin a table."""
        self.grids.append(Grid())

    def part(self) -> None:
        """Begin a part of the table, into which no cell above it reaches."""
        if self.grids:
            self.grids[-1].below.clear()

    def close(self) -> None:
        """End a table."""
        self.grids.pop()

    def open_row(self, row: Any, *, lays_out: bool) -> bool:
        """Begin a row; whether it is one of figures, and not of the page's layout."""
        if not self.grids:
            self.open()
        grid = self.grids[-1]
        own = sum(1 for child in row if child.tag in ("td", "th"))
        if lays_out or not own or own + len(grid.below) < 2:
            self._lower(grid)
            return False
        grid.fresh, grid.cells = {}, []
        return True

    def add(self, cell: Any, text: str) -> None:
        """Add a cell to the row, behind the empty cells of columns that a cell above reaches into."""
        grid = self.grids[-1]
        self._skip(grid)
        column = len(grid.cells)
        width = max(1, min(span(cell.get("colspan")), WIDEST_SPAN, 1 + self.padding))
        self.padding -= width - 1
        grid.cells += [text, *[""] * (width - 1)]
        # A span of 0 reaches to the end of the table's part.
        height = min(span(cell.get("rowspan")) or LONGEST_SPAN, LONGEST_SPAN)
        if height > 1:
            grid.fresh.update(dict.fromkeys(range(column, column + width), height - 1))

    def close_row(self) -> list[str]:
        """The texts of the row's cells; the row ends."""
        grid = self.grids[-1]
        self._skip(grid)
        cells, fresh = grid.cells, grid.fresh
        self._lower(grid)
        grid.below |= fresh
        grid.fresh, grid.cells = {}, []
        return cells

    def _skip(self, grid: Grid) -> None:
        while len(grid.cells) in grid.below:
            grid.cells.append("")

    def _lower(self, grid: Grid) -> None:
        """Go down a row; every column that a cell reaches into counts against the empty cells."""
        self.padding -= len(grid.below)
        left = grid.below if self.padding > 0 else {}
        grid.below = {column: rows - 1 for column, rows in left.items() if rows > 1}


def span(value: str | None) -> int:
    """The number of columns or rows that an attribute says; 1 where it says none."""
    found = _SPAN.match(value) if value else None
    return int(found[1]) if found else 1
