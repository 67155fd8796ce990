"""How surely the amounts of each candidate belong together, by the weights of its signs."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from claimx.check_kinds import CheckKind, Outcome
from claimx.checks.arithmetic.doubts import unlikely
from claimx.checks.arithmetic.learned import rivals
from claimx.checks.arithmetic.learned.alone import alone
from claimx.checks.arithmetic.learned.candidates import candidates, spread
from claimx.checks.arithmetic.learned.near import Candidate
from claimx.checks.arithmetic.learned.rivals import Weighed, named
from claimx.checks.arithmetic.learned.signs import Reader, Scale
from claimx.checks.arithmetic.learned.windows import Window, windows
from claimx.checks.arithmetic.solving import Solved, solve
from claimx.checks.arithmetic.types import MOVES, Relation, Sentence, Tie

# A share that is told of the rest instead of the part is so near to it, in points.
_WHOLE, _NEAR = 100.0, 2.0
# From this chance on it is looked at what comes of amounts, and from this on they may well belong together.
DOUBT, _MAY_WELL = 0.15, 0.3
# From this chance on what fits is taken for settled.
_SURELY = 0.9
# Log odds that stand for those of a rival where there is none: hardly less than those of doubt.
LEAST_ODDS = -2.0

_Named = tuple[CheckKind, frozenset[int]]
# Log odds by which one way is much likelier than another.
_MUCH = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model of whether amounts belong together.

    Attributes:
        bias: The log odds where there is no sign.
        signs: What each sign adds to the log odds.
        least: How likely it has to be for each outcome to be told; an outcome that is not here never is.
        rivals: What each feature of a misfit beside its rivals adds to the log odds that it is one, and ``bias``.
        early: What the first signs have to count for that the others are read, stage by stage.
        scale: The signs with what they count for, kept as they are met.
    """

    bias: float
    signs: Mapping[str, float]
    least: Mapping[Outcome, float]
    rivals: Mapping[str, float]
    early: tuple[float, ...] = ()
    scale: Scale = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scale", Scale(self.signs))

    def chance(self, score: float) -> float:
        """How likely it is that amounts belong together whose signs add up to a score."""
        return rivals.logistic(self.bias + score)


@cache
def shipped() -> Weights:
    """The weights in the package, fitted by ``scripts/fit_ties.py``."""
    with files("claimx.checks.arithmetic.learned").joinpath("weights", "ties.json").open(encoding="utf-8") as file:
        found = json.load(file)
    least = {Outcome(name): least for name, least in found["least"].items()}
    return Weights(found["bias"], found["signs"], least, found["rivals"], tuple(found["early"]))


def found(sentences: Sequence[Sentence], ruled: Sequence[Relation]) -> Iterator[tuple[Candidate, Window]]:
    """Every candidate of a document, with where it was found: no two windows have the same sentences.

    Totals that a word of their last part or of their sum tells are candidates however many sentences they stand in.
    """
    met: set[_Named] = set()
    for window in windows(sentences):
        for one in candidates(window):
            met.add(named(one.relation))
            yield one, window
    for relation in ruled:
        if relation.kind is CheckKind.TOTAL and relation.tie is Tie.NAMED and named(relation) not in met:
            met.add(named(relation))
            yield spread(relation, sentences)


@dataclass(frozen=True, slots=True)
class Linked:
    """What was learnt of a document.

    Attributes:
        told: What comes of the amounts that belong together.
        doubtful: Amounts, by identity, that may well do so: what follows from some of them alone is better not told.
        chances: How likely it is for each candidate, by its kind and amounts; a difference is a change here.
        moved: Amounts, by identity, that tell a movement which fits: no other order of them does not.
    """

    told: tuple[Solved, ...]
    doubtful: tuple[frozenset[int], ...]
    chances: Mapping[_Named, float]
    moved: frozenset[frozenset[int]]


def learned(sentences: Sequence[Sentence], ruled: Sequence[Relation], weights: Weights) -> Linked:
    """What comes of the candidates that belong together; of the same amounts only of the likeliest parts.

    Words say which part an amount has. That other parts would make the figures fit is no reason for them, where these
    are much the likelier.
    """
    several, chances = weighed(sentences, ruled, weights)
    beside = rivals.misfits(several, chances, LEAST_ODDS)
    slips = {one: rivals.chance(features, weights.rivals) for one, features in beside}
    # An order of levels that words or times rule out is no candidate.
    moved = frozenset(one.amounts for one in several if one.fits and one.kind is CheckKind.CHANGE)
    kept = [
        _Kept(one.solved, rivals.logistic(one.odds), slips.get(one, 0.0))
        for one in several
        if _odds(chances[one.kind, one.amounts]) - one.odds < _MUCH
        and not (one.kind is CheckKind.CHANGE and not one.fits and one.amounts in moved)
    ]
    joined = list(_joined(kept))
    fitting = [_amounts(one.solved.relation) for one in joined if one.solved.outcome is Outcome.CONSISTENT]
    told = [
        one.solved
        for one in joined
        if one.chance >= weights.least.get(one.solved.outcome, math.inf) and not _otherwise(one.solved, fitting)
    ]
    # What fits elsewhere and does not fit here is not of here.
    settled = [one.amounts for one in several if one.fits and chances[one.kind, one.amounts] >= _SURELY]
    doubtful = {
        one.amounts
        for one in several
        if chances[one.kind, one.amounts] >= _MAY_WELL
        and (one.fits or not any(one.amounts != others and one.amounts & others for others in settled))
    }
    return Linked(tuple(told), tuple(doubtful), chances, moved)


def weighed(
    sentences: Sequence[Sentence],
    ruled: Sequence[Relation],
    weights: Weights,
) -> tuple[list[Weighed], dict[_Named, float]]:
    """The candidates of a document that may be relations, and how likely each kind of relation of the same amounts is.

    Of the latter all are told, with the likeliest parts; of the former those that leave a doubt at least.
    """
    several: list[Weighed] = []
    chances: dict[_Named, float] = {}
    reader = Reader(ruled, weights.scale)
    # Windows are told apart by identity, so that all of them have to stay.
    for candidate, window in list(found(sentences, ruled)):
        stages = reader.stages(candidate, window, weights.early)
        key = named(candidate.relation)
        chance = weights.chance(stages[-1]) if len(stages) == reader.STAGES else 0.0
        chances[key] = max(chance, chances.get(key, 0.0))
        solved = solve(replace(candidate.relation, tie=Tie.SURE)) if chance >= DOUBT else None
        if solved is not None:
            missed = abs(math.log(candidate.stated / candidate.made))
            fits = solved.outcome is Outcome.CONSISTENT
            amounts = [amount for _, amount in candidate.relation.roles]
            by_itself = {} if fits else alone(amounts, stages, reader.ruled.ties(candidate.relation))
            several.append(Weighed(weights.bias + stages[-1], solved, fits, missed, len(window.amounts), by_itself))
    return several, chances


def _otherwise(one: Solved, fitting: Sequence[frozenset[int]]) -> bool:
    """Whether figures that do not fit may be read in another way in which they do, or are of different times."""
    if one.outcome is not Outcome.INCONSISTENT:
        return False
    if unlikely(one.relation):
        return True
    amounts = _amounts(one.relation)
    if any(amounts != others and len(amounts & others) > 1 for others in fitting):
        return True
    if one.relation.kind is not CheckKind.SHARE:
        return False
    share = one.readings["share"][0].value
    return any(made.role == "share" and abs(_WHOLE - made.value - share) <= _NEAR for made in one.derived)


class _Kept(NamedTuple):
    """What comes of amounts, how likely they belong together, and how likely where they do not fit."""

    solved: Solved
    likely: float
    slip: float

    @property
    def chance(self) -> float:
        return self.slip if self.solved.outcome is Outcome.INCONSISTENT else self.likely


def _joined(kept: Sequence[_Kept]) -> Iterator[_Kept]:
    """The same, but movements of which both the difference and the percentage are told as one."""
    differences = {one.solved.relation.levels: one for one in kept if one.solved.relation.kind is CheckKind.DIFFERENCE}
    joined: list[frozenset[int]] = []
    for one in kept:
        relation = one.solved.relation
        beside = differences.get(relation.levels) if relation.levels and relation.of("percent") is not None else None
        if beside is not None:
            percent = [role for role in relation.roles if role[0] == "percent"]
            whole = replace(relation, roles=(*beside.solved.relation.roles, *percent))
            solved = solve(whole)
            if solved is not None:
                joined.append(_amounts(whole))
                yield _Kept(solved, min(one.likely, beside.likely), max(one.slip, beside.slip))
    for one in kept:
        relation = one.solved.relation
        if relation.kind not in MOVES or not any(_amounts(relation) <= whole for whole in joined):
            yield one


def _amounts(relation: Relation) -> frozenset[int]:
    return frozenset(id(amount) for _, amount in relation.roles)


def _odds(chance: float) -> float:
    return math.log(chance / max(1.0 - chance, 1e-12))
