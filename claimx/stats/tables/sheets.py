"""The sheets of a published table (ODS, XLSX or CSV) as rows of text. Nothing in a file is run or fetched."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from claimx.errors import StatsError

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# What a table of the police holds at most; more is no such table. Cells that repeat beyond it are filling.
_BYTES, _COLUMNS, _ROWS = 400_000_000, 256, 500_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, and its rows with their numbers, cells as text, numbers in full precision, days as ISO."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def sheets(path: Path) -> list[Sheet]:
    """The sheets of a file, told by its content.

    Raises:
        StatsError: The file is missing, damaged, too large or of another format.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StatsError(f"{path}: {error.strerror or error}", remedy="name a published table") from None
    if not data.startswith(b"PK"):
        return [_csv(data, path)]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _BYTES:
                raise StatsError(f"{path} is larger than any published table", remedy="name another file")
            names = set(archive.namelist())
            if "content.xml" in names:
                return list(_ods(archive))
            if "xl/workbook.xml" in names:
                return list(_xlsx(archive))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, IndexError) as error:
        raise StatsError(f"{path} is damaged: {error}", remedy="download it again") from None
    raise StatsError(f"{path} is neither ODS nor XLSX nor CSV", remedy="name a published table")


def _csv(data: bytes, path: Path) -> Sheet:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise StatsError(f"{path} is no text", remedy="name a published table in ODS, XLSX or CSV")
    rows = enumerate(csv.reader(io.StringIO(text)), 1)
    return Sheet(path.stem, tuple((number, tuple(cell.strip() for cell in row)) for number, row in rows if any(row)))


def _parse(archive: zipfile.ZipFile, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(archive.read(name), parser)


def _ods(archive: zipfile.ZipFile) -> Iterator[Sheet]:
    for table in _parse(archive, "content.xml").iter(f"{_TABLE}table"):
        rows: list[tuple[int, tuple[str, ...]]] = []
        number = 0
        for row in table.iter(f"{_TABLE}table-row"):
            times = int(row.get(f"{_TABLE}number-rows-repeated", 1))
            cells = _ods_cells(row)
            if cells:
                rows += [(number + at + 1, cells) for at in range(min(times, _ROWS - len(rows)))]
            number += times
        yield Sheet(table.get(f"{_TABLE}name", ""), tuple(rows))


def _ods_cells(row: Any) -> tuple[str, ...]:
    cells: list[str] = []
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        told = cell.get(f"{_OFFICE}date-value") or cell.get(f"{_OFFICE}value")
        if told is None:
            told = " ".join("".join(part.itertext()) for part in cell.iter(f"{_TEXT}p"))
        times = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        cells += [told.strip()] * min(times, _COLUMNS - len(cells))
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _xlsx(archive: zipfile.ZipFile) -> Iterator[Sheet]:
    shared: list[str] = []
    if "xl/sharedStrings.xml" in archive.namelist():
        for one in _parse(archive, "xl/sharedStrings.xml").iter(f"{_MAIN}si"):
            shared.append("".join(part.text or "" for part in one.iter(f"{_MAIN}t")))
    links = {link.get("Id"): link.get("Target") for link in _parse(archive, "xl/_rels/workbook.xml.rels")}
    for sheet in _parse(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
        target = str(links[sheet.get(_LINK)])
        inside = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        rows: list[tuple[int, tuple[str, ...]]] = []
        for row in list(_parse(archive, inside).iter(f"{_MAIN}row"))[:_ROWS]:
            cells = _xlsx_cells(row, shared)
            if cells:
                rows.append((int(row.get("r", len(rows) + 1)), cells))
        yield Sheet(sheet.get("name", ""), tuple(rows))


def _xlsx_cells(row: Any, shared: list[str]) -> tuple[str, ...]:
    cells: list[str] = []
    for cell in row.iter(f"{_MAIN}c"):
        place = _column(cell.get("r", "")) if cell.get("r") else len(cells)
        if place >= _COLUMNS:
            break
        cells += [""] * (place + 1 - len(cells))
        value = cell.find(f"{_MAIN}v")
        told = "" if value is None else value.text or ""
        if cell.get("t") == "s" and told:
            told = shared[int(told)]
        elif cell.get("t") == "inlineStr":
            told = "".join(part.text or "" for part in cell.iter(f"{_MAIN}t"))
        cells[place] = told.strip()
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _column(reference: str) -> int:
    """The column of a cell, from 0: of AB12 it is 27."""
    place = 0
    for letter in reference:
        if not "A" <= letter <= "Z":
            break
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
