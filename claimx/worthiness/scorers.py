"""Scorers by name: the linear model that ships, or what a folder holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from claimx.errors import ModelError
from claimx.worthiness import model as models
from claimx.worthiness import onnx
from claimx.worthiness.model import Linear
from claimx.worthiness.types import THRESHOLD, Scorer

LINEAR = "linear"


@dataclass(frozen=True, slots=True)
class Ranker:
    """A scorer with what it is called and the chance from which it takes a sentence as worth checking."""

    name: str
    threshold: float
    scorer: Linear | Scorer


def load_scorer(name: str | Path = LINEAR) -> Ranker:
    """A scorer.

    Args:
        name: ``linear``, or a folder that ``claimx train worthiness`` wrote.

    Raises:
        ModelError: There is no such folder, or it holds no scorer that can be used.
    """
    if name == LINEAR:
        return Ranker(LINEAR, models.shipped().threshold, models.shipped())
    folder = Path(name)
    try:
        about = json.loads((folder / models.SCORER).read_text("utf-8"))
        kind = about["kind"]
    except OSError as error:
        raise ModelError(
            f"{folder}: it holds no scorer ({models.SCORER}: {error.strerror})",
            remedy=f"give {LINEAR}, or a folder that claimx train worthiness wrote",
        ) from None
    except (ValueError, KeyError, TypeError):
        raise ModelError(f"{folder / models.SCORER}: it describes no scorer", remedy="train it again") from None
    if kind == onnx.KIND:
        return Ranker(str(name), float(about.get("threshold", THRESHOLD)), onnx.load(folder))
    if kind != models.KIND:
        raise ModelError(f"{folder}: no scorer of kind {kind!r} is known", remedy="update claimx")
    model = models.load(folder)
    return Ranker(str(name), model.threshold, model)
