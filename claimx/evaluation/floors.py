"""Floors under the scores of a corpus: what they stand on and whether they hold."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from claimx.evaluation.measures import MEASURES
from claimx.evaluation.scores import Scores

SPLITS = ("train", "dev", "calibration", "test")


class Step(TypedDict, total=False):
    """A value a floor was given, and why where it is under the one before."""

    floor: float
    because: str


def corpus_hash(folder: Path) -> str:
    """First 16 hex digits of the SHA-256 of all texts and annotations of a folder, by name."""
    told = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        for part in (path, path.with_suffix(".txt")):
            told.update(part.name.encode())
            told.update(part.read_bytes())
    return told.hexdigest()[:16]


def figures(found: Scores) -> dict[str, float]:
    """The scores by name: F1 of detection, core and full, and the accuracy of each field."""
    rates = {"detection": found.detection.f1, "core": found.core.f1, "full": found.full.f1}
    return rates | dict(found.fields)


def unexplained(floors: Mapping[str, Sequence[Step]]) -> list[str]:
    """The names of floors that were lowered without a reason."""
    return [
        name
        for name, steps in floors.items()
        if any(
            later["floor"] < sooner["floor"] and not later.get("because") for sooner, later in itertools.pairwise(steps)
        )
    ]


def floors_of(told: str) -> dict[str, float]:
    """Floors as a person writes them, ``core=0.85,detection=0.95``: a measure and the least it may be.

    Raises:
        ValueError: A name that is no measure, or a floor that is no number from 0 to 1.
    """
    found: dict[str, float] = {}
    for part in told.split(","):
        name, _, floor = (side.strip() for side in part.partition("="))
        if name not in MEASURES:
            raise ValueError(f"{name!r} is no measure; there are {', '.join(MEASURES)}")
        try:
            found[name] = float(floor)
        except ValueError:
            raise ValueError(f"{part.strip()!r} has no floor; write it as {name}=0.85") from None
        if not 0 <= found[name] <= 1:
            raise ValueError(f"{part.strip()!r}: a floor lies between 0 and 1")
    return found


def below(floors: Mapping[str, float], reached: Mapping[str, float | None]) -> list[str]:
    """What is under its floor, in words; a measure of which there is nothing to tell is under any floor."""
    found = []
    for name, floor in floors.items():
        value = reached[name]
        if value is None:
            found.append(f"{name} has no figure: nothing in these statements tells of it")
        elif value < floor:
            found.append(f"{name} is {value:.4f}, under its floor of {floor:g} by {floor - value:.4f}")
    return found


def broken(floors: Mapping[str, Sequence[Step]], reached: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """The figures under their floors: what was reached and the floor, by name."""
    return {
        name: (reached[name], steps[-1]["floor"])
        for name, steps in floors.items()
        if reached[name] < steps[-1]["floor"]
    }
