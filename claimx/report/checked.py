"""What came of the checks of claims, as the page reads it: texts and series once, claims by their numbers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from claimx.check_kinds import Outcome
from claimx.check_records import Check, OfficialFigure
from claimx.errors import StatsError
from claimx.stats.areas import names
from claimx.stats.base import StatsBase, stats
from claimx.stats.chart import latest
from claimx.stats.model import span

# What there is no figure for has none to draw.
_DRAWN = frozenset({Outcome.AGREES, Outcome.CLOSE, Outcome.DIFFERS, Outcome.NOT_COMPARABLE})

Number = Callable[[Hashable], int]


def packed(checks: Sequence[Check], sources: Number, series: Number) -> list[list[object]]:
    """The checks of a claim: kind, outcome, what is told, caveats, numbers of the sources, and of the chart if any.

    A chart is the number of a series, the figures that were looked at, and the stated one, each a day and a value; the
    stated one is null where the amount is a change between two of them.

    Args:
        sources: Numbers what a source is called, its address and its licence.
        series: Numbers a series: what it is called, its unit, and its points, each a day and a value.
    """
    return [_check(one, sources, series) for one in checks]


def _check(check: Check, sources: Number, series: Number) -> list[object]:
    told = dict.fromkeys((one.source, one.address, one.licence) for one in check.figures if one.source)
    return [
        check.kind.value,
        check.outcome.value,
        check.told,
        list(check.caveats),
        [sources(source) for source in told],
        _chart(check, series),
    ]


def _chart(check: Check, series: Number) -> list[object] | None:
    figures = [one for one in check.figures if _day(one)]
    if not figures or check.outcome not in _DRAWN:
        return None
    first = figures[0]
    own = [one for one in figures if (one.measure, one.area, one.unit) == (first.measure, first.area, first.unit)]
    points = _points(first, stats())
    if len(points) < 2:
        return None
    seen = list(dict.fromkeys((_day(one), one.value) for one in own))
    days = {day for day, _ in seen}
    # A single day means that the amount is held against the figure as it stands; two are the ends of a change.
    stated = None if len(days) > 1 or check.stated is None else [seen[-1][0], check.stated]
    return [series((_name(first, stats()), first.unit, points)), [list(one) for one in seen], stated]


def _points(figure: OfficialFigure, known: StatsBase) -> tuple[tuple[str, float], ...]:
    """The series of a figure as it stands now, one point a date."""
    found = known.figures(figure.measure, figure.area, unit=figure.unit)
    return tuple((one.end.isoformat(), one.value) for one in latest(found))


def _day(figure: OfficialFigure) -> str | None:
    """The day a figure is drawn at: its own, or the last of its financial year."""
    if figure.date:
        return figure.date.isoformat()
    return span(figure.financial_year)[1].isoformat() if figure.financial_year else None


def _name(figure: OfficialFigure, known: StatsBase) -> str:
    try:
        label = known.measure(figure.measure).label
    except StatsError:
        label = figure.measure.replace("_", " ")
    return f"{label}, {names().get(figure.area, figure.area)}"
