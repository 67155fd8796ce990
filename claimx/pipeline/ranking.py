"""Linear models over named features that choose one of several candidates.

A model is a table of weights by feature name; a candidate's score is the sum of the weights of its features, and
the chances of the candidates of one choice are the softmax of their scores (conditional logit, McFadden 1974).
``scripts/train_rankers.py`` fits the tables in ``weights/``.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat

Weights = Mapping[str, float]


@cache
def load(name: str) -> Weights:
    """The weights of a model by the name of its file in ``weights/``; FileNotFoundError where there is none."""
    table = files("claimx.pipeline").joinpath("weights", f"{name}.json")
    weights: dict[str, float] = json.loads(table.read_text("utf-8"))["weights"]
    return weights


@cache
def fingerprint() -> str:
    """First 16 hex digits of the SHA-256 of all weights: changes when a model does."""
    told = hashlib.sha256()
    for table in sorted(files("claimx.pipeline").joinpath("weights").iterdir(), key=lambda file: file.name):
        if table.name.endswith(".json"):
            told.update(table.name.encode())
            told.update(table.read_bytes())
    return told.hexdigest()[:16]


def score(weights: Weights, features: Iterable[str]) -> float:
    """The score of a candidate: the sum of its features' weights, 0 for a feature the model does not know."""
    return sum(map(weights.get, features, repeat(0.0)))


def chances(scores: Sequence[float]) -> list[float]:
    """The softmax of scores: numbers from 0 to 1 that add up to 1; empty for none."""
    if not scores:
        return []
    top = max(scores)
    powers = [math.exp(value - top) for value in scores]
    total = sum(powers)
    return [power / total for power in powers]
