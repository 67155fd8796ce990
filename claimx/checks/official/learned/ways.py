"""The ways in which an amount of people can be held against the base, by the areas, groups and times around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from itertools import combinations

from claimx.check_kinds import Outcome
from claimx.checks.official.basis import FTE, HEADCOUNT, basis_of_all, named_unit, names_unit, told_unit
from claimx.checks.official.counting import elided
from claimx.checks.official.finding import answers
from claimx.checks.official.judging import best
from claimx.checks.official.learned.named import ELSEWHERE, Place, Signs, areas, groups, times
from claimx.checks.official.lexicon import cue
from claimx.checks.official.moving import as_change
from claimx.checks.official.reading import of_town
from claimx.checks.official.types import Asked, Caveat, Days, Judged, Question
from claimx.checks.official.uplift import ALLOCATED, RECRUITED
from claimx.figures.intervals import Figure as Stated
from claimx.figures.intervals import figure
from claimx.records import Change, Claim
from claimx.stats import StatsBase
from claimx.stats.areas import ENGLAND_AND_WALES

UNITS = ("count", "percent", "times")
# Two times as near as this are one.
_MONTH = 31
# Characters beside an amount in which people are said to be recruited.
_NEAR = 70
# So many ways are held against figures.
_TRIED = 48
_UPLIFT_FROM, _UPLIFT_TO = dt.date(2019, 9, 1), dt.date(2023, 3, 31)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to hold an amount against the base.

    Attributes:
        asked: What is asked.
        claim: The claim as the level or change that is asked of.
        stated: What its amount can mean.
        judged: What comes of it; None where no figure stands for it.
        signs: What speaks for its area, group, times and unit.
    """

    asked: Asked
    claim: Claim
    stated: Stated
    judged: Judged | None
    signs: tuple[str, ...]

    @property
    def figures(self) -> tuple[object, ...]:
        """What it is held against: ways that come to the same figures are one."""
        if self.judged is None:
            return ("none",)
        return (self.judged.outcome, *self.judged.answer.figures)


@dataclass(frozen=True, slots=True)
class _Named:
    """What is named around an amount."""

    areas: dict[str, Signs]
    groups: dict[str, Signs]
    times: dict[Days, Signs]
    units: dict[str | None, str]


def ways(place: Place, base: StatsBase, score: Callable[[Iterable[str]], float] | None = None) -> Iterator[Way]:
    """The ways of an amount that any figure can stand for.

    Args:
        place: The amount.
        base: The figures.
        score: What signs add up to: only those whose areas, groups and times do most are held against figures; all
            where it is not given.
    """
    claim = place.claim
    if claim.quantity.unit not in UNITS:
        return
    named = _Named(areas(place), groups(place, base), times(place), _units(place))
    changed = as_change(claim)
    directions = _stated(
        [changed] if changed is not None else [_told_as(claim, one) for one in (Change.DECREASE, Change.INCREASE)]
    )
    level = _stated([_told_as(claim, Change.LEVEL)])
    tried = list(_asked(place, named, base))
    if score is not None and len(tried) > _TRIED:
        tried = nlargest(_TRIED, tried, key=lambda one: score(one[1]))
    # The officers of a town cannot differ from those of its force.
    town = of_town(claim)
    for asked, signs in tried:
        known = answers(asked, base)
        for told, stated in directions if asked.question is Question.CHANGE else level:
            judged = best(known, asked, told, stated)
            if judged is not None and judged.outcome is Outcome.DIFFERS and town:
                continue
            if judged is not None:
                yield Way(asked, told, stated, judged, signs)
            elif place.counted and not known and asked.question is Question.LEVEL:
                yield Way(asked, told, stated, None, signs)


def _stated(claims: Iterable[Claim]) -> list[tuple[Claim, Stated]]:
    """Claims with what their amounts can mean, those without a number left out."""
    return [(one, stated) for one in claims if (stated := figure(one)) is not None]


def _told_as(claim: Claim, change: Change) -> Claim:
    return claim if claim.change is change else claim.model_copy(update={"change": change})


def _units(place: Place) -> dict[str | None, str]:
    """In what people may be counted, with the sign of each."""
    own, earlier = told_unit(place.claim), basis_of_all(place.there.before)
    lead = named_unit(place.lead.text) if place.lead is not None else None
    if own is None and earlier is None and lead is None and not names_unit(place.claim.text):
        return {None: "unit open"}
    found: dict[str | None, str] = {own: "unit told"} if own is not None else {None: "unit not told"}
    for unit, sign in ((lead, "unit of lead"), (earlier, "unit of all")):
        if unit is not None:
            found.setdefault(unit, sign)
    for unit in (FTE, HEADCOUNT):
        found.setdefault(unit, "unit other")
    return found


def _asked(place: Place, named: _Named, base: StatsBase) -> Iterator[tuple[Asked, tuple[str, ...]]]:
    claim, percent = place.claim, place.claim.quantity.unit == "percent"
    near = claim.text[max(0, place.at - _NEAR) : place.end + _NEAR]
    caveats = frozenset({Caveat.RECRUITS}) if cue("recruiting").search(near) else frozenset[Caveat]()
    ordered = sorted(named.times, key=lambda days: days.end)
    pairs = []
    if claim.quantity.unit != "count" or elided(claim) or as_change(claim) is not None:
        pairs = [(one, two) for one, two in combinations(ordered, 2) if (two.end - one.end).days > _MONTH]
    for area, of_area in named.areas.items():
        where = [f"area {sign}" for sign in of_area]
        # A claim of more or less than the area cannot be borne out by its figures.
        elsewhere = ELSEWHERE in of_area
        for group, of_group in named.groups.items():
            whom = [*where, *(f"group {sign}" for sign in of_group)]
            for unit, of_unit in named.units.items():
                if unit is not None and unit not in base.measure(group).units:
                    continue
                who = [*whom, of_unit]
                if claim.quantity.unit == "count":
                    for when in ordered:
                        signs = (*who, *(f"time {sign}" for sign in named.times[when]))
                        yield Asked(Question.LEVEL, (group,), area, unit, when, None, True, elsewhere=elsewhere), signs
                for since, when in pairs:
                    at = (
                        *(f"until {sign}" for sign in named.times[when]),
                        *(f"since {sign}" for sign in named.times[since]),
                    )
                    yield (
                        Asked(Question.CHANGE, (group,), area, unit, when, since, True, caveats, elsewhere),
                        (*who, *at),
                    )
                for when in ordered if percent and area != ENGLAND_AND_WALES else ():
                    signs = (*who, *(f"time {sign}" for sign in named.times[when]))
                    yield Asked(Question.SHARE, (group,), area, unit, when, None, True), signs
        yield from _of_uplift(place, named, area, where)


def _of_uplift(place: Place, named: _Named, area: str, where: list[str]) -> Iterator[tuple[Asked, tuple[str, ...]]]:
    if place.claim.quantity.unit != "count" or not cue("uplift").search(place.there.before + place.claim.text):
        return
    caveats = frozenset({Caveat.UPLIFT_HEADCOUNT})
    for days, of_time in named.times.items():
        if days.end < _UPLIFT_FROM:
            continue
        when = Days(min(days.start, _UPLIFT_TO), min(days.end, _UPLIFT_TO), days.named)
        signs = (*where, *(f"time {sign}" for sign in of_time))
        for measure in (RECRUITED, ALLOCATED) if area != ENGLAND_AND_WALES else (RECRUITED,):
            yield Asked(Question.UPLIFT, (measure,), area, HEADCOUNT, when, caveats=caveats), signs
