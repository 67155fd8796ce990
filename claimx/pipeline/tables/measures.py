"""The unit, scale and rate of a figure: from the cell, else from the labels, the unit line and the caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.pipeline.tables.cells import Cell
from claimx.pipeline.tables.figures import Figure
from claimx.pipeline.tables.subjects import is_class, says
from claimx.pipeline.tables.times import is_time
from claimx.pipeline.tables.units import Unit, counts_money, is_rate, unit_of
from claimx.records import Offsets

# A sum given with its sign is in the thousands or millions of its header only where it is small.
_SMALL = 100_000
_LARGEST_SHARE = 1_000
_FORMS = {"GBP": "money", "percent": "percent", "percentage_points": "points", "count": "number"}


@dataclass(frozen=True, slots=True)
class Measured:
    """The unit of a figure, its form in the grammar, the factor of its value, and what it is per."""

    unit: str
    form: str
    factor: float
    per: str | None
    per_span: Offsets | None


def _at(cell: Cell, span: Offsets | None) -> Offsets | None:
    return None if span is None else (cell.start + span[0], cell.start + span[1])


def measured(figure: Figure, cell: Cell, labels: Sequence[Cell], lines: Sequence[Cell]) -> Measured:
    """What a figure is measured in.

    Args:
        figure: As read from its cell.
        cell: The cell.
        labels: Of its column and its row, the nearest first.
        lines: Heads of its group, captions and notes, the nearest first.
    """
    told = [(label, unit_of(label.text)) for label in (*labels, *lines)]
    unit, factor = figure.unit, 1.0
    if unit is None:
        unit, factor = _unit(_fitting(told, labels, figure), labels, lines)
    elif unit == "GBP" and not figure.scaled and figure.value < _SMALL:
        factor = next((one.scale for _, one in told if one.unit == "GBP" and one.scale != 1.0), 1.0)
    per, per_span = figure.per, _at(cell, figure.per_span)
    if per is None and unit not in ("percent", "percentage_points"):
        per, per_span = next(_rates(told, len(labels)), (None, None))
    form = _FORMS.get(unit) or ("money" if unit.isupper() else "measure")
    return Measured(unit, form, 1.0 if figure.scaled and figure.unit else factor, per, per_span)


def _fitting(told: list[tuple[Cell, Unit]], labels: Sequence[Cell], figure: Figure) -> list[tuple[Cell, Unit]]:
    """What is told, less a share that only a line above the table tells, where the figure is too large for one."""
    if figure.value <= _LARGEST_SHARE:
        return told
    return [pair for place, pair in enumerate(told) if place < len(labels) or pair[1].unit != "percent"]


def _unit(told: Sequence[tuple[Cell, Unit]], labels: Sequence[Cell], lines: Sequence[Cell]) -> tuple[str, float]:
    scales = [one.scale for _, one in told if one.unit is None and one.scale != 1.0]
    for _, one in told:
        if one.unit is None:
            continue
        factor = one.scale
        if factor == 1.0 and one.unit == "GBP":
            factor = next((other.scale for _, other in told if other.unit == "GBP" and other.scale != 1.0), 1.0)
        if factor == 1.0 and one.unit in ("GBP", "count"):
            factor = scales[0] if scales else 1.0
        return one.unit, factor
    factor = scales[0] if scales else 1.0
    if _is_money(labels, lines):
        return "GBP", factor
    return "count", factor


def _is_money(labels: Sequence[Cell], lines: Sequence[Cell]) -> bool:
    """Whether the nearest label that says what is counted, else a caption, names a sum of money."""
    for label in labels:
        if counts_money(label.text):
            return True
        if says(label.text) and not is_time(label.text) and not is_class(label.text):
            break
    return False if any(says(label.text) and not is_time(label.text) for label in labels[:1]) else _captioned(lines)


def in_pence(labels: Sequence[Cell], lines: Sequence[Cell], beside: Sequence[Cell]) -> bool:
    """Whether figures that end in "p" are pence, and not provisional.

    Args:
        labels: Of their column and row: a sum in pounds or a count is not in pence.
        lines: Heads of the group and captions.
        beside: Cells of their row and column: some are sums.
    """
    units = [unit_of(label.text).unit for label in labels]
    if any(unit is not None for unit in units):
        return False
    return _is_money(labels, lines) or any(cell.text.startswith(("£", "-£", "+£")) for cell in beside)


def _captioned(lines: Sequence[Cell]) -> bool:
    return any(counts_money(line.text) for line in lines if len(line.text) < 200)


def _rates(told: Sequence[tuple[Cell, Unit]], labels: int) -> Iterator[tuple[str | None, Offsets | None]]:
    """What the figure is per; a caption says it only for columns of rates, or where it is itself of a rate."""
    rated = any(is_rate(label.text) for label, _ in told[:labels])
    for place, (label, one) in enumerate(told):
        if one.per is None:
            continue
        if (
            place < labels
            or rated
            or (one.unit != "count" and (is_rate(label.text) or label.text.lower().startswith("per")))
        ):
            yield one.per, _at(label, one.per_span)
