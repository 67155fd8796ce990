"""A way in which amounts could be related, and whether their figures are near enough for it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.types import Amount, Relation, Tie

# A figure is taken for a slip of another up to so many times it; where several add up, less.
SLIP, SUM = 3.0, 1.6
# Digits from which on one wrong of them is the same slip.
_MANY = 3


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A relation that may be none, with one of its figures as stated and as the others make it."""

    relation: Relation
    stated: float
    made: float


def digits_of(number: float) -> str:
    """The digits of a number without the noughts around them: of 4,060 and of 40.6 those of 406."""
    return f"{number:.6g}".replace(".", "").strip("0")


def slip(stated: float, made: float) -> str | None:
    """What slip of the pen makes one number of another, told to as many digits."""
    one = digits_of(stated)
    size = math.floor(math.log10(made))
    other = f"{made / 10.0 ** (size - len(one) + 1):.0f}"
    if one == other:
        return "shifted" if math.floor(math.log10(stated)) != size else None
    if len(one) != len(other) or len(one) == 1:
        return None
    if sorted(one) == sorted(other):
        return "swapped"
    digit = sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return f"digit{min(len(one), _MANY)}" if digit else None


def candidate(
    kind: CheckKind,
    roles: Sequence[tuple[str, Amount]],
    made: float,
    stated: float,
    *,
    size: float = 1.0,
    known: tuple[tuple[str, float], ...] = (),
) -> Candidate:
    """The candidate of these parts: nothing ties them yet."""
    return Candidate(Relation(kind, tuple(roles), tie=Tie.LOOSE, size=size, known=known), stated, made)


def is_near(made: float, stated: float, most: float = SLIP) -> bool:
    """Whether a figure as stated is near what the others make it, or has its point in the wrong place."""
    if made <= 0 or stated <= 0:
        return False
    ratio = stated / made
    return 1 / most <= ratio <= most or 9.6 <= ratio <= 10.4 or 0.096 <= ratio <= 0.104
