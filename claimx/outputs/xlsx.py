"""XLSX for spreadsheets: sheets of claims, documents, errors and checks, and one that says what the columns mean."""

from __future__ import annotations

import datetime as dt
import math
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from claimx import __version__
from claimx.errors import OutputError
from claimx.outputs.cells import printable
from claimx.outputs.flat import CHECKS, CLAIMS, DOCUMENTS, ERRORS, Cell, Checked, Column, Listed, named
from claimx.records import AnyRecord, Claim, DocumentRecord

# Excel's own limits: rows of a sheet, UTF-16 units of a cell, links of a sheet, units of a link, and a number.
MAX_ROWS = 1_048_576
MAX_TEXT = 32_767
_MAX_LINKS = 65_530
_MAX_LINK = 2_079
_MAX_NUMBER = 9.99e307
_LINK = re.compile(r"https?://[^\s\x00-\x20<>\"]+\Z")
_FIRST_DAY = dt.date(1900, 3, 1)  # before it, spreadsheets disagree on the number of a day
_CUT = "… [cut]"
_WIDE = {
    "sentence": 80,
    "title": 40,
    "subject": 30,
    "document": 30,
    "message": 80,
    "remedy": 40,
    "meaning": 70,
    "told": 80,
}
_WIDTH = 14

_Row = TypeVar("_Row")


@dataclass(slots=True)
class _Sheet(Generic[_Row]):
    """A sheet that is being written: a header that stays in view, then a row a record."""

    sheet: Worksheet
    columns: Sequence[Column[_Row]]
    day: CellFormat
    most: int
    rows: int = 0
    links: int = 0
    cut: int = 0

    def begin(self, bold: CellFormat) -> None:
        for at, column in enumerate(self.columns):
            self.sheet.set_column(at, at, _WIDE.get(column.name, _WIDTH))
            self.sheet.write_string(0, at, column.name, bold)
        self.sheet.freeze_panes(1, 0)

    def add(self, row: _Row) -> None:
        self.rows += 1
        if self.rows >= self.most:
            raise OutputError(
                f"a sheet of XLSX holds {self.most - 1:,} rows, and there are more {self.sheet.get_name()}",
                remedy="write CSV, Parquet or SQLite, or convert parts of the input one by one",
            )
        for at, column in enumerate(self.columns):
            self._cell(at, column.of(row), link=column.name == "url")

    def end(self) -> None:
        self.sheet.autofilter(0, 0, self.rows, len(self.columns) - 1)

    def _cell(self, at: int, value: Cell, *, link: bool) -> None:
        if value is None or (isinstance(value, float) and not math.isfinite(value)):
            return
        if isinstance(value, bool):
            self.sheet.write_boolean(self.rows, at, value)
        elif isinstance(value, dt.date):
            if value < _FIRST_DAY:
                self.sheet.write_string(self.rows, at, value.isoformat())
            else:
                self.sheet.write_datetime(self.rows, at, dt.datetime(value.year, value.month, value.day), self.day)
        elif isinstance(value, int | float):
            if abs(value) > _MAX_NUMBER:
                self.sheet.write_string(self.rows, at, repr(value))
            else:
                self.sheet.write_number(self.rows, at, value)
        elif link and self.links < _MAX_LINKS and len(value) < _MAX_LINK and _LINK.match(value):
            self.links += 1
            self.sheet.write_url(self.rows, at, value)
        else:
            # A cell has but one kind of line end.
            whole = printable(value).replace("\r\n", "\n").replace("\r", "\n")
            text = fitted(whole)
            self.cut += text != whole
            # Written as a string, never as what it looks like: "=1+1" stays the words that they are.
            self.sheet.write_string(self.rows, at, text)


def fitted(text: str) -> str:
    """The text, or its beginning and a mark that it was cut, in at most as many UTF-16 units as a cell holds."""
    units = len(text.encode("utf-16-le")) // 2
    if units <= MAX_TEXT:
        return text
    kept = text.encode("utf-16-le")[: 2 * (MAX_TEXT - len(_CUT))].decode("utf-16-le", "ignore")
    return kept + _CUT


def write(records: Iterable[AnyRecord], path: Path, *, max_rows: int = MAX_ROWS) -> None:
    """Write a workbook.

    Args:
        max_rows: Rows of a sheet, with its header.

    Raises:
        OutputError: There are more records of a kind than a sheet has rows.
        OSError: It cannot be written, see ``claimx.outputs.writing.write``.
    """
    with tempfile.TemporaryDirectory(dir=path.parent, prefix="sheets") as scratch:
        book = Workbook(path, {"constant_memory": True, "tmpdir": scratch})
        book.use_zip64()
        try:
            _fill(book, records, max_rows)
        except BaseException:
            book.fileclosed = True  # or it would be put together all the same when it is collected
            raise
        try:
            book.close()
        except FileCreateError as error:
            raise error.args[0] if isinstance(error.args[0], OSError) else error from error


def _fill(book: Workbook, records: Iterable[AnyRecord], most: int) -> None:
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    claims = _Sheet(book.add_worksheet("claims"), CLAIMS, day, most)
    documents = _Sheet(book.add_worksheet("documents"), DOCUMENTS, day, most)
    errors = _Sheet(book.add_worksheet("errors"), ERRORS, day, most)
    checks = _Sheet(book.add_worksheet("checks"), CHECKS, day, most)
    about = book.add_worksheet("about")
    claims.begin(bold)
    documents.begin(bold)
    errors.begin(bold)
    checks.begin(bold)
    listed: set[tuple[str, str]] = set()
    for record in records:
        if isinstance(record, Claim | DocumentRecord):
            ref = record.document
            if (ref.id, named(ref)) not in listed:
                listed.add((ref.id, named(ref)))
                documents.add(Listed(ref, record if isinstance(record, DocumentRecord) else None))
        if isinstance(record, Claim):
            claims.add(record)
            for check in record.checks:
                checks.add(Checked(record, check))
        elif not isinstance(record, DocumentRecord):
            errors.add(record)
    sheets: tuple[_Sheet[Any], ...] = (claims, documents, errors, checks)
    for sheet in sheets:
        sheet.end()
    _explain(about, sheets, bold)


def _explain(about: Worksheet, sheets: Iterable[_Sheet[Any]], bold: CellFormat) -> None:
    """What is in the workbook, and what its columns mean."""
    rows: list[tuple[str, str | int]] = [("written by", f"claimx {__version__}")]
    rows += [(sheet.sheet.get_name(), sheet.rows) for sheet in sheets]
    rows.append((f"cells cut at {MAX_TEXT:,} characters", sum(sheet.cut for sheet in sheets)))
    about.set_column(0, 0, 36)
    about.set_column(1, 1, _WIDE["meaning"])
    at = 0
    for name, told in rows:
        about.write_string(at, 0, name, bold)
        about.write(at, 1, told)
        at += 1
    for sheet in sheets:
        at += 1
        about.write_string(at, 0, f"columns of {sheet.sheet.get_name()}", bold)
        for column in sheet.columns:
            at += 1
            about.write_string(at, 0, column.name)
            about.write_string(at, 1, column.meaning)
        at += 1
