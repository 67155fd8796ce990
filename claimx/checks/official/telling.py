"""A judged answer as a record, in plain sentences that leave the verdict to a person."""

from __future__ import annotations

import datetime as dt
import math

from claimx.check_kinds import CheckKind, Outcome
from claimx.check_records import Check, OfficialFigure
from claimx.checks.official.basis import FTE, HEADCOUNT
from claimx.checks.official.types import Asked, Caveat, Judged, Question
from claimx.figures.intervals import Figure as Stated
from claimx.records import Claim
from claimx.stats import Figure, Measure, StatsBase
from claimx.stats.areas import NATIONS, names
from claimx.stats.chart import number
from claimx.stats.model import MEANING, Flag, Kind, told

SENTENCES = {
    Caveat.FTE_HEADCOUNT: "Full-time equivalents and headcount are two counts of the same people and differ.",
    Caveat.PROVISIONAL: MEANING[Flag.PROVISIONAL],
    Caveat.BREAK: MEANING[Flag.BREAK],
    Caveat.SUSPECT: MEANING[Flag.SUSPECT],
    Caveat.SCOPE: "National totals differ in scope.",
    Caveat.REVISED: "The figure was revised: editions differ.",
    Caveat.NEAREST_DATE: "There is no figure for the day itself; the nearest dates were taken.",
    Caveat.UPLIFT_HEADCOUNT: "The uplift counts heads against a baseline of its own, which is no count of a 31 March.",
    Caveat.OTHER_BASIS: MEANING[Flag.OTHER_BASIS],
    Caveat.RECRUITS: "People recruited are not a change in strength: those who left are not taken off.",
    Caveat.UNCONFIRMED: MEANING[Flag.UNCONFIRMED],
    Caveat.LIMIT: MEANING[Flag.LIMIT],
    Caveat.DERIVED: MEANING[Flag.DERIVED],
}
_UNITS = {FTE: "full-time equivalent", HEADCOUNT: "headcount", "£m": "", "unstated": "", "strength": "strength"}
_MILLION = 1_000_000


def check(judged: Judged, asked: Asked, claim: Claim, stated: Stated, base: StatsBase) -> Check:
    """The record of a claim held against figures."""
    answer = judged.answer
    money, percent = claim.quantity.unit == "GBP", claim.quantity.unit in ("percent", "times")
    scale = _MILLION if money else 1
    unit = "£m" if money else "percent" if percent else answer.unit
    parts = _parts(judged, asked, claim, base)
    difference = _difference(judged.computed, stated.value, claim)
    return Check(
        kind=CheckKind.OFFICIAL,
        stated=stated.value / scale,
        computed=round(judged.computed / scale, 4),
        low=_open(stated.low / scale),
        high=_open(stated.high / scale),
        unit=unit,
        outcome=judged.outcome,
        told=f"The text says {claim.quantity.text}; {parts}{difference}.",
        figures=tuple(figure(one, base) for one in answer.figures),
        caveats=_caveats(judged, asked, base),
    )


def missing(asked: Asked, claim: Claim, stated: Stated, figures: tuple[Figure, ...], base: StatsBase) -> Check:
    """The record of a claim that no figure stands for, with those nearest to it."""
    scale = _MILLION if claim.quantity.unit == "GBP" else 1
    measure = base.measures[asked.measures[0]]
    near = "; ".join(f"{_value(one)}{_of_unit(one)} {_at(one.when, one.start != one.end)}" for one in figures)
    there = f"; the nearest: {near}" if near else ""
    return Check(
        kind=CheckKind.OFFICIAL,
        stated=stated.value / scale,
        low=_open(stated.low / scale),
        high=_open(stated.high / scale),
        unit=asked.unit,
        outcome=Outcome.NO_FIGURE,
        told=f"No figure stands for {measure.label} of {_area(asked.area)} {_asked_at(asked, measure)}{there}.",
        figures=tuple(figure(one, base) for one in figures),
        caveats=(),
    )


def _asked_at(asked: Asked, measure: Measure) -> str:
    """The time asked for: a day, a stretch of days, or for money the financial year."""
    start, end = asked.when.start, asked.when.end
    if measure.kind is Kind.FLOW:
        first = end.year if end >= dt.date(end.year, 4, 1) else end.year - 1
        return f"in {first}-{(first + 1) % 100:02d}"
    days = end.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"
    return f"on {told(days)}" if start == end else f"in {days}"


def _at(when: str, year: bool) -> str:
    return f"{'in' if year else 'on'} {told(when)}"


def _of_unit(one: Figure) -> str:
    unit = _UNITS.get(one.unit, one.unit)
    return f" {unit}" if unit else ""


def _area(id: str) -> str:
    return names().get(id, id)


def figure(one: Figure, base: StatsBase) -> OfficialFigure:
    """A figure as the records have it."""
    edition = base.editions[one.edition]
    return OfficialFigure(
        series=f"{one.measure}/{one.area}/{one.unit}",
        measure=one.measure,
        area=one.area,
        date=one.end if one.start == one.end else None,
        financial_year=None if one.start == one.end else one.when,
        unit=one.unit,
        value=one.value,
        edition=one.edition,
        flag="|".join(flag.value for flag in one.flags) or None,
        source=f"{edition.publisher}: {edition.title}. {edition.source}",
        licence=edition.licence,
    )


def _parts(judged: Judged, asked: Asked, claim: Claim, base: StatsBase) -> str:
    """What the figures say, with dates and unit."""
    figures = judged.answer.figures
    first = figures[0]
    measure, area = base.measures[first.measure], _area(first.area)
    unit = _UNITS.get(first.unit, first.unit)
    counted = f"{measure.label}{f' ({unit})' if unit else ''}"
    match asked.question:
        case Question.CHANGE:
            begun, ended = _ends(judged)
            money = begun.start != begun.end
            change = _signed(judged.computed, claim)
            return (
                f"{counted} of {area} went from {_value(begun)} {_at(begun.when, money)} to {_value(ended)} "
                f"{_at(ended.when, money)}, {change}"
            )
        case Question.SHARE:
            whole = figures[-1]
            return (
                f"{_value(first)} of {_value(whole)} {counted} on {told(first.when)} were {area}'s, "
                f"{judged.computed:.1f}%"
            )
        case Question.UPLIFT if first.measure != figures[-1].measure:
            return (
                f"{_value(first)} police officers (headcount) of {area} on {told(first.when)} are "
                f"{judged.computed:,.0f} over the baseline of the uplift, {_value(figures[-1])}"
            )
        case _:
            values = dict.fromkeys(_value(one) for one in figures)
            at = _at(first.when, first.start != first.end)
            return f"the published figure for {counted} of {area} {at} is {' or '.join(values)}"


def _ends(judged: Judged) -> tuple[Figure, Figure]:
    """The first and last figure of a change, in the editions that the change was made of where one pair makes it."""
    figures = judged.answer.figures
    first = [one for one in figures if one.end == figures[0].end]
    last = [one for one in figures if one.end == figures[-1].end]
    pairs = ((one, other) for one in reversed(first) for other in reversed(last))
    scale = _MILLION if figures[0].unit == "£m" else 1
    made = (pair for pair in pairs if math.isclose((pair[1].value - pair[0].value) * scale, judged.computed))
    return next(made, (first[-1], last[-1]))


def _value(one: Figure) -> str:
    return f"£{number(one.value)}m" if one.unit == "£m" else number(one.value)


def _signed(change: float, claim: Claim) -> str:
    if claim.quantity.unit == "GBP":
        return f"£{number(abs(change) / _MILLION)}m {'more' if change >= 0 else 'less'}"
    percent = claim.quantity.unit in ("percent", "times")
    size = f"{abs(change):.1f}%" if percent else f"{abs(change):,.0f}"
    return f"{size} {'more' if change >= 0 else 'fewer'}"


def _difference(computed: float, stated: float, claim: Claim) -> str:
    off = stated - computed
    if claim.quantity.unit in ("percent", "times"):
        return "" if abs(off) < 0.05 else f"; the difference is {abs(off):.1f} points"
    if claim.quantity.unit == "GBP":
        return "" if abs(off) < _MILLION / 20 else f"; the difference is £{number(abs(off) / _MILLION)}m"
    return "" if abs(off) < 1 else f"; the difference is {abs(off):,.0f}"


def _caveats(judged: Judged, asked: Asked, base: StatsBase) -> tuple[str, ...]:
    caveats = set(judged.answer.caveats)
    figures = judged.answer.figures
    measure = base.measures[figures[0].measure]
    people = {FTE, HEADCOUNT} <= set(measure.units)
    if asked.unit is None and people and judged.answer.unit in (FTE, HEADCOUNT):
        caveats.add(Caveat.FTE_HEADCOUNT)
    sentences = [SENTENCES[one] for one in Caveat if one in caveats]
    if Caveat.FTE_HEADCOUNT in caveats and asked.unit is None:
        sentences[sentences.index(SENTENCES[Caveat.FTE_HEADCOUNT])] = (
            f"The text does not say whether it counts full-time equivalents or heads; the figure is "
            f"{_UNITS[judged.answer.unit]}."
        )
    total = next((one for one in figures if one.area in NATIONS), None)
    if measure.scope and (total or measure.kind is Kind.FLOW) and Caveat.SCOPE in caveats | _scoped(asked, measure):
        sentences = [one for one in sentences if one != SENTENCES[Caveat.SCOPE]]
        wide = any(Flag.WIDER_SCOPE in one.flags for one in figures)
        area = names()[(total or figures[0]).area]
        sentences.append(MEANING[Flag.WIDER_SCOPE] if wide else f"The figure for {area} counts {measure.scope}.")
    return tuple(dict.fromkeys(sentences))


def _scoped(asked: Asked, measure: Measure) -> set[Caveat]:
    return {Caveat.SCOPE} if asked.elsewhere or measure.kind is Kind.FLOW else set()


def _open(value: float) -> float | None:
    return round(value, 6) if math.isfinite(value) else None
