"""Figures on the way into a base: each row is taken or refused with a reason, and nothing is guessed."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimx.errors import StatsError
from claimx.stats.areas import find
from claimx.stats.base import COLUMNS, StatsBase
from claimx.stats.chart import number
from claimx.stats.model import Edition, Figure, Flag, Measure, span, told

_NUMBER = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
# Flags that say of a jump that it is known.
_EXPECTED = frozenset({Flag.BREAK, Flag.SUSPECT, Flag.WIDER_SCOPE, Flag.OTHER_BASIS})
# Below this many a value may leap without being a slip.
_SMALL = 50.0


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not taken: its line in the file, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """What came of a file: figures to add, rows refused, and how many are in the base already, the same."""

    figures: tuple[Figure, ...]
    refused: tuple[Refused, ...]
    known: int


def read(text: str, place: str) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV file in the long format, with their lines.

    Raises:
        StatsError: A column is missing; ``flag`` alone may be.
    """
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    header = [cell.strip().lower() for cell in next(reader, [])]
    if missing := [column for column in COLUMNS if column not in header and column != "flag"]:
        raise StatsError(f"{place}: no column {missing[0]!r}", remedy=f"the columns are {','.join(COLUMNS)}")
    rows = []
    for cells in reader:
        if any(cell.strip() for cell in cells):
            row = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
            rows.append((reader.line_num, {column: row.get(column, "") for column in COLUMNS}))
    return rows


def check(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    base: StatsBase,
    measures: Mapping[str, Measure],
    editions: Mapping[str, Edition],
) -> Incoming:
    """Check rows against what describes them, against each other and against the base.

    Args:
        rows: With their lines.
        base: What is there already.
        measures, editions: All that may be named, those of the base among them.
    """
    refused: list[Refused] = []
    taken: dict[tuple[str, ...], Figure] = {}
    known = 0
    there = {one.key: one.value for one in base}
    for line, row in rows:
        figure = _figure(line, row, measures, editions)
        if isinstance(figure, Refused):
            refused.append(figure)
        elif figure.key in taken:
            refused.append(Refused(line, f"the same figure as line {taken[figure.key].line}"))
        elif figure.key in there:
            if math.isclose(there[figure.key], figure.value):
                known += 1
            else:
                old = number(there[figure.key])
                refused.append(Refused(line, f"the base has {old} for this edition; give a revision one of its own"))
        else:
            taken[figure.key] = figure
    jumping = _jumps(list(taken.values()), base, measures)
    kept = tuple(one for one in taken.values() if one.line not in {jump.line for jump in jumping})
    return Incoming(kept, tuple(sorted((*refused, *jumping), key=lambda one: one.line)), known)


def _figure(
    line: int, row: Mapping[str, str], measures: Mapping[str, Measure], editions: Mapping[str, Edition]
) -> Figure | Refused:
    """A row as a figure, or the first thing that is wrong with it."""
    measure = measures.get(row["measure"])
    if measure is None:
        return Refused(line, f"no measure is called {row['measure']!r}; describe it in the YAML beside the file")
    area = find(row["area"]) if row["area"] else None
    if area is None:
        return Refused(line, f"{row['area']!r} is no force or nation")
    if not row["unit"]:
        return Refused(line, f"no unit; {measure.id} is in {' or '.join(measure.units)}")
    if row["unit"] not in measure.units:
        return Refused(line, f"{measure.id} is in {' or '.join(measure.units)}, not in {row['unit']!r}")
    if row["edition"] not in editions:
        return Refused(line, f"no edition is called {row['edition']!r}; describe it in the YAML beside the file")
    if not _NUMBER.fullmatch(row["value"]):
        return Refused(line, f"{row['value']!r} is no number")
    value = float(row["value"].replace(",", ""))
    if value < 0:
        return Refused(line, f"{row['value']} is less than nothing")
    try:
        start, end = span(row["date"])
        flags = tuple(Flag(flag) for flag in row["flag"].split("|") if flag)
    except ValueError as error:
        return Refused(line, str(error))
    return Figure(measure.id, area, row["unit"], row["date"], start, end, value, row["edition"], flags, line)


def _jumps(new: Sequence[Figure], base: StatsBase, measures: Mapping[str, Measure]) -> list[Refused]:
    """The figures that leap away from all those beside them in time.

    One that leaps from one neighbour and not from the other stands at a change of level, which happens.
    """
    found = []
    series: dict[tuple[str, str, str], list[Figure]] = {}
    for one in new:
        key = (one.measure, one.area, one.unit)
        if key not in series:
            series[key] = [old for old in base.figures(one.measure, one.area, unit=one.unit) if not _odd(old)]
    for one in new:
        series[one.measure, one.area, one.unit].append(one)
    for one in new:
        if _odd(one):
            continue
        beside = _beside(one, series[one.measure, one.area, one.unit])
        most = measures[one.measure].jump
        if beside and all(_times(one.value, other.value) > most for other in beside):
            other = beside[0]
            was = f"{number(other.value)} of {told(other.when)}"
            found.append(
                Refused(
                    one.line,
                    f"{number(one.value)} is more than {most:g} times away from {was}; correct it, or flag it as break",
                )
            )
    return found


def _odd(figure: Figure) -> bool:
    return bool(_EXPECTED & set(figure.flags))


def _beside(one: Figure, series: Sequence[Figure]) -> list[Figure]:
    """The figures of the dates next to one, the nearest of each side, and other editions of its own."""
    before = max((other for other in series if other.end < one.end), key=lambda other: other.end, default=None)
    after = min((other for other in series if other.end > one.end), key=lambda other: other.end, default=None)
    own = [other for other in series if other.end == one.end and other is not one]
    return [*own, *(other for other in (before, after) if other is not None)]


def _times(one: float, other: float) -> float:
    if max(one, other) < _SMALL:
        return 1.0
    low, high = sorted((one, other))
    return high / low if low > 0 else math.inf
