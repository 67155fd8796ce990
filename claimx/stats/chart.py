"""A series as a chart: lines of text for a terminal, or SVG for a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from claimx.stats.model import Figure, Flag, told

_BAR = "▏▎▍▌▋▊▉█"
# Of the SVG, in its own units: size, and the room for labels left and below, above and right.
_WIDTH, _HEIGHT, _LEFT, _BELOW, _ABOVE, _RIGHT = 640, 260, 64, 30, 34, 16
_STYLE = (
    ".line{fill:none;stroke:#1f5fa8;stroke-width:2}.point{fill:#1f5fa8}.other{fill:#fff;stroke:#1f5fa8}"
    ".mark{fill:none;stroke:#b3261e;stroke-width:2}.grid{stroke:#ddd}"
    "text{font:12px system-ui,sans-serif;fill:#333}.title{font-weight:600}.told{fill:#b3261e}"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure that somebody stated, to be shown beside a series: when, how much, and in what words."""

    date: dt.date
    value: float
    words: str


def number(value: float) -> str:
    """A figure as a person writes it: 147,430 or 58.3."""
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:,.1f}"


def latest(figures: Sequence[Figure]) -> list[Figure]:
    """One figure a date, that of the edition which appeared last; the figures are in the order of their base.

    A total of wider scope stands only where there is no other.
    """
    last = {figure.when: figure for figure in sorted(figures, key=lambda one: Flag.WIDER_SCOPE not in one.flags)}
    return sorted(last.values(), key=lambda one: one.end)


def terminal(figures: Sequence[Figure], *, width: int = 40) -> list[str]:
    """A bar a date, in lines of text, from the figures of one unit."""
    shown = latest(figures)
    if not shown:
        return []
    most = max(max(figure.value for figure in shown), 0.0) or 1.0
    wide = max(len(told(figure.when)) for figure in shown)
    room = max(len(number(figure.value)) for figure in shown)
    lines = []
    for figure in shown:
        eighths = round(max(figure.value, 0.0) / most * width * 8)
        bar = _BAR[-1] * (eighths // 8) + (_BAR[eighths % 8 - 1] if eighths % 8 else "")
        flags = f"  {', '.join(flag.value for flag in figure.flags)}" if figure.flags else ""
        lines.append(f"{told(figure.when):>{wide}}  {number(figure.value):>{room}}  {bar}{flags}")
    return lines


def svg(figures: Sequence[Figure], *, title: str, marks: Sequence[Mark] = ()) -> str:
    """A drawing of the figures of one unit over time, as a whole SVG document.

    Args:
        figures: In the order of their base; where editions differ the line goes through the latest, and the others
            are drawn as open points.
        title: What it shows.
        marks: Stated figures to set beside it.
    """
    shown = latest(figures)
    values = [one.value for one in figures] + [mark.value for mark in marks]
    days = [one.end.toordinal() for one in figures] + [mark.date.toordinal() for mark in marks]
    if not values:
        values, days = [0.0], [dt.date(2000, 1, 1).toordinal()]
    step = _step(max(0.0, *values) - min(0.0, *values))
    top = step * max(1, -(-max(values) // step))
    bottom = min(0.0, step * (min(values) // step))
    first, last = min(days), max(max(days), min(days) + 1)

    def across(day: int) -> float:
        return round(_LEFT + (day - first) / (last - first) * (_WIDTH - _LEFT - _RIGHT), 1)

    def down(value: float) -> float:
        return round(_HEIGHT - _BELOW - (value - bottom) / (top - bottom) * (_HEIGHT - _BELOW - _ABOVE), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
        f'<text class="title" x="{_LEFT}" y="18">{escape(title)}</text>',
    ]
    for count in range(round((top - bottom) / step) + 1):
        value = bottom + count * step
        y = down(value)
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y}" y2="{y}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{number(value)}</text>')
    for year in _years(first, last):
        x = across(dt.date(year, 1, 1).toordinal())
        parts.append(f'<text x="{x}" y="{_HEIGHT - 8}" text-anchor="middle">{year}</text>')
    points = " ".join(f"{across(one.end.toordinal())},{down(one.value)}" for one in shown)
    parts.append(f'<polyline class="line" points="{points}"/>')
    of_line = set(shown)
    for one in figures:
        kind = "point" if one in of_line else "other"
        says = escape(f"{told(one.when)}: {number(one.value)} {one.unit} ({one.edition})")
        parts.append(
            f'<circle class="{kind}" cx="{across(one.end.toordinal())}" cy="{down(one.value)}" r="3">'
            f"<title>{says}</title></circle>"
        )
    for mark in marks:
        x, y = across(mark.date.toordinal()), down(mark.value)
        end = x > _WIDTH / 2
        parts.append(f'<circle class="mark" cx="{x}" cy="{y}" r="6"/>')
        parts.append(
            f'<text class="told" x="{x - 10 if end else x + 10}" y="{y - 8}" '
            f'text-anchor="{"end" if end else "start"}">{escape(mark.words)}</text>'
        )
    return "".join([*parts, "</svg>\n"])


def _step(size: float) -> float:
    """A round step that cuts a span into about four."""
    if size <= 0:
        return 1.0
    rough = size / 4
    power = 10.0 ** (len(str(int(rough))) - 1) if rough >= 1 else 0.1
    return next(power * times for times in (1, 2, 5, 10, 20, 50, 100) if power * times >= rough or times == 100)


def _years(first: int, last: int) -> list[int]:
    """The years to label, at most eight of them."""
    start, end = dt.date.fromordinal(first).year + 1, dt.date.fromordinal(last).year
    every = max(1, -(-(end - start + 1) // 8))
    return list(range(start, end + 1, every))
