"""What the amounts of a relation make of each other, by interval arithmetic."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from claimx.check_kinds import CheckKind, Outcome
from claimx.checks.arithmetic.equations import Equation, Values, fed
from claimx.checks.arithmetic.intervals import Interval
from claimx.checks.arithmetic.types import Amount, Relation, Tie
from claimx.figures.intervals import Figure, factor
from claimx.records import Bound, Change, ClaimType

# Figures further apart than this are no slip: they are about different things.
_SLIPS = {Tie.LIKELY: 3.0, Tie.FAIR: 2.0}
# How wide, as a part of it or in points of a hundred, what a figure stands for may be where chance should not make
# it fit.
_CLOSE, _POINTS = 0.12, 1.5
# Half of the last digit of a rate that is a whole number; and from here on a strength may be rounded from a part, as
# full-time equivalents are.
_HALF, _COUNTED = 0.5, 100.0
# Figures that are told in other units than their family's; and how far, as a part of the larger, a close fit may be
# from the figures as written.
_UNLIKE, _WIDE = frozenset({"times"}), 0.3
# Two limits of one thing may lie so near each other.
_FAR = 0.8
# Nothing falls by more than all of it.
_ALL = 100.0


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount as a magnitude: as stated, as a careful writer means it, and as a careless one might.

    ``reach`` is all that the words allow of the figure as written: of a limit everything on its open side.
    """

    value: float
    near: Interval
    outer: Interval
    reach: Interval


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure that the others make: for an amount that is stated, or for a role that nobody stated.

    ``reach`` is all that it can be where one of the others is a limit, else its value alone.
    """

    role: str
    amount: Amount | None
    value: float
    near: Interval
    outer: Interval
    reach: Interval

    @property
    def limit(self) -> Bound | None:
        """``at_least`` or ``at_most`` where the others only limit it to one side; None for both sides or neither."""
        below, above = self.reach.low < self.value, self.value < self.reach.high
        return None if below is above else Bound.AT_MOST if below else Bound.AT_LEAST

    @property
    def free(self) -> bool:
        """Whether limits leave it open to both sides: nothing is known of it."""
        return self.reach.low < self.value < self.reach.high


@dataclass(frozen=True, slots=True)
class Solved:
    """A relation with what came of it. ``falling``: whether its amounts are said to fall."""

    relation: Relation
    outcome: Outcome
    readings: Mapping[str, tuple[Reading, ...]]
    derived: tuple[Derived, ...]
    falling: bool | None = None


def readings(relation: Relation) -> dict[str, tuple[Reading, ...]] | None:
    """The amounts of a relation as intervals, by role; None where one has no number.

    Figures that are held against each other are taken to be told with some care: three figures of a round number are
    meant, and the units it is written in ("£200 million" to a million), though it may have been rounded to two. A
    strength may be off by one, as full-time equivalents are; any other count is told to the last digit.
    """
    # What is computed is told in the first unit that is used: minutes, not the seconds they are compared in.
    factors: dict[str, float] = {}
    for _, amount in relation.roles:
        factors.setdefault(amount.family, factor(amount.claim))
    found: dict[str, tuple[Reading, ...]] = {}
    for role, amount in relation.roles:
        stated = amount.meant
        if stated is None:
            return None
        most = _ALL if role == "percent" and amount.claim.change is Change.DECREASE else math.inf
        measured = amount.claim.type is ClaimType.OFFICER_NUMBERS and abs(stated.value) >= _COUNTED
        reading = _reading(stated, factors[amount.family], most, _HALF if measured or role == "rate" else 0.0)
        found[role] = (*found.get(role, ()), reading)
    return found


def _reading(stated: Figure, unit: float, all_of_it: float, half: float) -> Reading:
    """A figure as a magnitude in other units, of which there is no more than all of it.

    Args:
        half: Half of what it is rounded to where its digits do not tell.
    """
    low, high, least, most = (end * (1 / unit) for end in (stated.low, stated.high, stated.least, stated.most))
    if stated.value < 0:
        low, high, least, most = -high, -low, -most, -least
    if low == high:
        low, high, least, most = low - half, high + half, low - 2 * half, high + 2 * half
    value = abs(stated.value) / unit
    reach = Interval(
        0.0 if stated.limit is Bound.AT_MOST else value,
        min(all_of_it, math.inf if stated.limit is Bound.AT_LEAST else value),
    )
    near = Interval(max(0.0, low), max(0.0, min(high, all_of_it)))
    return Reading(value, near, Interval(max(0.0, least), max(0.0, min(most, all_of_it))), reach)


def solve(relation: Relation) -> Solved | None:
    """Hold the amounts of a relation against each other; None where nothing follows.

    They are inconsistent only where some equation fails even if one of the figures was told without care, and the
    relation is firm.
    """
    if relation.tie is Tie.LOOSE and _wide(relation):
        return None
    read = readings(relation)
    if read is None:
        return None
    for role, number in relation.known:
        half = _HALF if role == "rate" else 0.0
        near, outer = Interval(number - half, number + half), Interval(number - 2 * half, number + 2 * half)
        read[role] = (Reading(number, near, outer, Interval(number, number)),)
    falling = _falling(relation, read)
    values, nears, outers, reaches = (
        {role: [pick(one) for one in several] for role, several in read.items()}
        for pick in (_value, _near, _outer, _reach)
    )
    tells_misfits = relation.tie is Tie.SURE or relation.tie in _SLIPS
    tested = failed = False
    made: dict[str, Derived] = {}
    for equation in fed(relation.kind, frozenset(read)):
        role, stated = equation.role, read.get(equation.role)
        if equation.falling not in (None, falling) or (stated is None and role in made):
            continue
        near = equation.of(nears, relation.size)
        if stated is not None:
            tested = True
            failed = failed or not (
                near.meets(stated[0].outer) or _one_careless(equation, relation.size, nears, outers, stated[0].near)
            )
            if failed and not tells_misfits:
                return None
        if role not in made:
            value, outer, reach = (equation.of(ends, relation.size) for ends in (values, outers, reaches))
            made[role] = Derived(role, relation.of(role), value.low, near, outer, reach)
    if relation.kind is CheckKind.REPEAT and _other_limit(relation):
        failed = True
    turned = relation.falls is not None and _turned(relation, made)
    if turned:
        tested = failed = True
    if failed and not (relation.tie is Tie.SURE or (tells_misfits and slipped(read, made, _SLIPS[relation.tie]))):
        return None
    if tested and not failed and relation.tie in (Tie.LOOSE, Tie.FAIR) and not close(read, made):
        return None
    if tested:
        return Solved(
            relation, Outcome.INCONSISTENT if failed else Outcome.CONSISTENT, read, tuple(made.values()), falling
        )
    implied = tuple(one for one in made.values() if one.amount is None and 0 < one.value < math.inf and not one.free)
    told = implied and relation.tie > Tie.FAIR
    return Solved(relation, Outcome.IMPLIED, read, implied, falling) if told else None


def _other_limit(relation: Relation) -> bool:
    """Whether the same limit is told twice, and each time another: "over 14,000", "more than 40,000"."""
    one, other = (amount.figure for _, amount in relation.roles)
    if one is None or other is None or one.limit is None or one.limit is not other.limit:
        return False
    return not one.agrees(other) and min(one.value, other.value) < _FAR * max(one.value, other.value)


def _one_careless(equation: Equation, size: float, nears: Values, outers: Values, stated: Interval) -> bool:
    """Whether a figure told with care fits the others, if one of these was told without; parts of a sum all were."""
    for role in equation.needs:
        if len(nears[role]) == 1:
            loose = {**nears, role: outers[role]}
            if equation.of(loose, size).meets(stated):
                return True
    return False


def _turned(relation: Relation, made: Mapping[str, Derived]) -> bool:
    """Whether the words tell of a rise where the figures fall, or the reverse."""
    by = made.get("by")
    return by is not None and by.amount is None and by.outer.high < 0


def _wide(relation: Relation) -> bool:
    """Whether the figures as written miss each other by far: most amounts that merely stand near each other do."""
    values: dict[str, list[Interval]] = {role: [Interval(number, number)] for role, number in relation.known}
    for role, amount in relation.roles:
        if amount.claim.quantity.unit in _UNLIKE:
            return False
        number = abs(amount.claim.quantity.value or 0.0) * factor(amount.claim)
        values.setdefault(role, []).append(Interval(number, number))
    missed = False
    for equation in fed(relation.kind, frozenset(values)):
        if equation.role not in values:
            continue
        made, stated = equation.of(values, relation.size).low, values[equation.role][0].low
        if abs(made - stated) <= _WIDE * max(abs(made), stated) + 1.0:
            return False
        missed = True
    return missed


def _value(one: Reading) -> Interval:
    return Interval(one.value, one.value)


def _near(one: Reading) -> Interval:
    return one.near


def _outer(one: Reading) -> Interval:
    return one.outer


def _reach(one: Reading) -> Interval:
    return one.reach


def _falling(relation: Relation, read: Mapping[str, tuple[Reading, ...]]) -> bool | None:
    """Which way the amounts are said to have moved; by the figures themselves where nobody says."""
    for role in ("percent", "by"):
        amount = relation.of(role)
        if amount is not None and amount.direction is not Change.LEVEL:
            return amount.direction is Change.DECREASE
    if relation.falls is not None:
        return relation.falls
    if "before" in read and "after" in read:
        return read["after"][0].value < read["before"][0].value
    return False


def slipped(read: Mapping[str, tuple[Reading, ...]], made: Mapping[str, Derived], most: float) -> bool:
    """Whether figures that do not fit miss each other by no more than a slip of the pen, or tell the wrong direction.

    Amounts that have nothing to do with each other are mostly much further apart.
    """
    for role, one in made.items():
        stated, value = read.get(role), abs(one.value)
        if stated is None or value <= 0 or stated[0].value <= 0:
            continue
        if not 1 / most <= stated[0].value / value <= most:
            return False
    return True


def close(read: Mapping[str, tuple[Reading, ...]], made: Mapping[str, Derived]) -> bool:
    """Whether figures fit so closely that chance hardly makes it: with care, and each known to a tenth of it."""
    for role, one in made.items():
        stated = read.get(role)
        if stated is None:
            continue
        near = stated[0].near
        width = near.high - near.low + one.near.high - one.near.low
        allowed = max(_CLOSE * one.value, _POINTS if role in ("percent", "share") else 0.0)
        if not one.near.meets(near) or width > allowed:
            return False
    return True
