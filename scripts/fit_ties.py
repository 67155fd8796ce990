"""Fit how surely amounts belong together, from statements whose relations are labelled and from whole ones.

Usage: python scripts/fit_ties.py [--folds N] [--write]

Learnt from are the open statements of corpora/checks/arithmetic*.jsonl but the eighth, the specification of
arithmetic, and the statements of corpora/train and corpora/dev. In the last no slip is known: amounts near each other
that do not fit have nothing to do with each other, and those that fit closely most likely do. Those that fit are learnt
from a second time as if they missed each other by a slip, drawn from the labelled ones, since words tie them the same
way.

--folds prints what statements that were left out get, in turn; --write fits on all and writes the weights.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import quantiles

import checks
from rich.console import Console
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

import claimx
from claimx.check_kinds import CheckKind, Outcome
from claimx.checks.arithmetic.checker import relations, ruled
from claimx.checks.arithmetic.learned.rivals import misfits
from claimx.checks.arithmetic.learned.signs import Reader
from claimx.checks.arithmetic.learned.ties import DOUBT, LEAST_ODDS, Weights, found, weighed
from claimx.checks.arithmetic.reading import sentences
from claimx.checks.arithmetic.solving import close, solve
from claimx.checks.arithmetic.telling import told
from claimx.checks.arithmetic.types import MOVES, Tie
from claimx.documents import Details, from_text
from claimx.records import Claim

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "claimx" / "checks" / "arithmetic" / "learned" / "weights" / "ties.json"
# The rules were made on the first set, and tie more there than on anything else: what they say of it teaches nothing.
SPEC = "spec"
LEARNT_BY_RULES = ("arithmetic.jsonl", SPEC)
# With it more is told falsely on statements held back (docs/checks.md): it shows what is found on first sight.
UNLEARNT = ("arithmetic_eighth.jsonl",)
RULED = re.compile(r"ruled-?\d|:pair-?\d|:elsewhere-?\d")
# Signs of how far figures miss each other.
MISSED = re.compile(r"slip:|missed\d|:over$|:under$")
# What one candidate counts: of a whole statement that fits, of one that is made to miss, and of a labelled one.
FITTING, SLIPPED, SLIPPED_LABELLED = 0.3, 0.3, 0.5
STRENGTH, LEAST, SEED, FOLDS = 0.3, 0.02, 5, 5
# Of the candidates that may well belong together so many in a hundred are not read to the end.
SPARED = 2
THRESHOLDS = {Outcome.INCONSISTENT: 0.8, Outcome.CONSISTENT: 0.5}


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its claims, and its relations where these are labelled."""

    name: str
    claims: Sequence[Claim]
    labels: Sequence[checks.Told] | None


@dataclass(frozen=True, slots=True)
class Example:
    signs: tuple[str, ...]
    tied: bool
    weight: float
    kind: CheckKind
    fits: bool


def labelled() -> Iterator[Statement]:
    """The open statements with labels."""
    for path in sorted((ROOT / "corpora" / "checks").glob("arithmetic*.jsonl")):
        if path.name in UNLEARNT:
            continue
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            if row["split"] == "open":
                yield Statement(f"{path.name}/{row['id']}", _extracted(row), checks.labelled(row))


def _extracted(row: Mapping[str, str]) -> list[Claim]:
    details = Details(date=dt.date.fromisoformat(row["date"]), publisher_force=row["publisher_force"])
    return claimx.extract(from_text(row["text"], details=details))


def specified() -> Iterator[Statement]:
    """The statements of the specification of arithmetic, half of them near misses."""
    for kind in checks.KINDS:
        path = ROOT / "tests" / "spec" / "checks" / f"{kind}.jsonl"
        for place, row in enumerate(map(json.loads, path.read_text("utf-8").splitlines())):
            claims = claimx.extract(row["text"])
            spans = {one.quantity.text: (one.quantity.start, one.quantity.end) for one in claims}
            labels = [
                checks.Told(name, outcome, frozenset(spans[said] for said in amounts), None)
                for name, outcome, amounts in row["checks"]
            ]
            yield Statement(f"{SPEC}/{kind}-{place}", claims, labels)


def whole() -> Iterator[Statement]:
    """Whole statements without a slip: of the corpus that rules are made on, and others."""
    for row in map(json.loads, (ROOT / "corpora" / "checks" / "whole.jsonl").read_text("utf-8").splitlines()):
        yield Statement(f"whole/{row['id']}", _extracted(row), None)
    for split in ("train", "dev"):
        for path in sorted((ROOT / "corpora" / split).glob("*.txt")):
            yield Statement(f"{split}/{path.stem}", claimx.extract(path), None)


def examples(statement: Statement) -> Iterator[Example]:
    """The candidates of a statement, and whether they belong together; those that leave a doubt are left out."""
    read = sentences(statement.claims)
    several = []
    by_rule = ruled(read)
    reader = Reader(by_rule, {})
    for candidate, window in list(found(read, by_rule)):
        relation, signs = candidate.relation, reader.signs(candidate, window)
        solved = solve(replace(relation, tie=Tie.SURE))
        if solved is None:
            continue
        if statement.name.startswith(LEARNT_BY_RULES):
            signs = [sign for sign in signs if not RULED.search(sign)]
        spans = frozenset((one.claim.quantity.start, one.claim.quantity.end) for _, one in relation.roles)
        several.append((relation, tuple(signs), solved, spans))
    fitting = {(_kind(one.kind), spans) for one, _, solved, spans in several if _fits(solved.outcome)}
    for relation, signs, solved, spans in several:
        fits = _fits(solved.outcome)
        if statement.labels is None:
            if fits and close(solved.readings, {one.role: one for one in solved.derived}):
                bare = tuple(sign for sign in signs if not MISSED.search(sign))
                yield Example(bare, True, FITTING, relation.kind, True)
            elif not fits and (_kind(relation.kind), spans) not in fitting:
                yield Example(signs, False, 1.0, relation.kind, False)
            continue
        label = _label(relation.kind, spans, statement.labels)
        # The wrong way round of amounts that fit the other way is neither.
        if label is None or label.outcome == "inconsistent" or fits:
            yield Example(signs, label is not None, 1.0, relation.kind, fits)


def _fits(outcome: Outcome) -> bool:
    return outcome is Outcome.CONSISTENT


def _kind(kind: CheckKind) -> CheckKind:
    return CheckKind.CHANGE if kind in MOVES else kind


def _label(kind: CheckKind, spans: frozenset[checks.Span], labels: Sequence[checks.Told]) -> checks.Told | None:
    for label in labels:
        inside = all(any(a < d and c < b for c, d in label.spans) for a, b in spans)
        whole = kind is not CheckKind.TOTAL or len(spans) == len(label.spans)
        if _kind(CheckKind(label.kind)) is _kind(kind) and inside and whole:
            return label
    return None


def slipped(
    several: Iterable[Example],
    misses: Mapping[CheckKind, Sequence[tuple[str, ...]]],
    weight: float,
    draw: random.Random,
) -> Iterator[Example]:
    """Amounts that fit, as if they missed each other."""
    for one in several:
        if one.tied and one.fits and one.kind in misses:
            kept = tuple(sign for sign in one.signs if not MISSED.search(sign))
            yield Example(kept + draw.choice(misses[one.kind]), True, weight, one.kind, False)


def all_examples(statements: Sequence[Statement]) -> list[list[Example]]:
    """The examples of each statement, with those that are made to miss."""
    held = [list(examples(one)) for one in statements]
    misses: dict[CheckKind, list[tuple[str, ...]]] = {}
    for statement, several in zip(statements, held, strict=True):
        for one in several:
            if statement.labels is not None and one.tied and not one.fits:
                misses.setdefault(one.kind, []).append(tuple(s for s in one.signs if MISSED.search(s)))
    draw = random.Random(SEED)
    for statement, several in zip(statements, held, strict=True):
        several += list(slipped(several, misses, SLIPPED if statement.labels is None else SLIPPED_LABELLED, draw))
    return held


def tied(several: Sequence[Example]) -> Weights:
    """The weights of signs that these examples teach; none yet of rivals."""
    vectors = DictVectorizer()
    signs = vectors.fit_transform([Counter(sorted(one.signs)) for one in several])
    model = LogisticRegression(C=STRENGTH, max_iter=5_000).fit(
        signs, [one.tied for one in several], sample_weight=[one.weight for one in several]
    )
    named = zip(vectors.feature_names_, map(float, model.coef_[0]), strict=True)
    weights = {name: round(weight, 3) for name, weight in named if abs(weight) >= LEAST}
    return Weights(round(float(model.intercept_[0]), 3), weights, THRESHOLDS, {"bias": 0.0})


def fitted(statements: Sequence[Statement], held: Sequence[Sequence[Example]]) -> Weights:
    """The weights of signs that examples teach, and those of rivals by what signs left out in turn tell of the others.

    Args:
        held: The examples of each statement.
    """
    fold = drawn(len(statements), FOLDS)
    of = [
        tied([one for several, other in zip(held, fold, strict=True) if other != left for one in several])
        for left in range(FOLDS)
    ]
    taught = [row for one, left in zip(statements, fold, strict=True) for row in beside(one, of[left])]
    vectors, scaler = DictVectorizer(sparse=False), StandardScaler()
    features = scaler.fit_transform(vectors.fit_transform([features for features, _ in taught]))
    model = LogisticRegression(C=STRENGTH, max_iter=5_000).fit(features, [slip for _, slip in taught])
    weights = model.coef_[0] / scaler.scale_
    rivals = {name: round(float(one), 4) for name, one in zip(vectors.feature_names_, weights, strict=True)}
    rivals["bias"] = round(float(model.intercept_[0] - weights @ scaler.mean_), 4)
    return replace(tied([one for several in held for one in several]), rivals=rivals)


def drawn(several: int, folds: int) -> list[int]:
    """A fold for each of several things."""
    fold = [place % folds for place in range(several)]
    random.Random(SEED).shuffle(fold)
    return fold


def beside(statement: Statement, weights: Weights) -> Iterator[tuple[dict[str, float], bool]]:
    """The candidates of a statement that do not fit, as they stand beside their rivals, and whether they are slips."""
    if statement.name.startswith(LEARNT_BY_RULES):
        return
    read = sentences(statement.claims)
    several, chances = weighed(read, ruled(read), weights)
    for one, features in misfits(several, chances, LEAST_ODDS):
        roles = one.solved.relation.roles
        spans = frozenset((amount.claim.quantity.start, amount.claim.quantity.end) for _, amount in roles)
        label = _label(one.solved.relation.kind, spans, statement.labels or ())
        if label is None or label.outcome == "inconsistent":
            yield features, label is not None


def early(statements: Sequence[Statement], weights: Weights) -> tuple[float, ...]:
    """What the first signs of nearly all candidates count for that may well belong together."""
    reached = []
    for statement in statements:
        read = sentences(statement.claims)
        by_rule = ruled(read)
        reader = Reader(by_rule, weights.signs)
        for candidate, window in list(found(read, by_rule)):
            *stages, whole = reader.stages(candidate, window)
            if weights.chance(whole) >= DOUBT:
                reached.append(stages)
    return tuple(round(quantiles(stage, n=100)[SPARED - 1], 2) for stage in zip(*reached, strict=True))


def scores(statements: Sequence[Statement], of: Sequence[Weights]) -> Counter[str]:
    """What is told of statements, each by its own weights, on labelled and whole ones."""
    count: Counter[str] = Counter()
    for statement, weights in zip(statements, of, strict=True):
        ours = [
            one
            for one in checks.relations(
                statement.claims, [pair for one in relations(statement.claims, weights) for pair in told(one)]
            )
            if one.outcome == "inconsistent"
        ]
        if statement.labels is None:
            count["whole"] += len(ours)
            count["claims"] += len(statement.claims)
            continue
        place = statement.name.partition("/")[0]
        theirs = [one for one in statement.labels if one.outcome == "inconsistent"]
        count[f"{place} told"] += len(ours)
        count[f"{place} right"] += sum(any(one.fits(label) for label in statement.labels) for one in ours)
        count[f"{place} agreed"] += sum(any(one.agrees(label) for label in statement.labels) for one in ours)
        count[f"{place} wanted"] += len(theirs)
        count[f"{place} found"] += sum(any(label.fits(one) for one in ours) for label in theirs)
        count[f"{place} met"] += sum(any(label.agrees(one) for one in ours) for label in theirs)
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    statements = [*labelled(), *specified(), *whole()]
    held = all_examples(statements)
    Console().print(f"{len(statements)} statements, {sum(map(len, held))} candidates")
    if args.folds:
        fold = drawn(len(statements), args.folds)
        of = []
        for left in range(args.folds):
            others = [place for place, other in enumerate(fold) if other != left]
            of.append(fitted([statements[place] for place in others], [held[place] for place in others]))
        for least in (0.5, 0.6, 0.7, 0.8, 0.9):
            trial = [replace(one, least={**THRESHOLDS, Outcome.INCONSISTENT: least}) for one in of]
            Console().print(least, dict(sorted(scores(statements, [trial[left] for left in fold]).items())))
    if args.write:
        weights = fitted(statements, held)
        model = {
            "bias": weights.bias,
            "early": early(statements, weights),
            "least": {outcome.value: least for outcome, least in weights.least.items()},
            "rivals": weights.rivals,
            "signs": weights.signs,
        }
        WEIGHTS.write_text(json.dumps(model, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
