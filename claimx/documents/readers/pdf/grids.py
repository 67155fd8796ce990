"""Tables drawn as a grid: rules part their cells, whatever room is left between the words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimx.documents.readers.pdf.rows import baselines
from claimx.documents.readers.pdf.tables import Table, is_value, table_of
from claimx.documents.readers.pdf.words import Box, Word

_THIN = 3.0
_SHORTEST = 6.0
_TOUCHING = 2.0
_MOST_RULES = 3_000
_MOST_CELLS = 20_000
_MOST_GRIDS = 50
_FAR = 0.65
_LINES_OF_A_CAPTION = 3
_PITCH = 1.5


@dataclass(frozen=True, slots=True)
class Grid:
    """Rules that meet.

    Attributes:
        xs, ys: Where uprights and levels stand, in order.
        walls: The row and the number of each upright that closes a cell on its left.
        floors: The number of each level, and the column, where it closes a cell above.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    walls: frozenset[tuple[int, int]]
    floors: frozenset[tuple[int, int]]

    def holds(self, word: Word) -> bool:
        return self.level(word) and self.xs[0] <= (word.left + word.right) / 2 <= self.xs[-1]

    def level(self, word: Word) -> bool:
        """Whether a word stands at the height of the grid."""
        return self.ys[0] <= _middle(word) <= self.ys[-1]


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def grids(boxes: Sequence[Box]) -> list[Grid]:
    """The grids of at least two rows and two columns that a page's rules make, from the top."""
    uprights = [box for box in boxes if box.right - box.left < _THIN and box.bottom - box.top > _SHORTEST]
    levels = [box for box in boxes if box.bottom - box.top < _THIN and box.right - box.left > _SHORTEST]
    if len(uprights) + len(levels) > _MOST_RULES:
        return []  # a map or a chart
    found = [_grid(*rules) for rules in _connected(uprights, sorted(levels, key=lambda box: box.top))]
    return sorted((grid for grid in found if grid is not None), key=lambda grid: grid.ys[0])[:_MOST_GRIDS]


def _connected(uprights: Sequence[Box], levels: Sequence[Box]) -> Iterable[tuple[list[Box], list[Box]]]:
    """The uprights and levels that touch, one lot after the other."""
    heights = [level.top for level in levels]
    lot = list(range(len(levels)))

    def first(index: int) -> int:
        while lot[index] != index:
            lot[index] = lot[lot[index]]
            index = lot[index]
        return index

    hosts: list[int | None] = []
    for upright in uprights:
        host = None
        start = bisect_left(heights, upright.top - _TOUCHING - _THIN)
        for index in range(start, bisect_right(heights, upright.bottom + _TOUCHING)):
            level = levels[index]
            if level.left - _TOUCHING <= upright.right and upright.left <= level.right + _TOUCHING:
                if host is not None:
                    lot[first(index)] = first(host)
                host = index
        hosts.append(host)
    lots: dict[int, tuple[list[Box], list[Box]]] = {}
    for index, level in enumerate(levels):
        lots.setdefault(first(index), ([], []))[1].append(level)
    for upright, host in zip(uprights, hosts, strict=True):
        if host is not None:
            lots[first(host)][0].append(upright)
    return lots.values()


def _grid(uprights: Sequence[Box], levels: Sequence[Box]) -> Grid | None:
    if not uprights:
        return None
    # A table may be open at its sides, or above and below.
    xs = _places(
        [(box.left + box.right) / 2 for box in uprights], [box.left for box in levels], [box.right for box in levels]
    )
    ys = _places(
        [(box.top + box.bottom) / 2 for box in levels], [box.top for box in uprights], [box.bottom for box in uprights]
    )
    if len(xs) < 3 or len(ys) < 3 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    middles_x = [(one + other) / 2 for one, other in pairwise(xs)]
    middles_y = [(one + other) / 2 for one, other in pairwise(ys)]
    walls: set[tuple[int, int]] = set()
    for box in uprights:
        at = _nearest(xs, (box.left + box.right) / 2)
        walls.update((row, at) for row in range(bisect_left(middles_y, box.top), bisect_right(middles_y, box.bottom)))
    floors: set[tuple[int, int]] = set()
    for box in levels:
        at = _nearest(ys, (box.top + box.bottom) / 2)
        floors.update((at, col) for col in range(bisect_left(middles_x, box.left), bisect_right(middles_x, box.right)))
    return Grid(xs, ys, frozenset(walls), frozenset(floors))


def _places(rules: Sequence[float], starts: Sequence[float], ends: Sequence[float]) -> tuple[float, ...]:
    """Where rules stand, those that nearly coincide as one, with the ends of the rules that cross them."""
    found: list[float] = []
    for place in sorted([*rules, min(starts), max(ends)]):
        if not found or place - found[-1] > _THIN:
            found.append(place)
    return tuple(found)


def _nearest(places: Sequence[float], place: float) -> int:
    after = min(bisect_left(places, place), len(places) - 1)
    return after - 1 if after and place - places[after - 1] < abs(places[after] - place) else after


def read(grid: Grid, words: Sequence[Word]) -> Table | None:
    """The table in a grid, None where its rules do not part all cells or something stands beside it.

    What spans columns or rows is the first one's, and the others are empty.
    """
    if any(grid.level(word) and not grid.holds(word) for word in words):
        return None
    cells: dict[tuple[int, int], list[Word]] = {}
    owners = _owners(grid)
    for word in words:
        if grid.holds(word):
            row = min(bisect_right(grid.ys, _middle(word)), len(grid.ys) - 1) - 1
            column = min(bisect_right(grid.xs, (word.left + word.right) / 2), len(grid.xs) - 1) - 1
            cells.setdefault(owners[row, column], []).append(word)
    if any(_several(cell) for cell in cells.values()):
        return None
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    if len(rows) < 2 or len(columns) < 2:
        return None
    return table_of([[cells.get((row, column), []) for column in columns] for row in rows])


def caption(grid: Grid, words: Sequence[Word]) -> list[Word]:
    """Which of the words above a grid are lines right above it and no wider: they break where the table ends."""
    found: list[Word] = []
    top = grid.ys[0]
    for row in reversed(baselines(words)[-_LINES_OF_A_CAPTION:]):
        left, right = row.words[0].left, max(word.right for word in row.words)
        if left < grid.xs[0] - _THIN or right > grid.xs[-1] + _THIN or top - row.base > _PITCH * row.size:
            break
        found += row.words
        top = row.base
    return found


def _owners(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """The first of the cells that no rule parts, for each cell."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(grid.ys) - 1):
        for column in range(len(grid.xs) - 1):
            owner = (row, column)
            if row and (row, column) not in grid.floors:
                owner = owners[row - 1, column]
            elif column and (row, column) not in grid.walls:
                owner = owners[row, column - 1]
            owners[row, column] = owner
    return owners


def _several(cell: Sequence[Word]) -> bool:
    """Whether what rules enclose are several cells' figures."""
    ordered = sorted(cell, key=lambda word: (round(word.base), word.left))
    return all(is_value(word.text) for word in ordered) and any(
        abs(after.base - before.base) > 0.5 * after.size or after.left - before.right > _FAR * after.size
        for before, after in pairwise(ordered)
    )
