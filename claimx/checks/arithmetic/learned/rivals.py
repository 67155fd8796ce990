"""How likely a misfit is one, seen by itself and beside what else its amounts could be.

Amounts that fit others need no other explanation, of several ways in which the same amounts would not fit at most
one is meant, and of many ways in which amounts could be related some miss each other by little, by chance.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.solving import Solved
from claimx.checks.arithmetic.types import MOVES, Relation

# The parts by which one amount says how others stand to each other: each says so of one relation.
_ANCHORS = frozenset({"share", "percent", "by", "times", "rate", "whole", "again"})
# A way in which amounts, by identity, could be related.
_Way = tuple[CheckKind, frozenset[int]]
# Log odds whose chance is too small for a number.
_LOWEST = -700.0


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A candidate that may well be a relation, with what is known of it by itself.

    Attributes:
        odds: The log odds that its amounts belong together, by its signs.
        solved: What comes of its figures.
        missed: How many times one of its figures is what the others make it, as a logarithm without its sign.
        crowd: How many amounts stand where it was found.
        alone: What else speaks for it or against it by itself, by name.
        kind: Its kind; a difference is a change here.
        amounts: Its amounts, by identity.
        anchors: Those of them that say how others stand to each other.
    """

    odds: float
    solved: Solved
    fits: bool
    missed: float
    crowd: int
    alone: Mapping[str, float]
    kind: CheckKind = field(init=False)
    amounts: frozenset[int] = field(init=False)
    anchors: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        of, amounts = named(self.solved.relation)
        anchors = frozenset(id(one) for role, one in self.solved.relation.roles if role in _ANCHORS)
        for name, value in (("kind", of), ("amounts", amounts), ("anchors", anchors)):
            object.__setattr__(self, name, value)


def named(relation: Relation) -> _Way:
    """A relation by its kind and amounts; a difference is a change here."""
    kind = CheckKind.CHANGE if relation.kind in MOVES else relation.kind
    return kind, frozenset(id(amount) for _, amount in relation.roles)


def misfits(
    several: Sequence[Weighed], ways: Iterable[_Way], least: float
) -> Iterator[tuple[Weighed, dict[str, float]]]:
    """The candidates of a document that do not fit, each with what speaks for or against it, by name.

    Args:
        ways: Every way in which its amounts could be related, likely or not, as ``named`` gives them.
        least: What stands for the odds of a rival where there is none.
    """
    by_amount: dict[int, list[Weighed]] = {}
    for one in several:
        for amount in one.amounts:
            by_amount.setdefault(amount, []).append(one)
    ways_of: dict[int, list[_Way]] = {}
    for way in ways:
        for amount in way[1]:
            ways_of.setdefault(amount, []).append(way)
    for one in several:
        if not one.fits:
            others = dict.fromkeys(other for amount in one.amounts for other in by_amount[amount] if other is not one)
            shared = Counter(way for amount in one.amounts for way in ways_of.get(amount, ()))
            shared.pop((one.kind, one.amounts), None)
            yield one, {**one.alone, **_beside(one, list(others), list(shared.values()), least)}


def _beside(one: Weighed, others: Sequence[Weighed], shared: Sequence[int], least: float) -> dict[str, float]:
    """The odds and the size of a misfit, and the odds of the likeliest of those that share amounts with it.

    Args:
        shared: For each other way of relating amounts of its own, how many of them are.
    """
    again = [other for other in others if other.amounts == one.amounts and other.kind is one.kind]
    rivals = [other for other in others if other.amounts != one.amounts]
    found = {
        "odds": one.odds,
        "missed": one.missed,
        "crowd": float(one.crowd),
        "ways": math.log1p(len(shared)),
        "ways two": math.log1p(sum(several > 1 for several in shared)),
        one.kind.value: 1.0,
    }
    for fit, fits in (("fitting", True), ("missing", False)):
        of = [other for other in rivals if other.fits is fits]
        found[f"same {fit}"] = _most((other for other in again if other.fits is fits), least)
        found[fit] = _most(of, least)
        found[f"{fit} two"] = _most((other for other in of if len(other.amounts & one.amounts) > 1), least)
        found[f"{fit} anchor"] = _most((other for other in of if other.anchors & one.anchors), least)
    found["ahead"] = one.odds - max(found["fitting"], found["missing"])
    return found


def chance(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """How likely a misfit is one, by the weights of its features and of ``bias``."""
    return logistic(weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items()))


def logistic(odds: float) -> float:
    """The chance of log odds."""
    return 1.0 / (1.0 + math.exp(-odds)) if odds > _LOWEST else 0.0


def _most(rivals: Iterable[Weighed], least: float) -> float:
    return max((one.odds for one in rivals), default=least)
