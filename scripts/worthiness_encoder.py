"""The encoder on the public sets of US speech: CheckThat! 2024 and the four folds of ClaimBuster 2.5x.

    python scripts/worthiness_encoder.py FOLDER --seeds 1 2 3 -o results.json

FOLDER holds ``checkthat2024/`` and ``claimbuster/`` as they are published. Every run that is finished is written to
the results at once, and one that stands there is not made again, so that it can be stopped and gone on with.
CheckThat!'s training file is ClaimBuster's crowdsourced one and its dev file the ground truth: the network learns from
the former with ClaimBuster's three verdicts, less all sentences that stand in dev, dev-test or test. The threshold is
chosen once, by a network of seed 0 that has not seen the debates of 2016, the latest in training: dev-test and test are
of later debates still. Macro-F1 of ClaimBuster is at 0.5, as published; what is trained on a fold's sentences also
takes from the crowdsourced file whether those that are not worth checking are factual claims.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rich.console import Console

from claimx.evaluation.worth import average_precision, f1, macro_f1
from claimx.training.encoder import store
from claimx.training.encoder.examples import Example, examples
from claimx.training.encoder.loop import Fitted, Watch
from claimx.training.encoder.measures import best_threshold
from claimx.training.encoder.network import scores
from claimx.training.encoder.settings import OUTPUTS, Settings
from claimx.worthiness.sets import folds, load_set, without
from claimx.worthiness.types import Labelled

WORTH = OUTPUTS.index("worth2")
HELD_OUT = "2016"
HALF = 0.5
NOTE_EVERY = 30.0
notes = Console(stderr=True, soft_wrap=True)
# Of the run that chooses the threshold.
FIRST = 0
CHECKTHAT = Settings(epochs=2)
CLAIMBUSTER = Settings(epochs=3)


def chances(fitted: Fitted, rows: Sequence[Labelled]) -> np.ndarray:
    """The chance of worth that the network gives each sentence, uncalibrated."""
    return 1 / (1 + np.exp(-scores(fitted.ready, [row.text for row in rows])[:, WORTH].astype(float)))


def told(rows: Sequence[Labelled], found: np.ndarray, threshold: float) -> dict[str, float]:
    """Precision, recall, F1 at a threshold, and average precision."""
    right = np.array([bool(row.worthy) for row in rows])
    taken = found >= threshold
    both = int((right & taken).sum())
    return {
        "precision": both / max(1, int(taken.sum())),
        "recall": both / int(right.sum()),
        "f1": f1(right, taken),
        "ap": average_precision(right, found),
    }


class Sets:
    """CheckThat! and ClaimBuster in a folder."""

    def __init__(self, folder: Path) -> None:
        given = folder / "checkthat2024"
        self.folds = folder / "claimbuster" / "crossval"
        self.dev, self.dev_test, self.test = (
            load_set(given / f"CT24_checkworthy_english_{name}.tsv").rows for name in ("dev", "dev-test", "test_gold")
        )
        crowd = load_set(folder / "claimbuster" / "crowdsourced.csv").rows
        self.train = without(crowd, [*self.dev, *self.dev_test, *self.test])
        truth = load_set(folder / "claimbuster" / "groundtruth.csv").rows
        self.factual = {plain(row.text): bool(row.claim) for row in (*crowd, *truth)}

    def judged(self, row: Labelled) -> Labelled:
        """A sentence of a fold with the verdict on whether it is a factual claim, which the folds leave out."""
        claim = self.factual.get(plain(row.text))
        return row if claim is None else replace(row, claim=claim or bool(row.worthy))


def plain(text: str) -> str:
    """A sentence as it is compared with others."""
    return " ".join(text.lower().split())


def watching(name: str) -> Watch:
    """Tells on stderr, twice a minute, how far a network is."""
    last = [time.monotonic()]

    def watch(done: int, steps: int, loss: float) -> None:
        if time.monotonic() - last[0] > NOTE_EVERY:
            last[0] = time.monotonic()
            notes.print(f"{name}: step {done} of {steps}, loss {loss:.3f}")

    return watch


def trained(name: str, train: list[Example], settings: Settings, work: Path) -> Fitted:
    """A network trained in a folder of its own."""
    return store.once(train, settings, work / name, watch=watching(name))


def threshold(sets: Sets, work: Path) -> dict[str, Any]:
    """Choose the threshold on debates that the network has not seen."""
    held = [row for row in sets.train if row.group.startswith(HELD_OUT)]
    seen = without([row for row in sets.train if not row.group.startswith(HELD_OUT)], held)
    fitted = trained("threshold", examples(seen, graded=False), replace(CHECKTHAT, seed=FIRST), work)
    found = chances(fitted, held)
    best = best_threshold(np.array([bool(row.worthy) for row in held]), found)
    dev = chances(fitted, sets.dev)
    return {
        "threshold": best,
        "held_out": {str(at): told(held, found, at) for at in (best, HALF)},
        "dev": {str(at): told(sets.dev, dev, at) for at in (best, HALF)},
        "train": len(seen),
    }


def checkthat_run(sets: Sets, seed: int) -> tuple[list[Example], Settings]:
    """What CheckThat! is trained with."""
    return examples(sets.train, graded=False), replace(CHECKTHAT, seed=seed)


def checkthat(sets: Sets, seed: int, at: float, work: Path) -> dict[str, Any]:
    """CheckThat! 2024 for one seed."""
    fitted = trained(f"checkthat-{seed}", *checkthat_run(sets, seed), work)
    parts = {"dev": sets.dev, "dev_test": sets.dev_test, "test": sets.test}
    found = {name: chances(fitted, rows) for name, rows in parts.items()}
    return {
        name: {"chosen": told(rows, found[name], at), "half": told(rows, found[name], HALF)}
        for name, rows in parts.items()
    }


def claimbuster(sets: Sets, seed: int, fold: int, work: Path) -> dict[str, Any]:
    """One fold of ClaimBuster 2.5x for one seed."""
    train, test = folds(sets.folds)[fold]
    learnt = examples([sets.judged(row) for row in without(train.rows, test.rows)], graded=False)
    fitted = trained(f"claimbuster-{seed}-{fold}", learnt, replace(CLAIMBUSTER, seed=seed), work)
    found = chances(fitted, test.rows)
    right = np.array([bool(row.worthy) for row in test.rows])
    return {"macro_f1": macro_f1(right, found >= HALF), **told(test.rows, found, HALF), "train": len(learnt)}


def summary(results: dict[str, Any]) -> dict[str, Any]:
    """Mean and standard deviation over seeds of what is finished."""
    seeds = sorted({name.split("-")[1] for name in results if name.startswith(("checkthat-", "claimbuster-"))})
    figures: dict[str, list[float]] = {}
    for seed in seeds:
        one = results.get(f"checkthat-{seed}")
        if one:
            for part in ("dev_test", "test"):
                figures.setdefault(f"checkthat {part} f1", []).append(one[part]["chosen"]["f1"])
                figures.setdefault(f"checkthat {part} f1 at 0.5", []).append(one[part]["half"]["f1"])
                figures.setdefault(f"checkthat {part} ap", []).append(one[part]["half"]["ap"])
        every = [results.get(f"claimbuster-{seed}-{fold}") for fold in range(4)]
        if all(every):
            figures.setdefault("claimbuster macro f1", []).append(
                statistics.fmean(found["macro_f1"] for found in every if found)
            )
    return {
        name: {"mean": statistics.fmean(held), "sd": statistics.stdev(held) if len(held) > 1 else None, "n": len(held)}
        for name, held in figures.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--only", metavar="RUN", choices=("threshold", "train", "checkthat", "claimbuster"), nargs="+")
    parser.add_argument("--folds", type=int, nargs="+", default=[0, 1, 2, 3])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--work", type=Path, required=True, help="where networks and checkpoints are kept")
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    wanted = given.only or ["threshold", "checkthat", "claimbuster"]
    sets = Sets(given.folder)

    def stored() -> dict[str, Any]:
        return json.loads(given.output.read_text("utf-8"))["runs"] if given.output.exists() else {}

    def run(name: str, make: Any) -> dict[str, Any]:
        if name not in stored():
            begun = time.monotonic()
            found = {**make(), "seconds": round(time.monotonic() - begun)}
            runs = {**stored(), name: found}
            whole = {"versions": store.versions(), "threads": given.threads, "summary": summary(runs), "runs": runs}
            given.output.write_text(json.dumps(whole, indent=1) + "\n", "utf-8")
            notes.print(f"{name}: {json.dumps(found)}")
        return stored()[name]

    at = HALF
    if {"threshold", "checkthat"} & set(wanted):
        at = run("threshold", lambda: threshold(sets, given.work))["threshold"]
    for seed in given.seeds:
        if "train" in wanted:
            trained(f"checkthat-{seed}", *checkthat_run(sets, seed), given.work)
        if "checkthat" in wanted:
            run(f"checkthat-{seed}", lambda seed=seed: checkthat(sets, seed, at, given.work))
        if "claimbuster" in wanted:
            for fold in given.folds:
                run(f"claimbuster-{seed}-{fold}", lambda s=seed, f=fold: claimbuster(sets, s, f, given.work))
    out = Console(soft_wrap=True, highlight=False)
    for name, value in summary(stored()).items():
        spread = f" ± {value['sd']:.3f}" if value["sd"] is not None else ""
        out.print(f"US speech, {name}: {value['mean']:.3f}{spread} ({value['n']} seeds)")


if __name__ == "__main__":
    main()
