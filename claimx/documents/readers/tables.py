"""Which lines of a plain text are rows of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimx.documents.bullets import BULLET

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimx.documents.draft import Line

# Two spaces part columns, but not two sentences.
_COLUMNS = re.compile(r"(?<![.!?:;”\"’]) {2,}(?=\S)|[ ]*\t[ \t]*")
_VALUE = re.compile(
    r"(?:(?:up|down) )?[£$€(–-]?\s*[0-9][0-9,.]*\s*(?:%|m|bn|k|pp)?\)?[*†]?$|(?:-|–|n/a|\.\.|\*)$", re.I
)
_LABEL_AND_VALUE = re.compile(
    r"(?:[A-Z][A-Za-z&'’,()/ -]{1,60}[ :–-]+|[A-Z0-9][A-Za-z0-9&'’,()/% -]{1,70}: )"
    r"[£$€]?[0-9][0-9,.]{0,15}(?:%|m|bn|k| ?million| ?per cent)?(?: [a-z]{1,12}){0,2}$"
)
_LONGEST_CELL = 45
_LONGEST_LINE = 400
_LEAST_LABELLED = 3


def cells(view: str, line: Line) -> list[str]:
    """The cells of a line, parted by tabs or by two spaces and more."""
    if line.end - line.start > _LONGEST_LINE * 5:
        return []
    return _COLUMNS.split(view[line.start : line.end])


def _runs(wanted: Sequence[bool], lines: Sequence[Line], gap: int) -> list[range]:
    """Runs of consecutive wanted lines with at most so many blank lines between them."""
    found: list[range] = []
    start: int | None = None
    for index, want in enumerate([*wanted, False]):
        joined = want and (start is None or lines[index].gap <= gap)
        if start is not None and not joined:
            found.append(range(start, index))
            start = None
        if want and start is None:
            start = index
    return found


def _prosaic(text: str) -> bool:
    return text.count(" ") >= 15 or (text.endswith(".") and text.count(" ") >= 7)


def _tabbed(view: str, line: Line) -> bool:
    bullet = BULLET.match(view, line.start, line.end)
    if bullet and "\t" not in view[bullet.end() : min(line.end, line.start + _LONGEST_LINE)]:
        return False
    return line.tail or "\t" in view[line.start : min(line.end, line.start + _LONGEST_LINE)]


def rows(view: str, lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines that are rows of a table: tabbed, aligned by spaces, or label and figure."""
    found: set[int] = set()

    tabbed = [_tabbed(view, line) for line in lines]
    for run in _runs(tabbed, lines, 1):
        parts = [cells(view, lines[index]) for index in run]
        if len(run) > 1 or (len(parts[0]) > 1 and not any(_prosaic(cell) for cell in parts[0])):
            found.update(index for index, row in zip(run, parts, strict=True) if not _prosaic(row[-1]) or len(row) > 2)

    def keep(test: Callable[[int], bool], least: int) -> None:
        wanted = [index not in found and test(index) for index in range(len(lines))]
        for run in _runs(wanted, lines, 0):
            rows_with_values = sum(1 for index in run if _VALUE.search(cells(view, lines[index])[-1]))
            if len(run) >= least and rows_with_values * 2 >= len(run):
                found.update(run)

    def aligned(index: int) -> bool:
        row = cells(view, lines[index])
        if BULLET.match(view, lines[index].start, lines[index].end):
            row = row[1:]  # the space behind a bullet parts no columns
        return len(row) > 1 and all(len(cell) <= _LONGEST_CELL for cell in row)

    def labelled(index: int) -> bool:
        line = lines[index]
        if line.end - line.start > 100 or " " not in view[line.start : line.end]:
            return False
        return _LABEL_AND_VALUE.match(view, line.start, line.end) is not None

    keep(aligned, 2)
    keep(labelled, _LEAST_LABELLED)
    return frozenset(found)
