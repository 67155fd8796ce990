"""The figures that answer what is asked: on the day, else on the nearest dates, in every edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimx.checks.official.types import Answer, Asked, Caveat, Days, Question
from claimx.stats import Figure, Flag, Kind, StatsBase
from claimx.stats.areas import ENGLAND_AND_WALES

# Days that a figure may lie from the day asked for.
_REACH = 366
# A figure of the other unit on the day itself says more than one of the unit asked for that lies further away.
_NEAR = 31
# What was found last: the claims of a document ask of the same days.
_KEPT, _ASKED = 2_048, 4_096
_YEAR_END = (3, 31)
# The national strength before 2003 is another series.
_OLD = "strength"
_MONEY = "£m"
_OF_FLAG = {
    Flag.PROVISIONAL: Caveat.PROVISIONAL,
    Flag.BREAK: Caveat.BREAK,
    Flag.SUSPECT: Caveat.SUSPECT,
    Flag.WIDER_SCOPE: Caveat.SCOPE,
    Flag.OTHER_BASIS: Caveat.OTHER_BASIS,
    Flag.UNCONFIRMED: Caveat.UNCONFIRMED,
    Flag.LIMIT: Caveat.LIMIT,
    Flag.DERIVED: Caveat.DERIVED,
}


@dataclass(frozen=True, slots=True)
class Dated:
    """All editions of one figure: same date, unit and scope; ``caveats`` are what its figures bring with them."""

    date: dt.date
    unit: str
    wider: bool
    figures: tuple[Figure, ...]
    distance: int
    caveats: frozenset[Caveat]

    @property
    def value(self) -> float:
        """As the edition has it that appeared last."""
        return self.figures[-1].value


@lru_cache(maxsize=_ASKED)
def answers(asked: Asked, base: StatsBase) -> Sequence[Answer]:
    """Every way to answer, the best first by what was asked, not by what was claimed."""
    found: list[Answer] = []
    for measure in asked.measures:
        match asked.question:
            case Question.CHANGE:
                found += _changes(asked, base, measure)
            case Question.SHARE:
                found += _shares(asked, base, measure)
            case _:
                found += _levels(asked, base, measure)
    if asked.question is Question.UPLIFT and asked.area == ENGLAND_AND_WALES:
        found += _over_baseline(asked, base)
        found.sort(key=lambda one: one.distance)
        found = [one for one in found if one.distance == found[0].distance]
    return found


def nearest(asked: Asked, base: StatsBase) -> tuple[Figure, ...]:
    """What stands nearest to the time asked for where nothing stands at it: the last before, the first after."""
    figures: list[Figure] = []
    for measure in asked.measures:
        for days in (asked.since, asked.when) if asked.since else (asked.when,):
            before, after = base.nearest(measure, asked.area, days.end, unit=asked.unit)
            figures += [one for one in (*before[-1:], *after[-1:]) if one not in figures]
    return tuple(figures)


def _levels(asked: Asked, base: StatsBase, measure: str) -> Iterator[Answer]:
    own = dated(base, measure, asked.area, asked.unit, asked.when)
    other = list(dated(base, measure, asked.area, None, asked.when)) if asked.unit is not None else []
    other = [one for one in other if one.unit != asked.unit and not one.distance]
    for one in own:
        if not other or one.distance <= _NEAR:
            yield _answer(one, asked)
    for one in other:
        yield _answer(one, asked, Caveat.FTE_HEADCOUNT, comparable=one.unit not in ("fte", "headcount"))


def _over_baseline(asked: Asked, base: StatsBase) -> Iterator[Answer]:
    """The officers over the baseline of the uplift, for dates that have a count of heads and no figure of its own."""
    baselines = base.figures("uplift_baseline", asked.area)
    for one in dated(base, "officers", asked.area, "headcount", asked.when):
        if baselines and not base.at("uplift_officers", asked.area, one.date):
            caveats = one.caveats | asked.caveats | {Caveat.DERIVED}
            good = Caveat.FTE_HEADCOUNT not in asked.caveats
            value = one.value - baselines[-1].value
            yield Answer(value, one.unit, (*one.figures, baselines[-1]), (), caveats, one.distance, good)


def _answer(one: Dated, asked: Asked, *caveats: Caveat, comparable: bool = True) -> Answer:
    bad = one.caveats & {Caveat.SUSPECT} or one.unit == _OLD
    return Answer(
        one.value,
        one.unit,
        one.figures,
        tuple(figure.value for figure in one.figures[:-1]),
        one.caveats | set(caveats) | asked.caveats,
        one.distance,
        comparable and not bad and Caveat.FTE_HEADCOUNT not in asked.caveats,
    )


@lru_cache(maxsize=_KEPT)
def dated(base: StatsBase, measure: str, area: str, unit: str | None, days: Days) -> tuple[Dated, ...]:
    """The figures of a stretch of days; where there are none, of the last date before and the first after.

    Of several in the stretch that of 31 March comes first, which is what a year's strength is told as.
    """
    series = base.figures(measure, area, unit=unit)
    if base.measures[measure].kind is Kind.FLOW:
        return _grouped((one for one in series if one.start <= days.end and days.start <= one.end), days, flow=True)
    inside = [one for one in series if days.start <= one.end <= days.end]
    if not inside:
        past = max((one.end for one in series if one.end < days.start), default=None)
        coming = min((one.end for one in series if one.end > days.end), default=None)
        inside = [one for one in series if one.end in (past, coming) and _distance(one.end, days) <= _REACH]
    return _grouped(_of_march(inside, days), days)


def _of_march(figures: list[Figure], days: Days) -> list[Figure]:
    """Of a year or more, the figures of 31 March where there are any in the unit."""
    if (days.end - days.start).days <= _NEAR:
        return figures
    march = {one.unit for one in figures if (one.end.month, one.end.day) == _YEAR_END}
    return [one for one in figures if one.unit not in march or (one.end.month, one.end.day) == _YEAR_END]


def _grouped(figures: Iterable[Figure], days: Days, *, flow: bool = False) -> tuple[Dated, ...]:
    groups: dict[tuple[dt.date, str, bool], list[Figure]] = {}
    for one in figures:
        groups.setdefault((one.end, one.unit, Flag.WIDER_SCOPE in one.flags), []).append(one)
    found = []
    for (date, unit, wider), group in groups.items():
        distance = 0 if flow else _distance(date, days)
        found.append(Dated(date, unit, wider, tuple(group), distance, _caveats(group, distance)))
    return tuple(sorted(found, key=lambda one: (one.wider, one.distance, _rank(one))))


def _caveats(editions: Sequence[Figure], distance: int) -> frozenset[Caveat]:
    """What the editions of one figure bring with them."""
    found = {_OF_FLAG[flag] for one in editions for flag in one.flags if flag in _OF_FLAG}
    if len({one.value for one in editions}) > 1:
        found.add(Caveat.REVISED)
    if distance:
        found.add(Caveat.NEAREST_DATE)
    return frozenset(found)


def _distance(date: dt.date, days: Days) -> int:
    return max((days.start - date).days, (date - days.end).days, 0)


def _rank(one: Dated) -> tuple[bool, int, str]:
    return (one.date.month, one.date.day) != _YEAR_END, -one.date.toordinal(), one.unit


def _changes(asked: Asked, base: StatsBase, measure: str) -> Iterator[Answer]:
    if asked.since is None:
        return
    first = dated(base, measure, asked.area, asked.unit, asked.since)
    last = dated(base, measure, asked.area, asked.unit, asked.when)
    if first and last and not {one.unit for one in first} & {one.unit for one in last}:
        one, other = first[0], last[0]
        caveats = one.caveats | other.caveats | asked.caveats | {Caveat.OTHER_BASIS}
        yield Answer(other.value - one.value, one.unit, (*one.figures, *other.figures), (), caveats, 0, False)
    for one in first:
        for other in last:
            if one.unit != other.unit or one.wider != other.wider or one.date >= other.date:
                continue
            if one.unit == _MONEY and not {a.edition for a in one.figures} & {b.edition for b in other.figures}:
                continue
            caveats = one.caveats | other.caveats | asked.caveats
            broken = any(one.date < day <= other.date for day in _breaks(base, measure, asked.area, one.unit))
            bases = Flag.OTHER_BASIS in one.figures[-1].flags and Flag.OTHER_BASIS not in other.figures[-1].flags
            bad = broken or bases or bool(caveats & {Caveat.SUSPECT})
            others = (
                (later.value - earlier.value for earlier in one.figures for later in other.figures)
                if len(one.figures) + len(other.figures) > 2
                else ()
            )
            yield Answer(
                other.value - one.value,
                one.unit,
                (*one.figures, *other.figures),
                tuple(others),
                caveats | ({Caveat.BREAK} if broken else set()),
                one.distance + other.distance,
                not bad and one.unit != _OLD and Caveat.RECRUITS not in caveats,
            )


@lru_cache(maxsize=_KEPT)
def _breaks(base: StatsBase, measure: str, area: str, unit: str) -> tuple[dt.date, ...]:
    """The days on which a series breaks."""
    return tuple(one.end for one in base.figures(measure, area, unit=unit) if Flag.BREAK in one.flags)


def _shares(asked: Asked, base: StatsBase, measure: str) -> Iterator[Answer]:
    for one in dated(base, measure, asked.area, asked.unit, asked.when):
        whole = [
            total
            for total in dated(base, measure, ENGLAND_AND_WALES, one.unit, Days(one.date, one.date, True))
            if not total.distance
        ]
        for total in whole:
            if total.value > 0:
                caveats = one.caveats | (total.caveats - {Caveat.NEAREST_DATE}) | {Caveat.SCOPE}
                figures = (*one.figures, *total.figures)
                share = one.value / total.value * 100
                good = not caveats & {Caveat.SUSPECT}
                yield Answer(share, one.unit, figures, (), frozenset(caveats), one.distance, good)
