"""Fitting the linear model: a logistic regression for each question, and the curves that make chances of its scores.

Both are fitted twice: over all columns, and over those words, pairs and pieces that then matter most, so that the file
stays small. Public sets of other speech are added with a small weight and a column of their own, which takes up what is
different about them as a whole and is not kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimx.evaluation.worth import average_precision
from claimx.training.worthiness.examples import Example
from claimx.training.worthiness.space import PAIRS, PIECES, READABLE, SIGNS, WORDS, Column, Space, sights, space_of
from claimx.worthiness.model import Curve, Linear, Pair

HEADS = ("claim", "worth")
# How likely a grade is to be worth checking, and to be the first to check, as the model is taught it: readers differ by
# one grade at most.
TAUGHT = (0.0, 0.1, 0.9, 1.0)
TAUGHT_FIRST = (0.0, 0.0, 0.0, 1.0)
# Weights closer to 0 than this are not written.
LEAST = 0.002
FOLDS = 5
_THRESHOLDS = np.arange(0.30, 0.71, 0.05)
_PLAIN = Curve(1.0, 0.0)

Reals = NDArray[np.float64]
Said = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the model is fitted.

    Attributes:
        strength: Inverse of the penalty, as scikit-learn's C.
        kept: How many words, pairs and pieces stay: those of the largest weight times root of how often they stand.
        public: Weight of a sentence of a public set beside the project's own; of no effect where there are no own.
        first: Weight, in the score of worth, of what tells the first to check from the rest.
        rarest: A word, pair or piece must stand in so many sentences.
        seed: Of the folds.
    """

    strength: float = 0.2
    kept: int = 25_000
    public: float = 0.03
    first: float = 0.3
    rarest: int = 3
    seed: int = 20_260_101


def is_own(example: Example) -> bool:
    """Whether an example is of the project's own statements."""
    return example.label.path is not None


def taught(example: Example, head: str) -> float | None:
    """What the model is taught of an example: the chance, 0 to 1, that it is; None where its set does not say."""
    if head == "claim":
        return None if example.label.claim is None else float(example.label.claim)
    chances = TAUGHT_FIRST if head == "first" else TAUGHT
    return None if example.label.worth is None else chances[example.label.grade]


def truth(example: Example, head: str) -> bool | None:
    """What binary figures are held against."""
    return example.label.claim if head == "claim" else example.label.worthy


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weights of one question: of each column, and the bias of the project's own statements."""

    columns: Reals
    bias: float


def fit(examples: Sequence[Example], settings: Settings) -> Linear:
    """A model of examples, its curves plain; see ``calibrated``."""
    often = Counter(sign for one in examples if is_own(one) for sign in one.sight.signs)
    own = max(1, sum(map(is_own, examples)))
    shares = {sign: round(times / own, 3) for sign, times in often.items()}
    return replace(_fit(examples, sights(examples), settings), shares=shares)


def _fit(examples: Sequence[Example], held: Sequence[Mapping[Column, float]], settings: Settings) -> Linear:
    space = space_of(held, rarest=settings.rarest)
    matrix = space.matrix(held)
    heads = _heads(matrix, examples, settings)
    if len(space.place) > settings.kept:
        places = _matter(space, matrix, list(heads.values()), settings.kept)
        names = list(space.place)
        space, matrix = Space({names[place]: new for new, place in enumerate(places)}), matrix[:, places]
        heads = _heads(matrix, examples, settings)
    return _linear(space, heads)


def _heads(matrix: Any, examples: Sequence[Example], settings: Settings) -> dict[str, Weighed]:
    """The weights of both questions; those of worth hold what tells the first to check too."""
    claim, worth = (weigh(matrix, examples, head, settings) for head in HEADS)
    if settings.first:
        first = weigh(matrix, examples, "first", settings)
        columns = worth.columns + settings.first * first.columns
        worth = Weighed(columns, worth.bias + settings.first * first.bias)
    return {"claim": claim, "worth": worth}


def _matter(space: Space, matrix: Any, heads: Sequence[Weighed], kept: int) -> list[int]:
    """The places of all signs, and of the words, pairs and pieces that matter most, in their order."""
    often = np.sqrt(matrix.getnnz(axis=0))
    worth = np.max([np.abs(head.columns) for head in heads], axis=0) * often
    worth[[place for column, place in space.place.items() if column[0] == SIGNS]] = np.inf
    return sorted(np.argsort(-worth, kind="stable")[:kept].tolist())


def weigh(matrix: Any, examples: Sequence[Example], head: str, settings: Settings) -> Weighed:
    """The weights of one question; all 0 where no example says anything of it."""
    from scipy.sparse import csr_matrix, hstack, vstack

    wanted = [taught(one, head) for one in examples]
    known = [row for row, value in enumerate(wanted) if value is not None]
    if not known:
        return Weighed(np.zeros(matrix.shape[1]), 0.0)
    chance = np.array([wanted[row] for row in known], dtype=float)
    own = np.array([is_own(examples[row]) for row in known])
    weight = np.array([examples[row].label.weight for row in known])
    if own.any():
        weight = np.where(own, weight, weight * settings.public)
    # A chance between 0 and 1 is taught as a sentence of each kind, weighed by it; what weighs nothing is left out.
    apart = hstack([matrix[known], csr_matrix((~own).astype(float)[:, None])]).tocsr()
    weights = np.concatenate([weight * chance, weight * (1 - chance)])
    used = np.flatnonzero(weights > 0)
    labels = np.repeat([1, 0], len(known))[used]
    if len(set(labels.tolist())) < 2:
        return Weighed(np.zeros(matrix.shape[1]), 30.0 if labels.all() else -30.0)
    model = _solved(vstack([apart, apart]).tocsr()[used], labels, weights[used], settings)
    return Weighed(model.coef_[0][:-1], float(model.intercept_[0]) + (0.0 if own.any() else float(model.coef_[0][-1])))


def _solved(matrix: Any, labels: NDArray[np.int64], weights: Reals, settings: Settings) -> Any:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=settings.strength, solver="liblinear", max_iter=200, random_state=settings.seed)
    return model.fit(matrix, labels, sample_weight=weights)


def _linear(space: Space, heads: dict[str, Weighed]) -> Linear:
    claim, worth = (heads[head] for head in HEADS)
    kinds: dict[str, dict[str, Pair]] = {kind: {} for kind in (SIGNS, WORDS, PAIRS, PIECES)}
    for (kind, name), place in space.place.items():
        scale = READABLE if kind == SIGNS else 1.0
        pair = (round(float(claim.columns[place]) * scale, 4), round(float(worth.columns[place]) * scale, 4))
        if max(map(abs, pair)) >= LEAST:
            kinds[kind][name] = pair
    bias = (round(claim.bias, 4), round(worth.bias, 4))
    return Linear(bias, kinds[SIGNS], kinds[WORDS], kinds[PAIRS], kinds[PIECES], _PLAIN, _PLAIN)


def scores(model: Linear, examples: Sequence[Example]) -> Reals:
    """The scores of examples: (examples, 2), claim and worth."""
    return np.array([model.scores(one.sight) for one in examples], dtype=float).reshape(len(examples), 2)


def calibrated(model: Linear, examples: Sequence[Example], held_out: Reals) -> Linear:
    """The model with curves, and the threshold of the highest F1 to be expected.

    Platt, "Probabilistic outputs for support vector machines", 1999.

    Args:
        examples: Which the model has not seen.
        held_out: Their scores, (examples, 2).
    """
    claim, worth = (_curve(examples, held_out, head) for head in HEADS)
    known = [row for row, one in enumerate(examples) if truth(one, "worth") is not None]
    threshold = model.threshold
    if known:
        chances = np.array([worth.chance(held_out[row, 1]) for row in known])
        threshold = threshold_of(chances)
    return replace(model, claim=claim, worth=worth, threshold=threshold)


def threshold_of(chances: Reals) -> float:
    """The chance from which sentences are best taken as worth checking, in steps of a twentieth.

    It gives the highest F1 that is to be expected where chances mean what they say: labels of some hundred sentences
    would move it more. Lipton, Elkan and Naryanaswamy, "Optimal thresholding of classifiers to maximize F1", 2014.
    """

    def expected(threshold: float) -> float:
        said = chances[chances >= threshold]
        return float(2 * said.sum() / max(1e-9, len(said) + chances.sum()))

    return round(float(max(_THRESHOLDS, key=expected)), 2)


def _curve(examples: Sequence[Example], held_out: Reals, head: str) -> Curve:
    known = [row for row, one in enumerate(examples) if truth(one, head) is not None]
    labels = np.array([bool(truth(examples[row], head)) for row in known])
    return curve(held_out[known, HEADS.index(head)], labels)


def curve(found: Reals, labels: NDArray[np.bool_]) -> Curve:
    """The logistic curve that makes labels likeliest of scores; the plain one where all labels are the same."""
    from sklearn.linear_model import LogisticRegression

    if len(set(labels.tolist())) < 2:
        return _PLAIN
    model = LogisticRegression(C=1e6).fit(found[:, None], labels)
    return Curve(round(float(model.coef_[0][0]), 4), round(float(model.intercept_[0]), 4))


def out_of_fold(examples: Sequence[Example], settings: Settings, told: Said | None = None) -> tuple[list[int], Reals]:
    """The scores that models fitted on four fifths of the groups give the fifth that each has not seen.

    Where there are own statements, only those are scored, and public sets are in every fold's training.

    Returns:
        The numbers of the examples scored, and their scores, (scored, 2).
    """
    from sklearn.model_selection import GroupKFold

    held = sights(examples)
    own = [row for row, one in enumerate(examples) if is_own(one)]
    tried = own or list(range(len(examples)))
    always = sorted(set(range(len(examples))) - set(tried))
    groups = [examples[row].label.group for row in tried]
    parts = min(FOLDS, len(set(groups)))
    found = np.zeros((len(tried), 2))
    folds = GroupKFold(parts, shuffle=True, random_state=settings.seed).split(tried, groups=groups)
    for number, (train, test) in enumerate(folds, 1):
        rows = [*(tried[place] for place in train), *always]
        model = _fit([examples[row] for row in rows], [held[row] for row in rows], settings)
        found[test] = scores(model, [examples[tried[place]] for place in test])
        if told is not None:
            told(f"fold {number} of {parts}")
    return tried, found


def precision_of(examples: Sequence[Example], found: Reals, head: str = "worth") -> float:
    """The average precision of scores, by which settings are chosen."""
    known = [row for row, one in enumerate(examples) if truth(one, head) is not None]
    if not known:
        return 0.0
    wanted = np.array([bool(truth(examples[row], head)) for row in known])
    return average_precision(wanted, found[known, HEADS.index(head)])
