"""The Home Office's police workforce open data table: a row a force, day, sex, rank and worker type.

Its columns are "As at 31 March" (the year) or a whole date, Geocode, Force name, Region, Sex, Rank, Worker type,
Total (Headcount) and Total (FTE); headings and further breakdowns have changed between editions. The figures of a
force are the sums over its rows; a national total is made where all 43 territorial forces are there.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimx.knowledge import base
from claimx.stats.areas import ENGLAND_AND_WALES
from claimx.stats.incoming import Refused
from claimx.stats.model import Flag
from claimx.stats.tables.layout import Read, amount, label, missing
from claimx.stats.tables.places import area
from claimx.stats.tables.sheets import Sheet

_WORKERS = {
    "police officer": "officers",
    "officer": "officers",
    "police community support officer": "pcsos",
    "pcso": "pcsos",
    "police staff": "staff",
    "designated officer": "designated_officers",
    "special constable": "specials",
    "police support volunteer": "volunteers",
}
_ONLY_HEADS = ("specials", "volunteers")
_MONTHS = {name.lower(): at for at, name in enumerate(calendar.month_name) if name}
_DAY = re.compile(r"([0-9]{1,2}) (\w+)(?: ([0-9]{4}))?", re.IGNORECASE)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Days are numbers in a spreadsheet, from the end of 1899 on; these are of 1982 to 2064.
_SERIAL, _FIRST = (30_000, 60_000), dt.date(1899, 12, 30)
_HEADING_ROWS = 30


@dataclass(slots=True)
class _Columns:
    date: int
    day: str
    force: int
    worker: int
    code: int | None
    units: dict[str, int]
    breakdowns: list[int]


@dataclass(slots=True)
class _Sum:
    line: int
    value: float = 0.0
    gaps: list[int] = field(default_factory=list)


def columns(rows: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[int, _Columns] | None:
    """Where the heading is and what its columns are; None where a sheet is no such table."""
    for place, (_, cells) in enumerate(rows[:_HEADING_ROWS]):
        names = [label(cell).casefold() for cell in cells]
        date = next((at for at, name in enumerate(names) if name.startswith("as at")), None)
        force = next((at for at, name in enumerate(names) if name in ("force name", "force", "police force")), None)
        worker = next((at for at, name in enumerate(names) if name in ("worker type", "employee type")), None)
        units = {
            unit: at
            for at, name in enumerate(names)
            for unit, word in (("headcount", "headcount"), ("fte", "fte"))
            if re.search(rf"\b{word}\b", name)
        }
        if date is not None and force is not None and worker is not None and units:
            code = next(
                (at for at, name in enumerate(names) if name.replace(" ", "") in ("geocode", "geographycode")), None
            )
            used = {date, force, worker, code, *units.values()}
            return place, _Columns(
                date, names[date], force, worker, code, units, [at for at in range(len(names)) if at not in used]
            )
    return None


def read(sheet: Sheet, edition: str) -> Read | None:
    """The figures of a sheet; None where it has another layout."""
    found = columns(sheet.rows)
    if found is None:
        return None
    heading, where = found
    result, sums, spoilt = Read(), dict[tuple[str, str, str, str], _Sum](), set[str]()
    for line, cells in sheet.rows[heading + 1 :]:
        row = [*cells, *[""] * (max(where.units.values()) + 1 - len(cells))]
        _row(line, row, where, result, sums, spoilt)
    sums = {key: total for key, total in sums.items() if key[1] not in spoilt}
    for (measure, place, day, unit), total in sums.items():
        if total.gaps:
            result.refused.append(
                Refused(total.gaps[0], f"{measure} of {place}, {day}: a cell of its sum is no number")
            )
        else:
            result.add(total.line, measure, place, day, unit, total.value, edition, "")
    _totals(sums, result, edition)
    return result


def _row(
    line: int,
    row: Sequence[str],
    where: _Columns,
    result: Read,
    sums: dict[tuple[str, str, str, str], _Sum],
    spoilt: set[str],
) -> None:
    if not any(row[at] for at in (where.date, where.force, where.worker)):
        return
    name = label(row[where.force])
    code = row[where.code].strip() if where.code is not None else ""
    place, wider = area(code, name)
    if wider or any(label(row[at]).casefold() in ("total", "all") for at in where.breakdowns if at < len(row)):
        result.passed += 1
        return
    if place is None:
        result.refused.append(Refused(line, f"{name!r} ({code or 'no code'}) is no force or nation"))
        return
    day = _day(row[where.date], where.day)
    measure = _WORKERS.get(label(row[where.worker]).casefold().removesuffix("s"))
    if day is None or measure is None:
        what = (
            f"{row[where.date]!r} is no day or year" if day is None else f"{row[where.worker]!r} is no type of worker"
        )
        result.refused.append(Refused(line, f"{what}; no figure of {name} is taken, since its sums would be short"))
        spoilt.add(place)
        return
    for unit, at in where.units.items():
        if unit == "fte" and measure in _ONLY_HEADS:
            continue
        total = sums.setdefault((measure, place, day, unit), _Sum(line))
        value = 0.0 if missing(row[at]) and row[at].strip() in ("-", "–") else amount(row[at])
        if value is None or value < 0:
            total.gaps.append(line)
        else:
            total.value += value


def _totals(sums: dict[tuple[str, str, str, str], _Sum], result: Read, edition: str) -> None:
    """National totals where all 43 forces are there, and the table gives none."""
    forces = {force.id for force in base().forces.values() if force.kind == "territorial" and _of_both(force.country)}
    by_day: dict[tuple[str, str, str], dict[str, _Sum]] = {}
    for (measure, place, day, unit), total in sums.items():
        by_day.setdefault((measure, day, unit), {})[place] = total
    for (measure, day, unit), places in by_day.items():
        if ENGLAND_AND_WALES in places or not forces <= set(places) or any(places[id].gaps for id in forces):
            continue
        value = sum(places[id].value for id in forces)
        line = min(places[id].line for id in forces)
        result.add(line, measure, ENGLAND_AND_WALES, day, unit, value, edition, Flag.SUMMED.value)


def _of_both(country: str) -> bool:
    return country in ("England", "Wales")


def _day(cell: str, heading: str) -> str | None:
    """The day of a row: its own, or that of the heading in the year of the cell."""
    cell = cell.strip()
    if _ISO.fullmatch(cell[:10]):
        return cell[:10]
    if match := _DAY.fullmatch(cell):
        return _iso(match[3] or "", match[2], match[1])
    number = amount(cell)
    if number is not None and _SERIAL[0] <= number <= _SERIAL[1]:
        return (_FIRST + dt.timedelta(days=int(number))).isoformat()
    match = _DAY.search(heading)
    if match is None or number is None or not number.is_integer() or not 1900 <= number <= 2100:
        return None
    return _iso(str(int(number)), match[2], match[1])


def _iso(year: str, month: str, day: str) -> str | None:
    at = _MONTHS.get(month.lower())
    if at is None or not year:
        return None
    try:
        return dt.date(int(year), at, int(day)).isoformat()
    except ValueError:
        return None
