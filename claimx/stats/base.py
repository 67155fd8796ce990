"""The base of official figures: what ships with the package and what a user has added, read once, never changed.

>>> from claimx.stats import stats
>>> [figure.value for figure in stats().at("officers", "durham", dt.date(2010, 3, 31), unit="fte")]
[1507.14]
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from claimx.errors import StatsError
from claimx.stats.areas import ENGLAND_AND_WALES
from claimx.stats.describe import read_measures
from claimx.stats.model import Edition, Figure, Flag, Measure, span

FIGURES, MEASURES = "figures.csv", "measures.json"
COLUMNS = ("measure", "area", "date", "unit", "value", "edition", "flag")
# Where a user's own figures lie; a folder of the user's data where the variable is not set.
VARIABLE = "CLAIMX_STATS"
_Row = tuple[str, ...]


class StatsBase:
    """Figures by measure and area. Rows become figures when they are first asked for.

    Args:
        measures: By id.
        editions: By id, in the order in which they appeared.
        rows: Rows of figures with their lines, by measure and area.
    """

    def __init__(
        self,
        measures: Mapping[str, Measure],
        editions: Mapping[str, Edition],
        rows: Mapping[tuple[str, str], Sequence[tuple[int, _Row]]],
    ) -> None:
        self.measures = measures
        self.editions = editions
        self._rows = rows
        self._order = {id: place for place, id in enumerate(editions)}
        self._made: dict[tuple[str, str], tuple[Figure, ...]] = {}

    def __iter__(self) -> Iterator[Figure]:
        for measure, area in sorted(self._rows):
            yield from self.figures(measure, area)

    def measure(self, id: str) -> Measure:
        """The measure of an id; raises :class:`StatsError` for an unknown one."""
        try:
            return self.measures[id]
        except KeyError:
            raise StatsError(f"no measure has the id {id!r}", remedy="see `claimx stats list`") from None

    def areas(self, measure: str) -> list[str]:
        """The areas that a measure has figures of, by id."""
        return sorted(area for one, area in self._rows if one == measure)

    def figures(self, measure: str, area: str, *, unit: str | None = None) -> tuple[Figure, ...]:
        """All figures of a series, by date, then by when their editions appeared; of every unit where none is told."""
        key = (measure, area)
        made = self._made.get(key)
        if made is None:
            figures = [_figure(row, line) for line, row in self._rows.get(key, ())]
            made = tuple(sorted(figures, key=lambda one: (one.end, one.unit, self._order.get(one.edition, -1))))
            self._made[key] = made
        return made if unit is None else tuple(one for one in made if one.unit == unit)

    def values(self, measure: str, area: str) -> Iterator[float]:
        """The values of a series in any order, whatever their unit: sooner had than its figures."""
        made = self._made.get((measure, area))
        if made is not None:
            return (one.value for one in made)
        return (float(row[4]) for _, row in self._rows.get((measure, area), ()))

    def at(self, measure: str, area: str, date: dt.date, *, unit: str | None = None) -> tuple[Figure, ...]:
        """The figures of a day in all their editions; of a measure by year, those of the year the day falls in."""
        return tuple(one for one in self.figures(measure, area, unit=unit) if one.start <= date <= one.end)

    def nearest(
        self, measure: str, area: str, date: dt.date, *, unit: str | None = None
    ) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
        """The figures of the last date up to a day, and of the first after it, each in all its editions."""
        series = self.figures(measure, area, unit=unit)
        ends = sorted({one.end for one in series})
        after = bisect_left(ends, date + dt.timedelta(days=1))
        before = tuple(one for one in series if after > 0 and one.end == ends[after - 1])
        return before, tuple(one for one in series if after < len(ends) and one.end == ends[after])

    def total(self, measure: str, date: dt.date, *, unit: str | None = None) -> tuple[tuple[Figure, str], ...]:
        """The totals of England and Wales on a day, each with what it counts."""
        scope = self.measure(measure).scope
        wider = "wider than the other totals: with the British Transport Police and officers on central secondment"
        return tuple(
            (one, wider if Flag.WIDER_SCOPE in one.flags else scope)
            for one in self.at(measure, ENGLAND_AND_WALES, date, unit=unit)
        )


def _figure(row: _Row, line: int) -> Figure:
    measure, area, when, unit, value, edition, flags = row
    start, end = span(when)
    told = tuple(Flag(flag) for flag in flags.split("|") if flag)
    return Figure(measure, area, unit, when, start, end, float(value), edition, told, line)


def read_rows(text: str, place: str) -> Iterator[tuple[int, _Row]]:
    """The rows of a file of figures with their lines; raises :class:`StatsError` where its columns are others."""
    reader = csv.reader(io.StringIO(text))
    header = next(reader, [])
    if tuple(header) != COLUMNS:
        raise StatsError(f"{place}: the columns are not {','.join(COLUMNS)}", remedy="see docs/stats.md")
    width = len(COLUMNS)
    for row in reader:
        if len(row) != width:
            raise StatsError(f"{place}, line {reader.line_num}: {len(row)} cells, not {width}", remedy="correct it")
        yield reader.line_num, tuple(row)


def user_folder() -> Path:
    """Where figures that a user adds are kept: the folder of ``CLAIMX_STATS``, else one of the user's data."""
    if told := os.environ.get(VARIABLE):
        return Path(told)
    return _data_folder()


@cache
def _data_folder() -> Path:
    import typer

    return Path(typer.get_app_dir("claimx")) / "stats"


def read_folder(folder: Path) -> StatsBase:
    """The base in one folder, empty where there is none; raises :class:`StatsError`."""
    return _joined([_texts(folder)])


def stats(folder: Path | None = None) -> StatsBase:
    """The figures of the package with those a user added.

    Args:
        folder: Where these are; by default the user's own place.

    Raises:
        StatsError: A file of figures is damaged.
    """
    return _stats(folder or user_folder())


@cache
def _stats(folder: Path) -> StatsBase:
    package = files("claimx.stats") / "data"
    shipped = ((package / MEASURES).read_text("utf-8"), (package / FIGURES).read_text("utf-8"), "claimx/stats/data")
    return _joined([shipped, _texts(folder)])


def _texts(folder: Path) -> tuple[str, str, str]:
    measures, figures = folder / MEASURES, folder / FIGURES
    try:
        return (
            measures.read_text("utf-8") if measures.exists() else "{}",
            figures.read_text("utf-8") if figures.exists() else ",".join(COLUMNS) + "\n",
            str(folder),
        )
    except (OSError, UnicodeDecodeError) as error:
        raise StatsError(f"{folder} cannot be read: {error}", remedy="name another folder with --base") from error


def _joined(parts: Sequence[tuple[str, str, str]]) -> StatsBase:
    measures: dict[str, Measure] = {}
    editions: dict[str, Edition] = {}
    rows: dict[tuple[str, str], list[tuple[int, _Row]]] = {}
    for told, figures, place in parts:
        try:
            data = json.loads(told)
        except ValueError as error:
            raise StatsError(f"{place}/{MEASURES} is no JSON: {error}", remedy="correct it") from None
        more_measures, more_editions = read_measures(data, f"{place}/{MEASURES}")
        measures |= more_measures
        editions |= more_editions
        for line, row in read_rows(figures, f"{place}/{FIGURES}"):
            rows.setdefault((row[0], row[1]), []).append((line, row))
    return StatsBase(measures, editions, rows)


def forget() -> None:
    """Read the files again when they are next asked for."""
    _stats.cache_clear()
