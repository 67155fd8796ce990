"""A way in which amounts could be related, and whether their figures are near enough for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.types import Amount, Relation, Tie

# A figure is taken for a slip of another up to so many times it; where several add up, less.
SLIP, SUM = 3.0, 1.6


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A relation that may be none, with one of its figures as stated and as the others make it."""

    relation: Relation
    stated: float
    made: float


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
