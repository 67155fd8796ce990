"""Scorers by name: the linear model that ships, what a folder holds, or several of these together."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from claimx.errors import ModelError
from claimx.worthiness import model as models
from claimx.worthiness import onnx
from claimx.worthiness.model import Linear
from claimx.worthiness.reading import Sight
from claimx.worthiness.types import THRESHOLD, Chances, Scorer

LINEAR = "linear"
# Between the names of scorers that are taken together.
TOGETHER = "+"
# A chance is taken as no nearer to 0 and 1 than this, so that no scorer alone settles what several say.
_SURE = 1e-6


@dataclass(frozen=True, slots=True)
class Ranker:
    """One scorer or several.

    Attributes:
        name: What it is called.
        threshold: The chance from which it takes a sentence as worth checking; of several their mean.
        parts: The scorers. What several say together is the mean of the log odds of what each says.
    """

    name: str
    threshold: float
    parts: tuple[Linear | Scorer, ...]

    @property
    def linear(self) -> Linear | None:
        """The part that can tell its reasons, if there is one."""
        return next((part for part in self.parts if isinstance(part, Linear)), None)

    def chances(self, sights: Sequence[Sight], texts: Sequence[str]) -> list[Chances]:
        """What it says of sentences.

        Args:
            sights: What is seen of each.
            texts: Their texts, in the same order; white space in them counts for nothing.
        """
        plain = [" ".join(text.split()) for text in texts]
        given = [
            [part.chances(part.scores(sight)) for sight in sights] if isinstance(part, Linear) else part(plain)
            for part in self.parts
        ]
        if len(given) == 1:
            return list(given[0])
        return [
            Chances(_together([said.claim for said in one]), _together([said.worth for said in one]))
            for one in zip(*given, strict=True)
        ]


def _together(chances: Sequence[float]) -> float:
    held = (min(max(chance, _SURE), 1 - _SURE) for chance in chances)
    return 1 / (1 + math.exp(-fmean(math.log(chance / (1 - chance)) for chance in held)))


def load_scorer(name: str | Path = LINEAR) -> Ranker:
    """A scorer.

    Args:
        name: ``linear``, a folder that ``claimx train worthiness`` wrote, or several of these with ``+`` between them.

    Raises:
        ModelError: There is no such folder, or it holds no scorer that can be used.
    """
    if isinstance(name, str) and TOGETHER in name and not Path(name).exists():
        rankers = [_one(part) for part in name.split(TOGETHER)]
        return Ranker(
            name, fmean(one.threshold for one in rankers), tuple(part for one in rankers for part in one.parts)
        )
    return _one(name)


def _one(name: str | Path) -> Ranker:
    if name == LINEAR:
        return Ranker(LINEAR, models.shipped().threshold, (models.shipped(),))
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
        return Ranker(str(name), float(about.get("threshold", THRESHOLD)), (onnx.load(folder),))
    if kind != models.KIND:
        raise ModelError(f"{folder}: no scorer of kind {kind!r} is known", remedy="update claimx")
    model = models.load(folder)
    return Ranker(str(name), model.threshold, (model,))
