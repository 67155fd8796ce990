"""CSV for spreadsheets: one row a claim, flat columns with plain names."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable
from typing import TextIO

from claimx.outputs.cells import defused
from claimx.outputs.flat import CLAIMS, Cell
from claimx.records import AnyRecord, Claim


def write(records: Iterable[AnyRecord], out: TextIO) -> None:
    """Write a header line and a row a claim, as RFC 4180 has them; documents and errors are left out."""
    rows = csv.writer(out)
    rows.writerow(column.name for column in CLAIMS)
    for record in records:
        if isinstance(record, Claim):
            rows.writerow([_plain(column.of(record)) for column in CLAIMS])


def _plain(value: Cell) -> str | int | float | dt.date:
    if isinstance(value, str):
        return defused(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value
