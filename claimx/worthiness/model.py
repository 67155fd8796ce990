"""The linear model: weights of signs, words, pairs of words and pieces of words, for two questions at once.

The score of a sentence is a bias, the weights of its signs, and those of its words, pairs and pieces over the square
root of how many tokens it has; a logistic curve fitted on UK statements makes a chance of it (Platt 1999). The weights
are files that an editor can read and change: ``signs.csv``, ``grams.json`` and ``scorer.json`` in one folder.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from claimx.errors import ModelError
from claimx.worthiness.reading import Sight
from claimx.worthiness.tokens import pairs, pieces
from claimx.worthiness.types import THRESHOLD, Chances

SCORER, SIGNS, GRAMS = "scorer.json", "signs.csv", "grams.json"
KIND = "linear"
# Tokens whose weight is remembered; past this they are forgotten and added up again.
_REMEMBERED = 50_000

# For the two questions: is it a claim, is it worth checking.
Pair = tuple[float, float]
Weights = Mapping[str, Pair]
NOTHING: Pair = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve: the chance of a score is 1 / (1 + exp(-(slope * score + shift)))."""

    slope: float
    shift: float

    def chance(self, score: float) -> float:
        """The chance of a score, 0 to 1."""
        power = max(-60.0, min(60.0, self.slope * score + self.shift))
        return 1.0 / (1.0 + math.exp(-power))


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model.

    Attributes:
        bias: Where a sentence of which nothing is known begins.
        signs, words, pairs, pieces: Weights by name.
        claim, worth: What makes chances of the two scores.
        threshold: The chance of worth that told the worthy from the rest best where it was fitted.
        shares: By sign, in which share of the sentences it was fitted on it holds.
        remembered: The weight of each token seen, with its pieces.
    """

    bias: Pair
    signs: Weights
    words: Weights
    pairs: Weights
    pieces: Weights
    claim: Curve
    worth: Curve
    threshold: float = THRESHOLD
    shares: Mapping[str, float] = field(default_factory=dict)
    remembered: dict[str, Pair] = field(default_factory=dict)

    def token(self, token: str) -> Pair:
        """The weight of a token: as a word, and of its pieces."""
        known = self.remembered.get(token)
        if known is None:
            if len(self.remembered) >= _REMEMBERED:
                self.remembered.clear()
            parts = [self.words.get(token, NOTHING), *(self.pieces.get(piece, NOTHING) for piece in pieces(token))]
            known = self.remembered[token] = _total(parts)
        return known

    def of_words(self, tokens: Sequence[str]) -> Pair:
        """What the words of a sentence add to its scores."""
        if not tokens:
            return NOTHING
        scale = 1.0 / math.sqrt(len(tokens))
        parts = [*map(self.token, tokens), *(self.pairs.get(pair, NOTHING) for pair in pairs(tokens))]
        claim, worth = _total(parts)
        return claim * scale, worth * scale

    def of_signs(self, signs: Iterable[str]) -> Pair:
        """What signs add to the scores of a sentence."""
        return _total([self.signs.get(sign, NOTHING) for sign in signs])

    def scores(self, sight: Sight, words: Pair | None = None) -> Pair:
        """The scores of a sentence, whatever their size; ``words`` where they were added up before."""
        return _total([self.bias, words or self.of_words(sight.tokens), self.of_signs(sight.signs)])

    def chances(self, scores: Pair) -> Chances:
        """The chances that scores stand for."""
        return Chances(self.claim.chance(scores[0]), self.worth.chance(scores[1]))


def _total(parts: Sequence[Pair]) -> Pair:
    claim = worth = 0.0
    for one, other in parts:
        claim += one
        worth += other
    return claim, worth


@cache
def shipped() -> Linear:
    """The model that ships with claimx."""
    return load(files("claimx.worthiness") / "weights")


@cache
def fingerprint() -> str:
    """First 16 hex digits of the SHA-256 of the shipped weights and the tables of signs: changes when a score can."""
    told = hashlib.sha256()
    for folder, names in (("data", ("cues.csv", "joined.csv", "offices.csv")), ("weights", (GRAMS, SCORER, SIGNS))):
        for name in names:
            told.update((files("claimx.worthiness") / folder / name).read_bytes())
    return told.hexdigest()[:16]


def load(folder: Traversable) -> Linear:
    """The model of a folder.

    Raises:
        ModelError: A file is missing or is not what it should be.
    """
    try:
        about: dict[str, Any] = json.loads((folder / SCORER).read_text("utf-8"))
        grams: dict[str, dict[str, list[float]]] = json.loads((folder / GRAMS).read_text("utf-8"))
        with (folder / SIGNS).open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
        signs = {row["sign"]: (float(row["claim"]), float(row["worth"])) for row in rows}
        shares = {row["sign"]: float(row.get("share") or 0) for row in rows}
        words, two, parts = ({k: (v[0], v[1]) for k, v in grams[kind].items()} for kind in ("words", "pairs", "pieces"))
        claim, worth = (Curve(**about["calibration"][head]) for head in ("claim", "worth"))
        bias = (float(about["bias"]["claim"]), float(about["bias"]["worth"]))
        return Linear(bias, signs, words, two, parts, claim, worth, float(about["threshold"]), shares)
    except OSError as error:
        raise ModelError(f"{folder}: {error.strerror} ({error.filename})", remedy="give a trained folder") from None
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise ModelError(f"{folder}: it holds no linear model ({error})", remedy="train it again") from None


def save(model: Linear, about: Mapping[str, Any], shown: Mapping[str, str], folder: Path) -> None:
    """Write a model into a folder that there is.

    Args:
        model: Its bias, curves and threshold go into ``scorer.json``.
        about: What else that file says: which sets went in, with which seed and versions.
        shown: The words that signs are shown with.
    """
    plain = {
        "kind": KIND,
        **about,
        "threshold": model.threshold,
        "bias": {"claim": model.bias[0], "worth": model.bias[1]},
        "calibration": {
            head: {"slope": curve.slope, "shift": curve.shift}
            for head, curve in (("claim", model.claim), ("worth", model.worth))
        },
    }
    (folder / SCORER).write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", "utf-8")
    with (folder / SIGNS).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("sign", "claim", "worth", "share", "shown"))
        weights = ((sign, *model.signs.get(sign, NOTHING), model.shares.get(sign, 0.0)) for sign in shown)
        table.writerows((*row, shown[row[0]]) for row in weights)
    kinds = {"words": model.words, "pairs": model.pairs, "pieces": model.pieces}
    (folder / GRAMS).write_text(_grams(kinds), "utf-8")


def _grams(kinds: Mapping[str, Weights]) -> str:
    parts = []
    for kind, weights in kinds.items():
        lines = (f"{json.dumps(name, ensure_ascii=False)}:[{c:g},{w:g}]" for name, (c, w) in sorted(weights.items()))
        parts.append(f'"{kind}":{{\n' + ",\n".join(lines) + "\n}")
    return "{" + ",\n".join(parts) + "}\n"
