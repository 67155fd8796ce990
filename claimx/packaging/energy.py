"""What training took in energy: counted by the processor where it does, else estimated from time and power."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Of a processor of which nothing is known but its cores, each fully in use: "Any" among the TDP per core of Green
# Algorithms (Lannelongue, Grealey and Inouye 2021, doi:10.1002/advs.202100707; its data/v3.0/TDP_cpu.csv).
WATTS_A_CORE = 12.0
SOURCE = "Green Algorithms, https://doi.org/10.1002/advs.202100707"
_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Energy:
    """An amount of energy.

    Attributes:
        kwh: None where it cannot be told.
        how: How it was come by, or why it cannot be told.
    """

    kwh: float | None
    how: str

    def grams(self, per_kwh: float | None) -> float | None:
        """The CO2 of it, None where nobody says what a kilowatt-hour emits."""
        return None if self.kwh is None or per_kwh is None else self.kwh * per_kwh


def energy(training: Mapping[str, Any], *, watts: float | None = None) -> Energy:
    """The energy of a training run.

    Args:
        training: What ``training.json`` says: ``seconds``, ``device``, ``cores``, ``energy``.
        watts: The power of the device, where somebody knows it; wins over all else.
    """
    seconds, device = training.get("seconds"), str(training.get("device") or "")
    if not isinstance(seconds, int | float):
        return Energy(None, "how long training took is not recorded")
    hours = seconds / _HOUR
    if watts is not None:
        return Energy(
            hours * watts / 1000, f"an estimate: {hours:.3f} h × {watts:g} W, the power stated for the device"
        )
    counted = training.get("energy")
    on_cpu = device.casefold().startswith("cpu")
    if on_cpu and isinstance(counted, Mapping) and isinstance(counted.get("joules"), int | float):
        return Energy(
            counted["joules"] / _HOUR / 1000,
            f"read from the processor's counters while it trained ({counted.get('source')}): whatever else ran is in "
            "it, memory and the rest of the machine are not",
        )
    if not on_cpu:
        return Energy(None, f"not estimated, as the power of {device or 'the device'} is not known; --watts states it")
    cores = training.get("cores")
    if not isinstance(cores, int):
        return Energy(None, "not estimated, as the number of cores is not recorded; --watts states the power")
    return Energy(
        hours * cores * WATTS_A_CORE / 1000,
        f"an estimate: {hours:.3f} h × {cores} cores × {WATTS_A_CORE:g} W a core, the figure of {SOURCE} for a "
        "processor of which nothing else is known; memory and the rest of the machine are left out",
    )
