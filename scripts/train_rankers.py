"""Fit the linear models that choose among candidates, on annotated statements of the project.

Usage: python scripts/train_rankers.py [--folds 5] FOLDER ...     (folders of annotated statements)

Prints the share of right choices of the rules, of the model in cross-validation over documents, and writes
``claimx/pipeline/weights/subjects.json``. The same folders and seed give the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track

from claimx.corpus import GoldDocument, load_gold
from claimx.documents import load_metadata, read
from claimx.evaluation import same_subject
from claimx.pipeline import steps
from claimx.pipeline.language import COMPONENTS, DEFAULT_PARSER
from claimx.pipeline.reading import read_amounts
from claimx.pipeline.subjects.candidates import Candidate, phrase
from claimx.pipeline.subjects.features import Group

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "claimx/pipeline/weights"
SEED = 4
# Features that fewer choices show than this are left out, and weights smaller than that.
RARE, SMALL = 3, 0.02
EPOCHS, STEP, DECAY = 8, 0.05, 0.003
# Runs that the weights are a mean of.
RUNS = 8

Vector = NDArray[np.float64]
Places = NDArray[np.int64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice to learn from: features and rightness of each candidate, and whether the rules' answer is right."""

    document: str
    rows: list[list[str]]
    right: list[bool]
    rule: bool


def choices(gold: GoldDocument, folder: Path) -> list[Choice]:
    """The choices of a document; those before are taken to have been right."""
    details = load_metadata(folder / "metadata.csv").get(gold.path)
    sheet = steps.sheet(read(gold.path, details=details))
    for factory in COMPONENTS[:-1]:
        steps.FINDERS[factory](sheet)
    subject_of = {
        index: claim.fields.get("subject")
        for index, amount in enumerate(sheet.amounts)
        for claim in gold.claims
        if not claim.optional and claim.start < amount.end and amount.start < claim.end
    }
    found: list[Choice] = []
    (parses,) = steps.parses([sheet], parser=DEFAULT_PARSER)
    text = sheet.view.text

    def pick(index: int, candidates: Sequence[Candidate], rows: Sequence[Sequence[Group]]) -> tuple[int, float] | None:
        if index not in subject_of:
            return None
        names = [list(chain.from_iterable(row)) for row in rows]
        spans = [phrase(parses, candidate) for candidate in candidates]
        right = [same_subject(subject_of[index], text[start:end]) for start, end in spans]
        ruled = [good for good, row in zip(right, names, strict=True) if any(name.startswith("rule|") for name in row)]
        found.append(Choice(gold.path.stem, names, right, any(ruled)))
        return (right.index(True), 1.0) if any(right) else None

    known = [(mention.start, mention.end) for mention in sheet.mentions]
    read_amounts(sheet.view, sheet.sentences, sheet.amounts, parses, sheet.times, names=known, pick=pick)
    return found


def fit(data: Sequence[Choice]) -> dict[str, float]:
    """Weights by conditional logit, AdaGrad (Duchi et al. 2011), on the choices that have a right candidate.

    Each is a mean over the later epochs of several runs: few choices are at hand for many features, and one run alone
    goes with the order that it saw them in (averaged stochastic descent, Polyak and Juditsky 1992).
    """
    shown = Counter(name for choice in data for name in {n for row in choice.rows for n in row})
    number = {name: place for place, name in enumerate(sorted(n for n, often in shown.items() if often >= RARE))}
    packed = [
        ([np.array([number[n] for n in row if n in number], dtype=np.int64) for row in c.rows], np.array(c.right))
        for c in data
        if any(c.right)
    ]
    mean = np.zeros(len(number))
    for seed in range(SEED, SEED + RUNS):
        order = np.random.default_rng(seed)
        weights, squares = np.zeros(len(number)), np.full(len(number), 1e-6)
        for epoch in range(EPOCHS):
            for at in order.permutation(len(packed)):
                _step(weights, squares, *packed[at])
            if epoch >= EPOCHS // 2:
                mean += weights / (EPOCHS - EPOCHS // 2) / RUNS
    return {name: round(float(mean[at]), 3) for name, at in number.items() if abs(mean[at]) >= SMALL}


def _step(weights: Vector, squares: Vector, rows: Sequence[Places], right: Truths) -> None:
    """One step of AdaGrad on one choice, in place."""
    scores = np.array([weights[row].sum() for row in rows])
    chance = np.exp(scores - scores.max())
    chance /= chance.sum()
    wanted = chance * right
    error = chance - wanted / wanted.sum()
    names, where = np.unique(np.concatenate(rows), return_inverse=True)
    slope = np.bincount(where, weights=np.repeat(error, [len(row) for row in rows])) + DECAY * weights[names]
    squares[names] += slope**2
    weights[names] -= STEP * slope / np.sqrt(squares[names])


def right_choices(data: Iterable[Choice], weights: dict[str, float]) -> int:
    """How many choices the model makes rightly."""
    right = 0
    for choice in data:
        scores = [sum(weights.get(name, 0.0) for name in row) for row in choice.rows]
        right += choice.right[int(np.argmax(scores))] if scores else False
    return right


def main() -> None:
    """Train, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="only score the model that is there")
    args = parser.parse_args()
    console = Console()
    gold = [(document, folder) for folder in args.folders for document in load_gold(folder)]
    data = [c for document, folder in track(gold, "reading", console=console) for c in choices(document, folder)]
    console.print(f"{len(data)} choices; rules right {sum(c.rule for c in data) / len(data):.3f}")
    if args.check:
        known = json.loads((WEIGHTS / "subjects.json").read_text("utf-8"))["weights"]
        console.print(f"model right {right_choices(data, known) / len(data):.3f}")
        return
    names = sorted({c.document for c in data})
    right = 0
    for fold in range(args.folds):
        held = set(names[fold :: args.folds])
        weights = fit([c for c in data if c.document not in held])
        right += right_choices([c for c in data if c.document in held], weights)
    console.print(f"model right in {args.folds}-fold cross-validation over documents {right / len(data):.3f}")
    weights = fit(data)
    texts = hashlib.sha256("".join(sorted(document.text for document, _ in gold)).encode()).hexdigest()[:16]
    told = {"choices": len(data), "seed": SEED, "texts": texts}
    WEIGHTS.mkdir(exist_ok=True)
    lines = ",\n".join(f" {json.dumps(name)}: {weights[name]}" for name in sorted(weights))
    head = json.dumps(told)[1:-1]
    (WEIGHTS / "subjects.json").write_text(f'{{{head}, "weights": {{\n{lines}\n}}}}\n', "utf-8")
    console.print(f"{len(weights)} weights written")


if __name__ == "__main__":
    main()
