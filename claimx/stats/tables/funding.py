"""The Home Office's police funding tables: a row a force, its money grouped by financial year, in £ million.

In the sheet of nominal figures by force (Table_4a) a first row of headings names the years ("2015-16"), each over three
columns: government funding, precept, total. Rows begin with the code and name of the area; those of regions are passed
over. The sheet in real terms beside it (Table_4b) is left alone: prices of another year are no figures of this one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.stats.incoming import Refused
from claimx.stats.tables.layout import Read, amount, label, missing
from claimx.stats.tables.places import area
from claimx.stats.tables.sheets import Sheet

_UNIT = "£m"
_YEAR = re.compile(r"\b((?:19|20)[0-9]{2})[-–/ ]+(?:20)?([0-9]{2})\b")
_ENDING = re.compile(r"\b(?:year (?:to|ending|ended)|ending) (?:31 )?march ((?:19|20)[0-9]{2})\b", re.IGNORECASE)
_PARTS = (
    (re.compile(r"\bgovernment\b|\bgrants?\b", re.I), "government_funding"),
    (re.compile(r"\bprecept\b", re.I), "precept"),
    (re.compile(r"\btotal\b", re.I), "force_funding"),
)
_REAL = re.compile(r"\breal[- ]terms?\b|\breal prices\b", re.I)
_MILLION = re.compile(r"£ ?m(?:illion)?\b|\bmillions?\b", re.I)
_HEADING_ROWS = 12


def read(sheet: Sheet, edition: str) -> Read | None:
    """The figures of a sheet; None where it has another layout, or is in real terms."""
    found = _headings(sheet.rows)
    if found is None or sheet.name.casefold().replace(" ", "").endswith("4b"):
        return None
    first, columns = found
    above = " ".join(cell for _, cells in sheet.rows[:first] for cell in cells)
    if _REAL.search(above):
        return None
    result = Read()
    if not _MILLION.search(above):
        line = sheet.rows[0][0]
        result.refused.append(Refused(line, "the sheet does not say that its figures are in £ million"))
        return result
    for line, cells in sheet.rows[first:]:
        _row(line, cells, columns, result, edition)
    return result


def _headings(
    rows: Sequence[tuple[int, tuple[str, ...]]],
) -> tuple[int, dict[int, tuple[str, str]]] | None:
    """The first row of figures, and for each column of money its measure and year."""
    years: dict[int, str] = {}
    for place, (_, cells) in enumerate(rows[:_HEADING_ROWS]):
        here = {at: year for at, cell in enumerate(cells) if (year := _year(cell)) is not None}
        parts = {at: part for at, cell in enumerate(cells) if (part := _part(cell)) is not None and at > 0}
        if len(here) > 1 and not all(at in parts for at in here):
            years = here
        if len(parts) > 1:
            # One row may name year and part together; else the year stands over the first of its columns.
            named = here if all(at in here for at in parts) else years
            found: dict[int, tuple[str, str]] = {}
            for at, part in parts.items():
                over = max((begin for begin in named if begin <= at), default=None)
                if over is not None:
                    found[at] = (part, named[over])
            if found:
                return place + 1, found
    return None


def _year(cell: str) -> str | None:
    if (match := _YEAR.search(cell)) and (int(match[1]) + 1) % 100 == int(match[2]):
        return f"{match[1]}-{match[2]}"
    if match := _ENDING.search(cell):
        return f"{int(match[1]) - 1}-{match[1][2:]}"
    return None


def _part(cell: str) -> str | None:
    return next((measure for pattern, measure in _PARTS if pattern.search(label(cell))), None)


def _row(line: int, cells: Sequence[str], columns: dict[int, tuple[str, str]], result: Read, edition: str) -> None:
    """The figures of an area. A row without a code or any number is a note under the table."""
    head = cells[: min(columns)]
    numbers = [at for at in columns if at < len(cells) and amount(cells[at]) is not None]
    code = next((cell.strip() for cell in head if re.fullmatch(r"[EWKNS][0-9]{2,8}", cell.strip())), "")
    name = next((label(cell) for cell in reversed(head) if cell.strip() and cell.strip() != code), "")
    if not name or (not numbers and not code):
        return
    place, wider = area(code, name)
    if wider:
        result.passed += 1
        return
    if place is None:
        result.refused.append(Refused(line, f"{name!r} ({code or 'no code'}) is no force or nation"))
        return
    found: dict[str, dict[str, float]] = {}
    for at, (measure, year) in columns.items():
        cell = cells[at] if at < len(cells) else ""
        value = amount(cell)
        if value is not None:
            found.setdefault(year, {})[measure] = value
        elif not missing(cell):
            result.refused.append(Refused(line, f"{name}, {year}: {cell!r} is no number"))
    for year, parts in found.items():
        whole = parts.get("force_funding")
        if whole is not None and len(parts) == 3 and abs(sum(parts.values()) - 2 * whole) > max(0.2, 0.001 * whole):
            result.refused.append(
                Refused(line, f"{name}, {year}: government funding and precept do not make the total")
            )
            continue
        for measure, value in parts.items():
            result.add(line, measure, place, year, _UNIT, value, edition, "")
