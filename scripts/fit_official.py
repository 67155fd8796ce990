"""Fit which official figure an amount of people is held against, from statements that are labelled with it.

Usage: python scripts/fit_official.py [--folds N] [--files] [--write] [FILE ...]

Learnt from are the open statements of corpora/checks/official*.jsonl, the specification, and of the statements of
corpora/train and corpora/dev what is surely of nothing that a series counts, or held against figures by rules. Of each
amount every way to hold it against the base is tried (claimx/checks/official/learned); those that the label allows are
right, or that of telling nothing.

--folds prints what statements that were left out get, in turn; --files what files that were left out get; --write fits
on all and writes the weights.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import checks_official
import numpy as np
from rich.console import Console
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import claimx
from claimx.check_kinds import Outcome
from claimx.check_records import Check
from claimx.checks.official.counting import PEOPLE
from claimx.checks.official.learned.choice import Weights, likeliest, outcome, told
from claimx.checks.official.learned.signs import facts, of_nothing, of_way, same_figures
from claimx.checks.official.learned.ways import Way, ways
from claimx.checks.official.lexicon import telling
from claimx.checks.official.planner import Ruled, ruled
from claimx.corpus.gold import GoldClaim, load_gold
from claimx.documents import Details
from claimx.records import Claim, DocumentRecord
from claimx.stats import StatsBase, stats

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "claimx" / "checks" / "official" / "learned" / "weights" / "ways.json"
# Signs that fewer amounts have are left out, and weights that add less.
FEWEST, LEAST, STRENGTH, FIRST, SEED, STEPS = 3, 0.02, 1.0, 0.05, 4, 300
THRESHOLDS = {Outcome.DIFFERS: 0.7}
# What an amount of a whole statement counts, and one of the specification; of those that figures stand for, so many in
# a thousand get no second look.
COUNTS, SPECIFIED, SPARED = 0.3, 4.0, 4
WHOLE, SPEC = "whole statements", "specification"
# Words for people of any group.
ANYBODY = frozenset({"people", "post", "job", "man", "men", "woman", "women", "rank", "member", "individual", "person"})


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled amount of people, with the ways to hold it against the base.

    Attributes:
        weight: What it counts.
        name: The statement.
        file: Where it stands.
        tried: The ways.
        signs: Of telling nothing, and of each way.
        right: Whether each of these is right.
        outcomes: Whether the outcome of each is right.
        rules: Whether what rules alone tell is right.
    """

    name: str
    file: str
    tried: Sequence[Way]
    signs: Sequence[frozenset[str]]
    right: Sequence[bool]
    outcomes: Sequence[bool]
    rules: bool
    weight: float = 1.0


def whole(folder: Path, base: StatsBase) -> Iterator[Example]:
    """The amounts of annotated statements that no series counts, and those of which rules tell figures.

    Of something else, or of some of a force's people, is what annotators say it is. What rules tell of the rest is
    right far more often than not; of what they tell nothing there is no saying.
    """
    for gold in load_gold(folder):
        day = dt.date.fromisoformat(gold.date) if gold.date else None
        claims = claimx.extract(gold.text, details=Details(date=day, publisher_force=gold.publisher_force))
        if not claims:
            continue
        document = DocumentRecord(document=claims[0].document, text=gold.text, claims=len(claims))
        for one in ruled(claims, document, base):
            quantity = one.place.claim.quantity
            annotated = [each for each in gold.claims if each.start < quantity.end and quantity.start < each.end]
            told = one.check is not None and one.check.outcome is not Outcome.NO_FIGURE
            if not one.people or not annotated or not (told or _of_others(annotated[0], base)):
                continue
            tried = list(ways(one.place, base))
            known = facts(one.place, one.check)
            signs = [of_nothing(one.place, one.check), *(of_way(way, known) for way in tried)]
            others = _of_others(annotated[0], base)
            same = [not others and same_figures(way, known) for way in tried]
            right = [others, *same]
            yield Example(gold.name, WHOLE, tried, [*map(frozenset, signs)], right, right, not others, COUNTS)


def _of_others(claim: GoldClaim, base: StatsBase) -> bool:
    """Whether what an annotated amount counts is said by a word that is of no whole group."""
    subject = telling(claim.fields.get("subject") or "")
    wholes = frozenset[str]().union(*(telling(word) for one in base.measures.values() for word in one.words))
    return bool(subject - wholes - ANYBODY) or claim.fields["topic"] not in PEOPLE


def examples(path: Path, base: StatsBase) -> Iterator[Example]:
    """The labelled amounts of the open statements of a file."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == checks_official.OPEN:
            yield from _of_statement(row, path.stem, base)


def _of_statement(row: dict[str, Any], file: str, base: StatsBase) -> Iterator[Example]:
    claims, amounts = _amounts(row, base)
    by_amount = checks_official.by_amount(claims)
    labels = {by_amount[one["amount"]].id: one for one in row["comparisons"] if one["amount"] in by_amount}
    for one in amounts:
        label = labels.get(one.place.claim.id)
        if label is not None and one.people:
            found, outcomes = partial(checks_official.is_found, label), partial(checks_official.is_outcome, label)
            yield _example(row["id"], file, one, found, outcomes, base)


def specified(folder: Path, base: StatsBase) -> Iterator[Example]:
    """The amounts of the specification, and those that it says are held against nothing."""
    for name in ("official", "official_misses"):
        for number, line in enumerate((folder / f"{name}.jsonl").read_text("utf-8").splitlines()):
            row = json.loads(line)
            _, amounts = _amounts(row, base)
            mine = next((one for one in amounts if one.place.claim.quantity.text == row["amount"]), None)
            if mine is not None and mine.people:
                right = partial(_as_specified, row)
                yield _example(f"{name}-{number}", SPEC, mine, right, right, base)


def _as_specified(row: dict[str, Any], check: Check | None) -> bool:
    if "outcome" not in row or check is None:
        return "outcome" not in row and check is None
    dates = {str(one.date or one.financial_year) for one in check.figures}
    same = row["outcome"] == Outcome.NO_FIGURE or (
        bool(check.figures) and (check.figures[0].measure, check.figures[0].area) == (row["measure"], row["area"])
    )
    unit = "unit" not in row or {one.unit for one in check.figures} == {row["unit"]}
    return bool(check.outcome == row["outcome"]) and same and unit and set(row.get("dates", ())) <= dates


def _amounts(row: dict[str, Any], base: StatsBase) -> tuple[list[Claim], list[Ruled]]:
    """The claims of a statement, and what rules make of them."""
    details = Details(date=dt.date.fromisoformat(row["date"]), publisher_force=row.get("publisher_force"))
    claims = claimx.extract(row["text"], details=details)
    if not claims:
        return [], []
    document = DocumentRecord(document=claims[0].document, text=row["text"], claims=len(claims))
    return claims, list(ruled(claims, document, base))


def _example(
    name: str,
    file: str,
    one: Ruled,
    found: Callable[[Check | None], bool],
    outcomes: Callable[[Check | None], bool],
    base: StatsBase,
) -> Example:
    tried, known = list(ways(one.place, base)), facts(one.place, one.check)
    made = [None, *(told(way, base) for way in tried)]
    signs = [of_nothing(one.place, one.check), *(of_way(way, known) for way in tried)]
    right, good = [found(check) for check in made], [outcomes(check) for check in made]
    return Example(
        name, file, tried, [*map(frozenset, signs)], right, good, found(one.check), SPECIFIED if file == SPEC else 1.0
    )


def fit(every: Sequence[Example]) -> Weights:
    """The weights under which what is right is likeliest; where nothing is right, telling nothing is taken for it."""
    met = Counter(sign for one in every for sign in frozenset[str]().union(*one.signs))
    names = sorted(sign for sign, times in met.items() if times >= FEWEST)
    places = {sign: place for place, sign in enumerate(names)}
    columns: list[int] = []
    ends, starts = [0], list[int]()
    right: list[bool] = []
    for one in every:
        starts.append(len(right))
        right += one.right if any(one.right) else [True, *(False for _ in one.tried)]
        for signs in one.signs:
            columns += sorted(places[sign] for sign in signs if sign in places)
            ends.append(len(columns))
    weights = np.array([one.weight for one in every])
    signs = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(right), len(names)))
    loss = _loss(signs, np.array(starts), np.array(right), weights)
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    of_signs = {sign: round(float(found.x[place]), 3) for sign, place in places.items() if abs(found.x[place]) >= LEAST}
    first = _first(every)
    known = [sum(first.get(sign, 0.0) for sign in one.signs[0]) for one in every if any(one.right[1:])]
    return Weights(of_signs, THRESHOLDS, first, round(float(np.quantile(known, 1 - SPARED / 1000)), 3))


def _first(every: Sequence[Example]) -> dict[str, float]:
    """What each sign of telling nothing adds to the log odds that no figure is right."""
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform([dict.fromkeys(one.signs[0], 1.0) for one in every])
    idle = [not any(one.right[1:]) for one in every]
    if len(set(idle)) < 2:
        return {}
    model = LogisticRegression(C=FIRST, max_iter=1_000)
    model.fit(rows, idle)
    weights = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    return {sign: round(float(weight), 3) for sign, weight in weights if abs(weight) >= LEAST}


def _loss(signs: Any, starts: Any, right: Any, counts: Any) -> Callable[[Any], tuple[float, Any]]:
    of = np.repeat(np.arange(len(starts)), np.diff([*starts, len(right)]))

    def loss(weights: Any) -> tuple[float, Any]:
        scores = signs @ weights
        parts = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        sums, good = np.add.reduceat(parts, starts), np.add.reduceat(parts * right, starts)
        slope = signs.T @ (counts[of] * (parts / sums[of] - parts * right / good[of]))
        return -(counts * np.log(good / sums)).sum() + STRENGTH / 2 * (weights @ weights), slope + STRENGTH * weights

    return loss


@dataclass(slots=True)
class Score:
    """How many amounts are right, and how many differences are told and right."""

    amounts: int = 0
    right: int = 0
    rules: int = 0
    differs: int = 0
    differs_right: int = 0


def scored(every: Sequence[Example], weights: Weights, score: Score) -> None:
    for one in every:
        nothing, *scores = (weights.score(signs) for signs in one.signs)
        looked = one.tried and not weights.idle(one.signs[0])
        found = likeliest(one.tried, scores, nothing) if looked else None
        if found is not None and found.chance < weights.least.get(outcome(found.way), 0.0):
            found = None
        place = 1 + next(k for k, way in enumerate(one.tried) if way is found.way) if found is not None else 0
        score.amounts += 1
        score.right += one.right[place]
        score.rules += one.rules
        if found is not None and outcome(found.way) is Outcome.DIFFERS:
            score.differs += 1
            score.differs_right += one.outcomes[place]


def left_out(every: Sequence[Example], key: Callable[[Example], Any]) -> dict[Any, Score]:
    """What the amounts of each part get from weights fitted on all other parts."""
    scores: dict[Any, Score] = {}
    for part in sorted({key(one) for one in every}):
        weights = fit([one for one in every if key(one) != part])
        scored([one for one in every if key(one) == part], weights, scores.setdefault(part, Score()))
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=checks_official.FILES, metavar="FILE")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--files", dest="by_file", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    console = Console(highlight=False, markup=False)
    base = stats()
    every = [one for path in args.files for one in examples(path, base)]
    every += specified(ROOT / "tests" / "spec" / "checks", base)
    every += [one for split in ("train", "dev") for one in whole(ROOT / "corpora" / split, base)]
    known = sum(any(one.right) for one in every)
    console.print(f"{len(every):,} amounts of people, {known:,} with a right way among those tried")
    names = sorted({one.name for one in every})
    random.Random(SEED).shuffle(names)
    if args.by_file:
        for file, score in left_out(every, lambda one: one.file).items():
            console.print(file, score)
    if args.folds:
        fold = {name: place % args.folds for place, name in enumerate(names)}
        total = Score()
        for score in left_out(every, lambda one: fold[one.name]).values():
            for field in ("amounts", "right", "rules", "differs", "differs_right"):
                setattr(total, field, getattr(total, field) + getattr(score, field))
        console.print(f"left out in turn: {total.right / total.amounts:.3f}", total)
    if args.write:
        weights = fit(every)
        least = {name.value: chance for name, chance in weights.least.items()}
        fitted = {"least": least, "first": weights.first, "most": weights.most, "signs": weights.signs}
        WEIGHTS.write_text(json.dumps(fitted, indent=0) + "\n", "utf-8")
        console.print(f"{len(weights.signs):,} weights")


if __name__ == "__main__":
    main()
