"""A time with the cell that names it, and the time that several labels name together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimx.pipeline.periods import calendar
from claimx.pipeline.tables.cells import Cell
from claimx.pipeline.tables.times import When, completed, when
from claimx.pipeline.types import TimeSpan

# "Savings required by 2014-15", but "Officers by 31 March and rank"
_DUE = re.compile(
    r"\b(?:required|needed|due|found|made|achieved|planned|expected|targets?|recruited|delivered)\s+(?:\w+\s+)?by\s+$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Timed:
    """A time and the cell that names it."""

    when: When
    cell: Cell

    def over(self, days: calendar.Span | None) -> TimeSpan | None:
        """These days, named by the words of this time."""
        if days is None:
            return None
        return TimeSpan(self.cell.start + self.when.start, self.cell.start + self.when.end, *days)

    @property
    def span(self) -> TimeSpan | None:
        """Its days with the words that name them, None for a part of a year; a deadline has no first day."""
        whole = self.over(self.when.span)
        due = whole is not None and _DUE.search(self.cell.text, 0, self.when.start) is not None
        return replace(whole, first=None) if whole is not None and due else whole


def time_of(cells: Sequence[Cell]) -> Timed | None:
    """The time that labels name together ("Year ending" over "March 2023", "2022-23" over "Q1"), or one of them."""
    found = [Timed(one, cell) for cell in cells if (one := when(cell.text)) is not None]
    if not found:
        return None
    wholes = [one for one in found if one.when.span is not None]
    parts = [one for one in found if one.when.part is not None]
    for part in parts:
        for whole in wholes:
            days = completed(part.when, whole.when)
            if days is not None:
                return Timed(When(whole.when.start, whole.when.end, *days), whole.cell)
    if wholes and len(cells) > 1:
        joined = when(" ".join(cell.text for cell in cells))
        if joined is not None and joined.span is not None and joined.span != wholes[-1].when.span and _rolls(joined):
            return Timed(When(wholes[-1].when.start, wholes[-1].when.end, *joined.span), wholes[-1].cell)
    return min(wholes, key=length) if wholes else parts[-1]


def _rolls(one: When) -> bool:
    return one.first is not None and one.last is not None and 360 < (one.last - one.first).days < 370


def length(one: Timed) -> int:
    """The days of a time less one, 0 for a part of a year."""
    span = one.when.span
    return (span[1] - span[0]).days if span is not None else 0
