"""How surely the amounts of each candidate belong together, by the weights of its signs."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from claimx.check_kinds import CheckKind, Outcome
from claimx.checks.arithmetic.learned.candidates import candidates
from claimx.checks.arithmetic.learned.near import Candidate
from claimx.checks.arithmetic.learned.signs import Reader, Scale
from claimx.checks.arithmetic.learned.windows import Window, windows
from claimx.checks.arithmetic.solving import Solved, solve
from claimx.checks.arithmetic.types import Relation, Sentence, Tie

_MOVES = frozenset({CheckKind.CHANGE, CheckKind.DIFFERENCE})
# A share that is told of the rest instead of the part is so near to it, in points.
_WHOLE, _NEAR = 100.0, 2.0
# From this chance on it is looked at what comes of amounts, and from this on they may well belong together.
_DOUBT, _MAY_WELL = 0.15, 0.3
# Log odds by which one way is much likelier than another.
_MUCH = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model of whether amounts belong together.

    Attributes:
        bias: The log odds where there is no sign.
        signs: What each sign adds to the log odds.
        least: How likely it has to be for each outcome to be told; an outcome that is not here never is.
        early: What the first signs have to count for that the others are read, stage by stage.
        scale: The signs with what they count for, kept as they are met.
    """

    bias: float
    signs: Mapping[str, float]
    least: Mapping[Outcome, float]
    early: tuple[float, ...] = ()
    scale: Scale = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scale", Scale(self.signs))

    def chance(self, score: float) -> float:
        """How likely it is that amounts belong together whose signs add up to a score."""
        odds = self.bias + score
        return 1.0 / (1.0 + math.exp(-odds)) if odds > -700.0 else 0.0


@cache
def shipped() -> Weights:
    """The weights in the package, fitted by ``scripts/fit_ties.py``."""
    with files("claimx.checks.arithmetic.learned").joinpath("weights", "ties.json").open(encoding="utf-8") as file:
        found = json.load(file)
    least = {Outcome(name): least for name, least in found["least"].items()}
    return Weights(found["bias"], found["signs"], least, tuple(found["early"]))


def found(sentences: Sequence[Sentence]) -> Iterator[tuple[Candidate, Window]]:
    """Every candidate of a document, with where it was found: no two windows have the same sentences."""
    for window in windows(sentences):
        for one in candidates(window):
            yield one, window


@dataclass(frozen=True, slots=True)
class Linked:
    """What was learnt of a document.

    Attributes:
        told: What comes of the amounts that belong together.
        doubtful: Amounts, by identity, that may well do so: what follows from some of them alone is better not told.
        chances: How likely it is for each candidate, by its kind and amounts; a difference is a change here.
    """

    told: tuple[Solved, ...]
    doubtful: tuple[frozenset[int], ...]
    chances: Mapping[tuple[CheckKind, frozenset[int]], float]


def learned(sentences: Sequence[Sentence], ruled: Sequence[Relation], weights: Weights) -> Linked:
    """What comes of the candidates that belong together; of the same amounts only of the likeliest parts.

    Words say which part an amount has. That other parts would make the figures fit is no reason for them, where these
    are much the likelier.
    """
    best: dict[tuple[CheckKind, frozenset[int]], list[tuple[float, Relation]]] = {}
    chances: dict[tuple[CheckKind, frozenset[int]], float] = {}
    reader = Reader(ruled, weights.scale)
    # Windows are told apart by identity, so that all of them have to stay.
    for candidate, window in list(found(sentences)):
        relation = candidate.relation
        key, chance = named(relation), weights.chance(reader.score(candidate, window, weights.early))
        chances[key] = max(chance, chances.get(key, 0.0))
        if chance >= _DOUBT:
            best.setdefault(key, []).append((chance, relation))
    kept: list[tuple[float, Relation]] = []
    for key, several in best.items():
        most = _odds(chances[key])
        kept += [(chance, relation) for chance, relation in several if most - _odds(chance) < _MUCH]
    solved = [
        (chance, one)
        for chance, relation in _joined(kept)
        if (one := solve(replace(relation, tie=Tie.SURE))) is not None
    ]
    fitting = [_amounts(one.relation) for _, one in solved if one.outcome is Outcome.CONSISTENT]
    told = [
        one
        for chance, one in solved
        if chance >= weights.least.get(one.outcome, math.inf) and not _otherwise(one, fitting)
    ]
    return Linked(tuple(told), tuple(key[1] for key in best if chances[key] >= _MAY_WELL), chances)


def named(relation: Relation) -> tuple[CheckKind, frozenset[int]]:
    """A relation by its kind and amounts; a difference is a change here."""
    return CheckKind.CHANGE if relation.kind in _MOVES else relation.kind, _amounts(relation)


def _otherwise(one: Solved, fitting: Sequence[frozenset[int]]) -> bool:
    """Whether figures that do not fit may be read in another way in which they do: with others, or as what is left."""
    if one.outcome is not Outcome.INCONSISTENT:
        return False
    amounts = _amounts(one.relation)
    if any(amounts != others and len(amounts & others) > 1 for others in fitting):
        return True
    if one.relation.kind is not CheckKind.SHARE:
        return False
    share = one.readings["share"][0].value
    return any(made.role == "share" and abs(_WHOLE - made.value - share) <= _NEAR for made in one.derived)


def _joined(kept: Sequence[tuple[float, Relation]]) -> Iterator[tuple[float, Relation]]:
    """The same, but movements of which both the difference and the percentage are told as one."""
    differences = {_levels(one): (chance, one) for chance, one in kept if one.kind is CheckKind.DIFFERENCE}
    joined: list[frozenset[int]] = []
    for chance, one in kept:
        beside = differences.get(_levels(one)) if one.of("percent") is not None else None
        if beside is not None:
            whole = replace(one, roles=(*beside[1].roles, *(role for role in one.roles if role[0] == "percent")))
            joined.append(_amounts(whole))
            yield min(chance, beside[0]), whole
    for chance, one in kept:
        if one.kind not in _MOVES or not any(_amounts(one) <= whole for whole in joined):
            yield chance, one


def _amounts(relation: Relation) -> frozenset[int]:
    return frozenset(id(amount) for _, amount in relation.roles)


def _levels(relation: Relation) -> tuple[int, int]:
    """The amounts before and after a movement, by identity; the relation's own for any other."""
    before, after = relation.of("before"), relation.of("after")
    return (id(before), id(after)) if before is not None and after is not None else (id(relation), 0)


def _odds(chance: float) -> float:
    return math.log(chance / max(1.0 - chance, 1e-12))
