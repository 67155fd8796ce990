"""What of a claim record bears on whether it is worth checking, as names of signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from claimx.records import Bound, Change, Claim, ClaimType, Scope, Status, Topic
from claimx.worthiness.cues import phrases, signs_of, told
from claimx.worthiness.tokens import tokens

# What topics are taken together as.
_WORKFORCE = (Topic.OFFICERS, Topic.PCSOS, Topic.SPECIALS, Topic.POLICE_STAFF, Topic.WORKFORCE)
_OTHERS: Mapping[Topic, str] = MappingProxyType(
    {
        Topic.FUNDING: "money",
        Topic.OUTCOMES: "outcomes",
        Topic.STOP_SEARCH: "outcomes",
        Topic.DEMAND: "demand",
        Topic.PUBLIC_OPINION: "opinion",
        Topic.OTHER: "other",
    }
)
_MOVES: Mapping[tuple[str, Change], str] = MappingProxyType(
    {
        ("workforce", Change.INCREASE): "more-workforce",
        ("workforce", Change.DECREASE): "fewer-workforce",
        ("money", Change.INCREASE): "more-money",
        ("money", Change.DECREASE): "less-money",
        ("crime", Change.INCREASE): "rise-crime",
        ("crime", Change.DECREASE): "fall-crime",
        ("outcomes", Change.INCREASE): "rise-outcomes",
        ("outcomes", Change.DECREASE): "fall-outcomes",
    }
)
_SMALL, _LARGE, _MILLION, _LARGE_CHANGE = 10, 1_000, 1_000_000, 25


def topic_group(claim: Claim) -> str:
    """What a claim is about, coarsely: workforce, money, crime, outcomes, demand, opinion or other."""
    if claim.topic in _WORKFORCE:
        return "workforce"
    return _OTHERS.get(claim.topic, "crime")


@lru_cache(maxsize=1_000)
def office(role: str | None) -> str:
    """The sign of an office by the words of a role, the first of ``offices.csv`` that fits, or ``by-other``."""
    found = told(tokens(role or ""), phrases("offices.csv"))
    return next((sign for sign in signs_of("offices.csv") if sign in found), "by-other")


def signs(claim: Claim) -> list[str]:
    """The signs of one claim by itself."""
    group = topic_group(claim)
    found = [claim.type.value, f"on-{group}", *_of_size(claim)]
    if claim.change is not Change.LEVEL:
        moved = "rise-other" if claim.change is Change.INCREASE else "fall-other"
        found.append(_MOVES.get((group, claim.change), moved))
    if claim.status is not Status.ACTUAL:
        found.append(claim.status.value)
    if claim.quantity.bound is not Bound.EXACT:
        found.append(claim.quantity.bound.value)
    if claim.scope is Scope.FORCE:
        found.append("names-forces" if len(claim.forces) > 1 else "names-force")
    else:
        found.append("national" if claim.scope is Scope.NATIONAL else "no-force")
    holds = {
        "period": claim.period is not None,
        "baseline": claim.baseline is not None,
        "subject-unclear": claim.subject is None,
        "rate": claim.quantity.per is not None,
        "multiple": claim.quantity.unit == "times",
    }
    return found + [name for name, here in holds.items() if here]


def _of_size(claim: Claim) -> list[str]:
    value, unit = claim.quantity.value, claim.quantity.unit
    if value is None:
        return []
    if claim.type is ClaimType.FUNDING:
        return ["millions"] if value >= _MILLION else ["thousands"] if value >= _LARGE else []
    if unit in ("percent", "percentage_points"):
        return ["large-change"] if claim.change is not Change.LEVEL and value >= _LARGE_CHANGE else []
    if unit != "count" or claim.quantity.per is not None:
        return []
    return ["small"] if value < _SMALL else ["large"] if value >= _LARGE else []


def standing(claims: Sequence[Claim]) -> list[tuple[str, ...]]:
    """For each claim of a document, in order, how its amount stands among the others.

    ``largest``: none of the same unit is larger, and there are others; ``first-figure``; ``repeated``: the same amount
    of the same unit and change stood before; ``told-again``: it stands again after.
    """
    most: dict[str, float] = {}
    often: dict[str, int] = {}
    for claim in claims:
        if claim.quantity.value is not None:
            unit = claim.quantity.unit
            most[unit] = max(most.get(unit, claim.quantity.value), claim.quantity.value)
            often[unit] = often.get(unit, 0) + 1
    left = Counter((claim.quantity.value, claim.quantity.unit, claim.change) for claim in claims)
    seen: set[tuple[float, str, Change]] = set()
    found: list[tuple[str, ...]] = []
    for place, claim in enumerate(claims):
        value, unit = claim.quantity.value, claim.quantity.unit
        signs = ["first-figure"] if place == 0 else []
        if value is not None:
            same = (value, unit, claim.change)
            if often[unit] > 1 and value == most[unit]:
                signs.append("largest")
            left[same] -= 1
            if same in seen:
                signs.append("repeated")
            elif left[same]:
                signs.append("told-again")
            seen.add(same)
        found.append(tuple(signs))
    return found
