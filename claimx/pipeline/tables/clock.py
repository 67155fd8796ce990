"""The time of each figure of a panel: from the headers of its column, the labels of its row, and the lines above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimx.pipeline.periods import calendar
from claimx.pipeline.tables.cells import Cell
from claimx.pipeline.tables.changes import Moves, moves
from claimx.pipeline.tables.layout import Line, Panel
from claimx.pipeline.tables.setting import Setting
from claimx.pipeline.tables.timed import Timed, length, time_of
from claimx.pipeline.tables.times import Part, completed, when
from claimx.pipeline.tables.totals import sums_up
from claimx.pipeline.types import Times, TimeSpan


class Clock:
    """The times of a panel."""

    __slots__ = ("_columns", "_corner", "_group", "_last", "_lines", "_panel", "_setting", "_timed", "_titles")

    def __init__(self, panel: Panel, setting: Setting) -> None:
        self._panel, self._setting = panel, setting
        self._columns = {column: time_of(cells) for column, cells in panel.heads.items()}
        self._timed = [
            column
            for column, timed in self._columns.items()
            if timed is not None
            and timed.span is not None
            and not any(moves(cell.text) for cell in panel.heads[column])
        ]
        self._corner = [cell for cell in panel.corner if (one := when(cell.text)) is not None and one.part is not None]
        self._titles = time_of(panel.titles)
        self._lines = self._whole(time_of([*self._corner, *line.labels]) for line in panel.lines)
        self._last: tuple[tuple[Cell, ...], Timed | None] = ((), None)

    @staticmethod
    def _whole(times: Iterable[Timed | None]) -> calendar.Span | None:
        """From the first to the last day of some times."""
        days = [timed.when.span for timed in times if timed is not None and timed.when.span is not None]
        return (min(day[0] for day in days), max(day[1] for day in days)) if days else None

    def column(self, column: int) -> Timed | None:
        """The time that the headers of a column name."""
        return self._columns.get(column)

    def line(self, line: Line) -> Timed | None:
        """The time that the labels of a row name."""
        return time_of([*self._corner, *line.labels])

    def _over(self, line: Line) -> list[Timed]:
        """Times of the lines that head a row's group, and of those above the table, the nearest first."""
        if line.groups != self._last[0]:
            self._last = (line.groups, time_of(line.groups))
        found = [timed for timed in (self._last[1], self._titles) if timed is not None]
        return [*found, *self._setting.times]

    def period(self, column: int, line: Line) -> TimeSpan | None:
        """The time of a figure."""
        head, label = self._columns.get(column), self.line(line)
        own = [timed for timed in (head, label) if timed is not None]
        over = self._over(line)
        wholes = [timed for timed in own if timed.when.span is not None]
        parts = [timed for timed in own if timed.when.part is not None]
        if not wholes:
            summed = self._summed(column, line) if not parts else None
            if summed is not None:
                return summed
            wholes = [timed for timed in over if timed.when.span is not None]
            if not parts and not wholes:
                return None
        if not wholes:
            return None
        whole = min(wholes, key=length) if own and wholes[0] in own else wholes[0]
        return self._completed(whole, parts, over)

    @staticmethod
    def _completed(whole: Timed, parts: Sequence[Timed], over: Sequence[Timed]) -> TimeSpan | None:
        """The part of a year that a label, or a line above ("as at 31 March each year"), says that is meant of it."""
        for part in [*parts, *(timed for timed in over if timed.when.part in (Part.DAY, Part.ROLLING))]:
            days = completed(part.when, whole.when)
            if days is not None:
                return whole.over(days)
        return whole.span

    def _summed(self, column: int, line: Line) -> TimeSpan | None:
        """The time of a total over columns or rows that each have their own."""
        heads = self._panel.heads.get(column, ())
        if heads and sums_up(heads[-1].text) and len(self._timed) > 1:
            days = self._whole(self._columns[other] for other in self._timed)
            return self._named(days, heads[-1])
        label = next((cell for cell in line.labels if sums_up(cell.text)), None)
        if label is not None and self._lines is not None:
            return self._named(self._lines, label)
        return None

    def _named(self, days: calendar.Span | None, cell: Cell) -> TimeSpan | None:
        """Days with the words above that name them, else with the label of the total."""
        if days is None:
            return None
        for timed in self._setting.times:
            if timed.when.span == days:
                return timed.span
        return TimeSpan(cell.start, cell.end, *days)

    def change(self, column: int, line: Line, found: Moves, cell: Cell) -> Times:
        """Period and baseline of a change whose label is a cell."""
        label = when(cell.text)
        base = self.line(line)
        if cell in line.labels:
            base = self._columns.get(column)
        over = self._over(line)
        whole = base if base is not None and base.when.span is not None else self._before(column)
        if whole is None:
            whole = next((timed for timed in over if timed.when.span and not timed.when.several), None)
        now = self._completed(whole, (), over) if whole is not None else None
        if label is not None and label.opening is not None and label.closing is not None:
            opening, closing = (
                Timed(replace(label, first=days[0], last=days[1], several=False), cell)
                for days in (label.opening, label.closing)
            )
            return Times(self._completed(closing, (), over), self._completed(opening, (), over))
        if label is not None and label.span is not None:
            named = self._completed(Timed(label, cell), (), over)
            return Times(now, named) if found.against else Times(named)
        if found.previous and now is not None and now.first is not None and now.last is not None:
            days = calendar.shift((now.first, now.last), -1, "year")
            return Times(now, TimeSpan(cell.start + found.start, cell.end, *days))
        earlier = [other for other in self._timed if other < column] if cell not in line.labels else []
        if base is None and len(earlier) > 1:
            first = self._columns[earlier[0]]
            return Times(now, self._completed(first, (), over) if first is not None else None)
        return Times(now)

    def _before(self, column: int) -> Timed | None:
        """The last time to the left of a column."""
        earlier = [other for other in self._timed if other < column]
        return self._columns[earlier[-1]] if earlier else None
