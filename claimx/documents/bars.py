"""Tables of a plain text whose columns are parted by bars: "Kent | 97 | 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*(?:\||\+|$))+[ \t]*")
_FIGURE = re.compile(r"[£$€(–-]?\s*[0-9][0-9,.]*\s*(?:%|m|bn|k|pp| million| per cent)?\)?[*†]?|-|–|n/a|\.\.|\*", re.I)
_EDGES = re.compile(r"^[ \t]*\||\|[ \t]*$")
_LONGEST_CELL = 90
_LEAST_ROWS = 2


def tabbed(text: str) -> str:
    """The text with the bars between columns as tabs, of the same length; the text itself where it has no such table.

    A table is a run of lines with as many bars each, half of which, the first left out, hold a figure. The bars that
    frame a row and the line of dashes below a header become spaces.
    """
    if "|" not in text:
        return text
    lines = text.splitlines(keepends=True)
    for start, end in _tables(lines):
        lines[start:end] = [_row(line) for line in lines[start:end]]
    return "".join(lines)


def _tables(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Where tables begin and end."""
    start = 0
    width = 0
    for at, line in enumerate([*lines, ""]):
        ruled = width > 0 and _RULE.fullmatch(line.rstrip("\r\n")) is not None
        here = width if ruled else len(_cells(line))
        if here != width:
            if width > 1 and _is_table(lines[start:at]):
                yield start, at
            start, width = at, here


def _cells(line: str) -> list[str]:
    """The cells of a line; none where it has no bar, or holds more words than a row does."""
    inner = _EDGES.sub("", line.rstrip("\r\n"))
    cells = [cell.strip() for cell in inner.split("|")] if "|" in inner else []
    return cells if all(len(cell) <= _LONGEST_CELL for cell in cells) else []


def _is_table(lines: list[str]) -> bool:
    rows = [cells for line in lines if not _RULE.fullmatch(line.rstrip("\r\n")) and (cells := _cells(line))]
    figured = sum(any(_FIGURE.fullmatch(cell) for cell in row[1:]) for row in rows[1:])
    return len(rows) >= _LEAST_ROWS and figured * 2 >= len(rows) - 1


def _row(line: str) -> str:
    if _RULE.fullmatch(line.rstrip("\r\n")):
        return re.sub(r"[^\r\n]", " ", line)
    end = len(line.rstrip("\r\n"))
    inner = _EDGES.sub(lambda found: found.group().replace("|", " "), line[:end])
    return inner.replace("|", "\t") + line[end:]
