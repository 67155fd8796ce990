"""CSV and its kin: a statement a row, or, where no column holds text, a table of figures that is one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from claimx.documents import columns as fields_of
from claimx.documents import streams
from claimx.documents.draft import Draft, Extracted
from claimx.documents.model import BlockKind, Section
from claimx.documents.mojibake import without_surrogates
from claimx.documents.parts import MAX_BYTES, Columns, Part
from claimx.documents.readers import rows
from claimx.documents.readers.csv_rows import Record, delimiter, records
from claimx.documents.readers.rows import Row
from claimx.documents.streams import TextLine
from claimx.errors import ReadError

_SAMPLE_LINES = 200
_SAMPLE_CHARACTERS = 1_000_000
_WORDS_OF_PROSE = 8
_MOST_FIGURE_ROWS = 100_000
_FIGURE = re.compile(r"[^\W_]{0,3}[£$€(+–−-]{0,3}[0-9][0-9,. ]*[%)A-Za-z*]{0,3}$")
_SPLIT = "split it into tables of a hundred thousand rows or fewer"


def parts(file: BinaryIO, path: Path | None, columns: Columns) -> Iterator[Part]:
    """The statements of a table, or the table as the one document of the file.

    Raises:
        ReadError: It holds no rows, no text and no figures, or has no field that the caller names.
    """
    name = str(path) if path else "the input"
    head, lines = _sample(streams.lines(file))
    seen: list[Record] = []
    found = records(lines, _delimiter(head, path))
    for record in found:
        seen.append(record)
        if len(seen) == _SAMPLE_LINES or sum(map(len, record.cells)) > _SAMPLE_CHARACTERS:
            break
    found = chain(seen, found)
    whole = [record for record in seen if not record.problem and any(map(str.strip, record.cells))]
    if not whole:
        if not seen:
            raise ReadError(f"{name} holds no rows", remedy="give a file with a statement in it")
        raise _unread(name, seen[0])
    at = _header(whole)
    header = None if _is_text(whole[at]) else whole[at]
    names = _names(whole[at].cells, bare=header is None)
    data = [dict(zip(names, record.cells, strict=False)) for record in whole[at + (header is not None) :]]
    plan = fields_of.plan(names, data, columns, name)
    if plan is not None:
        if not data:
            raise ReadError(f"{name} holds a header and no rows", remedy="give a file with a statement in it")
        start = seen.index(whole[at]) + (header is not None)
        yield from rows.planned(_rows(found, start, names, name), plan, columns, name)
    elif any(_FIGURE.match(cell.strip()) for row in data for cell in row.values()):
        yield from _figures(found, name)
    else:
        raise fields_of.no_text(names, name)


def _sample(lines: Iterator[TextLine]) -> tuple[list[TextLine], Iterator[TextLine]]:
    head: list[TextLine] = []
    size = 0
    for line in lines:
        head.append(line)
        size += len(line.text)
        if len(head) == _SAMPLE_LINES or size > _SAMPLE_CHARACTERS:
            break
    return head, chain(head, lines)


def _delimiter(head: Sequence[TextLine], path: Path | None) -> str:
    first = next((line.text for line in head if line.text.strip()), "")
    if fields_of.is_text_name(first.strip('" \r\n')):
        return ""
    if path is not None and path.suffix.lower() == ".tsv" and "\t" in first:
        return "\t"
    return delimiter(head)


def _filled(record: Record) -> int:
    return sum(1 for cell in record.cells if cell.strip())


def _header(whole: Sequence[Record]) -> int:
    """Where the header stands: behind the lines of a title, which fill one cell each."""
    if sum(_filled(record) > 1 for record in whole) * 2 < len(whole):
        return 0
    return next(index for index, record in enumerate(whole) if _filled(record) > 1)


def _is_text(record: Record) -> bool:
    """Whether what should be the header is itself a row of statements."""
    return any(cell.count(" ") >= _WORDS_OF_PROSE for cell in record.cells)


def _names(cells: Sequence[str], *, bare: bool) -> list[str]:
    """The names of the columns; numbers, from 1, where they have none."""
    names: dict[str, None] = {}
    for number, cell in enumerate(cells, 1):
        name = "" if bare else " ".join(cell.split())
        names[name if name and name not in names else f"{name} {number}".strip()] = None
    return list(names)


def _rows(found: Iterable[Record], start: int, names: Sequence[str], name: str) -> Iterator[Row | Part]:
    """The rows of statements: the records behind so many."""
    number = 0
    for place, record in enumerate(found):
        if record.problem:
            yield Part("", _unread(name, record))
            continue
        if place < start or not any(map(str.strip, record.cells)):
            continue
        number += 1
        where = f"row {number} (line {record.line})"
        if any(map(str.strip, record.cells[len(names) :])):
            error = ReadError(
                f"{name}, {where} has {len(record.cells)} cells under {len(names)} columns",
                remedy="put cells that hold the delimiter in quotation marks",
            )
            yield Part(str(number), error)
            continue
        cells = dict.fromkeys(names, "")
        cells.update(zip(names, record.cells, strict=False))
        yield Row(number, where, cells, record.warnings)


def _unread(name: str, record: Record) -> ReadError:
    return ReadError(
        f"{name}, line {record.line}: the row that begins there cannot be read: {record.problem}",
        remedy="save the table again as CSV",
    )


def _figures(found: Iterable[Record], name: str) -> Iterator[Part]:
    """A table of figures: its title as captions, its rows with their cells parted by tabs, notes as paragraphs."""
    lines: list[str] = []
    drafts: list[Draft] = []
    warnings: dict[str, None] = {}
    problems: list[ReadError] = []
    length = 0
    table = False
    for record in found:
        if record.problem:
            problems.append(_unread(name, record))
            continue
        warnings.update(dict.fromkeys(record.warnings))
        cells = [" ".join(without_surrogates(cell).split()) for cell in record.cells]
        alone = next(iter(filter(None, cells)), "") if sum(map(bool, cells)) == 1 else ""
        if not any(cells):
            continue
        table = table or not alone
        kind = BlockKind.TABLE_ROW
        if alone and not table:
            kind = BlockKind.CAPTION
        elif alone and alone.count(" ") >= _WORDS_OF_PROSE:
            kind = BlockKind.PARAGRAPH
        row = "\t".join(cells).rstrip("\t") if kind is BlockKind.TABLE_ROW else alone
        lead = len(row) - len(row.lstrip("\t"))
        section = Section.NOTES if kind is BlockKind.PARAGRAPH else Section.BODY
        gap = 0 if kind is BlockKind.TABLE_ROW and drafts and drafts[-1].kind is kind else 1
        drafts.append(Draft(length + lead, length + len(row), kind, section, gap=gap))
        lines.append(row)
        length += len(row) + 1
        if length > MAX_BYTES or len(drafts) > _MOST_FIGURE_ROWS:
            raise ReadError(f"{name} is a table of figures that is too large", remedy=_SPLIT)
    text = "\n".join(lines)
    yield Part("", Extracted(text, drafts, warnings=tuple(warnings), settled=True))
    for problem in problems:
        yield Part("", problem)
