"""Cells and rows of a table as they stand in a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, or a line above a table: its text in the reading view without outer white space, and where it stands."""

    start: int
    end: int
    text: str
    column: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its block and its cells, those that are empty included, except at its end.

    Attributes:
        inner: Whether it is a line between rows, which belongs to no column.
        last: Its last block, where it has several.
    """

    block: int
    start: int
    end: int
    cells: tuple[Cell, ...]
    inner: bool = False
    last: int = -1

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that hold something."""
        return tuple(cell for cell in self.cells if cell.text)
