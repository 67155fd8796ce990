"""Interval arithmetic of the checks: what is true and rounded with some care never counts as inconsistent."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from claimx.check_kinds import CheckKind, Outcome
from claimx.checks.arithmetic.intervals import Interval, total
from claimx.checks.arithmetic.solving import Solved, solve
from claimx.checks.arithmetic.types import Amount, Relation, Tie
from claimx.figures.intervals import family
from claimx.records import Change
from tests.outputs.build import claim

COUNTS = st.integers(120, 400_000)
ENDS = st.floats(0.01, 1e9)


def amount(text: str, value: float, unit: str = "count", change: Change = Change.LEVEL) -> Amount:
    """An amount by itself, as it stands in a text."""
    plain = claim(text, unit=unit)
    quantity = plain.quantity.model_copy(update={"value": value})
    told = plain.model_copy(update={"quantity": quantity, "change": change, "id": f"{text} {unit} {change}"})
    return Amount(told, 0, len(text), family(told), "", "", change is not Change.LEVEL)


def count(number: int, change: Change = Change.LEVEL) -> Amount:
    return amount(f"{number:,}", float(number), change=change)


def percent(value: float, decimals: int, change: Change = Change.LEVEL) -> Amount:
    text = f"{value:.{decimals}f}"
    return amount(f"{text}%", float(text), "percent", change)


def rounded(number: int) -> int:
    """A number to three figures."""
    step = 10 ** max(0, len(str(number)) - 3)
    return round(number / step) * step


def outcome(kind: CheckKind, *roles: tuple[str, Amount]) -> Outcome | None:
    solved = solve(Relation(kind, roles, tie=Tie.SURE))
    return solved.outcome if isinstance(solved, Solved) else None


@given(st.data(), COUNTS, st.integers(0, 2), st.booleans())
def test_a_true_share_is_never_inconsistent(data: st.DataObject, whole: int, decimals: int, round_whole: bool) -> None:
    part = data.draw(st.integers(1, whole))
    share = percent(100 * part / whole, decimals)
    told = count(rounded(whole) if round_whole else whole)
    assert outcome(CheckKind.SHARE, ("part", count(part)), ("whole", told), ("share", share)) is Outcome.CONSISTENT


@given(COUNTS, COUNTS, st.integers(0, 2), st.booleans(), st.booleans())
def test_a_true_change_is_never_inconsistent(before: int, after: int, decimals: int, first: bool, last: bool) -> None:
    way = Change.DECREASE if after < before else Change.INCREASE
    moved = percent(100 * abs(after - before) / before, decimals, way)
    levels = (rounded(before) if first else before, rounded(after) if last else after)
    roles = (("before", count(levels[0])), ("after", count(levels[1])), ("percent", moved))
    assert outcome(CheckKind.CHANGE, *roles) is Outcome.CONSISTENT
    by = count(abs(after - before), way)
    assert outcome(CheckKind.DIFFERENCE, *roles[:2], ("by", by)) is Outcome.CONSISTENT


@given(st.lists(COUNTS, min_size=2, max_size=6), st.lists(st.booleans(), min_size=6, max_size=6))
def test_a_true_sum_is_never_inconsistent(parts: list[int], coarse: list[bool]) -> None:
    told = [("part", count(rounded(one) if how else one)) for one, how in zip(parts, coarse, strict=False)]
    assert outcome(CheckKind.TOTAL, *told, ("whole", count(rounded(sum(parts))))) is Outcome.CONSISTENT


@given(COUNTS, st.integers(60_000, 4_000_000), st.integers(0, 2))
def test_a_true_rate_is_never_inconsistent(number: int, people: int, decimals: int) -> None:
    text = f"{1000 * number / people:.{decimals}f}"
    rate = amount(text, float(text))
    solved = solve(
        Relation(
            CheckKind.RATE, (("count", count(number)), ("base", count(rounded(people))), ("rate", rate)), size=1000.0
        )
    )
    assert solved is not None and solved.outcome is Outcome.CONSISTENT


@given(st.integers(200, 90_000), st.integers(2, 60))
def test_a_share_twice_as_large_is_inconsistent(whole: int, share: int) -> None:
    part = count(round(whole * share / 100))
    if whole * share < 2_000:
        return
    wrong = percent(min(100.0, 2.0 * share), 0)
    told = outcome(CheckKind.SHARE, ("part", part), ("whole", count(whole)), ("share", wrong))
    assert told is Outcome.INCONSISTENT


@given(ENDS, ENDS, ENDS, ENDS, st.floats(0, 1), st.floats(0, 1))
def test_operations_hold_what_their_members_make(a: float, b: float, c: float, d: float, x: float, y: float) -> None:
    first, second = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    one, other = first.low + x * (first.high - first.low), second.low + y * (second.high - second.low)
    made = (
        (first + second, one + other),
        (first - second, one - other),
        (first * second, one * other),
        (first / second, one / other),
        (first.scaled(0.01), one * 0.01),
        (total([first, second]), one + other),
    )
    for interval, value in made:
        slack = 1e-9 * max(a, b, c, d, abs(value))
        assert interval.low - slack <= value <= interval.high + slack


def test_open_ends_stay_open() -> None:
    least = Interval(200.0, math.inf)
    assert (least + Interval(1.0, 2.0)).high == math.inf
    assert (Interval(100.0, 100.0) / least) == Interval(0.0, 0.5)
    assert (least * Interval(0.0, 0.0)) == Interval(0.0, 0.0)
    assert (Interval(5.0, 6.0) / Interval(0.0, 0.0)).high == math.inf
