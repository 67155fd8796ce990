"""What a stated amount can mean, as intervals."""

from __future__ import annotations

import pytest

import claimx
from claimx.figures.intervals import Figure, family, figure


def read(text: str) -> Figure:
    [claim] = claimx.extract(text)
    found = figure(claim)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "low", "high", "digits"),
    [
        ("Kent Police recorded 4,312 burglaries.", 4312, 4312, 4),
        ("Kent Police recorded 4,310 burglaries.", 4305, 4315, 3),
        ("Kent Police recorded 20,000 burglaries.", 19_500, 20_500, 1),
        ("Kent Police recorded 12 burglaries.", 12, 12, 1),
        ("Kent Police spent £2.35m on cars.", 2_345_000, 2_355_000, 3),
        ("Kent Police spent almost £1m on cars.", 900_000, 1_000_000, 1),
        ("Kent Police recorded around 2,000 burglaries.", 1_900, 2_100, 1),
        ("Kent Police recorded more than 1,500 burglaries.", 1_500, 1_600, 2),
        ("Kent Police recorded fewer than 1,500 burglaries.", 1_400, 1_500, 2),
        ("Burglary in Kent fell by 12 per cent.", -12.5, -11.5, 2),
        ("Burglary in Kent doubled.", 90, 110, 1),
        ("Burglary in Kent halved.", -52.5, -47.5, 1),
        ("A third of burglaries in Kent were solved.", 31.33, 35.33, 1),
        ("Kent Police recorded between 40 and 50 burglaries.", 40, 50, 1),
    ],
)
def test_a_figure_is_the_interval_a_careful_writer_rounds_to_it(
    text: str, low: float, high: float, digits: int
) -> None:
    found = read(text)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    assert found.least <= found.low <= found.value <= found.high <= found.most
    assert found.digits == digits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kent Police spent almost £1m on cars.", "Kent Police spent £970,000 on cars."),
        ("A third of burglaries in Kent were solved.", "33% of burglaries in Kent were solved."),
        ("Burglary in Kent halved.", "Burglary in Kent fell by 50 per cent."),
        ("Burglary in Kent trebled.", "Burglary in Kent rose by 200%."),
        ("Kent Police took 14 minutes to answer.", "Kent Police took 840 seconds to answer."),
        ("Kent Police recorded more than 612,000 crimes.", "Kent Police recorded 612,480 crimes."),
    ],
)
def test_wording_unit_and_rounding_may_differ(one: str, other: str) -> None:
    first, second = read(one), read(other)
    assert first.agrees(second) and second.agrees(first)
    assert not first.conflicts(second)
    assert family(claimx.extract(one)[0]) == family(claimx.extract(other)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kent Police recorded 4,312 crimes.", "Kent Police recorded 4,318 crimes."),
        ("Kent Police recorded more than 5,000 crimes.", "Kent Police recorded 4,100 crimes."),
        ("Burglary in Kent rose by 6%.", "Burglary in Kent fell by 6%."),
    ],
)
def test_what_no_rounding_brings_together_conflicts(one: str, other: str) -> None:
    first, second = read(one), read(other)
    assert first.conflicts(second) and second.conflicts(first)
    assert not first.agrees(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Burglary in Kent fell by 12%.", "Burglary in Kent fell by 13%."),
        ("Kent Police recorded about 4,000 crimes.", "Kent Police recorded 4,350 crimes."),
        ("Kent Police spent up to £19.6m on cars.", "Kent Police spent up to £19.4m on cars."),
    ],
)
def test_what_loose_rounding_could_bring_together_is_neither(one: str, other: str) -> None:
    first, second = read(one), read(other)
    assert not first.agrees(second) and not first.conflicts(second)
