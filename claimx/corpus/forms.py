"""Whether the values of a mention are of the types that whatever reads them counts on."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from typing import Any

from claimx.corpus.problems import Rule

# A rule, what goes against it and the remedy.
Told = tuple[Rule, str, str]
TIMES = ("period", "baseline")
_ENDS = ("start", "end")


def is_number(value: object) -> bool:
    """Whether it is a number that can be compared: JSON readers take ``NaN`` and ``Infinity`` too."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def is_day(value: object) -> bool:
    """Whether it is a day as 2024-01-31."""
    try:
        return isinstance(value, str) and dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def malformed(fields: Mapping[str, Any]) -> Iterator[Told]:
    """The values of a mention that are of no type they may have; one that is missing or null passes."""
    for name in ("value", "value_high"):
        if fields.get(name) is not None and not is_number(fields[name]):
            yield Rule.VALUE, f"{name} is {fields[name]!r}", "write a plain number, as 1500000"
    if fields.get("unit") is not None and not isinstance(fields["unit"], str):
        remedy = "write a currency code, percent, percentage_points, times, count, or a singular noun"
        yield Rule.UNIT, f"unit is {fields['unit']!r}", remedy
    if fields.get("per") is not None and not isinstance(fields["per"], str):
        yield Rule.UNIT, f"per is {fields['per']!r}", "write what a rate is per, as 'week', or null"
    for name in ("subject", "speaker"):
        if fields.get(name) is not None and not isinstance(fields[name], str):
            yield Rule.FORM, f"{name} is {fields[name]!r}", "quote words of the statement, or write null"
    forces = fields.get("forces")
    if forces is not None and not (isinstance(forces, list) and all(isinstance(one, str) for one in forces)):
        yield Rule.FORM, f"forces is {forces!r}", "write a list of ids, [] where there is none"
    if not isinstance(fields.get("optional", False), bool):
        yield Rule.FORM, f"optional is {fields['optional']!r}", "write true or false"
    for name in TIMES:
        if fields.get(name) is not None:
            yield from _time(name, fields[name])


def _time(name: str, time: object) -> Iterator[Told]:
    if not isinstance(time, dict) or not set(_ENDS) <= set(time):
        yield Rule.FORM, f"{name} is {time!r}", "give text, start and end"
        return
    for end in _ENDS:
        if time[end] is not None and not is_day(time[end]):
            yield Rule.DATE, f"{name} has the day {time[end]!r}", "write it as 2024-01-31, or null"
