"""Lines to the cells of a table, as spreadsheets and data portals write them.

The csv module would do, but for its limit on a cell, which holds for the whole process, and for what it makes of
a quotation mark that is never closed: one cell of all the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from claimx.documents.parts import MAX_BYTES
from claimx.documents.streams import TextLine

DELIMITERS = "\t,;|"
_QUOTE = '"'
# A quotation mark that is never closed costs a look at all that follows it.
_MOST_RETRIES = 10
_MOST_LINES = 100_000
# As many columns as a spreadsheet has.
_MOST_CELLS = 16_384
_INSIDE = re.compile(r'[^"]*+(?:""[^"]*+)*+')
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SHARE = 0.9
_WORDS_OF_PROSE = 6


@dataclass(frozen=True, slots=True)
class Record:
    """A row as it stands in the file.

    Attributes:
        line: The number of its first line, from 1.
        problem: Why it cannot be read, empty where it can.
    """

    line: int
    cells: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    problem: str = ""


@dataclass(slots=True)
class _Open:
    """A row in the making, over the lines that a cell in quotation marks spans."""

    line: int
    cells: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)  # of the cell that is open
    quoted: bool = False
    size: int = 0
    lines: list[TextLine] = field(default_factory=list)


def records(lines: Iterable[TextLine], delimiter: str) -> Iterator[Record]:
    """The rows of a table; blank lines are none.

    Args:
        delimiter: What parts cells; empty where each line is one cell.
    """
    source = _physical(lines)
    row: _Open | None = None
    retries = 0
    while True:
        line = next(source, None)
        if line is not None:
            if row is None:
                if not line.text.strip():
                    continue
                row = _Open(line.number)
            row.lines.append(line)
            row.size += len(line.text)
            _split(row, line.text, delimiter)
            if not row.quoted or line.cut:
                yield _record(row)
                row = None
                continue
            if row.size <= MAX_BYTES and len(row.lines) <= _MOST_LINES:
                continue
        if row is None:
            return
        # The quotation mark is not closed within reason: its row is lost, those behind it need not be.
        yield Record(row.line, (), (), "a quotation mark in it is not closed")
        retries += 1
        if retries > _MOST_RETRIES:
            yield Record(row.line + 1, (), (), "more quotation marks are not closed: the rest is not read")
            return
        source = chain(row.lines[1:], source)
        row = None


def delimiter(lines: Sequence[TextLine]) -> str:
    """What parts the cells of the lines that a file begins with; empty where nothing does.

    The mark by which most rows are as wide as the first that has several cells, which is the header, as a rule.
    Where that is itself prose, its marks may be no more than punctuation, and nearly all rows must agree.
    """
    best, score = "", (0.0, 0)
    for mark in DELIMITERS:
        widths = [len(record.cells) for record in records(lines, mark) if any(map(str.strip, record.cells))]
        width = next((width for width in widths if width > 1), 0)
        if not width:
            continue
        header = next(record for record in records(lines, mark) if len(record.cells) > 1)
        share = widths.count(width) / len(widths)
        prose = any(cell.count(" ") >= _WORDS_OF_PROSE for cell in header.cells)
        if (not prose or (share >= _SHARE and len(widths) > 1)) and (share, width) > score:
            best, score = mark, (share, width)
    return best


def _physical(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """Lines parted by carriage returns too."""
    more = 0
    for line in lines:
        pieces = _LINE.findall(line.text) if "\r" in line.text.rstrip("\r\n") and not line.cut else [line.text]
        for text in pieces:
            yield TextLine(line.number + more, text, line.warnings, line.cut)
            more += 1
        more -= 1


def _split(row: _Open, text: str, delimiter: str) -> None:
    """Add the cells of a line to a row; the last may stay open."""
    at = _quoted(row, text, 0, delimiter) if row.quoted else 0
    while at >= 0 and len(row.cells) <= _MOST_CELLS:
        start = at
        while text.startswith(" ", start):
            start += 1
        if text.startswith(_QUOTE, start):
            row.quoted = True
            at = _quoted(row, text, start + 1, delimiter)
            continue
        end = text.find(delimiter, at) if delimiter else -1
        row.cells.append(text[at:].rstrip("\r\n") if end < 0 else text[at:end])
        at = end + 1 if end >= 0 else -1


def _quoted(row: _Open, text: str, at: int, delimiter: str) -> int:
    """Read on in a quoted cell; where the next cell begins, -1 where there is none on this line."""
    inside = _INSIDE.match(text, at)
    end = inside.end() if inside else at
    row.pieces.append(text[at:end].replace(_QUOTE + _QUOTE, _QUOTE))
    if end == len(text):
        return -1
    row.quoted = False
    # Words behind the closing mark belong to the cell: the mark was not there to quote.
    follows = text.find(delimiter, end + 1) if delimiter else -1
    rest = text[end + 1 :] if follows < 0 else text[end + 1 : follows]
    if rest.strip():
        row.pieces += (_QUOTE, rest.rstrip("\r\n"))
        row.pieces.insert(0, _QUOTE)
    row.cells.append("".join(row.pieces))
    row.pieces = []
    return follows + 1 if follows >= 0 else -1


def _record(row: _Open) -> Record:
    warnings = tuple(dict.fromkeys(warning for line in row.lines for warning in line.warnings))
    if row.lines[-1].cut or row.size > MAX_BYTES:
        return Record(row.line, (), (), f"it is larger than {MAX_BYTES // 1_000_000} MB")
    if len(row.cells) > _MOST_CELLS:
        return Record(row.line, (), (), f"it has more than {_MOST_CELLS:,} cells")
    return Record(row.line, tuple(row.cells), warnings)
