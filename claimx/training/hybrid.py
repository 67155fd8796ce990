"""A hybrid: amounts by the rules, and for each field whose word holds, fitted on statements that neither learned from.

The rules were made on ``train`` and ``dev`` and the model was trained on them, so both look better there than they
are; ``calibration`` flatters neither.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import claimx
from claimx.errors import OutputError
from claimx.evaluation.alignment import judge
from claimx.evaluation.floors import corpus_hash
from claimx.pipeline import steps
from claimx.pipeline.assembly import records
from claimx.pipeline.language import DEFAULT_PARSER
from claimx.pipeline.learned import folder as folders
from claimx.pipeline.learned import learners
from claimx.pipeline.learned.folder import Manifest
from claimx.pipeline.learned.learners import Learner
from claimx.pipeline.learned.merging import against, merged, tells
from claimx.pipeline.learned.types import ALL_LEARNED, FIELDS, Learned, Policy
from claimx.pipeline.record import Findings
from claimx.training.account import account
from claimx.training.sheets import Annotated, annotated

CALIBRATION = "calibration"
TRAINING = "training.json"
# From which chance on a model's word might hold.
STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995)
# A model's word is taken where it is right so many times more often than the rules'; fewer are luck.
GAIN = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One field of one mention: whether rules and model are right, and the chance of its word against theirs."""

    document: str
    rules: bool
    learned: bool
    chance: float


@dataclass(frozen=True, slots=True)
class Selection:
    """An amount: whether the rules take it for a claim, whether it is one, and the chance the model gives that."""

    document: str
    rules: bool
    wanted: bool
    chance: float


@dataclass(slots=True)
class Choices:
    """What there is to choose between, by field, and for the amounts themselves."""

    fields: dict[str, list[Choice]]
    amounts: list[Selection]


def gathered(documents: Iterable[Annotated], learner: Learner) -> Choices:
    """What rules and model say of the mentions of documents, beside their annotations."""
    choices = Choices({name: [] for name in FIELDS}, [])
    for document in documents:
        (judged,) = learner.judge([document.sheet])
        (parsed,) = steps.parses([document.sheet], parser=DEFAULT_PARSER)
        found = {one.amount.start: one for one in steps.findings(document.sheet, parsed)}
        _of_document(document, {one.start: one for one in judged}, found, choices)
    return choices


def _of_document(
    document: Annotated, learned: Mapping[int, Learned], ruled: Mapping[int, Findings], choices: Choices
) -> None:
    name = document.gold.path.stem
    for amount, claim in zip(document.sheet.amounts, document.claims, strict=True):
        chance = learned[amount.start].keep
        if chance is None or (claim is None and document.is_ignored(amount.start)) or (claim and claim.optional):
            continue
        choices.amounts.append(Selection(name, amount.start in ruled, claim is not None, chance))
    found = [one for start, one in ruled.items() if start in learned]
    ours = _judged(document, found)
    theirs = _judged(document, [merged(one, learned[one.amount.start], ALL_LEARNED) for one in found])
    for start, same in ours.items():
        for field in FIELDS:
            if not tells(field, learned[start]):
                continue
            chance = against(field, ruled[start], learned[start])
            if chance is None:  # both say the same
                choices.fields[field].append(Choice(name, same[field], same[field], 0.0))
            else:
                choices.fields[field].append(Choice(name, same[field], theirs[start][field], chance))


def _judged(document: Annotated, found: Sequence[Findings]) -> dict[int, dict[str, bool]]:
    claims = records(document.sheet.document, found, parser="", components=())
    return {
        one.claim.quantity.start: dict(one.same)
        for one in judge(document.gold, claims)
        if one.claim is not None and one.gold is not None
    }


def threshold(choices: Sequence[Choice]) -> float | None:
    """From which chance on the model's word is to hold; None where the rules' always should."""
    best, least = GAIN - 1, None
    for step in STEPS:
        gain = sum(one.learned - one.rules for one in choices if one.chance >= step)
        if gain > best or (gain == best and least is not None):
            best, least = gain, step
    return least


def believed(choices: Sequence[Choice]) -> float | None:
    """The threshold, where one chosen without the statement at hand gets more right than the rules; else None."""
    return threshold(choices) if held_out(choices) > right(choices, None) else None


def selection(choices: Sequence[Selection]) -> tuple[float, float]:
    """Under which chance a claim of the rules is dropped, and from which on what they leave out is kept."""
    never_drop, never_keep = Policy().drop, Policy().keep
    drop = _best([(one.chance, one.wanted) for one in choices if one.rules], lambda chance, at: chance < at, False)
    keep = _best([(one.chance, one.wanted) for one in choices if not one.rules], lambda chance, at: chance >= at, True)
    return never_drop if drop is None else drop, never_keep if keep is None else keep


def _best(told: Sequence[tuple[float, bool]], holds: Callable[[float, float], bool], right: bool) -> float | None:
    best, least = GAIN - 1, None
    for step in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        gain = sum(1 if wanted is right else -1 for chance, wanted in told if holds(chance, step))
        if gain > best:
            best, least = gain, step
    return least


def fitted(choices: Choices) -> Policy:
    """Whose word holds."""
    least = {name: at for name in FIELDS if (at := believed(choices.fields[name])) is not None}
    drop, keep = selection(choices.amounts)
    return Policy(least, drop, keep)


def right(choices: Sequence[Choice], least: float | None) -> int:
    """How often the word that holds is right."""
    return sum(one.learned if least is not None and one.chance >= least else one.rules for one in choices)


def held_out(choices: Sequence[Choice], folds: int = 10) -> int:
    """How often the word that holds is right where it was chosen without the statement at hand."""
    names = sorted({one.document for one in choices})
    total = 0
    for fold in range(folds):
        out = set(names[fold::folds])
        least = threshold([one for one in choices if one.document not in out])
        total += right([one for one in choices if one.document in out], least)
    return total


def train(model: Path, corpus: Path, output: Path, *, split: str = CALIBRATION) -> dict[str, Any]:
    """Fit a hybrid of the rules and a trained model and write it to a folder.

    Args:
        model: The folder of the model.
        corpus: A folder with the split.
        output: The hybrid's folder; one that holds another model is replaced.
        split: Statements that neither rules nor model learned from.

    Returns:
        What is written to ``training.json``: the model's own as ``base``, and for each field how many mentions there
        were, how often the rules, the model and the hybrid are right, the last also where it was chosen without the
        statement at hand.

    Raises:
        ModelError: The model cannot be loaded.
        CorpusError: The corpus is not one.
        OutputError: The folder holds something else, or is the model's own.
    """
    begun = time.monotonic()
    if output.resolve() == model.resolve():
        raise OutputError(f"{output} is the model's own folder", remedy="choose another with --output")
    if output.exists() and (not output.is_dir() or (any(output.iterdir()) and not folders.is_model(output))):
        raise OutputError(f"{output} holds something else than a model", remedy="choose another with --output")
    base = folders.read(model)
    choices = gathered(annotated(corpus, split), learners.load(model)[1])
    policy = fitted(choices)
    made = {**base.made, "policy": {"split": split, "corpus_hash": corpus_hash(corpus / split)}}
    folders.copy(model, output)
    folders.write(output, _hybrid(base, policy, made))
    told = {
        "schema": "claimx.training/1",
        "model": base.fingerprint,
        "split": split,
        "corpus_hash": {split: corpus_hash(corpus / split)},
        **account(corpus, (split,)),
        "base": _training_of(model),
        "seconds": round(time.monotonic() - begun, 1),
        "policy": asdict(policy),
        "fields": {name: _told(choices.fields[name], policy.least.get(name)) for name in FIELDS},
        "claimx": claimx.__version__,
    }
    (output / TRAINING).write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return told


def _training_of(model: Path) -> dict[str, Any] | None:
    """What was recorded of how the model was trained."""
    try:
        told: dict[str, Any] = json.loads((model / TRAINING).read_text("utf-8"))
    except OSError:
        return None
    return told


def _hybrid(base: Manifest, policy: Policy, made: dict[str, Any]) -> Manifest:
    return replace(base, kind="hybrid", amounts="rules", policy=policy, made=made)


def _told(choices: Sequence[Choice], least: float | None) -> dict[str, Any]:
    return {
        "mentions": len(choices),
        "rules": sum(one.rules for one in choices),
        "learned": sum(one.learned for one in choices),
        "hybrid": right(choices, least),
        "hybrid_held_out": held_out(choices),
    }
