"""Energy of a run: counted, estimated from time and power, or not told; never invented."""

from __future__ import annotations

from typing import Any

import pytest

from claimx.packaging.energy import SOURCE, WATTS_A_CORE, energy

RUN: dict[str, Any] = {"seconds": 1800.0, "device": "CPU, 2 threads", "cores": 4}


def test_of_cores_whose_power_nobody_knows() -> None:
    told = energy(RUN)
    assert told.kwh == pytest.approx(0.5 * 4 * WATTS_A_CORE / 1000)
    assert "an estimate" in told.how and SOURCE in told.how


def test_of_a_stated_power() -> None:
    told = energy({**RUN, "device": "NVIDIA H100"}, watts=350)
    assert told.kwh == pytest.approx(0.175)
    assert "an estimate" in told.how and "350 W" in told.how


def test_of_counters() -> None:
    counted = {**RUN, "energy": {"joules": 36_000.0, "source": "RAPL"}}
    assert energy(counted).kwh == pytest.approx(0.01)
    assert "RAPL" in energy(counted).how
    assert energy(counted, watts=100).kwh == pytest.approx(0.05)  # whoever knows the power wins
    # those of the processor say nothing of another device
    assert energy({**counted, "device": "NVIDIA H100"}).kwh is None


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"device": "NVIDIA H100"}, "NVIDIA H100 is not known"),
        ({"device": None}, "the device is not known"),
        ({"cores": None}, "number of cores is not recorded"),
        ({"seconds": None}, "how long training took is not recorded"),
    ],
)
def test_what_cannot_be_told_is_not(changed: dict[str, Any], why: str) -> None:
    told = energy({**RUN, **changed})
    assert told.kwh is None and why in told.how
    assert told.grams(200) is None


def test_carbon_only_where_somebody_says_what_a_kilowatt_hour_emits() -> None:
    assert energy(RUN).grams(None) is None
    assert energy(RUN, watts=100).grams(200) == pytest.approx(10)
