"""Which way an amount is held against the base, if any: the likeliest by the weights of its signs."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimx.check_kinds import Outcome
from claimx.check_records import Check
from claimx.checks.official.finding import nearest
from claimx.checks.official.learned.named import Place
from claimx.checks.official.learned.signs import facts, of_nothing, of_way
from claimx.checks.official.learned.ways import Way, ways
from claimx.checks.official.telling import check, missing
from claimx.stats import StatsBase


@dataclass(frozen=True, slots=True)
class Weights:
    """A conditional logit over the ways of one amount and that of telling nothing.

    Attributes:
        signs: What each sign adds.
        least: How likely a way has to be for each outcome to be told.
        first: What each sign of telling nothing adds to the log odds that there is nothing to tell, at a first look.
        most: Where these are more, no way is looked at.
    """

    signs: Mapping[str, float]
    least: Mapping[Outcome, float]
    first: Mapping[str, float]
    most: float

    def idle(self, nothing: Iterable[str]) -> bool:
        """Whether an amount is of nothing that a series counts, by the signs of telling nothing alone."""
        return sum(self.first.get(one, 0.0) for one in nothing) > self.most

    def prior(self, signs: Iterable[str]) -> float:
        """What the signs of areas, groups and times add if a figure fits."""
        return sum(self.signs.get(one, 0.0) + self.signs.get(f"fits: {one}", 0.0) for one in signs)

    def score(self, signs: Iterable[str]) -> float:
        """What signs add up to."""
        return sum(self.signs.get(one, 0.0) for one in signs)


@cache
def shipped() -> Weights:
    """The weights in the package, fitted by ``scripts/fit_official.py``."""
    with files("claimx.checks.official.learned").joinpath("weights", "ways.json").open(encoding="utf-8") as file:
        found = json.load(file)
    return Weights(
        found["signs"], {Outcome(name): least for name, least in found["least"].items()}, found["first"], found["most"]
    )


@dataclass(frozen=True, slots=True)
class Chosen:
    """The likeliest of the ways that come to the same figures, and how likely these are."""

    way: Way
    chance: float


def chosen(place: Place, ruled: Check | None, weights: Weights, base: StatsBase) -> Chosen | None:
    """What an amount is held against; None where telling nothing is likelier, or it is not likely enough."""
    nothing = frozenset(of_nothing(place, ruled))
    tried = [] if weights.idle(nothing) else list(ways(place, base, weights.prior))
    if not tried:
        return None
    known = facts(place, ruled)
    scores = [weights.score(of_way(one, known)) for one in tried]
    found = likeliest(tried, scores, weights.score(nothing))
    return found if found is not None and found.chance >= weights.least.get(outcome(found.way), 0.0) else None


def likeliest(tried: Sequence[Way], scores: Sequence[float], nothing: float) -> Chosen | None:
    """The likeliest figures with the likeliest way to them; None where nothing is likelier."""
    top = max(*scores, nothing)
    parts = [math.exp(one - top) for one in scores]
    none = math.exp(nothing - top)
    sums: dict[tuple[object, ...], float] = {}
    first: dict[tuple[object, ...], int] = {}
    for number, (one, part) in enumerate(zip(tried, parts, strict=True)):
        sums[one.figures] = sums.get(one.figures, 0.0) + part
        if one.figures not in first or part > parts[first[one.figures]]:
            first[one.figures] = number
    best = max(sums, key=lambda one: sums[one])
    if sums[best] <= none:
        return None
    return Chosen(tried[first[best]], sums[best] / (sum(parts) + none))


def outcome(way: Way) -> Outcome:
    """What comes of a way."""
    return Outcome.NO_FIGURE if way.judged is None else way.judged.outcome


def told(way: Way, base: StatsBase) -> Check:
    """The record of a way."""
    if way.judged is None:
        return missing(way.asked, way.claim, way.stated, nearest(way.asked, base), base)
    return check(way.judged, way.asked, way.claim, way.stated, base)
