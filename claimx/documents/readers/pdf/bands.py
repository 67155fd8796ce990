"""The rows of a page that empty strips part into columns: where they begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.documents.readers.pdf.rows import Gutter, Row, gutters
from claimx.documents.readers.pdf.tables import is_value

_SHARED = 0.6
_NEAR_END = 4.0
_MEASURED = 6
_LEAST_LINES = 3
_WIDE = 3.0
_WIDE_OF_FIGURES = 1.5
_ALIGNED = 1.0
# A column is a narrow one beside another that is so much wider.
NARROW = 0.72


def band(rows: Sequence[Row]) -> tuple[int, int, list[Gutter]] | None:
    """The rows that gutters part into columns, with these gutters; those around the tallest one."""
    found = [gutter for gutter in gutters(rows) if _parts(rows, gutter)]
    if not found:
        return None
    main = max(found, key=lambda gutter: _height(rows, gutter.top, gutter.foot))
    whole = _height(rows, main.top, main.foot)
    parts = [main]
    first, last = main.first, main.last
    for gutter in found:
        top, foot = max(gutter.top, main.top), min(gutter.foot, main.foot)
        if gutter is main or top > foot:
            continue
        # Header rows may have nothing over the labels of the rows.
        labels = gutter.first <= main.top and main.foot <= gutter.last and _before_figures(rows, gutter)
        if labels or _height(rows, top, foot) >= _SHARED * whole:
            parts.append(gutter)
            first, last = max(first, gutter.first), min(last, gutter.last)
    parts.sort(key=lambda gutter: gutter.left)
    # Text on one side alone, above or below, is no part of the columns where it is set apart.
    top = max(first, min(gutter.top for gutter in parts))
    while top > first and not _set_apart(rows, top):
        top -= 1
    foot = min(last, max(gutter.foot for gutter in parts))
    uneven = len(parts) == 1 and _uneven(rows[top : foot + 1], parts[0])
    while foot < last and (uneven or not _set_apart(rows, foot + 1)):
        foot += 1
    if uneven and foot < len(rows) - 1 and foot > top and _set_apart(rows, foot):
        foot -= 1  # a heading of what follows over the whole width
    headed = next((row for row in range(top + 1, foot) if _heads(rows, row, parts)), None)
    return top, foot if headed is None else headed - 1, parts


def _uneven(rows: Sequence[Row], part: Gutter) -> bool:
    """Whether one of two columns is a narrow one, beside which text may go on when it has ended."""
    words = [word for row in rows for word in row.words]
    left, right = part.left - min(word.left for word in words), max(word.right for word in words) - part.right
    return min(left, right) <= NARROW * max(left, right)


def _heads(rows: Sequence[Row], index: int, parts: Sequence[Gutter]) -> bool:
    """Whether a row in larger type heads columns below it, those above it having ended."""
    row, above, below = rows[index], rows[index - 1], rows[index + 1]
    return (
        row.size > 1.1 * max(above.size, below.size)
        and row.words[-1].right <= parts[0].right
        and all(any(word.left >= parts[-1].left for word in near.words) for near in (above, below))
    )


def _height(rows: Sequence[Row], first: int, last: int) -> float:
    top = min(word.top for word in rows[first].words)
    return max(word.base for word in rows[last].words) - top


def _parts(rows: Sequence[Row], gutter: Gutter) -> bool:
    """Whether a gutter has enough on both sides to be no accident of spacing."""
    middle = (gutter.left + gutter.right) / 2
    left: set[int] = set()
    right: set[int] = set()
    for row in rows[gutter.top : gutter.foot + 1]:
        for word in row.words:
            (left if word.right <= middle else right).add(round(word.base / max(1.0, 0.5 * word.size)))
    least = min(len(left), len(right))
    needed = _WIDE_OF_FIGURES if _before_figures(rows, gutter) else _WIDE
    wide = gutter.right - gutter.left >= needed * min(row.size for row in rows[gutter.top : gutter.foot + 1])
    return least >= _LEAST_LINES or (least == _LEAST_LINES - 1 and wide) or _measured(rows, gutter)


def _before_figures(rows: Sequence[Row], gutter: Gutter) -> bool:
    """Whether row after row has a figure behind a gutter, all of them set to one edge."""
    firsts = [
        next((word for word in row.words if word.left >= gutter.right - 0.1), None)
        for row in rows[gutter.top : gutter.foot + 1]
    ]
    words = [word for word in firsts if word is not None]
    if len(words) < len(firsts) or not all(is_value(word.text) for word in words):
        return False
    lefts, rights = [word.left for word in words], [word.right for word in words]
    return min(max(lefts) - min(lefts), max(rights) - min(rights)) <= _ALIGNED


def _measured(rows: Sequence[Row], gutter: Gutter) -> bool:
    """Whether line after line on the left of a gutter goes as far as it and no further: the last column is short."""
    ends = [
        max((word.right for word in row.words if word.right <= gutter.left + 0.1), default=float("-inf"))
        for row in rows[gutter.first : gutter.last + 1]
    ]
    near = sum(1 for end in ends if end > gutter.left - _NEAR_END * rows[gutter.top].size)
    return near >= _MEASURED and near * 10 >= len(ends) * 6


def _set_apart(rows: Sequence[Row], index: int) -> bool:
    return rows[index].words[0].top - rows[index - 1].words[0].bottom > 0.9 * rows[index].size
