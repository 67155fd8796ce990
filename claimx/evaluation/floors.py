"""Floors under the scores of a corpus: what they stand on and whether they hold."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

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


def broken(floors: Mapping[str, Sequence[Step]], reached: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """The figures under their floors: what was reached and the floor, by name."""
    return {
        name: (reached[name], steps[-1]["floor"])
        for name, steps in floors.items()
        if reached[name] < steps[-1]["floor"]
    }
