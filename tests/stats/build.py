"""Published tables in their layouts, with figures made up for the tests."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

Rows = Sequence[Sequence[object]]

WORKFORCE_HEADING = (
    *("As at 31 March", "Geocode", "Force name", "Region", "Sex", "Rank", "Worker type"),
    *("Total (Headcount)", "Total (FTE)"),
)
WORKFORCE: list[list[object]] = [
    [2024, "E23000013", "Cleveland", "North East", "Male", "Constable", "Police Officer", 700, 690.25],
    [2024, "E23000013", "Cleveland", "North East", "Female", "Constable", "Police Officer", 500, 480.5],
    [2024, "E23000013", "Cleveland", "North East", "Male", "Sergeant", "Police Officer", 300, 299.0],
    [2024, "E23000013", "Cleveland", "North East", "Male", "Special Constable", "Special Constable", 44, 0],
    [2024, "E23000008", "Durham", "North East", "Male", "Constable", "Police Officer", 800, 790.0],
    [2024, "E23000008", "Durham", "North East", "Female", "Constable", "Police Officer", 600, 575.75],
    [2024, "E23000008", "Durham", "North East", "Female", "PCSO", "PCSO", 90, 84.5],
    [2024, "", "British Transport Police", "", "Male", "Constable", "Police Officer", 3000, 2980.0],
]
FUNDING_ABOVE: list[list[object]] = [
    ["Table 4a: Police funding by police force area, nominal terms, England and Wales (£ million)"],
    ["This sheet has one table; some cells are empty."],
]
FUNDING_HEADING: list[list[object]] = [
    ["", "", "2023-24", "", "", "2024-25 [note 2]", "", ""],
    ["PFA code", "PFA name", *(["Government Funding", "Precept", "Total"] * 2)],
]
FUNDING: list[list[object]] = [
    ["K04000001", "England and Wales", 10000.0, 5500.0, 15500.0, 10800.0, 5800.0, 16600.0],
    ["E12000001", "North East", 700.0, 210.0, 910.0, 720.0, 220.0, 940.0],
    ["E23000008", "Durham", 110.5, 46.0, 156.5, 116.25, 49.0, 165.25],
    ["E23000034", "London, City of", 80.0, "", 80.0, 85.0, "", 85.0],
    ["W15000002", "Gwent [note 3]", 90.0, 75.0, 165.0, 95.0, 80.0, 175.0],
]


def write_csv(path: Path, rows: Rows) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(rows)
    return path


def write_xlsx(path: Path, sheets: dict[str, Rows]) -> Path:
    book = xlsxwriter.Workbook(path)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    book.close()
    return path


def write_ods(path: Path, sheets: dict[str, Rows]) -> Path:
    """The sheets as a spreadsheet program writes them: equal cells in a row once, with how often they stand."""
    tables = []
    for name, rows in sheets.items():
        lines = "".join(f"<table:table-row>{_cells(row)}</table:table-row>" for row in rows)
        filling = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
        tables.append(f'<table:table table:name="{escape(name)}">{lines}{filling}</table:table>')
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f"{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def _cells(row: Sequence[object]) -> str:
    parts: list[str] = []
    at = 0
    while at < len(row):
        same = at
        while same + 1 < len(row) and row[same + 1] == row[at]:
            same += 1
        repeated = f' table:number-columns-repeated="{same - at + 1}"' if same > at else ""
        cell = row[at]
        if isinstance(cell, int | float):
            shown = f"<text:p>{round(cell)}</text:p>"
            parts.append(f'<table:table-cell office:value-type="float" office:value="{cell}"{repeated}>{shown}')
        else:
            parts.append(f"<table:table-cell{repeated}><text:p>{escape(str(cell))}</text:p>")
        parts.append("</table:table-cell>")
        at = same + 1
    return "".join(parts) + '<table:table-cell table:number-columns-repeated="16000"/>'
